import { z } from 'zod'

/**
 * What WeCom tells a smart bot, by callback and by long connection. It is signed, but it holds what people wrote, so
 * every field is checked: unknown ones are ignored, and a message whose fields are of the wrong kind is none. A question
 * is not lost for a field that it can do without: those count as missing (`spare`). What tells who speaks where, or what
 * is said, is never among them.
 */

/** Who speaks where. */
export type BotAddress = {
  /** The same when WeCom sends a message again. */
  readonly msgid: string
  readonly aibotid: string
  readonly userId: string
  readonly chatType: 'single' | 'group'
  /** Of groups only. */
  readonly chatId?: string
}

export type BotQuestion = BotAddress & {
  readonly kind: 'question'
  /** As it was written, with the mention of the bot. */
  readonly text: string
  /** What the message quotes, where that has a text. */
  readonly quoted?: string
  /** Takes one answer within the hour; not given on a long connection. */
  readonly responseUrl?: string
}

export type BotMessage =
  | BotQuestion
  /** WeCom asks how far the answer is. */
  | (BotAddress & { readonly kind: 'poll'; readonly streamId: string })
  | (BotAddress & { readonly kind: 'enter_chat' })
  | (BotAddress & {
      readonly kind: 'template_card_event'
      readonly eventKey: string
      readonly taskId: string
      readonly responseUrl?: string
    })
  | (BotAddress & {
      readonly kind: 'feedback_event'
      readonly feedback: {
        /** As it was set in the answer. */
        readonly id: string
        readonly type: 'good' | 'bad' | 'cancelled'
        readonly content: string
        readonly reasons: readonly FeedbackReason[]
      }
    })
  /** Something to be read or looked at, which a person should be told is not understood. */
  | (BotAddress & {
      readonly kind: 'unsupported'
      readonly media: 'image' | 'file' | 'video' | 'other'
      readonly responseUrl?: string
    })

export type FeedbackReason = 'irrelevant' | 'incomplete' | 'wrong' | 'data'

/** A field of the wrong kind counts as missing. */
const spare = <Field extends z.ZodType>(field: Field) => field.optional().catch(undefined)

/** WeCom's own ids are below 100 characters. */
const id = z
  .union([z.string(), z.int()])
  .transform(String)
  .pipe(
    z
      .string()
      .min(1)
      .max(256)
      .regex(/^\P{Surrogate}*$/u),
  )

/** Cut here, which is far beyond the longest question that is answered: whoever answers still sees that it is too long. */
const LONGEST_TEXT = 10_000
const text = z.string().transform(written => written.slice(0, LONGEST_TEXT))
const content = z.object({ content: text })

const mixed = z.object({
  msg_item: z.array(z.object({ msgtype: z.string(), text: content.optional() })).max(100),
})

/** Without one the stream alone brings the answer. */
const responseUrl = spare(z.url({ protocol: /^https?$/ }).max(4096))

/** Of single chats some platforms write an empty one. */
const chatId = z.union([z.enum(['']).transform(() => undefined), z.null().transform(() => undefined), id]).optional()

/** What carries words: a message, or the message that it quotes. */
const worded = z.object({
  msgtype: z.string().max(64),
  text: spare(content),
  voice: spare(content),
  mixed: spare(mixed),
})

const cardEvent = z.object({ event_key: spare(id), task_id: spare(id) })

const REASONS: Readonly<Record<number, FeedbackReason>> = { 1: 'irrelevant', 2: 'incomplete', 3: 'wrong', 4: 'data' }
const OPINIONS = { 1: 'good', 2: 'bad', 3: 'cancelled' } as const

const feedbackEvent = z.object({
  id,
  type: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  content: spare(text),
  inaccurate_reason_list: spare(z.array(z.int()).max(20)),
})

const event = z.object({
  eventtype: z.string().max(64),
  template_card_event: spare(cardEvent),
  feedback_event: spare(feedbackEvent),
})

