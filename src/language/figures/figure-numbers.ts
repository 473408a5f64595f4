import type { Bound } from '../../library/library.ts'
import { wholeNumber } from '../numerals.ts'
import { BOUNDS_AFTER, BOUNDS_BEFORE, NAMES, UNIT } from './figure-words.ts'

/** A number with its unit as it stands in a sentence, before anything is known of what it counts. */
export type Found = {
  /** Of the figure as written, its bounds included. */
  readonly start: number
  readonly end: number
  readonly value: number
  readonly unit: string
  readonly bound: Bound | null
}

const DIGIT = '[0-9０-９]'
const CHINESE = '[零〇一二两三四五六七八九十百千]+(?:[万亿][零〇一二两三四五六七八九十百千]*)*'
const MANTISSA = `(?:${DIGIT}{1,3}(?:[,，]${DIGIT}{3})+(?!${DIGIT})|${DIGIT}+)(?:[.．]${DIGIT}+)?`
const BEFORE = Object.keys(BOUNDS_BEFORE)
  .filter(bound => bound !== '上')
  .join('|')
/** 上 is a bound in 上百件 only: elsewhere it ends a word (跃上1.4万亿斤, 线上三件). */
const BEFORE_CHINESE = `${BEFORE}|上(?=[百千万])`
const AFTER = '以上|以下|以内|之内|左右|上下|[+＋]'
/** A unit in brackets of its own, 7021(件/次), is the unit. */
const UNITS = `(?:${UNIT}|[（(]${UNIT}[)）])`

/** 930宗, 超87%, 2700余件, 1.2亿元, ３，５００件, 3—5个; the sign before it must not make it part of a name. */
const DIGITS_FIGURE = new RegExp(
  `(?<![A-Za-z0-9０-９+＋×*/·.．:#〔第-])(?:(?<bound>${BEFORE})\\s*)?(?<![A-Za-z0-9０-９+＋×*/·.．:#〔第-])(?<low>${MANTISSA})(?:[-—–~～至](?<high>${MANTISSA}))?` +
    `\\s*(?<more>余|多|来)?\\s*(?<scale>百万|千万|万亿|百|千|万|亿)?(?:(?<=万)(?<thousands>[0-9０-９])千|(?<=亿)(?<millions>[0-9０-９]+)万)?(?<still>余|多)?(?:\\s*(?<unit>${UNITS}))?(?<tail>${AFTER})?`,
  'gu',
)
/** 十二件, 近百件, 两批次, 三万五千余人. */
const CHINESE_FIGURE = new RegExp(
  `(?<![第之届零〇一二两三四五六七八九十百千万亿数几0-9０-９])(?<bound>${BEFORE_CHINESE})?(?<![第之届零〇一二两三四五六七八九十百千万亿数几0-9０-９])(?<low>${CHINESE})(?<more>余|多|来)?(?<unit>${UNIT})(?<tail>${AFTER})?`,
  'gu',
)
/** 百分之八十, 三分之二; a tenth is 成: 近三成. */
const SHARE = new RegExp(
  `(?<bound>${BEFORE})?(?:(?<whole>${CHINESE})分之(?<share>${CHINESE}(?:点[零〇一二三四五六七八九]+)?)|(?<tenths>[一两二三四五六七八九]|十)成(?![立为效果功员本熟型长品就绩年家人因才套分])(?<half>半)?)(?<tail>${AFTER}|多)?`,
  'gu',
)

/**
 * One is mostly an article (一个平台, 一批, 一次性); it is a number before these, which count people, cases and firms.
 * 二 before a counting word is an ordinal (二期); the number is 两. Bare 百, 千, 万 are many (千家万户), not so many.
 */
const ONE_COUNTS = /^[名宗起家]/
const MANY = /^[百千万亿]+$/

const TITLES =
  /《[^《》]{1,120}》|“[^“”\n]{1,40}”|‘[^‘’\n]{1,40}’|「[^「」\n]{1,40}」|"[^"\n]{1,40}"|〔[^〕]{0,12}〕|\[20\d\d\]/gu
const NAME = new RegExp(NAMES.join('|'), 'gu')

/** The sentence with titles, quoted names and set phrases blanked: a number in them is part of a name. */
export function withoutNames(sentence: string): string {
  const blank = (found: string) => '\0'.repeat(found.length)
  return sentence.replace(TITLES, blank).replace(NAME, blank)
}

