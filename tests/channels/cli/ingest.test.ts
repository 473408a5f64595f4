import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ingestCommand } from '../../../src/channels/cli/ingest.ts'
import { readConfig } from '../../../src/config.ts'
import { madeUpReport } from '../../journeys/made-up-reports.ts'
import { temporaryFolder } from '../../library/temporary-library.ts'

/** What goes wrong before anything is embedded; what is taken in is in tests/journeys. */

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let printed: string[]
const at = (...names: string[]) => names.map(name => join(folder.dataDir, name))

function ingest(paths: readonly string[], said: Readonly<Record<string, string>> = {}): Promise<number> {
  const config = readConfig({ DATA_DIR: join(folder.dataDir, 'data'), CORPUS_DIR: join(folder.dataDir, 'corpus') })
  return ingestCommand(config, paths, said, text => printed.push(text))
}

beforeEach(async () => {
  folder = await temporaryFolder()
  printed = []
  for (const name of ['a.txt', 'b.txt']) {
    await madeUpReport(folder.dataDir, name, { place: '石峰区', year: 2024, received: 12 })
  }
})

afterEach(() => folder.remove())

test.each([
  ['of two files', ['a.txt', 'b.txt'], 2],
  ['of a folder of two', ['.'], 2],
  ['of one file that is there and one that is not', ['a.txt', 'gone.txt'], 2],
])('what is said on the command line is refused if it is said %s', async (_, names, given) => {
  await expect(ingest(at(...names), { title: 'T' })).rejects.toThrow(
    `--title, --issuer, --place, --year, --url and --id speak of one file; ${given} were given`,
  )
  expect(await readdir(folder.dataDir)).not.toContain('data')
})

test.each([
  ['year', 'last'],
  ['year', '1848'],
  ['url', 'example'],
  ['title', ' '],
])('a %s of %j is refused by name', async (name, value) => {
  await expect(ingest(at('a.txt'), { [name]: value })).rejects.toThrow(new RegExp(`at ${name}$`))
  expect(printed).toEqual([])
})

test.each(['../mine', 'Mine', '', 'a'.repeat(121)])('%j cannot be an id', async id => {
  expect(await ingest(at('a.txt'), { id })).toBe(1)
  expect(printed[0]).toBe(`failed: a.txt: ${id} cannot be an id; give one with --id (up to 120 of a-z, 0-9, ., _, -)`)
})

test('a file that is not there is named, whatever is said of it', async () => {
  expect(await ingest(at('gone.txt'), { year: '2024' })).toBe(1)
  expect(printed).toEqual([
    `failed: ${at('gone.txt')[0]}: there is no such file or folder`,
    '0 added, 0 updated, 0 unchanged, 1 failed',
  ])
})

test('a folder without a single report file is an error that names it', async () => {
  const empty = join(folder.dataDir, 'empty')
  await mkdir(empty)
  await expect(ingest([empty])).rejects.toMatchObject({
    code: 'bad_request',
    message: `No .txt or .md file in ${empty}`,
  })
})
