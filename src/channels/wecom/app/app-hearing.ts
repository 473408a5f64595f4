import type { Message } from '../../../library/outbox.ts'
import type { Records } from '../../../library/records.ts'
import type { Delivery } from '../delivery/delivery.ts'
import { type AppReturn, returnOf, writeReturn } from './app-address.ts'
import type { AppMessage } from './app-message.ts'
import type { AppReply } from './app-routes.ts'
import type { PassiveReply } from './passive-reply.ts'

export const APP_CHANNEL = 'wecom_app'

export type AppHearing = {
  readonly records: Pick<Records, 'outbox'>
  readonly delivery: Pick<Delivery, 'wake' | 'counts'>
  readonly passiveReply: PassiveReply
  readonly now: () => Date
}

const NOTHING: AppReply = { text: undefined }

/** What the app says to what it hears. Whatever is answered is in the outbox before anything is said to it. */
export function createAppHearing({ records, delivery, passiveReply, now }: AppHearing) {
  async function accepted(message: AppMessage, id: string, wants: AppReturn['wants']): Promise<Message | undefined> {
    const { userId, createTime } = message
    const at = now()
    const { message: stored, fresh } = await records.outbox.accept({
      id: `${scopeOf(message)}/${encodeURIComponent(id)}`,
      channel: APP_CHANNEL,
      receivedAt: at,
      chat: `${scopeOf(message)}/${encodeURIComponent(userId)}`,
      text: message.kind === 'question' ? message.text.trim() : '',
      address: writeReturn({ userId, createTime, wants }),
      stream: null,
      due: at,
    })
    if (fresh) {
      delivery.counts.acknowledged += 1
      delivery.wake()
    }
    // Somebody who comes in a second time on one day has been welcomed.
    return returnOf(stored).createTime === createTime ? stored : undefined
  }

  return async (message: AppMessage, gone: AbortSignal): Promise<AppReply> => {
    const asked = askedOf(message)
    const stored = asked && (await accepted(message, asked.id, asked.wants))
    return stored ? { text: await passiveReply(stored, gone) } : NOTHING
  }
}

/** Joining the app, and opening it. */
const WELCOMED: ReadonlySet<string> = new Set(['subscribe', 'enter_agent'])

/** Under which id it is answered, and with what; undefined where nothing is to be said. */
function askedOf(message: AppMessage): { readonly id: string; readonly wants: AppReturn['wants'] } | undefined {
  switch (message.kind) {
    case 'question':
      return { id: message.id, wants: message.text.trim() === '' ? 'welcome' : 'answer' }
    case 'unsupported':
      return { id: message.id, wants: 'unsupported' }
    case 'event':
      // The app is opened many times a day; a welcome each time would be in the way.
      if (WELCOMED.has(message.event)) return { id: `welcome:${message.userId}:${dayOf(message)}`, wants: 'welcome' }
      return undefined
  }
}

/** The self-built app of one corp; two that share a library have conversations of their own. */
function scopeOf({ corpId, agentId }: AppMessage): string {
  return [APP_CHANNEL, corpId, agentId].map(encodeURIComponent).join('/')
}

/** Days begin where those live who ask. */
const ASIA_SHANGHAI_SECONDS = 8 * 3600
const DAY_SECONDS = 86_400

function dayOf({ createTime }: AppMessage): number {
  return Math.floor((Number(createTime) + ASIA_SHANGHAI_SECONDS) / DAY_SECONDS)
}
