import type { Bound } from '../../library/library.ts'

/** Numbers and dates as they are said in a text; all offsets count UTF-16 units of that text. */

/** What a text is written in; names in the other language may stand in it. */
export type Tongue = 'zh' | 'en'

export type Amount = {
  readonly start: number
  readonly end: number
  /** As written, bound and unit included. */
  readonly raw: string
  /** 万, 亿, thousand and million multiplied out; of a share, per cent. */
  readonly value: number
  /**
   * In Chinese as written, without 万, 余 and the like (宗, 件, 人次, 元, %, 个百分点, 工作日); English words with one
   * Chinese counterpart are that one, others the name of their class (`english-units.ts`). Empty where none is said.
   */
  readonly unit: string
  /** Null for an exact number; of a range the lower end is at least, the upper end at most. */
  readonly bound: Bound | null
  /** 近, nearly: less than that, where 约 and about may be either. */
  readonly nearly?: boolean
  /** 第三, third, No. 3, 109号. */
  readonly ordinal?: boolean
  /** 一个平台: as likely an article as a count. */
  readonly article?: boolean
}

/** Which part of its month or year a date means. */
export type DatePart = 'start' | 'middle' | 'end' | 'H1' | 'H2' | 'Q1' | 'Q2' | 'Q3' | 'Q4' | 'Q1-Q3'

/** A date as far as it is said; of 2021–2025 each end is one. */
export type DateSaid = {
  readonly start: number
  readonly end: number
  readonly raw: string
  readonly year: number | null
  readonly month: number | null
  readonly day: number | null
  readonly part: DatePart | null
  /** Four digits without a word that makes them a year: they may be an amount. */
  readonly bare?: boolean
}

/** A number that neither counts nor is a date: 5G, ①, the 三 of 三农. */
export type StrayNumber = { readonly start: number; readonly end: number; readonly raw: string }
