import { describe, expect, test } from 'vitest'
import { candidatesIn } from '../../../src/question/finding/candidates.ts'
import { answersOfParts } from '../../../src/question/finding/part-answers.ts'
import { asked, hit, word } from '../made-up-hits.ts'

/** The question's parts with a word for each; the passage's sentences in the order of their cosines. */
function answers(question: string, partWords: readonly string[], ...sentences: readonly string[]) {
  const query = asked(question)
  const words = partWords.map(text => word(text))
  const said = sentences.map((text, at) => ({ text, cosine: 0.95 - at / 100 }))
  const ranked = candidatesIn({ query, words }, [hit(said)])
  const { chosen, figures, unstated } = answersOfParts({ query, words, partWords: words.map(each => [each]) }, ranked)
  return {
    chosen: chosen.map(({ text }) => text),
    figures: figures.map(({ part, fitting }) => [part.own, fitting.figure.raw]),
    unstated: unstated.map(({ own }) => own),
  }
}

describe('a question for one thing', () => {
  test('is answered by the best sentence and its best figure', () => {
    expect(answers('受理申请多少件？', ['受理'], '受理申请312件。', '举办讲座20场。')).toEqual({
      chosen: ['受理申请312件。'],
      figures: [['', '312件']],
      unstated: [],
    })
  })

  test('that is no figure has none', () => {
    expect(answers('怎么普法的？', ['讲座'], '举办讲座20场。').figures).toEqual([])
  })

  test('without a sentence has no answer', () => {
    expect(answers('受理多少件？', ['受理'])).toEqual({ chosen: [], figures: [], unstated: [] })
  })
})

describe('a question for several things', () => {
  test('one sentence may answer them all, each with a figure of its own', () => {
    const said = '受理申请312件，审结287件。'
    expect(answers('受理、审结各多少件？', ['受理', '审结'], said)).toEqual({
      chosen: [said],
      figures: [
        ['受理', '312件'],
        ['审结', '287件'],
      ],
      unstated: [],
    })
  })

  test('in the order in which they are asked, whichever sentence is nearer', () => {
    expect(
      answers('审结、受理各多少件？', ['审结', '受理'], '受理申请312件。', '审结申请287件。', '举办讲座20场。'),
    ).toMatchObject({
      chosen: ['审结申请287件。', '受理申请312件。'],
      figures: [
        ['审结', '287件'],
        ['受理', '312件'],
      ],
    })
  })

  test('each by its own words, not by what speaks for the sentence as a whole', () => {
    const found = answers('合同、文件各审查多少份？', ['合同', '文件'], '审查文件17份。', '审查合同64份。')
    expect(found.figures).toEqual([
      ['合同', '64份'],
      ['文件', '17份'],
    ])
  })

  test('different kinds of figures are found in different sentences', () => {
    const found = answers('培训多少人，举办讲座多少场？', ['培训', '讲座'], '培训干部210人。', '举办讲座20场。')
    expect(found.figures.map(([, raw]) => raw)).toEqual(['210人', '20场'])
  })

  test('no figure answers two of them: one that nothing is left for is not stated', () => {
    const found = answers('合同、文件各审查多少份？', ['合同', '文件'], '审查合同64份。')
    expect(found).toMatchObject({ figures: [['合同', '64份']], unstated: ['文件'] })
  })

  test('another step of the matter never stands in', () => {
    const found = answers('审结、维持各多少件？', ['审结', '维持'], '审结申请287件，驳回40件。')
    expect(found).toMatchObject({ figures: [['审结', '287件']], unstated: ['维持'] })
  })

  test('where no part is stated the best sentence is all there is', () => {
    expect(answers('审结、维持各多少件？', ['审结', '维持'], '加强了队伍。')).toEqual({
      chosen: ['加强了队伍。'],
      figures: [],
      unstated: [],
    })
  })

  test('one that asks for words is answered by the sentence that holds its own', () => {
    const found = answers('怎么调解的？有什么困难？', ['调解', '困难'], '设立调解站点。', '面临人手困难。')
    expect(found.chosen).toEqual(['设立调解站点。', '面临人手困难。'])
  })
})
