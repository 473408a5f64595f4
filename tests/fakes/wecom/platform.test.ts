import { WSClient } from '@wecom/aibot-node-sdk'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Platform, startPlatform } from './client.ts'
import { sign } from './envelope.ts'
import { ATTACKS } from './terms.ts'
import { AES_KEY, type Heard, type Says, snapshot, type TinyBot, TOKEN, tinyBot } from './tiny-bot.ts'

/** The platform of our own does what the real one is documented to do, and notices what a bot does wrong. */

let platform: Platform
let bot: TinyBot | undefined

beforeAll(async () => {
  platform = await startPlatform()
})
beforeEach(() => platform.badDays({}))
afterEach(() => bot?.close())
afterAll(() => platform.stop())

type Timing = { readonly windowMs?: number; readonly urlMs?: number }

async function talkTo(says: Says, timing: Timing = {}, alter?: Parameters<typeof tinyBot>[1]): Promise<TinyBot> {
  bot = await tinyBot(says, alter)
  await platform.configureBot({ callbackUrl: bot.url, token: TOKEN, aesKey: AES_KEY, pollMs: 20, ...timing })
  return bot
}

/** Ends its stream at the poll with that number. */
function endingAt(poll: number): Says {
  const polls = new Map<string, number>()
  return ({ msgid, msgtype, stream }) => {
    if (msgtype !== 'stream') return snapshot(msgid, 'looking', false)
    const id = stream?.id ?? ''
    polls.set(id, (polls.get(id) ?? 0) + 1)
    return (polls.get(id) ?? 0) < poll ? snapshot(id, 'looking', false) : snapshot(id, 'the answer', true)
  }
}

let users = 0
const say = (text = 'hello') => platform.say({ user: `u${users++}`, text })
const rulesBroken = async (id: string) =>
  (await platform.violations()).filter(({ exchange }) => exchange === id).map(({ rule }) => rule)
const post = async (url: string, content: string) => {
  const body = JSON.stringify({ msgtype: 'markdown', markdown: { content } })
  return fetch(url, { method: 'POST', body }).then(
    async response => (response.ok ? ((await response.json()) as { errcode: number }).errcode : response.status),
    () => 'dropped' as const,
  )
}

test('polls a stream until it ends and keeps each of its snapshots', async () => {
  await talkTo(endingAt(3))
  const id = await say()
  const exchange = await platform.answered(id)
  expect(exchange).toMatchObject({ stream: id, polls: 3, finished: true, snapshots: ['looking', 'the answer'] })
  expect(exchange.answers).toMatchObject([{ via: 'stream', content: 'the answer' }])
  expect(await rulesBroken(id)).toEqual([])
})

test('proves an address by having its challenge decrypted', async () => {
  await talkTo(() => undefined)
  expect(await platform.verifyUrl({ via: 'bot' })).toMatchObject({ ok: true, status: 200 })
})

test.each([
  ['text', { kind: 'text' }, { text: { content: 'hello' } }],
  ['voice', { kind: 'voice' }, { voice: { content: 'hello' } }],
  ['a group', { group: 'g1' }, { chattype: 'group', chatid: 'g1' }],
  ['a quote', { quoted: 'before' }, { quote: { msgtype: 'text', text: { content: 'before' } } }],
  ['mixed', { kind: 'mixed' }, { mixed: { msg_item: [{ text: { content: 'hello' } }, { msgtype: 'image' }] } }],
] as const)('says a message of the kind %s', async (_, how, fields) => {
  const { heard } = await talkTo(endingAt(1))
  await platform.answered(await platform.say({ user: `u${users++}`, text: 'hello', ...how }))
  expect(heard[0]).toMatchObject(fields)
})

test('stops polling when the window closes, and takes one message through the response_url', async () => {
  const { heard } = await talkTo(({ msgid }) => snapshot(msgid, 'looking', false), { windowMs: 150 })
  const id = await say()
  const exchange = await platform.until(id, ({ windowClosed }) => windowClosed)
  expect(exchange).toMatchObject({ finished: false, answers: [] })
  const url = heard[0]?.response_url ?? ''
  expect([await post(url, 'late'), await post(url, 'twice')]).toEqual([0, expect.any(Number)])
  expect((await platform.exchange({ id })).answers).toMatchObject([{ via: 'response_url', content: 'late' }])
  expect(await rulesBroken(id)).toEqual(['response_url_used_twice'])
})

