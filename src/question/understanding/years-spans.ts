import { wholeNumber } from '../../language/numerals.ts'
import { QUOTED } from '../places/place-words.ts'
import { yearsAsked } from './years.ts'
import { positionOf } from './years-positions.ts'
import { mask, rangesIn } from './years-ranges.ts'

/** A time of several years that a question asks about without naming each; what it leaves open is open. */
export type SpanAsked = {
  readonly from?: number
  readonly to?: number
  /** The newest so many of those that are held, whatever the clock says. */
  readonly last?: number
}

/** 近几年 and recent years: as many as people mean by it, and as a five-year plan has. */
const A_FEW = 5
const ENGLISH_NUMBERS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, six: 6, ten: 10 }

const LAST =
  /(?:最?近|过去|这)的?(?<han>[几两一二三四五六七八九十]|\d{1,2})个?年(?!级|期|行动|计划)|\b(?:past|last|recent|previous|latest) (?<word>few|several|couple of|two|three|four|five|six|ten|\d{1,2}) years\b|(?<few>近年|近些年|这些年|\brecent years\b)/i

/** Each year there is; not what has to be done every year (每年至少两次). */
const EVERY =
  /历年|逐年|(?:每一?|各)年度?(?!至少|最少|不少于|都?[要须应得]|必须|均?[要须应])|年年|\b(?:(?:each|every) year(?! (?:must|should|at least))|over (?:the )?years|by year|year[ -](?:by|to)[ -]year|across (?:the )?years|over time)\b/i

/** The fourteenth five-year plan runs from 2021; 十四五规划 and 八五普法 are names. */
const FIVE_YEARS = /[“"]?(十[一二三四五六七])五[”"]?(?:以来|期间|时期|这?五年|间|开局以来)/
const FOURTEENTH = { ordinal: 14, first: 2021 }

/** The span a question asks about where it names no year for itself; undefined where it asks about none. */
export function spanAsked(question: string, now: Date): SpanAsked | undefined {
  if (yearsAsked(question, now).length > 0) return undefined
  const plan = FIVE_YEARS.exec(question)
  if (plan) {
    const first = FOURTEENTH.first + 5 * ((wholeNumber(plan[1] ?? '') ?? FOURTEENTH.ordinal) - FOURTEENTH.ordinal)
    return { from: first, to: first + 4 }
  }
  const text = question.replace(QUOTED, mask)
  return boundedSpan(text, now) ?? lastYears(text) ?? (EVERY.test(text) ? {} : undefined)
}

/** 2022年起, since 2013, 2021年以前, from 2021 to 2023. */
function boundedSpan(text: string, now: Date): SpanAsked | undefined {
  const range = rangesIn(text, now).find(({ isNamed, first, last }) => !isNamed && last >= first)
  if (range) return { from: range.first, to: range.last }
  for (const { 0: written, 1: digits, index } of text.matchAll(/(?<!\d)((?:19|20)\d{2})年?(?!\d)/g)) {
    const [year, end] = [Number(digits), index + written.length]
    if (positionOf(text, index, end) !== 'span') continue
    const [before, after] = [text.slice(0, index), text.slice(end)]
    if (/^\s?(?:以前|之前)/.test(after) || /before\s$/i.test(before)) return { to: year - 1 }
    // 到2025年要建成多少 may be told in any report up to then.
    if (/(?:[至到]|until)\s?$/i.test(before)) return { to: year }
    return { from: year }
  }
  return undefined
}

function lastYears(text: string): SpanAsked | undefined {
  const groups = LAST.exec(text)?.groups
  if (!groups) return undefined
  const { han, word } = groups
  const number = han === '两' ? 2 : Number(han ?? word) || wholeNumber(han ?? '') || ENGLISH_NUMBERS[word ?? '']
  return { last: word === 'couple of' ? 2 : (number ?? A_FEW) }
}

/** Those of the years held that lie in the span, ascending. */
export function yearsWithin({ from, to, last }: SpanAsked, held: readonly number[]): number[] {
  const newest = Math.max(...held)
  return [...new Set(held)]
    .filter(
      year => year >= (from ?? year) && year <= (to ?? year) && year > newest - (last ?? Number.POSITIVE_INFINITY),
    )
    .sort((a, b) => a - b)
}
