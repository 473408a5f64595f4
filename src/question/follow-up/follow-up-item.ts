import { wholeNumber } from '../../language/numerals.ts'
import type { Section } from '../../library/library.ts'
import type { Point, Turn } from './follow-up.ts'
import {
  ASKS_FOR_DETAIL,
  ENGLISH_NUMBERS,
  ENGLISH_ORDINALS,
  LAST_ORDINAL,
  ORDINAL,
  ORDINAL_ENGLISH,
} from './follow-up-words.ts'

/** A point of a list that was given before. */
export type Item = Point & { readonly ordinal: number }

/** `asks` is what is asked of the point, empty where that is only what it says. */
export type ItemAsked = { readonly item: Item; readonly turn: Turn; readonly asks: string }

/** Which point a text asks for; 'none' where it asks for one and no such list was given. */
export function itemAsked(text: string, turns: readonly Turn[]): ItemAsked | 'none' | undefined {
  const asked = ordinalIn(text)
  if (asked === undefined) return undefined
  const { ordinal, rest } = asked
  const turn = turns.findLast(({ answered }) => answered.items.length > 0)
  const items = turn?.answered.items ?? []
  const at = ordinal === 'last' ? items.length : ordinal
  const found = items[at - 1]
  if (!turn || found === undefined) return 'none'
  return { item: { ...found, ordinal: at }, turn, asks: ASKS_FOR_DETAIL.test(rest) ? '' : rest }
}

function ordinalIn(text: string): { ordinal: number | 'last'; rest: string } | undefined {
  const last = LAST_ORDINAL.exec(text)
  if (last) return { ordinal: 'last', rest: behind(text, last) }
  const chinese = ORDINAL.exec(text)
  const number = chinese ? wholeNumber(chinese[1] ?? '') : undefined
  if (chinese && number !== undefined) return { ordinal: number, rest: behind(text, chinese) }
  const english = ORDINAL_ENGLISH.exec(text)
  if (!english) return undefined
  const word = english[1] ?? english[2] ?? ''
  const ordinal = word.toLowerCase() === 'last' ? 'last' : countOf(word)
  return ordinal === undefined ? undefined : { ordinal, rest: '' }
}

function behind(text: string, match: RegExpExecArray): string {
  return text.slice(match.index + match[0].length).replace(/^[\s，,：:的]+/, '')
}

function countOf(word: string): number | undefined {
  const lower = word.toLowerCase()
  const at = Math.max(ENGLISH_ORDINALS.indexOf(lower), ENGLISH_NUMBERS.indexOf(lower))
  return at >= 0 ? at + 1 : Number.parseInt(lower, 10) || undefined
}

/** How points begin; one of them goes on to the next that begins alike. */
const MARKS: readonly RegExp[] = [
  /[一二三四五六七八九十]{1,3}(?:是(?!否)|要(?=\p{Script=Han}))/u,
  /[一二三四五六七八九十]{1,3}、/u,
  /[（(][一二三四五六七八九十]{1,3}[）)]/u,
  /[其第][一二三四五六七八九十][，,、是]/u,
  /[（(]?\d{1,2}[）)．.、](?!\d)/u,
  /[①-⑳]/u,
  /(?:首先|其次|再次|最后|此外)[，,]?/u,
]
const POINT_BEGINS = '(?<=^|[。；;：:！\\s])'

/** What a point is about: its first words, without the mark that counts it. */
export function gistOf(point: string): string {
  const mark = MARKS.map(pattern => new RegExp(`^${pattern.source}`, 'u').exec(point)?.[0]).find(Boolean) ?? ''
  const said = point.slice(mark.length)
  const clause = /^.{8,}?(?=[。；;，,：:！\n])/su.exec(said)?.[0] ?? said
  return clause.replace(/[。；;，,：:！\s]+$/, '')
}

/**
 * Where a point stands in full in its report, of which often only the first sentence was quoted: up to the next point
 * that begins alike, or where its section ends; the whole section where the point is its heading; the paragraph where
 * nothing counts the points. Undefined where the text is another one by now.
 */
export function detailOf(
  item: Pick<Item, 'text' | 'start'>,
  text: string,
  sections: readonly Section[],
): { start: number; end: number } | undefined {
  const start = text.startsWith(item.text, item.start) ? item.start : text.indexOf(item.text)
  if (item.text === '' || start < 0) return undefined
  const around = sections.filter(section => section.start <= start && section.end > start)
  const section = around.sort((a, b) => a.end - a.start - (b.end - b.start))[0]
  const least = start + item.text.length
  if (section && section.path.length > 0 && start < section.bodyStart) return upTo(text, start, section.end, least)
  const mark = MARKS.find(pattern => new RegExp(`^${pattern.source}`, 'u').test(item.text))
  const next = mark ? new RegExp(`${POINT_BEGINS}(?:${mark.source})`, 'gu') : /\n/g
  const from = mark ? start + 1 : least
  const to = Math.max(section?.bodyEnd ?? text.length, least)
  next.lastIndex = from
  return upTo(text, start, Math.min(next.exec(text)?.index ?? to, to), least)
}

/** Never less than what was quoted of it, and no blanks behind it. */
function upTo(text: string, start: number, end: number, least: number): { start: number; end: number } {
  return { start, end: Math.max(start + text.slice(start, end).trimEnd().length, least) }
}
