import { describe, expect, test } from 'vitest'
import { fold, isListedWord, listedWords, words } from '../../src/language/tokenize.ts'

describe('fold', () => {
  test('makes full-width forms half-width and letters small', () => {
    expect(fold('ＡＢＣ１２３（％）')).toBe('abc123(%)')
    expect(fold('LED屏')).toBe('led屏')
  })

  test('makes compatibility forms plain', () => {
    expect(fold('⼀㈠①Ⅹ')).toBe('一(一)1x')
  })

  test('leaves Han characters as they are', () => {
    expect(fold('行政復議')).toBe('行政復議')
  })
})

describe('words', () => {
  test('gives long words also in their parts, so that both are found', () => {
    expect(words('人民政府')).toEqual(expect.arrayContaining(['人民', '政府', '人民政府']))
  })

  test('leaves out punctuation and blanks', () => {
    expect(words('，。《》（）“” \n\u3000')).toEqual([])
    expect(words('')).toEqual([])
    for (const word of words('2024年，某区（含街道）办理“12件”案件。')) expect(word).toMatch(/[\p{L}\p{N}]/u)
  })

  test('keeps numbers and Latin names whole', () => {
    expect(words('办理1024件，用LED屏')).toEqual(expect.arrayContaining(['1024', 'led']))
  })

  test('cuts both widths and cases the same', () => {
    expect(words('ＬＥＤ屏１２块')).toEqual(words('led屏12块'))
  })
})

test('a word is listed if the dictionary has it, not if it could be one', () => {
  expect(isListedWord('执法')).toBe(true)
  expect(isListedWord('曾城')).toBe(false)
  expect(listedWords('曾城执法')).toEqual(['曾', '城', '执法'])
})
