import { OpenAPIHono } from '@hono/zod-openapi'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepingAnswers } from '../../../../src/channels/answers/keep.ts'
import { answerShape } from '../../../../src/channels/http/answer-shape.ts'
import { addAnswers } from '../../../../src/channels/http/answers/answers-routes.ts'
import {
  answerListSchema,
  feedbackListSchema,
  feedbackSchema,
  keptAnswerSchema,
  replaySchema,
} from '../../../../src/channels/http/answers/answers-shapes.ts'
import type { Caller, HttpEnv } from '../../../../src/channels/http/http-app.ts'
import { problemOf, problemSchema } from '../../../../src/channels/http/problems.ts'
import type { Service } from '../../../../src/channels/http/service.ts'
import { MOST_FEEDBACK } from '../../../../src/library/answer-log.ts'
import type { Answer } from '../../../../src/question/question.ts'
import { recordsInMemory } from '../../../library/records-in-memory.ts'
import { type Asking, NOW, openAsking, openLocalEmbedder } from '../../../question/asking.ts'
import { reportFiles } from '../../../question/made-up-reports.ts'
import { bodyOf, noEmbedding, post, readyApp } from '../fake-service.ts'

const QUESTION = '呈贡区2024年受理行政复议申请多少件？'
const ANYBODY: Caller = { owner: 'key-1', scope: 'ask' }
const OTHER: Caller = { owner: 'key-2', scope: 'ask' }
const ADMIN: Caller = { owner: 'key-3', scope: 'admin' }

let held: Asking
let answer: Answer
let refusal: Answer
let service: Pick<Service, 'ask' | 'library' | 'records'>
let request: (caller: Caller, path: string, init?: RequestInit) => Promise<Response>
const asked: string[] = []

beforeAll(async () => {
  held = await openAsking(await openLocalEmbedder())
  await held.add(reportFiles)
  const records = recordsInMemory()
  let minutes = 0
  const now = () => new Date(NOW.getTime() + ++minutes * 60_000)
  const ask = keepingAnswers(
    (question, options) => {
      asked.push(question.text)
      return held.ask(question, options)
    },
    { answers: records.answers, library: held.library, now },
  )
  service = { ask, library: held.library, records }
  answer = await ask({ text: QUESTION, owner: ANYBODY.owner })
  refusal = await ask({ text: '今天天气怎么样？', channel: 'cli' })
  request = async (caller, path, init) => {
    const app = new OpenAPIHono<HttpEnv>()
    app.onError((error, c) => problemOf(c, error, fault => expect.unreachable(String(fault))))
    app.use(async (c, next) => {
      c.set('caller', caller)
      await next()
    })
    addAnswers(app, () => ({ kind: 'ready', service: { ...held, ask, records, embedding: noEmbedding } }), now)
    return app.request(path, init)
  }
})

afterAll(() => held.close())

test('an answer is given again as it was, with what was said of it, to the key that asked and to an admin', async () => {
  for (const caller of [ANYBODY, ADMIN]) {
    const response = await request(caller, `/v1/answers/${answer.id}`)
    expect(response.status).toBe(200)
    expect(await bodyOf(keptAnswerSchema, response)).toMatchObject({
      id: answer.id,
      channel: 'http',
      question: QUESTION,
      answer: answerShape(answer),
    })
  }
})

test("another key's answer is as unknown as one that never was, for every operation", async () => {
  const unknown = await request(OTHER, '/v1/answers/nowhere')
  const { error } = await bodyOf(problemSchema, unknown)
  expect(error.code).toBe('not_found')
  const calls: readonly (readonly [string, RequestInit?])[] = [
    [''],
    ['/feedback', post({ rating: 'good' })],
    ['/replay', { method: 'POST' }],
  ]
  for (const [path, init] of calls) {
    const response = await request(OTHER, `/v1/answers/${answer.id}${path}`, init)
    expect(response.status).toBe(404)
    expect((await bodyOf(problemSchema, response)).error).toEqual({
      ...error,
      message: error.message.replace('nowhere', answer.id),
    })
  }
})

test('feedback is kept as it was given and shown with the answer, later feedback after it', async () => {
  const path = `/v1/answers/${answer.id}/feedback`
  const sent = { rating: 'bad', reasons: ['incomplete', 'data', 'data'], comment: ' =缺少调解数 ' }
  const response = await request(ANYBODY, path, post(sent))
  expect(response.status).toBe(201)
  const stored = await bodyOf(feedbackSchema, response)
  expect(stored).toMatchObject({
    answer_id: answer.id,
    channel: 'http',
    rating: 'bad',
    reasons: ['incomplete', 'data'],
    comment: '=缺少调解数',
  })
  const second = await bodyOf(feedbackSchema, await request(ADMIN, path, post({ rating: 'cancelled' })))
  expect(second).toMatchObject({ rating: 'cancelled', reasons: [], comment: null })
  const { feedback } = await bodyOf(keptAnswerSchema, await request(ANYBODY, `/v1/answers/${answer.id}`))
  expect(feedback).toEqual([stored, second])

  const exported = await bodyOf(feedbackListSchema, await request(ADMIN, '/v1/feedback'))
  const [quote] = answer.citations.map(citation => citation.quote)
  expect(exported.next).toBeNull()
  expect(exported.feedback).toEqual(
    [second, stored].map(each => ({
      ...each,
      question: QUESTION,
      status: 'answered',
      first_line: answer.answer.split('\n')[0],
      citations: [{ report_id: 'chenggong-2024', revision: 1, quote }],
    })),
  )
})

