import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountsIn } from '../../../src/language/amounts/amounts.ts'
import { datesIn } from '../../../src/language/amounts/dates.ts'
import type { Amount, Tongue } from '../../../src/language/amounts/said.ts'
import { strayNumbersIn } from '../../../src/language/amounts/stray-numbers.ts'
import { inChinese, inEnglish, inFullWidth } from './numerals-written.ts'

/** `value unit`, with the bound before it and # behind an ordinal. */
function said({ value, unit, bound, ordinal, nearly }: Amount): string {
  const exactly = nearly ? 'nearly ' : bound === null ? '' : `${bound} `
  return `${exactly}${Number(value.toFixed(3))}${unit === '' ? '' : ` ${unit}`}${ordinal ? '#' : ''}`
}

const read = (text: string, language: Tongue) => amountsIn(text, language).map(said)

describe('amounts in Chinese', () => {
  test.each([
    ['受理行政复议申请930宗,同比增长55%,审结476宗', '930 宗, 55 %, 476 宗'],
    ['受理群众诉求6.2万余件', 'at_least 62000 件'],
    ['涉及减免金额544.8万元，执行到位2.5亿元', '5448000 元, 250000000 元'],
    ['３，５００件、９２％', '3500 件, 92 %'],
    ['三百五十八人，一百零五宗，七千七百余条，三万五千人', '358 人, 105 宗, at_least 7700 条, 35000 人'],
    ['壹佰贰拾叁件；队伍建设', '123 件'],
    ['百分之八十，三成，三分之二，一半以上', '80 %, 30 %, 66.667 %, at_least 50 %'],
    [
      '不足62,000件，约1.2亿元左右，近百件，上百场，99％以上',
      'at_most 62000 件, about 120000000 元, nearly 100 件, at_least 100 场, at_least 99 %',
    ],
    ['3—5个，80%—90%，3-5万元', 'at_least 3 个, at_most 5 个, 80 %, 90 %, at_least 30000 元, at_most 50000 元'],
    ['由 15 个工作日压缩至 5 个工作日以内', '15 工作日, at_most 5 工作日'],
    ['第三届、第十二条、20届、闽政〔2025〕204号', '3 届#, 12 条#, 20 届, 204 号#'],
    ['提高3个百分点，千分之三，5‰', '3 个百分点, 0.3 %, 5 ‰'],
    ['7021(件/次)，85批次154人次，1.8万宗次', '7021 件次, 85 批次, 154 人次, 18000 宗次'],
    ['“12345”热线、7×24小时', '12345, 7, 24 小时'],
    ['师生比1:3，3万5千人，1亿2000万元', '0.333 :, 35000 人, 120000000 元'],
    ['十余家、十几家、数百名、几十场', 'at_least 10 家, at_least 10 家, at_least 200 名, at_least 20 场'],
    ['近三年来，三年行动，两年', '3 年, 3 年, 2 年'],
    ['440,696户籍人口，审核2025件', '440696, 2025 件'],
  ])('%s', (text, expected) => {
    expect(read(text, 'zh').join(', ')).toBe(expected)
  })

  test.each([
    '统一部署，进一步落实，一定成效，万众一心，百姓，十分重视',
    '四川、三农、两违、“四不”问题',
    '2024年6月30日',
  ])('reads no amount in %s', text => {
    expect(read(text, 'zh').filter(amount => !/^1 /.test(amount))).toEqual([])
  })

  test('tells an article from a count', () => {
    expect(amountsIn('一个平台、一名律师、1个中心', 'zh').map(({ article }) => article ?? false)).toEqual([
      true,
      false,
      false,
    ])
  })
})

describe('amounts in English', () => {
  test.each([
    ['accepted 930 applications for review, up 55 per cent', '930 cases, 55 %'],
    [
      'more than 6.2 thousand, 62k, 1.2 million yuan, RMB 3.5 billion',
      'at_least 6200, 62000, 1200000 元, 3500000000 元',
    ],
    ['sixty-two thousand people and one hundred and five cases', '62000 people, 105 cases'],
    ['a dozen officers, half of the cases, two thirds, a quarter', '12 people, 50 %, 66.667 %, 25 %'],
    ['the third session, 3rd, twenty-first, Article 12, No. 109', '3 events#, 3#, 21#, 12#, 109#'],
    [
      'nearly 100 civil cases, 300 or so, 62,000+, at least 5',
      'nearly 100 cases, about 300, at_least 62000, at_least 5',
    ],
    ['fewer than 40, no more than 40, some 40, around forty', 'at_most 40, at_most 40, about 40, about 40'],
    ['up 3 percentage points to 22.1 percent, or 5 per mille', '3 个百分点, 22.1 %, 5 ‰'],
    ['from 80 to 90 percent; from fifteen working days to five', '80 %, 90 %, 15 工作日, 5'],
    ['3-5 cases, five to ten people', 'at_least 3 cases, at_most 5 cases, at_least 5 people, at_most 10 people'],
    ['33,576 square metres, 5,400 person-times, 24-hour, 110 times', '33576 平方米, 5400 人次, 24 小时, 110 times'],
    ['hundreds of cases, tens of thousands of people, twice', 'at_least 200, at_least 20000, 2'],
    ['190 passed, 216 registered for two sessions', '190, 216, 2 events'],
    ['twenty-two and three', '22, 3'],
  ])('%s', (text, expected) => {
    expect(read(text, 'en').join(', ')).toBe(expected)
  })

  test('reads no amount in dates', () => {
    expect(read('On June 30, 2024, by 1 July 2024, at the end of 2023, in the first half of 2022, Q1', 'en')).toEqual(
      [],
    )
  })
})

