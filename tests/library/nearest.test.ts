import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { IndexedReport, Library, Scored } from '../../src/library/library.ts'
import { openLibrary } from '../../src/library/open-library.ts'
import { plainReport, unit, vectorOf } from './made-up.ts'
import { temporaryFolder } from './temporary-library.ts'

const DIMENSIONS = 16
/** More passages than are compared one by one, so that the graph answers. */
const REPORTS = 60
const PASSAGES = 30

let library: Library
let dispose: () => Promise<void>
/** Every passage's vector, by id; kept in step with what is put and removed. */
const vectors = new Map<number, { readonly report: string; readonly vector: readonly number[] }>()

/** Passages in clusters, as those of real reports are: a topic's vector and a little of their own. */
function clustered(id: string, round: number): IndexedReport {
  const report = plainReport(
    id,
    Array.from({ length: PASSAGES }, (_, i) => `${id}第${round}次第${i}段。`),
    DIMENSIONS,
  )
  const passages = report.passages.map((passage, i) => {
    const topic = vectorOf(`主题${i % 12}`, DIMENSIONS)
    return { ...passage, vector: unit(passage.vector.map((x, j) => 0.5 * x + (topic[j] ?? 0))) }
  })
  return { ...report, passages }
}

async function put(id: string, round: number): Promise<void> {
  const report = clustered(id, round)
  await library.put(report)
  forget(id)
  for (const [i, passage] of (library.within({ reports: [id] }, PASSAGES) ?? []).entries()) {
    vectors.set(passage, { report: id, vector: report.passages[i]?.vector ?? [] })
  }
}

function forget(id: string): void {
  for (const [passage, { report }] of vectors) if (report === id) vectors.delete(passage)
}

function bruteForce(query: readonly number[], reports: ReadonlySet<string> | undefined, limit: number): Scored[] {
  return [...vectors]
    .filter(([, { report }]) => !reports || reports.has(report))
    .map(([passage, { vector }]) => ({ passage, score: product(vector, query) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
}

/** How much of what was expected was found. */
function share(found: readonly Scored[], expected: readonly Scored[]): number {
  const ids = new Set(found.map(hit => hit.passage))
  return expected.length === 0 ? 1 : expected.filter(hit => ids.has(hit.passage)).length / expected.length
}

beforeAll(async () => {
  const folder = await temporaryFolder()
  library = await openLibrary({ dataDir: folder.dataDir, fingerprint: 'model-a', dimensions: DIMENSIONS })
  dispose = async () => {
    await library.close()
    await folder.remove()
  }
  for (let i = 0; i < REPORTS; i++) await put(`r${i}`, 0)
})

afterAll(() => dispose())

const question = fc.string({ minLength: 1, maxLength: 8 }).map(seed => vectorOf(seed, DIMENSIONS))
const someReports = fc.uniqueArray(
  fc.integer({ min: 0, max: REPORTS + 5 }).map(i => `r${i}`),
  { maxLength: REPORTS },
)

test('finds in a scope of any size what comparing every vector finds', async () => {
  const recalls: number[] = []
  const property = fc.asyncProperty(
    question,
    fc.option(someReports),
    fc.integer({ min: 1, max: 40 }),
    async (query, scope, limit) => {
      const found = await library.nearest(query, scope ? { reports: scope } : {}, limit)
      const expected = bruteForce(query, scope ? new Set(scope) : undefined, limit)
      expect(found).toHaveLength(expected.length)
      expect(found.map(hit => hit.score)).toEqual(found.map(hit => hit.score).toSorted((a, b) => b - a))
      for (const { passage, score } of found) {
        const known = vectors.get(passage)
        expect(known && (!scope || scope.includes(known.report))).toBe(true)
        expect(score).toBeCloseTo(product(known?.vector ?? [], query), 4)
      }
      // Up to 40 reports every vector is compared, which misses nothing.
      if (scope && scope.length <= 40) expect(share(found, expected)).toBe(1)
      recalls.push(share(found, expected))
    },
  )
  await fc.assert(property, { numRuns: 150 })
  expect(mean(recalls)).toBeGreaterThanOrEqual(0.97)
})

test('finds all passages when more are asked for than there are', async () => {
  expect(await library.nearest(vectorOf('', DIMENSIONS), {}, 10_000)).toHaveLength(vectors.size)
})

test('finds nothing old after many reports were replaced and removed', async () => {
  for (let i = 0; i < 20; i++) await put(`r${i}`, 1)
  for (let i = 20; i < 24; i++) {
    await library.remove(`r${i}`)
    forget(`r${i}`)
  }
  const recalls: number[] = []
  for (let i = 0; i < 40; i++) {
    const query = vectorOf(`问题${i}`, DIMENSIONS)
    const found = await library.nearest(query, {}, 20)
    expect(found.every(hit => vectors.has(hit.passage))).toBe(true)
    recalls.push(share(found, bruteForce(query, undefined, 20)))
  }
  expect(mean(recalls)).toBeGreaterThanOrEqual(0.97)
})

function product(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, x) => sum + x, 0) / numbers.length
}
