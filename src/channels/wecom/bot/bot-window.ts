import type { Message } from '../../../library/outbox.ts'
import { returnOf } from './bot-address.ts'

/**
 * When a message to the bot may be answered, and how. WeCom asks for a stream until it has ended or its window closes,
 * and takes one answer more through the message's `response_url`. A margin before the window closes keeps the two apart:
 * in it a stream is ended without an answer, or a lost end is asked for again.
 */
export type BotWindow = {
  /** From when on the stream does not give the answer any more. */
  readonly streamCloses: (message: Message) => Date
  /** When nobody asks for the stream any more. */
  readonly streamEnds: (message: Message) => Date
  /** From when on nothing can be said any more. */
  readonly ends: (message: Message) => Date
  /** From when on a question without an answer is refused. */
  readonly refusesFrom: (message: Message) => Date
}

/** The official plugin keeps 30 seconds of its six minutes; a shorter window, as in a trial, a quarter. */
const MARGIN_MS = 30_000
const MARGIN_SHARE = 0.25

/** A `response_url` holds for an hour. */
const RESPONSE_URL_MS = 60 * 60_000

/** A refusal is sent so long before it could not be sent any more. */
const REFUSE_BEFORE_MS = 60_000

export function createBotWindow(streamMs: number): BotWindow {
  const margin = Math.min(MARGIN_MS, streamMs * MARGIN_SHARE)
  const after = ({ receivedAt }: Message, ms: number) => new Date(receivedAt.getTime() + ms)
  const hasUrl = (message: Message) => returnOf(message).responseUrl !== null
  return {
    streamCloses(message) {
      const { responseUrl, unasked } = returnOf(message)
      // Without another way the stream may give the answer to its very end.
      if (responseUrl === null) return after(message, streamMs)
      return after(message, unasked ? 0 : streamMs - margin)
    },
    streamEnds: message => after(message, streamMs),
    ends: message => after(message, hasUrl(message) ? RESPONSE_URL_MS : streamMs),
    refusesFrom: message => after(message, hasUrl(message) ? RESPONSE_URL_MS - REFUSE_BEFORE_MS : streamMs - margin),
  }
}