test('takes a response_url in every bad way it is told to', async () => {
  const { heard } = await talkTo(() => undefined)
  const id = await say()
  await platform.until(id, ({ acknowledgedAt }) => acknowledgedAt !== undefined)
  const url = heard[0]?.response_url ?? ''
  await platform.urlMoods(['error_500', 'rate_limited', 'dropped_before', 'dropped_after'])
  const answered = []
  for (let attempt = 0; attempt < 5; attempt++) answered.push(await post(url, 'late'))
  expect(answered).toEqual([500, 45_009, 'dropped', 'dropped', expect.any(Number)])
  const { answers, urlAttempts } = await platform.exchange({ id })
  expect(answers).toHaveLength(1)
  expect(urlAttempts.at(-1)).toMatchObject({ outcome: 'duplicate' })
  expect(await rulesBroken(id)).toEqual([])
})

test('refuses an expired response_url and a wrong body', async () => {
  const urlOf = async (timing: Timing) => {
    const { heard, close } = await talkTo(() => undefined, timing)
    const id = await say()
    await platform.until(id, ({ acknowledgedAt }) => acknowledgedAt !== undefined)
    close()
    return { id, url: heard[0]?.response_url ?? '' }
  }
  const wrong = await urlOf({})
  expect(await post(wrong.url, 'x'.repeat(20_481))).not.toBe(0)
  expect(await rulesBroken(wrong.id)).toEqual(['content_too_long'])
  const expired = await urlOf({ urlMs: -1 })
  expect(await post(expired.url, 'late')).not.toBe(0)
  expect((await platform.exchange(expired)).urlAttempts).toMatchObject([{ outcome: 'expired' }])
})

describe('bad days', () => {
  test('a callback comes three times, one after another or at once', async () => {
    for (const atOnce of [false, true]) {
      const { heard, close } = await talkTo(endingAt(1))
      await platform.badDays({ copies: 3, atOnce })
      const id = await say()
      await platform.until(id, ({ deliveries, finished }) => deliveries.length === 3 && finished)
      expect(heard.filter(({ msgid, msgtype }) => msgid === id && msgtype === 'text')).toHaveLength(3)
      expect(await rulesBroken(id)).toEqual([])
      close()
    }
  })

  test('what was said last comes first', async () => {
    const { heard } = await talkTo(() => undefined)
    await platform.badDays({ reorderMs: 1000 })
    const ids = [await say('1'), await say('2'), await say('3')]
    for (const id of ids) await platform.until(id, ({ acknowledgedAt }) => acknowledgedAt !== undefined)
    expect(heard.map(({ text }) => text?.content)).toEqual(['3', '2', '1'])
  })

  test('the connection is closed before the answer is read, and the message sent again', async () => {
    const { heard } = await talkTo(async ({ msgid }) => {
      await new Promise(wake => setTimeout(wake, 500))
      return snapshot(msgid, 'the answer', true)
    })
    await platform.badDays({ hangUp: true })
    const { deliveries } = await platform.answered(await say())
    expect(deliveries.map(({ outcome }) => outcome)).toEqual(['hung_up', 'acknowledged'])
    expect(heard).toHaveLength(2)
  })

  test('a service that is out of order is called three times in all', async () => {
    const { heard } = await talkTo(() => 503)
    const { deliveries, acknowledgedAt } = await platform.until(await say(), ({ windowClosed }) => windowClosed)
    expect(deliveries.map(({ outcome, status }) => [outcome, status])).toEqual(Array(3).fill(['refused', 503]))
    expect([heard.length, acknowledgedAt]).toEqual([3, undefined])
  })

  test('a stream is polled after its end, and has to stay as it was', async () => {
    let said = 0
    await talkTo(({ msgid }) => snapshot(msgid, `the answer ${said++}`, true))
    await platform.badDays({ pollsAfterEnd: 2 })
    const id = await say()
    await platform.until(id, ({ polls }) => polls === 2)
    expect(await rulesBroken(id)).toEqual(['changed_after_end', 'changed_after_end'])
  })

  test('callbacks that nobody may let in are noticed where they are', async () => {
    await talkTo(endingAt(1))
    for (const attack of ATTACKS.filter(kind => kind !== 'another_receiver'))
      expect(await platform.attack({ via: 'bot', attack }), attack).toMatchObject({ status: 400 })
    // The SDK's crypto does not look at the receiver when it expects an empty one.
    await platform.attack({ via: 'bot', attack: 'another_receiver' })
    expect((await platform.violations()).filter(({ rule }) => rule === 'let_in')).toHaveLength(1)
  })

  test('made-up callbacks come, half of them rightly signed', async () => {
    const { heard } = await talkTo(() => undefined)
    const { sent, signed, statuses } = await platform.fuzz({ via: 'bot', count: 400, seed: 1 })
    expect([sent, signed, Object.values(statuses).reduce((sum, count) => sum + count)]).toEqual([400, 200, 400])
    // The others cannot be decrypted, or are no JSON.
    expect(heard.length).toBeGreaterThan(30)
    expect(heard.length).toBeLessThan(200)
  })

  test('a message comes again, with another signature or as the very same request', async () => {
    const { heard } = await talkTo(endingAt(1))
    const id = await say()
    await platform.answered(id)
    expect(await platform.repeat({ id })).toMatchObject({ status: 200 })
    expect(await platform.replay({ id })).toMatchObject({ status: 200 })
    expect(heard.filter(({ msgtype }) => msgtype === 'text')).toHaveLength(3)
  })
})

