import type { MiddlewareHandler } from 'hono'
import type { HttpContext, HttpEnv, Refusal } from '../http-app.ts'
import { problem } from '../problems.ts'
import type { KeyCheck } from './key-check.ts'
import { challengeOf, KEY_PROBLEMS, type KeyProblem, keyGiven } from './key-given.ts'
import { foreignSign } from './loopback.ts'
import { networkOf } from './network-of.ts'
import type { RateLimit } from './rate-limit.ts'

export type AccessOptions = {
  readonly keys: KeyCheck
  readonly rateLimit: RateLimit
  /** Web pages of these origins may call a service without keys. */
  readonly corsOrigins: readonly string[]
}

/** Requests a minute that one address may make without a good key; a person who mistypes needs a few, a guesser many. */
const REFUSED_PER_MINUTE = 60

/**
 * Pages a minute that one address may read without a key. A page costs a few milliseconds of the thread that answers, so
 * that a crawler could hold up every question. A whole office, or everybody behind one proxy, may share an address; at
 * twenty pages a second they still take less than a tenth of the time.
 */
const PAGES_PER_MINUTE = 1200

const PAGE = /^\/docs$|^\/reports\//

/**
 * What needs no key: whether the service lives, what it offers, and the published reports as pages. WeCom signs its
 * callbacks itself.
 */
const OPEN_TO_READ = /^\/(?:healthz|readyz|openapi\.json|docs)$|^\/reports\//
const OPEN = /^\/wecom\//

/** True for what is served without a key; everything that is not named here needs one. */
export function isOpen(method: string, path: string): boolean {
  return OPEN.test(path) || ((method === 'GET' || method === 'HEAD') && OPEN_TO_READ.test(path))
}

/** The service's own machine, while no key has been made, may do everything. */
export const NOBODY = { owner: '', scope: 'admin' } as const

/** Lets through whoever has a good key, and tells routes who that is. */
export function access({ keys, rateLimit, corsOrigins }: AccessOptions): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    if (isOpen(c.req.method, c.req.path)) {
      c.set('caller', { owner: '', scope: 'ask' })
      if (PAGE.test(c.req.path) && !(await addressMay(c, rateLimit, 'pages', PAGES_PER_MINUTE)))
        return refuseMore(c, 'Too many pages were read from this address')
      return next()
    }
    if (!keys.needed()) {
      const sign = foreignSign(name => c.req.header(name), corsOrigins)
      if (sign !== undefined) return refuseForeign(c, sign)
      c.set('caller', NOBODY)
      return next()
    }
    const checked = keys.check(keyGiven(name => c.req.header(name)))
    if (checked.kind !== 'good') return refuseKey(c, checked.kind, rateLimit)
    const { id, scope, perMinute } = checked.key
    c.set('caller', { owner: id, scope })
    const { allowed, headers } = await rateLimit.take(`key:${id}`, perMinute)
    for (const [name, value] of Object.entries(headers)) c.header(name, value)
    if (!allowed) return refuseMore(c, `This key may make ${perMinute} requests a minute`)
    return next()
  }
}

/** For routes that only a key of scope admin may use. */
export const adminOnly: MiddlewareHandler<HttpEnv> = async (c, next) => {
  if (c.get('caller').scope === 'admin') return next()
  refused(c, 'scope')
  return problem(
    c,
    403,
    { code: 'forbidden', message: 'This needs a key of scope admin: nianbao keys create --scope admin --name NAME' },
    { 'www-authenticate': 'Bearer error="insufficient_scope", scope="admin"' },
  )
}

async function refuseKey(c: HttpContext, kind: KeyProblem, rateLimit: RateLimit): Promise<Response> {
  if (!(await addressMay(c, rateLimit, 'address', REFUSED_PER_MINUTE)))
    return refuseMore(c, 'Too many requests without a good key came from this address')
  refused(c, kind)
  return problem(
    c,
    401,
    { code: 'unauthorized', message: KEY_PROBLEMS[kind] },
    { 'www-authenticate': challengeOf(kind) },
  )
}

/** Counts one request of the address; true where it cannot be told, as in an app that is called without a server. */
async function addressMay(c: HttpContext, rateLimit: RateLimit, what: string, perMinute: number): Promise<boolean> {
  const address = addressOf(c)
  if (address === undefined) return true
  const { allowed, headers } = await rateLimit.take(`${what}:${networkOf(address)}`, perMinute)
  for (const [name, value] of Object.entries(headers)) c.header(name, value)
  return allowed
}

/** The headers that say when to come back are set before. */
function refuseMore(c: HttpContext, why: string): Response {
  refused(c, 'rate')
  return problem(c, 429, { code: 'rate_limited', message: `${why}; wait as long as Retry-After says.` })
}

function refuseForeign(c: HttpContext, sign: string): Response {
  refused(c, 'foreign')
  return problem(c, 403, {
    code: 'forbidden',
    message: `Without keys only its own machine may use this service, and this request may be from elsewhere: ${sign}. Make a key: nianbao keys create`,
  })
}

function refused(c: HttpContext, kind: Refusal): void {
  c.set('refusal', kind)
}

/** Of whoever is connected; undefined where the app is called without a server. */
function addressOf({ env }: HttpContext): string | undefined {
  const bindings = env as { readonly incoming?: { readonly socket: { readonly remoteAddress?: string } } } | undefined
  return bindings?.incoming?.socket.remoteAddress
}
