import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileReadings } from '../../src/language/compile/readings.ts'
import { compileTraditional } from '../../src/language/compile/traditional.ts'
import { readData } from '../../src/language/data-file.ts'
import { placeList } from '../../src/language/place-list.ts'
import { simplified } from '../../src/language/traditional.ts'

const simplifiedTexts = ['../../corpus/', '../fixtures/pingtan/']
  .map(folder => new URL(folder, import.meta.url))
  .flatMap(folder => readdirSync(folder).map(name => readFileSync(new URL(name, folder), 'utf8')))

describe('traditional characters', () => {
  test.each([
    ['行政複議受理了多少宗', '行政复议受理了多少宗'],
    ['東坑鎮與增城區', '东坑镇与增城区'],
    ['關於行政處罰的決定', '关于行政处罚的决定'],
    ['衞生與説明', '卫生与说明'],
    ['Zengcheng 區 2024', 'Zengcheng 区 2024'],
  ])('%s is %s', (text, expected) => {
    expect(simplified(text)).toBe(expected)
  })

  test('a character of both scripts is read by the word it stands in', () => {
    expect(simplified('著手執法')).toBe('着手执法')
    expect(simplified('著名的執法')).toBe('著名的执法')
    expect(simplified('乾燥處')).toBe('干燥处')
    expect(simplified('乾縣')).toBe('乾县')
  })

  test('without a character that is only traditional nothing is changed', () => {
    expect(simplified('著名 乾隆 於菟')).toBe('著名 乾隆 於菟')
  })

  test('the reports stay as they are, whole and in pieces', () => {
    expect(simplifiedTexts.length).toBeGreaterThan(5)
    for (const text of simplifiedTexts) expect(simplified(text) === text).toBe(true)
    fc.assert(
      fc.property(fc.constantFrom(...simplifiedTexts), fc.nat(), fc.nat(200), (text, start, length) => {
        const piece = text.slice(start % text.length, (start % text.length) + length)
        expect(simplified(piece)).toBe(piece)
      }),
    )
  })

  test('the name of every place stays as it is', () => {
    const list = placeList()
    const names = Array.from({ length: list.size }, (_, at) => list.place(at).path.at(-1) ?? '')
    expect(names.filter(name => simplified(name) !== name)).toEqual([])
  })

  test('nothing moves, and what is simplified stays so', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('區', '增城', '行政複議', '於', 'abc'),
        (text, more) => {
          const whole = text + more + text
          expect(simplified(whole)).toHaveLength(whole.length)
          expect(simplified(simplified(whole))).toBe(simplified(whole))
        },
      ),
    )
  })
})

test('the committed tables are what their scripts make', async () => {
  expect(readData('traditional.txt.gz').toString('utf8') === (await compileTraditional())).toBe(true)
  expect(readData('readings.txt.gz').toString('utf8') === (await compileReadings())).toBe(true)
})
