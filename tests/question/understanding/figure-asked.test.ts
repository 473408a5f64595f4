import { describe, expect, test } from 'vitest'
import { anyOf, figureAsked, withoutCounted } from '../../../src/question/understanding/figure-asked.ts'

describe('figureAsked', () => {
  test.each([
    ['受理多少宗', '宗'],
    ['受理了多少件案件', '件'],
    ['培训了几次', '次'],
    ['有多少人', '人'],
    ['调解率是多少', '%'],
    ['占比多大', '%'],
    ['罚了多少钱', '元'],
    ['整治多少平方米', '平方米'],
    ['新创出租屋多少栋', '栋'],
    ['走访企业多少家次', '家'],
    ['How many cases were handled?', '宗'],
    ['What share of hearings did heads attend?', '%'],
    ['How much was fined?', '元'],
    ['How many people were trained?', '人'],
    ['How many companies were visited?', '家'],
    ['How many training sessions were held?', '次'],
  ])('%s wants a figure counted in %s', (question, unit) => {
    expect(figureAsked(question)?.units).toContain(unit)
  })

  test('the unit that a question names says more than its nouns', () => {
    expect(figureAsked('案件涉及多少人')?.units).not.toContain('宗')
    expect(figureAsked('案件涉及多少人')?.units).toContain('人')
  })

  test.each([
    '谁的复议案件多？',
    '哪个街道的案件更多',
    '哪里的工单最多',
    '出庭应诉率最高的是哪里',
    '平城区的案件比云冈区多吗',
    '复议案件增长了吗',
    'Which of the two handled more cases?',
  ])('%s compares figures', question => {
    expect(figureAsked(question)).toBeDefined()
  })

  test.each([
    '有哪些不足',
    '有哪几个方面',
    '几乎没有吗',
    '效率有提高吗',
    '最大的问题是什么',
    '最高人民法院评了什么',
    '有哪些更好的办法',
    'What problems were found?',
    'Who attended court?',
  ])('%s wants none', question => {
    expect(figureAsked(question)).toBeUndefined()
  })

  test('a figure of unknown kind has no unit', () => {
    expect(figureAsked('一共多少')).toEqual({ units: [], strict: false })
  })

  test.each([
    '调解率是多少',
    '罚款金额是多少',
    '平均多久办完',
    '培训了多少名干部',
    'What share of cases was mediated?',
    'How long did it take?',
  ])('no other unit answers: %s', question => {
    expect(figureAsked(question)?.strict).toBe(true)
  })

  test.each(['受理多少件案件', '走访多少家企业', '一共多少', 'How many documents were reviewed?'])(
    'counting words vary: %s',
    question => {
      expect(figureAsked(question)?.strict).toBe(false)
    },
  )

  test('a share of cases is written with %, whatever it is a share of', () => {
    expect(figureAsked('行政复议案件调解率是多少')?.units).toEqual(['%', '％', '成'])
    expect(figureAsked('What proportion of the cases was mediated?')?.units).toEqual(['%', '％', '成'])
  })
})

describe('what any of several parts counts', () => {
  const cases = { units: ['宗', '件'], strict: false }
  const people = { units: ['人'], strict: true }

  test('the units of all, strictly only if each is strict', () => {
    expect(anyOf([cases, undefined, people])).toEqual({ units: ['宗', '件', '人'], strict: false })
    expect(anyOf([people, people])).toEqual(people)
  })

  test('any unit where one part does not tell its own', () => {
    expect(anyOf([cases, { units: [], strict: false }])?.units).toEqual([])
  })

  test('none where no part asks for a figure', () => {
    expect(anyOf([undefined, undefined])).toBeUndefined()
  })
})

test('words that the unit of a figure answers are blanked, and nothing moves', () => {
  expect(withoutCounted('行政复议案件数量')).toBe('行政复议    ')
  expect(withoutCounted('cases of people trained').trimStart()).toBe('of        trained')
  expect(withoutCounted('行政复议')).toBe('行政复议')
})
