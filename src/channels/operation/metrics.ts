import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { LibraryStats } from '../../library/library.ts'
import type { Ask } from '../../question/ask.ts'
import type { Answer } from '../../question/question.ts'
import { failureCode } from './failure-code.ts'
import { type WritingMetrics, writingMetrics } from './writing-metrics.ts'

export type HttpSeen = {
  /** The route's pattern: a path as sent would make a series of its own for each report. */
  readonly route: string
  readonly method: string
  readonly status: number
  readonly seconds: number
  /** Why the caller was turned away, if it was. */
  readonly refusal?: string | undefined
}

/** Counted by a channel that answers later than it is asked. */
export type DeliveriesSeen = {
  readonly acknowledged: number
  /** By the way that answers went. */
  readonly delivered: Readonly<Record<string, number>>
  readonly refused: number
  readonly failed: number
  readonly retries: number
  readonly faults: number
}

/** What the service counts about itself, for Prometheus. */
export type Metrics = {
  readonly request: (seen: HttpSeen) => void
  readonly answered: (answer: Answer, channel: string) => void
  /** @param code see `failureCode` */
  readonly failed: (code: string, channel: string) => void
  /** Shows the length of a queue, which is asked for at every scrape. */
  readonly watchQueue: (queue: string, length: () => number | Promise<number>) => void
  /** Shows what came of messages that were to be answered, counted since the start, and how many are open. */
  readonly watchDeliveries: (channel: string, open: () => number, counts: DeliveriesSeen) => void
  /** Of the model that words answers, if one is configured. */
  readonly ofModel: WritingMetrics
  readonly text: () => Promise<string>
  readonly contentType: string
}

export type MetricsOptions = {
  /** Asked for at every scrape; undefined while the library is not open. @default nothing */
  readonly index?: () => Pick<LibraryStats, 'reports' | 'passages' | 'sentences'> | undefined
  /** Also memory, processor time and the event loop of this process. @default false */
  readonly process?: boolean
}

/** Seconds: a question takes some milliseconds on two cores, and is given up after half a minute. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

const STEPS = ['understand', 'embed', 'retrieve', 'extract', 'total'] as const satisfies (keyof Answer['timings'])[]

/** Counters of their own registry, so that two services in one process do not add up. */
export function createMetrics({ index = () => undefined, process = false }: MetricsOptions = {}): Metrics {
  const register = new Registry()
  const registers = [register]
  if (process) collectDefaultMetrics({ register })
  const answers = new Counter({
    name: 'nianbao_answers_total',
    help: 'Answers given; reason is why there is none, or none.',
    labelNames: ['status', 'reason', 'kind', 'channel'],
    registers,
  })
  const failures = new Counter({
    name: 'nianbao_ask_failures_total',
    help: 'Questions that ended without an answer, by error code.',
    labelNames: ['code', 'channel'],
    registers,
  })
  const steps = new Histogram({
    name: 'nianbao_ask_seconds',
    help: 'Time to answer, by step.',
    labelNames: ['step'],
    buckets: BUCKETS,
    registers,
  })
  addIndex(registers, index)
  const watchQueue = queues(registers)
  const watchCounts = deliveries(registers)
  return {
    request: httpMetrics(registers),
    answered({ status, reason = 'none', kind, timings }, channel) {
      answers.inc({ status, reason, kind, channel })
      for (const step of STEPS) steps.observe({ step }, timings[step] / 1000)
    },
    failed: (code, channel) => failures.inc({ code, channel }),
    watchQueue,
    watchDeliveries(channel, open, counts) {
      watchQueue(channel, open)
      watchCounts(channel, counts)
    },
    ofModel: writingMetrics(registers),
    text: () => register.metrics(),
    contentType: register.contentType,
  }
}

/** The same way to ask, with every answer counted; every channel goes it. */
export function measuredAsk(ask: Ask, metrics: Pick<Metrics, 'answered' | 'failed'>): Ask {
  return async (question, options) => {
    const channel = question.channel ?? 'http'
    try {
      const answer = await ask(question, options)
      metrics.answered(answer, channel)
      return answer
    } catch (error) {
      metrics.failed(failureCode(error, options?.signal), channel)
      throw error
    }
  }
}

function httpMetrics(registers: Registry[]): Metrics['request'] {
  const labelNames = ['route', 'method', 'status']
  const requests = new Counter({
    name: 'nianbao_http_requests_total',
    help: 'Requests answered.',
    labelNames,
    registers,
  })
  const seconds = new Histogram({
    name: 'nianbao_http_request_seconds',
    help: 'Time until a response begins.',
    labelNames: ['route', 'method'],
    buckets: BUCKETS,
    registers,
  })
  const keyRefusals = new Counter({
    name: 'nianbao_key_refusals_total',
    help: 'Requests turned away for want of a good key, by why.',
    labelNames: ['why'],
    registers,
  })
  const rateRefusals = new Counter({
    name: 'nianbao_rate_limit_refusals_total',
    help: 'Requests turned away because there were too many.',
    registers,
  })
  return ({ route, method, status, seconds: taken, refusal }) => {
    requests.inc({ route, method, status })
    seconds.observe({ route, method }, taken)
    if (refusal === 'rate') rateRefusals.inc()
    else if (refusal !== undefined) keyRefusals.inc({ why: refusal })
  }
}

function addIndex(registers: Registry[], index: NonNullable<MetricsOptions['index']>): void {
  for (const noun of ['reports', 'passages', 'sentences'] as const) {
    new Gauge({
      name: `nianbao_index_${noun}`,
      help: `How many ${noun} the library holds.`,
      registers,
      collect() {
        this.set(index()?.[noun] ?? 0)
      },
    })
  }
}

function queues(registers: Registry[]): Metrics['watchQueue'] {
  const lengths = new Map<string, () => number | Promise<number>>()
  new Gauge({
    name: 'nianbao_queue_length',
    help: 'What waits in a queue.',
    labelNames: ['queue'],
    registers,
    async collect() {
      for (const [queue, length] of lengths) this.set({ queue }, await length())
    },
  })
  return (queue, length) => void lengths.set(queue, length)
}

function deliveries(registers: Registry[]): (channel: string, counts: DeliveriesSeen) => void {
  const watched = new Map<string, DeliveriesSeen>()
  new Counter({
    name: 'nianbao_messages_total',
    help: 'Messages of a channel that answers later, by what came of them; route is the way that an answer went.',
    labelNames: ['channel', 'outcome', 'route'],
    registers,
    collect() {
      this.reset()
      for (const [channel, { delivered, ...rest }] of watched) {
        for (const [outcome, times] of Object.entries(rest)) this.inc({ channel, outcome, route: '' }, times)
        for (const [route, times] of Object.entries(delivered))
          this.inc({ channel, outcome: 'delivered', route }, times)
      }
    },
  })
  return (channel, counts) => void watched.set(channel, counts)
}
