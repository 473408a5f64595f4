import type { DatePart, DateSaid } from '../../../language/amounts/said.ts'
import { readSource } from './read-source.ts'
import type { Source } from './source.ts'

/** Words of a quote that name a year by the report's own; one that is only compared with may only be compared with. */
const RELATIVE: readonly { readonly words: RegExp; readonly years: number; readonly compares: boolean }[] = [
  { words: /(?<![比较与同跟])(?:去年|上年|上一年)/, years: -1, compares: false },
  { words: /去年|上年|上一年|同比/, years: -1, compares: true },
  { words: /前年/, years: -2, compares: false },
  { words: /明年|来年|下一年|下年/, years: 1, compares: false },
]
const COMPARING =
  /(?:比|较|相比|对比|相较于?|[与同]|\b(?:over|on|than|from|against|versus|(?:compared|comparison)\s+(?:with|to)|that\s+of))\s*(?:the\s+(?:year|level|figure)s?\s+)?(?:of|in|for)?\s*$/i

/**
 * Whether the source says this date, or it follows from the year that its report reviews. `before` stands before it in
 * the sentence, which also names these years.
 */
export function holdsDate(said: DateSaid, before: string, years: readonly number[], source: Source): boolean {
  const { dates, namedDates } = readSource(source)
  if (said.month === null && said.day === null && said.part === null)
    return holdsYear(said, before, source, [...dates, ...namedDates])
  // 今年以来: since the beginning of this year.
  if (said.part === 'start' && said.month === null && /以来/.test(source.quote)) return true
  const inQuote = dates.some(
    (date, at) => sameDay(said, date) && sameYear(said, date, yearsAround(dates, at, source, namedDates), years),
  )
  return inQuote || namedDates.some(date => sameDay(said, date) && sameYear(said, date, own(source), years))
}

function holdsYear(said: DateSaid, before: string, source: Source, held: readonly DateSaid[]): boolean {
  const { year } = said
  if (year === null) return false
  if (year === source.year || held.some(date => date.year === year)) return true
  const isNamed = RELATIVE.some(
    ({ words, years, compares }) =>
      source.year !== null &&
      year === source.year + years &&
      words.test(source.quote) &&
      (!compares || COMPARING.test(before)),
  )
  if (isNamed) return true
  return said.bare === true && readSource(source).amounts.some(amount => amount.value === year && amount.bound === null)
}

/** What is said less exactly is said; what is said more exactly is not. */
function sameDay(said: DateSaid, held: DateSaid): boolean {
  if (said.day !== null && said.day !== held.day) return false
  if (said.month !== null) return said.month === held.month && (said.part === null || hasPart(held, said.part))
  // The end of the year is December's, and not June's.
  const isEdge =
    held.month === null || (said.part === 'end' && held.month === 12) || (said.part === 'start' && held.month === 1)
  return isEdge && said.part !== null && hasPart(held, said.part)
}

/** The 31st is the end of its month. */
function hasPart({ part, month, day }: DateSaid, said: DatePart): boolean {
  if (part === said) return true
  return said === 'end' && month !== null && day === LAST_DAYS[month - 1]
}

const LAST_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** A day without its year is of the year named before it in the quote, or of the report's. */
function yearsAround(held: readonly DateSaid[], at: number, source: Source, named: readonly DateSaid[]): number[] {
  const before = held.slice(0, at).findLast(date => date.year !== null)?.year
  return [
    ...(before === undefined || before === null ? [] : [before]),
    ...own(source),
    ...(source.year === null ? named.flatMap(({ year }) => year ?? []) : []),
  ]
}

function own({ year }: Source): number[] {
  return year === null ? [] : [year]
}

function sameYear(said: DateSaid, held: DateSaid, possible: readonly number[], named: readonly number[]): boolean {
  if (held.year === null) return said.year === null || possible.includes(said.year)
  if (said.year !== null) return said.year === held.year
  return possible.length === 0 || possible.includes(held.year) || named.includes(held.year)
}
