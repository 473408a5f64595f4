import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { answerSchema } from '../../src/channels/http/answer-shape.ts'
import { wholeReportSchema } from '../../src/channels/http/report-shapes.ts'
import { madeUpReport, reportText } from './made-up-reports.ts'
import { cleanUp, type Ended, nianbao, parsed, serve, temporaryFolder } from './nianbao.ts'

let folder: string
const settings = () => ({ DATA_DIR: join(folder, 'data'), CORPUS_DIR: join(folder, 'no-corpus') })
const run = (...args: string[]) => nianbao(args, settings())
const at = (...names: string[]) => join(folder, ...names)

const held = z.array(
  z.object({
    id: z.string(),
    revision: z.number(),
    title: z.string(),
    titleDerived: z.boolean(),
    issuer: z.string().nullable(),
    place: z.object({ path: z.array(z.string()) }).nullable(),
    year: z.number().nullable(),
    url: z.string().nullable(),
  }),
)
const heldReports = async () => held.parse(JSON.parse((await run('reports', 'list', '--json')).stdout))

beforeAll(async () => {
  folder = await temporaryFolder()
})

afterAll(cleanUp)

/** A report of 云溪区 in GB18030, which Node decodes but does not encode. */
const GB18030 =
  'd4c6cfaac7f8c8cbc3f1d5feb8ae32303233c4eab7a8d6ced5feb8aebda8c9e8c4eab6c8b1a8b8e60ad2bba1a2d6f7d2aab9a4d7f70ac8abc4eacadcc0edd0d0d5feb8b4d2e9c9eac7eb3137d7daa1a30ab6fea1a2b4e6d4dacecacce20ac1a6c1bfb2bbd7e3a1a30a'

