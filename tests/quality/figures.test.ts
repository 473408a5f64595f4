import { expect, test } from 'vitest'
import { curve, groupsOf, interval, percent, quoteLengths } from './figures.ts'
import { fallen } from './floors.ts'
import type { Judged } from './score.ts'

function judged(part: Partial<Judged> & { readonly quoted?: number; readonly confidence?: number }): Judged {
  const { quoted, confidence, ...rest } = part
  const citation = { report: { id: 'r', revision: 1 }, section: { path: [] }, start: 0, end: 0 }
  return {
    id: 'q',
    lang: 'zh',
    type: 'numeric',
    question: '？',
    gold: '1',
    verdicts: { hit: true },
    reply: {
      status: 'answered',
      answer: '',
      answer_kind: 'extractive',
      citations: quoted === undefined ? [] : [{ ...citation, quote: '字'.repeat(quoted) }],
      ...(confidence !== undefined && { confidence }),
    },
    ...rest,
  }
}

test("the interval is Wilson's, and does not leave nought to a hundred", () => {
  const [low, high] = interval({ right: 9, of: 10 })
  expect(low).toBeCloseTo(59.6, 1)
  expect(high).toBeCloseTo(98.2, 1)
  expect(interval({ right: 0, of: 4 })[0]).toBe(0)
  expect(interval({ right: 4, of: 4 })[1]).toBe(100)
  expect(interval({ right: 0, of: 0 })).toEqual([0, 100])
})

test('questions are counted together, by type and by language, each verdict over those that have it', () => {
  const groups = groupsOf([
    judged({ verdicts: { hit: true, section: true } }),
    judged({ lang: 'en', type: 'list', verdicts: { hit: false } }),
  ])
  expect(groups.map(({ name }) => name)).toEqual(['all', 'type list', 'type numeric', 'lang en', 'lang zh'])
  expect(groups[0]?.shares.get('hit')).toEqual({ right: 1, of: 2 })
  expect(groups[0]?.shares.get('section')).toEqual({ right: 1, of: 1 })
})

test('lists do not count in the length of first quotes', () => {
  const lengths = quoteLengths([judged({ quoted: 10 }), judged({ quoted: 30 }), judged({ type: 'list', quoted: 500 })])
  expect(lengths).toEqual({ median: 30, p95: 30 })
})

test('the curve holds back what the service is less sure of, where it says how sure it is', () => {
  const answerable = [judged({ confidence: 0.95 }), judged({ confidence: 0.25 })]
  const unanswerable = [judged({ confidence: 0.35, verdicts: { hit: false } })]
  const points = curve(answerable, unanswerable)
  expect(points).toHaveLength(10)
  expect(points[0]).toMatchObject({ answeredRight: { right: 2, of: 2 }, answeredWrong: { right: 1, of: 1 } })
  expect(points.at(-1)).toMatchObject({ refusedWrong: { right: 1, of: 2 }, answeredWrong: { right: 0, of: 1 } })
  expect(curve([judged({})], unanswerable.slice(1))).toHaveLength(1)
})

test('a floor that is not reached is named, also where the group is gone', () => {
  const five = Array.from({ length: 5 }, (_, at) => judged({ verdicts: { hit: at > 0 } }))
  expect(fallen(five, { all: { hit: 80 } })).toEqual([])
  expect(fallen(five, { all: { hit: 81 } })).toEqual(['all: hit 80.0 % is below 81 %'])
  expect(fallen(five, { 'lang en': { hit: 1 } })).toEqual(['lang en: hit 0.0 % is below 1 %'])
})

test('a share of nothing is nought percent', () => {
  expect(percent({ right: 0, of: 0 })).toBe(0)
})
