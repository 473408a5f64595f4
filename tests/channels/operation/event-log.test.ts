import { execFileSync } from 'node:child_process'
import { constants } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createHttpApp } from '../../../src/channels/http/app.ts'
import { createKeyCheck, hashOf } from '../../../src/channels/http/front/key-check.ts'
import { createRateLimit } from '../../../src/channels/http/front/rate-limit.ts'
import { createEventLog, faultShape, loggedAsk } from '../../../src/channels/operation/event-log.ts'
import { AppError } from '../../../src/errors.ts'
import type { Ask } from '../../../src/question/ask.ts'
import { recordsInMemory } from '../../library/records-in-memory.ts'
import {
  fakeAsk,
  fakeLibrary,
  fakeSearch,
  noEmbedding,
  post,
  refusal,
  target,
  targetScope,
} from '../http/fake-service.ts'

/** A log, and its lines as objects; every line has to be one JSON object. */
function logInMemory(level: 'silent' | 'error' | 'info' = 'info') {
  const written: string[] = []
  const log = createEventLog({ level, to: { write: (text: string) => void written.push(text) } })
  return {
    log,
    written,
    events: () =>
      written.map(line => {
        expect(line).toMatch(/^\{[^\n]*\}\n$/)
        const { time, ...event } = JSON.parse(line) as Record<string, unknown>
        expect(new Date(String(time)).toISOString()).toBe(time)
        return event
      }),
  }
}

/** A clock that goes on by 5 ms whenever it is looked at. */
function ticking() {
  let at = 0
  return () => (at += 5)
}

const KEY = 'nb_this-must-never-be-written'

function loggingApp(ask: Ask, log: ReturnType<typeof createEventLog>) {
  const configured = [{ scope: 'ask', hash: hashOf(KEY) }] as const
  const records = recordsInMemory()
  const service = {
    ask,
    search: fakeSearch(targetScope, []).search,
    library: fakeLibrary([]).library,
    embedding: noEmbedding,
    records,
  }
  return createHttpApp({
    state: () => ({ kind: 'ready', service }),
    version: '1.2.3',
    onFault: (error, id) => log.error({ event: 'fault', id, error: faultShape(error) }),
    front: {
      access: { keys: createKeyCheck({ ring: records.keys, configured, perMinute: 10 }), rateLimit: createRateLimit() },
      log,
      ticks: ticking(),
    },
  })
}

const headers = { 'content-type': 'application/json', authorization: `Bearer ${KEY}`, 'x-request-id': 'trace-1' }
const id = `config:${hashOf(KEY).slice(0, 8)}`

test('a request is one line with who asked, how it ended and how long it took, and no word of what was asked', async () => {
  const { log, written, events } = logInMemory()
  const app = loggingApp(fakeAsk(refusal).ask, log)
  await app.request('/v1/ask?secret=1', post({ question: '花都区受理多少？' }, headers))
  await app.request('/v1/ask', post({ question: '花都区受理多少？' }, headers))
  await app.request('/v1/reports/some-report', { headers })
  await app.request('/v1/reports', { headers: { 'x-request-id': 'trace-2' } })
  await app.request('/nothing/here', { headers })
  const request = { level: 'info', event: 'request', ms: 5 }
  const known = { ...request, id: 'trace-1', key: id }
  expect(events()).toEqual([
    { ...known, method: 'POST', path: '/v1/ask', status: 400 },
    {
      ...known,
      method: 'POST',
      path: '/v1/ask',
      status: 200,
      answer: 'answer-1',
      outcome: 'not_found',
      reason: 'unknown_place',
    },
    { ...known, method: 'GET', path: '/v1/reports/:id', status: 404 },
    { ...request, id: 'trace-2', method: 'GET', path: '/v1/reports', status: 401, refusal: 'missing' },
    { ...known, method: 'GET', path: 'none', status: 404 },
  ])
  expect(written.join('')).not.toMatch(/this-must-never|花都|secret|some-report/)
})

test.each([
  ['/v1/ask', { question: '花都区受理多少？' }],
  ['/v1/chat/completions', { model: 'nianbao', messages: [{ role: 'user', content: '花都区受理多少？' }] }],
])('a stream of %s is one line when it has ended, with how the question ended', async (path, asked) => {
  const { log, events } = logInMemory()
  const app = loggingApp(fakeAsk(refusal).ask, log)
  const response = await app.request(path, post({ ...asked, stream: true }, headers))
  await response.text()
  const ended = { answer: 'answer-1', outcome: 'not_found', reason: 'unknown_place' }
  expect(events()).toMatchObject([{ event: 'request', method: 'POST', path, status: 200, ...ended }])
})

test('an answer of /mcp that is streamed is one line when it has ended, with the time that it took', async () => {
  const { log, events } = logInMemory()
  let answerNow = () => {}
  const waiting = new Promise<void>(resolve => {
    answerNow = resolve
  })
  const app = loggingApp(async () => {
    await waiting
    return refusal
  }, log)
  const params = { name: 'ask', arguments: { question: '花都区受理多少？' } }
  const call = { jsonrpc: '2.0', id: 1, method: 'tools/call', params }
  const response = await app.request('/mcp', post(call, { ...headers, accept: 'text/event-stream' }))
  const body = response.text()
  expect(events()).toEqual([])
  answerNow()
  expect(await body).toContain('data: ')
  const ended = { answer: 'answer-1', outcome: 'not_found', reason: 'unknown_place', ms: 5 }
  expect(events()).toMatchObject([{ event: 'request', path: '/mcp', status: 200, ...ended }])
})

