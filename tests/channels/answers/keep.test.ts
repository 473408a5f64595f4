import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { keepingAnswers } from '../../../src/channels/answers/keep.ts'
import { replay } from '../../../src/channels/answers/replay.ts'
import { answerShape } from '../../../src/channels/http/answer-shape.ts'
import type { Records } from '../../../src/library/records.ts'
import type { Ask } from '../../../src/question/ask.ts'
import { recordsInMemory } from '../../library/records-in-memory.ts'
import { type Asking, NOW, openAsking, openLocalEmbedder } from '../../question/asking.ts'
import { reportFiles } from '../../question/made-up-reports.ts'
import { fakeAsk, answer as givenAnswer } from '../http/fake-service.ts'

const RECEIVED = '呈贡区2024年受理行政复议申请多少件？'

let held: Asking
let records: Records
let ask: Ask

beforeAll(async () => {
  held = await openAsking(await openLocalEmbedder())
  await held.add(reportFiles)
})

beforeEach(() => {
  records = recordsInMemory()
  ask = keepingAnswers(held.ask, { answers: records.answers, library: held.library, now: () => NOW })
})

afterAll(() => held.close())

const keptOf = async (id: string) => (await records.answers.find(id)) ?? expect.unreachable(`${id} is not kept`)

test('an answer is kept with who asked what by which channel, and given as it is kept', async () => {
  const filters = { places: ['呈贡区'], years: [2024] }
  const answer = await ask({ text: RECEIVED, owner: 'key-1', channel: 'openai', filters, topK: 2, language: 'zh' })
  const kept = await keptOf(answer.id)
  expect(kept).toMatchObject({
    at: NOW,
    channel: 'openai',
    owner: 'key-1',
    question: RECEIVED,
    conversationId: answer.conversationId,
    status: 'answered',
    reason: null,
    index: held.library.fingerprint,
  })
  expect(JSON.parse(kept.request)).toEqual({ language: 'zh', filters, topK: 2 })
  expect(JSON.parse(kept.body)).toEqual(answerShape(answer))
  expect(kept.citations.length).toBeGreaterThan(0)
  for (const { reportId, revision, quote, start, end } of kept.citations)
    expect((await held.library.report(reportId, revision))?.text.slice(start, end)).toBe(quote)
})

test('what was not found is kept with its reason, by HTTP and nobody unless the question says otherwise', async () => {
  const { id } = await ask({ text: '今天天气怎么样？' })
  expect(await keptOf(id)).toMatchObject({
    channel: 'http',
    owner: '',
    status: 'not_found',
    reason: 'off_topic',
    request: '{}',
  })
})

test('a question fails where its answer cannot be kept', async () => {
  const full = new Error('the disk is full')
  const answers = { keep: () => Promise.reject(full) }
  const failing = keepingAnswers(fakeAsk(givenAnswer).ask, { answers, library: held.library, now: () => NOW })
  await expect(failing({ text: RECEIVED })).rejects.toBe(full)
})

test('a question that fails or is given up leaves no answer', async () => {
  await expect(ask({ text: '那审结的呢？', conversationId: 'nowhere' })).rejects.toMatchObject({ code: 'not_found' })
  await expect(ask({ text: RECEIVED }, { signal: AbortSignal.abort() })).rejects.toThrow()
  expect(await records.answers.list({ limit: 10 })).toEqual([])
})

test('a follow-up is kept with the questions that it goes on from and the place its conversation calls its own', async () => {
  const { conversationId } = await ask({ text: '默认呈贡区' })
  await ask({ text: '我区2024年受理行政复议申请多少件？', conversationId })
  const { id } = await ask({ text: '那审结的呢？', conversationId })
  await ask({ text: '昆山市呢？', conversationId })
  const kept = await keptOf(id)
  expect(JSON.parse(kept.request)).toEqual({
    conversationId,
    earlier: ['我区2024年受理行政复议申请多少件？'],
    home: '呈贡区',
  })
  const replayed = await replay(kept, { ask, library: held.library })
  expect(replayed).toMatchObject({ verdict: 'same', earlier: 1, again: { figures: [{ figure: { raw: '287件' } }] } })
})

test('questions that the asker brings along are kept as they were brought', async () => {
  const { id } = await ask({ text: '那审结的呢？', earlier: [RECEIVED] })
  const kept = await keptOf(id)
  expect(JSON.parse(kept.request)).toEqual({ earlier: [RECEIVED] })
  expect((await replay(kept, { ask, library: held.library })).verdict).toBe('same')
})
