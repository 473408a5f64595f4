import type { MiddlewareHandler } from 'hono'
import { challengeOf, KEY_PROBLEMS, keyGiven } from '../http/front/key-given.ts'
import { networkOf } from '../http/front/network-of.ts'
import type { EdgeContext, EdgeEnv } from './edge-env.ts'
import { edgeProblem } from './edge-problem.ts'
import { keyHash, knownKeys } from './known-keys.ts'
import { clientAddress } from './origin.ts'
import { needsKey } from './paths.ts'

/** The `period` of the rate limits in wrangler.toml. */
const LIMIT_SECONDS = 60

/** Counts the request, and keeps out whoever has no good key if the edge knows the keys. */
export const admit: MiddlewareHandler<EdgeContext> = async (c, next) => {
  const given = keyGiven(name => c.req.header(name))
  const hash = given === undefined ? undefined : await keyHash(given)
  const keys = knownKeys(c.env.KEY_HASHES)
  const known = hash !== undefined && keys?.has(hash) === true
  // A key that nobody knows counts for its address: whoever makes keys up would have a limit for each of them.
  const counted = known ? `key:${hash}` : addressed(c.req.raw.headers)
  if (!(await isWithin(c.env.REQUESTS, counted))) return tooMany()
  if (keys && !known && needsKey(c.req.method, c.req.path)) return unauthorized(given !== undefined)
  return next()
}

/** Counts a callback whose sender is known by nothing but its address. */
export async function admitsCallback(env: EdgeEnv, headers: Headers): Promise<boolean> {
  return isWithin(env.CALLBACKS, addressed(headers))
}

export function tooMany(): Response {
  const message = 'Too many requests; wait as long as Retry-After says.'
  return edgeProblem(429, 'rate_limited', message, { 'retry-after': String(LIMIT_SECONDS) })
}

function addressed(headers: Headers): string {
  return `address:${networkOf(clientAddress(headers) ?? '')}`
}

async function isWithin(limit: RateLimit | undefined, key: string): Promise<boolean> {
  return limit === undefined || (await limit.limit({ key })).success
}

function unauthorized(given: boolean): Response {
  const problem = given ? 'unknown' : 'missing'
  return edgeProblem(401, 'unauthorized', KEY_PROBLEMS[problem], { 'www-authenticate': challengeOf(problem) })
}
