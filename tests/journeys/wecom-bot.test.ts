import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLibraryOnly } from '../../src/channels/cli/open.ts'
import { readConfig } from '../../src/config.ts'
import { freePort } from '../fakes/free-port.ts'
import { type Platform, startPlatform } from '../fakes/wecom/client.ts'
import { ATTACKS, type Exchange, type Saying } from '../fakes/wecom/terms.ts'
import { type Facts, madeUpReport } from './made-up-reports.ts'
import { cleanUp, killed, nianbao, type Service, type Settings, serve, temporaryFolder, until } from './nianbao.ts'

/** People who ask in WeCom, from their message to the answer they read, whatever happens to the service in between. */

const TOKEN = 'QDG6eK'
const AES_KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C'
const YUNXI: Facts = { place: '云溪区', year: 2024, received: 31 }
const YUNLONG: Facts = { place: '云龙区', year: 2024, received: 41 }
const QUESTION = '云溪区2024年受理行政复议申请多少宗？'
const QUOTE = '全年受理行政复议申请31宗，审结28宗。'

/** Of a stream, on both sides: longer than any restart takes, or shorter. */
const LONG_SECONDS = 240
const SHORT_SECONDS = 4

let platform: Platform
let settings: Settings
let service: Service

beforeAll(async () => {
  platform = await startPlatform()
  const folder = await temporaryFolder()
  settings = {
    DATA_DIR: join(folder, 'data'),
    CORPUS_DIR: join(folder, 'corpus'),
    PORT: String(await freePort()),
    WECOM_BOT_TOKEN: TOKEN,
    WECOM_BOT_AES_KEY: AES_KEY,
    WECOM_BOT_NAMES: '年报助手',
    WECOM_API_URL: platform.apiUrl,
  }
  for (const facts of [YUNXI, YUNLONG]) await madeUpReport(settings.CORPUS_DIR ?? '', `${facts.place}.txt`, facts)
  service = await started(LONG_SECONDS)
  await window(LONG_SECONDS)
})

afterAll(async () => {
  await cleanUp()
  await platform.stop()
})

async function started(windowSeconds: number): Promise<Service> {
  const running = await serve({ ...settings, WECOM_STREAM_SECONDS: String(windowSeconds) })
  await running.said(/^ready: /m)
  return running
}

async function window(seconds: number): Promise<void> {
  await platform.configureBot({
    callbackUrl: `${service.url}/wecom/bot`,
    token: TOKEN,
    aesKey: AES_KEY,
    pollMs: 30,
    windowMs: seconds * 1000,
  })
}

/** So many people ask at once; ended as by a power cut while they wait. Those who were told that they will be answered. */
async function killedWhileAsked(): Promise<readonly Exchange[]> {
  const ids = await Promise.all(Array.from({ length: 24 }, () => platform.say({ user: somebody(), text: QUESTION })))
  await until('questions are in flight', async () => (await platform.counts()).inFlight > 3)
  await killed(service.child)
  const inFlight = (await platform.exchanges()).filter(
    ({ id, acknowledgedAt, answers }) => ids.includes(id) && acknowledgedAt !== undefined && answers.length === 0,
  )
  expect(inFlight.length).toBeGreaterThan(0)
  return inFlight
}

let people = 0
/** Somebody new, who is in the middle of nothing. */
const somebody = () => `user${people++}`

async function hear(saying: Saying): Promise<Exchange> {
  return platform.answered(await platform.say(saying))
}

const read = ({ answers }: Exchange) => answers.at(-1)?.content ?? ''
const firstLine = (exchange: Exchange) => read(exchange).split('\n')[0]

/** What the service has written down of its answers. */
async function questionsAnswered(): Promise<string[]> {
  const library = await openLibraryOnly(readConfig({ DATA_DIR: settings.DATA_DIR }))
  try {
    return (await library.records.answers.list({ limit: 10_000 })).map(({ question }) => question)
  } finally {
    await library.close()
  }
}

test('proves its address within a second', async () => {
  expect(await platform.verifyUrl({ via: 'bot' })).toMatchObject({ ok: true })
})

test('answers a mention in a group at a poll: place and year first, then the report’s own words with their source', async () => {
  const exchange = await hear({ user: somebody(), group: 'g1', text: `@年报助手 ${QUESTION}` })
  expect(exchange.answers).toMatchObject([{ via: 'stream' }])
  expect(exchange.polls).toBeGreaterThan(0)
  expect(firstLine(exchange)).toMatch(/云溪区.*2024年/)
  expect(read(exchange)).toContain(QUOTE)
  expect(read(exchange)).toContain('《云溪区人民政府2024年法治政府建设年度报告》')
})

