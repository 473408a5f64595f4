import { soundAlike } from './readings.ts'

/** Whether one name is a slip of the keyboard away from another. */

/** Up to here a name has so many neighbours that only a character of the same sound is a slip. */
const SHORT = 2

/** They tell places apart (东王庄, 西王庄): one for another, or one too few, is no slip. */
const TELLING = /[东西南北中上下大小新老旧前后左右内外一二三四五六七八九十]/

/** One character replaced, by one of the same sound if the name is short; or, in a longer one, one missing. */
export function isNearlyWritten(written: string, name: string): boolean {
  if (written.length === name.length) return isOneReplaced(written, name)
  return name.length > SHORT && written.length === name.length - 1 && isOneMissing(written, name)
}

function isOneReplaced(written: string, name: string): boolean {
  const at = firstDifference(written, name)
  if (at === name.length || written.slice(at + 1) !== name.slice(at + 1)) return false
  const [is, shouldBe] = [written.charAt(at), name.charAt(at)]
  return soundAlike(is, shouldBe) || (name.length > SHORT && !TELLING.test(is) && !TELLING.test(shouldBe))
}

function isOneMissing(written: string, name: string): boolean {
  const at = firstDifference(written, name)
  return name.slice(at + 1) === written.slice(at) && !TELLING.test(name.charAt(at))
}

function firstDifference(written: string, name: string): number {
  let at = 0
  while (at < name.length && written[at] === name[at]) at++
  return at
}

/** One letter replaced, missing, too many, or two neighbours swapped. Both in small letters. */
export function isNearlySpelled(written: string, name: string): boolean {
  const [short, long] = written.length < name.length ? [written, name] : [name, written]
  if (written === name || long.length - short.length > 1) return false
  const at = firstDifference(long, short)
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  const swapped = long[at] === short[at + 1] && long[at + 1] === short[at]
  return short.slice(at + 1) === long.slice(at + 1) || (swapped && short.slice(at + 2) === long.slice(at + 2))
}
