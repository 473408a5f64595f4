import { WSClient } from '@wecom/aibot-node-sdk'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeConnectionReturn } from '../../../../src/channels/wecom/connection/connection-address.ts'
import type { Records } from '../../../../src/library/records.ts'
import type { Ask } from '../../../../src/question/ask.ts'
import { type Platform, startPlatform } from '../../../fakes/wecom/client.ts'
import { recordsInMemory } from '../../../library/records-in-memory.ts'
import { answer, fakeAsk } from '../../http/fake-service.ts'
import { CREDENTIALS, startConnection, stopConnections } from './connection-under-test.ts'

const QUESTION = '增城区2024年受理行政复议多少宗？'
const QUOTE = '2024年全区受理行政复议申请930宗'
const LOOKING = '正在查阅年度报告……'
const WAITED_MS = 20_000

let platform: Platform
let records: Records

beforeEach(async () => {
  platform = await startPlatform()
  await platform.configureConnection(CREDENTIALS)
  records = recordsInMemory()
})

afterEach(async () => {
  await stopConnections()
  await platform.stop()
})

/** Until it is so; what it waited for in vain is told. */
async function until(what: string, so: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + WAITED_MS
  while (!(await so())) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`)
    await new Promise(wake => setTimeout(wake, 20))
  }
}

const connected = (times = 1) =>
  until('it is connected', async () => (await platform.connectionCalls()).subscribes >= times && (await count()) === 1)
const count = () => platform.connections()
const say = (more: { user?: string; group?: string; text?: string } = {}) =>
  platform.say({ via: 'connection', user: 'zhang', text: QUESTION, ...more })

/** Answers when it is told. */
function heldAsk(): { ask: Ask; asked: () => number; release: () => void } {
  const waiting: (() => void)[] = []
  let asked = 0
  return {
    ask: async () => {
      asked += 1
      await new Promise<void>(resolve => waiting.push(resolve))
      return answer
    },
    asked: () => asked,
    release() {
      for (const resolve of waiting.splice(0)) resolve()
    },
  }
}

/** Somebody else who has the bot's credentials. */
async function subscribeElsewhere(): Promise<WSClient> {
  const silent = () => {}
  const logger = { debug: silent, info: silent, warn: silent, error: silent }
  const client = new WSClient({ ...CREDENTIALS, wsUrl: platform.socketUrl, logger, maxReconnectAttempts: 0 })
  const ready = new Promise<void>(done => client.once('authenticated', () => done()))
  client.connect()
  await ready
  return client
}

describe('a question', () => {
  test('shows at once that it is looked into, and ends in a quoted answer', async () => {
    const { ask, asked } = fakeAsk(answer)
    const bot = startConnection(platform, records, ask)
    await connected()
    const id = await say()
    const { answers, snapshots, feedbackId } = await platform.answered(id)
    expect(answers).toMatchObject([{ via: 'stream', content: expect.stringContaining(QUOTE) }])
    expect(snapshots).toEqual([LOOKING, answers[0]?.content])
    expect(feedbackId).toMatch(/^[0-9a-f]{32}$/)
    expect(asked).toMatchObject([{ text: QUESTION, channel: 'wecom_connection' }])
    await until('it is done', () => bot.open() === 0)
    expect(bot.counts).toMatchObject({ acknowledged: 1, delivered: { connection: 1 }, refused: 0, failed: 0 })
    expect([await platform.violations(), bot.errors]).toEqual([[], []])
  })

  test('that is delivered many times, also after a restart, is asked and answered once', async () => {
    const { ask, asked } = fakeAsk(answer)
    const bot = startConnection(platform, records, ask)
    await connected()
    await platform.badDays({ copies: 3 })
    const id = await say()
    await platform.answered(id)
    await until('it is done', () => bot.open() === 0)
    expect(asked).toHaveLength(1)
    await bot.stop()
    const again = startConnection(platform, records, ask)
    await connected(2)
    await platform.sayAgain({ id })
    await platform.badDays({})
    // Heard behind it.
    await platform.answered(await say())
    await until('it is done', () => again.open() === 0)
    expect((await platform.exchange({ id })).answers).toHaveLength(1)
    expect(asked).toHaveLength(2)
    expect(await platform.violations()).toEqual([])
  })

  test('whose answer is longer than one message gets the rest behind it, in order', async () => {
    const { citations } = answer
    const [citation] = citations
    if (!citation) throw new Error('the answer has no citation')
    const many = Array.from({ length: 120 }, (_, at) => ({
      ...citation,
      index: at + 1,
      quote: `第${at + 1}项：${'依法行政'.repeat(40)}。`,
    }))
    const text = many.map(({ quote, index }) => `“${quote}”[${index}]`).join('\n')
    const bot = startConnection(platform, records, fakeAsk({ ...answer, answer: text, citations: many }).ask)
    await connected()
    const id = await say({ group: 'group-1', text: `@年报助手 ${QUESTION}` })
    await until('it is done', () => bot.counts.delivered.connection === 1)
    const { answers } = await platform.exchange({ id })
    expect(answers.map(({ via }) => via)).toEqual(['stream', ...answers.slice(1).map(() => 'push')])
    expect(answers.length).toBeGreaterThan(2)
    const shown = answers.flatMap(({ content }) =>
      [...content.matchAll(/第(\d+)项/g)].map(([, number]) => Number(number)),
    )
    expect(shown).toEqual(many.map(({ index }) => index))
    expect(await platform.violations()).toEqual([])
  })

  test('that the bot cannot read, or that is none, is told so', async () => {
    const { ask, asked } = fakeAsk(answer)
    startConnection(platform, records, ask)
    await connected()
    const image = await platform.say({ via: 'connection', user: 'li', kind: 'image', text: '' })
    const mention = await say({ group: 'group-1', text: '@年报助手' })
    expect((await platform.answered(image)).answers[0]?.content).toContain('看不了图片')
    expect((await platform.answered(mention)).answers[0]?.content).toContain('可以这样问')
    expect(asked).toEqual([])
  })
})

test('a question of long ago is refused once rather than answered', async () => {
  const { ask, asked } = fakeAsk(answer)
  const id = await say()
  const receivedAt = new Date(Date.now() - 2 * 60 * 60_000)
  await records.outbox.accept({
    id: `wecom_connection:bot:${id}`,
    channel: 'wecom_connection',
    receivedAt,
    chat: 'wecom_bot/bot//zhang',
    text: QUESTION,
    address: writeConnectionReturn({ reqId: 'req-1', chatId: 'zhang', quoted: null, pushing: null }),
    stream: 'stream-1',
    due: receivedAt,
  })
  const bot = startConnection(platform, records, ask)
  await until('it is done', () => bot.counts.refused === 1)
  expect((await platform.exchange({ id })).answers).toMatchObject([
    { via: 'push', content: expect.stringContaining('再问一次') },
  ])
  expect(asked).toEqual([])
})

describe('events', () => {
  test('whoever enters is welcomed, a tapped card is passed over, and feedback is kept on the answer', async () => {
    await records.answers.keep({
      id: answer.id,
      at: new Date(),
      channel: 'wecom_connection',
      owner: '',
      question: QUESTION,
      request: '{}',
      conversationId: 'c',
      status: 'answered',
      reason: null,
      index: 'f1',
      citations: '[]',
      body: '{}',
    } as unknown as Parameters<Records['answers']['keep']>[0])
    const bot = startConnection(platform, records, fakeAsk(answer).ask)
    await connected()
    const entered = await platform.event({ via: 'connection', user: 'zhang', event: 'enter_chat' })
    await platform.event({ via: 'connection', user: 'zhang', event: 'template_card_event', key: 'k', taskId: 't' })
    expect((await platform.answered(entered)).answers).toMatchObject([
      { msgtype: 'text', content: expect.stringContaining('增城区：2024年') },
    ])
    const { feedbackId = '' } = await platform.answered(await say())
    await until('it is done', () => bot.open() === 0)
    await platform.event({
      via: 'connection',
      user: 'zhang',
      event: 'feedback_event',
      id: feedbackId,
      type: 2,
      content: '数字不对',
      reasons: [3],
    })
    await until('it is kept', async () => (await records.answers.feedback(answer.id)).length > 0)
    expect(await records.answers.feedback(answer.id)).toMatchObject([
      { rating: 'bad', reasons: ['wrong'], comment: '数字不对', channel: 'wecom_connection' },
    ])
    expect([await platform.violations(), bot.errors]).toEqual([[], []])
  })
})

describe('when the connection breaks', () => {
  test.each(['before', 'after'] as const)('%s the platform took the answer, it is there once', async drops => {
    const bot = startConnection(platform, records, fakeAsk(answer).ask)
    await connected()
    await platform.connectionMood({ drops })
    const id = await say()
    await until('it is done', () => bot.counts.delivered.connection === 1)
    const { answers } = await platform.exchange({ id })
    expect(answers).toMatchObject([{ via: 'stream', content: expect.stringContaining(QUOTE) }])
    expect((await platform.connectionCalls()).subscribes).toBe(2)
    expect(await platform.violations()).toEqual([])
  })

  test('while the question is asked, the next connection ends the same stream', async () => {
    const held = heldAsk()
    const bot = startConnection(platform, records, held.ask)
    await connected()
    const id = await say()
    await until('it is asked', () => held.asked() === 1)
    expect(await platform.dropConnections()).toBe(1)
    await connected(2)
    held.release()
    expect((await platform.answered(id)).answers).toMatchObject([{ via: 'stream' }])
    await until('it is done', () => bot.open() === 0)
    expect(held.asked()).toBe(1)
    expect(await platform.violations()).toEqual([])
  })

  test('and the platform knows the question no more, the answer is pushed into the chat', async () => {
    const held = heldAsk()
    const bot = startConnection(platform, records, held.ask)
    await connected()
    const id = await say({ group: 'group-1', text: `@年报助手 ${QUESTION}` })
    await until('it is asked', () => held.asked() === 1)
    await platform.connectionMood({ forgetsRequests: true })
    held.release()
    const { answers } = await platform.answered(id)
    expect(answers).toMatchObject([{ via: 'push', msgtype: 'markdown', content: expect.stringContaining(QUOTE) }])
    await until('it is done', () => bot.open() === 0)
  })

  test('after a push that may have arrived, it is not pushed again', async () => {
    const held = heldAsk()
    const bot = startConnection(platform, records, held.ask)
    await connected()
    const id = await say()
    await until('it is asked', () => held.asked() === 1)
    await platform.connectionMood({ forgetsRequests: true, drops: 'after' })
    held.release()
    await until('it is done', () => bot.open() === 0)
    expect((await platform.exchange({ id })).answers).toMatchObject([{ via: 'push' }])
    expect((await platform.connectionCalls()).subscribes).toBe(2)
  })

  test("a stream's end that is refused after its window is pushed", async () => {
    await platform.configureConnection({ ...CREDENTIALS, windowMs: 1 })
    const held = heldAsk()
    startConnection(platform, records, held.ask)
    await connected()
    const id = await say()
    await until('the stream has begun', async () => (await platform.exchange({ id })).snapshots.length === 1)
    await until('it is asked', () => held.asked() === 1)
    held.release()
    expect((await platform.answered(id)).answers).toMatchObject([{ via: 'push' }])
  })
})

describe('a platform', () => {
  test('that never answers the subscribe is tried again', async () => {
    await platform.connectionMood({ neverSubscribes: true })
    const bot = startConnection(platform, records, fakeAsk(answer).ask)
    await until('it is told', () => bot.errors.length > 0)
    expect(bot.errors).toEqual([expect.stringMatching(/cannot be reached.*the subscribe was not answered/)])
    await platform.connectionMood({})
    await until('it is connected', () => bot.lines.some(line => line.endsWith('is there')))
    await platform.answered(await say())
    expect(await count()).toBe(1)
  })

  test('that falls silent is left, and tried again', async () => {
    const bot = startConnection(platform, records, fakeAsk(answer).ask, { timings: { pingMs: 50 } })
    await connected()
    await platform.connectionMood({ silent: true })
    await until('it is noticed', () => bot.lines.some(line => line.includes('no long connection (lost')))
    await platform.connectionMood({})
    await until('it is back', () => bot.lines.filter(line => line.endsWith('is there')).length === 2)
    await platform.answered(await say())
  })

  test('that takes a frame and never says so is left, and the answer shown once', async () => {
    const bot = startConnection(platform, records, fakeAsk(answer).ask)
    await connected()
    await platform.connectionMood({ neverAcknowledges: true })
    const id = await say()
    await platform.until(id, ({ snapshots }) => snapshots.length > 0)
    await platform.connectionMood({})
    await until('it is done', () => bot.counts.delivered.connection === 1)
    expect((await platform.exchange({ id })).answers).toHaveLength(1)
    expect(await platform.violations()).toEqual([])
  })

  test('that another takes the place at is left to that one', async () => {
    const bot = startConnection(platform, records, fakeAsk(answer).ask)
    await connected()
    const other = await subscribeElsewhere()
    await until('it is told', () => bot.errors.length > 0)
    expect(bot.errors).toEqual([
      expect.stringMatching(/another service has connected as this bot.*trying again in \d+ s/),
    ])
    expect(await platform.connectionCalls()).toMatchObject({ subscribes: 2 })
    expect(other.isConnected).toBe(true)
    other.disconnect()
  })

  test('that refuses the secret is asked again slowly, and the log says what is wrong, and no secret', async () => {
    const wrong = 'another-secret-altogether'
    const timings = { refusedMs: [20, 20] as const }
    const bot = startConnection(platform, records, fakeAsk(answer).ask, { secret: wrong, timings })
    await until('it has tried more than once', async () => (await platform.connectionCalls()).subscribes > 2)
    expect(bot.errors).toEqual([expect.stringMatching(/check WECOM_BOT_ID and WECOM_BOT_SECRET.*853000/)])
    expect(JSON.stringify([bot.lines, bot.errors])).not.toContain(wrong)
  })
})

describe('several processes with one library', () => {
  test('have one connection, and another takes over when that process stops', async () => {
    const { ask } = fakeAsk(answer)
    const bots = [startConnection(platform, records, ask), startConnection(platform, records, ask)]
    await connected()
    await platform.answered(await say())
    const isUp = (bot: (typeof bots)[number]) => bot.lines.some(line => line.endsWith('is there'))
    expect(bots.filter(isUp)).toHaveLength(1)
    await bots.find(isUp)?.stop()
    await connected(2)
    expect(bots.every(isUp)).toBe(true)
    await platform.answered(await say({ user: 'li' }))
    expect(await platform.connectionCalls()).toMatchObject({ subscribes: 2 })
    expect(bots.flatMap(({ errors }) => errors)).toEqual([])
  })

  test('a process that has lost the lease closes its connection', async () => {
    const { ask } = fakeAsk(answer)
    const bot = startConnection(platform, records, ask)
    await connected()
    // As if this process had stood still for longer than its lease.
    const later = new Date(Date.now() + 60_000)
    await records.leases.hold('wecom_connection:bot-1', 'another', { from: later, until: new Date(+later + 60_000) })
    await until('it is closed', async () => (await count()) === 0)
    expect(bot.lines.at(-1)).toContain('another process has the long connection now')
  })
})

describe('the limits of a conversation', () => {
  test('are kept to, and what is beyond them waits', async () => {
    const bot = startConnection(platform, records, fakeAsk(answer).ask)
    await connected()
    const users = Array.from({ length: 14 }, (_, at) => `user-${at}`)
    const ids: string[] = []
    for (const user of users)
      for (const _ of [1, 2, 3]) ids.push(await say({ user, group: 'group-1', text: `@年报助手 ${QUESTION}` }))
    await until('as much is said as may be', () => bot.lines.some(line => line.includes('held back')))
    await until('the rest waits', () => bot.open() > 0 && bot.counts.acknowledged === ids.length)
    expect(await platform.connectionCalls()).toMatchObject({ limited: 0 })
    expect(bot.errors).toEqual([])
  })
})
