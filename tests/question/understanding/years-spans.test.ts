import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spanAsked, yearsWithin } from '../../../src/question/understanding/years-spans.ts'

const now = new Date('2026-03-01T00:00:00Z')

describe('a span of years', () => {
  test.each([
    ['近三年受理了多少', { last: 3 }],
    ['最近5年的出庭率', { last: 5 }],
    ['过去两年普法几场', { last: 2 }],
    ['近年来普法有什么变化', { last: 5 }],
    ['这几年败诉率如何', { last: 5 }],
    ['cases over the past three years', { last: 3 }],
    ['in recent years', { last: 5 }],
    ['历年复议案件', {}],
    ['每年受理多少', {}],
    ['逐年列出培训次数', {}],
    ['How did it go year by year?', {}],
    ['2021年以来受理多少件', { from: 2021 }],
    ['2022年起不用交哪份证明', { from: 2022 }],
    ['Since 2021, how have cases changed?', { from: 2021 }],
    ['2020年以前的文件清理了几份', { to: 2019 }],
    ['文件 issued before 2020', { to: 2019 }],
    ['到2025年要建成多少个', { to: 2025 }],
    ['十四五期间复议案件怎么变的', { from: 2021, to: 2025 }],
    ['“十三五”以来的成效', { from: 2016, to: 2020 }],
    ['What happened from 2021 to 2023?', { from: 2021, to: 2023 }],
    ['2023年5月至2024年6月受理多少', { from: 2023, to: 2024 }],
  ])('%s asks for %j', (question, span) => {
    expect(spanAsked(question, now)).toEqual(span)
  })

  test.each([
    '2024年受理多少',
    '2023年对2013年以来的文件做了什么',
    '十四五规划里提到什么',
    '2021—2025年普法规划怎么落实',
    '《实施纲要（2021-2025年）》怎么落实',
    '近三年行动计划是什么',
    '连续三年获评什么',
    '每年至少办几期培训班',
    '三年行动的成效',
    '有哪些报告',
  ])('%s asks for none', question => {
    expect(spanAsked(question, now)).toBeUndefined()
  })

  test('the years held that lie in it are held, in order, and counted back from the newest held', () => {
    expect(yearsWithin({ last: 3 }, [2021, 2023, 2024, 2022])).toEqual([2022, 2023, 2024])
    expect(yearsWithin({ from: 2022 }, [2021, 2022, 2024])).toEqual([2022, 2024])
    expect(yearsWithin({ to: 2019 }, [2021])).toEqual([])
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 2000, max: 2030 })), fc.integer({ min: 1, max: 9 }), (held, last) => {
        const years = yearsWithin({ last }, held)
        expect(years.every(year => held.includes(year))).toBe(true)
        expect(years.length).toBeLessThanOrEqual(last)
        expect(yearsWithin({}, held)).toEqual([...new Set(held)].sort((a, b) => a - b))
      }),
    )
  })
})