test.each<[string, Omit<Saying, 'user'>]>([
  ['a voice message', { kind: 'voice', text: QUESTION }],
  ['text among pictures', { kind: 'mixed', text: QUESTION }],
  ['a text of its own', { text: QUESTION }],
])('answers %s', async (_, saying) => {
  expect(read(await hear({ user: somebody(), ...saying }))).toContain(QUOTE)
})

test('goes on where a person stopped in a chat, and with nobody else’s questions', async () => {
  const [asker, other] = [somebody(), somebody()]
  await hear({ user: asker, group: 'g2', text: `@年报助手 ${QUESTION}` })
  const followUp = '@年报助手 查处违法案件多少件？'
  const next = await hear({ user: asker, group: 'g2', text: followUp })
  expect(firstLine(next)).toMatch(/^云溪区 · 2024年/)
  expect(read(next)).toContain('查处违法案件71件')
  const apart = await hear({ user: other, group: 'g2', text: followUp })
  // Who names no place asks of all.
  expect(firstLine(apart)).toMatch(/云龙区/)
})

test('says in the first line that nothing was found', async () => {
  const exchange = await hear({ user: somebody(), text: '增城区2024年受理行政复议申请多少宗？' })
  expect(firstLine(exchange)).toMatch(/未找到/)
})

test('welcomes whoever enters the chat', async () => {
  const id = await platform.event({ user: somebody(), event: 'enter_chat' })
  const { answers } = await platform.answered(id)
  expect(answers).toMatchObject([{ msgtype: 'text', content: expect.stringContaining('云溪区') }])
})

test('keeps what a reader says of an answer', async () => {
  const user = somebody()
  const { feedbackId = '' } = await hear({ user, text: QUESTION })
  const said = { event: 'feedback_event', id: feedbackId, type: 2, content: '数字不对', reasons: [3] } as const
  const id = await platform.event({ user, ...said })
  await platform.until(id, ({ acknowledgedAt }) => acknowledgedAt !== undefined)
  const { stdout } = await nianbao(['feedback', '--json'], settings)
  expect(stdout).toContain('数字不对')
  expect(stdout).toContain('wrong')
})

test('answers a message that comes three times, at once and once more, only once', async () => {
  const before = (await questionsAnswered()).length
  await platform.badDays({ copies: 3, atOnce: true, pollsAfterEnd: 3, beside: ATTACKS })
  const id = await platform.say({ user: somebody(), text: QUESTION })
  await platform.until(id, ({ deliveries, finished }) => deliveries.length === 3 && finished)
  await platform.badDays({})
  await platform.repeat({ id })
  const { answers } = await platform.exchange({ id })
  expect(answers).toHaveLength(1)
  expect((await questionsAnswered()).length - before).toBe(1)
})

test('answers what it acknowledged before it was killed, by the same stream', async () => {
  const inFlight = await killedWhileAsked()
  service = await started(LONG_SECONDS)
  for (const { id, stream } of inFlight) {
    const exchange = await platform.answered(id)
    expect(exchange.answers).toMatchObject([{ via: 'stream', content: expect.stringContaining(QUOTE) }])
    expect(exchange.stream).toBe(stream)
  }
})

test('sends the answer through response_url, once, when the stream’s window has closed meanwhile', async () => {
  await service.stop()
  service = await started(SHORT_SECONDS)
  await window(SHORT_SECONDS)
  const inFlight = await killedWhileAsked()
  for (const { id } of inFlight) await platform.until(id, ({ windowClosed }) => windowClosed)
  await platform.urlMoods(['error_500', 'dropped_after'])
  service = await started(SHORT_SECONDS)
  for (const { id } of inFlight) {
    const { answers } = await platform.answered(id)
    expect(answers).toMatchObject([{ via: 'response_url', content: expect.stringContaining(QUOTE) }])
  }
  await window(LONG_SECONDS)
})

test('lets none of 10,000 made-up callbacks in, and goes on', async () => {
  const before = await questionsAnswered()
  const { sent, signed, statuses } = await platform.fuzz({ via: 'bot', count: 10_000, seed: 5 })
  expect([sent, signed]).toEqual([10_000, 5_000])
  expect(Object.keys(statuses).filter(status => status === '0' || Number(status) >= 500)).toEqual([])
  expect(await questionsAnswered()).toEqual(before)
  const library = await openLibraryOnly(readConfig({ DATA_DIR: settings.DATA_DIR }))
  expect(library.records.outbox.open('wecom_bot').filter(({ state }) => state === 'waiting')).toEqual([])
  await library.close()
  expect((await service.get('/readyz')).status).toBe(200)
  expect(read(await hear({ user: somebody(), text: QUESTION }))).toContain(QUOTE)
})

test('has broken no rule of the platform in all this', async () => {
  expect(await platform.violations()).toEqual([])
})
