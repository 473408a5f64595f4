import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { encrypt, type Secrets, sign } from '../../fakes/wecom/envelope.ts'
import {
  bundled,
  type EdgeOptions,
  endAll,
  type Origin,
  startEdge,
  startOrigin,
  temporaryFolder,
} from './edge-under-test.ts'

const BOT: Secrets = { token: 'QDG6eK', aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C', receiveId: '' }
const APP: Secrets = { ...BOT, token: 'AppToken', receiveId: 'wx5823bf96d3bd56c7' }
const SECRETS = {
  WECOM_BOT_TOKEN: BOT.token,
  WECOM_BOT_AES_KEY: BOT.aesKey,
  WECOM_CORP_ID: APP.receiveId,
  WECOM_APP_TOKEN: APP.token,
  WECOM_APP_AES_KEY: APP.aesKey,
}
const vector = z.object({
  receiveid: z.string(),
  token: z.string(),
  encodingAESKey: z.string(),
  msg_signature: z.string(),
  timestamp: z.string(),
  nonce: z.string(),
  encrypt: z.string(),
  plaintext: z.string(),
})
const NOWHERE = 'http://127.0.0.1:1'

let bundle: string

beforeAll(async () => {
  bundle = await bundled()
})

afterAll(endAll)

const start = (vars: Readonly<Record<string, string>>, more: EdgeOptions = {}) =>
  startEdge(bundle, { ...more, vars: { ...SECRETS, ...vars } })

let nonces = 0

function signed(secrets: Secrets, encrypted: string): URLSearchParams {
  const timestamp = '1719000000'
  const nonce = `n${++nonces}`
  return new URLSearchParams({ msg_signature: sign(secrets, timestamp, nonce, encrypted), timestamp, nonce })
}

/** A callback as the platform sends it, each time encrypted anew. */
function post(url: string, secrets: Secrets, message: string): Promise<Response> {
  const encrypted = encrypt(secrets, message)
  const app = secrets.receiveId !== ''
  const body = app
    ? `<xml><ToUserName><![CDATA[x]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`
    : JSON.stringify({ encrypt: encrypted })
  return fetch(`${url}/wecom/${app ? 'app' : 'bot'}?${signed(secrets, encrypted)}`, { method: 'POST', body })
}

const text = (msgid: string, content = '增城区？') =>
  JSON.stringify({ msgid, msgtype: 'text', text: { content }, response_url: 'https://wecom.example/r' })

const arrived = async (origin: Origin, count: number) => {
  while (origin.received.length < count) await pause(20)
  return origin.received.slice(0, count)
}

describe('the address is verified at the edge', () => {
  let url: string
  beforeAll(async () => {
    url = (await start({ ORIGIN_URL: NOWHERE })).url
  })

  test.each([
    ['bot', BOT],
    ['app', APP],
  ])('of the %s, without any origin', async (kind, secrets) => {
    const echostr = encrypt(secrets, '1616140317555161061')
    const query = signed(secrets, echostr)
    query.set('echostr', echostr)
    const response = await fetch(`${url}/wecom/${kind}?${query}`)
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      expect.stringContaining('text/plain'),
      '1616140317555161061',
    ])
    const decodedByProxy = await fetch(`${url}/wecom/${kind}?${decodeURIComponent(String(query))}`)
    expect(decodedByProxy.status).toBe(200)
    query.set('nonce', 'other')
    expect((await fetch(`${url}/wecom/${kind}?${query}`)).status).toBe(403)
    query.delete('nonce')
    expect((await fetch(`${url}/wecom/${kind}?${query}`)).status).toBe(403)
  })

  test('as in the platform’s own example', async () => {
    const path = join(import.meta.dirname, '../wecom/vectors.json')
    const example = vector.parse(JSON.parse(await readFile(path, 'utf8'))[0])
    const { url } = await startEdge(bundle, {
      vars: {
        WECOM_CORP_ID: example.receiveid,
        WECOM_APP_TOKEN: example.token,
        WECOM_APP_AES_KEY: example.encodingAESKey,
      },
    })
    const { msg_signature, timestamp, nonce, encrypt: echostr } = example
    const response = await fetch(
      `${url}/wecom/app?${new URLSearchParams({ msg_signature, timestamp, nonce, echostr })}`,
    )
    expect([response.status, await response.text()]).toEqual([200, example.plaintext])
  })
})

