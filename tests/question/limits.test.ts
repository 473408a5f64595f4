import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLonger } from '../../src/question/limits.ts'

test('a rare character is one, and white space counts', () => {
  expect([isLonger('𠮷'.repeat(3), 3), isLonger('𠮷'.repeat(4), 3)]).toEqual([false, true])
  expect([isLonger(' 增 ', 3), isLonger(' 增 ', 2)]).toEqual([false, true])
})

test('what is longer has more characters, whatever they are', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })), fc.nat(10), (characters, most) => {
      expect(isLonger(characters.join(''), most)).toBe(characters.length > most)
    }),
  )
})
