import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isNearlySpelled, isNearlyWritten } from '../../src/language/near-names.ts'
import { readingsOf, soundAlike } from '../../src/language/readings.ts'

describe('characters that sound alike', () => {
  test.each(['曾增', '成城', '谭潭', '林灵', '是四'])('%s do', pair => {
    expect(soundAlike(pair.charAt(0), pair.charAt(1))).toBe(true)
  })

  test.each(['坑抗', '东西', 'a东'])('%s do not', pair => {
    expect(soundAlike(pair.charAt(0), pair.charAt(1))).toBe(false)
  })

  test('a character has all its readings', () => {
    expect(readingsOf('曾')).toEqual(expect.arrayContaining(['ceng', 'zeng']))
    expect(readingsOf('x')).toEqual([])
  })
})

describe('names that are nearly written', () => {
  test.each([
    ['曾城', '增城'],
    ['平成', '平城'],
    ['鲁山到', '鲁山道'],
    ['鲁道', '鲁山道'],
    ['大黄庄', '大王庄'],
  ])('%s is nearly %s', (written, name) => {
    expect(isNearlyWritten(written, name)).toBe(true)
  })

  test.each([
    ['增城', '增城', 'it is the name'],
    ['韦城', '平城', 'a short name has many neighbours'],
    ['城', '增城', 'one character is too little'],
    ['东王庄', '西王庄', 'east and west tell places apart'],
    ['王庄', '小王庄', 'so does small'],
    ['曾成', '增城', 'two are replaced'],
  ])('%s is not nearly %s: %s', (written, name) => {
    expect(isNearlyWritten(written, name)).toBe(false)
  })
})

describe('names that are nearly spelled', () => {
  test.each([
    ['zengchen', 'zengcheng'],
    ['zengchengg', 'zengcheng'],
    ['zhengcheng', 'zengcheng'],
    ['zengchang', 'zengcheng'],
    ['lushandoa', 'lushandao'],
  ])('%s is nearly %s', (written, name) => {
    expect(isNearlySpelled(written, name)).toBe(true)
    expect(isNearlySpelled(name, written)).toBe(true)
  })

  test('a name is not nearly itself, nor one of two letters more', () => {
    fc.assert(
      fc.property(fc.string(), name => {
        expect(isNearlySpelled(name, name)).toBe(false)
        expect(isNearlySpelled(name, `${name}ab`)).toBe(false)
      }),
    )
  })
})
