const DIGITS = new Map([...'零一二三四五六七八九'].map((character, value) => [character, value]))
DIGITS.set('〇', 0).set('两', 2)

/**
 * The value of a whole number written in Chinese (二十一, 十二, 两百) or in digits of either width; undefined if it is none.
 * Holds up to 9999, more than any ordinal or year needs.
 */
export function wholeNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC')
  if (/^\d+$/.test(plain)) return Number(plain)
  if (/^[零〇一二三四五六七八九]{2,4}$/.test(plain)) return Number([...plain].map(c => DIGITS.get(c)).join(''))
  let total = 0
  let digit: number | undefined
  for (const character of plain) {
    const value = DIGITS.get(character)
    const unit = { 十: 10, 百: 100, 千: 1000 }[character]
    if (value !== undefined) digit = value
    else if (unit !== undefined) {
      total += (digit ?? 1) * unit
      digit = undefined
    } else return undefined
  }
  return plain === '' ? undefined : total + (digit ?? 0)
}
