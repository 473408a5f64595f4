import { cp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { madeUpReport } from './made-up-reports.ts'
import { cleanUp, nianbao, temporaryFolder } from './nianbao.ts'

const QUESTION = '云溪区2024年受理行政复议申请多少宗？'

let folder: string
let copies = 0

/** A copy of a library that was well. */
async function library(): Promise<{ DATA_DIR: string; CORPUS_DIR: string }> {
  const copy = join(folder, `copy-${++copies}`)
  await cp(join(folder, 'data'), copy, { recursive: true })
  return { DATA_DIR: copy, CORPUS_DIR: join(folder, 'corpus') }
}

beforeAll(async () => {
  folder = await temporaryFolder()
  await madeUpReport(join(folder, 'corpus'), 'yunxi.txt', { place: '云溪区', year: 2024, received: 31 })
  const settings = { DATA_DIR: join(folder, 'data'), CORPUS_DIR: join(folder, 'corpus') }
  expect((await nianbao(['ingest'], settings)).code).toBe(0)
  expect((await nianbao(['doctor'], settings)).stdout).toContain('(graph loaded)')
})

afterAll(cleanUp)

describe('a graph that is', () => {
  test.each<[string, (dataDir: string) => Promise<void>]>([
    ['deleted', dataDir => rm(join(dataDir, 'graph.hnsw'))],
    [
      'cut in half',
      async dataDir => {
        const { length } = await readFile(join(dataDir, 'graph.hnsw'))
        await truncate(join(dataDir, 'graph.hnsw'), Math.floor(length / 2))
      },
    ],
    ['something else', dataDir => writeFile(join(dataDir, 'graph.hnsw'), 'no graph'.repeat(1000))],
  ])('%s is built again, once', async (_, damage) => {
    const settings = await library()
    await damage(settings.DATA_DIR)
    const first = await nianbao(['doctor'], settings)
    expect([first.code, first.stdout]).toEqual([0, expect.stringContaining('(graph rebuilt)')])
    expect((await nianbao(['doctor'], settings)).stdout).toContain('(graph loaded)')
  })

  test('gone does not change the answer', async () => {
    const settings = await library()
    await rm(join(settings.DATA_DIR, 'graph.hnsw'))
    const { code, stdout, stderr } = await nianbao(['ask', QUESTION], settings)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('受理行政复议申请31宗')
  })
})

describe('a library of a later release', () => {
  /** Gives the version that it had. */
  const setVersion = async (version: number, dataDir: string) => {
    const database = new Sqlite(join(dataDir, 'library.db'))
    const before = Number(database.pragma('user_version', { simple: true }))
    database.pragma(`user_version = ${version}`)
    database.close()
    return before
  }

  test('is not touched by any command, each of which says what to do', async () => {
    const settings = await library()
    const version = await setVersion(1000, settings.DATA_DIR)
    for (const args of [['serve'], ['ask', QUESTION], ['ingest'], ['reports']]) {
      const { code, stdout, stderr } = await nianbao(args, { PORT: '0', ...settings })
      expect([args, code, stdout]).toEqual([args, 1, ''])
      expect(stderr).toMatch(/^nianbao: The library was written by a later release [^\n]*DATA_DIR[^\n]*\n$/m)
    }
    expect(await setVersion(version, settings.DATA_DIR)).toBe(1000)
    expect((await nianbao(['reports'], settings)).stdout).toContain('云溪区人民政府2024年法治政府建设年度报告')
  })
})
