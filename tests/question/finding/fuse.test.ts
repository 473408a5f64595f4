import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Inspected } from '../../../src/library/library.ts'
import { fuse, LEXICAL_WEIGHT } from '../../../src/question/finding/fuse.ts'

function candidate(passage: number, cosine: number, sentences: readonly number[]): Inspected {
  return {
    passage,
    reportId: 'r',
    revision: 1,
    sectionId: 's1',
    path: [],
    start: 0,
    end: 10,
    text: '十个字十个字十个字十',
    cosine,
    sentences: sentences.map((cosine, at) => ({ start: at, end: at + 1, cosine })),
    figures: [],
  }
}

const ids = (hits: readonly { passage: number }[]) => hits.map(({ passage }) => passage)

test('the best of both legs comes first', () => {
  const candidates = [candidate(1, 0.8, [0.9]), candidate(2, 0.8, [0.85]), candidate(3, 0.7, [0.7])]
  expect(ids(fuse(candidates, new Map([[2, 5]])))).toEqual([2, 1, 3])
})

test('the lexical leg decides between equals and cannot lift the worst over the best', () => {
  const candidates = [candidate(1, 0.9, [0.9]), candidate(2, 0.5, [0.5]), candidate(3, 0.5, [0.5])]
  expect(
    ids(
      fuse(
        candidates,
        new Map([
          [2, 1],
          [3, 9],
        ]),
      ),
    ),
  ).toEqual([1, 3, 2])
})

test('a passage without sentences counts by its own vector', () => {
  const [hit] = fuse([candidate(1, 0.6, [])], new Map())
  expect(hit?.from).toEqual({ passage: 0.6, sentence: 0.6, lexical: 0 })
})

test('a single candidate has a finite score', () => {
  const [hit] = fuse([candidate(1, 0.6, [0.7])], new Map([[1, 3]]))
  expect(hit?.score).toBeCloseTo(LEXICAL_WEIGHT)
  expect(hit?.from.lexical).toBeCloseTo(LEXICAL_WEIGHT)
})

test('no candidates give no hits', () => {
  expect(fuse([], new Map([[1, 3]]))).toEqual([])
})

describe('for any candidates', () => {
  const cosine = fc.integer({ min: -100, max: 100 }).map(n => n / 100)
  const anyCandidates = fc
    .array(fc.record({ cosine, sentences: fc.array(cosine, { maxLength: 3 }), lexical: fc.option(fc.nat(20)) }), {
      maxLength: 12,
    })
    .map(drawn => ({
      candidates: drawn.map(({ cosine, sentences }, at) => candidate(at, cosine, sentences)),
      lexical: new Map(drawn.flatMap(({ lexical }, at) => (lexical === null ? [] : [[at, lexical] as const]))),
    }))

  test('the contributions explain the score', () => {
    fc.assert(
      fc.property(anyCandidates, ({ candidates, lexical }) => {
        const hits = fuse(candidates, lexical)
        const dense = hits.map(({ from }) => from.passage + from.sentence)
        const low = Math.min(...dense)
        const range = Math.max(...dense) - low || 1
        for (const [at, { score, from }] of hits.entries())
          expect(score).toBeCloseTo(((dense[at] ?? 0) - low) / range + from.lexical, 10)
      }),
    )
  })

  test('scores run from 0 to 1 and the lexical weight, best first, and no candidate is lost', () => {
    fc.assert(
      fc.property(anyCandidates, ({ candidates, lexical }) => {
        const hits = fuse(candidates, lexical)
        expect(ids(hits).toSorted((a, b) => a - b)).toEqual(ids(candidates))
        for (const [at, { score }] of hits.entries()) {
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(1 + LEXICAL_WEIGHT + Number.EPSILON * 2)
          expect(score).toBeLessThanOrEqual(hits[at - 1]?.score ?? Number.POSITIVE_INFINITY)
        }
      }),
    )
  })

  test('the order in which candidates come does not change their scores', () => {
    fc.assert(
      fc.property(anyCandidates, fc.infiniteStream(fc.nat()), ({ candidates, lexical }, random) => {
        const shuffled = candidates
          .map(candidate => ({ candidate, key: random.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ candidate }) => candidate)
        const scores = (of: readonly Inspected[]) =>
          Object.fromEntries(fuse(of, lexical).map(({ passage, score }) => [passage, score]))
        expect(scores(shuffled)).toEqual(scores(candidates))
      }),
    )
  })
})
