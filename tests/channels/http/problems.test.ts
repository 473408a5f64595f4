import { expect, test } from 'vitest'
import { createHttpApp } from '../../../src/channels/http/app.ts'
import { healthSchema, readinessSchema } from '../../../src/channels/http/health-routes.ts'
import { problemSchema } from '../../../src/channels/http/problems.ts'
import type { ServiceState } from '../../../src/channels/http/service.ts'
import { AppError, type ErrorCode } from '../../../src/errors.ts'
import { recordsInMemory } from '../../library/records-in-memory.ts'
import {
  answer,
  bodyOf,
  fakeAsk,
  fakeLibrary,
  fakeSearch,
  noEmbedding,
  post,
  readyApp,
  targetScope,
} from './fake-service.ts'

const json = { 'content-type': 'application/json' }
const question = { question: '受理多少？' }

test.each([
  [{}, 'question is required.', 'question'],
  [{ question: '　\n ' }, 'question must not be blank.', 'question'],
  [{ question: 7 }, 'question must be text.', 'question'],
  [{ question: null }, 'question must be text.', 'question'],
  [{ question: ['a'] }, 'question must be a single value, not a list.', 'question'],
  [{ question: '问'.repeat(2001) }, 'question must have at most 2000 characters.', 'question'],
  [{ question: 'a\ud800' }, 'question must be Unicode text sent as UTF-8.', 'question'],
  [{ ...question, language: 'fr' }, 'language must be "zh" or "en".', 'language'],
  [{ ...question, conversation_id: ' ' }, 'conversation_id must not be blank.', 'conversation_id'],
  [
    { ...question, conversation_id: 'c'.repeat(121) },
    'conversation_id must have at most 120 characters.',
    'conversation_id',
  ],
  [{ ...question, top_k: 0 }, 'top_k must be at least 1.', 'top_k'],
  [{ ...question, top_k: 11 }, 'top_k must be at most 10.', 'top_k'],
  [{ ...question, top_k: 1.5 }, 'top_k must be a whole number.', 'top_k'],
  [{ ...question, filters: [] }, 'filters must be an object.', 'filters'],
  [{ ...question, filters: { years: 2024 } }, 'filters.years must be a list.', 'filters.years'],
  [{ ...question, filters: { years: [2024, 1948] } }, 'filters.years[1] must be at least 1949.', 'filters.years[1]'],
  [{ ...question, filters: { years: ['2024'] } }, 'filters.years[0] must be a number.', 'filters.years[0]'],
  [
    { ...question, filters: { years: Array(21).fill(2024) } },
    'filters.years must have at most 20 items.',
    'filters.years',
  ],
  [{ ...question, filters: { places: [''] } }, 'filters.places[0] must not be blank.', 'filters.places[0]'],
  [
    { ...question, filters: { places: ['区'.repeat(61)] } },
    'filters.places[0] must have at most 60 characters.',
    'filters.places[0]',
  ],
  [
    { ...question, filters: { report_ids: Array(101).fill('a') } },
    'filters.report_ids must have at most 100 items.',
    'filters.report_ids',
  ],
  [
    { ...question, filters: { place: [] } },
    'filters takes only places, years, report_ids, not place.',
    'filters.place',
  ],
  [
    { ...question, streamed: true },
    'The body takes only question, language, filters, conversation_id, top_k, stream, not streamed.',
    'streamed',
  ],
  [
    { ...question, ['k'.repeat(500)]: 1 },
    `The body takes only question, language, filters, conversation_id, top_k, stream, not ${'k'.repeat(40)}….`,
    `${'k'.repeat(40)}…`,
  ],
  [[], 'The body must be an object.', undefined],
  [null, 'The body must be an object.', undefined],
])('%j is refused by its field', async (body, message, field) => {
  const { app } = readyApp()
  const response = await app.request('/v1/ask', post(body))
  expect(response.status).toBe(400)
  const { error } = await bodyOf(problemSchema, response)
  expect(error).toEqual({ code: 'bad_request', message, ...(field && { field }) })
})

