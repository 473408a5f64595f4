import type { Figure } from '../../library/library.ts'
import type { Language } from '../question.ts'
import { numeral, sortOf, tidy } from '../saying/units.ts'

/** What may be computed from figures, and how precisely the result may be said. */

/** All values that a figure allows. */
export type Range = { readonly low: number; readonly high: number }

/** A computed value, in 万 or 亿 where all that it comes from is; `bound` where it is not exact. */
export type Amount = {
  readonly value: number
  readonly scale: string
  readonly bound: Figure['bound']
}

/**
 * 约 and 近 name no limits. Reports round to the digit they write, so the true number lies well inside a tenth of it
 * (近2000 is 1900 or more); an order that holds with a tenth on either side is safe to state.
 */
const ABOUT = 0.1

/** 余 and 多 stand for what remains beyond a round number: 2700余 is less than 2800. 超 and 以上 have no such end. */
const REMAINDER = /[余多]/

const SCALES: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }

/** 万 or 亿 behind a number; in 1亿2000万元 the smaller one is what the last digits count. */
function scaleOf(figure: Figure): string {
  return ['万', '亿'].find(scale => figure.raw.includes(scale)) ?? ''
}

/** How many times one the scale is; 1 without. */
const size = (scale: string) => SCALES[scale] ?? 1

function decimals(value: number): number {
  return String(tidy(value)).split('.')[1]?.length ?? 0
}

/** What the last digit written counts: 1000 in 1.9万, 1 in 930. Numbers without 万 or 亿 are counted, not rounded. */
function step(figure: Figure): number {
  const scale = size(scaleOf(figure))
  return scale === 1 ? 0 : scale / 10 ** decimals(figure.value / scale)
}

/** Figures of which one is written in 万 and another is not: the former is rounded where the latter is not. */
export function areMixed(figures: readonly Figure[]): boolean {
  return new Set(figures.map(scaleOf)).size > 1
}

/** @param mixed from `areMixed` of all the figures that it is compared with */
export function rangeOf(figure: Figure, mixed: boolean): Range {
  const { value, bound, raw } = figure
  if (bound === 'about') return { low: value * (1 - ABOUT), high: value * (1 + ABOUT) }
  if (bound === 'at_most') return { low: Number.NEGATIVE_INFINITY, high: value }
  if (bound === 'at_least')
    return { low: value, high: REMAINDER.test(raw) ? value + lastPlace(value) : Number.POSITIVE_INFINITY }
  const rounded = mixed ? step(figure) / 2 : 0
  return { low: value - rounded, high: value + rounded }
}

/** What the last digit that is not 0 counts: 100 in 2700. */
function lastPlace(value: number): number {
  if (value === 0) return Number.POSITIVE_INFINITY
  const places = decimals(value)
  if (places > 0) return 10 ** -places
  return 10 ** (/0*$/.exec(String(tidy(value)))?.[0].length ?? 0)
}

/** How much more the first is; both exact. About, where one is rounded and the other is not. */
export function difference(more: Figure, less: Figure): Amount {
  return combined([more, less], (a, b) => a - b)
}

/**
 * All together. From 2700余件 and 87件 comes at least 2787: what each is at least adds up to what all are at least. Of
 * figures with bounds that point both ways nothing can be said: undefined.
 */
export function sum(figures: readonly Figure[]): Amount | undefined {
  const bounds = new Set(figures.map(figure => figure.bound).filter(bound => bound !== null))
  if (bounds.size > 1) return undefined
  const total = combined(figures, (a, b) => a + b)
  const [bound = total.bound] = bounds
  return { ...total, bound }
}

function combined(figures: readonly Figure[], combine: (a: number, b: number) => number): Amount {
  const mixed = areMixed(figures)
  const scale = mixed ? '' : figures[0] ? scaleOf(figures[0]) : ''
  const values = figures.map(figure => tidy(figure.value / size(scale)))
  const [first = 0, ...others] = values
  const exact = Number(others.reduce(combine, first).toFixed(Math.max(0, ...values.map(decimals))))
  if (!mixed) return { value: exact, scale, bound: null }
  const coarsest = Math.max(...figures.map(step))
  return { value: tidy(Math.round(exact / coarsest) * coarsest), scale, bound: 'about' }
}

/** Growth in percent to one decimal, as in 25.0; undefined where a share of nothing or of a share is meant. */
export function growth(from: Figure, to: Figure): string | undefined {
  if (from.value <= 0 || sortOf(from.unit) === 'share' || areMixed([from, to])) return undefined
  const percent = Math.abs(tidy(((to.value - from.value) / from.value) * 100))
  return (Math.round(tidy(percent * 10)) / 10).toFixed(1)
}

/** 843, 55.16万; in English the latter is 551,600. */
export function amountText({ value, scale }: Amount, language: Language): string {
  if (language === 'zh') return `${numeral(value, language)}${scale}`
  return numeral(tidy(value * size(scale)), language)
}
