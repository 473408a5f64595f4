import { describe, expect, test } from 'vitest'
import type { Inspected, Library, PassageId, Scored } from '../../../src/library/library.ts'
import { retrieve } from '../../../src/question/finding/retrieve.ts'

const TERMS = [[{ field: 'word' as const, text: '复议', weight: 1 }]]
const VECTOR = [1, 0]

type Asked = { readonly nearest: unknown[]; readonly lexical: unknown[]; readonly inspected: PassageId[] }

/** A library that gives what it is told to and says what it was asked; anything else throws. */
function prepared(given: { nearest?: readonly Scored[]; lexical?: readonly Scored[]; within?: readonly PassageId[] }): {
  library: Library
  asked: Asked
} {
  const asked: Asked = { nearest: [], lexical: [], inspected: [] }
  const unprepared = () => {
    throw new Error('nobody prepared this')
  }
  const library: Library = {
    fingerprint: 'f',
    put: unprepared,
    remove: unprepared,
    reports: unprepared,
    report: unprepared,
    source: unprepared,
    holds: unprepared,
    rarity: unprepared,
    figures: unprepared,
    keepCitations: unprepared,
    forgetCitations: unprepared,
    conversation: unprepared,
    keepConversation: unprepared,
    stats: unprepared,
    close: unprepared,
    async nearest(...query) {
      asked.nearest.push(query)
      return given.nearest ?? unprepared()
    },
    async lexical(...query) {
      asked.lexical.push(query)
      return given.lexical ?? []
    },
    within: () => given.within,
    async inspect(passages) {
      asked.inspected.push(...passages)
      return passages.map(inspected)
    },
  }
  return { library, asked }
}

/** Passages with smaller numbers are nearer to the question. */
function inspected(passage: PassageId): Inspected {
  return {
    passage,
    reportId: 'a',
    revision: 1,
    sectionId: 's1',
    path: [],
    start: passage * 10,
    end: passage * 10 + 4,
    text: '一句话。',
    cosine: 1 - passage / 100,
    sentences: [{ start: passage * 10, end: passage * 10 + 4, cosine: 1 - passage / 100 }],
    figures: [],
  }
}

const scored = (...passages: PassageId[]): Scored[] => passages.map((passage, at) => ({ passage, score: 9 - at }))

describe('in a wide scope', () => {
  test('candidates are what either leg finds, each once', async () => {
    const { library, asked } = prepared({ nearest: scored(1, 2, 3), lexical: scored(3, 9) })
    const hits = await retrieve(library, VECTOR, TERMS, {})
    expect(asked.inspected.toSorted()).toEqual([1, 2, 3, 9])
    expect(hits.map(({ passage }) => passage).toSorted()).toEqual([1, 2, 3, 9])
    expect(hits.find(({ passage }) => passage === 1)?.from.lexical).toBe(0)
    expect(hits.find(({ passage }) => passage === 3)?.from.lexical).toBeGreaterThan(0)
  })

  test('both legs are asked within the scope', async () => {
    const { library, asked } = prepared({ nearest: scored(1), lexical: scored(1) })
    const scope = { reports: ['a', 'b'] }
    await retrieve(library, VECTOR, TERMS, scope)
    expect(asked.nearest).toEqual([[VECTOR, scope, expect.any(Number)]])
    expect(asked.lexical).toEqual([[TERMS, scope, expect.any(Number)]])
  })
})

describe('in a small scope', () => {
  test('every passage is looked at, without a search for the nearest', async () => {
    const { library, asked } = prepared({ within: [4, 5, 6] })
    const hits = await retrieve(library, VECTOR, TERMS, { reports: ['a'] })
    expect(asked.nearest).toEqual([])
    expect(hits.map(({ passage }) => passage)).toEqual([4, 5, 6])
  })

  test('words still count', async () => {
    const { library } = prepared({ within: [4, 5, 6], lexical: scored(6) })
    const hits = await retrieve(library, VECTOR, TERMS, { reports: ['a'] })
    expect(hits.find(({ passage }) => passage === 6)?.from.lexical).toBeGreaterThan(0)
    expect(hits.find(({ passage }) => passage === 4)?.from.lexical).toBe(0)
  })

  test('an empty one has no hits', async () => {
    const { library } = prepared({ within: [] })
    expect(await retrieve(library, VECTOR, TERMS, { reports: [] })).toEqual([])
  })
})
