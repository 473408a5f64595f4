import { chineseDatesIn, type DateRead } from './dates-chinese.ts'
import { englishDatesIn } from './dates-english.ts'
import { plainOf } from './plain-text.ts'
import type { DateSaid, Tongue } from './said.ts'
import { CHINESE_UNIT } from './units.ts'

/** 2025件 and 2000余人 count; 2024 alone is a year, or may be. */
const BARE_YEAR = new RegExp(
  `(?<![\\dA-Za-z¥$]|\\d\\.)(?<year>(?:19|20)\\d{2})(?![\\d]|[.,]\\d|[A-Za-z]|\\s*(?:[余多万亿千百+%‰]|${CHINESE_UNIT}|per\\b|percent|yuan|thousand|million|billion))`,
  'gu',
)
/** In 2024, since 2021, the 2024 report: a year and nothing else. */
const YEAR_BEFORE = /\b(?:in|since|by|until|till|during|year|from|before|after|throughout|of|for|the|early|late)\s+$/i

/** Every date in the text, as far as it is said, in order. */
export function datesIn(text: string, language: Tongue): DateSaid[] {
  const plain = plainOf(text)
  const read = [...chineseDatesIn(plain), ...(language === 'en' ? englishDatesIn(plain) : []), ...bareYearsIn(plain)]
  const found = read.sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: DateRead[] = []
  for (const date of found) if ((kept.at(-1)?.end ?? 0) <= date.start) kept.push(date)
  return kept.map(date => ({ ...date, raw: text.slice(date.start, date.end) }))
}

function bareYearsIn(plain: string): DateRead[] {
  return [...plain.matchAll(BARE_YEAR)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
    year: Number(match[0]),
    month: null,
    day: null,
    part: null,
    ...(YEAR_BEFORE.test(plain.slice(0, match.index)) ? {} : { bare: true }),
  }))
}