/** Every number with a unit, in the order of the sentence. */
export function numbersIn(sentence: string): Found[] {
  const plain = withoutNames(sentence)
  const found = [
    ...[...plain.matchAll(SHARE)].map(shareFrom),
    ...[...plain.matchAll(DIGITS_FIGURE)].map(digitsFrom),
    ...[...plain.matchAll(CHINESE_FIGURE)].map(chineseFrom),
  ]
    .filter(figure => figure !== undefined)
    .sort((a, b) => a.start - b.start || b.end - a.end)
  return found.filter((figure, at) => !found.slice(0, at).some(other => other.end > figure.start))
}

type Match = RegExpExecArray

function digitsFrom(match: Match): Found | undefined {
  const { low = '', high, scale, thousands, millions, unit } = match.groups ?? {}
  const value = digitsValue(low)
  if (value === undefined || (unit === undefined && !isLarge(low, scale))) return undefined
  const found = foundAt(
    match,
    rounded(value * scaleOf(scale ?? '') + plainly(thousands) * 1e3 + plainly(millions) * 1e4),
    unit ?? '',
  )
  // 3—5个: at least three is what can be said.
  return high === undefined ? found : { ...found, bound: 'at_least' }
}

/** What follows the larger scale: 5千 of 3万5千, 2000万 of 1亿2000万. */
function plainly(rest: string | undefined): number {
  return Number(rest?.normalize('NFKC') ?? 0)
}

/** Without a unit only a number that cannot be a year, an address or a name: 440,696户籍人口, 惠及群众1.2万. */
function isLarge(low: string, scale: string | undefined): boolean {
  return /[,，]/.test(low) || /[万亿]/.test(scale ?? '')
}

function chineseFrom(match: Match): Found | undefined {
  const { low = '', unit = '', bound, more } = match.groups ?? {}
  if (low === '一' && !ONE_COUNTS.test(unit)) return undefined
  if (low === '二') return undefined
  if (MANY.test(low) && bound === undefined && more === undefined) return undefined
  const value = chineseValue(low)
  return value === undefined ? undefined : foundAt(match, value, unit)
}

function shareFrom(match: Match): Found | undefined {
  const { whole, share, tenths, half } = match.groups ?? {}
  const parts = whole === undefined ? chineseValue(tenths ?? '') : decimal(share ?? '')
  const of = whole === undefined ? 10 : chineseValue(whole)
  if (parts === undefined || of === undefined || of === 0) return undefined
  return foundAt(match, rounded(((parts + (half === undefined ? 0 : 0.5)) / of) * 100), '%')
}

function foundAt(match: Match, value: number, unit: string): Found {
  const { bound, more, still, tail } = match.groups ?? {}
  return {
    start: match.index,
    end: match.index + match[0].length,
    value,
    unit: unit
      .replace(/^[（(](.*)[)）]$/, '$1')
      .replace(/[（(/]次[)）]?$/, '次')
      .replace('％', '%'),
    bound: boundOf(bound, more ?? still, tail),
  }
}

function boundOf(before: string | undefined, more: string | undefined, tail: string | undefined): Bound | null {
  if (before !== undefined && before in BOUNDS_BEFORE) return BOUNDS_BEFORE[before] ?? null
  return BOUNDS_AFTER[more ?? ''] ?? BOUNDS_AFTER[tail ?? ''] ?? null
}

function digitsValue(text: string): number | undefined {
  const value = Number(text.normalize('NFKC').replaceAll(',', ''))
  return Number.isFinite(value) ? value : undefined
}

/** Chinese numerals beyond 9999, too: 三万五千, 一亿二千万. */
function chineseValue(text: string): number | undefined {
  for (const [mark, scale] of [
    ['亿', 1e8],
    ['万', 1e4],
  ] as const) {
    const at = text.lastIndexOf(mark)
    if (at < 0) continue
    const high = at === 0 ? 1 : chineseValue(text.slice(0, at))
    const low = at === text.length - 1 ? 0 : chineseValue(text.slice(at + 1))
    return high === undefined || low === undefined ? undefined : high * scale + low
  }
  return wholeNumber(text)
}

function decimal(text: string): number | undefined {
  const [whole = '', fraction = ''] = text.split('点')
  const value = chineseValue(whole)
  const digits = [...fraction].map(character => wholeNumber(character) ?? 0).join('')
  return value === undefined ? undefined : Number(`${value}.${digits === '' ? '0' : digits}`)
}

function scaleOf(scale: string): number {
  const worth: Readonly<Record<string, number>> = { 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8 }
  return [...scale].reduce((product, character) => product * (worth[character] ?? 1), 1)
}

/** 119.96 × 10000 is not 1199600 in binary fractions. */
function rounded(value: number): number {
  return Number(value.toPrecision(12))
}
