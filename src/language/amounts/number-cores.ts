import { chineseValue } from './chinese-value.ts'
import { englishNumbersIn } from './english-value.ts'
import { planNumbersIn } from './plan-numbers.ts'

/** A number by itself, before its unit and its bound are read. */
export type Core = {
  readonly start: number
  readonly end: number
  readonly value: number
  readonly notation: 'digits' | 'chinese' | 'english'
  readonly ordinal: boolean
  /** 数百, dozens: at least that. */
  readonly vague: boolean
  /** What it is multiplied by: the low end of 3—5万 takes it over. */
  readonly scale: number
  /** Where the number itself tells it: a share is in per cent, 八五 is of five years. */
  readonly unit?: string
}

const MANTISSA = '(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?'
const SCALE = '百万|千万|万亿|[百千万亿]'
/** 62,000, 6.2万, 3万5千, 62k, 1.2 million, 21st; digits that are part of a word (5G) are none. */
const DIGITS = new RegExp(
  `(?<![A-Za-z\\d])(?<low>${MANTISSA})(?:\\s?(?<more>[余多来])?(?<scale>${SCALE})(?:(?<=万)(?<thousands>\\d)千|(?<=亿)(?<millions>\\d+)万)?|\\s?(?<english>thousand|million|billion|trillion|bn|mn)(?![A-Za-z])|(?<kilo>[kK])(?![A-Za-z\\d])|(?<nth>st|nd|rd|th)(?![A-Za-z]))?(?![A-Za-z\\d])`,
  'g',
)
/** Letters that may touch a number: they are its unit. */
const TOUCHING = /^(?:km|kg|m|mu|pp|yuan|RMB|CNY|percent|days?)(?:²|(?![A-Za-z\d]))/i
const RATIO = /(?<![\d:.])(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)(?![\d:])/g

const NUMERAL = '零〇一二两三四五六七八九十百千万亿'
const CHINESE = new RegExp(
  `(?<prefix>第)?(?<guess>[几数](?=[十百千万亿]))?(?<run>[${NUMERAL}]+(?:点[零〇一二三四五六七八九]+[万亿]*)?)(?<some>几)?`,
  'g',
)
const PARTS_OF = new RegExp(`([${NUMERAL}]+)分之([${NUMERAL}]+(?:点[零〇一二三四五六七八九]+)?|\\d+(?:\\.\\d+)?)`, 'g')
const TENTHS = /([一两二三四五六七八九]|十)成(?![立为效果功员本熟型长品就绩年家人因才套分])([半一二三四五六七八九])?/g
const HALF = /一半|半数|过半/g
const ALL = /百分百/g
/** 半小时, 半年; 上半年 and 两年半 are read elsewhere. */
const HALF_OF_TIME = /(?<![上下前后大小多第年月天周时])半(?=个?(?:小时|工作日|月|天|年|日))/g

const ENGLISH_SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  mn: 1e6,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
}

/** Every number in the plain text, in order; where two readings overlap the longer one that begins first. */
export function coresIn(plain: string): Core[] {
  const found = [
    ...plansIn(plain),
    ...sharesIn(plain),
    ...digitsIn(plain),
    ...chineseIn(plain),
    ...halvesIn(plain),
    ...englishIn(plain),
  ].sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Core[] = []
  for (const core of found) if ((kept.at(-1)?.end ?? 0) <= core.start) kept.push(core)
  return kept
}

const NONE = { ordinal: false, vague: false, scale: 1 }

