import { randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { encrypt, type Secrets, sign } from './envelope.ts'
import type { OpenExchange } from './ledger.ts'
import type { BadDays, Delivery } from './terms.ts'

/** Callbacks on their way to the service, in the ways that networks and a busy platform have. */

/** Documented for self-built apps, and taken for bots too: nothing is said of theirs. */
export const CALLBACK_TIMEOUT_MS = 5000
export const DELIVERIES = 3
/** Undocumented; short, so that tests need not wait. */
const RETRY_AFTER_MS = 300

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

export type Request = {
  readonly url: string
  readonly body: string
  readonly contentType: string
  readonly nonce: string
}

export type Reply =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string; readonly ms: number }
  | { readonly kind: 'timed_out' | 'unreachable' | 'hung_up'; readonly ms: number }

/** Signed for the address it goes to; every call has another nonce. */
export function signedRequest(
  callbackUrl: string,
  secrets: Secrets,
  encrypted: string,
  wrap: (encrypted: string) => { readonly body: string; readonly contentType: string },
): Request {
  const nonce = randomBytes(8).toString('hex')
  const timestamp = String(Math.floor(Date.now() / 1000))
  const query = { msg_signature: sign(secrets, timestamp, nonce, encrypted), timestamp, nonce }
  return { url: withQuery(callbackUrl, query), nonce, ...wrap(encrypted) }
}

export function encryptedRequest(
  callbackUrl: string,
  secrets: Secrets,
  message: string,
  wrap: Parameters<typeof signedRequest>[3],
): Request {
  return signedRequest(callbackUrl, secrets, encrypt(secrets, message), wrap)
}

export function withQuery(address: string, query: Readonly<Record<string, string>>): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}

/** Sends it and waits for the answer, or closes the connection as soon as it is sent. Never throws. */
export function post(to: Request, { hangUp = false, method = 'POST' } = {}): Promise<Reply> {
  const began = performance.now()
  const ms = () => performance.now() - began
  return new Promise(resolve => {
    const sent = request(
      to.url,
      {
        method,
        agent,
        ...(method === 'POST' && {
          headers: { 'content-type': to.contentType, 'content-length': Buffer.byteLength(to.body) },
        }),
      },
      response => {
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('error', () => resolve({ kind: 'unreachable', ms: ms() }))
        response.on('end', () =>
          resolve({
            kind: 'answered',
            status: response.statusCode ?? 0,
            body: Buffer.concat(pieces).toString(),
            ms: ms(),
          }),
        )
      },
    )
    sent.setTimeout(CALLBACK_TIMEOUT_MS, () => {
      resolve({ kind: 'timed_out', ms: ms() })
      sent.destroy()
    })
    sent.on('error', () => resolve({ kind: hangUp ? 'hung_up' : 'unreachable', ms: ms() }))
    sent.end(to.body, () => {
      if (!hangUp) return
      // Long enough for the bytes to leave, too short for most answers.
      setTimeout(() => {
        resolve({ kind: 'hung_up', ms: ms() })
        sent.destroy()
      }, 1)
    })
  })
}

/** What a way in does with an answer to a callback: whether it was a right one. */
export type Accept = (exchange: OpenExchange, request: Request, body: string) => boolean

export type Delivering = {
  /** Made anew for every delivery. */
  readonly request: () => Request
  readonly accept: Accept
}

/** Holds callbacks back and lets go of the last first. */
const held: (() => void)[] = []
let release: NodeJS.Timeout | undefined

function letLastGoFirst(waitMs: number): Promise<void> {
  return new Promise(go => {
    held.push(go)
    clearTimeout(release)
    release = setTimeout(async () => {
      for (const next of held.splice(0).reverse()) {
        next()
        // In the order in which they leave, they arrive.
        await pause(5)
      }
    }, waitMs)
  })
}

/** Delivers a callback as the days are, until it is acknowledged or the last try has failed. */
export async function deliver(exchange: OpenExchange, days: BadDays, way: Delivering): Promise<void> {
  if (days.reorderMs) await letLastGoFirst(days.reorderMs)
  if (days.delayMs) await pause(days.delayMs)
  const copies = Array.from({ length: days.copies ?? 1 })
  if (days.atOnce) await Promise.all(copies.map(() => deliverOnce(exchange, days, way)))
  else for (const _ of copies) await deliverOnce(exchange, days, way)
  if (exchange.acknowledgedAt === undefined) exchange.windowClosed = true
}

async function deliverOnce(exchange: OpenExchange, days: BadDays, way: Delivering): Promise<void> {
  for (let attempt = 1; attempt <= DELIVERIES; attempt++) {
    const at = Date.now()
    const request = way.request()
    const reply = await post(request, { hangUp: days.hangUp === true && attempt === 1 })
    const outcome = outcomeOf(exchange, request, reply, way.accept)
    exchange.deliveries.push({
      at,
      ms: reply.ms,
      outcome,
      ...(reply.kind === 'answered' && { status: reply.status }),
    })
    if (outcome === 'acknowledged') exchange.acknowledgedAt ??= Date.now()
    if (outcome === 'acknowledged' || outcome === 'invalid') return
    await pause(RETRY_AFTER_MS)
  }
}

function outcomeOf(exchange: OpenExchange, request: Request, reply: Reply, accept: Accept): Delivery['outcome'] {
  if (reply.kind !== 'answered') return reply.kind
  if (reply.status !== 200) return 'refused'
  return accept(exchange, request, reply.body) ? 'acknowledged' : 'invalid'
}
