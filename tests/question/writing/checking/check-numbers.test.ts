import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Language } from '../../../../src/question/question.ts'
import { checkNumbers } from '../../../../src/question/writing/checking/check-numbers.ts'
import { readSentence } from '../../../../src/question/writing/checking/read-sentence.ts'
import type { Source } from '../../../../src/question/writing/checking/source.ts'

function source(quote: string, more: Partial<Source> = {}): Source {
  return {
    index: 1,
    quote,
    place: { path: ['广东省', '广州市', '海湾区'], level: 'district' },
    year: 2024,
    title: '海湾区2024年法治政府建设年度报告',
    issuer: null,
    path: ['一、2024年工作情况', '（五）落实“八五”普法规划'],
    ...more,
  }
}

/** What is at fault, or nothing. */
function judged(text: string, language: Language, ...sources: Source[]): string {
  const sentence = readSentence(text, language, sources)
  if ('reason' in sentence) return sentence.reason
  const fault = checkNumbers(sentence)
  return fault ? `${fault.reason}: ${fault.what}` : ''
}

const REVIEW = '2024年全区受理行政复议申请930宗,同比增长55%,审结476宗,其中调解、和解105宗,调解率为22.1%。'
const HOTLINE = '区12345政务服务热线受理群众诉求6.2万余件，按时办结率超87%，满意率近95%，罚款119.96万元。'
const PLANS =
  '截至2024年6月底，组织培训12次、5400余人次，审查时限由15个工作日压缩至5个工作日；12月4日开展宣传，2025年拟新建3个站。首批2家试点单位于去年挂牌，落实三项制度，整治“两违”68处，第二批名单已公布。'
const DOCUMENT =
  '认真落实《关于加强“一件事”改革的意见》（海府办〔2020〕109号），建成5G基站20个，设立一站式服务中心1个。'

describe('what the quote says in other words is let pass', () => {
  test.each([
    [REVIEW, '2024年，海湾区受理行政复议申请九百三十宗，较2023年增长55％，审结476宗[1]。'],
    [REVIEW, '其中调解、和解一百零五宗，调解率百分之二十二点一[1]。'],
    [HOTLINE, '12345热线受理群众诉求62,000余件，按时办结率超过87%，满意率接近95%[1]。'],
    [HOTLINE, '受理诉求超过6.2万件，约为６２０００件[1]。'],
    [HOTLINE, '罚款1,199,600元[1]。'],
    [PLANS, '到2024年6月底，培训十二次、5,400多人次[1]。'],
    [PLANS, '2024年12月4日开展了宣传，计划2025年新建三个站[1]。'],
    [PLANS, '审查时限从十五个工作日缩短到五个工作日，首批两家单位2023年挂牌[1]。'],
    [PLANS, '一是落实三项制度，二是整治“两违”六十八处[1]。'],
    [DOCUMENT, '依据海府办〔2020〕109号文件，建成20个5G基站，并设立一个服务中心[1]。'],
    [DOCUMENT, '这是推进“八五”普法的一项举措，建成基站20个[1]。'],
  ])('%s ← %s', (quote, text) => {
    expect(judged(text, 'zh', source(quote))).toBe('')
  })

  test.each([
    [REVIEW, 'In 2024, the district accepted 930 applications, up 55 per cent on 2023, and concluded 476 [1].'],
    [REVIEW, 'One hundred and five were mediated or settled, a rate of 22.1 percent [1].'],
    [HOTLINE, 'The 12345 hotline accepted more than 62 thousand requests; nearly 95% were satisfied [1].'],
    [HOTLINE, 'Fines came to 1.1996 million yuan [1].'],
    [HOTLINE, 'Over 87% were closed on time, of at least 62,000 requests [1].'],
    [PLANS, 'By the end of June 2024, a dozen training sessions had reached more than 5,400 person-times [1].'],
    [PLANS, 'The limit was cut from fifteen working days to five, and the second batch was published [1].'],
    [PLANS, 'The first two pilot units opened in 2023, and three stations are planned for 2025 [1].'],
    [PLANS, 'On December 4, 2024 a campaign was held under the “两违” scheme at 68 sites [1].'],
    [DOCUMENT, 'First, under Document No. 109〔2020〕, twenty 5G base stations and a one-stop centre were set up [1].'],
    [DOCUMENT, 'As part of the Eighth Five-Year plan for legal publicity, 20 stations were built [1].'],
  ])('%s ← %s', (quote, text) => {
    expect(judged(text, 'en', source(quote))).toBe('')
  })
})