test('a user has at most three messages in flight', async () => {
  await talkTo(({ msgid }) => snapshot(msgid, 'looking', false))
  const user = `u${users++}`
  for (let message = 0; message < 3; message++) await platform.say({ user, text: 'hello' })
  await expect(platform.say({ user, text: 'one more' })).rejects.toThrow(/in flight/)
})

const reply = ({ msgid }: Heard) => snapshot(msgid, 'the answer', true)

test.each<[string, Says, Parameters<typeof tinyBot>[1]?]>([
  ['reply_nonce', reply, envelope => ({ ...envelope, nonce: 'another' })],
  ['reply_signature', reply, envelope => ({ ...envelope, msgsignature: '0'.repeat(40) })],
  ['reply_envelope', reply, envelope => ({ ...envelope, timestamp: String(envelope.timestamp) })],
  ['reply_timestamp', reply, envelope => ({ ...envelope, timestamp: Date.now() })],
  ['reply_envelope', reply, ({ msgsignature, ...envelope }) => ({ ...envelope, msg_signature: msgsignature })],
  ['reply_ciphertext', reply, envelope => ({ ...envelope, encrypt: 'AAAA', msgsignature: signatureOf(envelope) })],
  ['reply_type', () => ({ msgtype: 'text', text: { content: 'no text to a message' } })],
  ['content_too_long', ({ msgid }) => snapshot(msgid, '字'.repeat(6827), true)],
  ['content_not_utf8', ({ msgid }) => snapshot(msgid, 'half a character \uFFFD', true)],
  ['second_stream', ({ msgtype }) => snapshot(msgtype, 'another stream', false)],
])('notices a reply that breaks the rule %s', async (rule, says, alter) => {
  await talkTo(says, { windowMs: 1000 }, alter)
  const id = await say()
  await platform.until(id, ({ windowClosed, finished }) => windowClosed || finished).catch(() => {})
  expect(await rulesBroken(id)).toContain(rule)
})

/** Of nothing that was encrypted; the platform then looks at the signature first. */
function signatureOf({ timestamp, nonce }: Readonly<Record<string, unknown>>): string {
  return sign({ token: TOKEN, aesKey: AES_KEY, receiveId: '' }, String(timestamp), String(nonce), 'AAAA')
}

