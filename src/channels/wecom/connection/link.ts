import type { WSClient, WsFrame } from '@wecom/aibot-node-sdk'
import { z } from 'zod'
import { messageOf } from '../../../errors.ts'
import { BOT_MESSAGE_BYTES } from '../delivery/one-message.ts'
import type { ConnectionTimings } from './timings.ts'

/**
 * One long connection of the smart bot, from connecting to its end, by the official client. That client is used for the
 * frames alone: it reconnects only sometimes, waits for a subscribe for ever, logs what people write, takes messages of
 * any length, credits a late acknowledgement to the next frame, and rejects with plain objects.
 */

/**
 * What came of a frame:
 * - `taken`: the platform acknowledged it
 * - `refused`: the platform did not take it
 * - `not_sent`: it never left
 * - `unsure`: it left, and nobody knows
 * - `too_long`: the platform would not take it
 */
export type Ack =
  | { readonly kind: 'taken' | 'not_sent' | 'unsure' | 'too_long' }
  | { readonly kind: 'refused'; readonly errcode: number }

/**
 * - `lost`: it broke, or cannot be trusted any more
 * - `refused`: the platform does not accept the subscribe
 * - `replaced`: somebody else subscribed as this bot
 * - `closed`: by us
 */
export type LinkEnd = { readonly kind: 'lost' | 'refused' | 'replaced' | 'closed'; readonly why: string }

export type StreamReply = {
  readonly id: string
  readonly finish: boolean
  readonly content: string
  readonly feedback?: { readonly id: string }
}

export type Frame = {
  /** What the platform calls it; replies name it. */
  readonly reqId: string
  /** JSON, as a callback would have it. */
  readonly body: string
}

export type Link = {
  /** @param reqId of the message that it replies to */
  readonly stream: (reqId: string, stream: StreamReply) => Promise<Ack>
  /** Taken within five seconds of the event. */
  readonly welcome: (reqId: string, text: string) => Promise<Ack>
  /** Into a chat in which somebody has spoken to the bot: a group, or a user. */
  readonly push: (chatId: string, markdown: string) => Promise<Ack>
  readonly close: () => void
  readonly ended: Promise<LinkEnd>
}

export type LinkOptions = {
  readonly botId: string
  readonly secret: string
  readonly url: string
  readonly timings: Pick<ConnectionTimings, 'subscribeMs' | 'pingMs'>
  /** The platform has accepted the subscribe. */
  readonly onReady: (link: Link) => void
  readonly onFrame: (frame: Frame, link: Link) => void
}

/** The platform has forgotten that this connection subscribed. */
export const NOT_SUBSCRIBED = 846_609

const silent = () => {}
const SILENCE = { debug: silent, info: silent, warn: silent, error: silent }

/** In what the client says of a subscribe that was refused. */
const REFUSED = /^Authentication failed: .*\(code: (-?\d+)\)/s

export async function openLink(options: LinkOptions): Promise<Link> {
  // Loaded only where it is needed: half of what the program would load at its start.
  const { WSClient } = await import('@wecom/aibot-node-sdk')
  const client = new WSClient({
    botId: options.botId,
    secret: options.secret,
    wsUrl: options.url,
    logger: SILENCE,
    heartbeatInterval: options.timings.pingMs,
    // One client is one connection: the next one is made by us, since this one would not always.
    maxReconnectAttempts: 0,
    maxAuthFailureAttempts: 0,
  })
  return linkBy(client, options)
}

function linkBy(client: WSClient, { timings, onReady, onFrame }: LinkOptions): Link {
  let state: 'subscribing' | 'ready' | 'over' = 'subscribing'
  let settle: (end: LinkEnd) => void = silent
  const ended = new Promise<LinkEnd>(resolve => {
    settle = resolve
  })

  function end(kind: LinkEnd['kind'], why: string): void {
    if (state === 'over') return
    state = 'over'
    clearTimeout(watchdog)
    client.disconnect()
    settle({ kind, why })
  }

  async function acknowledged(content: string, send: () => Promise<WsFrame>): Promise<Ack> {
    if (Buffer.byteLength(content) > BOT_MESSAGE_BYTES) return { kind: 'too_long' }
    if (state !== 'ready' || !client.isConnected) return { kind: 'not_sent' }
    try {
      await send()
      return { kind: 'taken' }
    } catch (error) {
      const errcode = errcodeOf(error)
      // Without an answer its acknowledgement may still come, and would be taken for that of the next frame.
      if (errcode === undefined) end('lost', messageOf(error).replace(/ for reqId.*/s, ''))
      if (errcode === NOT_SUBSCRIBED) end('lost', `errcode ${errcode}`)
      return errcode === undefined ? { kind: 'unsure' } : { kind: 'refused', errcode }
    }
  }

  const link: Link = {
    stream: (reqId, stream) =>
      acknowledged(stream.content, () => client.reply(frameOf(reqId), { msgtype: 'stream', stream })),
    welcome: (reqId, text) =>
      acknowledged(text, () => client.replyWelcome(frameOf(reqId), { msgtype: 'text', text: { content: text } })),
    push: (chatId, markdown) =>
      acknowledged(markdown, () =>
        client.sendMessage(chatId, { msgtype: 'markdown', markdown: { content: markdown } }),
      ),
    close: () => end('closed', 'closed'),
    ended,
  }

  const watchdog = setTimeout(() => end('lost', 'the subscribe was not answered'), timings.subscribeMs)
  client.on('authenticated', () => {
    if (state !== 'subscribing') return
    state = 'ready'
    clearTimeout(watchdog)
    onReady(link)
  })
  client.on('error', error => {
    const [refused, errcode] = REFUSED.exec(error.message) ?? []
    if (refused) end('refused', `errcode ${errcode}`)
    else end('lost', error.message)
  })
  client.on('disconnected', why => end('lost', why))
  client.on('event.disconnected_event', () => end('replaced', 'disconnected_event'))
  const heard = (frame: WsFrame) => {
    if (state === 'ready') onFrame({ reqId: frame.headers.req_id, body: JSON.stringify(frame.body) }, link)
  }
  client.on('message', heard)
  client.on('event', heard)
  client.connect()
  return link
}

const frameOf = (reqId: string) => ({ headers: { req_id: reqId } })

const refusal = z.object({ errcode: z.number() })

/** The client rejects with the platform's answer where there was one, and with an Error where there was none. */
function errcodeOf(error: unknown): number | undefined {
  return error instanceof Error ? undefined : refusal.safeParse(error).data?.errcode
}
