import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { assemble, assembleIngest, indexFingerprint, outdatedFiles } from '../src/assemble.ts'
import type { Library } from '../src/library/library.ts'
import { openLibrary } from '../src/library/open-library.ts'
import type { BulkEmbedder } from '../src/models/embedder.ts'
import { type IngestFile, understandReport } from '../src/report/ingest.ts'
import { reportText } from './journeys/made-up-reports.ts'
import { vectorOf } from './library/made-up.ts'
import { temporaryFolder } from './library/temporary-library.ts'
import { openLocalEmbedder } from './question/asking.ts'

const DIMENSIONS = 8

/** Vectors that depend on nothing but the text. Says what it is asked for, and can be told to do something meanwhile. */
function bulkEmbedder(meanwhile: () => void | Promise<void> = () => {}): BulkEmbedder & { readonly calls: string[] } {
  const calls: string[] = []
  return {
    calls,
    async embedAll(texts, onProgress) {
      calls.push('embed')
      await meanwhile()
      onProgress?.(texts.length)
      return texts.map(text => vectorOf(text, DIMENSIONS))
    },
    async close() {
      calls.push('close')
    },
  }
}

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let library: Library
const open = (fingerprint: string) => openLibrary({ dataDir: folder.dataDir, fingerprint, dimensions: DIMENSIONS })
const file = (name: string, received: number): IngestFile => ({
  name,
  bytes: new TextEncoder().encode(reportText({ place: '云溪区', year: 2024, received })),
})
const ids = () => library.reports().map(({ id, revision }) => `${id}@${revision}`)

beforeEach(async () => {
  folder = await temporaryFolder()
  library = await open('model-a')
})

afterEach(async () => {
  await library.close()
  await folder.remove()
})

test('what is taken in is found, asked for and cited', async () => {
  const embedder = await openLocalEmbedder()
  const { fingerprint, dimensions } = embedder
  await library.close()
  const own = await openLibrary({ dataDir: folder.dataDir, fingerprint, dimensions })
  library = own
  const { ask, search, ingest } = assemble({
    library: own,
    bulk: embedder,
    embedder,
    now: () => new Date('2026-01-02T03:04:05Z'),
    newId: () => 'the-id',
    ticks: () => 0,
  })
  await ingest([file('a.txt', 31)])
  const answer = await ask({ text: '云溪区2024年受理行政复议申请多少宗？' })
  expect(answer).toMatchObject({ id: 'the-id', status: 'answered', index: fingerprint })
  expect(answer.citations.map(({ report }) => report.id)).toEqual(['a'])
  const { text } = await understandReport(file('a.txt', 31))
  for (const { quote, start, end } of answer.citations) expect(text.slice(start, end)).toBe(quote)
  expect((await search('云溪区行政复议', { limit: 2 })).hits).toHaveLength(2)
})

describe('ingest', () => {
  test('lets go of the bulk embedder, whether it went well or not', async () => {
    const bulk = bulkEmbedder()
    await assembleIngest({ library, bulk })([file('a.txt', 31), file('b.txt', 32)])
    expect(bulk.calls).toEqual(['embed', 'embed', 'close'])
    const failing = bulkEmbedder(() => Promise.reject(new Error('out of memory')))
    expect(await assembleIngest({ library, bulk: failing })([file('c.txt', 33)])).toMatchObject([
      { kind: 'failed', reason: 'out of memory' },
    ])
    expect(failing.calls).toEqual(['embed', 'close'])
  })

  test('that is told to stop keeps what was stored and leaves out the report at hand', async () => {
    const stop = new AbortController()
    let embedded = 0
    const bulk = bulkEmbedder(() => {
      if (++embedded === 2) stop.abort()
    })
    const files = ['a.txt', 'b.txt', 'c.txt'].map((name, at) => file(name, 31 + at))
    const outcomes = await assembleIngest({ library, bulk })(files, undefined, stop.signal)
    expect(outcomes).toMatchObject([{ id: 'a', kind: 'added' }])
    expect(ids()).toEqual(['a@1'])
    expect(bulk.calls).toEqual(['embed', 'embed', 'close'])
  })

  test('does not store what another process has stored meanwhile', async () => {
    const bulk = bulkEmbedder(async () => {
      const other = await open('model-a')
      await assembleIngest({ library: other, bulk: bulkEmbedder() })([file('a.txt', 31)])
      await other.close()
    })
    expect(await assembleIngest({ library, bulk })([file('a.txt', 31)])).toMatchObject([{ kind: 'unchanged' }])
    expect(ids()).toEqual(['a@1'])
  })
})

describe('after a change of model or rules', () => {
  test('what is stored is read again from its own bytes, under the id and with the words it came with', async () => {
    const given = { title: '另一个标题', year: 2021 }
    await assembleIngest({ library, bulk: bulkEmbedder() })([{ ...file('a.txt', 31), id: 'mine', given }])
    expect(await outdatedFiles(library)).toEqual([])
    await library.close()
    library = await open('model-b')
    const outdated = await outdatedFiles(library)
    expect(outdated).toEqual([{ ...file('a.txt', 31), id: 'mine', given }])
    await assembleIngest({ library, bulk: bulkEmbedder() })(outdated)
    expect(library.reports()).toMatchObject([{ id: 'mine', title: '另一个标题', year: 2021, fingerprint: 'model-b' }])
    expect(await outdatedFiles(library)).toEqual([])
  })

  test('the index of another model has another fingerprint, and that of the same one the same', () => {
    expect(indexFingerprint('model-a')).toMatch(/^[0-9a-f]{16}$/)
    expect(indexFingerprint('model-a')).toBe(indexFingerprint('model-a'))
    expect(indexFingerprint('model-a')).not.toBe(indexFingerprint('model-b'))
  })
})
