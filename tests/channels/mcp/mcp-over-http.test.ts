import type { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerSchema } from '../../../src/channels/http/answer-shape.ts'
import { createHttpApp } from '../../../src/channels/http/app.ts'
import { figureListSchema } from '../../../src/channels/http/reports/figures-route.ts'
import { searchResultSchema } from '../../../src/channels/http/search-route.ts'
import { recordsInMemory } from '../../library/records-in-memory.ts'
import { type Asking, openAsking, openLocalEmbedder } from '../../question/asking.ts'
import { reportFiles } from '../../question/made-up-reports.ts'
import { noEmbedding } from '../http/fake-service.ts'
import { nodeServer } from '../http/node-server.ts'
import { call, failure, overHttp } from './connected.ts'

let asking: Asking
let server: Awaited<ReturnType<typeof nodeServer>>
let client: Client
const faults: unknown[] = []

beforeAll(async () => {
  asking = await openAsking(await openLocalEmbedder())
  await asking.add(reportFiles)
  const service = { ...asking, embedding: noEmbedding, records: recordsInMemory() }
  const app = createHttpApp({
    state: () => ({ kind: 'ready', service }),
    version: '1.2.3',
    publicUrl: 'https://nianbao.example.gov.cn',
    onFault: fault => faults.push(fault),
  })
  server = await nodeServer(app)
  client = await overHttp(server.url)
})

afterAll(async () => {
  await client.close()
  await server.close()
  await asking.close()
  expect(faults).toEqual([])
})

describe('a client learns', () => {
  test('who answers, and how its answers are to be used', () => {
    expect(client.getServerVersion()).toMatchObject({ name: 'nianbao', version: '1.2.3' })
    expect(client.getInstructions()).toMatch(/verbatim quotes[\s\S]*引用原文/)
  })

  test('five tools that only read, each told in English and Chinese, with closed arguments', async () => {
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual(['ask', 'search', 'list_reports', 'read_section', 'figures'])
    for (const { description, inputSchema, outputSchema, annotations } of tools) {
      expect(description).toMatch(/[a-z]{5}[\s\S]*\p{Script=Han}{5}/u)
      expect(annotations?.readOnlyHint).toBe(true)
      expect(inputSchema.additionalProperties).toBe(false)
      for (const property of Object.values(inputSchema.properties ?? {})) expect(property).toHaveProperty('description')
      expect(outputSchema?.type).toBe('object')
    }
  })
})

describe('ask', () => {
  test('answers with quotes, their titles, sections and years, and links to their pages', async () => {
    const { data, text } = await call(client, 'ask', { question: '呈贡区2024年行政复议受理、审结各多少？' })
    const answer = answerSchema.parse(data)
    expect(answer.status).toBe('answered')
    const [citation] = answer.citations
    expect(citation?.quote).toContain('312件')
    const report = await asking.library.report('chenggong-2024')
    expect(report?.text.slice(citation?.start, citation?.end)).toBe(citation?.quote)
    expect(text).toContain(citation?.quote ?? '-')
    expect(text).toMatch(/\[1\] 《昆明市呈贡区2024年法治政府建设年度报告》（.*呈贡区，2024年） › 一、/)
    expect(text).toContain(
      `https://nianbao.example.gov.cn/reports/chenggong-2024?revision=1&start=${citation?.start}&end=${citation?.end}#quote`,
    )
  })

  test('goes on with a conversation', async () => {
    const first = await call(client, 'ask', { question: '呈贡区2024年办理法律援助案件多少件？' })
    const { conversation_id } = answerSchema.parse(first.data)
    const { data } = await call(client, 'ask', { question: '2023年呢？', conversation_id })
    expect(answerSchema.parse(data).citations[0]?.quote).toContain('733件')
  })

  test('what the reports do not say is an answer, not an error', async () => {
    const { failed, data, text } = await call(client, 'ask', { question: '花都区2024年行政复议多少件？' })
    expect([failed, answerSchema.parse(data).status]).toEqual([false, 'not_found'])
    expect(text).toContain('(not_found: unknown_place)')
  })

  test('every quote of a comparison stands in the text', async () => {
    const question = '呈贡区2023年和2024年行政复议受理各多少件，哪年更多？'
    const { data, text } = await call(client, 'ask', { question })
    const { citations } = answerSchema.parse(data)
    expect(citations.length).toBeGreaterThan(1)
    for (const { quote } of citations) expect(text).toContain(quote)
  })

  test('of an unknown conversation says so', async () => {
    expect(await failure(client, 'ask', { question: '那审结的呢？', conversation_id: 'none' })).toContain('none')
  })
})

