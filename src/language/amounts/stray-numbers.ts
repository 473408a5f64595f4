import { amountsIn } from './amounts.ts'
import { datesIn } from './dates.ts'
import type { StrayNumber, Tongue } from './said.ts'

/** Digits of any script with the letters that they make a word with: 5G, A4, ①, Ⅱ. */
const DIGITS = /[A-Za-z]*\p{N}[\p{N}A-Za-z]*/gu
/** Numerals that are part of a word, with the character that tells of which: 三农, 两违. 一 is part of too many. */
const NUMERALS = /[两二三四五六七八九十]{2,}|[两二三四五六七八九十][^\s，。、；：,.;:（）()《》“”"]?/gu

/** Numbers that are said without a numeral: doubled, 翻番, Phase II. */
const MULTIPLES =
  /\b(?:doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|quadrupl(?:e[sd]?|ing)|halv(?:e[sd]?|ing)|(?:two|three|four|five|six|seven|eight|nine|ten|hundred)-?fold|[IVX]{2,})\b|翻[一两]?番|翻[一两]?倍|成倍|倍增|减半/gu

/** Every number that is neither an amount nor of a date. */
export function strayNumbersIn(text: string, language: Tongue): StrayNumber[] {
  const read = [...amountsIn(text, language), ...datesIn(text, language)]
  const isRead = (at: number) => read.some(({ start, end }) => at >= start && at < end)
  const left = [...text.matchAll(DIGITS)].filter(({ 0: raw, index }) =>
    [...raw.matchAll(/\p{N}/gu)].some(digit => !isRead(index + digit.index)),
  )
  const words = [...text.matchAll(NUMERALS), ...text.matchAll(MULTIPLES)].filter(({ index }) => !isRead(index))
  return [...left, ...words]
    .map(({ 0: raw, index }) => ({ start: index, end: index + raw.length, raw }))
    .sort((a, b) => a.start - b.start)
}