function digitsIn(plain: string): Core[] {
  // Neither RMB120 nor 32 m² makes the number a name.
  const apart = plain.replace(/(?:RMB|CNY|USD|No)(?=\d)/g, sign => ' '.repeat(sign.length))
  const touching = apart.replace(/(?<=\d)[A-Za-z]+/g, (word, at: number) =>
    TOUCHING.test(apart.slice(at)) ? ' '.repeat(word.length) : word,
  )
  return [...touching.matchAll(DIGITS)].map(match => {
    const { low = '', scale = '', thousands, millions, english, kilo, nth } = match.groups ?? {}
    const factor =
      english === undefined ? (kilo === undefined ? chineseScale(scale) : 1e3) : (ENGLISH_SCALES[english] ?? 1)
    const rest = Number(thousands ?? 0) * 1e3 + Number(millions ?? 0) * 1e4
    return {
      ...NONE,
      ...spanOf(match),
      notation: 'digits',
      value: rounded(Number(low.replaceAll(',', '')) * factor + rest),
      ordinal: nth !== undefined || plain[match.index - 1] === '第',
      vague: false,
      scale: factor,
    }
  })
}

/** 百万 is a million; nothing is one. */
export function chineseScale(scale: string): number {
  const worth: Readonly<Record<string, number>> = { 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8 }
  return [...scale].reduce((product, character) => product * (worth[character] ?? 1), 1)
}

function chineseIn(plain: string): Core[] {
  return [...plain.matchAll(CHINESE)].flatMap(match => {
    const { prefix, guess, run = '', some } = match.groups ?? {}
    const value = chineseValue(run)
    if (value === undefined) return []
    // 数百 are some hundreds, and 十几 more than ten.
    const vague = guess !== undefined || some !== undefined
    return [
      {
        ...NONE,
        ...spanOf(match),
        notation: 'chinese',
        value: guess === undefined ? value : value * 2,
        ordinal: prefix !== undefined,
        vague,
      },
    ]
  })
}

function plansIn(plain: string): Core[] {
  return planNumbersIn(plain).map(plan => ({ ...NONE, ...plan, notation: 'chinese', ordinal: true, unit: '五年' }))
}

function sharesIn(plain: string): Core[] {
  const parts = [...plain.matchAll(PARTS_OF)].flatMap(match => {
    const [of, part] = [
      chineseValue(match[1] ?? ''),
      /^\d/.test(match[2] ?? '') ? Number(match[2]) : chineseValue(match[2] ?? ''),
    ]
    return of === undefined || part === undefined || of === 0 ? [] : [shareOf(match, (part / of) * 100)]
  })
  const tenths = [...plain.matchAll(TENTHS)].map(match =>
    shareOf(
      match,
      (chineseValue(match[1] ?? '') ?? 0) * 10 + (match[2] === '半' ? 5 : (chineseValue(match[2] ?? '零') ?? 0)),
    ),
  )
  const halves = [...plain.matchAll(HALF)].map(match => ({ ...shareOf(match, 50), vague: match[0] === '过半' }))
  const ratios = [...plain.matchAll(RATIO)]
    .filter(match => Number(match[2]) !== 0)
    .map(
      (match): Core => ({
        ...NONE,
        ...spanOf(match),
        notation: 'digits',
        value: rounded(Number(match[1]) / Number(match[2])),
        unit: ':',
      }),
    )
  const all = [...plain.matchAll(ALL)].map(match => shareOf(match, 100))
  return [...all, ...parts, ...tenths, ...halves, ...ratios]
}

function halvesIn(plain: string): Core[] {
  return [...plain.matchAll(HALF_OF_TIME)].map(match => ({
    ...NONE,
    ...spanOf(match),
    notation: 'chinese',
    value: 0.5,
  }))
}

function shareOf(match: RegExpExecArray, value: number): Core {
  return { ...NONE, ...spanOf(match), notation: 'chinese', value: rounded(value), unit: '%' }
}

function englishIn(plain: string): Core[] {
  return englishNumbersIn(plain).map(({ share, ...number }) => ({
    ...NONE,
    ...number,
    ...(share ? { unit: '%' } : {}),
    value: rounded(number.value),
    notation: 'english',
  }))
}

function spanOf(match: RegExpExecArray): { start: number; end: number } {
  return { start: match.index, end: match.index + match[0].length }
}

/** 119.96 × 10000 is not 1199600 in binary fractions. */
export function rounded(value: number): number {
  return Number(value.toPrecision(12))
}
