import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { MAX_BODY_BYTES } from './problems.ts'

const countBytes = bodyLimit({ maxSize: MAX_BODY_BYTES })

/**
 * Refuses a larger body before it is read whole. A declared length is believed, as HTTP servers hold clients to it;
 * only a body without one is counted, because touching the request's stream makes the Node adapter build a whole
 * Request (0.4 ms of the 0.7 ms that a question then takes over HTTP).
 */
export const limitBody: MiddlewareHandler = async (c, next) => {
  const length = c.req.header('content-length')
  if (length === undefined || c.req.header('transfer-encoding') !== undefined) return countBytes(c, next)
  if (!(Number(length) <= MAX_BODY_BYTES)) throw new HTTPException(413)
  await next()
}
