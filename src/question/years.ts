import { wholeNumber } from '../language/numerals.ts'
import { wordBoundaries } from '../language/tokenize.ts'
import { QUOTED } from './place-words.ts'
import type { YearAsked } from './question.ts'

/**
 * The years that a question asks for. Years inside titles 《…》 and quotation marks, in ranges (2021-2025) unless a trend
 * is asked for, and after or before words that mark a span (自…以来, 至, since) belong to what is asked, not to when.
 */

const HAN_DIGITS = '[二〇○零一二三四五六七八九]'
/** A number without 年 is no year before these, where they are whole words: 2024件, 2024多户, 2024号; but 2024处罚了几家. */
const COUNTED = /^\s?(?:[多余]?[万亿]?(?:[号件宗起份次名个条项处场期批元]|人次?|家次?|户次?)|[%％])/
const FULL_YEAR = new RegExp(
  `(?<![\\d.第])(20\\d{2}|19\\d{2})(?:\\s?年度?|\\s?度|(?!\\d))(?!\\d(?!\\d?月))|(?<!${HAN_DIGITS})(二[〇○零]${HAN_DIGITS}{2})年度?`,
  'gu',
)

/** 23年, 24年度: only with 年, and not 3年 or 近23年 (durations) or 23年来. */
const SHORT_YEAR = /(?<![\d.]|近|满|共|已|达|过去|连续)(\d{2})年度?(?!\d(?!\d?月)|[来内间]|以[来内])/g

/**
 * 下一年度 is not among them: it is how reports head what they plan, so it means the year after the report's own.
 */
const RELATIVE: readonly { pattern: RegExp; back: number }[] = [
  { pattern: /去年度?|上一?年(?![龄纪])度?|last year/gi, back: 1 },
  { pattern: /前年(?![份龄])度?|the year before last/gi, back: 2 },
  { pattern: /今年(?!轻)度?|本年度?|this year/gi, back: 0 },
  { pattern: /明年度?|next year/gi, back: -1 },
]

/** 2021-2025, 2021年至2025年, 2021年3月—2025年6月, from 2021 to 2025. */
const RANGE =
  /((?:19|20)\d{2}\s?年?)(?:\d{1,2}月)?(?:\d{1,2}日)?\s?(?:[-—–~～至到]|to|through|until)+\s?((?:19|20)\d{2}\s?年?)(?:\d{1,2}月)?(?:\d{1,2}日)?/gi
/** With these words a range asks for each of its years; without, it is part of what is asked (五年规划2021-2025). */
const TREND =
  /变化|趋势|走势|每年|各年|逐年|历年|分别|各(?:是|为|有)?多少|对比|\b(?:trends?|each year|every year|year by year|chang(?:e|ed|es|ing))\b/i
/** A longer range is no comparison that anyone reads. */
const LONGEST_TREND = 10

/** 收到2024年的申请 is no span. */
const SPAN_BEFORE =
  /(?:自|截至|截止到?|截止|至|(?<![收看得达感遇找提办做接受])到|since|until|by the end of|before|after)\s?$/i
/** 比去年, 与上年相比, with no other such year: the year before the report's own, whatever the clock says. */
const COMPARED_BEFORE = /(?:比|较|相较于?|than|(?:compared|relative) (?:with|to))\s?$/i
const COMPARED_AFTER = /^(?:同期)?相?(?:比|较)/
const SPAN_AFTER = /^\s?(?:以来|以前|之前|以后|之后|起|开始)/
/** 从2020年起, but not 从2024年报告看. */
const FROM_BEFORE = /(?:从|from)\s?$/i
const FROM_AFTER = /^\s?(?:\d{1,2}月)?(?:\d{1,2}日)?\s?(?:起|开始|以来|至今|至|到|往后|on\b|onwards?\b|to\b)/i

/** In the order of the text; `now` decides what 去年 means, and that 23年 is not 1923. */
export function yearsAsked(question: string, now: Date): YearAsked[] {
  const unquoted = question.replace(QUOTED, mask)
  const masked = unquoted.replace(RANGE, maskRange)
  const found = TREND.test(unquoted) ? yearsOfRanges(unquoted) : []
  for (const match of masked.matchAll(FULL_YEAR))
    if (!isCount(masked, match))
      push(found, masked, match, wholeNumber((match[1] ?? match[2] ?? '').replaceAll('○', '〇')))
  for (const match of masked.matchAll(SHORT_YEAR)) push(found, masked, match, shortYear(Number(match[1]), now))
  const relative = relativeYears(masked)
  for (const { match, back } of relative) {
    if (relative.length > 1 || !isCompared(masked, match))
      push(found, masked, match, now.getUTCFullYear() - back, back === 0)
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Those that stand as words: not in 以上年龄, 目前年份, 以前年度. */
function relativeYears(text: string): { match: RegExpExecArray; back: number }[] {
  const all = RELATIVE.flatMap(({ pattern, back }) => [...text.matchAll(pattern)].map(match => ({ match, back })))
  const boundaries = all.length > 0 ? wordBoundaries(text) : undefined
  return all.filter(({ match }) => boundaries?.has(match.index))
}

function isCompared(text: string, { 0: found, index }: RegExpExecArray): boolean {
  return COMPARED_BEFORE.test(text.slice(0, index)) || COMPARED_AFTER.test(text.slice(index + found.length))
}

function isCount(text: string, { 0: found, index }: RegExpExecArray): boolean {
  const end = index + found.length
  const unit = /\d$/.test(found) ? COUNTED.exec(text.slice(end))?.[0] : undefined
  return unit !== undefined && wordBoundaries(text).has(end + unit.length)
}

function mask(text: string): string {
  return '\u0000'.repeat(text.length)
}

function yearsOfRanges(text: string): YearAsked[] {
  return [...text.matchAll(RANGE)].flatMap(({ 0: range, 1: from = '', 2: to = '', index }) => {
    const [first, last] = [Number.parseInt(from, 10), Number.parseInt(to, 10)]
    const count = last > first && last - first < LONGEST_TREND ? last - first + 1 : 0
    return Array.from({ length: count }, (_, at) => ({ year: first + at, start: index, end: index + range.length }))
  })
}

/** From January to December of one year is that year. */
function maskRange(text: string, from: string, to: string): string {
  return Number.parseInt(from, 10) === Number.parseInt(to, 10) ? from + mask(text.slice(from.length)) : mask(text)
}

/** `running`: the year is this one, of which 以来 takes nothing away. */
function push(
  found: YearAsked[],
  text: string,
  match: RegExpExecArray,
  year: number | undefined,
  running = false,
): void {
  const start = match.index
  const end = start + match[0].trimEnd().length
  const [before, after] = [text.slice(0, start), text.slice(end)]
  if (!year || SPAN_BEFORE.test(before) || (!running && SPAN_AFTER.test(after))) return
  if (FROM_BEFORE.test(before) && FROM_AFTER.test(after)) return
  if (found.some(other => start < other.end && end > other.start)) return
  found.push({ year, start, end })
}

/** 23 → 2023; a year further ahead than next year is no year. */
function shortYear(digits: number, now: Date): number | undefined {
  const year = 2000 + digits
  return year <= now.getUTCFullYear() + 1 && digits >= 10 ? year : undefined
}
