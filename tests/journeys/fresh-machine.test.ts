import { readFile, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { answerSchema } from '../../src/channels/http/answer-shape.ts'
import { problemSchema } from '../../src/channels/http/problems.ts'
import { wholeReportSchema } from '../../src/channels/http/report-shapes.ts'
import { reportListSchema } from '../../src/channels/http/reports/reports-routes.ts'
import { madeUpReport } from './made-up-reports.ts'
import { cleanUp, nianbao, parsed, type Service, serve, temporaryFolder, until } from './nianbao.ts'

/** The whole way of someone who has just cloned the repository: start, ask, look behind the answer, stop, start again. */

const ROOT = resolve(import.meta.dirname, '../..')
const CHINESE = '增城区2024年办理了多少行政复议案件？'
const ENGLISH = 'How many administrative review cases did Zengcheng handle?'
const TITLE = '广州市增城区司法局关于2024年度法治政府建设情况的报告'
const RECEIVED = '受理行政复议申请930宗'
const CLOSED = '审结476宗'
const COUNT = /^\d+ added, .*$/m

let folder: string
let service: Service
let firstResponse: Response
let healthWhileReading: Response
const settings = () => ({ DATA_DIR: join(folder, 'data') })
const watched = (name: string) => ({ ...settings(), WITNESS: join(folder, name) })
const witness = { preload: join(import.meta.dirname, 'witness.mjs') }
const steps = async (name: string) => (await readFile(join(folder, name), 'utf8')).trim().split('\n')
const answer = async (question: string) => parsed(answerSchema, await service.ask(question))

beforeAll(async () => {
  folder = await temporaryFolder()
  service = await serve(watched('first-start'), witness)
  firstResponse = await service.ask(CHINESE)
  healthWhileReading = await service.get('/healthz')
  await service.ready()
  await service.said(COUNT)
})

afterAll(cleanUp)

describe('a service that has just been started', () => {
  test('says at once that it is not ready, and when to come back', async () => {
    expect(firstResponse.status).toBe(503)
    expect(firstResponse.headers.get('retry-after')).toMatch(/^[1-9]\d?$/)
    expect(problemSchema.parse(await firstResponse.json()).error.code).toBe('not_ready')
  })

  test('is alive while it reads', () => {
    expect(healthWhileReading.status).toBe(200)
  })

  test('reads every report of the corpus folder', async () => {
    expect(COUNT.exec(service.output.stderr)?.[0]).toBe('5 added, 0 updated, 0 unchanged, 0 failed')
    const { reports } = await parsed(reportListSchema, await service.get('/v1/reports'))
    expect(reports.map(({ id, revision }) => [id, revision])).toEqual([
      ['dongkeng-2023', 1],
      ['dongqu-2024', 1],
      ['lushandao-2023', 1],
      ['pingcheng-2024', 1],
      ['zengcheng-2024', 1],
    ])
  })
})

describe.each([
  ['Chinese', CHINESE],
  ['English', ENGLISH],
])('the question asked in %s', (_, question) => {
  test('is answered with both figures, word for word', async () => {
    const { status, answer: text, citations } = await answer(question)
    expect(status).toBe('answered')
    const quotes = citations.map(({ quote }) => quote).join('\n')
    expect(quotes).toContain(RECEIVED)
    expect(quotes).toContain(CLOSED)
    expect(text).toContain(RECEIVED)
    expect(citations.map(({ report }) => report.id)).toEqual(citations.map(() => 'zengcheng-2024'))
  })

  test('is answered with the report and section that say so', async () => {
    const { citations } = await answer(question)
    const citation = citations.find(({ quote }) => quote.includes(RECEIVED))
    expect(citation?.report).toMatchObject({ title: TITLE, place: '广东省广州市增城区', year: 2024, revision: 1 })
    expect(citation?.section.path).toEqual(['一、2024年工作情况', '(五)坚持复议为民,推进行政复议体制机制改革'])
  })

  test('is answered with offsets at which the quote stands', async () => {
    const { citations } = await answer(question)
    expect(citations.length).toBeGreaterThan(0)
    for (const { report, quote, start, end } of citations) {
      const path = `/v1/reports/${report.id}?revision=${report.revision}`
      const { text } = await parsed(wholeReportSchema, await service.get(path))
      expect(text.slice(start, end)).toBe(quote)
    }
  })
})

test('the source is served as it was received', async () => {
  const response = await service.get('/v1/reports/zengcheng-2024/source')
  const received = Buffer.from(await response.arrayBuffer())
  expect(received.equals(await readFile(join(ROOT, 'corpus/zengcheng-2024.txt')))).toBe(true)
})

describe('beside a running service', () => {
  const quoted = z.object({ citations: z.array(z.object({ quote: z.string(), start: z.number() })) })
  const run = (...args: string[]) => nianbao(args, settings())

  test('ask prints the answer', async () => {
    const { code, stdout, stderr } = await run('ask', CHINESE)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain(RECEIVED)
    expect(stdout).toContain(TITLE)
  })

  test('ask --json prints the answer that is given over HTTP, and --explain beside it how it was found', async () => {
    const { code, stdout, stderr } = await run('ask', CHINESE, '--json', '--explain')
    expect(code).toBe(0)
    const { citations } = quoted.parse(JSON.parse(stdout))
    const overHttp = (await answer(CHINESE)).citations
    expect(citations).toEqual(overHttp.map(({ quote, start }) => ({ quote, start })))
    expect(stderr).toMatch(/understood: zh; places 增城区; years 2024/)
    expect(stderr).toMatch(/zengcheng-2024@\d+ \(passage [\d.]+, sentence [\d.]+, lexical [\d.]+\)/)
  })

  test('ask tells "not found" by its exit code', async () => {
    const { code, stdout, stderr } = await run('ask', '上海市徐汇区2024年办理了多少行政复议案件？')
    expect([code, stderr]).toEqual([2, ''])
    expect(stdout).toContain('徐汇区')
  })

  test('search lists passages with their places in the report', async () => {
    const { code, stdout } = await run('search', '行政复议申请受理', '--limit', '2')
    expect(code).toBe(0)
    expect(stdout.match(/^\d\.\d{3} {2}\S+ \d+–\d+/gm)).toHaveLength(2)
  })

  test('reports lists every report', async () => {
    const { code, stdout } = await run('reports')
    expect(code).toBe(0)
    expect(stdout.match(/^\S+-20\d\d {2}/gm)).toHaveLength(5)
  })

  test('reports show draws the section tree with lengths, and what was dropped', async () => {
    const { code, stdout } = await run('reports', 'show', 'zengcheng-2024')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^s\d+ +\(五\)坚持复议为民,推进行政复议体制机制改革 {2}\d+\/\d+ characters, \d passages$/m)
    expect(stdout).toContain('相关附件 — link boxes')
  })

  test('doctor finds everything well', async () => {
    const { code, stdout } = await run('doctor')
    expect(code).toBe(0)
    expect(stdout).not.toContain('FAIL')
    expect(stdout.match(/sha256 as published/g)).toHaveLength(4)
    expect(stdout).toContain('5 reports')
  })

  test.each([
    [['ask', ' '], 'The question is empty'],
    [['reports', 'show', 'zengcheng-1999'], 'no report has the id zengcheng-1999; held: dongkeng-2023'],
  ])('%j is an error of one line', async (args, message) => {
    const { code, stdout, stderr } = await run(...args)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^nianbao: [^\n]+\n$/)
    expect(stderr).toContain(message)
  })

  test('a report that is taken in is answered from, and one that is removed no longer', async () => {
    const file = await madeUpReport(folder, 'yunxi-2024.txt', { place: '云溪区', year: 2024, received: 31 })
    const { code, stdout } = await run('ingest', file)
    expect([code, stdout]).toEqual([
      0,
      'added: yunxi-2024 — 云溪区人民政府2024年法治政府建设年度报告\n1 added, 0 updated, 0 unchanged, 0 failed\n',
    ])
    const question = '云溪区2024年受理行政复议申请多少宗？'
    const found = await answer(question)
    expect(found.citations[0]?.quote).toContain('受理行政复议申请31宗')
    expect(await run('reports', 'remove', 'yunxi-2024')).toMatchObject({ code: 0, stdout: 'removed yunxi-2024\n' })
    expect((await answer(question)).reason).toBe('unknown_place')
    expect((await run('reports', 'remove', 'yunxi-2024')).code).toBe(1)
  })
})

