import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { expect, test } from 'vitest'
import { createHttpApp } from '../../../src/channels/http/app.ts'
import { createKeyCheck } from '../../../src/channels/http/front/key-check.ts'
import { createRateLimit } from '../../../src/channels/http/front/rate-limit.ts'
import type { Records } from '../../../src/library/records.ts'
import { recordsInMemory } from '../../library/records-in-memory.ts'
import { answer, fakeAsk } from '../http/fake-service.ts'
import { appUnderTest, signed as signedForApp } from './app/app-under-test.ts'
import { botUnderTest, signed as signedForBot } from './bot/bot-under-test.ts'

/** A process that is killed between claiming an answer and writing it to the socket loses it, so nothing is between. */

const QUESTION = '增城区2024年受理行政复议多少宗？'

/** Notes when an answer is claimed, when the response is handed over, and when a turn of the event loop ends. */
function watched() {
  const seen: string[] = []
  const records = recordsInMemory()
  const outbox: Records['outbox'] = {
    ...records.outbox,
    async advance(id, from, change, given) {
      const advanced = await records.outbox.advance(id, from, change, given)
      if (advanced && change.state === 'claimed') {
        seen.push('claimed')
        setImmediate(() => seen.push('turn'))
        setTimeout(() => seen.push('turn'), 0)
      }
      return advanced
    },
  }
  return { seen, records: { ...records, outbox } }
}

/** Behind everything that stands before it in the service, over a real socket. */
async function served(routes: Hono, records: Records, seen: string[]) {
  const keys = createKeyCheck({ ring: records.keys, configured: [], perMinute: 600 })
  const app = createHttpApp({
    state: () => ({ kind: 'starting', message: 'x', retryAfterSeconds: 1 }),
    version: '0',
    front: { access: { keys, rateLimit: createRateLimit() }, corsOrigins: ['https://page.example'] },
    beside: routes,
  })
  const listener = getRequestListener(app.fetch)
  const server = createServer((request, response) => {
    noteEnd(response, seen)
    void listener(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  return {
    post: async (callback: { readonly url: string; readonly body: string }, headers: Record<string, string> = {}) => {
      const response = await fetch(url + callback.url, { method: 'POST', body: callback.body, headers })
      return { status: response.status, length: (await response.text()).length }
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function noteEnd(response: ServerResponse, seen: string[]): void {
  const write = response.end.bind(response)
  response.end = ((...given: Parameters<typeof write>) => {
    seen.push('written')
    return write(...given)
  }) as typeof response.end
}

test.each([{}, { origin: 'https://page.example' }])(
  'a stream’s end is written in the turn that it is claimed in',
  async headers => {
    const { seen, records } = watched()
    const bot = botUnderTest({ ask: fakeAsk(answer).ask, records })
    const stream = await bot.stream(bot.text(QUESTION))
    await bot.sweep()
    const { post, close } = await served(bot.process().routes, records, seen)
    const poll = { ...bot.text(''), msgtype: 'stream', stream: { id: stream.id } }
    const reply = await post(signedForBot(JSON.stringify(poll), bot.now()), headers)
    await close()
    expect(reply.status).toBe(200)
    expect(reply.length).toBeGreaterThan(500)
    expect(seen.slice(0, 2)).toEqual(['claimed', 'written'])
  },
)

test('a passive reply of the app is written in the turn that it is claimed in', async () => {
  const { seen, records } = watched()
  const app = appUnderTest({ ask: fakeAsk(answer).ask, records })
  const { post, close } = await served(app.process().routes, records, seen)
  const reply = await post(signedForApp(app.text(QUESTION), new Date()))
  await close()
  expect(reply.status).toBe(200)
  expect(reply.length).toBeGreaterThan(500)
  expect(seen.slice(0, 2)).toEqual(['claimed', 'written'])
})
