import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitInPlaces, splitMessage } from '../../../../src/channels/wecom/saying/split.ts'

const bytes = (text: string) => Buffer.byteLength(text)
const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })

const grapheme = fc.constantFrom('年', '报', 'a', '7', '👩‍👩‍👧‍👦', '🇨🇳', 'é', '👍🏽', '。', '，', ' ', '\n', '\n\n')
const words = fc.array(grapheme, { maxLength: 60 }).map(parts => parts.join(''))
const block = fc.oneof(
  words,
  fc.constantFrom(
    '受理930宗[1]；审结476宗[12]。',
    'accepted: 930宗 (cases) [1]; closed: 476宗 (cases) [12]',
    '**增城区**',
    '[查看原文](https://nianbao.example.cn/reports/a?start=1#quote)',
    '> “2024年全区受理行政复议申请930宗。”[1]\n> —— 《报告》 · 2024年',
    '| 地区 | 年份 |\n| --- | --- |\n| 增城区 | 930宗[1] |\n| 东坑镇 | 8宗[2] |',
    '```\na = 1\nb = 2\n```',
    '- 一\n- 二',
  ),
)
const message = fc
  .array(fc.tuple(block, fc.constantFrom('\n', '\n\n', ' ')), { maxLength: 12 })
  .map(parts => parts.flat().join(''))

describe('any message', () => {
  test('is in parts that fit, none of them empty, and nothing of it is lost', () => {
    fc.assert(
      fc.property(fc.oneof(message, fc.string({ unit: 'binary' })), fc.integer({ min: 12, max: 400 }), (text, max) => {
        const parts = splitMessage(text, max)
        expect(parts.every(part => part.trim() !== '' && bytes(part) <= max)).toBe(true)
        const pieces = splitInPlaces(text, max)
        let seen = 0
        for (const { start, end } of [...pieces, { start: text.length, end: text.length }]) {
          expect(text.slice(seen, start).trim()).toBe('')
          seen = end
        }
      }),
      { numRuns: 500 },
    )
  })

  test('is never cut inside a character as people see it', () => {
    fc.assert(
      fc.property(message, fc.integer({ min: 100, max: 400 }), (text, max) => {
        const ends = new Set<number>([0])
        for (const { index, segment } of segmenter.segment(text)) ends.add(index + segment.length)
        for (const { start, end } of splitInPlaces(text, max))
          expect([ends.has(start), ends.has(end)]).toEqual([true, true])
      }),
    )
  })

  test('is never cut inside a citation, a link, bold text or a line of a table', () => {
    fc.assert(
      fc.property(message, fc.integer({ min: 150, max: 400 }), (text, max) => {
        for (const whole of [
          /\d+宗(?: \(cases\) )?\[\d+\]/g,
          /\[[^\]\n]*\]\([^)]*\)/g,
          /\*\*[^*\n]+\*\*/g,
          /^\|.*\|$/gm,
        ]) {
          const shown = splitMessage(text, max).join('\n\n')
          for (const [found] of text.matchAll(whole)) expect(shown).toContain(found)
        }
      }),
    )
  })

  test('that fits is one part', () => {
    expect(splitMessage('增城区\n\n930宗[1]\n', 100)).toEqual(['增城区\n\n930宗[1]'])
    expect(splitMessage(' \n ', 100)).toEqual([])
  })
})

test('paragraphs are better places than lines, and lines than sentences', () => {
  expect(splitMessage('一二三。四五六\n\n七八九。十\n十一', 40)).toEqual(['一二三。四五六', '七八九。十\n十一'])
  expect(splitMessage('一二三。四五六\n七八九。十', 30)).toEqual(['一二三。四五六', '七八九。十'])
  expect(splitMessage('一二三四。五六七八。九十', 32)).toEqual(['一二三四。五六七八。', '九十'])
  expect(splitMessage('“一二三四。”[1]五六七八', 24)).toEqual(['“一二三四。”[1]', '五六七八'])
})

