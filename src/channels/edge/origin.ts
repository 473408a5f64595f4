import { proxy } from 'hono/proxy'
import type { EdgeEnv } from './edge-env.ts'
import { originUnavailable } from './edge-problem.ts'

/** The Node service takes up to 30 seconds for a question (QUESTION_SECONDS) and then says so itself. */
const ORIGIN_SECONDS = 35

/** RFC 9110, 7.6.1: these speak of one connection and not of the request. */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/** What only a proxy may say; a client that says it would be believed by the origin. */
const SAID_BY_PROXIES = /^(?:x-forwarded-|forwarded$|x-real-ip$|x-original-|x-rewrite-|cf-|true-client-ip$)/

/** The address of whoever calls, as Cloudflare saw it; what the client itself says there never arrives. */
export function clientAddress(headers: Headers): string | undefined {
  return headers.get('cf-connecting-ip') ?? undefined
}

export type Forwarding = {
  readonly requestId: string
  /** Until the answer begins; a stream may go on as long as it likes. */
  readonly withinMs?: number
}

/**
 * Hands a request to the Node service and its answer back as it comes, piece by piece. An origin that is not reached,
 * or does not begin to answer in time, is a 503 that says so; what the service itself answers is handed on, a 503 too.
 */
export async function forward(env: EdgeEnv, request: Request, { requestId, withinMs }: Forwarding): Promise<Response> {
  const send = senderOf(env)
  if (!send) return originUnavailable('The gateway knows no origin: set ORIGIN_URL to the address of the Node service.')
  const { pathname, search } = new URL(request.url)
  const tooLate = new AbortController()
  const timer = setTimeout(() => tooLate.abort(), withinMs ?? secondsOf(env) * 1000)
  try {
    const response = await proxy(`${send.base}${pathname}${search}`, {
      raw: new Request(request, { headers: forwardedHeaders(request, requestId) }),
      signal: AbortSignal.any([request.signal, tooLate.signal]),
      redirect: 'manual',
      customFetch: send.fetch,
    })
    if (!isFromBefore(response, requestId)) return response
    await response.body?.cancel()
    return originUnavailable('The service behind the gateway cannot be reached at the moment; try again shortly.')
  } catch {
    return originUnavailable(
      tooLate.signal.aborted
        ? 'The service behind the gateway did not answer in time; try again shortly.'
        : 'The service behind the gateway cannot be reached at the moment; try again shortly.',
    )
  } finally {
    clearTimeout(timer)
  }
}

type Sender = { readonly base: string; readonly fetch: (request: Request) => Promise<Response> }

function senderOf({ SERVICE, ORIGIN_URL }: EdgeEnv): Sender | undefined {
  // One container: conversations and keys are in one library.
  if (SERVICE) return { base: 'http://service', fetch: request => SERVICE.getByName('service').fetch(request) }
  const base = ORIGIN_URL?.trim().replace(/\/+$/, '') ?? ''
  return /^https?:\/\//.test(base) ? { base, fetch: request => fetch(request) } : undefined
}

function secondsOf({ ORIGIN_SECONDS: given }: EdgeEnv): number {
  const seconds = Number(given)
  return given && seconds > 0 ? seconds : ORIGIN_SECONDS
}

function forwardedHeaders(request: Request, requestId: string): Headers {
  const headers = new Headers(request.headers)
  const named = (headers.get('connection') ?? '').split(',').map(name => name.trim().toLowerCase())
  for (const name of [...headers.keys()]) {
    if (HOP_BY_HOP.includes(name) || named.includes(name) || SAID_BY_PROXIES.test(name)) headers.delete(name)
  }
  const { protocol, host } = new URL(request.url)
  const address = clientAddress(request.headers)
  if (address !== undefined) headers.set('x-forwarded-for', address)
  headers.set('x-forwarded-proto', protocol.replace(':', ''))
  headers.set('x-forwarded-host', host)
  headers.set('x-request-id', requestId)
  return headers
}

/**
 * A fault that comes from something before the service: a reverse proxy, a tunnel, Cloudflare's own 52x pages, a
 * container that does not start. The service names the request in all its answers, and tells its faults in JSON, or in
 * pages where people read.
 */
function isFromBefore({ status, headers }: Response, requestId: string): boolean {
  if (status < 500 && status !== 429) return false
  return headers.get('x-request-id') !== requestId && !/\bjson\b/.test(headers.get('content-type') ?? '')
}
