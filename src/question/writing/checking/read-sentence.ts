import type { Language } from '../../question.ts'
import { type Marker, markersIn, withPlainMarkers } from '../markers.ts'
import type { Source } from './source.ts'
import type { Fault, Segment, WrittenSentence } from './verdict.ts'

/** Characters that nobody sees: a way to hide words from the checks, or to hide data in an answer. */
const INVISIBLE = /\p{Cf}/gu

/**
 * `- `, `* `, `1. `, `2、`, `(3) ` at the beginning. A number that counts the line says nothing of the report, and is not
 * shown either: a sentence that is dropped would leave a gap in the count.
 */
const BULLET = /^\s*(?:[-*+•·●▪]\s+|•|[①-⑳]\s?|[（(]?\d{1,2}(?:[.)．）](?=\s|\p{Script=Han})|、(?!\s?\d))\s*)/u

/** Bold, italics and backticks around words; a single asterisk only where it cannot be meant as a sign (3 * 4). */
const MARKS = /\*\*|__|`+|(?<!\S)\*(?=\S)|(?<=\S)\*(?!\S)/g

/** What may stand between two markers that are one: [1][2], [1]、[2]. */
const BETWEEN = /^[\s,，、]*$/

/** Closes what stands before a marker, so that it is not said of what the next one marks. */
const CLOSES = /^[\s。．.！!？?；;，,、：:”’」』）)]+/

/**
 * Reads a sentence as a model wrote it: the words up to a marker are said to be that quote's, those behind the last
 * marker belong to the last one. A fault where nothing is cited, or a quote that was not given.
 */
export function readSentence(raw: string, language: Language, sources: readonly Source[]): WrittenSentence | Fault {
  const written = shownOf(raw).replace(BULLET, '').trim()
  const markers = markersIn(written)
  if (markers.length === 0) return { reason: 'no_marker', what: written }
  const given = new Map(sources.map(source => [source.index, source]))
  for (const { start, end, indexes } of markers)
    if (!indexes.every(index => given.has(index))) return { reason: 'unknown_marker', what: written.slice(start, end) }
  const segments = segmentsOf(written, markers, given)
  return { raw, language, text: segments.map(({ text }) => text).join(''), segments }
}

/**
 * A sentence as it is shown, which is also what is checked: markers as `[1]`, lines that are counted as lines of a list,
 * nothing that cannot be seen, no bold or italics, since most channels would show their asterisks.
 */
export function shownOf(raw: string): string {
  const plain = withPlainMarkers(raw.replace(INVISIBLE, '').trim()).replace(MARKS, '')
  return BULLET.test(plain) ? `- ${plain.replace(BULLET, '')}` : plain
}

type Cut = { text: string; indexes: number[] }

function segmentsOf(written: string, markers: readonly Marker[], given: ReadonlyMap<number, Source>): Segment[] {
  const cuts: Cut[] = []
  let from = 0
  for (const { start, end, indexes } of markers) {
    const between = written.slice(from, start)
    const before = cuts.at(-1)
    from = end
    if (before && BETWEEN.test(between)) {
      before.text += between
      before.indexes.push(...indexes)
      continue
    }
    const closes = before ? (CLOSES.exec(between)?.[0] ?? '') : ''
    if (before) before.text += closes
    cuts.push({ text: between.slice(closes.length), indexes: [...indexes] })
  }
  const last = cuts.at(-1)
  if (last) last.text += written.slice(from)
  return cuts.map(({ text, indexes }) => ({
    text,
    sources: [...new Set(indexes)].flatMap(index => given.get(index) ?? []),
  }))
}
