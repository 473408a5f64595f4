import { setImmediate } from 'node:timers/promises'
import type { Config } from '../../config.ts'
import type { LibraryStats } from '../../library/library.ts'
import type { Records } from '../../library/records.ts'
import type { Ask } from '../../question/ask.ts'
import type { FrontOptions } from '../http/front/front.ts'
import { createKeyCheck } from '../http/front/key-check.ts'
import { isLoopback } from '../http/front/loopback.ts'
import { createRateLimit } from '../http/front/rate-limit.ts'
import { askInTurn } from '../operation/ask-in-turn.ts'
import { createEventLog, type EventLog, faultShape, loggedAsk } from '../operation/event-log.ts'
import { limitedAsk } from '../operation/limited-ask.ts'
import { createMetrics, type Metrics, measuredAsk } from '../operation/metrics.ts'
import { openRecordsOnly } from './open.ts'
import type { ModelWatch } from './writing.ts'

/** What the running service has around its channels: keys, limits, counters, a log. */
export type Operation = {
  /** Where to listen; loopback while no key has been made, whatever is configured. */
  readonly host: string
  /** Said at start where no key has been made; `urgent` where that is not what was configured. */
  readonly warning: { readonly line: string; readonly urgent: boolean } | undefined
  readonly front: FrontOptions
  readonly metrics: Metrics
  /** Counts what a model does that words answers, and logs what goes wrong with its text. */
  readonly modelWatch: ModelWatch
  /** Open before the library is, for whoever takes what is answered later. */
  readonly records: Records
  readonly events: EventLog
  /**
   * The same way to ask, one question at a time: for what keeps the main thread busy, and nothing that waits for others,
   * such as a model that writes.
   */
  readonly inTurn: (ask: Ask) => Ask
  /** The same way to ask, with its time limit, counted and logged: for every channel. */
  readonly around: (ask: Ask) => Ask
  readonly close: () => void
}

const LOOPBACK = '127.0.0.1'

/** Share of a question's time that may go into waiting for its turn; the rest is enough for any question. */
const WAITED = 0.75

/** Far more than can be answered in that time. */
const MOST_WAITING = 1000

/** @param stats of the library, once it is open */
export function openOperation(config: Config, stats: () => LibraryStats | undefined): Operation {
  const records = openRecordsOnly(config)
  const keys = createKeyCheck({
    ring: records.keys,
    configured: config.keyHashes,
    perMinute: config.requestsPerMinute,
  })
  const metrics = createMetrics({ index: stats, process: true })
  const events = createEventLog({ level: config.logLevel })
  const ticks = () => performance.now()
  const kept = keys.needed() || isLoopback(config.host)
  const inTurn = (ask: Ask) => {
    const turns = askInTurn(ask, {
      longestWaitSeconds: config.questionSeconds * WAITED,
      mostWaiting: MOST_WAITING,
      pause: setImmediate,
    })
    metrics.watchQueue('questions', turns.waiting)
    return turns.ask
  }
  const around = (ask: Ask) => {
    const measured = measuredAsk(limitedAsk(ask, config.questionSeconds, ticks), metrics)
    return loggedAsk(measured, { log: events, ticks, withText: config.logQuestions })
  }
  return {
    host: kept ? config.host : LOOPBACK,
    warning: keys.needed() ? undefined : { line: withoutKeys(config.host, kept), urgent: !kept },
    front: { access: { keys, rateLimit: createRateLimit() }, corsOrigins: config.corsOrigins, metrics, log: events },
    metrics,
    modelWatch: {
      writer: metrics.ofModel.writer,
      writing: {
        ...metrics.ofModel.writing,
        fault: error => events.error({ event: 'fault', error: faultShape(error) }),
      },
    },
    records,
    events,
    inTurn,
    around,
    close() {
      records.close()
      events.flush()
    },
  }
}

function withoutKeys(host: string, kept: boolean): string {
  const instead = kept ? '' : `, not HOST=${host}`
  return `no key has been made, so only this machine is served${instead}; to serve others, run nianbao keys create --name NAME and start again`
}
