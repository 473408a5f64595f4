import { messageOf } from '../../../errors.ts'
import { askedIn, chatOf, keepFeedback } from '../bot/bot-hearing.ts'
import { type BotMessage, readBotMessage } from '../bot/bot-message.ts'
import { streamIdOf } from '../bot/bot-routes.ts'
import { words } from '../bot/bot-words.ts'
import { welcomeText } from '../bot/welcome.ts'
import type { Delivery, DeliveryLog } from '../delivery/delivery.ts'
import type { Pace } from '../delivery/pace.ts'
import type { WecomRecords, WecomService } from '../wecom.ts'
import { writeConnectionReturn } from './connection-address.ts'
import type { ConnectionWay } from './connection-way.ts'
import type { Ack, Frame, Link } from './link.ts'

export const CONNECTION_CHANNEL = 'wecom_connection'

export type ConnectionHearing = Pick<WecomService, 'library'> & {
  readonly records: Pick<WecomRecords, 'answers' | 'outbox'>
  readonly way: Pick<ConnectionWay, 'begin'>
  readonly counts: Delivery['counts']
  /** A question is there. */
  readonly wake: () => void
  readonly pace: Pace
  readonly botNames: readonly string[]
  readonly now: () => Date
  readonly log: DeliveryLog
}

type Question = Extract<BotMessage, { kind: 'question' }>

/** What the bot does with what it hears. A question is in the outbox before anything is said to it. */
export function createConnectionHearing(bot: ConnectionHearing): (frame: Frame, link: Link) => void {
  const { library, log } = bot

  async function hear(message: BotMessage, { reqId }: Frame, link: Link): Promise<void> {
    switch (message.kind) {
      case 'question':
        if (!(await question(bot, message, reqId))) await atOnce(bot, message, reqId, link, welcomeText(library))
        return
      case 'unsupported':
        return atOnce(bot, message, reqId, link, words('zh').unsupported)
      case 'enter_chat':
        bot.pace.take(conversationOf(message))
        return told(bot, 'welcome', await link.welcome(reqId, welcomeText(library)))
      case 'feedback_event':
        return keepFeedback(bot, message)
      case 'template_card_event':
      case 'poll':
        return
    }
  }

  return (frame, link) => {
    const message = readBotMessage(frame.body)
    if (!message) return
    hear(message, frame, link).catch((error: unknown) =>
      log.error(`wecom: a frame of the long connection could not be taken (${message.kind}): ${messageOf(error)}`),
    )
  }
}

/** False where nothing is asked. */
async function question(bot: ConnectionHearing, message: Question, reqId: string): Promise<boolean> {
  const { text, quoted } = askedIn(message, bot.botNames)
  if (text === '') return false
  const at = bot.now()
  const accepted = await bot.records.outbox.accept({
    id: `${CONNECTION_CHANNEL}:${message.aibotid}:${message.msgid}`,
    channel: CONNECTION_CHANNEL,
    receivedAt: at,
    chat: chatOf(message),
    text,
    address: writeConnectionReturn({ reqId, chatId: conversationOf(message), quoted, pushing: null }),
    stream: streamIdOf({ aibotid: `${CONNECTION_CHANNEL}:${message.aibotid}`, msgid: message.msgid }),
    due: at,
  })
  if (!accepted.fresh) return true
  bot.counts.acknowledged += 1
  bot.way.begin(accepted.message)
  bot.wake()
  return true
}

/** What the platform calls the chat. */
function conversationOf({ chatType, chatId, userId }: BotMessage): string {
  return chatType === 'group' ? (chatId ?? userId) : userId
}

/** A stream that needs no asking and ends as it begins; the same for a message that is repeated, so shown once. */
async function atOnce(bot: ConnectionHearing, said: BotMessage, reqId: string, link: Link, content: string) {
  // Beyond the limit the platform would drop it, and the answers of others with it.
  if (bot.pace.take(conversationOf(said)) > 0) return
  told(bot, said.kind, await link.stream(reqId, { id: streamIdOf(said), finish: true, content }))
}

/** Nothing of this is kept to be said later, when nobody expects it any more. */
function told({ log }: ConnectionHearing, what: string, ack: Ack): void {
  if (ack.kind === 'taken') return
  log.info(
    `wecom: the reply to ${what} was not taken (${ack.kind === 'refused' ? `errcode ${ack.errcode}` : ack.kind})`,
  )
}
