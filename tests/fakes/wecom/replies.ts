import { z } from 'zod'
import { decrypt, type Secrets, sign } from './envelope.ts'
import type { Ledger, OpenExchange } from './ledger.ts'

/** Tells the ledger of a broken rule. */
export type Violate = (rule: string, detail: string) => undefined

/** Holds what the service says to a bot's user to the rules of the platform. */

export const MAX_CONTENT_BYTES = 20_480
const MAX_FEEDBACK_ID_BYTES = 256

const envelopeSchema = z.strictObject({
  encrypt: z.string(),
  msgsignature: z.string(),
  timestamp: z.int(),
  nonce: z.string(),
})

const streamSchema = z.object({
  id: z.string().min(1),
  finish: z.boolean(),
  content: z.string().default(''),
  feedback: z.object({ id: z.string() }).optional(),
  msg_item: z.array(z.unknown()).optional(),
})

const cardSchema = z.looseObject({ card_type: z.string() })

export const replySchema = z.discriminatedUnion('msgtype', [
  z.object({ msgtype: z.literal('stream'), stream: streamSchema }),
  z.object({
    msgtype: z.literal('stream_with_template_card'),
    stream: streamSchema,
    template_card: cardSchema.optional(),
  }),
  z.object({ msgtype: z.literal('template_card'), template_card: cardSchema }),
  z.object({ msgtype: z.literal('markdown'), markdown: z.object({ content: z.string() }) }),
  z.object({ msgtype: z.literal('text'), text: z.object({ content: z.string() }) }),
])

const cardUpdateSchema = z.object({ response_type: z.literal('update_template_card'), template_card: cardSchema })

export type BotReply = z.infer<typeof replySchema>
export type Stream = z.infer<typeof streamSchema>

/** What may be said: at the first callback, at polls, and to the events. */
export type Occasion = 'message' | 'poll' | 'enter_chat' | 'template_card_event' | 'feedback_event'

const ALLOWED: Record<Occasion, readonly string[]> = {
  message: ['stream', 'stream_with_template_card', 'template_card'],
  poll: ['stream', 'stream_with_template_card'],
  enter_chat: ['text', 'template_card'],
  template_card_event: ['update_template_card'],
  feedback_event: [],
}

export function violatorOf(ledger: Ledger, exchange?: OpenExchange): Violate {
  return (rule, detail) => {
    ledger.violate(rule, detail, exchange)
    return undefined
  }
}

/** The reply inside an envelope; undefined where there is none or a rule is broken, which the ledger then tells. */
export function openReply(body: string, nonce: string, secrets: Secrets, violate: Violate): unknown {
  if (body === '') return undefined
  const envelope = envelopeSchema.safeParse(parsed(body))
  if (!envelope.success) return violate('reply_envelope', `${envelope.error.message}: ${body.slice(0, 200)}`)
  const { encrypt, msgsignature, timestamp, nonce: given } = envelope.data
  if (given !== nonce) violate('reply_nonce', `${given} is not the callback's ${nonce}`)
  if (Math.abs(timestamp - Date.now() / 1000) > 300) violate('reply_timestamp', `${timestamp} is not now in seconds`)
  if (sign(secrets, String(timestamp), given, encrypt) !== msgsignature)
    return violate('reply_signature', 'it does not fit the token')
  try {
    return parsed(decrypt(secrets, encrypt)) ?? violate('reply_json', 'the plaintext is not JSON')
  } catch (error) {
    return violate('reply_ciphertext', error instanceof Error ? error.message : 'it cannot be decrypted')
  }
}

/** What may be said on this occasion; undefined where it may not. */
export function readReply(reply: unknown, occasion: Occasion, violate: Violate) {
  if (reply === undefined) return undefined
  if (occasion === 'template_card_event') {
    const update = cardUpdateSchema.safeParse(reply)
    return update.success
      ? ({ msgtype: 'template_card', template_card: update.data.template_card } as const)
      : violate('reply_type', JSON.stringify(reply).slice(0, 200))
  }
  const read = replySchema.safeParse(reply)
  if (!read.success || !ALLOWED[occasion].includes(read.data.msgtype))
    return violate('reply_type', `on ${occasion}: ${JSON.stringify(reply).slice(0, 200)}`)
  return read.data
}

/** Takes a snapshot into the exchange. Whatever breaks a rule is told and not shown. */
export function takeSnapshot(
  ledger: Ledger,
  exchange: OpenExchange,
  stream: Stream,
  answersAs: 'stream' | 'reply',
): boolean {
  const violate = violatorOf(ledger, exchange)
  if (exchange.stream !== undefined && exchange.stream !== stream.id) {
    violate('second_stream', `${stream.id} beside ${exchange.stream}`)
    return false
  }
  const bytes = Buffer.byteLength(stream.content)
  if (bytes > MAX_CONTENT_BYTES) {
    violate('content_too_long', `${bytes} bytes`)
    return false
  }
  if (stream.content.includes('\uFFFD')) violate('content_not_utf8', stream.content.slice(0, 100))
  if (!stream.finish && stream.msg_item) violate('images_too_early', 'msg_item belongs to the end of a stream')
  takeFeedbackId(exchange, stream, violate)
  if (exchange.finished) {
    if (!stream.finish || stream.content !== exchange.snapshots.at(-1))
      violate('changed_after_end', stream.content.slice(0, 100))
    return true
  }
  exchange.stream = stream.id
  if (stream.content !== exchange.snapshots.at(-1)) exchange.snapshots.push(stream.content)
  if (stream.finish) {
    exchange.finished = true
    ledger.answer(exchange, answersAs, stream.content, 'stream')
  }
  return true
}

function takeFeedbackId(exchange: OpenExchange, { feedback }: Stream, violate: Violate): void {
  if (!feedback) return
  if (Buffer.byteLength(feedback.id) > MAX_FEEDBACK_ID_BYTES) violate('feedback_id_too_long', feedback.id)
  if (exchange.stream === undefined) exchange.feedbackId = feedback.id
  else if (exchange.feedbackId !== feedback.id)
    violate('late_feedback_id', `${feedback.id}: only the first reply of a stream sets it`)
}

/** Undefined where it is not JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
