import { fold } from '../../language/tokenize.ts'
import { type Writer, WriterError, type WritingTask } from '../../models/writer.ts'
import { TURNS_KEPT } from '../follow-up/conversation.ts'
import type { Answer, Language, Reason } from '../question.ts'
import { asData, asOneLine } from './as-data.ts'
import { isOfConversation } from './of-conversation.ts'

/**
 * A follow-up that could not be answered, written by a model as a question that stands alone. The refusal stays: the
 * question is only offered to whoever asked, and only where it says nothing that the conversation does not.
 */

/** Why a follow-up may not have been understood. A place of several, or a year that is not held, is named in the refusal. */
const UNCLEAR: ReadonlySet<Reason | undefined> = new Set<Reason>([
  'too_vague',
  'unknown_place',
  'not_in_reports',
  'off_topic',
])

export function mayBeRewritten(
  { status, reason }: Pick<Answer, 'status' | 'reason'>,
  earlier: readonly string[],
): boolean {
  return status === 'not_found' && UNCLEAR.has(reason) && earlier.length > 0
}

/** In characters. A question is offered as a button or a line to tap; shorter than the shortest it names no matter. */
const LONGEST = 160
const SHORTEST = 5

/** Undefined where the model fails, writes nothing, or writes what is not accepted. @throws the reason `signal` aborted for */
export async function rewriteOf(
  utterance: string,
  earlier: readonly string[],
  writer: Pick<Writer, 'write'>,
  language: Language,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const recent = earlier.slice(-TURNS_KEPT)
  const task: WritingTask = {
    prompt: 'follow-up',
    language,
    values: {
      earlier: asData(
        'earlier',
        recent.map(text => `- ${asOneLine(text)}`),
      ),
      question: asData('question', [asOneLine(utterance)]),
    },
  }
  const written = await writtenBy(writer, task, signal)
  return written === undefined ? undefined : accepted(written, [...recent, utterance], language)
}

/** No more of it than a question has room for: the reader that stops ends the model's work. */
async function writtenBy(
  writer: Pick<Writer, 'write'>,
  task: WritingTask,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  let text = ''
  try {
    for await (const piece of writer.write(task, signal && { signal })) {
      text += piece
      if (text.trim().length > LONGEST + QUOTATION_MARKS) return undefined
    }
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof WriterError) return undefined
    throw error
  }
  return text
}

/** Models put what they are asked to write in quotation marks. */
const QUOTED = /^(?:“([^“”]*)”|"([^"]*)"|「([^「」]*)」)$/
const QUOTATION_MARKS = 2

/** Line ends and what nobody sees; what links and markup are written with; a domain: nothing that a question holds. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|[<>[\]{}`*_#|\\^~$@=]|:\/\/|\bwww\b|[\p{L}\p{N}-]{2}\.\p{L}{2}/iu

function accepted(written: string, conversation: readonly string[], language: Language): string | undefined {
  const trimmed = written.trim()
  const [, ...inside] = QUOTED.exec(trimmed) ?? []
  const text = inside.find(each => each !== undefined)?.trim() ?? trimmed
  if (text.length < SHORTEST || text.length > LONGEST || UNFIT.test(text)) return undefined
  // Asked again it would be answered, or refused, as before.
  if (conversation.some(said => lettersOf(said) === lettersOf(text))) return undefined
  return isOfConversation(text, conversation, language) ? text : undefined
}

function lettersOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '')
}