test('an admin reads what was said page by page, newest first, and a page out of bounds is a 400', async () => {
  const path = `/v1/answers/${refusal.id}/feedback`
  for (const comment of ['一', '二', '三']) await request(ADMIN, path, post({ rating: 'bad', comment }))
  const page = async (query: string) => bodyOf(feedbackListSchema, await request(ADMIN, `/v1/feedback?${query}`))
  const first = await page('limit=2')
  expect(first.feedback.map(({ comment }) => comment)).toEqual(['三', '二'])
  const second = await page(`limit=1&before=${first.next}`)
  expect(second.feedback.map(({ comment }) => comment)).toEqual(['一'])
  expect(first.next).toMatch(/^\d+$/)
  for (const query of ['limit=0', 'limit=501', 'before=x', 'before=0', 'after=1'])
    expect((await request(ADMIN, `/v1/feedback?${query}`)).status).toBe(400)
})

test('a program that runs wild fills nothing: of one answer the last opinions are kept, as the document says', async () => {
  const path = `/v1/answers/${refusal.id}/feedback`
  const ratings = Array.from({ length: MOST_FEEDBACK + 5 }, (_, i) => (i % 2 === 0 ? 'good' : 'bad'))
  for (const rating of ratings) expect((await request(ADMIN, path, post({ rating }))).status).toBe(201)
  expect((await request(ADMIN, path, post({ rating: 'cancelled' }))).status).toBe(201)
  const { feedback } = await bodyOf(keptAnswerSchema, await request(ADMIN, `/v1/answers/${refusal.id}`))
  expect([feedback.length, feedback.at(-1)?.rating]).toEqual([MOST_FEEDBACK, 'cancelled'])
  const { app } = readyApp()
  expect(await (await app.request('/openapi.json')).text()).toContain(`the last ${MOST_FEEDBACK} are kept`)
})

test.each([
  ['of an unknown rating', { rating: 'fine' }],
  ['of an unknown reason', { rating: 'bad', reasons: ['ugly'] }],
  ['with an unknown field', { rating: 'bad', reason: 'wrong' }],
  ['with a comment that is too long', { rating: 'good', comment: '字'.repeat(2_001) }],
  ['without a rating', {}],
])('feedback %s is refused', async (_, body) => {
  const response = await request(ANYBODY, `/v1/answers/${answer.id}/feedback`, post(body))
  expect(response.status).toBe(400)
})

test('a replay asks the same question again and tells that nothing differs', async () => {
  const before = asked.length
  const response = await request(ANYBODY, `/v1/answers/${answer.id}/replay`, { method: 'POST' })
  expect(response.status).toBe(200)
  expect(await bodyOf(replaySchema, response)).toMatchObject({
    id: answer.id,
    verdict: 'same',
    differences: [],
    citations: [{ index: 1, report_id: 'chenggong-2024', outcome: 'unchanged', now: { revision: 1 } }],
    again: { status: 'answered', reason: null, answer: answer.answer },
    earlier_questions: 0,
  })
  expect(asked.slice(before)).toEqual([QUESTION])
})

test('an admin lists what is kept, newest first, page by page', async () => {
  const list = async (query: string) => bodyOf(answerListSchema, await request(ADMIN, `/v1/answers?${query}`))
  const first = await list('limit=1')
  expect(first.answers).toMatchObject([
    { id: refusal.id, channel: 'cli', question: '今天天气怎么样？', status: 'not_found', reason: 'off_topic' },
  ])
  expect(first.next).toBe(refusal.id)
  const second = await list(`limit=1&before=${first.next}`)
  expect(second).toMatchObject({ answers: [{ id: answer.id, status: 'answered', reason: null }], next: null })
  expect((await list('status=not_found')).answers.map(({ id }) => id)).toEqual([refusal.id])
  expect((await list('channel=http')).answers.map(({ id }) => id)).toEqual([answer.id])
})

test('a page after an answer that is not kept is a 404, and a limit out of bounds a 400', async () => {
  expect((await request(ADMIN, '/v1/answers?before=nowhere')).status).toBe(404)
  for (const query of ['limit=0', 'limit=501', 'limit=1.5', 'status=open', 'page=2'])
    expect((await request(ADMIN, `/v1/answers?${query}`)).status).toBe(400)
})

test('only an admin lists answers and exports feedback', async () => {
  for (const path of ['/v1/answers', '/v1/feedback'])
    expect((await bodyOf(problemSchema, await request(ANYBODY, path))).error.code).toBe('forbidden')
})

test('any id, query and feedback is answered or refused in the agreed shape', async () => {
  const { app, faults } = readyApp(service)
  const id = fc.oneof(fc.webSegment(), fc.constantFrom(answer.id, '%', '%00', '%2e%2e', '%ed%a0%80', "a'--"))
  const body = fc.record(
    {
      rating: fc.oneof(fc.constantFrom('good', 'bad', 'cancelled'), fc.jsonValue()),
      reasons: fc.oneof(fc.array(fc.constantFrom('wrong', 'data', '')), fc.jsonValue()),
      comment: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', '\0', '　'), fc.jsonValue()),
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(id, fc.webQueryParameters(), body, async (some, query, sent) => {
      const given = await app.request(`/v1/answers/${some}/feedback`, post(sent))
      // An id of two dots leads to another path, which takes only GET.
      expect([201, 400, 404, 405]).toContain(given.status)
      await bodyOf(given.status === 201 ? feedbackSchema : problemSchema, given)
      for (const path of [`/v1/answers/${some}`, '/v1/answers']) {
        const response = await app.request(`${path}?${query}`)
        expect([200, 400, 404]).toContain(response.status)
        if (response.status !== 200) await bodyOf(problemSchema, response)
      }
    }),
  )
  expect(faults).toEqual([])
})
