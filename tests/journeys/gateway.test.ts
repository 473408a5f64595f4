import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mostBytes } from '../../src/channels/edge/body-limits.ts'
import { answerSchema } from '../../src/channels/http/answer-shape.ts'
import { bundled, type Edge, endAll, type Origin, startEdge, startOrigin } from '../channels/edge/edge-under-test.ts'
import { encrypt, type Secrets, sign } from '../fakes/wecom/envelope.ts'
import { type Facts, madeUpReport } from './made-up-reports.ts'
import { cleanUp, killed, parsed, type Service, type Settings, serve, temporaryFolder } from './nianbao.ts'

/** The gateway in workerd before the compiled service, as both are run. */

const KEY = 'nb_journey'
const YUNXI: Facts = { place: '云溪区', year: 2024, received: 31 }
const QUESTION = '云溪区2024年受理行政复议申请多少宗？'
const BOT: Secrets = { token: 'QDG6eK', aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C', receiveId: '' }

let settings: Settings
let service: Service
let edge: Edge
/** Where answers to questions from WeCom go. */
let platform: Origin

beforeAll(async () => {
  const folder = await temporaryFolder()
  platform = await startOrigin((_, response) => void response.end('{"errcode":0,"errmsg":"ok"}'))
  settings = {
    DATA_DIR: join(folder, 'data'),
    CORPUS_DIR: join(folder, 'corpus'),
    KEY_HASHES: `ask:${createHash('sha256').update(KEY).digest('hex')}`,
    WECOM_BOT_TOKEN: BOT.token,
    WECOM_BOT_AES_KEY: BOT.aesKey,
    WECOM_API_URL: platform.url,
    // Nobody fetches the stream of a question that was delivered later, so that the answer is sent after this.
    WECOM_STREAM_SECONDS: '1',
  }
  await madeUpReport(settings.CORPUS_DIR ?? '', '云溪区.txt', YUNXI)
  service = await serve(settings)
  await service.ready()
  const { KEY_HASHES = '', WECOM_BOT_TOKEN = '', WECOM_BOT_AES_KEY = '' } = settings
  const vars = { ORIGIN_URL: service.url, KEY_HASHES, WECOM_BOT_TOKEN, WECOM_BOT_AES_KEY }
  edge = await startEdge(await bundled(), { vars })
})

afterAll(async () => {
  await endAll()
  await cleanUp()
})

const post = (url: string, path: string, body: string | Uint8Array<ArrayBuffer>) =>
  fetch(url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    body,
  })

const ask = (url: string, more = {}) => post(url, '/v1/ask', JSON.stringify({ question: QUESTION, ...more }))

test('an answer through the gateway is the one that the service gives', async () => {
  const [direct, through] = await Promise.all(
    [service.url, edge.url].map(async url => {
      const { id: _, conversation_id: __, timings_ms: ___, ...answer } = await parsed(answerSchema, await ask(url))
      return answer
    }),
  )
  expect(through).toEqual(direct)
  expect(through?.citations[0]?.quote).toContain('31')
})

test('a streamed answer comes through as events', async () => {
  const response = await ask(edge.url, { stream: true })
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  expect(await response.text()).toMatch(/event: step[\s\S]+event: citation[\s\S]+event: done/)
})

test('the service knows a request by the id that the gateway gave it', async () => {
  const response = await fetch(`${edge.url}/v1/reports`, {
    headers: { authorization: `Bearer ${KEY}`, 'x-request-id': 'through-1' },
  })
  expect([response.status, response.headers.get('x-request-id')]).toEqual([200, 'through-1'])
})

test.each(['/v1/ask', '/v1/search', '/mcp', '/v1/chat/completions', '/v1/embeddings', '/wecom/bot'])(
  'the gateway takes as large a body as the service does at %s',
  async path => {
    const most = mostBytes(path)
    const tooLarge = async (url: string, bytes: number) => {
      const { status } = await post(url, path, new Uint8Array(bytes).fill(0x20))
      // WeCom's callbacks are refused in one way, whatever is wrong with them.
      return status === 413
    }
    expect([await tooLarge(edge.url, most), await tooLarge(edge.url, most + 1)]).toEqual([false, true])
    expect([await tooLarge(service.url, most), await tooLarge(service.url, most + 1)]).toEqual([
      false,
      path !== '/wecom/bot',
    ])
  },
)

test('without the service there is a clear 503, and a question from WeCom is answered when it is back', async () => {
  await killed(service.child)
  const response = await ask(edge.url)
  expect([response.status, response.headers.get('retry-after'), await response.json()]).toEqual([
    503,
    '5',
    { error: { code: 'origin_unavailable', message: expect.stringContaining('cannot be reached') } },
  ])
  const message = {
    msgid: 'm1',
    aibotid: 'bot',
    chattype: 'single',
    from: { userid: 'lin' },
    msgtype: 'text',
    text: { content: QUESTION },
    response_url: `${platform.url}/response?code=1`,
  }
  const encrypted = encrypt(BOT, JSON.stringify(message))
  const query = new URLSearchParams({
    msg_signature: sign(BOT, '1719000000', 'n', encrypted),
    timestamp: '1719000000',
    nonce: 'n',
  })
  const acknowledged = await post(edge.url, `/wecom/bot?${query}`, JSON.stringify({ encrypt: encrypted }))
  expect([acknowledged.status, await acknowledged.text()]).toEqual([200, ''])
  await serve({ ...settings, PORT: new URL(service.url).port })
  await expect.poll(() => platform.received.length, { timeout: 60_000 }).toBe(1)
  expect(platform.received[0]?.request.url).toBe('/response?code=1')
  expect(platform.received[0]?.body).toContain('31宗')
})
