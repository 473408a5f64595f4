import type { Message, MessageState, Outbox } from '../../../library/outbox.ts'

type Change = Parameters<Outbox['advance']>[2]

/** The right to work on a message, until it is let go of or the process dies. */
export type Lease = {
  readonly message: Message
  /** Aborted when another process has taken the message up, as this one seemed to be dead. */
  readonly lost: AbortSignal
  /** Writes what has come of it and lets go; undefined if it was lost. */
  readonly end: (from: readonly MessageState[], change: Change) => Promise<Message | undefined>
  /** Writes it and keeps on; undefined if it was lost. */
  readonly keep: (from: readonly MessageState[], change: Change) => Promise<Message | undefined>
  /** Lets go without a word, so that it ends by itself. */
  readonly drop: () => void
}

export type Leases = {
  /** Undefined where somebody else was quicker. */
  readonly take: (message: Message, from: readonly MessageState[], change: Change) => Promise<Lease | undefined>
  /** Puts off the end of those that would end soon; to be called much more often than a lease lasts. */
  readonly renew: () => void
}

type Options = { readonly outbox: Outbox; readonly now: () => Date; readonly leaseMs: number }

export function createLeases({ outbox, now, leaseMs }: Options): Leases {
  const renewals = new Set<() => void>()
  const until = () => new Date(now().getTime() + leaseMs)

  return {
    async take(message, from, change) {
      const taken = await outbox.advance(message.id, from, { ...change, due: until() }, message)
      if (!taken) return undefined
      let held = taken
      const lost = new AbortController()
      let last: Promise<unknown> = Promise.resolve()

      /** One after the other, since each has to know when the one before has made it due. */
      function write(states: readonly MessageState[], changed: Change): Promise<Message | undefined> {
        const written = last.then(() => writeNow(states, changed))
        last = written.catch(() => {})
        return written
      }

      async function writeNow(states: readonly MessageState[], changed: Change): Promise<Message | undefined> {
        const written = await outbox.advance(held.id, states, changed, held)
        if (written) held = written
        else {
          drop()
          lost.abort(new Error(`message ${held.id} was taken up by another process`))
        }
        return written
      }

      const renewal = () => {
        if (held.due.getTime() - now().getTime() > leaseMs / 2) return
        // What cannot be written now is tried again at the next call; a lease that ends meanwhile is seen to be lost.
        write([held.state], { due: until() }).catch(() => {})
      }
      renewals.add(renewal)
      const drop = () => renewals.delete(renewal)
      return {
        get message() {
          return held
        },
        lost: lost.signal,
        async end(states, changed) {
          drop()
          return write(states, changed)
        },
        keep: (states, changed) => write(states, { ...changed, due: until() }),
        drop,
      }
    },
    renew() {
      for (const renewal of renewals) renewal()
    },
  }
}
