import { once } from 'node:events'
import { connect } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterEach, expect, test } from 'vitest'
import { type HttpServer, listen } from '../../../src/channels/cli/http-server.ts'
import { createHttpApp } from '../../../src/channels/http/app.ts'
import type { Ask } from '../../../src/question/ask.ts'
import { recordsInMemory } from '../../library/records-in-memory.ts'
import { fakeLibrary, fakeSearch, noEmbedding, post, targetScope } from '../http/fake-service.ts'

let server: HttpServer | undefined

/** A promise that a test keeps. */
function later() {
  let resolve = () => {}
  const promise = new Promise<void>(settle => {
    resolve = settle
  })
  return { promise, resolve }
}

afterEach(async () => {
  await server?.close()
})

/** A real server in front of `ask`, and what it took for faults. */
async function serving(ask: Ask) {
  const faults: unknown[] = []
  const service = {
    ask,
    search: fakeSearch(targetScope, []).search,
    library: fakeLibrary([]).library,
    embedding: noEmbedding,
    records: recordsInMemory(),
  }
  const app = createHttpApp({
    state: () => ({ kind: 'ready', service }),
    version: '1.2.3',
    onFault: error => faults.push(error),
  })
  server = await listen(getRequestListener(app.fetch), '127.0.0.1', 0)
  return { url: server.url, faults }
}

test('a client that leaves aborts its question, which is no fault', async () => {
  const aborted = later()
  const asked = later()
  const { url, faults } = await serving(async (_, { signal } = {}) => {
    asked.resolve()
    return new Promise((_, reject) => {
      signal?.addEventListener('abort', () => {
        aborted.resolve()
        reject(signal.reason)
      })
    })
  })
  const leaving = new AbortController()
  const response = fetch(`${url}/v1/ask`, { ...post({ question: '受理多少？' }), signal: leaving.signal })
  await asked.promise
  leaving.abort()
  await expect(response).rejects.toThrow()
  await aborted.promise
  // Another request is answered after the first one has ended.
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  await server?.close()
  expect(faults).toEqual([])
})

test('closing cuts off, after the grace, what would never end: a stream, a half-sent request, a kept connection', async () => {
  const endless = await listen(
    (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('data: first\n\n')
    },
    '127.0.0.1',
    0,
    50,
  )
  const { port, hostname } = new URL(endless.url)
  const streaming = await fetch(endless.url)
  const reader = streaming.body?.getReader()
  await reader?.read()
  const half = connect(Number(port), hostname)
  half.write('POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\r\nhalf')
  await once(half, 'data')
  const halfEnded = once(half, 'close')
  await endless.close()
  await expect(reader?.read()).rejects.toThrow()
  await halfEnded
})

test('closing waits for an answer that is under way', async () => {
  const begun = later()
  const go = later()
  const slow = await listen(
    async (_, response) => {
      begun.resolve()
      await go.promise
      response.end('whole')
    },
    '127.0.0.1',
    0,
  )
  const response = fetch(slow.url)
  await begun.promise
  const closed = slow.close()
  go.resolve()
  expect(await (await response).text()).toBe('whole')
  await closed
})

test('closing ends with the last answer, although streams leave their connections open and some were opened ahead', async () => {
  const go = later()
  const streams = await listen(
    async (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('data: first\n\n')
      await go.promise
      response.end('data: last\n\n')
    },
    '127.0.0.1',
    0,
    // Far beyond the time a test may take: who waits for it fails.
    600_000,
  )
  const { port, hostname } = new URL(streams.url)
  const ahead = connect(Number(port), hostname)
  await once(ahead, 'connect')
  const response = await fetch(streams.url)
  const closed = streams.close()
  go.resolve()
  expect(await response.text()).toContain('last')
  await closed
})
