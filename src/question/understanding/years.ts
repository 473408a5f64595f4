import { wholeNumber } from '../../language/numerals.ts'
import { wordBoundaries } from '../../language/tokenize.ts'
import { COORDINATED, QUOTED } from '../places/place-words.ts'
import type { YearAsked } from '../question.ts'
import { positionOf, withEnd, type YearPosition } from './years-positions.ts'
import { mask, rangesIn, shortYear, withoutRanges, yearsOfRange } from './years-ranges.ts'
import { yearRole } from './years-roles.ts'

/**
 * The years that a question asks for. Years inside titles 《…》 and quotation marks, in ranges (2021-2025) unless figures
 * over years are asked for, and after or before words that mark a span (自…以来, since) belong to what is asked, not to when.
 */

const HAN_DIGITS = '[二〇○零一二三四五六七八九]'
/** A number without 年 is no year before these, where they are whole words: 2024件, 2024多户, 2024号; but 2024处罚了几家. */
const COUNTED = /^\s?(?:[多余]?[万亿]?(?:[号件宗起份次名个条项处场期批元]|人次?|家次?|户次?)|[%％])/
const FULL_YEAR = new RegExp(
  `(?<![\\d.第])(20\\d{2}|19\\d{2})(?:\\s?年度?|\\s?度|(?!\\d))(?!\\d(?!\\d?月))|(?<!${HAN_DIGITS})(二[〇○零]${HAN_DIGITS}{2})年度?`,
  'gu',
)

/** 23年, 24年度: only with 年, and not 3年 or 近23年 (durations) or 23年来. */
const SHORT_YEAR = /(?<![\d.]|近|满|共|已|达|过去|连续)(\d{2})年度?(?!\d(?!\d?月|\d{3})|[来内间]|以[来内]|有期)/g

/**
 * 下一年度 is not among them: it is how reports head what they plan, so it means the year after the report's own.
 */
const RELATIVE: readonly { pattern: RegExp; back: number }[] = [
  { pattern: /去年度?|上一?年(?![龄纪])度?|last year/gi, back: 1 },
  { pattern: /前年(?![份龄])度?|the year before last/gi, back: 2 },
  { pattern: /今年(?!轻)度?|本年度?|this year/gi, back: 0 },
  { pattern: /明年度?|next year/gi, back: -1 },
]

/** 比去年, 与上年相比, with no other such year: the year before the report's own, whatever the clock says. */
const COMPARED_BEFORE = /(?:比|较|相较于?|than|(?:compared|relative) (?:with|to))\s?$/i
const COMPARED_AFTER = /^(?:同期)?相?(?:比|较)/
/** In the order of the text; `now` decides what 去年 means, and that 23年 is not 1923. */
export function yearsAsked(question: string, now: Date): YearAsked[] {
  const unquoted = question.replace(QUOTED, mask)
  const ranges = rangesIn(unquoted, now)
  const masked = withoutRanges(unquoted, ranges)
  const latest = now.getUTCFullYear()
  const named = ranges.filter(range => range.isAsked).flatMap(yearsOfRange)
  const found: Found[] = named.map(asked => ({ ...asked, position: 'asked' }))
  const push = (match: RegExpExecArray, year: number | undefined, running = false) => {
    const written = { start: match.index, end: match.index + match[0].trimEnd().length }
    const position = positionOf(masked, written.start, written.end)
    const { start, end } = position === 'end' ? withEnd(masked, written) : written
    if (!year || (position === 'span' && !running) || (position === 'end' && year > latest)) return
    if (!found.some(other => start < other.end && end > other.start)) found.push({ year, start, end, position })
  }
  for (const match of masked.matchAll(FULL_YEAR))
    if (!isCount(masked, match)) push(match, wholeNumber((match[1] ?? match[2] ?? '').replaceAll('○', '〇')))
  for (const match of masked.matchAll(SHORT_YEAR)) push(match, shortYear(Number(match[1]), now))
  const relative = relativeYears(masked)
  for (const { match, back } of relative) {
    // Of the running year 以来 takes nothing away.
    if (relative.length > 1 || !isCompared(masked, match)) push(match, latest - back, back === 0)
  }
  return asScope(found, masked)
}

/** 2024年对2025年的安排: the report that tells it is found by the year that it plans for. */
function withoutEve(scope: readonly Found[], text: string): readonly Found[] {
  return scope.filter((eve, at) => {
    const next = scope[at + 1]
    const isEve = next?.year === eve.year + 1 && !AND.test(text.slice(eve.end, next.start))
    return !(isEve && yearRole(text, next) === 'planned')
  })
}

const AND = /[和与及、，,；]|\band\b/

type Found = YearAsked & { readonly position: YearPosition }

/** 2024年报告, 2023年度法治政府建设报告. */
const OF_THE_REPORT =
  /^\s?年?度?的?(?:法治政府(?:建设)?)?(?:年度)?(?:工作)?(?:情况)?(?:报告|年报)|^['’]?s?\s(?:annual |work )?report\b/i

/**
 * Whose report is named by its year is that report's (2024年报告对2025年的安排), together with what is joined to it
 * (2023年和2024年报告). The end of a year (截至2021年底) says which report only where nothing else does.
 */
function asScope(found: readonly Found[], text: string): YearAsked[] {
  const inOrder = [...found].sort((a, b) => a.start - b.start)
  const asked = inOrder.filter(({ position }) => position !== 'end')
  const last = asked.findLastIndex(({ end }) => OF_THE_REPORT.test(text.slice(end)))
  const joined = (at: number): boolean => {
    const [year, next] = [asked[at], asked[at + 1]]
    if (!year) return false
    if (OF_THE_REPORT.test(text.slice(year.end))) return true
    return next !== undefined && COORDINATED.test(text.slice(year.end, next.start)) && joined(at + 1)
  }
  const ofReports = last < 0 ? asked : asked.filter((_, at) => joined(at))
  const scope = withoutEve(ofReports.length > 0 ? ofReports : inOrder, text)
  return scope.map(({ year, start, end }) => ({ year, start, end }))
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
