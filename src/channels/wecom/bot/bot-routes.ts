import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { messageOf } from '../../../errors.ts'
import { isKept, MOST_CALLBACK_BYTES, openCallback, refused, verifyAddress } from '../callback-route.ts'
import { type CallbackSecret, sealEncrypted, signedQueryOf } from '../crypto.ts'
import { type BotMessage, readBotMessage } from './bot-message.ts'
import type { Snapshot } from './bot-stream.ts'

/** What the bot says to one callback: a stream, a text, or nothing. */
export type BotReply =
  | { readonly kind: 'stream'; readonly id: string; readonly snapshot: Snapshot; readonly feedbackId?: string }
  | { readonly kind: 'text'; readonly content: string }
  | { readonly kind: 'nothing' }

/**
 * Resolves when what was said is safe on the disk; undefined while nothing can be taken yet.
 *
 * @param kept nobody takes the reply
 */
export type Hear = (message: BotMessage, kept: boolean) => Promise<BotReply | undefined>

export type BotRoutesOptions = {
  readonly secret: CallbackSecret
  readonly hear: Hear
  readonly now: () => Date
  readonly randomBytes: (count: number) => Uint8Array
  readonly onFault: (line: string) => void
}

export const BOT_PATH = '/wecom/bot'

const callback = z.object({ encrypt: z.string() })

/**
 * GET and POST /wecom/bot
 *
 * A stream's end is claimed on the disk before it is shown, and is handed to the socket within the same turn of the
 * event loop: what is waited for from `hear` on is only what is there, never a timer, a disk or a network. A process that
 * is killed has nearly always done both or neither; after the rest the same poll, when it comes again, gets the same end.
 */
export function createBotRoutes({ secret, hear, now, randomBytes, onFault }: BotRoutesOptions): Hono {
  const app = new Hono()

  app.get(BOT_PATH, verifyAddress(secret))

  app.post(BOT_PATH, bodyLimit({ maxSize: MOST_CALLBACK_BYTES, onError: refused }), async c => {
    const query = signedQueryOf(c.req.queries())
    const encrypted = query && encryptedIn(await c.req.text())
    const plaintext = encrypted && openCallback(secret, query, encrypted)
    const message = plaintext ? readBotMessage(plaintext) : undefined
    if (!query || !message) return refused(c)
    try {
      const reply = await hear(message, isKept(c))
      // WeCom repeats what is not answered with 200.
      if (reply === undefined) return c.body(null, 503, { 'retry-after': '5' })
      if (reply.kind === 'nothing') return c.body(null, 200)
      const timestamp = Math.floor(now().getTime() / 1000)
      const sealed = sealEncrypted(secret, JSON.stringify(bodyOf(reply)), {
        timestamp: String(timestamp),
        nonce: query.nonce,
        random16: randomBytes(16),
      })
      return c.json({ encrypt: sealed.encrypt, msgsignature: sealed.signature, timestamp, nonce: query.nonce })
    } catch (error) {
      onFault(`a callback of the bot could not be taken (${message.kind}): ${messageOf(error)}`)
      return c.body(null, 503)
    }
  })

  return app
}

function encryptedIn(body: string): string | undefined {
  try {
    return callback.safeParse(JSON.parse(body)).data?.encrypt
  } catch {
    return undefined
  }
}

function bodyOf(reply: Exclude<BotReply, { kind: 'nothing' }>): unknown {
  if (reply.kind === 'text') return { msgtype: 'text', text: { content: reply.content } }
  const { id, snapshot, feedbackId } = reply
  const feedback = feedbackId === undefined ? {} : { feedback: { id: feedbackId } }
  return { msgtype: 'stream', stream: { id, finish: snapshot.finish, content: snapshot.content, ...feedback } }
}

/** The same for a message that is repeated, and not to be guessed from another's. */
export function streamIdOf(message: { readonly aibotid: string; readonly msgid: string }): string {
  return createHash('sha256').update(`${message.aibotid}\n${message.msgid}`).digest('hex').slice(0, 32)
}
