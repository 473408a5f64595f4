import { describe, expect, test } from 'vitest'
import { withoutAspects } from '../../../src/question/understanding/aspects.ts'
import { languageOf, understand } from '../../../src/question/understanding/understand.ts'
import { place } from '../made-up-places.ts'
import { record } from '../made-up-records.ts'

const now = new Date('2026-03-01T00:00:00Z')
const heldPlaces = [place('广东省/广州市/增城区'), place('山西省/大同市/平城区'), place('广东省/中山市/东区街道')]
const ask = (question: string) => understand(question, { now, heldPlaces })

describe('the language of the answer', () => {
  test.each([
    ['增城区受理多少宗？', 'zh'],
    ['Zengcheng 2024年受理了多少复议', 'zh'],
    ['增城的 legal aid cases 有多少', 'zh'],
    ['How many cases did Zengcheng handle?', 'en'],
    ['How many "明白人" does Zengcheng have?', 'en'],
    ['2024', 'en'],
  ])('of %s is %s', (question, language) => {
    expect(languageOf(question)).toBe(language)
    expect(ask(question).language).toBe(language)
  })
})

describe('planning', () => {
  test.each([
    '2025年打算怎么推进',
    '下一步怎么做',
    '下一年度的主要安排是什么',
    '明年有什么计划？',
    '准备成立什么协会',
    '将如何推进改革',
    '工作目标是什么',
    'What are the plans for 2025?',
    'What does it plan to do?',
    'What will be done?',
    'What does it intend to do next year?',
  ])('%s asks for what is planned', question => {
    expect(ask(question).aspects).toEqual(['plans'])
    expect(ask(question).accomplished).toBe(false)
  })

  test.each([
    '2024年做了什么',
    '《三年行动计划》落实得怎么样',
    '制定了什么三年行动计划实施方案',
    '安排了几次培训',
    '将政府行政决策纳入了什么',
    'How was the three-year action plan carried out?',
    'How many emergency plans were drawn up?',
    'What was done in 2024?',
  ])('%s does not', question => {
    expect(ask(question).aspects).toEqual([])
  })

  test('its words can be taken out', () => {
    expect(withoutAspects('打算怎么推进数字政府').trim()).toBe('怎么推进数字政府')
    expect(withoutAspects('What are the plans?')).not.toMatch(/plan/)
    expect(withoutAspects('受理多少宗')).toBe('受理多少宗')
  })
})

test.each([
  ['有哪些不足', true],
  ['受理、审结分别多少', true],
  ['有什么问题', true],
  ['Which organisations took part?', true],
  ['List the problems', true],
  ['受理多少宗', false],
  ['How many cases?', false],
])('%s asks for a list: %s', (question, list) => {
  expect(ask(question).list).toBe(list)
})

describe('what is searched for', () => {
  test.each([
    ['增城区2024年受理多少宗？', '受理多少宗？'],
    ['2024年增城区的行政复议', '行政复议'],
    ['广州市增城区2024年度的行政复议', '行政复议'],
    ['请问增城2024年受理多少宗', '请问受理多少宗'],
    ['平城区和增城区2024年谁的复议多', '谁的复议多'],
    ['增城2024年、平城2024年受理多少', '受理多少'],
    ["What are Zengcheng's problems in 2024?", 'What are problems in?'],
    ["Zengcheng's 2024 figures", 'figures'],
    ['平城区去崇礼区调研了几次', '去崇礼区调研了几次'],
    ['《增城区实施办法》是什么', '《增城区实施办法》是什么'],
  ])('%s: %s', (question, content) => {
    expect(ask(question).content).toBe(content)
  })

  test('is the question itself where nothing else is left', () => {
    expect(ask('增城区2024年').content).toBe('增城区2024年')
  })
})

test('full-width digits and letters are read as plain ones, and the spans hold for the question as it is kept', () => {
  const query = ask('  ２０２４年Ｚｅｎｇｃｈｅｎｇ受理多少宗  ')
  expect(query.question).toBe('2024年Zengcheng受理多少宗')
  expect(query.years.map(({ year, start, end }) => [year, query.question.slice(start, end)])).toEqual([
    [2024, '2024年'],
  ])
  expect(query.places.map(({ start, end }) => query.question.slice(start, end))).toEqual(['Zengcheng'])
  expect(query.content).toBe('受理多少宗')
})

test('a question without any of these is understood as what it says', () => {
  expect(ask('你好')).toEqual({
    question: '你好',
    language: 'zh',
    places: [],
    years: [],
    span: undefined,
    issuers: [],
    agencies: [],
    besideBureau: false,
    allPlaces: false,
    homeUnknown: undefined,
    comparison: undefined,
    aspects: [],
    accomplished: false,
    figure: undefined,
    parts: [{ text: '你好', own: '', figure: undefined }],
    separate: [],
    list: false,
    content: '你好',
  })
})

describe('problems', () => {
  test.each([
    '存在哪些问题？',
    '有哪些不足',
    '还有什么短板',
    'What problems were reported?',
    'What are the main shortcomings?',
  ])('%s asks for what is still missing', question => {
    expect(ask(question).aspects).toEqual(['problems'])
  })

  test.each(['为企业协调解决了多少个问题？', '解决了哪些群众反映的事', 'How many disputes were settled?'])(
    '%s does not',
    question => {
      expect(ask(question).aspects).toEqual([])
    },
  )

  test('may be asked for together with plans', () => {
    expect(ask('增城区2024年存在哪些问题，下一步打算怎么做？').aspects).toEqual(['plans', 'problems'])
  })
})

