import { amountsIn } from '../../../language/amounts/amounts.ts'
import { datesIn } from '../../../language/amounts/dates.ts'
import type { Amount, DateSaid, StrayNumber } from '../../../language/amounts/said.ts'
import { strayNumbersIn } from '../../../language/amounts/stray-numbers.ts'
import { isLike, isSame } from './held-amounts.ts'
import { holdsDate } from './held-dates.ts'
import { holdsText, readSource, withoutHeldNames } from './read-source.ts'
import type { Source } from './source.ts'
import { countsSources, isNoFigure } from './trivial-numbers.ts'
import type { Check, Fault, Segment, WrittenSentence } from './verdict.ts'

/** Every number and date of a sentence stands in the quotes it cites, with its unit and no other bound. */
export const checkNumbers: Check = sentence => {
  for (const segment of sentence.segments) {
    const fault = faultIn(segment, sentence)
    if (fault) return fault
  }
  return undefined
}

function faultIn(segment: Segment, sentence: WrittenSentence): Fault | undefined {
  const { sources } = segment
  const text = withoutHeldNames(segment.text, sources)
  const dates = datesIn(text, sentence.language)
  for (const date of dates)
    if (!isDateHeld(date, dates, { ...segment, text }, sentence)) return { reason: 'date', what: date.raw }
  for (const amount of amountsIn(text, sentence.language)) {
    const fault = amountFault(amount, text, sources)
    if (fault && !countsSources(amount, text, sentence)) return fault
  }
  const stray = strayNumbersIn(text, sentence.language).find(number => !isStrayHeld(number, text, sources, sentence))
  return stray && { reason: 'number', what: stray.raw }
}

function amountFault(amount: Amount, text: string, sources: readonly Source[]): Fault | undefined {
  const held = sources.flatMap(source => {
    const { amounts, namedAmounts } = readSource(source)
    return [...amounts, ...namedAmounts]
  })
  if (held.some(other => isSame(amount, other))) return undefined
  if (held.some(other => isLike(amount, other))) return { reason: 'bound', what: amount.raw }
  if (isNoFigure(amount, text, sources) || isHalfYear(amount, sources) || isHalfCalled(amount, text, sources))
    return undefined
  if (amount.article && !sources.some(source => isCountedIn(amount, source))) return undefined
  return { reason: 'number', what: amount.raw }
}

/** Those six months, where the quote speaks of 上半年. */
function isHalfYear({ value, unit }: Amount, sources: readonly Source[]): boolean {
  return value === 6 && unit === '月' && sources.some(({ quote }) => /半年/.test(quote))
}

/** The “second half” for “后半篇”: a name, and no share of anything. */
function isHalfCalled({ raw, start }: Amount, text: string, sources: readonly Source[]): boolean {
  const isCalled = raw === 'half' && /[“"‘'](?:first|second|latter|other) $/i.test(text.slice(0, start))
  return isCalled && sources.some(({ quote }) => /“[^”]*半[^”]*”/.test(quote))
}

/** 一个平台 is no count, unless the quote counts 个: there one is another number than the quote's. */
function isCountedIn(amount: Amount, source: Source): boolean {
  if (amount.unit === '') return true
  return readSource(source).amounts.some(held => held.value !== 1 && held.unit === amount.unit)
}

function isDateHeld(date: DateSaid, dates: readonly DateSaid[], segment: Segment, sentence: WrittenSentence): boolean {
  // The year may be said before an earlier marker: in 2023 … [3] and … by the end of the year [4].
  const years = datesIn(sentence.text, sentence.language).flatMap(({ year }) => year ?? [])
  const before = segment.text.slice(0, date.start)
  if (segment.sources.some(source => holdsDate(date, before, years, source))) return true
  // In 2023 and 2024 … 5 [1] and 6 [2]: the years of both are named before the first.
  const named = dates.flatMap(({ year, month }) => (month === null ? (year ?? []) : []))
  const isOwnNamed = segment.sources.some(({ year }) => year !== null && named.includes(year))
  const others = sentence.segments.flatMap(({ sources }) => sources)
  return (
    date.month === null &&
    date.part === null &&
    isOwnNamed &&
    others.some(({ year }) => year !== null && year === date.year)
  )
}

function isStrayHeld(
  number: StrayNumber,
  text: string,
  sources: readonly Source[],
  sentence: WrittenSentence,
): boolean {
  if (sources.some(source => holdsText(source, number.raw))) return true
  return /^\P{N}*$/u.test(number.raw) && (isNoFigure(number, text, sources) || countsSources(number, text, sentence))
}