describe('a heading', () => {
  const filler = `${'前'.repeat(20)}。`
  const quote = `> “${'引'.repeat(20)}”[1]\n> —— 《报告》`

  test.each(['增城区 · 2024年报告', '增城区 · 2024年报告（司法局）', '报告原文：', '增城区 · 2024年报告\n报告原文：'])(
    '%j goes with its quote into the next part where both fit there',
    heading => {
      const shown = `${heading}\n\n${quote}`
      const most = bytes(`${filler}\n\n${heading}\n\n`) + 20
      expect(bytes(shown)).toBeLessThanOrEqual(most + 40)
      expect(splitMessage(`${filler}\n\n${shown}`, Math.max(most, bytes(shown)))).toEqual([filler, shown])
    },
  )

  test('stays with a quote that has no mark of its own, as in a text of the app', () => {
    const shown = '报告原文：\n“受理行政复议申请930宗。”[1]'
    expect(splitMessage(`${filler}\n\n${shown}`, bytes(`${filler}\n\n报告原文：\n`))).toEqual([filler, shown])
  })

  test('stays with the beginning of a quote that is cut in any case', () => {
    const long = `> “${'全区受理若干宗。'.repeat(20)}”[1]`
    const parts = splitMessage(`${filler}\n\n报告原文：\n\n${long}`, 200)
    const at = parts.findIndex(part => part.includes('报告原文：'))
    expect(parts[at]).toMatch(/报告原文：\n\n> “全区/)
  })

  test('is left alone where it fits with its quote into no part', () => {
    expect(splitMessage(`${filler}\n\n报告原文：\n\n${quote}`, bytes(quote))).toEqual([
      `${filler}\n\n报告原文：`,
      quote,
    ])
  })

  test('is no sentence, and no place where a quote stands', () => {
    const quotes = ['“一二三四。”[1]\n—— 《报告》', '“五六七八。”[2]\n—— 《报告》']
    expect(splitMessage(quotes.join('\n\n'), 50)).toEqual(quotes)
  })
})

test('a table that does not fit begins again with its head', () => {
  const rows = Array.from({ length: 30 }, (_, at) => `| 第${at}镇 | ${at}宗[${at + 1}] |`)
  const head = '| 地区 | 受理 |\n| --- | --- |'
  const parts = splitMessage(`前言\n\n${head}\n${rows.join('\n')}\n\n后记`, 300)
  expect(parts.length).toBeGreaterThan(2)
  const tables = parts.filter(part => part.includes('| 第'))
  expect(tables.every(part => part.includes(`${head}\n| 第`))).toBe(true)
  expect(parts.flatMap(part => part.split('\n')).filter(line => line.startsWith('| 第'))).toEqual(rows)
})

test('a table that fits into one part is not cut', () => {
  const table = '| 地区 | 受理 |\n| --- | --- |\n| 增城区 | 930宗[1] |'
  expect(splitMessage(`${'前'.repeat(30)}\n\n${table}`, 100)).toEqual(['前'.repeat(30), table])
})

test('a quote that does not fit goes on as a quote, and one that fits is not cut', () => {
  const long = `> “${'全区受理行政复议申请若干宗。'.repeat(10)}”[1]\n> —— 《报告》`
  const parts = splitMessage(`首行\n\n${long}`, 200)
  expect(parts.slice(1).every(part => part.startsWith('> ') && !part.startsWith('> >'))).toBe(true)
  expect(parts.join('').replaceAll('> ', '').replaceAll('\n', '')).toBe(
    `首行${long.replaceAll('> ', '').replaceAll('\n', '')}`,
  )
  expect(splitMessage(`${'前'.repeat(20)}。\n\n> 一。二。三。四。`, 80)).toEqual([
    `${'前'.repeat(20)}。`,
    '> 一。二。三。四。',
  ])
})

test('a fence is closed and opened again', () => {
  const code = Array.from({ length: 20 }, (_, at) => `line ${at}`).join('\n')
  const parts = splitMessage(`\`\`\`text\n${code}\n\`\`\``, 80)
  expect(parts.length).toBeGreaterThan(2)
  for (const part of parts) expect(part).toMatch(/^```text\n[^`]+\n```$/)
})

test('parts that hold not even one character are refused', () => {
  expect(() => splitMessage('年报', 11)).toThrow(RangeError)
  expect(() => splitMessage('年报', Number.NaN)).toThrow(RangeError)
})
