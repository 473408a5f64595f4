import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '../../src/errors.ts'
import type { Library } from '../../src/library/library.ts'
import { openLibrary } from '../../src/library/open-library.ts'
import type { BulkEmbedder } from '../../src/models/embedder.ts'
import { type IngestFile, type IngestProgress, ingest, understandReport } from '../../src/report/ingest.ts'
import { temporaryFolder } from '../library/temporary-library.ts'
import { heldReports } from './held-reports.ts'

const DIMENSIONS = 8

/** An embedder that remembers what it was given; the vectors are of unit length and say nothing. */
function recordingEmbedder(): BulkEmbedder & { readonly batches: string[][] } {
  const batches: string[][] = []
  return {
    batches,
    embedAll: async (texts, onProgress) => {
      batches.push([...texts])
      onProgress?.(texts.length)
      return texts.map(text => Array.from({ length: DIMENSIONS }, (_, at) => (at === text.length % DIMENSIONS ? 1 : 0)))
    },
    close: async () => {},
  }
}

const file = (name: string, text: string): IngestFile => ({ name, bytes: new TextEncoder().encode(text) })
const REPORT =
  '增城区2024年法治政府建设年度报告\n2024年，广州市增城区坚持依法行政，推进法治政府建设。\n一、情况\n办理案件12件。办结10件。\n二、问题\n力量不足。'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let library: Library
let embedder: ReturnType<typeof recordingEmbedder>
const open = (fingerprint: string) => openLibrary({ dataDir: folder.dataDir, fingerprint, dimensions: DIMENSIONS })
const take = (...files: IngestFile[]) => ingest(files, { library, embedder })

beforeEach(async () => {
  folder = await temporaryFolder()
  library = await open('model-a')
  embedder = recordingEmbedder()
})

afterEach(async () => {
  await library.close()
  await folder.remove()
})

describe('a file', () => {
  test('is stored with what was read from it, and with its bytes', async () => {
    const [outcome] = await take(file('增城2024.txt', REPORT))
    expect(outcome).toMatchObject({ kind: 'added', name: '增城2024.txt', id: 'zengcheng-2024' })
    const report = await library.report('zengcheng-2024')
    expect(report).toMatchObject({
      title: '增城区2024年法治政府建设年度报告',
      year: 2024,
      fileName: '增城2024.txt',
      text: REPORT,
    })
    expect(report?.figures).toMatchObject([
      { raw: '12件', value: 12, unit: '件', measure: '办理案件' },
      { raw: '10件', value: 10, unit: '件' },
    ])
    expect(report?.passages.map(({ start, end }) => REPORT.slice(start, end))).toEqual([
      '2024年，广州市增城区坚持依法行政，推进法治政府建设。',
      '办理案件12件。办结10件。',
      '力量不足。',
    ])
    expect(new TextDecoder().decode(await library.source('zengcheng-2024'))).toBe(REPORT)
  })

  test('is embedded by passage, with place, year, title and section, and by bare sentence', async () => {
    await take(file('a.txt', REPORT))
    expect(embedder.batches).toHaveLength(1)
    expect(embedder.batches[0]).toContain(
      '增城区 2024 增城区2024年法治政府建设年度报告 一、情况\n办理案件12件。办结10件。',
    )
    expect(embedder.batches[0]?.slice(3)).toEqual([
      '2024年，广州市增城区坚持依法行政，推进法治政府建设。',
      '办理案件12件。',
      '办结10件。',
      '力量不足。',
    ])
  })

  test('that has not changed is not read again', async () => {
    await take(file('a.txt', REPORT))
    const [outcome] = await take(file('a.txt', REPORT))
    expect(outcome).toMatchObject({ kind: 'unchanged', report: { revision: 1 } })
    expect(embedder.batches).toHaveLength(1)
  })

  test.each<[string, IngestFile]>([
    ['its text', file('a.txt', REPORT.replace('12件', '13件'))],
    ['what a person says of it', { ...file('a.txt', REPORT), given: { year: 2023 } }],
  ])('is read again when %s changes', async (_, changed) => {
    await take(file('a.txt', REPORT))
    expect(await take(changed)).toMatchObject([{ kind: 'updated', report: { revision: 2 } }])
    expect(library.reports()).toHaveLength(1)
  })

  test('is read again when the index is made differently', async () => {
    await take(file('a.txt', REPORT))
    await library.close()
    library = await open('model-b')
    expect(await take(file('a.txt', REPORT))).toMatchObject([{ kind: 'updated' }])
    expect(await take(file('a.txt', REPORT))).toMatchObject([{ kind: 'unchanged' }])
  })

  test('may be given an id, and what a person says of it', async () => {
    const [outcome] = await take({
      ...file('a.txt', `---\nyear: 2020\nissuer: 某局\n---\n${REPORT}`),
      id: 'mine',
      given: { year: 2021 },
    })
    expect(outcome).toMatchObject({ id: 'mine', report: { year: 2021, issuer: '某局' } })
  })
})

describe('several files', () => {
  test('a bad one is reported by name and the rest goes on', async () => {
    const outcomes = await take(
      file('a.txt', REPORT),
      file('b.txt', ''),
      file('c.xls', REPORT),
      file('d.txt', '打印\n相关附件'),
      file('e.txt', REPORT),
    )
    expect(outcomes.map(({ name, kind }) => [name, kind])).toEqual([
      ['a.txt', 'added'],
      ['b.txt', 'failed'],
      ['c.xls', 'failed'],
      ['d.txt', 'failed'],
      ['e.txt', 'added'],
    ])
    for (const outcome of outcomes) if (outcome.kind === 'failed') expect(outcome.reason).toContain(outcome.name)
    expect(library.reports().map(({ id }) => id)).toEqual(['a', 'e'])
  })

  test('two of one id do not take each other’s place', async () => {
    const outcomes = await take(file('增城.txt', REPORT), file('zengcheng.md', REPORT))
    expect(outcomes).toMatchObject([
      { kind: 'added', id: 'zengcheng' },
      { kind: 'failed', id: 'zengcheng' },
    ])
    expect(outcomes[1]).toMatchObject({ reason: expect.stringContaining('增城.txt') })
  })

  test.each(['！？.txt', '.txt'])('a name that gives no id is reported: %s', async name => {
    expect(await take(file(name, REPORT))).toMatchObject([{ kind: 'failed', reason: expect.stringContaining('--id') }])
  })

  test('an embedder that is gone stops everything, and nothing half done is kept', async () => {
    const gone: BulkEmbedder = {
      embedAll: async () => {
        throw new AppError('model_missing', 'no model')
      },
      close: async () => {},
    }
    await expect(ingest([file('a.txt', REPORT)], { library, embedder: gone })).rejects.toThrow('no model')
    expect(library.reports()).toEqual([])
  })

  test('progress counts passages and sentences of each file', async () => {
    const seen: IngestProgress[] = []
    await ingest([file('a.txt', REPORT)], { library, embedder }, progress => seen.push(progress))
    expect(seen).toEqual([{ name: 'a.txt', done: 7, total: 7 }])
  })
})

test.each(heldReports)('$stem is understood, quotes and all', async ({ stem, bytes, source }) => {
  const { text, passages, sections, title, year } = await understandReport({ name: `${stem}.txt`, bytes })
  expect(passages.length).toBeGreaterThan(10)
  expect(sections.length).toBeGreaterThan(5)
  expect([title === '', year === null]).toEqual([false, false])
  const bare = source.replace(/\s/g, '')
  for (const { start, end } of passages) expect(bare).toContain(text.slice(start, end).replace(/\s/g, ''))
})
