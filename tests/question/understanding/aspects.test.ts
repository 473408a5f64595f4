import { describe, expect, test } from 'vitest'
import { aspectsAsked, isAbout, withoutAspects } from '../../../src/question/understanding/aspects.ts'

describe('asks for plans', () => {
  test.each([
    '下一步打算怎么做？',
    '明年的工作安排是什么',
    '计划开展哪些培训？',
    '准备怎么推进数字政府？',
    '今后的思路有哪些',
    '工作计划',
    '拟如何完善制度',
    'What does it plan to do for small firms?',
    'What will be done about noise?',
    'What are the next steps?',
  ])('%s', question => {
    expect(aspectsAsked(question)).toEqual(['plans'])
  })

  test.each([
    '三年行动计划完成得怎么样？',
    '年度培训计划执行了吗',
    '组织实施了哪些立法计划项目',
    '下一年度计划的编制由谁负责',
    '安排了多少经费',
    '目标责任书签了几份',
    'Was the three-year action plan carried out?',
    'What did the emergency plan cover?',
    'Who drafted the plan of work?',
  ])('not by the name of one: %s', question => {
    expect(aspectsAsked(question)).toEqual([])
  })
})

describe('asks for problems', () => {
  test.each([
    '存在哪些问题？',
    '还有什么困难？',
    '主要问题和原因',
    '执法工作有什么短板',
    '哪里做得不够',
    '面临的突出难题是什么',
    'What shortcomings does it admit?',
    'Which main problems remain?',
  ])('%s', question => {
    expect(aspectsAsked(question)).toEqual(['problems'])
  })

  test.each([
    '热线办结了多少诉求？',
    '企业关心的问题由谁答复',
    '问题线索移送了多少条',
    'How many problem reports were closed?',
  ])('not where problems are only what was worked on: %s', question => {
    expect(aspectsAsked(question)).toEqual([])
  })
})

test('both may be asked for together', () => {
  expect(aspectsAsked('存在哪些不足，下一步怎么改？')).toEqual(['plans', 'problems'])
})

describe('the headings of a part', () => {
  test.each([
    ['plans', '三、2025年工作安排'],
    ['plans', '四、下一阶段努力方向'],
    ['problems', '二、存在的不足和原因'],
    ['problems', '（三）短板弱项'],
  ] as const)('%s: %s', (aspect, heading) => {
    expect(isAbout(aspect, [heading])).toBe(true)
    expect(isAbout(aspect === 'plans' ? 'problems' : 'plans', [heading])).toBe(false)
  })

  test('any heading around a text tells, the outermost too', () => {
    expect(isAbout('plans', ['三、下一步打算', '（一）加强学习'])).toBe(true)
    expect(isAbout('plans', ['一、主要成效', '（一）加强学习'])).toBe(false)
    expect(isAbout('problems', [])).toBe(false)
  })
})

test('words that ask for a part are taken out, every one of them, and the rest stays', () => {
  expect(withoutAspects('下一步打算怎么推进数字政府').trim()).toBe('怎么推进数字政府')
  expect(withoutAspects('数字政府建设有什么短板和薄弱环节')).not.toMatch(/短板|薄弱/)
  expect(withoutAspects('数字政府建设')).toBe('数字政府建设')
})
