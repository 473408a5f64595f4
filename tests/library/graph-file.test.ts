import { copyFile, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Library } from '../../src/library/library.ts'
import { openLibrary } from '../../src/library/open-library.ts'
import { plainReport, vectorOf } from './made-up.ts'
import { temporaryFolder } from './temporary-library.ts'

const DIMENSIONS = 8
const PASSAGES = 1_400

let folder: Awaited<ReturnType<typeof temporaryFolder>>
const open = (fingerprint = 'model-a') => openLibrary({ dataDir: folder.dataDir, fingerprint, dimensions: DIMENSIONS })
const file = (name: string) => join(folder.dataDir, name)
const sidecar = async () => JSON.parse(await readFile(file('graph.json'), 'utf8'))
const large = (id: string, name: string) =>
  plainReport(
    id,
    Array.from({ length: PASSAGES }, (_, i) => `${name}第${i}段。`),
    DIMENSIONS,
  )

/** More passages than are compared one by one: what is found comes from the graph. */
async function stored(): Promise<void> {
  const library = await open()
  await library.put(large('large', '甲'))
  await library.put(plainReport('small', ['行政复议。', '信访。'], DIMENSIONS))
  await library.close()
}

/** A scope of few passages is compared one by one, so this is what the graph has to agree with. */
async function expectRight(library: Library, texts = ['行政复议。', '信访。']): Promise<void> {
  for (const text of texts) {
    const query = vectorOf(text, DIMENSIONS)
    const [exact] = await library.nearest(query, { reports: ['small'] }, 1)
    const found = await library.nearest(query, {}, 5)
    expect(found).toHaveLength(5)
    expect(found[0]).toEqual({ passage: exact?.passage, score: expect.closeTo(1, 5) })
    const seen = await library.inspect(
      found.map(hit => hit.passage),
      query,
    )
    expect(seen.map(passage => passage.cosine)).toEqual(found.map(hit => expect.closeTo(hit.score, 5)))
  }
}

async function expectOrigin(origin: string, fingerprint?: string): Promise<void> {
  const library = await open(fingerprint)
  try {
    expect(library.stats().graph).toBe(origin)
    await expectRight(library)
  } finally {
    await library.close()
  }
}

beforeEach(async () => {
  folder = await temporaryFolder()
  await stored()
})

afterEach(() => folder.remove())

test('the graph is loaded as it was written, and left as it is', async () => {
  const written = await stat(file('graph.hnsw'))
  await expectOrigin('loaded')
  expect((await stat(file('graph.hnsw'))).mtimeMs).toBe(written.mtimeMs)
  expect((await readdir(folder.dataDir)).sort()).toEqual(['graph.hnsw', 'graph.json', 'library.db'])
})

describe('a graph that does not fit is built again', () => {
  const damages: Record<string, () => Promise<void>> = {
    'its file is missing': () => rm(file('graph.hnsw')),
    'its sidecar is missing': () => rm(file('graph.json')),
    'its file is cut in half': async () =>
      truncate(file('graph.hnsw'), Math.floor((await stat(file('graph.hnsw'))).size / 2)),
    'its file is empty': () => truncate(file('graph.hnsw'), 0),
    'a byte of it is another': async () => {
      const bytes = await readFile(file('graph.hnsw'))
      bytes[200] = (bytes[200] ?? 0) ^ 1
      await writeFile(file('graph.hnsw'), bytes)
    },
    'its file is no graph at all': () => writeFile(file('graph.hnsw'), 'no graph'),
    'its sidecar is garbled': () => writeFile(file('graph.json'), '{"fingerprint": "model-'),
    'its sidecar says nothing': () => writeFile(file('graph.json'), '{}'),
    'it is of another model': async () =>
      writeFile(file('graph.json'), JSON.stringify({ ...(await sidecar()), fingerprint: 'model-x' })),
    'it has other dimensions': async () =>
      writeFile(file('graph.json'), JSON.stringify({ ...(await sidecar()), dimensions: 384 })),
  }
  for (const [what, damage] of Object.entries(damages)) {
    test(what, async () => {
      await damage()
      await expectOrigin('rebuilt')
      await expectOrigin('loaded')
    })
  }
})

test('a graph written before the last reports came and went is caught up with', async () => {
  await copyFile(file('graph.hnsw'), file('old.hnsw'))
  await copyFile(file('graph.json'), file('old.json'))
  const library = await open()
  await library.remove('small')
  await library.put(plainReport('small', ['信访。', '行政复议。', '新的一段。'], DIMENSIONS))
  await library.close()
  await copyFile(file('old.hnsw'), file('graph.hnsw'))
  await copyFile(file('old.json'), file('graph.json'))
  await expectOrigin('caught-up')
  await expectOrigin('loaded')
})

test('a graph that has other passages under the same ids, because a backup was put back, is built again', async () => {
  const named = (id: string, name: string) =>
    plainReport(
      id,
      Array.from({ length: 50 }, (_, i) => `${name}第${i}段。`),
      DIMENSIONS,
    )
  await copyFile(file('library.db'), file('backup.db'))
  const library = await open()
  await library.put(named('other', '乙'))
  await library.close()
  await copyFile(file('graph.hnsw'), file('later.hnsw'))
  await copyFile(file('graph.json'), file('later.json'))

  await copyFile(file('backup.db'), file('library.db'))
  const restored = await open()
  await restored.put(named('third', '丙'))
  await restored.close()
  await copyFile(file('later.hnsw'), file('graph.hnsw'))
  await copyFile(file('later.json'), file('graph.json'))

  const reopened = await open()
  expect(reopened.stats().graph).toBe('rebuilt')
  const [best] = await reopened.nearest(vectorOf('丙第7段。', DIMENSIONS), {}, 1)
  expect(best?.score).toBeCloseTo(1, 5)
  expect(reopened.within({ reports: ['third'] }, 50)).toContain(best?.passage)
  await reopened.close()
})

test('a graph of mostly replaced passages is built again', async () => {
  const library = await open()
  await library.put(large('large', '乙'))
  await library.put(large('large', '丙'))
  await expectRight(library)
  await library.close()
  await expectOrigin('rebuilt')
})

test('the reports of another fingerprint have their own graph once they are put again', async () => {
  const library = await open('model-b')
  expect(await library.nearest(vectorOf('信访。', DIMENSIONS), {}, 5)).toEqual([])
  await library.put(large('large', '甲'))
  await library.put(plainReport('small', ['行政复议。', '信访。'], DIMENSIONS))
  await library.close()
  await expectOrigin('loaded', 'model-b')
})