describe('the self-built app', () => {
  const settings = { token: TOKEN, aesKey: AES_KEY, corpId: 'ww1', agentId: 7, secret: 's' }
  const call = async (path: string, body?: unknown) => {
    const response = await fetch(`${platform.apiUrl}/cgi-bin/${path}`, {
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    })
    return (await response.json()) as { errcode: number; access_token?: string; invaliduser?: string }
  }
  const text = (touser: string, content: string, more = {}) => ({
    touser,
    msgtype: 'text',
    agentid: 7,
    text: { content },
    ...more,
  })

  test('gives tokens that can end early, and takes messages with them', async () => {
    await platform.configureApp({ callbackUrl: 'http://127.0.0.1:1/', ...settings })
    expect(await call('gettoken?corpid=ww1&corpsecret=wrong')).toMatchObject({ errcode: 40_001 })
    const { access_token } = await call('gettoken?corpid=ww1&corpsecret=s')
    const send = `message/send?access_token=${access_token}`
    const id = await platform.say({ via: 'app', user: 'a1', text: 'hello' })
    expect(await call(send, text('a1', '字'.repeat(683)))).toMatchObject({ errcode: 0 })
    const { answers } = await platform.exchange({ id })
    expect(answers).toMatchObject([{ via: 'send', content: '字'.repeat(682) }])
    expect(await rulesBroken(id)).toEqual(['text_truncated'])
    const checked = text('a1', 'once', { enable_duplicate_check: 1 })
    for (let attempt = 0; attempt < 2; attempt++) expect(await call(send, checked)).toMatchObject({ errcode: 0 })
    expect((await platform.exchange({ id })).answers).toHaveLength(2)
    await platform.sendErrors([-1, 45_009, 60_020])
    for (const errcode of [-1, 45_009, 60_020]) expect(await call(send, checked)).toMatchObject({ errcode })
    await platform.invalidUsers(['gone'])
    expect(await call(send, text('gone', 'x'))).toMatchObject({ errcode: 81_013 })
    expect(await call(send, text('gone|a1', 'x'))).toMatchObject({ errcode: 0, invaliduser: 'gone' })
    await platform.expireTokens()
    expect(await call(send, text('a1', 'x'))).toMatchObject({ errcode: 42_001 })
    expect(await platform.apiCalls()).toMatchObject({ gettoken: 2 })
  })
})

describe('the long connection', () => {
  const silence = { debug() {}, info() {}, warn() {}, error() {} }
  const connect = (secret: string) =>
    new WSClient({ botId: 'b', secret, wsUrl: platform.socketUrl, logger: silence, maxReconnectAttempts: 0 })

  test('serves the official client, and lets go of an older connection for a newer one', async () => {
    await platform.configureConnection({ botId: 'b', secret: 's' })
    const [older, newer] = [connect('s'), connect('s')]
    const authenticated = (client: WSClient) => new Promise<void>(done => client.once('authenticated', () => done()))
    const ready = authenticated(older)
    older.connect()
    await ready
    older.on('message.text', frame => {
      older.replyStream(frame, 'one', 'looking', false).then(() => older.replyStream(frame, 'one', 'the answer', true))
    })
    const id = await platform.say({ via: 'connection', user: 'w1', text: 'hello' })
    expect((await platform.answered(id)).answers).toMatchObject([{ via: 'stream', content: 'the answer' }])
    const gone = new Promise<void>(done => older.once('event.disconnected_event', () => done()))
    const taken = authenticated(newer)
    newer.connect()
    await Promise.all([gone, taken])
    await newer.sendMessage('w1', { msgtype: 'markdown', markdown: { content: 'pushed' } })
    expect((await platform.exchange({ id })).answers.map(({ via }) => via)).toEqual(['stream', 'push'])
    newer.disconnect()
    older.disconnect()
  })

  test('refuses wrong credentials', async () => {
    await platform.configureConnection({ botId: 'b', secret: 's' })
    const client = connect('wrong')
    const error = new Promise<Error>(done => client.once('error', done))
    client.connect()
    expect((await error).message).toContain('853000')
    client.disconnect()
  })
})
