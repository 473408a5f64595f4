import { describe, expect, test } from 'vitest'
import type { TermSaid } from '../../../src/language/terms/term-said.ts'
import { excludes, exclusive, sameTerm } from '../../../src/language/terms/term-said.ts'
import { termsIn } from '../../../src/language/terms/terms.ts'

function said(text: string): TermSaid {
  const [first] = termsIn(text, /\p{Script=Han}/u.test(text) ? 'zh' : 'en')
  if (!first) throw new Error(`No term in ${text}`)
  return first
}

describe('Terms that exclude each other', () => {
  test.each([
    ['受理', '审结'],
    ['受理', '办理'],
    ['收到', '受理'],
    ['办理', '办结'],
    ['维持', '撤销'],
    ['驳回', '维持'],
    ['调解', '和解'],
    ['胜诉', '败诉'],
    ['上升', '下降'],
    ['废止', '修订'],
    ['排查', '化解'],
    ['行政复议', '行政诉讼'],
  ])('%s and %s', (a, b) => {
    expect(exclusive(a, b)).toBe(true)
    expect(exclusive(b, a)).toBe(true)
  })

  test.each([
    ['受理', '受理'],
    ['审结', '办结'],
    ['撤销', '纠正'],
    ['印发', '制定'],
    ['上升', '翻番'],
    ['排查', '发现'],
    ['受理', '上升'],
    ['受理', '律师'],
  ])('not %s and %s', (a, b) => {
    expect(exclusive(a, b)).toBe(false)
    expect(exclusive(b, a)).toBe(false)
  })
})

describe('What is said in two languages', () => {
  test.each([
    ['accepted', '受理'],
    ['handled', '处理'],
    ['handled', '办理'],
    ['completed', '审结'],
    ['completed', '办结'],
    ['completed', '完成'],
    ['reviewed', '审核'],
    ['closed', '结案'],
    ['received', '接待'],
    ['issued', '印发'],
    ['settled', '和解'],
    ['settled', '化解'],
    ['increased', '增长'],
    ['提高', '增长'],
    ['结案率', '结案'],
    ['hearing', '听证'],
    ['lawsuits', '行政诉讼'],
    ['复议', '行政复议'],
  ])('%s may be %s', (a, b) => {
    expect(sameTerm(said(a), said(b))).toBe(true)
    expect(sameTerm(said(b), said(a))).toBe(true)
    expect(excludes(said(a), said(b))).toBe(false)
  })

  test.each([
    ['accepted', '审结'],
    ['accepted', '办理'],
    ['concluded', '受理'],
    ['received', '受理'],
    ['handled', '审结'],
    ['upheld', '撤销'],
    ['dismissed', '维持'],
    ['repealed', '修订'],
    ['identified', '化解'],
    ['decreased', '增长'],
    ['won', '败诉'],
    ['demolished', '核查'],
    ['solved', '立案'],
  ])('%s is never %s', (a, b) => {
    expect(sameTerm(said(a), said(b))).toBe(false)
    expect(excludes(said(a), said(b))).toBe(true)
    expect(excludes(said(b), said(a))).toBe(true)
  })
})
