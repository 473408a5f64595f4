import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Platform, startPlatform } from '../fakes/wecom/client.ts'
import { madeUpReport } from './made-up-reports.ts'
import {
  cleanUp,
  killed,
  nianbao,
  type Running,
  type Settings,
  serve,
  startNianbao,
  temporaryFolder,
  until,
} from './nianbao.ts'

/** People who ask in WeCom a bot that is behind a firewall, and whose machines fail. */

const QUESTION = '云溪区2024年受理行政复议申请多少宗？'
const QUOTE = '全年受理行政复议申请31宗，审结28宗。'
const SECRET = 'secret-of-the-bot'
/** Of questions at once: they take longer to answer than to send. */
const MANY = 24

let platform: Platform
let settings: Settings

beforeEach(async () => {
  platform = await startPlatform()
  await platform.configureConnection({ botId: 'bot-1', secret: SECRET })
  const folder = await temporaryFolder()
  settings = {
    DATA_DIR: join(folder, 'data'),
    CORPUS_DIR: join(folder, 'corpus'),
    WECOM_BOT_ID: 'bot-1',
    WECOM_BOT_SECRET: SECRET,
    WECOM_SOCKET_URL: platform.socketUrl,
  }
  await madeUpReport(settings.CORPUS_DIR ?? '', 'yunxi.txt', { place: '云溪区', year: 2024, received: 31 })
})

afterEach(async () => {
  await cleanUp()
  await platform.stop()
})

const CONNECTED = /the long connection is there/
const connect = () => startNianbao(['wecom', 'connect'], settings)
const say = (user: string) => platform.say({ via: 'connection', user, text: QUESTION })
const isConnected = ({ output }: Running) => CONNECTED.test(output.stderr)

test('the bot connects, answers with a quote, and stops when it is told to', async () => {
  const bot = connect()
  await bot.said(CONNECTED)
  const entered = await platform.event({ via: 'connection', user: 'zhang', event: 'enter_chat' })
  expect((await platform.answered(entered)).answers[0]?.content).toContain('云溪区：2024年')
  const { answers } = await platform.answered(await say('zhang'))
  expect(answers).toMatchObject([{ via: 'stream', content: expect.stringContaining(QUOTE) }])
  bot.child.kill('SIGTERM')
  expect(await bot.ended).toBe(0)
  expect([await platform.connections(), await platform.violations()]).toEqual([0, []])
  expect(bot.output.stderr).not.toContain(SECRET)
  expect(bot.output.stderr).not.toContain(QUESTION)
  const listed = await nianbao(['answers', 'list', '--channel', 'wecom_connection'], settings)
  expect(listed.stdout).toContain(QUESTION)
})

test('the service connects too, where the bot is set up', async () => {
  const service = await serve(settings)
  await service.said(CONNECTED)
  const { answers } = await platform.answered(await say('zhang'))
  expect(answers).toMatchObject([{ via: 'stream', content: expect.stringContaining(QUOTE) }])
  expect(await (await service.get('/metrics')).text()).toContain('wecom_connection')
  expect(await service.stop()).toBe(0)
})

test('killed between question and answer, another process connects within seconds and answers each once', async () => {
  const first = connect()
  await first.said(CONNECTED)
  const second = connect()
  await until('the second is open', async () => second.child.pid !== undefined)
  const ids = await Promise.all(Array.from({ length: MANY }, (_, at) => say(`user-${at}`)))
  await until('some are answered and others not', async () => {
    const { acknowledged, inFlight } = await platform.counts()
    return acknowledged === MANY && inFlight < MANY
  })
  await killed(first.child)
  expect((await platform.counts()).inFlight).toBeGreaterThan(0)
  await second.said(CONNECTED)
  for (const id of ids) {
    const { answers } = await platform.answered(id)
    expect(answers).toMatchObject([{ via: 'stream', content: expect.stringContaining(QUOTE) }])
  }
  expect([await platform.connections(), await platform.violations()]).toEqual([1, []])
  expect(isConnected(second)).toBe(true)
  second.child.kill('SIGTERM')
  expect(await second.ended).toBe(0)
})

test('a bot that is not set up says what to set', async () => {
  const { DATA_DIR = '', CORPUS_DIR = '' } = settings
  const { code, stderr } = await nianbao(['wecom', 'connect'], { DATA_DIR, CORPUS_DIR })
  expect([code, stderr]).toEqual([1, expect.stringContaining('set WECOM_BOT_ID and WECOM_BOT_SECRET')])
})
