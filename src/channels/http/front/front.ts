import { cors } from 'hono/cors'
import { requestId } from 'hono/request-id'
import type { EventLog } from '../../operation/event-log.ts'
import { createMetrics, type Metrics } from '../../operation/metrics.ts'
import type { HttpApp } from '../http-app.ts'
import { type AccessOptions, access, NOBODY } from './access.ts'
import { LONGEST_REQUEST_ID } from './longest-request-id.ts'
import { observe } from './observe.ts'

/** What stands in front of every route; an entry gives all of it. */
export type FrontOptions = {
  /** Who may call; where it is not given everybody may do everything, as in tests of single routes. */
  readonly access?: Omit<AccessOptions, 'corsOrigins'>
  /** Origins whose pages may call. @default none */
  readonly corsOrigins?: readonly string[]
  /** @default counters that only GET /metrics shows */
  readonly metrics?: Metrics
  /** @default nothing is logged */
  readonly log?: EventLog
  /** Milliseconds of a clock that never goes back. @default the process's */
  readonly ticks?: () => number
}

/** What a page of another origin may read beside the body. */
const EXPOSED = ['RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id', 'Mcp-Session-Id']

/** Seconds that a browser may remember what it was allowed; most browsers cap it at ten minutes or two hours. */
const PREFLIGHT_KEPT = 600

/** Puts the front before the routes that are added after it; returns the counters. */
export function addFront(app: HttpApp, options: FrontOptions): Metrics {
  const { corsOrigins = [], metrics = createMetrics(), log, ticks = () => performance.now() } = options
  app.use(requestId({ limitLength: LONGEST_REQUEST_ID }))
  app.use(observe({ metrics, log, ticks }))
  if (corsOrigins.length > 0) {
    app.use(cors({ origin: [...corsOrigins], exposeHeaders: EXPOSED, maxAge: PREFLIGHT_KEPT }))
  }
  const { access: given } = options
  app.use(
    given
      ? access({ ...given, corsOrigins })
      : (c, next) => {
          c.set('caller', NOBODY)
          return next()
        },
  )
  return metrics
}
