import { describe, expect, test } from 'vitest'
import { actionsIn, sameAction } from '../../../src/question/understanding/actions.ts'

const answers = (question: string, measure: string) => sameAction(actionsIn(question), actionsIn(measure))

describe('the count of one step answers for itself', () => {
  test.each([
    ['受理多少件？', '收到行政复议申请'],
    ['办结多少件？', '审结行政复议案件'],
    ['How many were accepted?', '受理行政复议申请'],
    ['How many were concluded?', '办结信访事项'],
    ['纠错多少件', '撤销行政行为'],
    ['化解了多少纠纷', '人民调解成功'],
    ['废止多少件文件', '宣布失效文件'],
    ['How many cases were upheld?', '维持原行政行为'],
  ])('%s: %s', (question, measure) => {
    expect(answers(question, measure)).toBe(true)
  })
})

describe('and never for another step', () => {
  test.each([
    ['审结多少件？', '受理行政复议申请'],
    ['受理多少件？', '审结行政复议案件'],
    ['How many were accepted?', '审结行政复议案件'],
    ['维持多少件？', '驳回申请'],
    ['败诉多少件', '胜诉案件'],
    ['移送了多少条线索', '整改问题线索'],
    ['How many rules were repealed?', '修改行政规范性文件'],
    ['立案多少起', '侦破案件'],
  ])('%s: %s', (question, measure) => {
    expect(answers(question, measure)).toBe(false)
  })
})

test('a question or a measure that names no step may stand for any', () => {
  expect(answers('行政复议案件多少件？', '受理行政复议申请')).toBe(true)
  expect(answers('受理多少件？', '行政复议案件')).toBe(true)
})

test('a measure of several steps answers for each of them', () => {
  expect(answers('审结多少件', '受理并审结案件')).toBe(true)
})