test('a stream whose reader leaves is one line, too', async () => {
  const { log, events } = logInMemory()
  const app = loggingApp(fakeAsk(refusal).ask, log)
  const response = await app.request('/v1/ask', post({ question: '受理多少？', stream: true }, headers))
  await response.body?.cancel()
  await expect.poll(events).toMatchObject([{ event: 'request', path: '/v1/ask', status: 200 }])
})

test('a stream that fails on the way is one line, without an outcome', async () => {
  const { log, events } = logInMemory()
  const app = loggingApp(async (_, { onStep } = {}) => {
    onStep?.({ kind: 'retrieved', target, terms: [], hits: [] })
    await new Promise(resolve => setTimeout(resolve)) // Until the step is read.
    throw new Error('broken')
  }, log)
  const response = await app.request('/v1/ask', post({ question: '受理多少？', stream: true }, headers))
  await response.text()
  const lines = events().filter(({ event }) => event === 'request')
  expect(lines).toMatchObject([{ path: '/v1/ask', status: 200 }])
  expect(lines[0]).not.toHaveProperty('outcome')
})

test('a fault has its stack and its causes, under the id of its request, and nothing else that it carries', async () => {
  const { log, written, events } = logInMemory('error')
  const cause = Object.assign(new Error('disk on fire'), { config: { headers: { authorization: KEY } } })
  const app = loggingApp(() => Promise.reject(new AppError('library_corrupt', 'broken', { cause })), log)
  const response = await app.request('/v1/ask', post({ question: '受理多少？' }, headers))
  expect(response.status).toBe(500)
  expect(events()).toEqual([
    {
      level: 'error',
      event: 'fault',
      id: 'trace-1',
      error: {
        name: 'AppError',
        code: 'library_corrupt',
        message: 'broken',
        stack: expect.stringContaining('event-log.test.ts'),
        cause: { name: 'Error', message: 'disk on fire', stack: expect.any(String) },
      },
    },
  ])
  expect(written.join('')).not.toContain(KEY)
})

test('a question is a line by whichever channel it comes, with its text only where that is wanted', async () => {
  const { log, events } = logInMemory()
  const options = { log, ticks: ticking(), withText: false }
  const question = { text: '花都区受理多少？', channel: 'wecom_bot', owner: 'wecom:1' }
  await loggedAsk(fakeAsk(refusal).ask, options)(question)
  await loggedAsk(fakeAsk(refusal).ask, { ...options, withText: true })({ text: '再问' })
  const failing = loggedAsk(() => Promise.reject(new AppError('timeout', 'too long')), options)
  await expect(failing({ text: '受理多少？' })).rejects.toThrow('too long')
  const signal = AbortSignal.abort()
  const leaving = loggedAsk(() => Promise.reject(signal.reason), options)
  await expect(leaving({ text: '受理多少？' }, { signal })).rejects.toMatchObject({ name: 'AbortError' })
  const line = { level: 'info', event: 'question', ms: 5 }
  const end = { answer: 'answer-1', status: 'not_found', reason: 'unknown_place', kind: 'extractive' }
  expect(events()).toEqual([
    { ...line, channel: 'wecom_bot', key: 'wecom:1', ...end },
    { ...line, channel: 'http', question: '再问', ...end },
    { ...line, channel: 'http', status: 'failed', code: 'timeout' },
    { ...line, channel: 'http', status: 'failed', code: 'cancelled' },
  ])
})

test('silent means silent', () => {
  const { log, written } = logInMemory('silent')
  log.error({ event: 'fault' })
  expect(written).toEqual([])
})

test('lines that a slow reader leaves no room for are lost, and a line tells how many as soon as there is room', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-log-'))
  const pipe = join(folder, 'log')
  execFileSync('mkfifo', [pipe])
  // Open both ways, so that opening waits for nobody.
  const file = await open(pipe, constants.O_RDWR | constants.O_NONBLOCK)
  const log = createEventLog({ level: 'info', to: file.fd, mostWaitingBytes: 256 * 1024 })
  const line = 'x'.repeat(1000)
  const written = 1000
  for (let number = 0; number < written; number++) log.info({ event: 'line', number, line })

  const seen: Record<string, unknown>[] = []
  let rest = ''
  const reading = Buffer.alloc(64 * 1024)
  await expect
    .poll(
      async () => {
        const { bytesRead } = await file.read(reading, 0, reading.length).catch(() => ({ bytesRead: 0 }))
        const lines = (rest + reading.toString('utf8', 0, bytesRead)).split('\n')
        rest = lines.pop() ?? ''
        seen.push(...lines.map(each => JSON.parse(each) as Record<string, unknown>))
        return seen.at(-1)?.event
      },
      { timeout: 20_000, interval: 5 },
    )
    .toBe('log_lost')
  const kept = seen.filter(({ event }) => event === 'line').map(({ number }) => number)
  expect(kept).toEqual(kept.map((_, at) => at))
  expect(kept.length).toBeGreaterThan(100)
  expect(seen.at(-1)).toMatchObject({ level: 'error', lines: written - kept.length })
  await file.close()
  await rm(folder, { recursive: true })
})