test('several faults are told in one sentence, up to three of them', async () => {
  const { app } = readyApp()
  const body = { question: 1, language: 2, top_k: 'x', filters: 3, extra: 4 }
  const { error } = await bodyOf(problemSchema, await app.request('/v1/ask', post(body)))
  expect(error.message).toBe(
    'question must be text; language must be "zh" or "en"; filters must be an object; and 2 more.',
  )
  expect(error.field).toBe('question')
})

test.each([
  ['half a JSON text', '{"question":'],
  ['nothing', ''],
  ['deeply nested brackets', '['.repeat(60_000)],
])('a body of %s is refused', async (_, body) => {
  const { app } = readyApp()
  const response = await app.request('/v1/ask', { method: 'POST', headers: json, body })
  expect(response.status).toBe(400)
  expect(await bodyOf(problemSchema, response)).toEqual({
    error: { code: 'bad_request', message: 'The body is not valid JSON in UTF-8.' },
  })
})

test('a question in GBK is refused instead of not being found', async () => {
  const { app } = readyApp()
  const gbk = Uint8Array.from([0xd4, 0xf6, 0xb3, 0xc7]) // 增城
  const body = new Blob(['{"question":"', gbk, '"}'])
  const { error } = await bodyOf(problemSchema, await app.request('/v1/ask', { method: 'POST', headers: json, body }))
  expect(error.message).toBe('question must be Unicode text sent as UTF-8.')
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
  'a body of type %j is refused',
  async type => {
    const { app } = readyApp()
    const response = await app.request('/v1/search', post(question, { 'content-type': type }))
    expect(response.status).toBe(415)
    expect((await bodyOf(problemSchema, response)).error.code).toBe('unsupported_media_type')
  },
)

test('a body of 64 KiB is read, a larger one is not, with or without its length', async () => {
  const { app } = readyApp({ search: fakeSearch(targetScope, []).search, library: fakeLibrary([]).library })
  const padded = (bytes: number) => JSON.stringify(question).padEnd(bytes - 2 * question.question.length)
  const bytes = (length: number) => new TextEncoder().encode(padded(length))
  expect(bytes(65_536)).toHaveLength(65_536)
  for (const headers of [json, { ...json, 'content-length': '65536' }]) {
    expect((await app.request('/v1/search', { method: 'POST', headers, body: bytes(65_536) })).status).toBe(200)
  }
  for (const headers of [json, { ...json, 'content-length': '65537' }]) {
    const response = await app.request('/v1/search', { method: 'POST', headers, body: bytes(65_537) })
    expect(response.status).toBe(413)
    expect((await bodyOf(problemSchema, response)).error.code).toBe('payload_too_large')
  }
})

test.each(['/', '/v1', '/v1/reports/', '/v1/nothing', '/v1/reports/a/b', '/%'])('GET %s is not found', async path => {
  const response = await readyApp().app.request(path)
  expect(response.status).toBe(404)
  expect((await bodyOf(problemSchema, response)).error.code).toBe('not_found')
})

test.each([
  ['GET', '/v1/ask', 'POST'],
  ['DELETE', '/v1/search', 'POST'],
  ['POST', '/v1/reports', 'GET, HEAD'],
  ['PUT', '/v1/reports/a', 'GET, HEAD'],
  ['OPTIONS', '/v1/reports/a/source', 'GET, HEAD'],
  ['PATCH', '/healthz', 'GET, HEAD'],
  ['POST', '/openapi.json', 'GET, HEAD'],
])('%s %s is refused with the methods it takes', async (method, path, allow) => {
  const response = await readyApp().app.request(path, { method })
  expect(response.status).toBe(405)
  expect(response.headers.get('allow')).toBe(allow)
  expect(await bodyOf(problemSchema, response)).toEqual({
    error: { code: 'method_not_allowed', message: `This path takes ${allow}.` },
  })
})

const served = ['/v1/ask', '/v1/search', '/v1/reports', '/v1/reports/a', '/v1/reports/a/source', '/readyz']

function requestOf(path: string) {
  return path === '/v1/ask' || path === '/v1/search' ? post(question) : {}
}

test.each(served)('%s says when to come back while the service starts', async path => {
  const state: ServiceState = { kind: 'starting', message: '2 of 5 reports are indexed.', retryAfterSeconds: 2.5 }
  const app = createHttpApp({ state: () => state, version: '1' })
  const response = await app.request(path, requestOf(path))
  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('3')
  expect(await bodyOf(problemSchema, response)).toEqual({
    error: { code: 'not_ready', message: '2 of 5 reports are indexed.' },
  })
})

test.each(served)('%s asks nobody to wait for a service that failed', async path => {
  const app = createHttpApp({ state: () => ({ kind: 'failed', message: 'The model is missing.' }), version: '1' })
  const response = await app.request(path, requestOf(path))
  expect(response.status).toBe(503)
  expect(response.headers.has('retry-after')).toBe(false)
  expect(await bodyOf(problemSchema, response)).toEqual({
    error: { code: 'not_ready', message: 'The model is missing.' },
  })
})

test('the process is alive in every state, and ready once the service is there', async () => {
  let state: ServiceState = { kind: 'starting', message: 'Starting.', retryAfterSeconds: 1 }
  const app = createHttpApp({ state: () => state, version: '1' })
  expect(await bodyOf(healthSchema, await app.request('/healthz'))).toEqual({ status: 'ok' })
  const records = recordsInMemory()
  state = {
    kind: 'ready',
    service: {
      ...fakeAsk(answer),
      ...fakeSearch(targetScope, []),
      ...fakeLibrary([]),
      embedding: noEmbedding,
      records,
    },
  }
  expect(await bodyOf(readinessSchema, await app.request('/readyz'))).toEqual({ status: 'ready' })
  expect((await app.request('/readyz', { method: 'HEAD' })).status).toBe(200)
  state = { kind: 'failed', message: 'Gone.' }
  expect((await app.request('/healthz')).status).toBe(200)
  expect((await app.request('/readyz')).status).toBe(503)
})

const statuses: readonly [ErrorCode, number][] = [
  ['bad_request', 400],
  ['not_found', 404],
  ['report_unreadable', 422],
  ['not_ready', 503],
  ['config_invalid', 500],
  ['model_missing', 500],
  ['model_corrupt', 500],
  ['library_newer', 500],
  ['library_unwritable', 500],
]

test.each(statuses)('a fault of code %s is a %i', async (code, status) => {
  const fault = new AppError(code, 'What to do.')
  const { app, faults } = readyApp({ ask: () => Promise.reject(fault) })
  const response = await app.request('/v1/ask', post(question))
  expect(response.status).toBe(status)
  const { error } = await bodyOf(problemSchema, response)
  expect(error).toEqual(
    status === 500
      ? { code: 'internal', message: 'The service failed to answer; its log says why.' }
      : { code, message: 'What to do.' },
  )
  expect(faults).toEqual(status === 500 ? [fault] : [])
})

test('an error thrown inside is a 500 that tells the log and not the caller', async () => {
  const fault = new TypeError('secret of /home')
  const { app, faults } = readyApp({ ask: () => Promise.reject(fault) })
  const response = await app.request('/v1/ask', post(question))
  expect(response.status).toBe(500)
  expect(JSON.stringify(await bodyOf(problemSchema, response))).not.toContain('secret')
  expect(faults).toEqual([fault])
})

test.each([
  ['a string', 'secret of /home'],
  ['nothing at all', undefined],
])('%s thrown inside is a 500 that tells the log and not the caller', async (_, thrown) => {
  const { app, faults } = readyApp({ ask: () => Promise.reject(thrown) })
  const response = await app.request('/v1/ask', post(question))
  expect(response.status).toBe(500)
  expect(JSON.stringify(await bodyOf(problemSchema, response))).not.toContain('secret')
  expect(faults).toEqual([expect.objectContaining({ cause: thrown })])
})
