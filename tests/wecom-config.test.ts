import { describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { AppError } from '../src/errors.ts'

const KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'

/** All that belongs to each way in. */
const WAYS = {
  bot: { WECOM_BOT_TOKEN: 'Token1', WECOM_BOT_AES_KEY: KEY },
  connection: { WECOM_BOT_ID: 'aib-1', WECOM_BOT_SECRET: 'kept-quiet' },
  app: {
    WECOM_CORP_ID: 'ww1',
    WECOM_AGENT_ID: '1000002',
    WECOM_APP_SECRET: 'kept-quiet',
    WECOM_APP_TOKEN: 'Token2',
    WECOM_APP_AES_KEY: KEY,
  },
} as const

const wecom = (environment: Record<string, string>) => readConfig(environment).wecom

function messageFor(environment: Record<string, string>): string {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof AppError && error.code === 'config_invalid') return error.message
    throw error
  }
  throw new Error('it was taken')
}

test('without settings no way in is open, and addresses are WeCom’s', () => {
  expect(wecom({})).toEqual({
    bot: undefined,
    botNames: [],
    connection: undefined,
    app: undefined,
    streamSeconds: 360,
    apiUrl: 'https://qyapi.weixin.qq.com',
    socketUrl: 'wss://openws.work.weixin.qq.com',
  })
})

test('each way in is open once all that belongs to it is set, and only that', () => {
  expect(wecom(WAYS.bot)).toMatchObject({
    bot: { token: 'Token1', aesKey: KEY },
    connection: undefined,
    app: undefined,
  })
  expect(wecom(WAYS.connection)).toMatchObject({ bot: undefined, connection: { botId: 'aib-1', secret: 'kept-quiet' } })
  expect(wecom(WAYS.app).app).toEqual({
    corpId: 'ww1',
    agentId: 1_000_002,
    secret: 'kept-quiet',
    token: 'Token2',
    aesKey: KEY,
  })
})

test('names and addresses are read as people write them', () => {
  const given = { WECOM_BOT_NAMES: ' 年报, 小年 ,', WECOM_API_URL: 'http://proxy.example:8080/wecom//' }
  expect(wecom(given)).toMatchObject({ botNames: ['年报', '小年'], apiUrl: 'http://proxy.example:8080/wecom' })
})

describe.each(Object.entries(WAYS))('the %s by half', (_, whole) => {
  test.each(Object.keys(whole))('names %s, which is missing, and shows no secret', missing => {
    const given = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== missing))
    const message = messageFor(given)
    expect(message).toMatch(new RegExp(`^${missing} must be set too: `))
    for (const secret of [KEY, 'kept-quiet']) expect(message).not.toContain(secret)
  })
})

test.each([
  ['WECOM_AGENT_ID', 'x'],
  ['WECOM_STREAM_SECONDS', '0'],
  ['WECOM_API_URL', 'ftp://example.com'],
  ['WECOM_SOCKET_URL', 'https://example.com'],
])('%s=%s is not taken', (name, value) => {
  expect(messageFor({ [name]: value })).toContain(`${name}=${value} is not valid: `)
})
