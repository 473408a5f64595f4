import { AppError, messageOf } from '../../../errors.ts'
import type { Message } from '../../../library/outbox.ts'
import { type Content, contentOf, kept } from './content.ts'
import type { DeliveryOptions, Reply } from './delivery.ts'
import { createHandOver } from './hand-over.ts'
import { Unreadable } from './kept-json.ts'
import type { Leases } from './leases.ts'
import type { Step } from './next-step.ts'

type Options = Pick<DeliveryOptions, 'channel' | 'outbox' | 'answer' | 'excuse' | 'way' | 'now' | 'log' | 'counts'> & {
  readonly leases: Leases
}

/**
 * So often a question is begun that a process never finished: one that brings down whatever takes it up would do so for
 * an hour otherwise, and every other question with it.
 */
const MOST_BEGUN = 5

/** More wait for their turn than can be answered at once; a question to a bot has the time. */
const AFTER_BUSY_MS = 5_000

const OPEN = ['waiting', 'answered', 'claimed'] as const

/** Takes the steps of messages; what goes wrong is thrown, and leaves the message as it was. */
export type Steps = Readonly<Record<Step, (message: Message) => Promise<void>>> & {
  /** Ends one that cannot be read. */
  readonly drop: (message: Message, why: Unreadable) => Promise<void>
}

export function createSteps(options: Options): Steps {
  const { channel, outbox, answer, excuse, way, now, log, counts, leases } = options

  async function replyTo(message: Message, lost: AbortSignal): Promise<Reply> {
    if (message.attempts < MOST_BEGUN) return answer(message, lost)
    throw new Error(`it was begun ${message.attempts} times, and no process came to its end`)
  }

  /** An answer or an apology. */
  async function replied(message: Message, lost: AbortSignal): Promise<Reply | 'busy'> {
    try {
      return await replyTo(message, lost)
    } catch (error) {
      if (error instanceof Unreadable) throw error
      if (error instanceof AppError && error.code === 'too_busy') return 'busy'
      if (!lost.aborted) {
        counts.faults += 1
        log.error(`${channel}: message ${message.id} could not be answered: ${messageOf(error)}`)
      }
      return { parts: [excuse(message, 'fault')], answerId: null }
    }
  }

  async function asked(message: Message): Promise<void> {
    const { attempts } = message
    const lease = await leases.take(message, ['waiting'], { attempts: attempts + 1 })
    if (!lease) return
    try {
      const reply = await replied(message, lease.lost)
      if (reply === 'busy') {
        await lease.end(['waiting'], { attempts, due: new Date(now().getTime() + AFTER_BUSY_MS) })
        return
      }
      const { parts, answerId } = reply
      const content = kept({ parts: [...parts], sent: 0, unsure: false, refusal: false })
      await lease.end(['waiting'], { state: 'answered', content, answerId, attempts: 0, due: way.opens(message) })
    } finally {
      lease.drop()
    }
  }

  /** What says that there will be no answer. */
  const refusalOf = (message: Message): Content => ({
    parts: [excuse(message, 'late')],
    sent: 0,
    unsure: false,
    refusal: true,
  })

  return {
    answer: asked,
    async refuse(message) {
      const due = new Date(Math.max(now().getTime(), way.opens(message).getTime()))
      const change = { state: 'answered', content: kept(refusalOf(message)), attempts: 0, due } as const
      await outbox.advance(message.id, ['waiting'], change, message)
    },
    async miss(message) {
      const change = { state: 'refused', content: kept(refusalOf(message)), attempts: 0 } as const
      if (!(await outbox.advance(message.id, ['waiting'], change, message))) return
      counts.refused += 1
      log.error(`${channel}: message ${message.id} was found when it could not be answered any more`)
    },
    hand_over: createHandOver({ outbox, way, leases, now, log, counts }),
    async settle(message) {
      const state = contentOf(message).refusal ? 'refused' : 'delivered'
      await outbox.advance(message.id, ['claimed'], { state }, message)
    },
    async give_up(message) {
      const { refusal } = contentOf(message)
      const state = message.attempts > 0 ? 'failed' : 'refused'
      if (!(await outbox.advance(message.id, ['answered', 'claimed'], { state }, message))) return
      counts[state] += 1
      const what = refusal ? 'refusal' : 'answer'
      log.error(`${channel}: the ${what} to message ${message.id} could not be handed over in time (${state})`)
    },
    async drop({ id }, why) {
      if (!(await outbox.advance(id, OPEN, { state: 'failed' }))) return
      counts.failed += 1
      log.error(`${channel}: message ${id} is given up: ${why.message}`)
    },
  }
}
