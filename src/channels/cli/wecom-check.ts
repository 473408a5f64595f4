import { readConfig } from '../../config.ts'
import { AppError, messageOf } from '../../errors.ts'
import type { WecomConfig } from '../../wecom-config.ts'
import { createAccessToken } from '../wecom/app/access-token.ts'
import { explainErrcode } from '../wecom/app/errcodes.ts'
import { createWecomApi, type WecomApi } from '../wecom/app/wecom-api.ts'
import type { CallbackSecret } from '../wecom/crypto.ts'
import {
  type Environment,
  selfTests,
  settingFindings,
  signedMessage,
  WAYS_IN,
  type WecomFinding,
} from './wecom-ways.ts'

type Options = { readonly fetch: typeof fetch; readonly now: () => Date }

/** WeCom refuses no clock, but people read times; beyond this a clock is not merely slow. */
const CLOCK_MS = 60_000
/** WeCom waits a second for an address to be proved; whoever calls from elsewhere may be further away. */
const REACH_MS = 5_000

/**
 * What is set up for WeCom, and what is wrong with it: settings, keys, clock, the API, and whether the running service
 * can be reached where WeCom calls it. Works with settings that nothing else starts with, and without a network.
 */
export async function checkWecom(environment: Environment, { fetch, now }: Options): Promise<WecomFinding[]> {
  const settings = settingFindings(environment)
  const read = configOf(environment)
  if (typeof read === 'string') {
    const known = settings.some(({ level }) => level === 'FAIL')
    const rest: WecomFinding = { level: 'warn', line: 'nothing else was checked; run this again when that is mended' }
    return [...settings, ...(known ? [] : [{ level: 'FAIL' as const, line: read }]), rest]
  }
  const { wecom, publicUrl } = read
  if (!wecom.bot && !wecom.app && !wecom.connection)
    return [...settings, { level: 'warn', line: 'nothing is set up, so nobody in WeCom can ask' }]
  const api = createWecomApi({ fetch, apiUrl: wecom.apiUrl })
  return [
    ...settings,
    ...selfTests(wecom, now()),
    await clock(api, now),
    ...(await appFindings(wecom, api, now)),
    ...connectionFindings(wecom),
    ...(await publicFindings(wecom, publicUrl, { fetch, now })),
  ]
}

function configOf(environment: Environment) {
  try {
    return readConfig(environment)
  } catch (error) {
    if (error instanceof AppError && error.code === 'config_invalid') return error.message
    throw error
  }
}

async function clock(api: WecomApi, now: () => Date): Promise<WecomFinding> {
  try {
    // Refused without a token; the answer has a date all the same.
    const { date } = await api('getcallbackip', {})
    if (!date) return { level: 'warn', line: 'clock: the API does not say what time it is' }
    const apart = now().getTime() - date.getTime()
    const seconds = Math.round(Math.abs(apart) / 1000)
    if (Math.abs(apart) <= CLOCK_MS) return { level: 'ok', line: `clock: ${seconds} seconds from WeCom’s` }
    const line = `clock: ${seconds} seconds ${apart > 0 ? 'ahead of' : 'behind'} WeCom’s; set it by NTP`
    return { level: 'warn', line }
  } catch (error) {
    const line = `clock: not compared, since the API cannot be reached from here (${messageOf(error)})`
    return { level: 'warn', line }
  }
}

async function appFindings({ app }: WecomConfig, api: WecomApi, now: () => Date): Promise<WecomFinding[]> {
  if (!app) return []
  try {
    const token = await createAccessToken({ api, ...app, now }).get()
    const fetched = { level: 'ok', line: 'self-built app: WeCom gives it an access token' } as const
    const answer = await api('getcallbackip', { access_token: token })
    if (answer.errcode === 0) return [fetched, { level: 'ok', line: 'self-built app: may call the API from here' }]
    return [fetched, { level: 'FAIL', line: `self-built app: getcallbackip: ${explainErrcode(answer)}` }]
  } catch (error) {
    return [{ level: 'FAIL', line: `self-built app: no access token: ${messageOf(error)}` }]
  }
}

function connectionFindings({ connection }: WecomConfig): WecomFinding[] {
  if (!connection) return []
  const line = 'smart bot by long connection: not tried, since connecting would end a connection that is in use'
  return [{ level: 'ok', line }]
}

async function publicFindings(wecom: WecomConfig, publicUrl: string | undefined, options: Options) {
  const called = WAYS_IN.flatMap(way => {
    const secret = 'callback' in way ? way.callback.secret(wecom) : undefined
    return secret && 'callback' in way ? [{ name: way.name, path: way.callback.path, secret }] : []
  })
  if (publicUrl === undefined) {
    const line = 'PUBLIC_URL is not set: quotes have no links, and whether WeCom can call the service is not known'
    return [{ level: 'warn', line } as const]
  }
  const findings: WecomFinding[] = []
  if (!publicUrl.startsWith('https:'))
    findings.push({ level: 'warn', line: `PUBLIC_URL=${publicUrl} is not https: anybody on the way can read answers` })
  findings.push(await reachable(publicUrl, options))
  for (const { name, path, secret } of called) findings.push(await proved(name, publicUrl + path, secret, options))
  return findings
}

async function reachable(publicUrl: string, { fetch }: Options): Promise<WecomFinding> {
  const url = `${publicUrl}/healthz`
  try {
    const { status } = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(REACH_MS) })
    if (status === 200) return { level: 'ok', line: `service: reached at ${publicUrl}` }
    return { level: 'FAIL', line: `service: ${url} answers ${status}; is the service running, and forwarded to?` }
  } catch (error) {
    const line = `service: ${url} cannot be reached from here (${messageOf(error)}); is the service running?`
    return { level: 'FAIL', line }
  }
}

/** What WeCom does when the address is saved in the admin console. */
async function proved(
  name: string,
  url: string,
  secret: CallbackSecret,
  { fetch, now }: Options,
): Promise<WecomFinding> {
  const echo = String(now().getTime())
  const { encrypt, query } = signedMessage(secret, echo, now())
  const { signature, ...rest } = query
  const asked = new URLSearchParams({ msg_signature: signature, ...rest, echostr: encrypt })
  try {
    const response = await fetch(`${url}?${asked}`, { redirect: 'manual', signal: AbortSignal.timeout(REACH_MS) })
    if (response.status === 200 && (await response.text()) === echo)
      return { level: 'ok', line: `${name}: ${url} proves itself as WeCom asks it to` }
    const why = WHY[response.status] ?? 'is everything under this path forwarded to the service as it is?'
    return { level: 'FAIL', line: `${name}: ${url} answers ${response.status}: ${why}` }
  } catch {
    return { level: 'FAIL', line: `${name}: ${url} cannot be reached from here` }
  }
}

const WHY: Readonly<Record<number, string>> = {
  403: 'the running service has another token, key or corp id; start it again with these settings',
  404: 'the running service does not have this way in; start it again with these settings',
}
