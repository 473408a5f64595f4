import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, words } from '../../src/language/tokenize.ts'
import type { LexicalQuery, LexicalTerm, Library } from '../../src/library/library.ts'
import { openLibrary } from '../../src/library/open-library.ts'
import { madeUpReport, vectorOf } from './made-up.ts'
import { temporaryFolder } from './temporary-library.ts'

/** BM25 as a textbook has it, over plain strings, slow and without memory: what the index is checked against. */
function bm25(texts: readonly string[], query: LexicalQuery): number[] {
  const scores = texts.map(() => 0)
  for (const group of query) {
    for (const [i, text] of texts.entries()) {
      scores[i] = (scores[i] ?? 0) + Math.max(0, ...group.map(term => term.weight * termScore(term, text, texts)))
    }
  }
  return scores
}

function termScore(term: LexicalTerm, text: string, texts: readonly string[]): number {
  const holding = texts.filter(other => occurrences(term, other) > 0).length
  const idf = Math.log(1 + (texts.length - holding + 0.5) / (holding + 0.5))
  const average = texts.reduce((sum, other) => sum + lengthIn(term, other), 0) / texts.length
  const count = occurrences(term, text)
  return (idf * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * lengthIn(term, text)) / average))
}

function lengthIn({ field }: LexicalTerm, text: string): number {
  return field === 'word' ? words(text).length : fold(text).length
}

/** A substring counts as its rarest pair of Han characters, or run of others, does. */
function occurrences({ field, text: wanted }: LexicalTerm, text: string): number {
  if (field === 'word') return words(text).filter(cut => cut === wanted).length
  const parts = fold(wanted).match(/\p{Script=Han}+|[a-z0-9]+/gu) ?? []
  const needles = parts.flatMap(part =>
    /^[a-z0-9]|^.$/u.test(part) ? [part] : [...part].slice(1).map((next, i) => [...part][i] + next),
  )
  const counts = needles.map(needle => placesOf(needle, fold(text)))
  return counts.length === 0 ? 0 : Math.min(...counts)
}

function placesOf(needle: string, text: string): number {
  if (/^[a-z0-9]/.test(needle)) return (text.match(/[a-z0-9]+/g) ?? []).filter(run => run === needle).length
  return Array.from(text, (_, i) => text.startsWith(needle, i)).filter(Boolean).length
}

const PIECES = [
  '行政',
  '复议',
  '机关',
  '政复',
  '法治',
  '法治政府',
  '年度',
  '报告',
  'APP',
  'ａｐｐ',
  '12345',
  '2024',
  '，',
  '。',
  '\n',
  ' ',
]
const text = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 }).map(pieces => pieces.join(''))
const put = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  heading: fc.constantFrom('一、行政复议', '二、法治'),
  texts: fc.array(text, { maxLength: 4 }),
})
const remove = fc.record({ id: fc.constantFrom('a', 'b', 'c'), remove: fc.constant(true) })
const term = fc.record({
  field: fc.constantFrom('word' as const, 'substring' as const),
  text: fc.oneof(fc.constantFrom(...PIECES, '行政复议机关', '治政府年', '政'), text),
  weight: fc.constantFrom(1, 0.4),
})
const query = fc.array(fc.array(term, { maxLength: 3 }), { maxLength: 3 })

const DIMENSIONS = 4

async function expectSame(
  library: Library,
  shelf: ReadonlyMap<string, readonly string[]>,
  asked: LexicalQuery,
): Promise<void> {
  const ids = [...shelf.keys()].sort()
  const texts = ids.flatMap(id => shelf.get(id) ?? [])
  const passages = library.within({}, 1_000) ?? []
  expect(passages).toHaveLength(texts.length)
  const expected = bm25(texts, asked).flatMap((score, i) => (score > 0 ? [{ passage: passages[i], score }] : []))
  const found = await library.lexical(asked, {}, 1_000)
  const byPassage = (a: { passage?: number | undefined }, b: { passage?: number | undefined }) =>
    (a.passage ?? 0) - (b.passage ?? 0)
  const rounded = (hits: readonly { passage: number | undefined; score: number }[]) =>
    hits.map(hit => ({ passage: hit.passage, score: expect.closeTo(hit.score, 9) })).sort(byPassage)
  expect(found.toSorted(byPassage)).toEqual(rounded(expected))
  expect(found.map(hit => hit.score)).toEqual(found.map(hit => hit.score).toSorted((a, b) => b - a))
  const idf = await library.rarity(asked)
  expect(idf.map(group => group.map(x => x > 0))).toEqual(
    asked.map(group => group.map(wanted => texts.some(other => occurrences(wanted, other) > 0))),
  )
}

test('scores as the textbook does, whatever was put, replaced and removed before', async () => {
  const property = fc.asyncProperty(
    fc.array(fc.oneof(put, remove), { maxLength: 7 }),
    fc.array(query, { maxLength: 4 }),
    async (steps, asked) => {
      const { dataDir, remove: dispose } = await temporaryFolder()
      const options = { dataDir, fingerprint: 'model-a', dimensions: DIMENSIONS }
      let library = await openLibrary(options)
      const shelf = new Map<string, string[]>()
      try {
        for (const step of steps) {
          if ('remove' in step) {
            await library.remove(step.id)
            shelf.delete(step.id)
            continue
          }
          await library.put(
            madeUpReport(step.id, [{ path: [step.heading], passages: step.texts.map(said => [said]) }], DIMENSIONS),
          )
          shelf.set(
            step.id,
            step.texts.map(said => `${step.heading}\n${said}`),
          )
        }
        for (const one of asked) await expectSame(library, shelf, one)
        await library.close()
        library = await openLibrary(options)
        for (const one of asked) await expectSame(library, shelf, one)
      } finally {
        await library.close()
        await dispose()
      }
    },
  )
  await fc.assert(property, { numRuns: 60 })
})

test('finds in some reports what it finds in all of them, without the others', async () => {
  const { dataDir, remove: dispose } = await temporaryFolder()
  const library = await openLibrary({ dataDir, fingerprint: 'model-a', dimensions: DIMENSIONS })
  try {
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      const texts = [`行政复议${id}。`, '法治政府。', `复议机关${id}，行政复议。`]
      await library.put(madeUpReport(id, [{ path: [], passages: texts.map(said => [said]) }], DIMENSIONS))
    }
    const asked: LexicalQuery = [
      [{ field: 'substring', text: '行政复议', weight: 1 }],
      [{ field: 'word', text: '机关', weight: 1 }],
    ]
    const everywhere = await library.lexical(asked, {}, 100)
    const scope = ['e', 'b']
    const wanted = new Set(library.within({ reports: scope }, 100))
    expect(await library.lexical(asked, { reports: scope }, 100)).toEqual(
      everywhere.filter(hit => wanted.has(hit.passage)),
    )
    expect(await library.lexical(asked, {}, 100)).toEqual(everywhere)
    expect(await library.nearest(vectorOf('', DIMENSIONS), { reports: scope }, 100)).toHaveLength(6)
  } finally {
    await library.close()
    await dispose()
  }
})
