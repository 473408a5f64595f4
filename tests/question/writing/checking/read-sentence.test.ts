import { describe, expect, test } from 'vitest'
import { readSentence, shownOf } from '../../../../src/question/writing/checking/read-sentence.ts'
import { sourceWith } from './a-checker.ts'

const sources = [1, 2, 3].map(index => sourceWith('全市受理行政复议申请312件。', { index }))

/** Each segment's text with the numbers of its quotes. */
function segments(raw: string): [string, number[]][] | string {
  const read = readSentence(raw, 'zh', sources)
  if ('reason' in read) return `${read.reason}: ${read.what}`
  expect(read.segments.map(({ text }) => text).join('')).toBe(read.text)
  return read.segments.map(({ text, sources }) => [text, sources.map(({ index }) => index)])
}

describe('which words a marker stands for', () => {
  test.each<[string, string, [string, number[]][]]>([
    [
      'those up to it',
      '甲1件[1]，乙2件[2]。',
      [
        ['甲1件，', [1]],
        ['乙2件。', [2]],
      ],
    ],
    ['those behind the last one', '甲1件[1]，乙2件。', [['甲1件，乙2件。', [1]]]],
    ['all of them where it is behind the full stop', '甲1件。[1]', [['甲1件。', [1]]]],
    ['the same words, where several stand together', '两地均有[1][2]、[3]。', [['两地均有、。', [1, 2, 3]]]],
    ['the same words, in one bracket', '两地均有[1, 3]。', [['两地均有。', [1, 3]]]],
    ['a range', '三年均有[1-3]。', [['三年均有。', [1, 2, 3]]]],
    ['what follows a marker at the beginning', '[2] 甲1件。', [[' 甲1件。', [2]]]],
    ['words in bold and in lists', '- **甲**：`1`件[1]', [['甲：1件', [1]]]],
    ['words of a line that is counted', '2. 甲1件[1]', [['甲1件', [1]]]],
    ['a number at the beginning that counts no line', '2.5万件[1]', [['2.5万件', [1]]]],
    [
      'other forms of markers',
      '甲［1］，乙【2】，丙[^3]，丁\\[1\\]。',
      [
        ['甲，', [1]],
        ['乙，', [2]],
        ['丙，', [3]],
        ['丁。', [1]],
      ],
    ],
  ])('%s', (_, raw, expected) => {
    expect(segments(raw)).toEqual(expected)
  })
})

describe('what cites nothing that was given', () => {
  test.each([
    ['甲1件。', 'no_marker: 甲1件。'],
    ['甲1件（1）。', 'no_marker: 甲1件（1）。'],
    ['印发〔2024〕3号和[2024]5号文件。', 'no_marker: 印发〔2024〕3号和[2024]5号文件。'],
    ['甲1件[4]。', 'unknown_marker: [4]'],
    ['甲1件[1]，乙2件[0]。', 'unknown_marker: [0]'],
    ['甲1件[3-1]。', 'unknown_marker: [0]'],
    ['甲1件[1-9999]。', 'unknown_marker: [0]'],
  ])('%s', (raw, expected) => {
    expect(segments(raw)).toBe(expected)
  })
})

describe('what is shown', () => {
  test.each([
    ['甲1件［1］【2】。', '甲1件[1][2]。'],
    ['甲1件[1-3]。', '甲1件[1][2][3]。'],
    ['甲1件[^1, 2]。', '甲1件[1][2]。'],
    // Most channels would show the asterisks.
    ['**甲**1件[1]。', '甲1件[1]。'],
    // A dropped sentence would leave a gap in the count, and the number is nobody's.
    ['7. 甲1件[1]', '- 甲1件[1]'],
    ['（3）甲1件[1]', '- 甲1件[1]'],
    ['甲\u200b1件\u202e[1]。', '甲1件[1]。'],
  ])('of %j', (raw, expected) => {
    expect(shownOf(raw)).toBe(expected)
  })
})