describe('a callback', () => {
  test('gets the origin’s own answer where the origin takes or refuses it', async () => {
    let status = 200
    const origin = await startOrigin((_, response) => void response.writeHead(status).end('{"encrypt":"reply"}'))
    const { url } = await start({ ORIGIN_URL: origin.url })
    const taken = await post(url, BOT, text('m1'))
    expect([taken.status, await taken.text()]).toEqual([200, '{"encrypt":"reply"}'])
    status = 403
    expect((await post(url, BOT, text('m2'))).status).toBe(403)
  })

  test('that is not signed is refused, and the origin never sees it', async () => {
    const origin = await startOrigin()
    const { url } = await start({ ORIGIN_URL: origin.url })
    const wrong = [
      post(url, { ...BOT, token: 'other' }, text('m1')),
      post(url, { ...BOT, receiveId: APP.receiveId }, text('m1')),
      fetch(`${url}/wecom/bot`, { method: 'POST', body: '{"encrypt":"x"}' }),
      fetch(`${url}/wecom/bot?msg_signature=a&timestamp=1&nonce=2`, { method: 'POST', body: 'null' }),
      fetch(`${url}/wecom/app?msg_signature=a&timestamp=1&nonce=2`, { method: 'POST', body: '<xml>' }),
    ]
    const responses = await Promise.all(wrong)
    expect(responses.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
    const said = new Set(await Promise.all(responses.map(response => response.text())))
    expect([said.size, origin.received]).toEqual([1, []])
  })

  test('is the origin’s to judge where its secrets are not set at the edge', async () => {
    const origin = await startOrigin()
    const { url } = await startEdge(bundle, { vars: { ORIGIN_URL: origin.url } })
    expect((await post(url, BOT, text('m1'))).status).toBe(200)
    expect((await fetch(`${url}/wecom/bot?echostr=x`)).status).toBe(200)
    expect(origin.received.map(({ request }) => request.method)).toEqual(['POST', 'GET'])
    await origin.stop()
    expect((await post(url, BOT, text('m2'))).status).toBe(503)
  })
})

describe('while the origin is down', () => {
  test('questions are acknowledged, and delivered once and in their order when it is back', async () => {
    const before = await startOrigin()
    const { url } = await start({ ORIGIN_URL: before.url })
    await before.stop()
    const questions = ['first', 'second', 'first', 'third'].map(id => text(id))
    for (const question of questions) {
      const response = await post(url, BOT, question)
      expect([response.status, await response.text()]).toEqual([200, ''])
    }
    const xml = '<xml><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[？]]></Content><MsgId>7</MsgId></xml>'
    expect((await post(url, APP, xml)).status).toBe(200)
    const after = await startOrigin(undefined, before.port)
    const received = await arrived(after, 4)
    expect(received.map(({ request }) => new URL(request.url ?? '', 'http://o').pathname)).toEqual([
      '/wecom/bot',
      '/wecom/bot',
      '/wecom/bot',
      '/wecom/app',
    ])
    // So that the origin does not hold the answer back for a stream that nobody asks for.
    expect(received.map(({ request }) => request.headers['x-nianbao-kept'])).toEqual(Array(4).fill('true'))
    // As they came, with the signature that WeCom made.
    for (const { request, body } of received.slice(0, 3)) {
      const query = new URL(request.url ?? '', 'http://o').searchParams
      const of = (name: string) => query.get(name) ?? ''
      expect(sign(BOT, of('timestamp'), of('nonce'), JSON.parse(body).encrypt)).toBe(of('msg_signature'))
    }
    await pause(1_500)
    expect(after.received.length).toBe(4)
  })

  test('a question survives the edge as well', async () => {
    const persist = await temporaryFolder()
    const first = await start({ ORIGIN_URL: NOWHERE }, { persist })
    expect((await post(first.url, BOT, text('m1'))).status).toBe(200)
    await first.stop()
    const origin = await startOrigin()
    await start({ ORIGIN_URL: origin.url }, { persist })
    expect((await arrived(origin, 1)).length).toBe(1)
  })

  test('one that the origin does not take at first is tried again', async () => {
    let tries = 0
    const origin = await startOrigin((_, response) => void response.writeHead(++tries < 3 ? 503 : 200).end())
    const { url } = await start({ ORIGIN_URL: origin.url })
    expect((await post(url, BOT, text('m1'))).status).toBe(200)
    expect((await arrived(origin, 3)).length).toBe(3)
    await pause(1_500)
    expect(tries).toBe(3)
  })

  test.each([
    ['a poll of a stream', BOT, JSON.stringify({ msgid: 'p', msgtype: 'stream', stream: { id: 's' } })],
    ['a welcome', BOT, JSON.stringify({ msgid: 'w', msgtype: 'event', event: { eventtype: 'enter_chat' } })],
    ['an event of the app', APP, '<xml><MsgType><![CDATA[event]]></MsgType><Event>enter_agent</Event></xml>'],
  ])('%s is refused, since later is too late for it', async (_, secrets, message) => {
    const { url, stop } = await start({ ORIGIN_URL: NOWHERE })
    const response = await post(url, secrets, message)
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
    await stop()
  })

  test('what a reader says of an answer is kept', async () => {
    const { url } = await start({ ORIGIN_URL: NOWHERE })
    const feedback = {
      msgid: 'f',
      msgtype: 'event',
      event: { eventtype: 'feedback_event', feedback_event: { id: '1' } },
    }
    expect((await post(url, BOT, JSON.stringify(feedback))).status).toBe(200)
  })

  test('a question is refused where nothing can be kept', async () => {
    const { url } = await start({ ORIGIN_URL: NOWHERE }, { durable: false })
    const response = await post(url, BOT, text('m1'))
    expect([response.status, await response.json()]).toMatchObject([503, { error: { code: 'origin_unavailable' } }])
  })
})
