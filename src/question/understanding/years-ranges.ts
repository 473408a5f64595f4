import type { YearAsked } from '../question.ts'

/** 2021-2025, 2021年至2025年, 21—24年, from 2021 through 2022 to 2023, between 2021 and 2025. */
export type YearRange = {
  readonly start: number
  readonly end: number
  readonly first: number
  readonly last: number
  /** Each of its years is asked for. */
  readonly isAsked: boolean
  /** It is part of a name: 五年规划2021-2025, 2021—2025年普法规划. */
  readonly isNamed: boolean
}

const YEAR = '(?:19|20)\\d{2}\\s?年?度?(?:\\d{1,2}月)?(?:\\d{1,2}日)?'
const TO = '\\s?(?:[-—–~～至到]+|\\b(?:to|through|until)\\b)\\s?'
const RANGE = new RegExp(
  `(?:(?<=^|[^\\p{L}])from |从)?(?<!\\d)${YEAR}(?:${TO}${YEAR})+(?!\\d)|\\bbetween (?:19|20)\\d{2} and (?:19|20)\\d{2}\\b`,
  'giu',
)
/** With 年 behind it, and not 10到15年内 or a term of 10至15年有期徒刑. */
const SHORT_RANGE = /(?<![\d.])((?:20)?\d{2})年?\s?[-—–~～至到]+\s?(\d{2})年度?(?![内间来]|以[内来上下]|有期|期)/g

/** With these words a range asks for each of its years; without, it is part of what is asked. */
const OVER_YEARS =
  /变|趋势|走势|起伏|增减|[升降涨]|增[加长多]|减少|每年|各年|逐年|历年|分别|各(?:是|为|有)?多少|对比|\b(?:trends?|each year|every year|year by year|over the years|over time|chang(?:e|ed|es|ing)|develop(?:ed|s|ment)?|evolv(?:e|ed|es)|increas\w+|decreas\w+|gr[eo]w\w*|r[io]se|f[ae]ll|move[ds]?)\b/i
const FIGURES =
  /多少|(?<![这那前后近好])几[件宗起份人名家次场个项部位期例桩单]|[件宗案量次人]数|数量|[办受]理量|合计|一共|总共|加起来|\b(?:how (?:many|much)|number of|rates?|totals?|altogether)\b/i
/** The two ends are set against each other, and not what lies between. */
const ENDS_ONLY = /\b(?:by how (?:many|much)|how (?:many|much) more|difference)\b/i

/** A longer range is no comparison that anyone reads. */
const LONGEST = 10

const NAME = '(?:规划|纲要|方案|计划|行动|意见|普法(?:规划|决议)|五年)'
/** 制定了几个规划 in these years is no name. */
const NAMED_AFTER = new RegExp(`^\\s?[)）]?(?!出台|制定|发布|印发|编制|修订)[^了几多哪的，。？?\\s]{0,10}?${NAME}`)
const NAMED_BEFORE = new RegExp(
  `${NAME}\\s?[（(]?\\s?$|\\b(?:plan|outline|programme?|scheme|initiative)s? (?:for )?[（(]?$`,
  'i',
)
const NAMED_AFTER_ENGLISH = /^\s?[)）]?\s?(?:\w+ ){0,4}(?:plan|outline|programme?|scheme|initiative)\b/i

export function rangesIn(text: string, now: Date): YearRange[] {
  const full = [...text.matchAll(RANGE)].flatMap(({ 0: written, index }) => {
    if (/^between/i.test(written) && (ENDS_ONLY.test(text) || !OVER_YEARS.test(text))) return []
    const years = [...written.matchAll(/(?:19|20)\d{2}/g)].map(([year]) => Number(year))
    return [rangeOf(text, written, index, years)]
  })
  const short = [...text.matchAll(SHORT_RANGE)].flatMap(({ 0: written, 1: from = '', 2: to = '', index }) => {
    const years = [shortYear(Number(from) % 100, now), shortYear(Number(to), now)].filter(year => year !== undefined)
    const overlaps = full.some(range => index < range.end && index + written.length > range.start)
    return overlaps || years.length < 2 ? [] : [rangeOf(text, written, index, years)]
  })
  return [...full, ...short].sort((a, b) => a.start - b.start)
}

function rangeOf(text: string, written: string, start: number, years: readonly number[]): YearRange {
  const end = start + written.trimEnd().length
  const [first, last] = [years[0] ?? 0, years.at(-1) ?? 0]
  const after = text.slice(end)
  const isNamed = NAMED_BEFORE.test(text.slice(0, start)) || NAMED_AFTER.test(after) || NAMED_AFTER_ENGLISH.test(after)
  const isSeveral = last > first && last - first < LONGEST
  // From one month to another is a time of its own, not the years that it touches.
  const asks = OVER_YEARS.test(text) || (FIGURES.test(text) && !/月/.test(written))
  return { start, end, first, last, isAsked: isSeveral && !isNamed && asks, isNamed }
}

export function yearsOfRange({ first, last, start, end }: YearRange): YearAsked[] {
  return Array.from({ length: last - first + 1 }, (_, at) => ({ year: first + at, start, end }))
}

/** The text with ranges masked; from January to December of one year is that year. */
export function withoutRanges(text: string, ranges: readonly YearRange[]): string {
  return ranges.reduce((rest, { start, end, first, last }) => {
    const kept = first === last ? (/^(?:from |从)?\d+\s?年?/i.exec(rest.slice(start, end))?.[0].length ?? 0) : 0
    return rest.slice(0, start + kept) + mask(rest.slice(start + kept, end)) + rest.slice(end)
  }, text)
}

export function mask(text: string): string {
  return '\u0000'.repeat(text.length)
}

/** 23 → 2023; a year further ahead than next year is no year. */
export function shortYear(digits: number, now: Date): number | undefined {
  const year = 2000 + digits
  return year <= now.getUTCFullYear() + 1 && digits >= 10 ? year : undefined
}
