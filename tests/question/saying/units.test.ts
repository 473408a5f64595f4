import { describe, expect, test } from 'vitest'
import { areLike, glossedFigure, glossedUnit } from '../../../src/question/saying/units.ts'
import { figure } from '../made-up-rows.ts'

describe('glossedUnit', () => {
  test.each([
    ['930宗', '受理行政复议申请', 'cases'],
    ['1件', '审结行政诉讼案件', 'case'],
    ['45件', '审查行政规范性文件', 'documents'],
    ['30件', '办理12345热线工单', 'complaints or requests'],
    ['30件', '办理人大代表建议', 'proposals'],
    ['30件', '收集物品', 'items'],
    ['15份', '出台规范性文件', 'documents'],
    ['3批次', '组织旁听', 'groups'],
    ['40家次', '走访企业', 'visits to companies or entities'],
    ['9场次', '举办讲座', 'sessions'],
    ['5只', '捕获动物', '只'],
  ])('%s of %s are %s', (raw, measure, english) => {
    expect(glossedUnit(figure(raw, { measure }), 'en')).toBe(english)
    expect(glossedUnit(figure(raw, { measure }), 'zh')).toBe(figure(raw).unit)
  })
})

describe('glossedFigure', () => {
  test.each([
    ['930宗', '930宗 (cases)'],
    ['2700余件', '2700余件 (at least 2,700 cases)'],
    ['119.96万元', '119.96万元 (1,199,600 yuan)'],
    ['1.1万人次', '1.1万人次 (11,000 person-times)'],
    ['近2万人次', '近2万人次 (about 20,000 person-times)'],
    ['22.1%', '22.1%'],
    ['超87%', '超87% (at least 87%)'],
    ['不足80%', '不足80% (at most 80%)'],
    ['5只', '5只'],
  ])('%s is %s', (raw, english) => {
    expect(glossedFigure(figure(raw), 'en')).toBe(english)
    expect(glossedFigure(figure(raw), 'zh')).toBe(raw)
  })
})

test('a word of two families is like either, but not both at once', () => {
  expect(areLike(['件', '宗'])).toBe(true)
  expect(areLike(['件', '部'])).toBe(true)
  expect(areLike(['件', '宗', '部'])).toBe(false)
  expect(areLike(['人', '人次'])).toBe(false)
})
