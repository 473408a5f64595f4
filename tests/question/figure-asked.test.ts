import { describe, expect, test } from 'vitest'
import { figureAsked, figureMatch } from '../../src/question/figure-asked.ts'

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

  test('a figure of unknown kind fits any', () => {
    const asked = figureAsked('一共多少')
    expect(asked?.units).toEqual([])
    expect(asked && figureMatch(asked, '共7021(件/次)，3栋')).toBe(1)
  })
})

describe('figureMatch', () => {
  const cases = { units: ['宗', '件'] }

  test.each([
    ['受理申请930宗', 1],
    ['受理1.9万件', 1],
    ['化解2700余件', 1],
    ['受理 930 宗', 1],
    ['培训人员200人', 1 / 3],
    ['调解率为22.1%', 1 / 3],
    ['切实提高能力', 0],
    ['2024年，本区切实提高能力', 0],
    ['', 0],
  ])('%s: %d', (sentence, match) => {
    expect(figureMatch(cases, sentence)).toBe(match)
  })

  test('units of several characters and shares are matched whole', () => {
    expect(figureMatch({ units: ['平方米'] }, '整治共4.9万平方米')).toBe(1)
    expect(figureMatch({ units: ['%'] }, '率达100%')).toBe(1)
    expect(figureMatch({ units: ['%'] }, '达１００％'.normalize('NFKC'))).toBe(1)
  })
})
