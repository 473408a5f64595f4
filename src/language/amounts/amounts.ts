import { datesIn } from './dates.ts'
import { coresIn } from './number-cores.ts'
import { plainOf } from './plain-text.ts'
import { joinedRanges } from './ranges.ts'
import { type Reading, readingOf } from './readings.ts'
import type { Amount, Tongue } from './said.ts'

/** Article 12, No. 3, Phase 2; members number 3,506 where the word is small. */
const NUMBERED =
  /\b(?:Nos?\.|No(?=\s)|Number|[Aa]rticle|[Ss]ection|[Cc]hapter|[Pp]art|[Pp]hase|[Ii]tem|[Dd]ocument)\s*$/
/** Very, together, every household: words that only look like numbers of something. */
const IDIOMS = /^(?:十分(?!之|钟)|一起(?![^,。；;]{0,8}(?:案|事|纠纷|诉))|千家万户|千方百计|第一时间)/
/** 一至两名: the unit stands behind the second. */
const RANGES = /^[至到-][一二两三四五六七八九十]/
/** One is mostly an article before other words, which are of things; of people, cases and events it is a count. */
const ONE_COUNTS = new Set(['名', '宗', '起', '家', '件', '人', '次', '场', '场次', '人次', '户'])

/** Every number in the text that is none of a date, in order, without overlap. */
export function amountsIn(text: string, language: Tongue): Amount[] {
  const blank = (rest: string, { start, end }: { start: number; end: number }) =>
    `${rest.slice(0, start)}${'\0'.repeat(end - start)}${rest.slice(end)}`
  const plain = datesIn(text, language).reduce(blank, plainOf(text))
  const readings: Reading[] = []
  for (const core of coresIn(plain)) {
    const floor = readings.at(-1)?.to ?? 0
    if (core.start < floor) continue
    const reading = readingOf(plain, core, floor, language)
    if (isCounted(plain, reading)) readings.push(reading)
  }
  return joinedRanges(plain, readings).map(reading => amountOf(text, plain, reading))
}

/**
 * A numeral of Chinese without a unit is mostly part of a word (统一, 三农, 百姓); only what cannot be one counts. With
 * digits or in English words everything counts.
 */
function isCounted(plain: string, { notation, start, end, value, unit, ordinal, said }: Reading): boolean {
  if (notation !== 'chinese') return true
  if (IDIOMS.test(plain.slice(start, start + 16))) return false
  if (unit !== '' || ordinal || said !== undefined) return true
  const written = plain.slice(start, end)
  if (RANGES.test(plain.slice(end))) return true
  return written.length > 1 && value >= 10 && !/^[百千万亿]+$/.test(written)
}

function amountOf(text: string, plain: string, reading: Reading): Amount {
  const { from, to, value, unit, said, ordinal, notation } = reading
  const isOrdinal = ordinal || unit === '号' || NUMBERED.test(plain.slice(0, from))
  const isArticle = value === 1 && notation === 'chinese' && !ordinal && !ONE_COUNTS.has(unit)
  return {
    start: from,
    end: to,
    raw: text.slice(from, to),
    value,
    unit,
    bound: said?.bound ?? null,
    ...(said?.nearly ? { nearly: true } : {}),
    ...(isOrdinal ? { ordinal: true } : {}),
    ...(isArticle ? { article: true } : {}),
  }
}
