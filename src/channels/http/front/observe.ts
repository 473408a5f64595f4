import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { EventLog } from '../../operation/event-log.ts'
import type { Metrics } from '../../operation/metrics.ts'
import type { HttpContext, HttpEnv } from '../http-app.ts'

export type ObserveOptions = {
  readonly metrics: Pick<Metrics, 'request'>
  /** @default nothing is logged */
  readonly log?: Pick<EventLog, 'info'> | undefined
  /** Milliseconds of a clock that never goes back. */
  readonly ticks: () => number
}

/** Counts and logs every request, by its route and never by its query. */
export function observe({ metrics, log, ticks }: ObserveOptions): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const began = ticks()
    await next()
    const { status } = c.res
    const { method } = c.req
    const route = routeOf(c)
    const told = () => {
      const ms = ticks() - began
      const refusal = c.get('refusal')
      metrics.request({ route, method, status, seconds: ms / 1000, refusal })
      log?.info({
        event: 'request',
        id: c.get('requestId'),
        method,
        path: route,
        status,
        ms: Math.round(ms * 100) / 100,
        ...callerOf(c),
      })
    }
    if (c.res.body && c.res.headers.get('content-type')?.startsWith('text/event-stream')) c.res = watched(c.res, told)
    else told()
  }
}

/**
 * The same response, of which it is told when it has been read to its end, or its reader has left: an answer that is
 * streamed goes on after its response is returned, and how it ended is known only then.
 */
function watched(response: Response, told: () => void): Response {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  void response.body?.pipeTo(writable).then(told, told)
  return new Response(readable, response)
}

/** Who asked, and how that ended. */
function callerOf(c: HttpContext) {
  const refusal = c.get('refusal')
  const answered = c.get('answered')
  const key = c.get('caller')?.owner
  return {
    ...(key && { key }),
    ...(refusal && { refusal }),
    ...(answered && { answer: answered.id, outcome: answered.status }),
    ...(answered?.reason && { reason: answered.reason }),
  }
}

/** What is asked for where there is no route may be anything, and is called by one name. */
function routeOf(c: HttpContext): string {
  const path = routePath(c, -1)
  return path === '' || path === '/*' || path === '*' ? 'none' : path
}
