import { areLike, sortOf } from '../saying/units.ts'
import { areMixed, type Range, rangeOf } from './compare-amounts.ts'
import type { Entry } from './compare-entries.ts'
import { mixesPlans } from './compare-measures.ts'

/** The order of figures, as far as it holds for every value that their bounds allow. */

/** Entries that stand at one place of an order; every value of a tier is above every value of the next. */
export type Tier = {
  /** Largest first as written; those that are equal or cannot be told apart, by label. */
  readonly entries: readonly Entry[]
  /** `unknown`: the order among them cannot be told. */
  readonly among: 'one' | 'tie' | 'unknown'
}

/** A share has no order with a number of cases, nor money with a length. */
export function areComparable(entries: readonly Entry[]): boolean {
  const sorts = new Set(entries.map(({ figure }) => sortOf(figure.unit)))
  const [sort] = sorts
  return sorts.size <= 1 && (sort !== 'size' || areLike(unitsOf(entries)))
}

/** Whether a difference or a sum of these says anything exact. */
export function areComputable(entries: readonly Entry[]): boolean {
  return entries.every(isExact) && areAddable(entries)
}

/** Whether these count the same things, so that they may be put together at all. */
export function areAddable(entries: readonly Entry[]): boolean {
  return areLike(unitsOf(entries)) && !mixesPlans(entries.map(({ figure }) => figure))
}

export function unitsOf(entries: readonly Entry[]): string[] {
  return [...new Set(entries.map(({ figure }) => figure.unit))]
}

/** A figure that its own report contradicts is not exact either. */
export function isExact({ figure, rivals }: Entry): boolean {
  return figure.bound === null && rivals.length === 0
}

export function ordered(entries: readonly Entry[]): Tier[] {
  const mixed = areMixed(entries.map(({ figure }) => figure))
  const sorted = [...entries].sort((a, b) => b.figure.value - a.figure.value || (a.label < b.label ? -1 : 1))
  const ranges = sorted.map(entry => allowed(entry, mixed))
  const tiers: Entry[][] = []
  for (const [at, entry] of sorted.entries()) {
    const above = Math.min(...ranges.slice(0, at).map(({ low }) => low))
    const below = Math.max(...ranges.slice(at).map(({ high }) => high))
    const tier = tiers.at(-1)
    if (!tier || above > below) tiers.push([entry])
    else tier.push(entry)
  }
  return tiers.map(tier => ({ entries: tier, among: amongOf(tier, mixed) }))
}

/** Every value that the figure, or another that the report states in its place, allows. */
function allowed({ figure, rivals }: Entry, mixed: boolean): Range {
  const ranges = [figure, ...rivals.map(rival => rival.figure)].map(each => rangeOf(each, mixed))
  return { low: Math.min(...ranges.map(({ low }) => low)), high: Math.max(...ranges.map(({ high }) => high)) }
}

function amongOf(tier: readonly Entry[], mixed: boolean): Tier['among'] {
  const values = new Set(tier.map(({ figure }) => figure.value))
  if (tier.length === 1) return 'one'
  return values.size === 1 && !mixed && tier.every(isExact) ? 'tie' : 'unknown'
}
