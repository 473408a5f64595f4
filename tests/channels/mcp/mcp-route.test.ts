import { EventEmitter, once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createHttpApp } from '../../../src/channels/http/app.ts'
import { MAX_BODY_BYTES } from '../../../src/channels/http/problems.ts'
import type { Ask } from '../../../src/question/ask.ts'
import { answer, fakeAsk, readyApp } from '../http/fake-service.ts'
import { nodeServer } from '../http/node-server.ts'

const ask = {
  jsonrpc: '2.0',
  id: 7,
  method: 'tools/call',
  params: { name: 'ask', arguments: { question: '增城区2024年受理行政复议申请多少宗？', top_k: 2 } },
}

function posted(body: unknown, headers: Readonly<Record<string, string>> = {}): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
}

const resultSchema = z.object({
  jsonrpc: z.literal('2.0'),
  id: z.literal(7),
  result: z.object({ isError: z.boolean().optional(), content: z.array(z.object({ text: z.string() })).length(1) }),
})

describe('an answer comes as the client wants it', () => {
  const both = 'application/json, text/event-stream'
  test.each([
    [both, 'application/json'],
    ['application/json', 'application/json'],
    ['*/*', 'application/json'],
    [undefined, 'application/json'],
    ['text/event-stream', 'text/event-stream'],
    ['text/event-stream, application/json', 'text/event-stream'],
    ['application/json;q=0.5, text/event-stream', 'text/event-stream'],
  ])('for Accept %s as %s', async (accept, type) => {
    const { app } = readyApp(fakeAsk(answer))
    const response = await app.request('/mcp', posted(ask, accept === undefined ? {} : { accept }))
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type])
    const body = await response.text()
    const json = type === 'application/json' ? body : (/^data: (.*)$/m.exec(body)?.[1] ?? '')
    expect(resultSchema.parse(JSON.parse(json)).result.content[0]?.text).toContain('930宗')
  })
})

test('the question goes on as it was asked, with its channel', async () => {
  const { ask: asking, asked } = fakeAsk(answer)
  const { app } = readyApp({ ask: asking })
  await (await app.request('/mcp', posted(ask))).text()
  expect(asked).toEqual([
    { text: '增城区2024年受理行政复议申请多少宗？', topK: 2, filters: {}, owner: '', channel: 'mcp' },
  ])
})

describe('what is not a call is refused as the protocol says', () => {
  const { app } = readyApp()

  test.each(['GET', 'DELETE', 'PUT'])('%s is not allowed', async method => {
    const response = await app.request('/mcp', { method, headers: { accept: 'text/event-stream' } })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
  })

  test('a batch, which would be many questions at the price of one request', async () => {
    const { ask: asking, asked } = fakeAsk(answer)
    const response = await readyApp({ ask: asking }).app.request('/mcp', posted([ask, { ...ask, id: 8 }]))
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      jsonrpc: '2.0',
      id: null,
      error: { code: -32600, message: expect.stringContaining('a request of its own') },
    })
    expect(asked).toEqual([])
  })

  test('a body that is not JSON, or not a message', async () => {
    const headers = { 'content-type': 'application/json' }
    for (const body of ['{', '[]x', '{"jsonrpc":"1.0"}', '5']) {
      const response = await app.request('/mcp', { method: 'POST', headers, body })
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ jsonrpc: '2.0', error: { code: -32700 } })
    }
  })

  test('a body of another type, or too large', async () => {
    expect((await app.request('/mcp', { method: 'POST', body: '{}' })).status).toBe(415)
    const large = posted({ ...ask, padding: 'x'.repeat(MAX_BODY_BYTES) })
    expect((await app.request('/mcp', large)).status).toBe(413)
  })

  test('an unknown method', async () => {
    const response = await app.request('/mcp', posted({ jsonrpc: '2.0', id: 7, method: 'resources/list' }))
    expect(await response.json()).toMatchObject({ id: 7, error: { code: -32601 } })
  })
})

test('before the index is ready tools say so, and the handshake works', async () => {
  const state = {
    kind: 'starting',
    message: 'The index is being built: 2 of 5 reports.',
    retryAfterSeconds: 5,
  } as const
  const app = createHttpApp({ state: () => state, version: '1.2.3' })
  const called = resultSchema.parse(await (await app.request('/mcp', posted(ask))).json())
  expect(called.result).toMatchObject({ isError: true, content: [{ text: state.message }] })
  const listed = await app.request('/mcp', posted({ jsonrpc: '2.0', id: 7, method: 'tools/list' }))
  expect(await listed.json()).toMatchObject({ result: { tools: { length: 5 } } })
})

test('a fault is told to the operator, not to the model', async () => {
  const { app, faults } = readyApp({ ask: () => Promise.reject(new Error('disk /secret is full')) })
  const { result } = resultSchema.parse(await (await app.request('/mcp', posted(ask))).json())
  expect(result).toMatchObject({ isError: true })
  expect(JSON.stringify(result)).not.toContain('secret')
  expect(faults).toHaveLength(1)
})

test.each(['application/json', 'text/event-stream'])('a client of %s that leaves ends its question', async accept => {
  const happened = new EventEmitter()
  const begun = once(happened, 'begun')
  const ended = once(happened, 'ended')
  const slow: Ask = (_, { signal } = {}) => {
    happened.emit('begun')
    return new Promise((_, reject) => {
      signal?.addEventListener('abort', () => {
        happened.emit('ended', signal.reason)
        reject(signal.reason)
      })
    })
  }
  const { app, faults } = readyApp({ ask: slow })
  const server = await nodeServer(app)
  const leaving = new AbortController()
  const call = fetch(`${server.url}/mcp`, { ...posted(ask, { accept }), signal: leaving.signal }).catch(() => {})
  await begun
  leaving.abort()
  await ended
  await call
  await server.close()
  expect(faults).toEqual([])
})
