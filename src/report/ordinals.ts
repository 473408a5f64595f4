import { wholeNumber } from '../language/numerals.ts'
import type { MarkedHeading } from './read.ts'

/** The ways Chinese official documents number their parts, outermost first (GB/T 9704-2012, 7.3.3, plus 第一部分). */
export type OrdinalStyle = '第一部分' | '一、' | '(一)' | '1.' | '(1)' | 'marked'

/** A place in the text where a heading may begin. Whether it does is decided by the sequence it would stand in. */
export type Candidate = {
  readonly style: OrdinalStyle
  /** The ordinal's value; 0 where the file format marks a heading without one. */
  readonly value: number
  readonly start: number
  /** Where the heading's words begin. */
  readonly wordsStart: number
  /** How much the place looks like the beginning of a heading; what the values mean stands in PLACE. */
  readonly place: keyof typeof PLACE
  /** Where the sentence begins that the candidate stands in: no full stop or line break lies between. */
  readonly sentenceStart: number
  /** Where a heading marked by the file format ends, and its level there. */
  readonly marked?: MarkedHeading
}

/**
 * What a candidate's place says for it (in the reading's score). A line that begins with an ordinal is a heading unless
 * the sequence speaks against it; after a full stop it probably is one; glued to other words it must be carried by its
 * neighbours; inside quotation marks or a title 《…》 it is quoted text.
 */
export const PLACE = { marked: 6, line: 3, sentence: 2, phrase: -0.5, glued: -1, quoted: -6 } as const

const HAN_NUMBER = '[一二三四五六七八九十]{1,3}'
const STYLES: readonly { style: OrdinalStyle; pattern: string }[] = [
  { style: '第一部分', pattern: `第(?<part>${HAN_NUMBER})(?:部分|章)[、:：\\s]?` },
  { style: '(一)', pattern: `[（(](?<bracketHan>${HAN_NUMBER})[)）][、.．]?` },
  { style: '(1)', pattern: '[（(](?<bracketDigit>[0-9０-９]{1,2})[)）]' },
  { style: '一、', pattern: `(?<han>${HAN_NUMBER})[、．]` },
  // No decimal (1.08), but a heading may begin with a year (1.2024年…).
  {
    style: '1.',
    pattern: '(?<![0-9０-９.．])(?<digit>[0-9０-９]{1,2})[.．、](?:(?![0-9０-９])|(?=(?:19|20)[0-9]{2}年))',
  },
]
const ORDINAL = new RegExp(STYLES.map(({ pattern }) => pattern).join('|'), 'g')

/** 一、二级, 二、三类: several ranks of a thing, wherever the words stand. */
const ENUMERATION = /^[一二三四五六七八九十](?:[、和][一二三四五六七八九十])*(?:级|类|期|批|线|档|审|季度|产业)/

/** Every ordinal in the text, and every heading that the file format marks, without ordinals among its words. In the order of the text. */
export function candidatesIn(text: string, marked: readonly MarkedHeading[]): Candidate[] {
  const quoted = quotedSpans(text)
  const candidates: Candidate[] = []
  for (const match of text.matchAll(ORDINAL)) {
    const groups = Object.entries(match.groups ?? {})
    const found = groups.findIndex(([, value]) => value !== undefined)
    const value = wholeNumber(groups[found]?.[1] ?? '')
    const style = STYLES[found]?.style
    if (!style || !value || marked.some(h => h.start < match.index && match.index < h.end)) continue
    const wordsStart = match.index + match[0].length
    const heading = marked.find(h => h.start === match.index)
    candidates.push({
      style,
      value,
      start: match.index,
      wordsStart,
      place: heading ? 'marked' : placeOf(text, match.index, wordsStart, style, quoted),
      sentenceStart: sentenceStart(text, match.index),
      ...(heading ? { marked: heading } : {}),
    })
  }
  for (const heading of marked) {
    if (candidates.some(c => c.start === heading.start)) continue
    const { start } = heading
    candidates.push({
      style: 'marked',
      value: 0,
      start,
      wordsStart: start,
      place: 'marked',
      sentenceStart: start,
      marked: heading,
    })
  }
  return candidates.sort((a, b) => a.start - b.start)
}

function placeOf(
  text: string,
  at: number,
  wordsStart: number,
  style: OrdinalStyle,
  quoted: readonly (readonly [number, number])[],
): keyof typeof PLACE {
  if (quoted.some(([start, end]) => at > start && at < end)) return 'quoted'
  if (style === '一、' && ENUMERATION.test(text.slice(wordsStart, wordsStart + 20))) return 'glued'
  const before = text.slice(Math.max(0, at - 40), at).trimEnd()
  if (at === 0 || text[at - 1] === '\n') return 'line'
  // A sentence may be followed by whose task it is: 。（责任处室：民政处）（二）…
  if (/[。！？][”’）)]?$/.test(before) || /[。！？][（(][^（）()]{1,30}[)）]$/.test(before)) return 'sentence'
  return /[）)”》；;：:]$/.test(before) || text[at - 1] === ' ' ? 'phrase' : 'glued'
}

function sentenceStart(text: string, at: number): number {
  const stop = text.slice(Math.max(0, at - 200), at).search(/[。！？\n](?!.*[。！？\n])/s)
  return stop < 0 ? Math.max(0, at - 200) : Math.max(0, at - 200) + stop + 1
}

/** Spans inside 《》 “” 「」; an opening mark without its partner nearby opens nothing. */
function quotedSpans(text: string): [number, number][] {
  return [...text.matchAll(/《[^《》\n]{1,80}》|“[^“”\n]{1,80}”|「[^「」\n]{1,80}」/g)].map(m => [
    m.index,
    m.index + m[0].length,
  ])
}
