import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkWecom } from '../../../src/channels/cli/wecom-check.ts'
import { createAppRoutes } from '../../../src/channels/wecom/app/app-routes.ts'
import { createBotRoutes } from '../../../src/channels/wecom/bot/bot-routes.ts'

const NOW = new Date('2026-01-02T04:00:00Z')
const AES_KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C'
const BOT = { WECOM_BOT_TOKEN: 'botTokenSecret', WECOM_BOT_AES_KEY: AES_KEY }
const APP = {
  WECOM_CORP_ID: 'wwb5f1a2b3c4d5e6f7',
  WECOM_AGENT_ID: '1000002',
  WECOM_APP_SECRET: 'appSecretSecret',
  WECOM_APP_TOKEN: 'appTokenSecret',
  WECOM_APP_AES_KEY: AES_KEY,
}
const PUBLIC_URL = 'https://nianbao.example'
const ALL = { ...BOT, ...APP, WECOM_BOT_ID: 'bot', WECOM_BOT_SECRET: 'connectionSecret', PUBLIC_URL }

type World = {
  /** What gettoken and getcallbackip answer. */
  readonly gettoken?: object
  readonly getcallbackip?: object
  /** Of the other side's clock. */
  readonly date?: Date
  /** The token that the running service was started with. */
  readonly runsWith?: string
  /** Nothing can be reached. */
  readonly offline?: true
}

/** A network with WeCom's API and a running service in it. */
function network({
  gettoken,
  getcallbackip,
  date = NOW,
  runsWith = APP.WECOM_APP_TOKEN,
  offline,
}: World): typeof fetch {
  const common = { now: () => NOW, randomBytes, onFault: () => {}, hear: async () => undefined }
  const routes = createAppRoutes({
    ...common,
    agentId: 1000002,
    secret: { token: runsWith, aesKey: AES_KEY, receiveId: APP.WECOM_CORP_ID },
  })
  routes.route(
    '/',
    createBotRoutes({ ...common, secret: { token: BOT.WECOM_BOT_TOKEN, aesKey: AES_KEY, receiveId: '' } }),
  )
  routes.get('/healthz', c => c.json({ status: 'ok' }))
  const headers = { date: date.toUTCString() }
  return async address => {
    if (offline) throw new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND') })
    const url = new URL(String(address))
    if (url.origin === PUBLIC_URL) return routes.request(url.href)
    if (url.pathname.endsWith('/gettoken'))
      return Response.json(gettoken ?? { errcode: 0, access_token: 'accessTokenSecret', expires_in: 7200 }, { headers })
    const known = url.searchParams.get('access_token') === 'accessTokenSecret'
    const answer = known ? (getcallbackip ?? { errcode: 0, ip_list: [] }) : { errcode: 41001, errmsg: 'missing' }
    return Response.json(answer, { headers })
  }
}

async function check(environment: Record<string, string>, world: World = {}) {
  const findings = await checkWecom(environment, { fetch: network(world), now: () => NOW })
  for (const secret of ['botTokenSecret', 'appSecretSecret', 'appTokenSecret', 'connectionSecret', 'accessTokenSecret'])
    expect(JSON.stringify(findings)).not.toContain(secret)
  expect(JSON.stringify(findings)).not.toContain(AES_KEY)
  const lines = (level: string) => findings.flatMap(each => (each.level === level ? [each.line] : []))
  return { ok: lines('ok'), warn: lines('warn'), fail: lines('FAIL') }
}

test('where everything is set up and reached, nothing is wrong, and each way proves itself as WeCom asks it to', async () => {
  const { ok, warn, fail } = await check(ALL)
  expect([warn, fail]).toEqual([[], []])
  expect(ok).toContain('self-built app: https://nianbao.example/wecom/app proves itself as WeCom asks it to')
  expect(ok).toContain('smart bot by callback: https://nianbao.example/wecom/bot proves itself as WeCom asks it to')
  expect(ok).toContain('self-built app: WeCom gives it an access token')
  expect(ok).toContain('clock: 0 seconds from WeCom’s')
  expect(ok.join('\n')).toMatch(/connecting would end a connection that is in use/)
})

test('where nothing is set up, it says what each way takes', async () => {
  const { ok, warn, fail } = await check({})
  expect(fail).toEqual([])
  expect(ok).toContain('smart bot by callback: not set up; it takes WECOM_BOT_TOKEN, WECOM_BOT_AES_KEY')
  expect(warn).toEqual(['nothing is set up, so nobody in WeCom can ask'])
})

test('settings that no other command starts with are findings: what is missing, and what is wrong with a key', async () => {
  const { fail, warn } = await check({
    WECOM_BOT_TOKEN: 'botTokenSecret',
    ...APP,
    WECOM_APP_AES_KEY: `${AES_KEY}=`,
    WECOM_SECRET: 'x',
  })
  expect(fail).toEqual([
    'smart bot by callback: set up by half; WECOM_BOT_AES_KEY must be set too',
    'WECOM_APP_AES_KEY is not valid (it has 44 characters): the EncodingAESKey of the callback: 43 letters and digits',
  ])
  expect(warn).toContain('WECOM_SECRET is not read: no setting is called so')
})

test('settings of other parts that are wrong are named too', async () => {
  expect((await check({ ...BOT, PORT: 'x' })).fail).toEqual([expect.stringContaining('PORT=x is not valid')])
})

test.each<[string, World, RegExp]>([
  [
    'a wrong secret',
    { gettoken: { errcode: 40001, errmsg: 'no' } },
    /no access token: errcode 40001: .*WECOM_APP_SECRET/,
  ],
  ['a wrong corp id', { gettoken: { errcode: 40013, errmsg: 'no' } }, /errcode 40013: .*WECOM_CORP_ID/],
  [
    'an address that is not trusted',
    { getcallbackip: { errcode: 60020, errmsg: 'not allow, from ip: 203.0.113.7, more' } },
    /getcallbackip: errcode 60020: .*企业可信IP.*203\.0\.113\.7/,
  ],
  ['a service that runs with other settings', { runsWith: 'another' }, /wecom\/app answers 403: .*start it again/],
])('%s is told with what to do', async (_, world, told) => {
  const { fail } = await check(ALL, world)
  expect(fail).toEqual([expect.stringMatching(told)])
})

test('without a network it says what could not be tried, and what is well all the same', async () => {
  const { ok, warn, fail } = await check(ALL, { offline: true })
  expect(ok).toContain('smart bot by callback: encrypts, signs and reads its own message, with an empty receive id')
  expect(warn).toEqual([expect.stringMatching(/^clock: not compared.*ENOTFOUND/)])
  expect(fail).toEqual([
    expect.stringMatching(/no access token: .*ENOTFOUND/),
    expect.stringMatching(/healthz cannot be reached/),
    expect.stringMatching(/wecom\/bot cannot be reached/),
    expect.stringMatching(/wecom\/app cannot be reached/),
  ])
})

test('a clock that is minutes off, an address that is not https and a corp id of another form are warned of', async () => {
  const date = new Date(NOW.getTime() + 300_000)
  const { warn } = await check({ ...ALL, PUBLIC_URL: 'http://nianbao.example', WECOM_CORP_ID: '1000' }, { date })
  expect(warn).toEqual([
    expect.stringMatching(/^WECOM_CORP_ID=1000 does not look like a corp id/),
    'clock: 300 seconds behind WeCom’s; set it by NTP',
    expect.stringMatching(/is not https/),
  ])
})
