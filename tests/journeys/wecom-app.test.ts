import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLibraryOnly } from '../../src/channels/cli/open.ts'
import { readConfig } from '../../src/config.ts'
import { freePort } from '../fakes/free-port.ts'
import { type Platform, startPlatform } from '../fakes/wecom/client.ts'
import { ATTACKS, type Exchange } from '../fakes/wecom/terms.ts'
import { type Facts, madeUpReport } from './made-up-reports.ts'
import { cleanUp, killed, nianbao, type Service, type Settings, serve, temporaryFolder, until } from './nianbao.ts'

/** People who ask a self-built app, from their message to the text they read, whatever happens to the service in between. */

const APP = {
  token: 'QDG6eK',
  aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  corpId: 'wwb5f1a2b3c4d5e6f7',
  agentId: 1000002,
  secret: 'app-secret',
}
const YUNXI: Facts = { place: '云溪区', year: 2024, received: 31 }
const YUNLONG: Facts = { place: '云龙区', year: 2024, received: 41 }
const QUESTION = '云溪区2024年受理行政复议申请多少宗？'
const QUOTE = '全年受理行政复议申请31宗，审结28宗。'

let platform: Platform
let settings: Settings
let service: Service

beforeAll(async () => {
  platform = await startPlatform()
  const folder = await temporaryFolder()
  const port = await freePort()
  settings = {
    DATA_DIR: join(folder, 'data'),
    CORPUS_DIR: join(folder, 'corpus'),
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    WECOM_CORP_ID: APP.corpId,
    WECOM_AGENT_ID: String(APP.agentId),
    WECOM_APP_SECRET: APP.secret,
    WECOM_APP_TOKEN: APP.token,
    WECOM_APP_AES_KEY: APP.aesKey,
    WECOM_API_URL: platform.apiUrl,
  }
  for (const facts of [YUNXI, YUNLONG]) await madeUpReport(settings.CORPUS_DIR ?? '', `${facts.place}.txt`, facts)
  service = await started()
  await platform.configureApp({ ...APP, callbackUrl: `${service.url}/wecom/app` })
})

afterAll(async () => {
  await cleanUp()
  await platform.stop()
})

async function started(): Promise<Service> {
  const running = await serve(settings)
  await running.said(/^ready: /m)
  return running
}

let people = 0
/** Somebody new, who is in the middle of nothing. */
const somebody = () => `user${people++}`
const say = (text: string, user = somebody()) => platform.say({ via: 'app', user, text })
const hear = async (text: string, user?: string) => platform.answered(await say(text, user))
const read = ({ answers }: Exchange) => answers.at(-1)?.content ?? ''

/** What the service has written down of its answers. */
async function questionsAnswered(): Promise<string[]> {
  const library = await openLibraryOnly(readConfig({ DATA_DIR: settings.DATA_DIR }))
  try {
    return (await library.records.answers.list({ limit: 10_000 })).map(({ question }) => question)
  } finally {
    await library.close()
  }
}

/** Messages to come to their end, as the service has written it down. */
async function untilDone(): Promise<void> {
  const library = await openLibraryOnly(readConfig({ DATA_DIR: settings.DATA_DIR }))
  const isOpen = ({ route }: { route: string | null }) => route !== 'passive'
  try {
    await until('nothing is left to be sent', () => !library.records.outbox.open('wecom_app').some(isOpen))
  } finally {
    await library.close()
  }
}

test('proves its address within a second, and checks itself', async () => {
  expect(await platform.verifyUrl({ via: 'app' })).toMatchObject({ ok: true })
  const { code, stdout } = await nianbao(['wecom', 'check'], settings)
  expect(stdout).toContain('wecom/app proves itself as WeCom asks it to')
  expect(stdout).toContain('WeCom gives it an access token')
  expect(stdout).not.toContain(APP.secret)
  expect(code).toBe(0)
})

test('answers with the callback, in the report’s own words with their source, and goes on from there', async () => {
  // On a busy machine an answer may take longer than the callback waits; one of them is in time.
  const exchange = await until('an answer comes with its callback', async () => {
    const heard = await hear(QUESTION)
    return heard.answers[0]?.via === 'passive' && heard
  })
  const { user, answers } = exchange
  expect(answers).toMatchObject([{ via: 'passive', msgtype: 'text' }])
  expect(read(exchange).split('\n')[0]).toMatch(/云溪区.*2024年/)
  expect(read(exchange)).toContain(QUOTE)
  expect(read(exchange)).toContain('《云溪区人民政府2024年法治政府建设年度报告》')
  expect(read(exchange)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/reports\/\S+$/m)
  expect(read(await hear('查处违法案件多少件？', user))).toMatch(/^云溪区 · 2024年[\s\S]*查处违法案件71件/)
})

