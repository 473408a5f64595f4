/**
 * How a year stands in a question.
 * - `asked`: it says when, or which report
 * - `end`: a state at its end is asked for (截至2021年底, by the end of 2021)
 * - `span`: it bounds a time of which something is told (自2017年以来, since 2013, 2022年起)
 */
export type YearPosition = 'asked' | 'end' | 'span'

/** 收到2024年的申请 is no span. */
const REACHES = /(?:(?<!截)至|(?<![收看得达感遇找提办做接受])到)\s?$/
const SPAN_BEFORE = /(?:自|since|until|before|after)\s?$/i
/** 2023年|起诉, 起草 are what was done in it. */
const SPAN_AFTER = /^\s?(?:以来|以前|之前|以后|之后|起(?![诉草火底因获])|开始|至今|迄今|到现在)/
/** 从2020年起, but not 从2024年报告看. */
const FROM_BEFORE = /(?:从|from)\s?$/i
const FROM_AFTER = /^\s?(?:\d{1,2}月)?(?:\d{1,2}日)?\s?(?:起|开始|以来|至今|至|到|往后|on\b|onwards?\b|to\b)/i

const END_BEFORE = /(?:截至|截止到?|\b(?:by|as of|as at|at|until|before|since) (?:the )?end of|\bby)\s?$/i
const END_AFTER = /^\s?(?:年)?(?:底|末|终)/
const DEADLINE = /^\s?底(?:之|以)?前/
/** What is to be reached by then is no state: 到2025年要建成多少. */
const INTENDED = /要(?![求点闻案件素])|将|力争|实现|争取|目标|拟|\b(?:must|should|will|aims?|targets?|goals?|plans?)\b/i

export function positionOf(text: string, start: number, end: number): YearPosition {
  const [before, after] = [text.slice(0, start), text.slice(end)]
  if (SPAN_BEFORE.test(before) || SPAN_AFTER.test(after)) return 'span'
  if (FROM_BEFORE.test(before) && FROM_AFTER.test(after)) return 'span'
  if (END_BEFORE.test(before) || DEADLINE.test(after)) return 'end'
  if (!REACHES.test(before)) return 'asked'
  return END_AFTER.test(after) || !INTENDED.test(after) ? 'end' : 'span'
}

type Span = { readonly start: number; readonly end: number }

/** The year with the words that make it an end: 截至2021年底, by the end of 2021. A deadline keeps its 底前. */
export function withEnd(text: string, { start, end }: Span): Span {
  const before = END_BEFORE.exec(text.slice(0, start))?.[0] ?? REACHES.exec(text.slice(0, start))?.[0] ?? ''
  const after = DEADLINE.test(text.slice(end)) ? '' : (END_AFTER.exec(text.slice(end))?.[0] ?? '')
  return { start: start - before.length, end: end + after.length }
}
