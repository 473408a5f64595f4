import { chineseValue } from './chinese-value.ts'
import type { DatePart } from './said.ts'

/** What a pattern finds, before it is known where. */
export type DateRead = {
  readonly start: number
  readonly end: number
  readonly year: number | null
  readonly month: number | null
  readonly day: number | null
  readonly part: DatePart | null
  readonly bare?: boolean
}

const YEAR = '(?:(?:19|20)\\d{2}|(?:一九|二[零〇])[零〇一二三四五六七八九]{2})'
const MONTH = '(?:0?[1-9](?!\\d)|1[0-2]|十[一二]|[一二三四五六七八九十])'
const DAY =
  '(?:[12]\\d|3[01]|0?[1-9](?!\\d)|二十[一二三四五六七八九]|三十一?|十[一二三四五六七八九]|二十|[一二三四五六七八九十])'
const PART = '上半年|下半年|前(?:三|3)个?季度|前(?:六|6|九|9)个月|(?:第)?[一二三四1-4]季度|[年月]?[底末初]|[上中下]旬'

const FULL = new RegExp(
  `(?<!\\d\\.?)(?<year>${YEAR})\\s*年(?!版本)度?(?:\\s*(?<month>${MONTH})\\s*月份?(?:\\s*(?<day>${DAY})\\s*[日号])?)?(?:\\s*(?<part>${PART}))?`,
  'g',
)
/** 6月30日, 6月底, 4月; a month that is counted carries 个. */
const OF_THE_YEAR = new RegExp(
  `(?<!\\d\\.?|[零〇一二两三四五六七八九十百第])(?<month>${MONTH})\\s*月(?!\\s*[度均薪租])份?(?:\\s*(?<day>${DAY})\\s*[日号])?(?:\\s*(?<part>${PART}))?`,
  'g',
)
/** 12月23日至31日, 12月23—31日: the month is said once. */
const FIRST_DAY = new RegExp(
  `(?<!\\d\\.?)(?:(?<year>${YEAR})\\s*年\\s*)?(?<month>${MONTH})\\s*月\\s*(?<day>${DAY})(?=\\s*(?:-|至|到)\\s*${DAY}\\s*[日号])`,
  'g',
)
const LAST_DAY = new RegExp(
  `(?<=(?<!\\d)(?<month>${MONTH})\\s*月\\s*${DAY}\\s*[日号]?\\s*(?:-|至|到)\\s*)(?<day>${DAY})\\s*[日号]`,
  'g',
)
/** The 1 of 1—6月, which has no 月 of its own. */
const FIRST_MONTH = new RegExp(
  `(?<!\\d\\.?)(?:(?<year>${YEAR})\\s*年\\s*)?(?<month>${MONTH})(?=\\s*(?:-|至|到)\\s*${MONTH}\\s*月)`,
  'g',
)
const PART_ALONE =
  /(?<part>[上下]半年|前(?:三|3)个?季度|前(?:六|6|九|9)个月|(?<![两每多隔几十\d])年[底末初](?!数)|第?[一二三四1-4]季度)/g
/** 2024-06-30, 2024/6/30, 2024.6.30, 2024/06. */
const NUMERIC =
  /(?<!\d[./-]?)(?<year>(?:19|20)\d{2})(?:(?<mark>[-/.])(?<month>0?[1-9]|1[0-2])\k<mark>(?<day>[12]\d|3[01]|0?[1-9])|\/(?<only>0?[1-9]|1[0-2]))(?![\d/-])/g
/** 3·15, “4.15”: the days that are called by their date. */
const DOTTED =
  /(?<!\d\.?)(?<month>0?[1-9]|1[0-2])(?:[·•・]|(?<=[“"‘']\d+)\.(?=\d+[”"’']))(?<day>[12]\d|3[01]|0?[1-9])(?!\d)/g
/** 〔2020〕, [2020], (2024): the year of a document. */
const BRACKETED = /[〔[(](?<year>(?:19|20)\d{2})[〕\])]/g

const PATTERNS = [FULL, FIRST_DAY, LAST_DAY, FIRST_MONTH, NUMERIC, OF_THE_YEAR, DOTTED, PART_ALONE]

export function chineseDatesIn(plain: string): DateRead[] {
  const bracketed = [...plain.matchAll(BRACKETED)].map(match => ({
    ...dateOf(match.index + 1, match[0].length - 2, match.groups),
  }))
  return [
    ...bracketed,
    ...PATTERNS.flatMap(pattern =>
      [...plain.matchAll(pattern)].map(match => dateOf(match.index, match[0].length, match.groups)),
    ),
  ]
}

type Groups = Readonly<Record<string, string | undefined>> | undefined

function dateOf(start: number, length: number, groups: Groups): DateRead {
  const { year, month, only, day, part } = groups ?? {}
  return {
    start,
    end: start + length,
    year: numberOf(year),
    month: numberOf(month ?? only),
    day: numberOf(day),
    part: part === undefined ? null : partOf(part),
  }
}

function numberOf(text: string | undefined): number | null {
  if (text === undefined) return null
  return /^\d+$/.test(text) ? Number(text) : (chineseValue(text) ?? null)
}

function partOf(text: string): DatePart | null {
  if (text === '上半年') return 'H1'
  if (text === '下半年') return 'H2'
  if (text.startsWith('前')) return /[六6]/.test(text) ? 'H1' : 'Q1-Q3'
  const quarter = /[一二三四1-4](?=季度)/.exec(text)?.[0]
  if (quarter !== undefined) return QUARTERS[numberOf(quarter) ?? 0] ?? null
  if (/初|上旬/.test(text)) return 'start'
  return /中旬/.test(text) ? 'middle' : 'end'
}

const QUARTERS: readonly (DatePart | null)[] = [null, 'Q1', 'Q2', 'Q3', 'Q4']
