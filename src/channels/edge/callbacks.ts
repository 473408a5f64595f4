import type { Context } from 'hono'
import { messageOf } from '../../errors.ts'
import {
  CallbackRefused,
  type CallbackSecret,
  openEcho,
  openEncrypted,
  type SignedQuery,
  signedQueryOf,
} from '../wecom/crypto.ts'
import { admitsCallback, tooMany } from './admit.ts'
import type { KeptCallback } from './deliveries.ts'
import type { EdgeContext, EdgeEnv } from './edge-env.ts'
import { edgeProblem, originUnavailable } from './edge-problem.ts'
import { keyHash } from './known-keys.ts'
import { forward } from './origin.ts'

/**
 * WeCom at the edge. A question is acknowledged when the origin has taken it, or when it is kept here to be delivered
 * later; else it is refused, so that WeCom sends it again. Nothing is kept whose signature is not good.
 */

export type CallbackKind = 'bot' | 'app'

/** WeCom hangs up after five seconds; the rest is for keeping the question. */
const ACKNOWLEDGED_WITHIN_MS = 4_300

/** GET: the address is verified with what only its owner can decrypt, here and now, since WeCom waits one second. */
export async function verifyAddress(c: Context<EdgeContext>, kind: CallbackKind): Promise<Response> {
  const secret = secretOf(c.env, kind)
  if (!secret) return passOn(c)
  // A proxy that decodes the query leaves spaces where base64 has plus signs.
  const echo = c.req.query('echostr')?.replaceAll(' ', '+')
  const plaintext = echo === undefined ? undefined : opened(openEcho, secret, signedQuery(c), echo)
  if (plaintext === undefined) return refused()
  return new Response(plaintext, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}

/** POST */
export async function takeCallback(c: Context<EdgeContext>, kind: CallbackKind): Promise<Response> {
  const secret = secretOf(c.env, kind)
  if (!secret) return passOn(c)
  const body = await c.req.text()
  const plaintext = opened(openEncrypted, secret, signedQuery(c), encryptedOf(kind, body) ?? '')
  if (plaintext === undefined) return refused()
  const { url, headers } = c.req.raw
  const response = await forward(c.env, new Request(url, { method: 'POST', headers, body, signal: c.req.raw.signal }), {
    requestId: c.get('requestId'),
    withinMs: ACKNOWLEDGED_WITHIN_MS,
  })
  if (response.status < 500 && response.status !== 429) return response
  if (!isWorthKeeping(kind, plaintext)) return response
  await response.body?.cancel()
  const { pathname, search } = new URL(url)
  const kept = await keep(c.env, {
    id: await keyHash(`${kind}\n${plaintext}`),
    address: pathname + search,
    contentType: headers.get('content-type') ?? 'application/octet-stream',
    body,
    requestId: c.get('requestId'),
  })
  // An empty answer is a good one in both protocols. The answer comes by response_url or message/send.
  return kept
    ? new Response(null, { status: 200 })
    : originUnavailable('The question could not be taken; send it again.')
}

/** Without secrets it cannot be told here who calls, so that only the address is counted. */
async function passOn(c: Context<EdgeContext>): Promise<Response> {
  if (!(await admitsCallback(c.env, c.req.raw.headers))) return tooMany()
  return forward(c.env, c.req.raw, { requestId: c.get('requestId'), withinMs: ACKNOWLEDGED_WITHIN_MS })
}

async function keep({ DELIVERIES }: EdgeEnv, callback: KeptCallback): Promise<boolean> {
  if (!DELIVERIES) return false
  try {
    return await DELIVERIES.getByName('wecom').keep(callback)
  } catch (error) {
    console.error(`callback ${callback.requestId} could not be kept: ${messageOf(error)}`)
    return false
  }
}

function secretOf(env: EdgeEnv, kind: CallbackKind): CallbackSecret | undefined {
  const [token, aesKey, receiveId] =
    kind === 'bot'
      ? [env.WECOM_BOT_TOKEN, env.WECOM_BOT_AES_KEY, '']
      : [env.WECOM_APP_TOKEN, env.WECOM_APP_AES_KEY, env.WECOM_CORP_ID]
  return token && aesKey && receiveId !== undefined ? { token, aesKey, receiveId } : undefined
}

function signedQuery(c: Context<EdgeContext>): SignedQuery | undefined {
  return signedQueryOf(c.req.queries())
}

/** Undefined whatever is wrong with it. */
function opened(
  open: typeof openEncrypted,
  secret: CallbackSecret,
  query: SignedQuery | undefined,
  encrypted: string,
): string | undefined {
  if (!query || encrypted === '') return undefined
  try {
    return open(secret, query, encrypted)
  } catch (error) {
    if (error instanceof CallbackRefused) return undefined
    throw error
  }
}

/** What is signed; whatever else stands around it is the origin's to read. */
function encryptedOf(kind: CallbackKind, body: string): string | undefined {
  if (kind === 'app') return /<Encrypt>\s*(?:<!\[CDATA\[)?([A-Za-z0-9+/=]+)(?:\]\]>)?\s*<\/Encrypt>/.exec(body)?.[1]
  const { encrypt } = jsonObject(body)
  return typeof encrypt === 'string' ? encrypt : undefined
}

/**
 * Questions, and what people say of answers. A poll of a stream and a welcome are about this moment, and an answer that
 * comes later is of no use to them.
 */
function isWorthKeeping(kind: CallbackKind, plaintext: string): boolean {
  // WeCom writes the type before whatever the user wrote, so that the first is the type.
  if (kind === 'app') return /<MsgType>(?:<!\[CDATA\[)?(\w+)/.exec(plaintext)?.[1] !== 'event'
  const { msgtype, event } = jsonObject(plaintext)
  if (msgtype === 'event') return isObject(event) && event.eventtype === 'feedback_event'
  return typeof msgtype === 'string' && msgtype !== 'stream'
}

function jsonObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text)
    return isObject(parsed) ? parsed : {}
  } catch {
    return {}
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** One answer for everything that is wrong, as the Node service has it. */
function refused(): Response {
  return edgeProblem(403, 'forbidden', 'The callback is refused.')
}