const whole = fc.oneof(fc.integer({ min: 2, max: 120 }), fc.integer({ min: 2, max: 99_999_999 }))
const grouped = (value: number) => value.toLocaleString('en-US')

const WAYS: Readonly<Record<string, (value: number) => readonly [text: string, language: Tongue]>> = {
  digits: value => [`受理${value}件案件`, 'zh'],
  'thousands separators': value => [`受理${grouped(value)}件案件`, 'zh'],
  'full-width digits': value => [`受理${inFullWidth(grouped(value))}件案件`, 'zh'],
  万: value => [`受理${value / 1e4}万件案件`, 'zh'],
  'Chinese numerals': value => [`受理${inChinese(value)}件案件`, 'zh'],
  'English digits': value => [`It accepted ${grouped(value)} cases.`, 'en'],
  'English words': value => [`It accepted ${inEnglish(value)} cases.`, 'en'],
  thousand: value => [`It accepted ${value / 1e3} thousand cases.`, 'en'],
  million: value => [`It accepted ${value / 1e6} million cases.`, 'en'],
}

/** What JavaScript writes with an exponent is written so by nobody. */
const isPlain = (value: number) => value / 1e6 >= 1e-6

describe('a number is the same however it is written', () => {
  test.each(Object.entries(WAYS))('in %s', (_, write) => {
    fc.assert(
      fc.property(whole.filter(isPlain), value => {
        const [text, language] = write(value)
        // What is written without 件 behind it might be a year.
        const [amount, ...others] = amountsIn(text, language)
        expect([amount?.value, amount?.unit, amount?.bound]).toEqual([value, language === 'zh' ? '件' : 'cases', null])
        expect(others).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

const piece = fc.oneof(
  fc.constantFrom(
    '件',
    '万',
    '余',
    '年',
    '月',
    '日',
    '%',
    '.',
    ',',
    '，',
    '：',
    ':',
    '-',
    '—',
    ' ',
    '第',
    '约',
    '〔',
    '〕',
    'k',
    'th',
    'A',
    'cases',
    ' million ',
    ' and ',
    'May ',
    '①',
    'Ⅱ',
    '½',
    '٣',
    '三',
    '十',
    '百',
    '〇',
    '二〇',
    '“',
    '”',
    '·',
  ),
  fc.nat({ max: 9 }).map(String),
  fc.integer({ min: 1990, max: 2030 }).map(String),
  fc.nat({ max: 9 }).map(digit => inFullWidth(String(digit))),
  fc.string({ unit: 'grapheme', maxLength: 2 }),
)
const anyText = fc.array(piece, { maxLength: 14 }).map(pieces => pieces.join(''))

describe('nothing with a digit escapes', () => {
  test.each(['zh', 'en'] as const)('whatever the text is (%s)', language => {
    fc.assert(
      fc.property(anyText, text => {
        const read = [...amountsIn(text, language), ...datesIn(text, language), ...strayNumbersIn(text, language)]
        for (const { index } of text.matchAll(/\p{N}/gu)) {
          expect(read.some(({ start, end }) => start <= index && index < end)).toBe(true)
        }
        for (const { start, end, raw } of read) expect(text.slice(start, end)).toBe(raw)
      }),
      { numRuns: 2000 },
    )
  })

  test('amounts and dates do not overlap', () => {
    fc.assert(
      fc.property(anyText, text => {
        const read = [...amountsIn(text, 'en'), ...datesIn(text, 'en')].sort((a, b) => a.start - b.start)
        for (const [at, { start }] of read.entries()) expect(read[at - 1]?.end ?? 0).toBeLessThanOrEqual(start)
      }),
      { numRuns: 1000 },
    )
  })
})

test('一 behind 万零 counts ones', () => {
  expect(amountsIn('四千一百四十三万零一件', 'zh').map(({ value }) => value)).toEqual([41430001])
})

describe('what only looks like a bound', () => {
  test.each([
    ['an increase of 9.9 per cent over the 3,551 of 2023', 3551],
    ['an increase over 3,551 in 2023', 3551],
    ['6.7% fewer than 521 in 2022', 521],
    ['relief adding up to 580,000 yuan', 580000],
  ])('is none in “%s”', (text, value) => {
    expect(amountsIn(text, 'en').find(amount => amount.value === value)?.bound).toBeNull()
  })

  test.each(['up more than 20%', 'an increase of over 3,551', 'up to 580,000 yuan', 'over 3,551 cases'])(
    'is one in “%s”',
    text => {
      expect(amountsIn(text, 'en').at(-1)?.bound).not.toBeNull()
    },
  )
})

test.each([
  ['half an hour', 'en', '小时'],
  ['the free first half hour', 'en', '小时'],
  ['首停半小时', 'zh', '小时'],
] as const)('%s is a length of time', (text, language, unit) => {
  expect(amountsIn(text, language)).toContainEqual(expect.objectContaining({ value: 0.5, unit }))
})

test('a noun of which nothing is known leaves open what is counted', () => {
  expect(amountsIn("58 civil servants took Tianjin's online examination", 'en')[0]?.unit).toBe('')
  expect(amountsIn('eighteen of the 21 hearing delegates', 'en').at(-1)?.unit).toBe('')
})

test('“number” as a verb orders nothing', () => {
  expect(amountsIn('Registered members number 3,506.', 'en')[0]?.ordinal).toBeUndefined()
})
