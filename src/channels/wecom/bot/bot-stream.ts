import type { Message, Outbox } from '../../../library/outbox.ts'
import { languageOf } from '../../../question/understanding/understand.ts'
import { contentOf } from '../delivery/content.ts'
import type { DeliveryCounts } from '../delivery/delivery.ts'
import type { BotWindow } from './bot-window.ts'
import { words } from './bot-words.ts'

/** How the outbox calls the way of an answer that WeCom has asked for. */
export const STREAM_ROUTE = 'stream'

/** What a stream shows now, the whole of it. */
export type Snapshot = { readonly finish: boolean; readonly content: string }

type Options = {
  readonly outbox: Pick<Outbox, 'advance' | 'message'>
  readonly window: BotWindow
  /** False while the reports are still being read. */
  readonly ready: () => boolean
  readonly now: () => Date
  readonly counts: DeliveryCounts
}

/**
 * How far the answer to a message is, told at once. The stream claims an answer on the disk before it shows it, so that
 * it does not go out through `response_url` as well, and shows the same ever after.
 */
export function createSnapshots({
  outbox,
  window,
  ready,
  now,
  counts,
}: Options): (message: Message) => Promise<Snapshot> {
  /** Undefined where another was quicker. */
  async function claimed(message: Message): Promise<Snapshot | undefined> {
    const due = window.streamEnds(message)
    const change = { state: 'claimed', route: STREAM_ROUTE, due } as const
    const mine = await outbox.advance(message.id, ['answered'], change, message)
    if (!mine) return undefined
    if (contentOf(mine).refusal) counts.refused += 1
    else counts.delivered[STREAM_ROUTE] = (counts.delivered[STREAM_ROUTE] ?? 0) + 1
    return shown(mine)
  }

  return async given => {
    let message: Message | undefined = given
    while (message !== undefined) {
      const said = words(languageOf(message.text))
      // One that could not be read has no window and no content.
      if (message.state === 'failed') return { finish: true, content: said.forgotten }
      if (message.route === STREAM_ROUTE) return shown(message)
      if (now() >= window.streamCloses(message)) return { finish: true, content: said.apart }
      if (message.state === 'waiting') return { finish: false, content: ready() ? said.looking : said.reading }
      if (message.state !== 'answered') return { finish: true, content: said.apart }
      const snapshot = await claimed(message)
      if (snapshot) return snapshot
      message = outbox.message(message.id)
    }
    throw new Error(`message ${given.id} is not in the outbox any more`)
  }
}

function shown(message: Message): Snapshot {
  return { finish: true, content: contentOf(message).parts[0] ?? '' }
}
