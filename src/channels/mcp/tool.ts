import type { CallToolResult, ToolAnnotations } from '@modelcontextprotocol/sdk/types.js'
import type { Answer } from '../../question/question.ts'
import { FAULT_SAID, shownMessage } from '../http/problems.ts'
import type { Service } from '../http/service.ts'
import { type CitedPlace, sourceLink } from '../web/source-link.ts'

/** What every tool is given. */
export type ToolContext = {
  /** Rejects with `NotReadyError` while there is no index. */
  readonly service: () => Promise<Service>
  /** Whose conversations the caller may go on with. */
  readonly owner: string
  /** Ends with the caller's connection. */
  readonly signal?: AbortSignal | undefined
  /** Where people reach this service by a browser; sources are linked then. */
  readonly publicUrl?: string | undefined
  /** Told of every answer. @default nobody is */
  readonly onAnswer?: ((answer: Answer) => void) | undefined
  /** Told of every fault that the caller is not told about. */
  readonly onFault: (error: unknown) => void
}

/** No tool changes anything, and asking again gives the same; none reaches beyond the library. */
export const READ_ONLY: ToolAnnotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false }

/** The same twice: for programs, and for whoever reads text. */
export type Told = { readonly structured: Record<string, unknown>; readonly text: string }

const CANCELLED = 'The request was cancelled.'

/** Runs a tool; what goes wrong becomes a tool error that says what to do, which a model can read and act on. */
export async function told(
  context: ToolContext,
  given: AbortSignal,
  act: (service: Service, signal: AbortSignal) => Promise<Told>,
): Promise<CallToolResult> {
  const signal = context.signal ? AbortSignal.any([context.signal, given]) : given
  try {
    const { structured, text } = await act(await context.service(), signal)
    return { content: [{ type: 'text', text }], structuredContent: structured }
  } catch (error) {
    if (signal.aborted) return failed(CANCELLED)
    const shown = shownMessage(error)
    if (shown === undefined) context.onFault(error)
    return failed(shown ?? FAULT_SAID)
  }
}

function failed(message: string): CallToolResult {
  return { content: [{ type: 'text', text: message }], isError: true }
}

/** The link to a quote's page after a line of text, where people can reach it. */
export function linkTo(cited: CitedPlace, { publicUrl }: ToolContext): string {
  return publicUrl === undefined ? '' : ` ${sourceLink(publicUrl, cited)}`
}

/** 《title》 (place, year) › section: what has to stand beside every quote. */
export function sourceLine(
  report: { readonly title: string; readonly place: string | null; readonly year: number | null },
  path: readonly string[],
): string {
  const about = [report.place, report.year === null ? null : `${report.year}年`].filter(said => said !== null)
  return [`《${report.title}》${about.length > 0 ? `（${about.join('，')}）` : ''}`, ...path].join(' › ')
}
