import { describe, expect, test } from 'vitest'
import { datesIn } from '../../../src/language/amounts/dates.ts'
import type { DateSaid, Tongue } from '../../../src/language/amounts/said.ts'

/** year-month-day part, a dash for each that is not said. */
function said({ year, month, day, part }: DateSaid): string {
  return `${year ?? '-'}/${month ?? '-'}/${day ?? '-'}${part === null ? '' : ` ${part}`}`
}

const read = (text: string, language: Tongue) => datesIn(text, language).map(said).join(', ')

describe('dates in Chinese', () => {
  test.each([
    ['2024年6月30日', '2024/6/30'],
    ['２０２４年６月，二〇二四年九月二十六日', '2024/6/-, 2024/9/26'],
    ['截至2024年6月底，2023年底，5月20日，10月上旬', '2024/6/- end, 2023/-/- end, -/5/20, -/10/- start'],
    ['2024年上半年，第一季度，前三季度，下半年', '2024/-/- H1, -/-/- Q1, -/-/- Q1-Q3, -/-/- H2'],
    ['（2021-2025年），2023年至2027年', '2021/-/-, 2025/-/-, 2023/-/-, 2027/-/-'],
    ['2024年1—6月，1月至10月', '2024/1/-, -/6/-, -/1/-, -/10/-'],
    ['2024-06-30,2024/6/30', '2024/6/30, 2024/6/30'],
    ['“3·15”“4.15”', '-/3/15, -/4/15'],
    ['岚综管办〔2020〕109号', '2020/-/-'],
    ['2024年度，2024年版', '2024/-/-, 2024/-/-'],
  ])('%s', (text, expected) => {
    expect(read(text, 'zh')).toBe(expected)
  })

  test.each(['6个月，三年行动，2025件，2000余人，4.15万元，1.08专案，上年，每月，30日内'])('none in %s', text => {
    expect(read(text, 'zh')).toBe('')
  })
})

describe('dates in English', () => {
  test.each([
    ['On June 30, 2024, on 30 June 2024 and the 1st of July', '2024/6/30, 2024/6/30, -/7/1'],
    ['by the end of June 2024, at the end of 2023, by the end of the year', '2024/6/- end, 2023/-/- end, -/-/- end'],
    ['in H1 2022, Q3, in the first half of 2022, the second quarter', '2022/-/- H1, -/-/- Q3, 2022/-/- H1, -/-/- Q2'],
    ['the first six months of 2024, the first three quarters', '2024/-/- H1, -/-/- Q1-Q3'],
    ['from 2021 to 2025, 2021–2025, the 2024 report', '2021/-/-, 2025/-/-, 2021/-/-, 2025/-/-, 2024/-/-'],
    ['early May, mid-2024, late June 2023, in April 2025', '-/5/- start, 2024/-/- middle, 2023/6/- end, 2025/4/-'],
  ])('%s', (text, expected) => {
    expect(read(text, 'en')).toBe(expected)
  })

  test.each(['It may rise; they march on; 2,025 cases, 2024.5 yuan, the previous year, three months'])(
    'none in %s',
    text => {
      expect(read(text, 'en')).toBe('')
    },
  )
})

test.each([
  ['12月23日至31日', 'zh'],
  ['12月23—31日', 'zh'],
  ['from 23 to 31 December', 'en'],
  ['December 23-31', 'en'],
] as const)('both days of “%s” are of the month that is said once', (text, language) => {
  expect(datesIn(text, language).map(({ month, day }) => [month, day])).toEqual([
    [12, 23],
    [12, 31],
  ])
})

test('the first half hour is no half of a year', () => {
  expect(datesIn('the free first half hour of parking', 'en')).toEqual([])
})
