import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Candidate, candidatesIn } from '../../../src/question/finding/candidates.ts'
import type { Hit } from '../../../src/question/finding/fuse.ts'
import type { WeighedWord } from '../../../src/question/finding/word-evidence.ts'
import type { Query } from '../../../src/question/question.ts'
import { figureAsked } from '../../../src/question/understanding/figure-asked.ts'
import { hit, query, word } from '../made-up-hits.ts'

const texts = (candidates: readonly Candidate[]) => candidates.map(({ text }) => text)

function ranked(hits: readonly Hit[], words: readonly WeighedWord[] = [], asked: Query = query()): string[] {
  return texts(candidatesIn({ query: asked, words }, hits))
}

const CASES = { figure: figureAsked('案件多少宗') }

describe('which sentence comes first', () => {
  test('the one nearest to the question, all else being equal', () => {
    const sentences = [
      { text: '第一句。', cosine: 0.7 },
      { text: '第二句。', cosine: 0.9 },
      { text: '第三句。', cosine: 0.8 },
    ]
    expect(ranked([hit(sentences)])).toEqual(['第二句。', '第三句。', '第一句。'])
  })

  test('the one with the words of the question', () => {
    const hits = [hit([{ text: '普法活动很多。' }, { text: '行政复议很多。' }])]
    expect(ranked(hits, [word('复议')])[0]).toBe('行政复议很多。')
  })

  test('a rare word counts more than a common one', () => {
    const hits = [hit([{ text: '案件很多。' }, { text: '复议很多。' }])]
    expect(ranked(hits, [word('案件', { worth: 0.2 }), word('复议', { worth: 3 })])[0]).toBe('复议很多。')
    expect(ranked(hits, [word('案件', { worth: 3 }), word('复议', { worth: 0.2 })])[0]).toBe('案件很多。')
  })

  test('of a group of alternatives the best one counts, not their sum', () => {
    const hits = [hit([{ text: '审结和办结。' }, { text: '审结了案件。' }])]
    expect(ranked(hits, [word(['审结', '办结']), word('案件')])[0]).toBe('审结了案件。')
  })

  test('a word in its own heading counts, but less than one in the sentence', () => {
    const named = hit([{ text: '成效很好。' }], { path: ['（一）行政复议'] })
    const saying = hit([{ text: '行政复议。' }], { path: ['（二）其他'], start: 100 })
    const outer = hit([{ text: '其他很好。' }], { path: ['一、行政复议', '（三）其他'], start: 200 })
    expect(ranked([outer, named, saying], [word('复议')])).toEqual(['行政复议。', '成效很好。', '其他很好。'])
  })

  test('one that holds the kind of figure that is asked for', () => {
    const hits = [hit([{ text: '走访企业300家。' }, { text: '受理案件930宗。' }, { text: '切实加强了受理。' }])]
    expect(ranked(hits, [], query(CASES))).toEqual(['受理案件930宗。', '走访企业300家。', '切实加强了受理。'])
    expect(ranked(hits)[0]).toBe('走访企业300家。')
  })

  test('one under a heading of plans, where plans are asked for', () => {
    const hits = [
      hit([{ text: '已经推进了改革。' }], { path: ['一、主要成效'] }),
      hit([{ text: '继续推进改革。' }], { path: ['三、2025年工作计划'], start: 100 }),
    ]
    expect(ranked(hits, [word('改革')], query({ aspects: ['plans'] }))[0]).toBe('继续推进改革。')
    expect(ranked(hits, [word('改革')])[0]).toBe('已经推进了改革。')
  })

  test('a better passage lifts its sentences, by its vector and by its words', () => {
    const plain = hit([{ text: '一样的话。' }], { passage: 0.4 })
    expect(ranked([plain, hit([{ text: '一样的话！' }], { passage: 0.8, start: 100 })])[0]).toBe('一样的话！')
    expect(ranked([plain, hit([{ text: '一样的话！' }], { passage: 0.4, lexical: 0.3, start: 100 })])[0]).toBe(
      '一样的话！',
    )
  })

  test('one that only leads in comes behind what it leads to', () => {
    expect(ranked([hit([{ text: '主要做法如下：' }, { text: '建立了制度。' }])])).toEqual([
      '建立了制度。',
      '主要做法如下：',
    ])
  })
})

