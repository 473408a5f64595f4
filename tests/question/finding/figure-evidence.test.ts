import { describe, expect, test } from 'vitest'
import type { Figure } from '../../../src/library/library.ts'
import { fitness, fittingFigures } from '../../../src/question/finding/figure-evidence.ts'
import type { WeighedWord } from '../../../src/question/finding/word-evidence.ts'
import { figureAsked } from '../../../src/question/understanding/figure-asked.ts'
import { figuresSaid, word } from '../made-up-hits.ts'

function fitting(question: string, sentence: string, words: readonly WeighedWord[] = []) {
  const asked = figureAsked(question)
  if (!asked) throw new Error(`no figure is asked for: ${question}`)
  return fittingFigures(question, asked, figuresSaid(sentence), words)
}

const raws = (found: readonly { figure: Figure }[]) => found.map(({ figure }) => figure.raw)

describe('which unit answers', () => {
  test.each([
    ['调解率是多少？', '调解成功行政复议案件137件。'],
    ['调解成功的占比是多少？', '调解成功行政复议案件137件，培训20人。'],
    ['罚款金额是多少？', '作出罚款决定52件。'],
    ['培训了多少人？', '举办培训班12期。'],
    ['平均办理多久？', '办理案件36件。'],
    ['受理案件多少件？', '行政复议案件调解率为38.5%。'],
    ['受理案件多少件？', '挽回损失63万元。'],
    ['What share of cases was mediated?', '调解成功行政复议案件137件。'],
  ])('%s is not answered by: %s', (question, sentence) => {
    expect(figuresSaid(sentence).length).toBeGreaterThan(0)
    expect(fitting(question, sentence)).toEqual([])
  })

  test.each([
    ['调解率是多少？', '行政复议案件调解率为38.5%。', '38.5%'],
    ['罚款金额是多少？', '全年罚款63.2万元。', '63.2万元'],
    ['培训了多少人？', '培训执法人员210人次。', '210人次'],
    ['受理案件多少件？', '受理案件88宗。', '88宗'],
    ['How much was recovered?', '挽回损失63万元。', '63万元'],
  ])('%s is answered by: %s', (question, sentence, raw) => {
    expect(fitting(question, sentence)).toMatchObject([{ figure: { raw }, unit: 1 }])
  })

  test('counting words vary: another one answers less well, and the one asked for comes first', () => {
    const found = fitting('受理案件多少件？', '受理案件涉及家庭41户，纠纷88件。')
    expect(raws(found)).toEqual(['88件', '41户'])
    expect(found[1]?.unit).toBeCloseTo(1 / 3)
  })
})

describe('which figure of a sentence answers', () => {
  const words = [word('受理', { worth: 2 }), word('审结', { worth: 2 }), word('申请')]

  test('the one whose measure says what is asked', () => {
    const sentence = '审查合同64份，审查规范性文件17份。'
    expect(raws(fitting('规范性文件审查了多少份？', sentence, [word('规范性文件'), word('审查')]))[0]).toBe('17份')
    expect(raws(fitting('合同审查了多少份？', sentence, [word('合同'), word('审查')]))[0]).toBe('64份')
  })

  test('not the one that the question itself states, however it is written', () => {
    const sentence = '受理行政复议申请1237件，审结1105件。'
    expect(raws(fitting('受理的1237件申请中，审结多少件？', sentence, words))).toEqual(['1105件'])
    expect(raws(fitting('Of the 1,237 cases accepted, how many were concluded?', sentence, words))).toEqual(['1105件'])
    expect(raws(fitting('受理的１２３７件申请中，审结多少件？', sentence, words))).toEqual(['1105件'])
  })

  test('one of another step of the matter is told to be so, and fits half as well', () => {
    const [accepted] = fitting('审结多少件？', '受理行政复议申请312件。', words)
    const [concluded] = fitting('审结多少件？', '审结行政复议申请312件。', words)
    expect(accepted?.otherAction).toBe(true)
    expect(concluded?.otherAction).toBe(false)
    expect(accepted && fitness({ ...accepted, otherAction: false })).toBeCloseTo(2 * (accepted ? fitness(accepted) : 0))
  })

  test('how much its measure says is told for each word and together', () => {
    const [found] = fitting('受理申请多少件？', '受理来信312件。', [
      word('受理', { worth: 3 }),
      word('申请', { worth: 1 }),
    ])
    expect(found?.found).toEqual([3, 0])
    expect(found?.measure).toBe(0.75)
  })
})

test('the better a figure fits, the more it counts, from nothing to one', () => {
  const figure = figuresSaid('受理案件88件。')[0]
  if (!figure) throw new Error('no figure')
  const fitOf = (unit: number, measure: number) => fitness({ figure, unit, measure, found: [], otherAction: false })
  expect(fitOf(1, 1)).toBeCloseTo(1)
  expect(fitOf(0, 1)).toBe(0)
  expect(fitOf(1, 0.2)).toBeLessThan(fitOf(1, 0.8))
  expect(fitOf(1 / 3, 0.5)).toBeLessThan(fitOf(1, 0.5))
  expect(fitOf(1, 0)).toBeGreaterThan(0)
})