describe('what the quote does not say is not', () => {
  test.each([
    [REVIEW, '受理行政复议申请939宗[1]。', 'number: 939宗'],
    [REVIEW, '受理行政复议申请930万宗[1]。', 'number: 930万宗'],
    [REVIEW, '受理行政复议申请930件[1]。', 'number: 930件'],
    [REVIEW, '增长55个百分点[1]。', 'number: 55个百分点'],
    [REVIEW, '调解率为22.1[1]。', 'number: 22.1'],
    [REVIEW, '2023年受理930宗[1]。', 'date: 2023年'],
    [REVIEW, '2024年5月受理930宗[1]。', 'date: 2024年5月'],
    [REVIEW, '受理930余宗[1]。', 'bound: 930余宗'],
    [REVIEW, '受理近930宗[1]。', 'bound: 近930宗'],
    [HOTLINE, '受理6.2万件[1]。', 'bound: 6.2万件'],
    [HOTLINE, '受理不足6.2万件[1]。', 'bound: 不足6.2万件'],
    [HOTLINE, '办结率近87%[1]。', 'bound: 近87%'],
    [HOTLINE, '罚款119.96元[1]。', 'number: 119.96元'],
    [HOTLINE, '12346热线受理6.2万余件[1]。', 'number: 12346'],
    [PLANS, '截至2024年7月底，培训12次[1]。', 'date: 2024年7月底'],
    [PLANS, '12月5日开展宣传[1]。', 'date: 12月5日'],
    [PLANS, '培训12次、5400余人[1]。', 'number: 5400余人'],
    [PLANS, '时限压缩至5天[1]。', 'number: 5天'],
    [PLANS, '建成一个站[1]。', 'number: 一个'],
    [PLANS, '落实四项制度[1]。', 'number: 四项'],
    [PLANS, '整治“三违”68处[1]。', 'number: 三违'],
    [DOCUMENT, '依据海府办〔2021〕109号文件[1]。', 'date: 2021'],
    [DOCUMENT, '依据海府办〔2020〕108号文件[1]。', 'number: 108号'],
    [DOCUMENT, '建成6G基站20个[1]。', 'number: 6G'],
    [DOCUMENT, '“七五”普法期间建成基站20个[1]。', 'number: 七五'],
  ])('%s ← %s', (quote, text, fault) => {
    expect(judged(text, 'zh', source(quote))).toBe(fault)
  })

  test.each([
    [REVIEW, 'It accepted nine hundred and thirteen applications [1].', 'number: nine hundred and thirteen'],
    [REVIEW, 'It accepted 930 thousand applications [1].', 'number: 930 thousand'],
    [REVIEW, 'It accepted 930 applications in 2022 [1].', 'date: 2022'],
    [REVIEW, 'It accepted more than 930 applications [1].', 'bound: more than 930'],
    [REVIEW, 'The rate was 22.1 percentage points [1].', 'number: 22.1 percentage points'],
    [HOTLINE, 'It accepted fewer than 62,000 requests [1].', 'bound: fewer than 62,000'],
    [HOTLINE, 'It accepted 62,000 requests [1].', 'bound: 62,000'],
    [HOTLINE, 'Over 95% were satisfied [1].', 'bound: Over 95%'],
    [PLANS, 'The limit was cut to five days [1].', 'number: five days'],
    [PLANS, 'By the end of July, it was done [1].', 'date: the end of July'],
    [PLANS, 'By the end of 2024, it was done [1].', 'date: the end of 2024'],
    [PLANS, 'The third batch was published [1].', 'number: third'],
    [DOCUMENT, 'As part of the Seventh Five-Year plan, 20 stations were built [1].', 'number: Seventh Five-Year'],
    [HOTLINE, 'The hotline ranked first, and its work doubled [1].', 'number: first'],
    [HOTLINE, 'Its work doubled [1].', 'number: doubled'],
    [DOCUMENT, 'Twenty-one stations were built [1].', 'number: Twenty-one'],
  ])('%s ← %s', (quote, text, fault) => {
    expect(judged(text, 'en', source(quote))).toBe(fault)
  })
})