describe('what was quoted before and is referred to', () => {
  const hits = [
    hit([{ text: '第一句。' }, { text: '第二句。' }]),
    hit([{ text: '第三句。' }], { start: 100 }),
    hit([{ text: '别的报告。' }], { reportId: 'b' }),
  ]
  const found = candidatesIn({ query: query(), words: [], near: [{ reportId: 'a', start: 4, end: 8 }] }, hits)
  const nearOf = (text: string) => found.find(candidate => candidate.text === text)?.from.near ?? Number.NaN

  test('lifts that sentence most, and its passage somewhat', () => {
    expect(texts(found).slice(0, 2)).toEqual(['第二句。', '第一句。'])
    expect(nearOf('第一句。')).toBeGreaterThan(0)
    expect(nearOf('第一句。')).toBeLessThan(nearOf('第二句。'))
  })

  test('lifts nothing of other passages and other reports', () => {
    expect(nearOf('第三句。')).toBe(0)
    expect(nearOf('别的报告。')).toBe(0)
  })
})

test('where only plans may answer, nothing outside them is looked at', () => {
  const hits = [
    hit([{ text: '推进了改革。', cosine: 0.9 }], { path: ['一、主要成效'] }),
    hit([{ text: '继续推进改革。' }], { path: ['三、下一步打算', '（一）改革'], start: 100 }),
  ]
  expect(texts(candidatesIn({ query: query(), words: [] }, hits, true))).toEqual(['继续推进改革。'])
})

test('a sentence carries its own figures as answers, the best first, and none where none is asked for', () => {
  const hits = [hit([{ text: '走访企业12家，受理案件930宗。' }, { text: '审结案件476宗。' }], { start: 50 })]
  const raws = (asked: Query) =>
    candidatesIn({ query: asked, words: [] }, hits).map(({ fitting }) => fitting.map(({ figure }) => figure.raw))
  expect(raws(query({ content: '案件多少宗', ...CASES })).toSorted()).toEqual([['476宗'], ['930宗', '12家']])
  expect(raws(query())).toEqual([[], []])
})

test('what is planned is a figure only where plans are asked for', () => {
  const hits = [hit([{ text: '计划受理案件930宗。' }], { path: ['三、下一步打算'] })]
  const raws = (about: Partial<Query>, planned = false) =>
    candidatesIn({ query: query({ ...CASES, ...about }), words: [] }, hits, planned)[0]?.fitting.map(
      ({ figure }) => figure.raw,
    )
  expect(raws({})).toEqual([])
  expect(raws({ aspects: ['plans'] })).toEqual(['930宗'])
  expect(raws({}, true)).toEqual(['930宗'])
})

describe('for any passages', () => {
  const sentence = fc.record({
    text: fc.string({ unit: fc.constantFrom('案', '件', '9', '3', '宗', '法', '：'), minLength: 1, maxLength: 300 }),
    cosine: fc.integer({ min: 0, max: 100 }).map(n => n / 100),
  })
  const anyHits = fc.array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { maxLength: 6 }).map(passages => {
    let start = 0
    return passages.map(sentences => {
      const found = hit(sentences, { start })
      start = found.end + 1
      return found
    })
  })
  const asked = query({ content: '多少宗', ...CASES })
  const words = [word('案件', { worth: 2 }), word('法')]
  const rank = (hits: readonly Hit[]) => candidatesIn({ query: asked, words }, hits)

  test('each sentence comes once, whole, best first', () => {
    fc.assert(
      fc.property(anyHits, hits => {
        const found = rank(hits)
        const spans = hits.flatMap(({ sentences }) => sentences.map(({ start, end }) => `${start}-${end}`))
        expect(found.map(({ start, end }) => `${start}-${end}`).toSorted()).toEqual(spans.toSorted())
        for (const [at, { hit, start, end, text, score }] of found.entries()) {
          expect(text).toBe(hit.text.slice(start - hit.start, end - hit.start))
          expect(score).toBeLessThanOrEqual(found[at - 1]?.score ?? Number.POSITIVE_INFINITY)
        }
      }),
    )
  })

  test('the score is the sum of what speaks for the sentence', () => {
    fc.assert(
      fc.property(anyHits, hits => {
        for (const { score, from } of rank(hits))
          expect(score).toBeCloseTo(
            Object.values(from).reduce((sum, part) => sum + part, 0),
            10,
          )
      }),
    )
  })

  test('the order in which passages come does not change a score', () => {
    fc.assert(
      fc.property(anyHits, hits => {
        const scores = (found: readonly Candidate[]) =>
          Object.fromEntries(found.map(({ start, score }) => [start, score]))
        expect(scores(rank(hits.toReversed()))).toEqual(scores(rank(hits)))
      }),
    )
  })
})
