import { wholeNumber } from '../language/numerals.ts'
import type { YearAsked } from './question.ts'

/**
 * The years that a question asks for. Years inside titles 《…》 and quotation marks, in ranges (2021-2025), and after or
 * before words that mark a span (自…以来, 至, since) belong to what is asked, not to when.
 */

const HAN_DIGITS = '[二〇○零一二三四五六七八九]'
/** 2024件, 2024号: a number of something, not a year. */
const COUNTED = '(?![号件宗起份次人家户名个条项处场期批万亿元年％%])'
const FULL_YEAR = new RegExp(
  `(?<![\\d.第])(20\\d{2}|19\\d{2})(?:\\s?年度?|\\s?度|(?!\\d)${COUNTED})(?!\\d)|(?<!${HAN_DIGITS})(二[〇○零]${HAN_DIGITS}{2})年度?`,
  'gu',
)

/** 23年, 24年度: only with 年, and not 3年 (a duration) or 23年来. */
const SHORT_YEAR = /(?<![\d.])(\d{2})年度?(?!\d|[来内间]|以[来内])/g

const RELATIVE: readonly { pattern: RegExp; back: number }[] = [
  { pattern: /去年度?|上一?年度?|last year/gi, back: 1 },
  { pattern: /前年/g, back: 2 },
  { pattern: /今年|本年度?|this year/gi, back: 0 },
  { pattern: /明年|下一?年度?|next year/gi, back: -1 },
]

/** 2021-2025, 2021年至2025年, 2021—2025年, from 2021 to 2025. */
const RANGE = /(?:19|20)\d{2}\s?年?\s?(?:[-—–~～至到]|to|through|until)+\s?(?:19|20)\d{2}\s?年?/gi
const SPAN_BEFORE = /(?:自|从|截至|截止到?|截止|至|到|since|until|by the end of|before|after)\s?$/i
const SPAN_AFTER = /^\s?(?:以来|以前|之前|以后|之后|起|开始)/
const QUOTED = /《[^《》]{1,80}》|“[^“”]{1,60}”|"[^"]{1,60}"|「[^「」]{1,60}」/g

/** In the order of the text; `now` decides what 去年 means, and that 23年 is not 1923. */
export function yearsAsked(question: string, now: Date): YearAsked[] {
  const masked = [RANGE, QUOTED].reduce(
    (text, pattern) => text.replace(pattern, found => '\u0000'.repeat(found.length)),
    question,
  )
  const found: YearAsked[] = []
  for (const match of masked.matchAll(FULL_YEAR))
    push(found, masked, match, wholeNumber((match[1] ?? match[2] ?? '').replaceAll('○', '〇')))
  for (const match of masked.matchAll(SHORT_YEAR)) push(found, masked, match, shortYear(Number(match[1]), now))
  for (const { pattern, back } of RELATIVE)
    for (const match of masked.matchAll(pattern)) push(found, masked, match, now.getUTCFullYear() - back)
  return found.sort((a, b) => a.start - b.start)
}

function push(found: YearAsked[], text: string, match: RegExpExecArray, year: number | undefined): void {
  const start = match.index
  const end = start + match[0].trimEnd().length
  if (!year || SPAN_BEFORE.test(text.slice(0, start)) || SPAN_AFTER.test(text.slice(end))) return
  if (found.some(other => start < other.end && end > other.start)) return
  found.push({ year, start, end })
}

/** 23 → 2023; a year further ahead than next year is no year. */
function shortYear(digits: number, now: Date): number | undefined {
  const year = 2000 + digits
  return year <= now.getUTCFullYear() + 1 && digits >= 10 ? year : undefined
}
