import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LexicalTerm, Library } from '../../src/library/library.ts'
import { openLibrary } from '../../src/library/open-library.ts'
import { libraryContract } from '../contracts/library-contract.ts'
import { plainReport, vectorOf } from './made-up.ts'
import { temporaryFolder } from './temporary-library.ts'

libraryContract('the embedded library', async dimensions => {
  const { dataDir, remove } = await temporaryFolder()
  return {
    open: fingerprint => openLibrary({ dataDir, fingerprint, dimensions }),
    dispose: remove,
  }
})

const DIMENSIONS = 8
const substring = (text: string): LexicalTerm => ({ field: 'substring', text, weight: 1 })

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let library: Library
const open = (fingerprint = 'model-a') => openLibrary({ dataDir: folder.dataDir, fingerprint, dimensions: DIMENSIONS })
const report = (id: string, ...texts: string[]) => plainReport(id, texts, DIMENSIONS)
const found = async (by: Library, text: string) => (await by.lexical([[substring(text)]], {}, 10)).length

beforeEach(async () => {
  folder = await temporaryFolder()
  library = await open()
})

afterEach(async () => {
  await library.close()
  await folder.remove()
})

test('a run of letters or digits is found whole, not by a part of it', async () => {
  await library.put(report('a', '普法APP的12345热线。'))
  expect(await found(library, 'app')).toBe(1)
  expect(await found(library, 'ap')).toBe(0)
  expect(await found(library, '12345热线')).toBe(1)
  expect(await found(library, '123')).toBe(0)
  expect(await found(library, '，。')).toBe(0)
})

test('holds is false for characters that stand in no searchable passage', async () => {
  expect(library.holds('复议')).toBe(false)
  await library.put(report('a', '行政复议。'))
  expect(library.holds('政复')).toBe(true)
  expect(library.holds('议政')).toBe(false)
  await library.remove('a')
  expect(library.holds('政复')).toBe(false)
})

test('a word said more often than a posting can count still counts', async () => {
  await library.put(report('a', '复议。'.repeat(200), '复议。'.repeat(3)))
  const [best, next] = await library.lexical([[substring('复议')]], {}, 10)
  expect(best?.score).toBeGreaterThan(0)
  expect(next?.score).toBeGreaterThan(0)
})

test('reports replaced over and over leave nothing behind', async () => {
  const texts = Array.from({ length: 150 }, (_, i) => `第${i}项工作。`)
  await library.put(report('kept', '保留的报告。'))
  for (let round = 0; round < 12; round++) await library.put(report('changing', ...texts, `第${round}轮。`))
  expect(await found(library, '轮')).toBe(1)
  expect(await library.lexical([[substring('项工作')]], {}, 1_000)).toHaveLength(150)
  expect(await library.nearest(vectorOf('第7项工作。', DIMENSIONS), {}, 1_000)).toHaveLength(152)
  expect((await library.nearest(vectorOf('保留的报告。', DIMENSIONS), {}, 1))[0]?.score).toBeCloseTo(1, 5)
})

test('closing twice is no fault', async () => {
  await library.close()
  await library.close()
})

test('what another opening of the folder writes is found at the next question', async () => {
  await library.put(report('a', '行政复议。'))
  const other = await open()
  try {
    expect(await found(other, '复议')).toBe(1)
    await library.put(report('b', '复议机关。', '信访。'))
    expect(await found(other, '复议')).toBe(2)
    expect(other.reports().map(({ id }) => id)).toEqual(['a', 'b'])
    expect(other.holds('信访')).toBe(true)
    expect(other.within({ reports: ['b'] }, 5)).toHaveLength(2)
    await other.put(report('a', '信访。'))
    await other.remove('b')
    expect(await found(library, '复议')).toBe(0)
    expect(library.reports().map(({ id, revision }) => [id, revision])).toEqual([['a', 2]])
    const near = await library.nearest(vectorOf('信访。', DIMENSIONS), {}, 5)
    expect(
      (
        await library.inspect(
          near.map(hit => hit.passage),
          vectorOf('信访。', DIMENSIONS),
        )
      ).map(seen => seen.text),
    ).toEqual(['信访。'])
  } finally {
    await other.close()
  }
})

test('openings of two fingerprints share a folder, each searching its own', async () => {
  const other = await open('model-b')
  try {
    await library.put(report('a', '行政复议。'))
    await other.put(report('b', '复议机关。'))
    expect(await found(library, '复议')).toBe(1)
    expect(await found(other, '复议')).toBe(1)
    expect(library.reports().map(({ fingerprint }) => fingerprint)).toEqual(['model-a', 'model-b'])
    await other.put(report('a', '行政复议。'))
    expect(await found(library, '复议')).toBe(0)
    expect(await found(other, '复议')).toBe(2)
  } finally {
    await other.close()
  }
})
