import { describe, expect, test } from 'vitest'
import { languageOf, understand, withoutPlanningWords } from '../../src/question/understand.ts'
import { place } from './made-up-places.ts'

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
    expect(ask(question).planning).toBe(true)
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
    expect(ask(question).planning).toBe(false)
  })

  test('its words can be taken out', () => {
    expect(withoutPlanningWords('打算怎么推进数字政府').trim()).toBe('怎么推进数字政府')
    expect(withoutPlanningWords('What are the plans?')).not.toMatch(/plan/)
    expect(withoutPlanningWords('受理多少宗')).toBe('受理多少宗')
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
    planning: false,
    accomplished: false,
    figure: undefined,
    list: false,
    content: '你好',
  })
})
