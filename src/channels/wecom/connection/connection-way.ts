import type { Message, Outbox } from '../../../library/outbox.ts'
import { languageOf } from '../../../question/understanding/understand.ts'
import { words } from '../bot/bot-words.ts'
import { contentOf } from '../delivery/content.ts'
import type { Sent, Way } from '../delivery/hand-over.ts'
import type { Pace } from '../delivery/pace.ts'
import { connectionReturnOf, writeConnectionReturn } from './connection-address.ts'
import { type Ack, type Link, NOT_SUBSCRIBED } from './link.ts'

/**
 * The way of an answer by long connection. Its first part ends the stream that was begun when the question came; what
 * cannot go there any more, and further parts, are pushed into the chat. A stream's end may be sent again, since the
 * platform shows it once; a push may not, so that it is written down before it is sent.
 */

/** The platform takes replies for 24 hours, and a push at any time. */
const ENDS_MS = 24 * 60 * 60_000
/** Whoever asked an hour ago is told to ask again, not answered. */
const REFUSES_MS = 60 * 60_000

/** System busy, called too often, too many at once; any other is for good. */
const BUSY: ReadonlySet<number> = new Set([-1, 45_009, 45_033])
const BUSY_WAIT_MS = 60_000

/** The platform does not know (any more) what is replied to, and so does not tell whether it has been. */
const UNKNOWN_REQUEST = 846_605

type Options = {
  readonly outbox: Pick<Outbox, 'advance'>
  readonly link: () => Link | undefined
  readonly pace: Pace
  /** How long a stream is open, from the question on. */
  readonly streamMs: number
  readonly now: () => Date
}

export type ConnectionWay = Way & {
  /** Begins the stream, which shows that the question is being worked on. */
  readonly begin: (message: Message) => void
  /** The connection is gone. */
  readonly down: () => void
}

export function createConnectionWay({ outbox, link, pace, streamMs, now }: Options): ConnectionWay {
  /** Of each stream begun by this connection whether the platform has taken that. */
  const begun = new Map<string, Promise<boolean>>()
  const after = ({ receivedAt }: Message, ms: number) => new Date(receivedAt.getTime() + ms)

  async function endStream(to: Link, message: Message, content: string): Promise<Ack> {
    const id = message.stream ?? message.id
    const isBegun = await begun.get(message.id)
    // Only the first frame of a stream may name what feedback refers to; whether there was one before is not remembered
    // beyond the connection, and the same name again changes nothing.
    const feedback = isBegun ? {} : { feedback: { id } }
    const ack = await to.stream(connectionReturnOf(message).reqId, { id, finish: true, content, ...feedback })
    begun.delete(message.id)
    return ack
  }

  async function push(to: Link, message: Message, part: string): Promise<Sent> {
    const address = connectionReturnOf(message)
    const mark = (pushing: number | null) =>
      outbox.advance(message.id, ['claimed'], { address: writeConnectionReturn({ ...address, pushing }) })
    await mark(contentOf(message).sent)
    const ack = await to.push(address.chatId, part)
    if (ack.kind !== 'taken' && ack.kind !== 'unsure') await mark(null)
    return sentOf(ack)
  }

  async function send(message: Message, part: string, _key: string, unsure: boolean): Promise<Sent> {
    const { chatId, pushing } = connectionReturnOf(message)
    const { sent: index } = contentOf(message)
    if (pushing === index) return { kind: 'used_up', why: 'it may have been pushed, and is not pushed twice' }
    const to = link()
    if (!to) return { kind: 'later', why: 'there is no connection' }
    const heldMs = pace.take(chatId)
    if (heldMs > 0) return { kind: 'later', why: 'held back by the limit of the conversation', waitMs: heldMs }
    // A stream that may have been ended is asked once more, late or not: its refusal tells.
    const isStream = index === 0 && (unsure || now() < after(message, streamMs))
    if (!isStream) return push(to, message, part)
    const ack = await endStream(to, message, part)
    if (ack.kind !== 'refused' || passes(ack.errcode)) return sentOf(ack)
    if (unsure && ack.errcode !== UNKNOWN_REQUEST) return { kind: 'used_up', why: `errcode ${ack.errcode}` }
    return push(to, message, part)
  }

  return {
    route: 'connection',
    opens: ({ receivedAt }) => receivedAt,
    ends: message => after(message, ENDS_MS),
    refusesFrom: message => after(message, REFUSES_MS),
    send,
    begin(message) {
      const to = link()
      const { reqId, chatId } = connectionReturnOf(message)
      if (!to || !pace.takeSpare(chatId)) return
      const id = message.stream ?? message.id
      const content = words(languageOf(message.text)).looking
      const first = to.stream(reqId, { id, finish: false, content, feedback: { id } })
      begun.set(
        message.id,
        first.then(({ kind }) => kind === 'taken'),
      )
    },
    down: () => begun.clear(),
  }
}

const passes = (errcode: number) => BUSY.has(errcode) || errcode === NOT_SUBSCRIBED

function sentOf(ack: Ack): Sent {
  switch (ack.kind) {
    case 'taken':
      return { kind: 'sent' }
    case 'unsure':
      return { kind: 'unsure', why: 'the connection ended without an acknowledgement' }
    case 'not_sent':
      return { kind: 'later', why: 'there is no connection' }
    case 'too_long':
      return { kind: 'impossible', why: 'it is longer than the platform takes' }
    case 'refused': {
      const why = `errcode ${ack.errcode}`
      if (!passes(ack.errcode)) return { kind: 'impossible', why }
      return BUSY.has(ack.errcode) ? { kind: 'later', why, waitMs: BUSY_WAIT_MS } : { kind: 'later', why }
    }
  }
}
