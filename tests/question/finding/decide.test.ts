import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { candidatesIn } from '../../../src/question/finding/candidates.ts'
import { ANSWERS_FROM, confidence, type Signals, signalsOf, WEIGHT } from '../../../src/question/finding/decide.ts'
import type { WeighedWord } from '../../../src/question/finding/word-evidence.ts'
import type { Query } from '../../../src/question/question.ts'
import { asked, hit, word } from '../made-up-hits.ts'

/** Of a sentence that could go either way. */
const UNSURE: Signals = {
  words: 0.6,
  score: 1.8,
  ahead: 0.2,
  unnamed: 0.2,
  unglossed: 0.2,
  unit: 0.7,
  measure: 0.4,
  otherAction: 0,
  expected: 0.5,
  cosine: 0,
  figure: 0,
  english: 0,
}

const FOR = ['words', 'score', 'ahead', 'unit', 'measure', 'expected', 'cosine'] as const
const AGAINST = ['unnamed', 'unglossed', 'otherAction'] as const

describe('how sure it is', () => {
  test.each(FOR)('more of %s makes it surer', signal => {
    expect(confidence({ ...UNSURE, [signal]: UNSURE[signal] + 0.2 })).toBeGreaterThan(confidence(UNSURE))
  })

  test.each(AGAINST)('more of %s makes it less sure', signal => {
    expect(confidence({ ...UNSURE, [signal]: UNSURE[signal] + 0.2 })).toBeLessThan(confidence(UNSURE))
  })

  test('for any sentence: between nothing and one, and never less with more that speaks for it', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const signals = fc.record({
      ...Object.fromEntries(Object.keys(WEIGHT).map(name => [name, share])),
    }) as unknown as fc.Arbitrary<Signals>
    fc.assert(
      fc.property(signals, fc.constantFrom(...FOR, ...AGAINST), share, (drawn, name, more) => {
        const before = confidence(drawn)
        const after = confidence({ ...drawn, [name]: drawn[name] + more })
        expect(before).toBeGreaterThanOrEqual(0)
        expect(before).toBeLessThanOrEqual(1)
        if (AGAINST.some(each => each === name)) expect(after).toBeLessThanOrEqual(before)
        else expect(after).toBeGreaterThanOrEqual(before)
      }),
    )
  })
})

type Sentence = { readonly text: string; readonly cosine?: number }

function signals(query: Query, words: readonly WeighedWord[], best: Sentence, path: readonly string[] = []): Signals {
  const beside = { text: '切实加强组织领导。', cosine: 0.8 }
  const candidates = candidatesIn({ query, words }, [hit([{ cosine: 0.92, ...best }, beside], { path })])
  const at = candidates.findIndex(({ text }) => text === best.text)
  const candidate = candidates[at]
  if (!candidate) throw new Error(`not a candidate: ${best.text}`)
  return signalsOf(query, candidate, candidates[at + 1], words)
}

describe('what speaks for a sentence', () => {
  const figure = asked('全年受理行政复议申请多少件？')
  const words = [word('受理', { worth: 2 }), word('行政复议', { worth: 3, named: true })]

  test.each([
    ['the unit asked for', '全年受理行政复议申请312件。', '全年受理行政复议申请，成效显著。'],
    ['a share', '行政复议受理率为41.5%。', '受理行政复议案件，办理137件。', asked('行政复议受理率是多少？')],
    ['people', '受理行政复议并培训210人。', '受理行政复议并培训12期。', asked('受理行政复议培训了多少人？')],
  ])('with %s it is an answer, without it none', (_, stating, silent, query: Query = figure) => {
    expect(confidence(signals(query, words, { text: stating }))).toBeGreaterThan(ANSWERS_FROM)
    expect(confidence(signals(query, words, { text: silent }))).toBeLessThan(ANSWERS_FROM)
  })

  test('a figure of another step is refused', () => {
    const query = asked('审结行政复议案件多少件？')
    const asking = [word('审结', { worth: 2 }), word('行政复议', { worth: 3, named: true })]
    expect(confidence(signals(query, asking, { text: '审结行政复议案件287件。' }))).toBeGreaterThan(ANSWERS_FROM)
    expect(confidence(signals(query, asking, { text: '受理行政复议案件312件。' }))).toBeLessThan(ANSWERS_FROM)
  })

  test('a time that is asked for has to stand in it', () => {
    const query = asked('行政复议中心什么时候成立？')
    const asking = [word('行政复议中心', { worth: 3, named: true }), word('成立')]
    expect(signals(query, asking, { text: '行政复议中心于3月12日成立。' }).expected).toBe(1)
    expect(signals(query, asking, { text: '行政复议中心成立，运行良好。' }).expected).toBe(0)
  })

  test('a court that is asked for has to be named', () => {
    const query = asked('案件由哪个法院审理？')
    expect(signals(query, [word('审理')], { text: '由中级人民法院审理。' }).expected).toBe(1)
    expect(signals(query, [word('审理')], { text: '案件审理完毕。' }).expected).toBe(0)
  })

  test('words by rarity; in its heading less than in itself, unknown ones least', () => {
    const share = (text: string, path: readonly string[] = []) => signals(asked('情况'), words, { text }, path).words
    expect(share('受理行政复议。')).toBeCloseTo(1)
    expect(share('行政复议。')).toBeCloseTo(0.6)
    expect(share('受理。')).toBeCloseTo(0.4)
    expect(share('成效好。', ['（一）行政复议'])).toBeGreaterThan(0)
    expect(share('成效好。', ['（一）行政复议'])).toBeLessThan(share('行政复议。'))
    const unheard = [...words, word([])]
    expect(signals(asked('情况'), unheard, { text: '受理行政复议。' }).words).toBeCloseTo(5 / 6)
  })

  test('a name of which neither it nor its passage nor its heading speaks counts against it', () => {
    const named = [word('法治副校长', { worth: 3, named: true })]
    expect(signals(asked('情况'), named, { text: '举办讲座。' }).unnamed).toBe(1)
    expect(signals(asked('情况'), named, { text: '法治副校长进校园。' }).unnamed).toBe(0)
    expect(signals(asked('情况'), named, { text: '举办讲座。' }, ['（二）法治副校长']).unnamed).toBe(0)
    const beside = hit([{ text: '举办讲座。', cosine: 0.95 }, { text: '法治副校长到位。' }])
    const [first] = candidatesIn({ query: asked('情况'), words: named }, [beside]).filter(
      ({ text }) => text === '举办讲座。',
    )
    expect(first && signalsOf(asked('情况'), first, undefined, named).unnamed).toBe(0)
  })

  test('a name that the glossary put in for another wording is told apart', () => {
    const glossed = [word('行政应诉', { worth: 3, named: true, literal: false })]
    expect(signals(asked('情况'), glossed, { text: '举办讲座。' })).toMatchObject({ unnamed: 0, unglossed: 1 })
  })

  test('being nearer than is usual in the language of the question', () => {
    const cosine = (question: string) => signals(asked(question), [], { text: '举办讲座。', cosine: 0.85 }).cosine
    expect(cosine('开展了哪些活动？')).toBeLessThan(0)
    expect(cosine('What activities were held?')).toBeGreaterThan(0)
  })
})
