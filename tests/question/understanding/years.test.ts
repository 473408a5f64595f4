import { expect, test } from 'vitest'
import { yearsAsked } from '../../../src/question/understanding/years.ts'

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
  ['2023、2024年各多少', [2023, 2024]],
  ['2024年12月4日的宪法宣传', [2024]],
  ['2024 年 6 月受理多少', [2024]],
  ['24年6月受理多少', [2024]],
  ['2024年1月1日至2024年12月31日受理多少', [2024]],
  ['增城2024处罚了几家', [2024]],
  ['增城2024多少宗', [2024]],
  ['从2024年的报告看有哪些问题', [2024]],
  ['收到2024年的申请几件', [2024]],
  ['去年底办结多少', [2025]],
  ['今年以来受理多少', [2026]],
  ['the year before last', [2024]],
  ['去年比前年多多少', [2025, 2024]],
  ['2024年较2023年增长多少', [2024, 2023]],
  ['2024年与上年相比增长多少', [2024]],
  ['2021年到2024年的案件变化', [2021, 2022, 2023, 2024]],
  ['2022-2024年每年受理多少', [2022, 2023, 2024]],
  ['How did the number change from 2022 to 2024?', [2022, 2023, 2024]],
  ['截至2020年底有多少家', [2020]],
  ['到2023年底有多少名调解员', [2023]],
  ['How many stations were set up by the end of 2021?', [2021]],
  ['By 2023, how many users had registered?', [2023]],
  ['2023年的报告里，截至2022年底有几家', [2023]],
  ['2024年报告对2025年的安排', [2024]],
  ['2024年对2025年的安排', [2025]],
  ['2023年和2024年报告里的出庭率', [2023, 2024]],
  ['2024年做了什么，2025年打算做什么', [2024, 2025]],
  ['清源区2023年对2013年以来的文件做了清理', [2023]],
  ['How many documents issued since 2013 were reviewed in 2023?', [2023]],
  ['2023年起诉了几起', [2023]],
  ['2023年起草了几部规章', [2023]],
  ['2021到2024年备案件数怎么变的', [2021, 2022, 2023, 2024]],
  ['21—24年备案件数', [2021, 2022, 2023, 2024]],
  ['2021-24年受理多少', [2021, 2022, 2023, 2024]],
  ['How did it develop from 2021 through 2022 to 2023?', [2021, 2022, 2023]],
  ['How did cases change between 2021 and 2024?', [2021, 2022, 2023, 2024]],
  ['By how many did cases grow between 2021 and 2024?', [2021, 2024]],
  ['从2021年到2023年普法经费一共多少', [2021, 2022, 2023]],
  ['2021到2023年制定了几个规划', [2021, 2022, 2023]],
  ['2021、2022、2025年哪一年最多', [2021, 2022, 2025]],
])('%s asks for %j', (question, expected) => {
  expect(years(question)).toEqual(expected)
})

test.each([
  ['五年规划2021-2025的落实情况'],
  ['《法治政府建设实施纲要(2021—2025年)》怎么落实'],
  ['自2017年以来公开了多少条预决算'],
  ['Which data since 2017 was added?'],
  ['3年内办结多少'],
  ['from 2021 to 2025'],
  ['第2024号文件'],
  ['处理案件2024件'],
  ['处理2024多件、2024余人'],
  ['走访2024家次'],
  ['2023年5月至2024年6月'],
  ['《实施纲要（2021-2025年）》有什么变化'],
  ['1921-2021年的变化'],
  ['从2020年起'],
  ['from 2020 onwards'],
  ['近23年的变化'],
  ['60岁以上年龄的有几人'],
  ['以前年度公开了几条'],
  ['当今年轻人'],
  ['比去年多了多少'],
  ['与上年相比增长多少'],
  ['How many more than last year?'],
  ['“2024年十大案例”是什么'],
  ['2022年起不用交哪份证明'],
  ['2021年以来受理多少件'],
  ['2021年至今的复议量'],
  ['2020年以前的文件清理了几份'],
  ['到2025年要建成多少个调解室'],
  ['2035年底前要实现什么'],
  ['2021—2025年普法规划落实了几项'],
  ['the 2021-2025 action plan: how many points'],
  ['10到15年有期徒刑几人'],
])('%s asks for no year', question => {
  expect(years(question)).toEqual([])
})

test('the span of a year is its words, so that they can be taken out of the question', () => {
  const [asked] = yearsAsked('增城区2024年度受理多少', now)
  expect('增城区2024年度受理多少'.slice(asked?.start, asked?.end)).toBe('2024年度')
})

test('下一年度 is the year after the report, which no clock tells', () => {
  expect(years('下一年度的主要安排是什么')).toEqual([])
  expect(years('明年的主要安排是什么')).toEqual([2027])
})

test('a short year further ahead than next year is none', () => {
  expect(years('26年')).toEqual([2026])
  expect(years('27年')).toEqual([2027])
  expect(years('28年')).toEqual([])
})

test('the span of the end of a year holds the words that make it one', () => {
  const text = (question: string) => yearsAsked(question, now).map(({ start, end }) => question.slice(start, end))
  expect(text('截至2021年底有几家')).toEqual(['截至2021年底'])
  expect(text('set up by the end of 2021?')).toEqual(['by the end of 2021'])
  expect(text('How did it change from 2021 to 2022?')).toEqual(['from 2021 to 2022', 'from 2021 to 2022'])
})
