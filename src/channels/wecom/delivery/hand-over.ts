import type { Message, Outbox } from '../../../library/outbox.ts'
import { contentOf, kept } from './content.ts'
import type { DeliveryCounts, DeliveryLog } from './delivery.ts'
import type { Lease, Leases } from './leases.ts'

/**
 * What came of handing over a part:
 * - `sent`: it arrived
 * - `later`: it did not, and may be tried again
 * - `unsure`: nobody knows, and it may be tried again because a second one would be refused
 * - `used_up`: refused for good, as it is where it has been sent before
 * - `impossible`: refused for good
 */
export type Sent = {
  readonly kind: 'sent' | 'later' | 'unsure' | 'used_up' | 'impossible'
  /** What to write into the log; holds no question, no answer and no secret. */
  readonly why?: string
  /** Not to be tried before so long. */
  readonly waitMs?: number
}

/** One way to hand answers over. A kind of channel that others fetch answers from has a route of its own beside. */
export type Way = {
  /** What it is called in the outbox and in metrics. */
  readonly route: string
  /** From when on an answer goes this way. */
  readonly opens: (message: Message) => Date
  /** From when on nothing can be said any more. */
  readonly ends: (message: Message) => Date
  /** From when on a question that is still not answered is refused, as long as that can be said. */
  readonly refusesFrom: (message: Message) => Date
  /**
   * @param key names the part, the same at every try
   * @param unsure whether an earlier try may have handed this part over
   */
  readonly send: (message: Message, part: string, key: string, unsure: boolean) => Promise<Sent>
}

type Options = {
  readonly outbox: Outbox
  readonly way: Way
  readonly leases: Leases
  readonly now: () => Date
  readonly log: DeliveryLog
  readonly counts: DeliveryCounts
}

/** The first try again is after a second, the next after twice as long each, up to a minute. */
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000

const CLAIMED = ['claimed'] as const

/** Hands over what is left of a message, part by part; each is claimed on the disk before it is sent. */
export function createHandOver({ way, leases, now, log, counts }: Options): (message: Message) => Promise<void> {
  const later = (attempts: number, waitMs = 0) => {
    const backoff = Math.min(FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 10), LONGEST_WAIT_MS)
    return new Date(now().getTime() + Math.max(backoff, waitMs))
  }

  /** True when the next part may follow. */
  async function onePart(lease: Lease, before: boolean): Promise<boolean> {
    const content = contentOf(lease.message)
    const { id, attempts } = lease.message
    const sent = await way.send(lease.message, content.parts[content.sent] ?? '', `${id}#${content.sent}`, before)
    const why = `message ${id} by ${way.route}: ${sent.kind}${sent.why === undefined ? '' : ` (${sent.why})`}`
    if (sent.kind === 'later' || sent.kind === 'unsure') {
      counts.retries += 1
      log.info(`${why}; tried again`)
      const unsure = before || sent.kind === 'unsure'
      await lease.end(CLAIMED, { content: kept({ ...content, unsure }), due: later(attempts, sent.waitMs) })
      return false
    }
    if (sent.kind === 'impossible' || (sent.kind === 'used_up' && !before)) {
      const state = sent.kind === 'impossible' ? 'failed' : 'refused'
      if (await lease.end(CLAIMED, { state })) {
        counts[state] += 1
        log.error(`${why}; given up`)
      }
      return false
    }
    const next = { ...content, sent: content.sent + 1, unsure: false }
    if (next.sent < content.parts.length)
      return (await lease.keep(CLAIMED, { content: kept({ ...next, unsure: true }) })) !== undefined
    if (await lease.end(CLAIMED, { state: content.refusal ? 'refused' : 'delivered', content: kept(next) })) {
      if (content.refusal) counts.refused += 1
      else counts.delivered[way.route] = (counts.delivered[way.route] ?? 0) + 1
    }
    return false
  }

  return async message => {
    const content = contentOf(message)
    const claim = { state: 'claimed', route: way.route, attempts: message.attempts + 1 } as const
    const lease = await leases.take(message, [message.state], {
      ...claim,
      content: kept({ ...content, unsure: true }),
    })
    if (!lease) return
    try {
      let before = content.unsure
      while (await onePart(lease, before)) before = false
    } finally {
      lease.drop()
    }
  }
}
