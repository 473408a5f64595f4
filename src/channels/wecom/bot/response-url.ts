import { z } from 'zod'
import { messageOf } from '../../../errors.ts'
import { boundedText } from '../delivery/bounded-text.ts'
import type { Sent, Way } from '../delivery/hand-over.ts'
import { returnOf } from './bot-address.ts'
import type { BotWindow } from './bot-window.ts'

/** Long enough for a slow proxy; a try that takes longer is tried again, as the address takes only one message. */
const POST_MS = 10_000

/** Of WeCom's codes those that pass: system busy, called too often, too many at once. Any other is for good. */
const BUSY: ReadonlySet<number> = new Set([-1, 45009, 45033])
const RATE_LIMITED: ReadonlySet<number> = new Set([45009, 45033])
const RATE_WAIT_MS = 60_000

const reply = z.object({ errcode: z.number() })

type Options = {
  readonly window: BotWindow
  readonly fetch: typeof fetch
  readonly postMs?: number
}

/** No connection was made, so that nothing was sent. */
const UNCONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/**
 * The way that an answer goes when its stream's window has closed: one POST, taken only once by the platform.
 *
 * It is posted wherever the message says, since only WeCom, and whoever knows the secrets of the callback, can write one.
 */
export function createResponseUrlWay({ window, fetch, postMs = POST_MS }: Options): Way {
  return {
    route: 'response_url',
    opens: window.streamCloses,
    ends: window.ends,
    refusesFrom: window.refusesFrom,
    async send(message, part) {
      const { responseUrl } = returnOf(message)
      if (responseUrl === null) return { kind: 'used_up', why: 'the message came without a response_url' }
      try {
        const response = await fetch(responseUrl, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ msgtype: 'markdown', markdown: { content: part } }),
          // Nobody else is to be told the answer.
          redirect: 'manual',
          signal: AbortSignal.timeout(postMs),
        })
        return read(response.status, await boundedText(response))
      } catch (error) {
        const code = codeOf(error)
        // The address itself stays out of the log: whoever has it can answer in our place.
        const why = code ?? messageOf(error).replaceAll(responseUrl, 'response_url')
        return { kind: code !== undefined && UNCONNECTED.has(code) ? 'later' : 'unsure', why }
      }
    },
  }
}

/** Why a request failed stands in the cause; the error itself says only that it did. */
function codeOf(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined
}

/** A code is WeCom's word, whatever the status; a refusal without one is that of something on the way to WeCom. */
function read(status: number, body: string): Sent {
  const errcode = errcodeOf(body)
  if (status === 429) return { kind: 'later', why: 'HTTP 429', waitMs: RATE_WAIT_MS }
  if (status >= 500) return { kind: 'unsure', why: `HTTP ${status}` }
  if (errcode !== undefined && errcode !== 0) return refusal(errcode)
  if (status < 200 || status > 299) return { kind: 'later', why: `HTTP ${status}` }
  // A page is what a captive portal answers; without a code the other side has taken it.
  if (errcode === undefined && body.trimStart().startsWith('<')) return { kind: 'unsure', why: 'a page, not WeCom' }
  return { kind: 'sent' }
}

function refusal(errcode: number): Sent {
  if (!BUSY.has(errcode)) return { kind: 'used_up', why: `errcode ${errcode}` }
  return { kind: 'later', why: `errcode ${errcode}`, ...(RATE_LIMITED.has(errcode) && { waitMs: RATE_WAIT_MS }) }
}

function errcodeOf(body: string): number | undefined {
  try {
    return reply.safeParse(JSON.parse(body)).data?.errcode
  } catch {
    return undefined
  }
}
