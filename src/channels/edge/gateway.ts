import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { requestId } from 'hono/request-id'
import { messageOf } from '../../errors.ts'
import { LONGEST_REQUEST_ID } from '../http/front/longest-request-id.ts'
import { admit } from './admit.ts'
import { allowOrigin } from './allow-origin.ts'
import { mostBytes } from './body-limits.ts'
import { takeCallback, verifyAddress } from './callbacks.ts'
import type { EdgeContext } from './edge-env.ts'
import { edgeProblem } from './edge-problem.ts'
import { forward } from './origin.ts'
import { isForwarded } from './paths.ts'

/**
 * The service as the world sees it: what may come in, how much of it and from whom is decided here; everything else is
 * the origin's.
 */
export function createGateway(): Hono<EdgeContext> {
  const app = new Hono<EdgeContext>()
  app.onError((error, c) => {
    console.error(`request ${c.get('requestId')} failed: ${messageOf(error)}`)
    return edgeProblem(500, 'internal', 'The gateway failed to answer; its log says why.')
  })
  app.use(requestId({ limitLength: LONGEST_REQUEST_ID }))
  app.use(async (c, next) => {
    await next()
    // Afterwards, since answers of the origin come with headers of their own.
    c.header('x-request-id', c.get('requestId'))
  })
  app.use(allowOrigin)
  app.use(async (c, next) => {
    if (isForwarded(c.req.path)) return next()
    return edgeProblem(404, 'not_found', 'There is nothing at this path; /openapi.json lists the paths.')
  })
  app.use((c, next) => {
    const maxSize = mostBytes(c.req.path)
    const message = `The body is larger than ${maxSize / 1024} KiB.`
    return bodyLimit({ maxSize, onError: () => edgeProblem(413, 'payload_too_large', message) })(c, next)
  })
  for (const kind of ['bot', 'app'] as const) {
    app.get(`/wecom/${kind}`, c => verifyAddress(c, kind))
    app.post(`/wecom/${kind}`, c => takeCallback(c, kind))
  }
  app.all('*', admit, c => forward(c.env, c.req.raw, { requestId: c.get('requestId') }))
  return app
}
