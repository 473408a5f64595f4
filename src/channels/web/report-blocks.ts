import type { Section, StoredReport } from '../../library/library.ts'

/**
 * A report's text as a page shows it: headings and paragraphs in the order of the text, each cut where the quote begins
 * and ends. All pieces one after the other are the text, so that nothing is lost or shown twice.
 */

export type Span = { readonly start: number; readonly end: number }

export type Piece = { readonly text: string; readonly quoted: boolean }

export type Block = {
  /** Of a heading, 1 for the outermost; 0 for a paragraph. */
  readonly level: number
  readonly pieces: readonly Piece[]
}

/** The blocks of a text, with what lies in `quote` marked. */
export function reportBlocks({ text, sections }: Pick<StoredReport, 'text' | 'sections'>, quote?: Span): Block[] {
  return spansOf(text, headingsOf(sections))
    .filter(({ start, end }) => end > start)
    .map(({ level, ...span }) => ({ level, pieces: piecesOf(text, span, quote) }))
}

type Leveled = Span & { readonly level: number }

/** The headings that stand in the text; a derived one is only the lead-in of a paragraph. */
function headingsOf(sections: readonly Section[]): Leveled[] {
  return sections
    .filter(({ path, derived, start, bodyStart }) => path.length > 0 && !derived && bodyStart > start)
    .map(({ path, start, bodyStart }) => ({ level: path.length, start, end: bodyStart }))
    .sort((a, b) => a.start - b.start)
}

/** Headings and what lies between them, without a gap; a heading inside another one is shown as a part of that. */
function spansOf(text: string, headings: readonly Leveled[]): Leveled[] {
  const spans: Leveled[] = []
  let at = 0
  for (const heading of headings) {
    if (heading.start < at) continue
    spans.push(...paragraphsOf(text, { start: at, end: heading.start }), heading)
    at = heading.end
  }
  return [...spans, ...paragraphsOf(text, { start: at, end: text.length })]
}

/** A paragraph a line; blank lines belong to the paragraph before them. */
function paragraphsOf(text: string, { start, end }: Span): Leveled[] {
  const lines = [...text.slice(start, end).matchAll(/[^\n]*(?:\n\s*|$)/g)]
  return lines.map(({ 0: line, index }) => ({ level: 0, start: start + index, end: start + index + line.length }))
}

function piecesOf(text: string, { start, end }: Span, quote: Span | undefined): Piece[] {
  const from = Math.min(Math.max(quote?.start ?? end, start), end)
  const to = Math.max(Math.min(quote?.end ?? end, end), from)
  return [
    { text: text.slice(start, from), quoted: false },
    { text: text.slice(from, to), quoted: true },
    { text: text.slice(to, end), quoted: false },
  ].filter(piece => piece.text !== '')
}

/** The same span, widened to whole characters where it cuts one in half, of which nobody sees anything. */
export function wholeCharacters(text: string, { start, end }: Span): Span {
  return { start: insidePair(text, start) ? start - 1 : start, end: insidePair(text, end) ? end + 1 : end }
}

function insidePair(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at))
}

/** The innermost section that holds the beginning of a span. */
export function sectionAt(sections: readonly Section[], { start }: Span): Section | undefined {
  return sections
    .filter(section => section.start <= start && start < section.end)
    .sort((a, b) => b.start - a.start || b.path.length - a.path.length)[0]
}
