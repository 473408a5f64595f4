import type { MiddlewareHandler } from 'hono'
import type { EdgeContext } from './edge-env.ts'

/** What a page may read of the gateway's own answers beside the body. */
const EXPOSED = 'Retry-After, X-Request-Id'

/**
 * Lets pages of the configured origins read what the gateway answers itself: without this a browser shows them a failed
 * fetch in the place of a 401, 429 or 503. Whether a page may call at all the service says, to the browser's OPTIONS and
 * with its answers, which stay as they are.
 */
export const allowOrigin: MiddlewareHandler<EdgeContext> = async (c, next) => {
  await next()
  const origin = c.req.header('origin')
  const origins = (c.env.CORS_ORIGINS ?? '').split(',').map(each => each.trim())
  if (origin === undefined || !origins.includes(origin) || c.req.method === 'OPTIONS') return
  if (c.res.headers.has('access-control-allow-origin')) return
  c.header('access-control-allow-origin', origin)
  c.header('access-control-expose-headers', EXPOSED)
  c.header('vary', 'Origin', { append: true })
}