test('says in the first line that nothing was found', async () => {
  expect(read(await hear('增城区2024年受理行政复议申请多少宗？')).split('\n')[0]).toMatch(/未找到/)
})

test('welcomes whoever opens the app', async () => {
  const id = await platform.event({ via: 'app', user: somebody(), event: 'enter_chat' })
  expect(read(await platform.answered(id))).toContain('云溪区')
})

test('answers a message that comes again after a lost answer, and asks once', async () => {
  const before = (await questionsAnswered()).length
  await platform.badDays({ hangUp: true, beside: ATTACKS })
  const id = await say(QUESTION)
  const { answers } = await platform.answered(id)
  await platform.badDays({})
  await untilDone()
  expect((await platform.exchange({ id })).answers).toHaveLength(1)
  expect(answers).toMatchObject([{ content: expect.stringContaining(QUOTE) }])
  await platform.badDays({ copies: 3, atOnce: true })
  const isThrice = ({ deliveries, answers: given }: Exchange) => deliveries.length === 3 && given.length > 0
  const thrice = await platform.until(await say(QUESTION), isThrice)
  await platform.badDays({})
  // The platform has one delivery of a message open at a time; whichever it is gets the answer.
  expect(new Set(thrice.answers.map(({ content }) => content)).size).toBe(1)
  expect((await questionsAnswered()).length - before).toBe(2)
})

/** So many ask at once; ended as by a power cut while they wait. Those whose message was written down and not answered. */
async function killedWhileAsked(): Promise<readonly string[]> {
  const library = await openLibraryOnly(readConfig({ DATA_DIR: settings.DATA_DIR }))
  const waiting = () => library.records.outbox.open('wecom_app').filter(({ state }) => state === 'waiting')
  const ids = await Promise.all(Array.from({ length: 24 }, () => say(QUESTION)))
  await until('questions are in flight', () => waiting().length > 2)
  await killed(service.child)
  const users = waiting().map(({ chat }) => chat.split('/').at(-1))
  await library.close()
  expect(users.length).toBeGreaterThan(0)
  const isOver = ({ acknowledgedAt, windowClosed }: Exchange) => acknowledgedAt !== undefined || windowClosed
  const exchanges = await Promise.all(ids.map(id => platform.until(id, isOver)))
  return exchanges.filter(({ user }) => users.includes(user)).map(({ id }) => id)
}

test('sends what it had written down before it was killed, once each, with one access token', async () => {
  const ids = await killedWhileAsked()
  await platform.expireTokens()
  const before = (await platform.apiCalls()).gettoken
  service = await started()
  for (const id of ids)
    expect((await platform.answered(id)).answers).toMatchObject([
      { via: 'send', msgtype: 'text', content: expect.stringContaining(QUOTE) },
    ])
  await untilDone()
  for (const id of ids) expect((await platform.exchange({ id })).answers).toHaveLength(1)
  expect((await platform.apiCalls()).gettoken - before).toBe(1)
})

test('shows a text once although it was killed before it knew that the text had arrived', async () => {
  const ids = await killedWhileAsked()
  const sends = (await platform.apiCalls()).send
  await platform.sendMood({ delayMs: 60_000 })
  service = await started()
  await until('texts are taken', async () => (await platform.apiCalls()).send > sends)
  await killed(service.child)
  await platform.sendMood({ cutOff: 2 })
  service = await started()
  await Promise.all(ids.map(id => platform.answered(id)))
  await untilDone()
  for (const id of ids) expect((await platform.exchange({ id })).answers).toMatchObject([{ via: 'send' }])
  expect((await platform.apiCalls()).send - sends).toBeGreaterThan(ids.length)
})

test('lets none of 2,000 made-up callbacks in, and goes on', async () => {
  const before = await questionsAnswered()
  const { statuses } = await platform.fuzz({ via: 'app', count: 2_000, seed: 5 })
  expect(Object.keys(statuses).filter(status => status === '0' || Number(status) >= 500)).toEqual([])
  expect(await questionsAnswered()).toEqual(before)
  expect(read(await hear(QUESTION))).toContain(QUOTE)
})

test('has broken none of the platform’s rules', async () => {
  expect(await platform.violations()).toEqual([])
  expect(service.output.stderr).not.toMatch(/fault|app-secret|QDG6eK/)
})
