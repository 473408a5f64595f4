import { messageOf } from '../../../errors.ts'
import type { Message, Outbox } from '../../../library/outbox.ts'
import type { Way } from './hand-over.ts'
import { Unreadable } from './kept-json.ts'
import { createLeases } from './leases.ts'
import { nextStep, type Step } from './next-step.ts'
import { createSteps } from './steps.ts'

/**
 * Brings every acknowledged message to its end: answers it once, and hands the answer over once. All that is to be
 * remembered stands in the outbox before it is acted on, so any process may end at any moment and another, or the same
 * one started again, goes on. Which process works on a message is told by a lease: it is `due` again when the lease
 * ends, and whoever still works on it puts that off.
 */

/** What to say, in as many messages as it takes, and under which id the answer is kept. */
export type Reply = { readonly parts: readonly string[]; readonly answerId: string | null }

export type DeliveryCounts = {
  acknowledged: number
  /** Of each way that an answer went. */
  readonly delivered: Record<string, number>
  refused: number
  failed: number
  retries: number
  /** Questions that ended in an apology, because asking threw. */
  faults: number
}

export type DeliveryLog = {
  readonly info: (line: string) => void
  readonly error: (line: string) => void
}

export type DeliveryOptions = {
  readonly channel: string
  readonly outbox: Outbox
  readonly answer: (message: Message, signal: AbortSignal) => Promise<Reply>
  /** False as long as it has to wait for what answers it; it is refused in time all the same. @default always true */
  readonly answerable?: (message: Message) => boolean
  /** What is said instead of an answer that failed, or that comes too late. */
  readonly excuse: (message: Message, why: 'fault' | 'late') => string
  readonly way: Way
  readonly now: () => Date
  readonly log: DeliveryLog
  readonly counts: DeliveryCounts
  /**
   * How many questions are asked at once. Asking takes the one thread there is, so that more would be no faster, and
   * callbacks would wait for several embeddings in a row. @default 1
   */
  readonly concurrency?: number
  /** How long another process waits before it takes up what this one has begun. @default 5000 */
  readonly leaseMs?: number
}

export type Delivery = {
  /** Takes up whatever is due; resolves when that has come to an end or has been put off. */
  readonly sweep: () => Promise<void>
  /** Sweeps now and whenever something becomes due, until it is stopped. */
  readonly start: () => void
  /** Something new is there. */
  readonly wake: () => void
  /** Begins nothing more, and resolves when what has begun is finished; the rest stays in the outbox. */
  readonly stop: () => Promise<void>
  readonly counts: DeliveryCounts
  /** How many messages have not come to their end. */
  readonly open: () => number
}

/** How often is looked for what has become due; what comes in meanwhile is taken up at once. */
const SWEEP_EVERY_MS = 250

/** A full disk or the like is not over at once, and each try writes a line into the log. */
const AFTER_FAULT_MS = 5_000

/** Posts wait for the network and not for the processor. */
const HANDED_OVER_AT_ONCE = 8

export function noCounts(): DeliveryCounts {
  return { acknowledged: 0, delivered: {}, refused: 0, failed: 0, retries: 0, faults: 0 }
}

export function createDelivery(options: DeliveryOptions): Delivery {
  const { channel, outbox, answerable = () => true, way, now, log, counts, concurrency = 1, leaseMs = 5_000 } = options
  const leases = createLeases({ outbox, now, leaseMs })
  const steps = createSteps({ ...options, leases })
  const inFlight = new Map<string, { readonly task: Promise<void>; readonly chat: string | undefined }>()
  /** Until when those that something went wrong with are left alone. */
  const faulty = new Map<string, number>()
  let timer: ReturnType<typeof setInterval> | undefined
  let woken = false
  let stopped = false

  const asking = () => [...inFlight.values()].filter(({ chat }) => chat !== undefined)
  const sending = () => inFlight.size - asking().length

  /** What one person says in one chat is answered in its order, since it may refer to what was said before. */
  function mayRun({ id, chat }: Message): boolean {
    if (asking().length >= concurrency || asking().some(other => other.chat === chat)) return false
    const first = outbox.open(channel, { chat }).find(({ state }) => state === 'waiting')
    return first === undefined || first.id === id
  }

  /** Whether there is room for it, and it is its turn. */
  function mayBegin(message: Message, step: Step): boolean {
    if (step === 'answer') return answerable(message) && mayRun(message)
    return step !== 'hand_over' || sending() < HANDED_OVER_AT_ONCE
  }

  async function done(message: Message, step: Step): Promise<void> {
    try {
      await steps[step](message)
    } catch (error) {
      await broken(message, error)
    }
  }

  /** Trying again helps unless it cannot be read: then it would hold up its chat for ever. */
  async function broken(message: Message, error: unknown): Promise<void> {
    try {
      if (error instanceof Unreadable) return await steps.drop(message, error)
    } catch (failed) {
      return later(message, failed)
    }
    later(message, error)
  }

  function later({ id }: Message, error: unknown): void {
    faulty.set(id, now().getTime() + AFTER_FAULT_MS)
    log.error(`${channel}: message ${id} is left for later: ${messageOf(error)}`)
  }

  function begin(message: Message): void {
    if (inFlight.has(message.id) || now().getTime() < (faulty.get(message.id) ?? 0)) return
    faulty.delete(message.id)
    try {
      const step = nextStep(message, way, now())
      if (mayBegin(message, step)) track(message, done(message, step))
    } catch (error) {
      track(message, broken(message, error))
    }
  }

  function track({ id, state, chat }: Message, work: Promise<void>): void {
    const task = work.finally(() => inFlight.delete(id))
    inFlight.set(id, { task, chat: state === 'waiting' ? chat : undefined })
    void task.then(wake)
  }

  function look(): void {
    if (stopped) return
    try {
      for (const message of outbox.open(channel, { dueBy: now() })) begin(message)
    } catch (error) {
      log.error(`${channel}: the outbox cannot be read: ${messageOf(error)}`)
    }
  }

  /**
   * Not before whoever wakes has written its acknowledgement, since asking keeps the thread busy, and two turns later:
   * in one a new connection is taken, in the next its callback is read.
   */
  function wake(): void {
    if (!timer || woken) return
    woken = true
    setImmediate(() =>
      setImmediate(() => {
        woken = false
        look()
      }),
    )
  }

  return {
    counts,
    open: () => outbox.open(channel).length,
    wake,
    async sweep() {
      look()
      while (inFlight.size > 0) {
        await Promise.race([...inFlight.values()].map(({ task }) => task))
        look()
      }
    },
    start() {
      timer ??= setInterval(() => {
        leases.renew()
        look()
      }, SWEEP_EVERY_MS)
      look()
    },
    async stop() {
      stopped = true
      await Promise.all([...inFlight.values()].map(({ task }) => task))
      clearInterval(timer)
    },
  }
}