describe('stopping and starting again', () => {
  let before: z.infer<typeof answerSchema>

  beforeAll(async () => {
    before = await answer(CHINESE)
  })

  test('a request in flight is answered before the process ends', async () => {
    const asking = request(`${service.url}/v1/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    })
    const response = new Promise<{ status: number | undefined; body: string }>((done, failed) => {
      asking.on('error', failed).on('response', async answered => {
        done({ status: answered.statusCode, body: (await answered.toArray()).join('') })
      })
    })
    const continued = new Promise(done => asking.on('continue', done))
    asking.setHeader('expect', '100-continue')
    asking.flushHeaders()
    await continued
    const ended = service.stop()
    await service.said(/^stopping$/m)
    asking.end(JSON.stringify({ question: CHINESE }))
    const { status, body } = await response
    expect(status).toBe(200)
    expect(answerSchema.parse(JSON.parse(body)).citations).toEqual(before.citations)
    expect(await ended).toBe(0)
  })

  test('a second start embeds nothing but questions', async () => {
    service = await serve(watched('second-start'), witness)
    await service.ready()
    await service.said(COUNT)
    expect(COUNT.exec(service.output.stderr)?.[0]).toBe('0 added, 0 updated, 5 unchanged, 0 failed')
    const { citations, index } = await answer(CHINESE)
    expect(citations).toEqual(before.citations)
    expect(index).toBe(before.index)
    expect(await service.stop()).toBe(0)
    const embedding = (name: string) => steps(name).then(all => all.filter(step => step.startsWith('thread:')))
    // One for the reports, one for questions.
    expect(await embedding('first-start')).toHaveLength(2)
    expect(await embedding('second-start')).toHaveLength(1)
  })

  test('no step towards the network was tried, neither while reading nor while answering', async () => {
    const outside = (all: string[]) => all.filter(step => /^(?:network|process):/.test(step))
    for (const start of ['first-start', 'second-start']) {
      const all = await steps(start)
      expect(all).toContain('watching the main thread')
      expect(outside(all)).toEqual([])
    }
    expect(await steps('first-start')).toContain('watching the worker thread')
  })
})

test('the witness sees a step towards the network', async () => {
  const trial = join(folder, 'trial.mjs')
  await writeFile(trial, `import ${JSON.stringify(witness.preload)}\nawait fetch('http://192.0.2.1/').catch(() => {})`)
  await nianbao(['--version'], { WITNESS: join(folder, 'trial') }, { preload: trial })
  await until('it is told', async () => (await steps('trial')).includes('network: connect 192.0.2.1'))
})
