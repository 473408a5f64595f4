import { amountsIn } from '../../../language/amounts/amounts.ts'
import type { Amount } from '../../../language/amounts/said.ts'
import { isNounClass, sameUnit } from '../../../language/amounts/units.ts'

/** Where the quotes hold the amounts that a sentence says. */

/** All places in the quote that hold this amount: the same value, a unit that fits and no other bound. */
export function occurrencesOf(amount: Amount, quote: string): Amount[] {
  return amountsIn(quote, 'zh').filter(held => isSame(amount, held))
}

/** Whether both say the same number of what may be the same things, whatever their bounds. */
export function isLike(said: Amount, held: Amount): boolean {
  if (held.value !== said.value || !sameOrder(said, held)) return false
  return (said.ordinal === true && isNounClass(said.unit)) || sameUnit(said.unit, held.unit)
}

export function isSame(said: Amount, held: Amount): boolean {
  return isLike(said, held) && sameBound(said, held)
}

/** 20届 and 第20届 are both the twentieth; what is counted is neither. */
const ORDERED = new Set(['届', '号', '条', '期', '批', '款', '次', '大'])

function sameOrder(amount: Amount, held: Amount): boolean {
  if ((amount.ordinal ?? false) === (held.ordinal ?? false)) return true
  return amount.ordinal === true && (ORDERED.has(held.unit) || held.unit === '')
}

/**
 * About says less than the quote, so it may stand for any; that something is nearly reached only for what the quote does
 * not say is reached. Everything else has to be as exact, and on the same side.
 */
function sameBound(said: Amount, held: Amount): boolean {
  if (said.nearly) return held.bound === 'about'
  return said.bound === held.bound || said.bound === 'about'
}
