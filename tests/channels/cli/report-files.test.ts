import { mkdir, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { reportFilesAt } from '../../../src/channels/cli/report-files.ts'
import { idOf } from '../../../src/report/ingest.ts'
import { temporaryFolder } from '../../library/temporary-library.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
const at = (name: string) => join(folder.dataDir, name)
const write = (name: string, text = name) => writeFile(at(name), text)
const found = (...names: string[]) => reportFilesAt(names.map(at))

beforeEach(async () => {
  folder = await temporaryFolder()
})

afterEach(() => folder.remove())

test('a folder gives the files that can be read, by name', async () => {
  for (const name of ['b.txt', 'a.MD', 'c.markdown', '.hidden.txt', 'd.pdf', 'a.meta.json', 'noextension']) {
    await write(name, '{}')
  }
  await mkdir(at('folder.txt'))
  await write('folder.txt/inside.txt')
  const { files, failed } = found('.')
  expect(files.map(({ name }) => name)).toEqual(['a.MD', 'b.txt', 'c.markdown'])
  expect(failed).toEqual([])
})

test('a file is taken by its path whatever its kind, which is for the reader to judge', async () => {
  await write('d.pdf', '%PDF')
  expect(found('d.pdf').files).toEqual([{ name: 'd.pdf', bytes: Buffer.from('%PDF') }])
})

test('a sidecar says what is not in the file', async () => {
  await write('a.txt')
  await write('a.meta.json', '{ "year": "2024", "url": "https://example.org/" }')
  await write('b.txt')
  const { files } = found('.')
  expect(files.map(({ name, given }) => [name, given])).toEqual([
    ['a.txt', { year: 2024, url: 'https://example.org/' }],
    ['b.txt', undefined],
  ])
})

test.each([
  ['is no JSON', '{'],
  ['is a list', '[]'],
  ['has a field that there is not', '{ "titel": "T" }'],
  ['has a value that cannot be', '{ "year": 19 }'],
])('a report whose sidecar %s is named, and the others are found', async (_, sidecar) => {
  await write('a.txt')
  await write('a.meta.json', sidecar)
  await write('b.txt')
  const { files, failed } = found('.')
  expect(files.map(({ name }) => name)).toEqual(['b.txt'])
  expect(failed).toEqual([{ name: at('a.txt'), reason: expect.stringMatching(/^a\.meta\.json: [^\n]+$/) }])
})

test('what is not there is named', () => {
  expect(found('gone').failed).toEqual([{ name: at('gone'), reason: 'there is no such file or folder' }])
})

test('a file far larger than any report is not read', async () => {
  await write('film.txt')
  await truncate(at('film.txt'), 20 * 1024 * 1024 + 1)
  const { files, failed } = found('film.txt')
  expect(files).toEqual([])
  expect(failed[0]?.reason).toContain('more than a report has')
})

test.each([
  ['增城区2024.txt', undefined, 'zengchengqu-2024'],
  ['A Report.v2.md', undefined, 'a-report.v2'],
  ['a.txt', 'given', 'given'],
])('the id of %s with the id %s is %s', (name, id, expected) => {
  expect(idOf({ name, bytes: new Uint8Array(), ...(id ? { id } : {}) })).toBe(expected)
})