describe('several quotes', () => {
  const first = source('审结复议案件476宗。', { index: 1, year: 2023, title: '海湾区2023年报告', path: [] })
  const second = source('审结复议案件520宗。', { index: 2, year: 2024, title: '海湾区2024年报告', path: [] })

  test('a number is held by the quote that is cited for it, and by no other', () => {
    expect(judged('2023年审结476宗[1]，2024年审结520宗[2]。', 'zh', first, second)).toBe('')
    expect(judged('2023年审结520宗[1]，2024年审结476宗[2]。', 'zh', first, second)).toBe('number: 520宗')
  })

  test('the years of both may be named before the first', () => {
    expect(judged('In 2023 and 2024, 476 [1] and 520 cases [2] were concluded.', 'en', first, second)).toBe('')
    expect(judged('In 2024, 476 cases were concluded [1] and 520 later [2].', 'en', first, second)).toBe('date: 2024')
  })

  test('the years that are cited may be counted', () => {
    expect(judged('两年共审结476宗和520宗[1][2]。', 'zh', first, second)).toBe('')
    expect(judged('三年共审结476宗和520宗[1][2]。', 'zh', first, second)).toBe('number: 三年')
  })
})

describe('a quote without numbers', () => {
  const silent = source('本区依法办理各类案件，群众满意。', { year: null, title: '海湾区报告', path: [] })
  const piece = fc.oneof(
    fc.constantFrom(
      '受理',
      '件',
      '万',
      '余',
      '年',
      '月',
      '日',
      '%',
      '.',
      ',',
      '：',
      '-',
      ' ',
      '第',
      '约',
      '“',
      '”',
      '《',
      '》',
      'cases',
      ' million ',
      'May ',
      '一是',
      'First, ',
      'one of ',
    ),
    fc.string({ unit: 'grapheme', maxLength: 3 }),
  )
  const digits = fc.oneof(
    fc.nat().map(String),
    fc.nat({ max: 99 }).map(String),
    fc.constantFrom('２０２４', '1,000', '٣', '0.5'),
  )
  const sentence = fc
    .tuple(fc.array(piece, { maxLength: 6 }), digits, fc.array(piece, { maxLength: 6 }))
    .map(([before, number, after]) => `受理${before.join('')}${number}${after.join('')}件`)

  test.each(['zh', 'en'] as const)('lets no digit pass (%s)', language => {
    fc.assert(
      fc.property(sentence, text => {
        expect(checkNumbers({ raw: text, language, text, segments: [{ text, sources: [silent] }] })).toBeDefined()
      }),
      { numRuns: 2000 },
    )
  })
})

describe('what the sentence itself lists may be counted', () => {
  const listed = source(
    '研究审议《甲方案》《乙方案》《丙方案》。一是全面提升履职能力。二是规范执法行为。三是深化监督。',
  )
  test.each([
    ['会议审议了三份方案：《甲方案》《乙方案》和《丙方案》[1]。', ''],
    ['会议审议了四份方案：《甲方案》《乙方案》和《丙方案》[1]。', 'number: 四份'],
    ['下一步从三个方面推进：提升能力、规范行为、深化监督[1]。', ''],
    ['下一步从五个方面推进：提升能力、规范行为、深化监督[1]。', 'number: 五个'],
  ])('%s %s', (text, fault) => {
    expect(judged(text, 'zh', listed)).toBe(fault)
  })
})

test.each<[string, Language, string]>([
  ['不合格案卷9卷。', 'zh', '不合格九卷[1]。'],
  ['开展模拟法庭4场。', 'en', 'Four moot courts were held [1].'],
  ['增设法治专题课程7门。', 'en', 'It added 7 special courses [1].'],
  ['12月23日至31日接听电话5个。', 'en', 'Five calls were answered from 23 to 31 December [1].'],
  ['今年以来审结案件11件。', 'en', 'Since the beginning of this year, 11 cases were concluded [1].'],
  ['上半年分析工作情况。', 'en', 'It went over the work of those six months [1].'],
])('units and times in other words: %s', (quote, language, text) => {
  expect(judged(text, language, source(quote))).toBe('')
})