describe('what was done, which no plan answers', () => {
  test.each([
    ['2025年成立了什么协会', true],
    ['2025年受理多少宗', true],
    ['2025年有没有完成整改', true],
    ['How many cases did it handle in 2025?', true],
    ['2025年想了解普法', false],
    ['2025年的普法', false],
    ['2025年计划开展培训多少期', false],
  ])('%s: %s', (question, accomplished) => {
    expect(ask(question).accomplished).toBe(accomplished)
  })
})

describe('the parts of a question', () => {
  test.each([
    ['增城区2024年受理、审结各多少宗？', ['受理', '审结']],
    ['增城区2024年受理多少宗，审结多少宗？', ['受理', '审结']],
    ['增城区2024年受理和审结的复议案件分别有多少宗？', ['受理', '审结']],
  ])('%s', (question, own) => {
    const { parts } = ask(question)
    expect(parts.map(part => own.filter(word => part.text.includes(word)))).toEqual(own.map(word => [word]))
    for (const { figure } of parts) expect(figure).toBeDefined()
  })

  test('a question for one thing has one', () => {
    expect(ask('增城区2024年受理行政复议申请多少宗？').parts).toHaveLength(1)
  })
})

describe('questions side by side', () => {
  test('each with a place and a matter of its own are several', () => {
    const { separate } = ask('增城区2024年受理行政复议申请多少宗，平城区2024年开展普法宣传多少场？')
    expect(separate).toEqual(['增城区2024年受理行政复议申请多少宗', '平城区2024年开展普法宣传多少场'])
  })

  test('for the same of two places are one', () => {
    expect(ask('增城区2024年受理行政复议多少宗，平城区2024年受理行政复议多少宗？').separate).toEqual([])
    expect(ask('增城区和平城区2024年受理多少宗？').separate).toEqual([])
  })
})

describe('a comparison', () => {
  test.each([
    ['平城区和增城区2024年谁的复议案件多？', 'which_is_most'],
    ['平城区和增城区2024年一共受理多少宗？', 'sum'],
    ['平城区和增城区2024年的复议案件相差多少宗？', 'compare'],
    ['增城区近三年受理的复议案件数量变化趋势', 'trend'],
    ['哪个地方的复议案件最多？', 'which_is_most'],
    ['增城区2024年受理多少宗？', undefined],
    ['增城区2024年受理、审结各多少宗？', undefined],
  ])('%s: %s', (question, comparison) => {
    expect(ask(question).comparison).toBe(comparison)
  })

  test('is not meant where the question is which report says something', () => {
    expect(ask('平城区和增城区2024年哪个提到了复议案件数量下降？').comparison).toBeUndefined()
  })
})

describe('every place', () => {
  test('is meant by 各地, and is not where one is named', () => {
    expect(ask('各地2024年怎么开展普法？').allPlaces).toBe(true)
    expect(ask('增城区各地2024年怎么开展普法？').allPlaces).toBe(false)
    expect(ask('2024年怎么开展普法？').allPlaces).toBe(false)
  })
})

describe('the home place', () => {
  const zengcheng = place('广东省/广州市/增城区')

  test('is meant by 我区 where it is known', () => {
    const { places, homeUnknown, content } = understand('我区2024年受理多少宗？', { now, heldPlaces, home: zengcheng })
    expect(places).toMatchObject([{ text: '我区', held: [zengcheng] }])
    expect(homeUnknown).toBeUndefined()
    expect(content).toBe('受理多少宗？')
  })

  test.each(['我区2024年受理多少宗？', '我局2024年受理多少宗？', 'How many cases did our district accept in 2024?'])(
    'is asked back for where it is not: %s',
    question => {
      const { places, homeUnknown } = ask(question)
      expect(places).toEqual([])
      expect(homeUnknown).toBeDefined()
      expect(question).toContain(homeUnknown)
    },
  )
})

test('an agency is found where it has reported, and its name is not searched for', () => {
  const zengcheng = place('广东省/广州市/增城区')
  const reports = [
    record('z-sfj', { place: zengcheng, year: 2024, issuer: '增城区司法局', title: '增城区司法局2024年度报告' }),
    record('z', { place: zengcheng, year: 2024 }),
  ]
  const query = understand('增城区司法局2024年受理多少宗？', { now, heldPlaces, reports })
  expect(query.issuers).toMatchObject([{ text: '司法局', reportIds: ['z-sfj'] }])
  expect(query.content).toBe('受理多少宗？')
  expect(understand('增城区水务局2024年受理多少宗？', { now, heldPlaces, reports }).issuers).toEqual([])
})

test('an agency that has not reported is known as one that the answer has to speak of', () => {
  const [agency, ...others] = ask('增城区水务局2024年办理了多少宗案件？').agencies
  expect(others).toEqual([])
  expect(agency?.text).toContain('水务局')
  expect(agency?.isSpokenOf('区水务局办理案件7宗。')).toBe(true)
  expect(agency?.isSpokenOf('区教育局办理案件7宗。')).toBe(false)
})

test.each([
  ['增城区近三年受理的复议案件数量变化', { last: 3 }],
  ['增城区2022年以来受理的复议案件数量变化', { from: 2022 }],
  ['增城区2022年和2024年受理的复议案件相差多少', undefined],
])('a time of several years that names none for itself is a span: %s', (question, span) => {
  expect(ask(question).span).toEqual(span)
})

test('traditional characters are read as simplified ones', () => {
  const query = ask('增城區２０２４年受理行政復議申請多少宗？')
  expect(query).toMatchObject({ question: '增城区2024年受理行政复议申请多少宗？', places: [{ text: '增城区' }] })
  expect(query.content).toBe('受理行政复议申请多少宗？')
})
