import type { Library } from '../../../library/library.ts'
import type { Message } from '../../../library/outbox.ts'
import type { Records } from '../../../library/records.ts'
import { languageOf } from '../../../question/understanding/understand.ts'
import type { Delivery } from '../delivery/delivery.ts'
import { writeReturn } from './bot-address.ts'
import type { BotAddress, BotMessage } from './bot-message.ts'
import { type BotReply, type Hear, streamIdOf } from './bot-routes.ts'
import type { Snapshot } from './bot-stream.ts'
import { words } from './bot-words.ts'
import { spokenText } from './spoken-text.ts'
import { welcomeText } from './welcome.ts'

export const BOT_CHANNEL = 'wecom_bot'

export type BotHearing = {
  readonly records: Pick<Records, 'answers' | 'outbox'>
  /** Undefined while it is not open. */
  readonly library: () => Pick<Library, 'reports'> | undefined
  readonly delivery: Pick<Delivery, 'wake' | 'counts'>
  readonly snapshot: (message: Message) => Promise<Snapshot>
  readonly botNames: readonly string[]
  readonly now: () => Date
}

type Said<Kind extends BotMessage['kind']> = Extract<BotMessage, { kind: Kind }>

const NOTHING: BotReply = { kind: 'nothing' }

/** What the bot says to what it hears. A question is in the outbox before anything is said to it. */
export function createHearing(bot: BotHearing): Hear {
  return async (message, kept) => {
    switch (message.kind) {
      case 'question':
        return question(bot, message, kept)
      case 'poll':
        return poll(bot, message)
      case 'enter_chat':
        return { kind: 'text', content: welcomeText(bot.library()) }
      case 'feedback_event':
        await keepFeedback(bot, message)
        return NOTHING
      case 'template_card_event':
        return NOTHING
      case 'unsupported':
        return atOnce(message, words('zh').unsupported)
    }
  }
}

async function question(bot: BotHearing, message: Said<'question'>, kept: boolean): Promise<BotReply> {
  const { records, library, delivery, botNames, now } = bot
  const { text, quoted } = askedIn(message, botNames)
  if (text === '') return atOnce(message, welcomeText(library()))
  const id = streamIdOf(message)
  const at = now()
  const accepted = await records.outbox.accept({
    id: `${BOT_CHANNEL}:${message.aibotid}:${message.msgid}`,
    channel: BOT_CHANNEL,
    receivedAt: at,
    chat: chatOf(message),
    text,
    address: writeReturn({ responseUrl: message.responseUrl ?? null, quoted, ...(kept && { unasked: true }) }),
    stream: id,
    due: at,
  })
  if (accepted.fresh) {
    delivery.counts.acknowledged += 1
    delivery.wake()
  }
  return { kind: 'stream', id, snapshot: await bot.snapshot(accepted.message), feedbackId: id }
}

/** Without the mention of the bot; empty where nothing is asked. */
export function askedIn(
  { chatType, text, quoted }: Said<'question'>,
  botNames: readonly string[],
): { readonly text: string; readonly quoted: string | null } {
  const spoken = chatType === 'group' ? spokenText(text, botNames) : text.trim()
  // What is quoted may have been said to the bot in a group, wherever it is quoted.
  const before = quoted === undefined ? '' : spokenText(quoted, botNames)
  // Whoever only quotes a message and mentions the bot asks what the message says.
  return spoken === '' ? { text: before, quoted: null } : { text: spoken, quoted: before === '' ? null : before }
}

/** One person in one chat. */
export function chatOf({ aibotid, userId, chatType, chatId }: BotAddress): string {
  return [BOT_CHANNEL, aibotid, chatType === 'group' ? (chatId ?? '') : '', userId].map(encodeURIComponent).join('/')
}

/** Of a chat as it stands in the outbox. */
export function chatTypeOf(chat: string): 'single' | 'group' {
  return chat.split('/')[2] === '' ? 'single' : 'group'
}

async function poll(bot: BotHearing, { streamId }: Said<'poll'>): Promise<BotReply> {
  const message = bot.records.outbox.byStream(streamId)
  const snapshot = message ? await bot.snapshot(message) : { finish: true, content: words('zh').forgotten }
  return { kind: 'stream', id: streamId, snapshot }
}

/** A stream that needs no asking and ends as it begins. */
function atOnce(message: BotAddress, content: string): BotReply {
  return { kind: 'stream', id: streamIdOf(message), snapshot: { finish: true, content } }
}

/** Kept on the answer that was given; an event that is repeated says nothing new. */
export async function keepFeedback(
  { records, now }: Pick<BotHearing, 'records' | 'now'>,
  { feedback: said }: Said<'feedback_event'>,
): Promise<void> {
  const { answerId, channel } = records.outbox.byStream(said.id) ?? {}
  if (!answerId || channel === undefined) return
  const comment = said.content === '' ? null : said.content
  const given = { rating: said.type, reasons: said.reasons, comment }
  const last = (await records.answers.feedback(answerId)).at(-1)
  const same =
    last && JSON.stringify([last.rating, last.reasons, last.comment]) === JSON.stringify(Object.values(given))
  if (!same) await records.answers.keepFeedback({ answerId, at: now(), channel, ...given })
}

/** In the language of the question. */
export function excuseOf({ text }: Message, why: 'fault' | 'late'): string {
  return words(languageOf(text))[why]
}