const callback = worded.extend({
  msgid: id,
  aibotid: id,
  from: z.object({ userid: id }),
  chattype: z.enum(['single', 'group']).optional(),
  chatid: chatId,
  response_url: responseUrl,
  quote: spare(worded),
  stream: spare(z.object({ id })),
  event: spare(event),
})

type Callback = z.infer<typeof callback>

/** @returns undefined for anything that is no message of WeCom's, and for events that need no answer */
export function readBotMessage(plaintext: string): BotMessage | undefined {
  const read = callback.safeParse(parsed(plaintext))
  if (!read.success) return undefined
  const { msgtype, stream, event } = read.data
  const address = addressOf(read.data)
  if (msgtype === 'stream') return stream && { kind: 'poll', ...address, streamId: stream.id }
  if (msgtype === 'event') return event && eventOf(event, address, read.data)
  return messageOf(read.data, address)
}

/** Whole numbers of so many digits or more may be beyond what a JavaScript number holds exactly. */
const LONG_NUMBER = /\d{16}/
/** In valid JSON: strings are skipped as they are, so that no number inside one is touched. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g

/** Undefined for what is no JSON; ids that are long numbers keep every digit. */
function parsed(json: string): unknown {
  try {
    const value: unknown = JSON.parse(json)
    if (!LONG_NUMBER.test(json)) return value
    return JSON.parse(json.replace(STRING_OR_NUMBER, token => (/^-?\d{16,}$/.test(token) ? `"${token}"` : token)))
  } catch {
    return undefined
  }
}

function addressOf({ msgid, aibotid, from, chattype, chatid }: Callback): BotAddress {
  const chatType = chattype ?? (chatid === undefined ? 'single' : 'group')
  return { msgid, aibotid, userId: from.userid, chatType, ...(chatid !== undefined && { chatId: chatid }) }
}

const answerable = ({ response_url }: Callback) => (response_url === undefined ? {} : { responseUrl: response_url })

function messageOf(message: Callback, address: BotAddress): BotMessage | undefined {
  const written = wordsOf(message)
  const quoted = message.quote && wordsOf(message.quote)
  if (written !== undefined)
    return { kind: 'question', ...address, text: written, ...(quoted && { quoted }), ...answerable(message) }
  const { msgtype } = message
  if (msgtype === 'text' || msgtype === 'voice') return undefined
  const media =
    msgtype === 'mixed' ? 'image' : msgtype === 'image' || msgtype === 'file' || msgtype === 'video' ? msgtype : 'other'
  return { kind: 'unsupported', ...address, media, ...answerable(message) }
}

/** Of a text, of a voice message (WeCom writes it down), and of the texts among pictures; undefined without any. */
function wordsOf({ msgtype, text, voice, mixed }: z.infer<typeof worded>): string | undefined {
  if (msgtype === 'text') return text?.content
  if (msgtype === 'voice') return voice?.content
  if (msgtype !== 'mixed') return undefined
  const texts = mixed?.msg_item.flatMap(item => (item.msgtype === 'text' && item.text ? [item.text.content] : [])) ?? []
  return texts.length === 0 ? undefined : texts.join('\n').slice(0, LONGEST_TEXT)
}

function eventOf(
  { eventtype, template_card_event: card, feedback_event: feedback }: z.infer<typeof event>,
  address: BotAddress,
  whole: Callback,
): BotMessage | undefined {
  if (eventtype === 'enter_chat') return { kind: 'enter_chat', ...address }
  if (eventtype === 'template_card_event')
    return {
      kind: 'template_card_event',
      ...address,
      eventKey: card?.event_key ?? '',
      taskId: card?.task_id ?? '',
      ...answerable(whole),
    }
  if (eventtype !== 'feedback_event' || !feedback) return undefined
  return {
    kind: 'feedback_event',
    ...address,
    feedback: {
      id: feedback.id,
      type: OPINIONS[feedback.type],
      content: feedback.content ?? '',
      reasons: (feedback.inaccurate_reason_list ?? []).flatMap(reason => REASONS[reason] ?? []),
    },
  }
}
