import { expect, test } from 'vitest'
import { strayNumbersIn } from '../../../src/language/amounts/stray-numbers.ts'
import { sameUnit } from '../../../src/language/amounts/units.ts'

test.each([
  ['建成5G基站20个，A4纸，①加强领导', 'zh', '5G A4 ①'],
  ['整治“两违”，落实三农政策，统一部署', 'zh', '两违 三农'],
  ['案件翻番，投诉减半', 'zh', '翻番 减半'],
  ['Phase II doubled the 3,000 m² of 5G sites', 'en', 'II doubled 5G'],
  ['受理930宗', 'zh', ''],
] as const)('what neither counts nor is a date: %s', (text, language, expected) => {
  expect(
    strayNumbersIn(text, language)
      .map(({ raw }) => raw)
      .join(' '),
  ).toBe(expected)
})

test.each([
  ['宗', '宗', true],
  ['宗', '件', false],
  ['件', '起', false],
  ['人', '人次', false],
  ['人', '名', true],
  ['家', '个', true],
  ['工作日', '天', false],
  ['%', '个百分点', false],
  ['%', '', false],
  ['宗', '', true],
  ['cases', '宗', true],
  ['cases', '元', false],
  ['people', '名', true],
  ['events', '场次', true],
])('%s and %s', (a, b, expected) => {
  expect(sameUnit(a, b)).toBe(expected)
  expect(sameUnit(b, a)).toBe(expected)
})