test('search gives passages with their reports and sections', async () => {
  const { data, text } = await call(client, 'search', {
    question: '法律援助',
    places: ['呈贡区'],
    years: [2024],
    limit: 2,
  })
  const { hits } = searchResultSchema.parse(data)
  expect(hits).toHaveLength(2)
  for (const hit of hits) {
    const report = await asking.library.report(hit.report.id)
    expect(report?.text.slice(hit.start, hit.end)).toBe(hit.text)
    expect(text).toContain(`“${hit.text}”`)
    expect(text).toContain(`section ${hit.section.id})`)
  }
})

test('list_reports lists what is held, of a place or year, a page at a time', async () => {
  const all = await call(client, 'list_reports')
  const held = asking.library.reports().map(({ id }) => id)
  expect(all.data).toMatchObject({ total: held.length, reports: held.map(id => ({ id })) })
  for (const id of held) expect(all.text).toContain(`${id}: 《`)
  const some = await call(client, 'list_reports', { place: '呈贡区', year: 2023 })
  expect(some.data).toMatchObject({ total: 1, reports: [{ id: 'chenggong-2023' }] })
  const second = await call(client, 'list_reports', { limit: 1, offset: 1 })
  expect(second.data).toMatchObject({ total: held.length, reports: [{ id: held[1] }] })
  expect(await failure(client, 'list_reports', { place: '花都区' })).toMatch(/花都区.*held: /)
})

test('figures lists numbers with their sentences', async () => {
  const { data, text } = await call(client, 'figures', { measure: '行政复议 受理', place: '呈贡区', limit: 5 })
  const { figures } = figureListSchema.parse(data)
  expect(figures.map(({ raw }) => raw)).toEqual(expect.arrayContaining(['312件', '268件']))
  for (const { sentence } of figures) expect(text).toContain(`“${sentence.text}”`)
})

describe('read_section', () => {
  test.each(['s4', '（二）公共法律服务', '公共法律服务', '一、2024年主要工作和成效 › （二）公共法律服务'])(
    'reads the section called %s word for word',
    async name => {
      const report = await asking.library.report('chenggong-2024')
      const section = report?.sections.find(({ path }) => path.at(-1)?.includes('公共法律服务'))
      const asked = name === 's4' ? section?.id : name
      const { data, text } = await call(client, 'read_section', { report: 'chenggong-2024', section: asked })
      expect(data).toMatchObject({
        section: { id: section?.id },
        text: report?.text.slice(section?.start, section?.end),
        start: section?.start,
        end: section?.end,
        next_offset: null,
      })
      expect(text).toContain('培育“法律明白人”523名')
    },
  )

  test('without a section reads the report from its beginning, with its contents', async () => {
    const report = await asking.library.report('chenggong-2024')
    const { data, text } = await call(client, 'read_section', { report: 'chenggong-2024' })
    expect(data).toMatchObject({ section: null, start: 0, text: report?.text, next_offset: null })
    expect(text).toMatch(/章节 Sections:\n[\s\S]*存在的问题/)
  })

  test('says which sections there are where one is not found, and which are meant where several are', async () => {
    const report = 'chenggong-2024'
    expect(await failure(client, 'read_section', { report, section: '没有这一节' })).toMatch(
      /no section 没有这一节; it has .*公共法律服务/,
    )
    expect(await failure(client, 'read_section', { report, section: '执法' })).toMatch(/Several sections.*执法力量不足/)
    expect(await failure(client, 'read_section', { report, section: '……' })).toContain('no section')
  })

  test('refuses what it cannot read', async () => {
    expect(await failure(client, 'read_section', { report: 'none' })).toBe(
      'There is no report none; list_reports gives the ids.',
    )
    expect(await failure(client, 'read_section', { report: 'chenggong-2024', revision: 9 })).toContain('no revision 9')
    const offset = 999_999
    expect(await failure(client, 'read_section', { report: 'chenggong-2024', offset })).toContain('offset 999999')
  })
})

describe('what is wrong is said as a tool error', () => {
  test.each([
    ['no question', 'ask', {}, 'question'],
    ['a blank one', 'ask', { question: '  ' }, 'question'],
    ['a number for one', 'ask', { question: 5 }, 'question'],
    ['one that is too long', 'ask', { question: '问'.repeat(2001) }, 'question'],
    ['too many quotes', 'ask', { question: '问', top_k: 11 }, 'top_k'],
    ['an argument that there is not', 'ask', { question: '问', mood: 'good' }, 'takes only'],
    ['no passages', 'search', { question: '问', limit: 0 }, 'limit'],
    ['words for a year', 'figures', { year: '2024年' }, 'year'],
    ['a revision that cannot be', 'read_section', { report: 'chenggong-2024', revision: 0 }, 'revision'],
    ['a report that is not held', 'figures', { report: 'none' }, 'There is no report none'],
    ['a tool that there is not', 'unknown_tool', {}, 'unknown_tool not found'],
    ['what every object has', 'constructor', {}, 'constructor'],
  ])('%s', async (_, name, given, said) => {
    expect(await failure(client, name, given)).toContain(said)
  })
})
