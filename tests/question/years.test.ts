import { expect, test } from 'vitest'
import { yearsAsked } from '../../src/question/years.ts'

const now = new Date('2026-03-01T00:00:00Z')
const years = (question: string) => yearsAsked(question, now).map(asked => asked.year)

test.each([
  ['增城区2024年办理了多少案件？', [2024]],
  ['2023年度法治政府建设', [2023]],
  ['How many cases in 2024?', [2024]],
  ['东坑23年民调搞定了几单', [2023]],
  ['二〇二四年受理了多少', [2024]],
  ['去年办了多少件', [2025]],
  ['How many cases last year?', [2025]],
  ['今年和前年相比', [2026, 2024]],
  ['平城区2024年和东坑镇2023年', [2024, 2023]],
])('%s asks for %j', (question, expected) => {
  expect(years(question)).toEqual(expected)
})

test.each([
  ['五年规划2021-2025的落实情况'],
  ['《法治政府建设实施纲要(2021—2025年)》怎么落实'],
  ['自2017年以来公开了多少条预决算'],
  ['截至2020年底有多少家'],
  ['Which data since 2017 was added?'],
  ['3年内办结多少'],
  ['from 2021 to 2025'],
  ['第2024号文件'],
  ['处理案件2024件'],
])('%s asks for no year', question => {
  expect(years(question)).toEqual([])
})

test('the span of a year is its words, so that they can be taken out of the question', () => {
  const [asked] = yearsAsked('增城区2024年度受理多少', now)
  expect('增城区2024年度受理多少'.slice(asked?.start, asked?.end)).toBe('2024年度')
})
