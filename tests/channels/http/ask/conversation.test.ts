import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerSchema } from '../../../../src/channels/http/answer-shape.ts'
import { createHttpApp } from '../../../../src/channels/http/app.ts'
import { createKeyCheck, hashOf } from '../../../../src/channels/http/front/key-check.ts'
import { createRateLimit } from '../../../../src/channels/http/front/rate-limit.ts'
import { problemSchema } from '../../../../src/channels/http/problems.ts'
import { wholeReportSchema } from '../../../../src/channels/http/report-shapes.ts'
import { recordsInMemory } from '../../../library/records-in-memory.ts'
import { type Asking, openAsking, openLocalEmbedder } from '../../../question/asking.ts'
import { reportFiles } from '../../../question/made-up-reports.ts'
import { bodyOf, post } from '../fake-service.ts'

let held: Asking
let app: ReturnType<typeof createHttpApp>
const ask = async (question: string, more: object = {}) =>
  bodyOf(answerSchema, await app.request('/v1/ask', post({ question, ...more })))
const amounts = ({ figures }: Awaited<ReturnType<typeof ask>>) =>
  figures.map(({ raw, place, year }) => [raw, place, year])

beforeAll(async () => {
  held = await openAsking(await openLocalEmbedder())
  await held.add(reportFiles)
  const records = recordsInMemory()
  app = createHttpApp({ state: () => ({ kind: 'ready', service: { ...held, records } }), version: '1.2.3' })
})

afterAll(() => held.close())

test('a question that leaves things out goes on from the conversation it names', async () => {
  const first = await ask('呈贡区2024年受理行政复议申请多少件？')
  expect(amounts(first)).toEqual([['312件', '云南省昆明市呈贡区', 2024]])
  const { conversation_id } = first
  const second = await ask('那审结的呢？', { conversation_id })
  expect(second.conversation_id).toBe(conversation_id)
  expect(amounts(second)).toEqual([['287件', '云南省昆明市呈贡区', 2024]])
  const third = await ask('昆山市呢？', { conversation_id })
  expect(third.scope.report_ids).toEqual(['kunshan-2024'])
})

test('conversations do not mix, and a question without one begins its own', async () => {
  const chenggong = await ask('呈贡区2024年受理行政复议申请多少件？')
  const kunshan = await ask('昆山市2024年受理行政复议申请多少件？')
  expect(kunshan.conversation_id).not.toBe(chenggong.conversation_id)
  const { conversation_id } = chenggong
  expect((await ask('2024年的负责人出庭应诉率呢？', { conversation_id })).scope.report_ids).toEqual(['chenggong-2024'])
})

test('a conversation that is not there is a 404, and begins none', async () => {
  for (const _ of [1, 2]) {
    const response = await app.request('/v1/ask', post({ question: '那审结的呢？', conversation_id: 'nowhere' }))
    expect(response.status).toBe(404)
    const { error } = await bodyOf(problemSchema, response)
    expect(error.code).toBe('not_found')
    expect(error.message).toContain('conversation nowhere')
  }
})

test('another key’s conversation is a 404, like one that is not there', async () => {
  const records = recordsInMemory()
  const configured = (['one', 'other'] as const).map(key => ({ scope: 'ask' as const, hash: hashOf(key) }))
  const keys = createKeyCheck({ ring: records.keys, configured, perMinute: 100 })
  const guarded = createHttpApp({
    state: () => ({ kind: 'ready', service: { ...held, records } }),
    version: '1.2.3',
    front: { access: { keys, rateLimit: createRateLimit() } },
  })
  const askWith = (key: string, body: object) =>
    guarded.request('/v1/ask', post(body, { 'content-type': 'application/json', authorization: `Bearer ${key}` }))
  const first = await bodyOf(answerSchema, await askWith('one', { question: '呈贡区2024年受理行政复议申请多少件？' }))
  const next = { question: '那审结的呢？', conversation_id: first.conversation_id }
  const refused = await askWith('other', next)
  expect(refused.status).toBe(404)
  expect((await bodyOf(problemSchema, refused)).error.code).toBe('not_found')
  expect(amounts(await bodyOf(answerSchema, await askWith('one', next)))).toEqual([
    ['287件', '云南省昆明市呈贡区', 2024],
  ])
})

test('a comparison has a row for each place, each figure in the quote that its citation names', async () => {
  const body = await ask('呈贡区和昆山市2024年谁受理的行政复议申请多？')
  expect(body.answer_kind).toBe('comparison')
  expect(body.measures).toHaveLength(1)
  expect(body.rows.map(({ report_id, cells }) => [report_id, cells.map(cell => cell?.value)])).toEqual([
    ['chenggong-2024', [312]],
    ['kunshan-2024', [982]],
  ])
  expect(body.answer).toContain('670件')
  for (const { report_id, cells } of body.rows) {
    for (const cell of cells) {
      const citation = body.citations.find(({ index }) => index === cell?.citation)
      expect(citation?.report.id).toBe(report_id)
      expect(citation?.quote).toContain(cell?.raw)
    }
  }
})

test('every quote stands at its offsets, and what needs none has none', async () => {
  const { citations } = await ask('呈贡区2024年办理了多少法律援助案件？')
  expect(citations.length).toBeGreaterThan(0)
  for (const { report, quote, start, end } of citations) {
    const { text } = await bodyOf(wholeReportSchema, await app.request(`/v1/reports/${report.id}`))
    expect(text.slice(start, end)).toBe(quote)
  }
  expect(await ask('有哪些报告？')).toMatchObject({ status: 'answered', answer_kind: 'library', citations: [] })
  expect(await ask('今天天气怎么样？')).toMatchObject({ status: 'not_found', reason: 'off_topic', citations: [] })
})
