import type { DateRead } from './dates-chinese.ts'
import type { DatePart } from './said.ts'

const MONTHS = 'january february march april may june july august september october november december'.split(' ')
const NAMES =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?'
const MONTH = `(?<month>${NAMES})(?![A-Za-z])`
const YEAR = '(?<year>(?:19|20)\\d{2})(?!\\d|,\\d)'
const DAY = '(?<day>[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\\d|[.,]\\d|\\s?%)'
const BEFORE = '(?<![A-Za-z\\d])'
/** At the end of June, by mid-2024, in early May. */
const PART =
  '(?:(?:the\\s+)?(?<part>end|close|beginning|start|middle)\\s+of\\s+(?:the\\s+year\\s+)?|(?<edge>early|mid|late)[\\s-]+(?:in\\s+)?|(?:the\\s+)?(?<nth>first|second|third|fourth|1st|2nd|3rd|4th)\\s+(?<span>half|quarter)(?:\\s+of)?(?:\\s+the\\s+year)?(?:\\s+(?:of|in))?\\s+|(?<short>[HQ][1-4])\\s+(?:of\\s+)?)'

const PATTERNS = [
  // 23 to 31 December, December 23-31: the month is said once.
  new RegExp(
    `${BEFORE}${DAY}(?=\\s*(?:-|to|and|through|until)\\s*\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}(?:,?\\s+${YEAR})?)`,
    'g',
  ),
  new RegExp(
    `(?<=${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?\\s*(?:-|to|and|through|until)\\s*)${DAY}(?!\\s+[A-Z])(?:,?\\s+${YEAR})?`,
    'g',
  ),
  new RegExp(`${BEFORE}${DAY}\\s+(?:of\\s+)?${MONTH}(?:,?\\s+(?:in\\s+)?${YEAR})?`, 'g'),
  new RegExp(`${BEFORE}${MONTH}\\s+(?:the\\s+)?${DAY}(?:,?\\s+(?:in\\s+)?${YEAR})?`, 'g'),
  new RegExp(`${BEFORE}(?:${PART})?${MONTH}(?:,?\\s+(?:of\\s+)?${YEAR})?`, 'gi'),
  new RegExp(`${BEFORE}(?:${PART})${YEAR}`, 'gi'),
  new RegExp(`${BEFORE}${YEAR}\\s*(?<short>[HQ][1-4])(?![A-Za-z\\d])`, 'g'),
]
/** The end of the year, the first six months, the first three quarters. */
const OF_THE_YEAR =
  /\b(?:the\s+)?(?:(?<part>end|close|beginning|start|middle)\s+of\s+(?:the|that|last|this)\s+year|first\s+(?<many>six\s+months|nine\s+months|three\s+quarters)(?:\s+of\s+(?:the\s+year\s+)?(?:(?<year>(?:19|20)\d{2})(?!\d))?)?)/gi
/** Not where it is quoted: the “second half” of a reform is no half-year. */
const PART_ALONE =
  /(?<![“"‘'])\b(?:the\s+)?(?<![“"‘'])(?:(?<nth>first|second|third|fourth|1st|2nd|3rd|4th)\s+(?<span>half|quarter)(?![\s-]+(?:an?\s+)?(?:hours?|days?|months?|century|decade|million))(?:\s+of\s+(?:the|that|last|this)\s+year)?|(?<short>[HQ][1-4]))(?![A-Za-z\d])/gi

/** May the verb and march the noun: without a day or year they are months after one of these only. */
const AMBIGUOUS = /^(?:may|march|mar|dec|sep|jun|jan|oct|nov|apr|aug|feb|jul)$/i
const MONTH_AFTER = /\b(?:in|of|since|by|until|till|from|to|during|last|this|and|early|mid|late)[\s-]+$/i

export function englishDatesIn(plain: string): DateRead[] {
  const dated = PATTERNS.flatMap(pattern => [...plain.matchAll(pattern)])
    .filter(match => isMonth(plain, match))
    .map(dateOf)
  return [...dated, ...[...plain.matchAll(OF_THE_YEAR), ...plain.matchAll(PART_ALONE)].map(dateOf)]
}

function isMonth(plain: string, { 0: written, index, groups }: RegExpMatchArray): boolean {
  const { month, day, year, part, edge } = groups ?? {}
  if (month === undefined) return true
  if (!/^[A-Z]/.test(month)) return false
  if ((day ?? year ?? part ?? edge) !== undefined || !AMBIGUOUS.test(month)) return true
  return MONTH_AFTER.test(plain.slice(0, index)) || written.length > month.length
}

function dateOf(match: RegExpExecArray): DateRead {
  const { year, month, day } = match.groups ?? {}
  const at = MONTHS.findIndex(name => name.startsWith((month ?? '').slice(0, 3).toLowerCase()))
  return {
    start: match.index,
    end: match.index + match[0].trimEnd().length,
    year: year === undefined ? null : Number(year),
    month: month === undefined ? null : at + 1,
    day: day === undefined ? null : Number(day),
    part: partOf(match.groups ?? {}),
  }
}

function partOf({ part, edge, nth, span, short, many }: Readonly<Record<string, string | undefined>>): DatePart | null {
  if (short !== undefined) return shortPart(short)
  if (many !== undefined) return /^six/i.test(many) ? 'H1' : 'Q1-Q3'
  if (nth !== undefined) {
    const at = ['first', 'second', 'third', 'fourth'].findIndex((word, i) =>
      [word, `${i + 1}`].some(w => nth.toLowerCase().startsWith(w)),
    )
    return shortPart(`${span?.toLowerCase() === 'half' ? 'H' : 'Q'}${at + 1}`)
  }
  const word = (part ?? edge)?.toLowerCase()
  if (word === undefined) return null
  if (/^(?:end|close|late)$/.test(word)) return 'end'
  return /^mid/.test(word) ? 'middle' : 'start'
}

function shortPart(text: string): DatePart | null {
  return SHORT.find(part => part === text.toUpperCase()) ?? null
}

const SHORT: readonly DatePart[] = ['H1', 'H2', 'Q1', 'Q2', 'Q3', 'Q4']
