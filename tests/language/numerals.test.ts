import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wholeNumber } from '../../src/language/numerals.ts'

describe('wholeNumber reads', () => {
  test.each([
    ['一', 1],
    ['九', 9],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['二十一', 21],
    ['九十九', 99],
    ['一百', 100],
    ['一百零五', 105],
    ['一百一十', 110],
    ['两百', 200],
    ['一千零二十四', 1024],
    ['九千九百九十九', 9999],
    ['零', 0],
    ['二〇二四', 2024],
    ['二零二五', 2025],
    ['一九四九', 1949],
    ['2024', 2024],
    ['２０２４', 2024],
    ['007', 7],
  ])('%s as %i', (text, value) => {
    expect(wholeNumber(text)).toBe(value)
  })

  test.each(['', ' ', '件', '十件', '1.5', '1,024', '-1', '壹', '十一点五', '12件', 'Ⅻ', '一百 零五'])(
    'no whole number in %j',
    text => {
      expect(wholeNumber(text)).toBeUndefined()
    },
  )
})

/** How a number to 9999 is written in Chinese, the dull way. */
function written(value: number): string {
  const digits = '零一二三四五六七八九'
  const units = ['', '十', '百', '千']
  const parts = [...String(value)].map((digit, at, all) =>
    digit === '0' ? '零' : (digits[Number(digit)] ?? '') + (units[all.length - 1 - at] ?? ''),
  )
  return parts
    .join('')
    .replace(/零+/g, '零')
    .replace(/(?<=.)零$/, '')
}

test('reads back every number that is written out, with 一十二 said as 十二 or in full', () => {
  fc.assert(
    fc.property(fc.nat(9999), value => {
      expect(wholeNumber(written(value))).toBe(value)
      expect(wholeNumber(written(value).replace(/^一十/, '十'))).toBe(value)
    }),
  )
})

test('reads back digits of either width', () => {
  fc.assert(
    fc.property(fc.nat(9999), value => {
      const wide = String(value).replace(/\d/g, digit => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0))
      expect(wholeNumber(String(value))).toBe(value)
      expect(wholeNumber(wide)).toBe(value)
    }),
  )
})
