import { randomBytes } from 'node:crypto'
import { settingNames } from '../../config.ts'
import { type WecomConfig, wecomSettings } from '../../wecom-config.ts'
import { APP_PATH } from '../wecom/app/app-routes.ts'
import { BOT_PATH } from '../wecom/bot/bot-routes.ts'
import { type CallbackSecret, openEncrypted, sealEncrypted } from '../wecom/crypto.ts'

/** The ways in from WeCom, and what their settings alone tell about them. */

/** `warn` is nothing that has to be mended. */
export type WecomFinding = { readonly level: 'ok' | 'warn' | 'FAIL'; readonly line: string }

type Setting = keyof typeof wecomSettings

export type WayIn = {
  readonly name: string
  /** All of them or none. */
  readonly settings: readonly Setting[]
  /** Where WeCom calls; undefined where it does not. */
  readonly callback?: { readonly path: string; readonly secret: (config: WecomConfig) => CallbackSecret | undefined }
}

export const WAYS_IN = [
  {
    name: 'smart bot by callback',
    settings: ['WECOM_BOT_TOKEN', 'WECOM_BOT_AES_KEY'],
    callback: { path: BOT_PATH, secret: ({ bot }) => bot && { ...bot, receiveId: '' } },
  },
  { name: 'smart bot by long connection', settings: ['WECOM_BOT_ID', 'WECOM_BOT_SECRET'] },
  {
    name: 'self-built app',
    settings: ['WECOM_CORP_ID', 'WECOM_AGENT_ID', 'WECOM_APP_SECRET', 'WECOM_APP_TOKEN', 'WECOM_APP_AES_KEY'],
    callback: { path: APP_PATH, secret: ({ app }) => app && { ...app, receiveId: app.corpId } },
  },
] as const satisfies readonly WayIn[]

export type Environment = Readonly<Record<string, string | undefined>>

const AES_KEY_LENGTH = 43
const given = (environment: Environment, name: string) => (environment[name] ?? '').trim() !== ''

/** What is set, what is missing and what is wrong; never a value that is or may be a secret. */
export function settingFindings(environment: Environment): WecomFinding[] {
  const unknown = Object.keys(environment).filter(name => name.startsWith('WECOM_') && !settingNames.includes(name))
  return [
    ...WAYS_IN.flatMap(way => wayFindings(way, environment)),
    ...['WECOM_STREAM_SECONDS', 'WECOM_API_URL', 'WECOM_SOCKET_URL'].flatMap(name =>
      wrong(name as Setting, environment),
    ),
    ...unknown.map(name => ({ level: 'warn' as const, line: `${name} is not read: no setting is called so` })),
  ]
}

function wayFindings({ name, settings }: WayIn, environment: Environment): WecomFinding[] {
  const missing = settings.filter(setting => !given(environment, setting))
  if (missing.length === settings.length)
    return [{ level: 'ok', line: `${name}: not set up; it takes ${settings.join(', ')}` }]
  if (missing.length > 0) {
    const line = `${name}: set up by half; ${missing.join(', ')} must be set too`
    return [{ level: 'FAIL', line }, ...settings.flatMap(setting => wrong(setting, environment))]
  }
  const wrongs = settings.flatMap(setting => wrong(setting, environment))
  return wrongs.length > 0 ? wrongs : [{ level: 'ok', line: `${name}: every setting is there` }]
}

function wrong(setting: Setting, environment: Environment): WecomFinding[] {
  const value = environment[setting] ?? ''
  const schema = wecomSettings[setting]
  if (!given(environment, setting) || schema.safeParse(value).success) return []
  const length = setting.endsWith('_AES_KEY') ? keyTrouble(value) : ''
  return [{ level: 'FAIL', line: `${setting} is not valid${length}: ${schema.description}` }]
}

/** The most common mistakes: a character is lost, or a blank or the padding has come along. */
function keyTrouble(value: string): string {
  if (value.length !== AES_KEY_LENGTH) return ` (it has ${value.length} characters)`
  return ' (it holds characters other than letters and digits)'
}

/** A corp id as WeCom gives them; others would be refused by it. */
const CORP_ID = /^w[wx][0-9a-zA-Z]{16}$/

/** Each way that is set up says something to itself; app messages carry the corp id as receive id, bot messages none. */
export function selfTests(config: WecomConfig, now: Date): WecomFinding[] {
  const tests = WAYS_IN.flatMap((way): WecomFinding[] => {
    const secret = 'callback' in way ? way.callback.secret(config) : undefined
    if (!secret) return []
    const works = understandsItself(secret, now)
    const receiveId = secret.receiveId === '' ? 'an empty receive id' : `receive id ${secret.receiveId}`
    const line = `${way.name}: encrypts, signs and reads its own message, with ${receiveId}`
    return [works ? { level: 'ok', line } : { level: 'FAIL', line: `${way.name}: cannot read its own message` }]
  })
  const corpId = config.app?.corpId
  if (corpId === undefined || CORP_ID.test(corpId)) return tests
  const line = `WECOM_CORP_ID=${corpId} does not look like a corp id (ww and 16 letters or digits): see 我的企业 › 企业信息`
  return [...tests, { level: 'warn', line }]
}

function understandsItself(secret: CallbackSecret, now: Date): boolean {
  const said = '法治政府建设年度报告'
  const sealed = signedMessage(secret, said, now)
  try {
    return openEncrypted(secret, sealed.query, sealed.encrypt) === said
  } catch {
    return false
  }
}

/** As WeCom would send it. */
export function signedMessage(secret: CallbackSecret, said: string, now: Date) {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const nonce = randomBytes(8).toString('hex')
  const { encrypt, signature } = sealEncrypted(secret, said, { timestamp, nonce, random16: randomBytes(16) })
  return { encrypt, query: { signature, timestamp, nonce } }
}
