import { once } from 'node:events'
import OpenAI, { APIError, AuthenticationError, InternalServerError } from 'openai'
import { afterEach, expect, test } from 'vitest'
import { createHttpApp, type HttpAppOptions } from '../../../src/channels/http/app.ts'
import { openaiErrorSchema } from '../../../src/channels/openai/openai-errors.ts'
import type { Ask } from '../../../src/question/ask.ts'
import { bodyOf, post, readyApp, targetScope } from '../http/fake-service.ts'
import { nodeServer } from '../http/node-server.ts'

/** What goes wrong, as the official client sees it. */

const servers: Awaited<ReturnType<typeof nodeServer>>[] = []

afterEach(async () => {
  await Promise.all(servers.splice(0).map(server => server.close()))
})

async function clientOf(app: ReturnType<typeof createHttpApp>) {
  const server = await nodeServer(app)
  servers.push(server)
  return new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'wrong', maxRetries: 0 })
}

const chat = { model: 'nianbao', messages: [{ role: 'user' as const, content: '受理多少？' }] }

const step = {
  kind: 'retrieved',
  target: targetScope.kind === 'targets' ? targetScope.targets[0] : undefined,
  terms: [],
  hits: [],
} as unknown as Parameters<NonNullable<NonNullable<Parameters<Ask>[1]>['onStep']>>[0]

test('a service that is not ready says so in the shape its clients read', async () => {
  const state = () => ({ kind: 'starting', message: 'Two of five.', retryAfterSeconds: 7 }) as const
  const client = await clientOf(createHttpApp({ state, version: '1' }))
  const refused = await client.chat.completions.create(chat).catch(error => error)
  expect(refused).toBeInstanceOf(InternalServerError)
  expect(refused).toMatchObject({ status: 503, code: 'not_ready', type: 'server_error', message: '503 Two of five.' })
  expect(refused.headers.get('retry-after')).toBe('7')
})

test('a key that is unknown is an authentication error', async () => {
  const front: HttpAppOptions['front'] = {
    access: {
      keys: { needed: () => true, check: () => ({ kind: 'unknown' }) },
      rateLimit: { take: async () => ({ allowed: true, headers: {} }) },
    },
  }
  const state = () => ({ kind: 'failed', message: '' }) as const
  const client = await clientOf(createHttpApp({ state, version: '1', front }))
  for (const refused of [client.models.list(), client.chat.completions.create(chat)]) {
    await expect(refused).rejects.toBeInstanceOf(AuthenticationError)
    await expect(refused).rejects.toMatchObject({ code: 'unauthorized', type: 'authentication_error' })
  }
})

test('bodies, methods and paths that are wrong are told of in the same shape', async () => {
  const { app } = readyApp()
  const json = { 'content-type': 'application/json' }
  const wrong: readonly [string, RequestInit, number][] = [
    ['/v1/chat/completions', { method: 'POST', body: '{', headers: json }, 400],
    ['/v1/chat/completions', { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } }, 415],
    ['/v1/chat/completions', { method: 'GET' }, 405],
    ['/v1/chat/nothing', { method: 'POST' }, 404],
    ['/v1/models/none', {}, 404],
    ['/v1/embeddings', post({ model: 'made-up-embedder' }), 400],
    ['/v1/embeddings', post({ model: 'made-up-embedder', input: 'a' }), 500],
  ]
  for (const [path, request, status] of wrong) {
    const response = await app.request(path, request)
    expect([path, response.status]).toEqual([path, status])
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    await bodyOf(openaiErrorSchema, response)
  }
  expect(await (await app.request('/v1/nothing')).json()).not.toHaveProperty('error.type')
})

test('what fails within a stream reaches the client as an error, without saying what it was', async () => {
  const { app, faults } = readyApp({
    async ask(_, { onStep } = {}) {
      onStep?.(step)
      await new Promise(resolve => setTimeout(resolve)) // Until the step is read.
      throw new Error('secret')
    },
  })
  const client = await clientOf(app)
  const stream = await client.chat.completions.create({ ...chat, stream: true })
  const read = async () => {
    for await (const { choices } of stream) expect(choices[0]?.delta).toEqual({ role: 'assistant', content: '' })
  }
  const error = await read().catch(thrown => thrown)
  expect(error).toBeInstanceOf(APIError)
  expect(error).toMatchObject({ code: 'internal', type: 'server_error' })
  expect(JSON.stringify(error)).not.toContain('secret')
  expect(faults).toHaveLength(1)
})

test('a stream that the client aborts ends the question', async () => {
  const asked = new AbortController()
  const { app, faults } = readyApp({
    ask: (_, { onStep, signal } = {}) => {
      onStep?.(step)
      return new Promise((_, reject) => {
        signal?.addEventListener('abort', () => {
          asked.abort()
          reject(signal.reason)
        })
      })
    },
  })
  const client = await clientOf(app)
  const stream = await client.chat.completions.create({ ...chat, stream: true })
  const stopped = once(asked.signal, 'abort')
  for await (const _ of stream) break // Leaving the loop aborts it.
  await stopped
  expect(faults).toEqual([])
})
