import type { Amount } from '../../../language/amounts/said.ts'
import { isNounClass, sameUnit } from '../../../language/amounts/units.ts'

/** Where the quotes hold the amounts that a sentence says. */

/** Whether both say the same number of what may be the same things, whatever their bounds. */
export function isLike(said: Amount, held: Amount): boolean {
  if (held.value !== said.value || !sameOrder(said, held)) return false
  return (said.ordinal === true && isNounClass(said.unit)) || sameUnit(said.unit, held.unit)
}

/** The same value, a unit that fits and no other bound. */
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
