import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import { AppError, messageOf } from '../errors.ts'
import type { GivenMetadata } from '../library/library.ts'

/** A heading that the file format itself marks (Markdown's #), as offsets into the text. */
export type MarkedHeading = { readonly start: number; readonly end: number; readonly level: number }

/** A file turned into text, before any cleaning. */
export type ReadFile = {
  readonly mediaType: string
  readonly text: string
  readonly headings: readonly MarkedHeading[]
  /** From front matter. */
  readonly given: GivenMetadata
}

/** What a person may say of a report; the same fields in front matter, sidecar files and on the command line. */
export const givenMetadataSchema = z
  .object({
    title: z.string().trim().min(1),
    issuer: z.string().trim().min(1),
    place: z.string().trim().min(2),
    year: z.coerce.number().int().min(1949).max(2100),
    planYear: z.coerce.number().int().min(1949).max(2100),
    published: z.iso.date(),
    documentNumber: z.string().trim().min(1),
    url: z.url(),
  })
  .partial()

/** Takes the text behind the front matter. */
type Reader = (text: string) => Pick<ReadFile, 'text' | 'headings'>

/** One reader a media type; HTML, DOCX and PDF find their place here. */
const READERS: Record<string, { mediaType: string; read: Reader }> = {
  txt: { mediaType: 'text/plain', read: text => ({ text, headings: [] }) },
  md: { mediaType: 'text/markdown', read: readMarkdown },
  markdown: { mediaType: 'text/markdown', read: readMarkdown },
}

/** Extensions that `readReport` takes, for messages and for choosing files in a folder. */
export const readableExtensions: readonly string[] = Object.keys(READERS)

/** Turns a file's bytes into text; throws `report_unreadable` saying why and what to do. */
export function readReport(name: string, bytes: Uint8Array): ReadFile {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const reader = Object.hasOwn(READERS, extension) ? READERS[extension] : undefined
  if (!reader)
    throw new AppError('report_unreadable', `${name}: only .${readableExtensions.join(', .')} files are read`)
  const { text, given } = withoutFrontMatter(name, decode(name, bytes))
  if (text.trim() === '') throw new AppError('report_unreadable', `${name}: the file holds no text`)
  return { mediaType: reader.mediaType, given, ...reader.read(text) }
}

/** UTF-8, UTF-16 with a byte-order mark, or GB18030, which older government sites still serve. */
function decode(name: string, bytes: Uint8Array): string {
  if (bytes.length === 0) throw new AppError('report_unreadable', `${name}: the file is empty`)
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : ''
  const encodings = mark ? [mark] : bytes.includes(0) ? [] : ['utf-8', 'gb18030']
  for (const encoding of encodings) {
    const text = decodeAs(encoding, bytes)
    if (text !== undefined && looksLikeText(text)) return text
  }
  throw new AppError('report_unreadable', `${name}: not a text file in UTF-8 or GB18030; save it as UTF-8 text`)
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Random bytes often decode as GB18030 too, but into control and private-use characters and rare ideographs. */
function looksLikeText(text: string): boolean {
  const sample = text.slice(0, 20_000)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells binary data
  const odd = sample.match(/[\u0000-\u0008\u000e-\u001f\ue000-\uf8ff\ufffd]/g)?.length ?? 0
  return odd <= sample.length / 200
}

function withoutFrontMatter(name: string, text: string): Pick<ReadFile, 'text' | 'given'> {
  const body = text.replace(/^\uFEFF/, '')
  const match = /^---[ \t]*\r?\n([\s\S]*?\n)?---[ \t]*(?:\r?\n|$)/.exec(body)
  if (!match) return { text: body, given: {} }
  try {
    return {
      text: body.slice(match[0].length),
      given: parseGiven(parseYaml(match[1] ?? '', { schema: 'core' }), givenMetadataSchema),
    }
  } catch (error) {
    throw new AppError('report_unreadable', `${name}: front matter: ${messageOf(error)}`, { cause: error })
  }
}

/**
 * Checks what a person said about a report; the message names the field. Unknown fields are an error, except in front
 * matter (pass `givenMetadataSchema` itself), which other tools fill as well.
 */
export function parseGiven(
  value: unknown,
  schema: typeof givenMetadataSchema = givenMetadataSchema.strict(),
): GivenMetadata {
  const outcome = schema.safeParse(value ?? {})
  if (!outcome.success) throw new AppError('report_unreadable', z.prettifyError(outcome.error).replaceAll('\n', ' '))
  return Object.fromEntries(Object.entries(outcome.data).filter(([, entry]) => entry !== undefined))
}

/** Markdown's own marks go (#, **, >, list bullets); its headings are kept as headings. */
function readMarkdown(text: string): Pick<ReadFile, 'text' | 'headings'> {
  const headings: MarkedHeading[] = []
  let out = ''
  for (const line of text.split(/\r?\n/)) {
    const marks = /^ {0,3}(#{1,6})\s+/.exec(line)
    const plain = line
      .replace(/^ {0,3}#{1,6}\s+/, '')
      .replace(/\s+#+\s*$/, marks ? '' : '$&')
      .replace(/^ {0,3}(?:>\s?)+/, '')
      .replace(/^\s*[-*+]\s+/, '')
      .replace(/(\*\*|__)(.+?)\1/g, '$2')
    if (marks)
      headings.push({ start: out.length, end: out.length + plain.trimEnd().length, level: marks[1]?.length ?? 1 })
    out += `${plain}\n`
  }
  return { text: out, headings }
}
