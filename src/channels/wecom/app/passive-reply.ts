import type { Message, Outbox } from '../../../library/outbox.ts'
import { contentOf } from '../delivery/content.ts'
import type { Delivery } from '../delivery/delivery.ts'
import { passiveCloses, passiveEnds } from './app-window.ts'

/** How the outbox calls the way of an answer that went back with the callback. */
export const PASSIVE_ROUTE = 'passive'

/** How often is looked whether the answer is there, which takes microseconds; another process may have it. */
const LOOK_MS = 10

type Options = {
  readonly outbox: Pick<Outbox, 'advance' | 'message'>
  readonly delivery: Pick<Delivery, 'wake' | 'counts'>
  readonly now: () => Date
  readonly pause: (ms: number) => Promise<unknown>
}

/**
 * What goes back with the callback of a message, if its answer is there in time and is one text; undefined if it is sent
 * apart. It is claimed on the disk before it is given, so that it is not sent apart as well, and a callback that comes
 * again, because the platform did not get it, is given the same.
 *
 * @param gone nobody waits for it any more
 */
export type PassiveReply = (message: Message, gone: AbortSignal) => Promise<string | undefined>

export function createPassiveReply({ outbox, delivery, now, pause }: Options): PassiveReply {
  async function answered(message: Message, gone: AbortSignal): Promise<Message | undefined> {
    let seen: Message | undefined = message
    while (seen?.state === 'waiting' && !gone.aborted && now() < passiveCloses(seen)) {
      await pause(LOOK_MS)
      seen = outbox.message(message.id)
    }
    return seen
  }

  /** Not held back any longer for a callback that will not take it. */
  async function sendApart(message: Message): Promise<void> {
    if (message.due > now()) await outbox.advance(message.id, ['answered'], { due: now() }, message)
    delivery.wake()
  }

  return async (message, gone) => {
    const seen = await answered(message, gone)
    if (!seen) return undefined
    if (seen.route === PASSIVE_ROUTE) return textOf(seen)
    if (seen.state !== 'answered') return undefined
    if (gone.aborted || contentOf(seen).parts.length !== 1) {
      await sendApart(seen)
      return undefined
    }
    const claim = { state: 'claimed', route: PASSIVE_ROUTE, due: passiveEnds(now()) } as const
    const mine = await outbox.advance(seen.id, ['answered'], claim, seen)
    if (mine) {
      delivery.counts.delivered[PASSIVE_ROUTE] = (delivery.counts.delivered[PASSIVE_ROUTE] ?? 0) + 1
      return textOf(mine)
    }
    const other = outbox.message(seen.id)
    return other?.route === PASSIVE_ROUTE ? textOf(other) : undefined
  }
}

function textOf(message: Message): string | undefined {
  return contentOf(message).parts[0]
}