describe('a folder with all sorts of files', () => {
  let first: Ended

  beforeAll(async () => {
    const good = { year: 2024, received: 31 }
    await madeUpReport(at('mixed'), 'chongchuan-2024.txt', { place: '崇川区', ...good })
    await writeFile(at('mixed', '云溪2023.txt'), Buffer.from(GB18030, 'hex'))
    await writeFile(
      at('mixed', 'front.md'),
      `---\nissuer: 镇海区司法局\nurl: https://example.org/r\n---\n${reportText({ place: '镇海区', ...good })}`,
    )
    await madeUpReport(at('mixed'), 'beside.txt', { place: '石鼓区', ...good })
    await writeFile(at('mixed', 'beside.meta.json'), '{ "title": "石鼓区依法行政报告", "year": 2022 }')
    await madeUpReport(at('mixed'), 'misspelt.txt', { place: '石鼓区', ...good })
    await writeFile(at('mixed', 'misspelt.meta.json'), '{ "titel": "石鼓区依法行政报告" }')
    await madeUpReport(at('mixed'), 'broken.txt', { place: '石鼓区', ...good })
    await writeFile(at('mixed', 'broken.meta.json'), '{ "title": ')
    await writeFile(at('mixed', 'empty.txt'), '')
    await writeFile(at('mixed', 'blank.txt'), ' \n\n　\n')
    await writeFile(at('mixed', 'picture.txt'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
    await writeFile(at('mixed', 'letter.txt'), '2024年，崇川区办理行政复议案件五件，均已办结。')
    await madeUpReport(at('mixed'), 'twice.md', { place: '雨湖区', ...good })
    await madeUpReport(at('mixed'), 'TWICE.txt', { place: '岳塘区', ...good })
    await writeFile(at('mixed', 'passed-over.pdf'), '%PDF-1.7')
    await writeFile(at('named.pdf'), '%PDF-1.7')
    first = await run('ingest', at('mixed'), at('not-there'), at('named.pdf'))
  })

  test('takes in what can be read, in whatever encoding', async () => {
    expect(first.stdout).toContain('added: chongchuan-2024 — 崇川区人民政府2024年法治政府建设年度报告\n')
    expect(first.stdout).toContain('added: yunxi-2023 — 云溪区人民政府2023年法治政府建设年度报告\n')
    const ids = (await heldReports()).map(({ id }) => id)
    expect(ids).toEqual(['beside', 'chongchuan-2024', 'front', 'letter', 'twice', 'yunxi-2023'])
  })

  test.each([
    ['an empty file', 'empty.txt: the file is empty'],
    ['a blank file', 'blank.txt: the file holds no text'],
    ['a binary file', 'picture.txt: not a text file in UTF-8 or GB18030; save it as UTF-8 text'],
    ['a file of a kind that is not read', 'named.pdf: only .txt, .md, .markdown files are read'],
    ['a folder that is not there', 'not-there: there is no such file or folder'],
    ['a sidecar with an unknown field', 'misspelt.meta.json: ✖ Unrecognized key: "titel"'],
    ['a sidecar that is no JSON', 'broken.meta.json: '],
    ['the second of two files with one id', 'twice.md and TWICE.txt both have the id twice; rename one'],
  ])('names %s and why it failed', (_, reason) => {
    const failures = first.stdout.split('\n').filter(line => line.startsWith('failed: '))
    expect(failures.filter(line => line.includes(reason))).toHaveLength(1)
  })

  test('names a file in which not one heading was found, though it is taken in', () => {
    expect(first.stdout).toMatch(
      /^added: letter — \S+ \(not one heading was found; see: nianbao reports show letter\)$/m,
    )
  })

  test('passes over files of other kinds in a folder', () => {
    expect(first.stdout).not.toContain('passed-over')
  })

  test('counts them all, and tells by the exit code that not all went well', () => {
    expect(first.stdout).toMatch(/\n6 added, 0 updated, 0 unchanged, 8 failed\n$/)
    expect(first.code).toBe(1)
    expect(first.stderr).not.toContain('    at ')
  })

  test('front matter and sidecars win over what the file says', async () => {
    const reports = await heldReports()
    expect(reports.find(({ id }) => id === 'front')).toMatchObject({
      title: '镇海区人民政府2024年法治政府建设年度报告',
      issuer: '镇海区司法局',
      url: 'https://example.org/r',
      year: 2024,
    })
    expect(reports.find(({ id }) => id === 'beside')).toMatchObject({ title: '石鼓区依法行政报告', year: 2022 })
  })

  test('is not read again while nothing changed', async () => {
    const { stdout } = await run('ingest', at('mixed', 'chongchuan-2024.txt'), at('mixed', 'beside.txt'))
    expect(stdout).toBe('0 added, 0 updated, 2 unchanged, 0 failed\n')
  })
})

test('what is said on the command line wins over what the file says', async () => {
  const file = await madeUpReport(folder, 'any.txt', { place: '石峰区', year: 2024, received: 12 })
  const said = ['--title', '关于依法行政的报告', '--issuer', '某局', '--place', '湖南省株洲市石峰区']
  const { code, stdout } = await run(
    'ingest',
    file,
    ...said,
    '--year',
    '2021',
    '--url',
    'https://example.org/any',
    '--id',
    'mine-2021',
  )
  expect([code, stdout]).toEqual([
    0,
    'added: mine-2021 — 关于依法行政的报告\n1 added, 0 updated, 0 unchanged, 0 failed\n',
  ])
  expect((await heldReports()).find(({ id }) => id === 'mine-2021')).toMatchObject({
    title: '关于依法行政的报告',
    titleDerived: false,
    issuer: '某局',
    place: { path: ['湖南省', '株洲市', '石峰区'] },
    year: 2021,
    url: 'https://example.org/any',
  })
})

test('a report that changes keeps the revision that an answer quotes', async () => {
  const facts = { place: '云龙区', year: 2024 }
  const corpus = at('changing')
  await madeUpReport(corpus, 'yunlong-2024.txt', { ...facts, received: 47 })
  const own = { DATA_DIR: at('changing-data'), CORPUS_DIR: corpus }
  const service = await serve(own)
  await service.ready()
  const question = '云龙区2024年受理行政复议申请多少宗？'
  const ask = async () => (await parsed(answerSchema, await service.ask(question))).citations[0]
  const whole = async (query: string) =>
    parsed(wholeReportSchema, await service.get(`/v1/reports/yunlong-2024${query}`))
  const cited = await ask()
  expect(cited).toMatchObject({ quote: expect.stringContaining('47宗'), report: { revision: 1 } })

  const file = await madeUpReport(corpus, 'yunlong-2024.txt', { ...facts, received: 52 })
  const updated = await nianbao(['ingest'], own)
  expect(updated.stdout).toMatch(/^updated: yunlong-2024 — .*\n0 added, 1 updated, 0 unchanged, 0 failed\n$/)
  expect(await ask()).toMatchObject({ quote: expect.stringContaining('52宗'), report: { revision: 2 } })
  expect(await whole('')).toMatchObject({ revision: 2, text: (await readFile(file, 'utf8')).trim() })
  const first = await whole('?revision=1')
  expect(first.text.slice(cited?.start, cited?.end)).toBe(cited?.quote)

  const again = await nianbao(['ingest'], own)
  expect(again.stdout).toBe('0 added, 0 updated, 1 unchanged, 0 failed\n')
  expect((await whole('')).revision).toBe(2)
  expect(await service.stop()).toBe(0)
})
