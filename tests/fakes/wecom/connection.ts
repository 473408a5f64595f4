import { randomBytes } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { eventOf, messageOf } from './bot-messages.ts'
import type { Ledger, OpenExchange } from './ledger.ts'
import { type BotReply, parsed, replySchema, takeSnapshot, violatorOf } from './replies.ts'
import type { BadDays, ConnectionCalls, ConnectionMood, ConnectionSettings, SaidEvent, Saying } from './terms.ts'

/** The long connection of a smart bot: the service comes to the platform. */

export const SOCKET_PATH = '/connection'
const WINDOW_MS = 6 * 60_000
const REPLY_WITHIN_MS = 24 * 60 * 60_000
/** Of one conversation, replies and pushes together. */
const MESSAGES_A_MINUTE = 30

/** The first is documented nowhere; all were seen. */
const ERRORS = { credentials: 853_000, requestId: 846_605, streamExpired: 846_608, notSubscribed: 846_609 } as const
const RATE_LIMITED = 45_009
const INVALID = 40_058

const frameSchema = z.object({
  cmd: z.string(),
  headers: z.looseObject({ req_id: z.string().min(1) }),
  body: z.unknown().optional(),
})

type Frame = z.infer<typeof frameSchema>

const subscribeSchema = z.object({ bot_id: z.string(), secret: z.string() })
const pushSchema = z.looseObject({ chatid: z.string().min(1), chat_type: z.unknown().optional() })

export type ConnectionSide = {
  configure(settings: ConnectionSettings): void
  mood(mood: ConnectionMood): void
  drop(): number
  count(): number
  calls(): ConnectionCalls
  say(exchange: OpenExchange, saying: Saying, days: BadDays): void
  /** The same message, with a req_id of its own. */
  again(exchange: OpenExchange): void
  event(exchange: OpenExchange, said: SaidEvent): void
}

export function createConnectionSide(server: Server, ledger: Ledger): ConnectionSide {
  const sockets = new WebSocketServer({ server, path: SOCKET_PATH })
  let settings: ConnectionSettings | undefined
  let mood: ConnectionMood = {}
  let subscribed: WebSocket | undefined
  /** What each req_id belongs to, and since when its stream runs. */
  const requests = new Map<string, { exchange: OpenExchange; streamSince?: number }>()
  const sentTo = new Map<string, number[]>()
  const said = new Map<string, Saying>()
  const calls = { subscribes: 0, limited: 0 }

  sockets.on('connection', (socket: WebSocket, _: IncomingMessage) => {
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      if (subscribed === socket) subscribed = undefined
    })
    socket.on('message', data => {
      if (mood.silent) return
      const frame = frameSchema.safeParse(parsed(data.toString()))
      if (!frame.success) {
        ledger.violate('frame', data.toString().slice(0, 200))
        return
      }
      if (frame.data.cmd === 'aibot_subscribe' && mood.neverSubscribes) return
      const drops = isAnswer(frame.data) ? mood.drops : undefined
      if (drops) {
        const { drops: _, ...rest } = mood
        mood = rest
      }
      const errcode = drops === 'before' ? 0 : take(socket, frame.data)
      if (drops) {
        socket.terminate()
        return
      }
      if (mood.neverAcknowledges && frame.data.cmd !== 'aibot_subscribe') return
      socket.send(
        JSON.stringify({
          headers: { req_id: frame.data.headers.req_id },
          errcode,
          errmsg: errcode === 0 ? 'ok' : 'refused',
        }),
      )
    })
  })

  function take(socket: WebSocket, frame: Frame): number {
    if (frame.cmd === 'aibot_subscribe') return subscribe(socket, frame.body)
    if (socket !== subscribed) return ERRORS.notSubscribed
    switch (frame.cmd) {
      case 'ping':
        return 0
      case 'aibot_respond_msg':
        return respond(frame)
      case 'aibot_respond_welcome_msg':
        return respond(frame)
      case 'aibot_send_msg':
        return push(frame)
      default:
        ledger.violate('command', frame.cmd)
        return INVALID
    }
  }

  /** Rather than progress, a ping, or what is refused. */
  function isAnswer({ cmd, body }: Frame): boolean {
    if (cmd === 'aibot_send_msg') return true
    const reply = replySchema.safeParse(body)
    const ends = reply.success && 'stream' in reply.data && reply.data.stream.finish
    return cmd === 'aibot_respond_msg' && ends && !mood.forgetsRequests
  }

  function subscribe(socket: WebSocket, body: unknown): number {
    calls.subscribes += 1
    const asked = subscribeSchema.safeParse(body)
    if (!settings || asked.data?.bot_id !== settings.botId || asked.data.secret !== settings.secret)
      return ERRORS.credentials
    const older = subscribed
    subscribed = socket
    if (older && older !== socket) {
      const said = { msgtype: 'event', event: { eventtype: 'disconnected_event' } }
      older.send(frameOf('aibot_event_callback', said).text, () => older.close())
    }
    return 0
  }

  function respond({ headers, body }: Frame): number {
    const request = requests.get(headers.req_id)
    if (!request || mood.forgetsRequests || Date.now() - request.exchange.at > REPLY_WITHIN_MS) return ERRORS.requestId
    const { exchange } = request
    exchange.acknowledgedAt ??= Date.now()
    const violate = violatorOf(ledger, exchange)
    const read = replySchema.safeParse(body)
    if (!read.success) {
      violate('reply_type', JSON.stringify(body).slice(0, 200))
      return INVALID
    }
    const said = read.data
    if (!('stream' in said)) return tooMany(chatOf(exchange)) ? RATE_LIMITED : whole(exchange, 'reply', said)
    const { windowMs = WINDOW_MS } = settings ?? {}
    if (request.streamSince === undefined) {
      if (tooMany(chatOf(exchange))) return RATE_LIMITED
      request.streamSince = Date.now()
    } else if (Date.now() - request.streamSince >= windowMs) {
      exchange.windowClosed = true
      return ERRORS.streamExpired
    }
    return takeSnapshot(ledger, exchange, said.stream, 'stream') ? 0 : INVALID
  }

  function push({ body }: Frame): number {
    const to = pushSchema.safeParse(body)
    const read = replySchema.safeParse(body)
    if (!to.success || !read.success || (read.data.msgtype !== 'markdown' && read.data.msgtype !== 'template_card')) {
      ledger.violate('push_body', JSON.stringify(body).slice(0, 200))
      return INVALID
    }
    const here = ledger
      .all()
      .filter(each => each.via === 'connection' && each.event === undefined && chatOf(each) === to.data.chatid)
    const exchange = here.find(({ answers }) => answers.length === 0) ?? here.at(-1)
    if (!exchange) {
      ledger.violate('push_unasked', `nobody has spoken in ${to.data.chatid}`)
      return INVALID
    }
    return tooMany(to.data.chatid) ? RATE_LIMITED : whole(exchange, 'push', read.data)
  }

  function whole(exchange: OpenExchange, via: 'reply' | 'push', said: Exclude<BotReply, { stream: unknown }>): number {
    const content =
      said.msgtype === 'markdown' ? said.markdown.content : said.msgtype === 'text' ? said.text.content : ''
    if (said.msgtype === 'template_card') exchange.cards.push(said.template_card)
    ledger.answer(exchange, via, content, said.msgtype)
    return 0
  }

  function tooMany(chat: string): boolean {
    const minute = (sentTo.get(chat) ?? []).filter(at => at > Date.now() - 60_000)
    sentTo.set(chat, [...minute, Date.now()])
    const limited = minute.length >= MESSAGES_A_MINUTE
    if (limited) calls.limited += 1
    return limited
  }

  function send(exchange: OpenExchange, command: string, message: unknown, copies = 1): void {
    for (let copy = 0; copy < copies; copy++) {
      const { id, text } = frameOf(command, message)
      requests.set(id, { exchange })
      const reached = subscribed !== undefined && !mood.silent
      exchange.deliveries.push({ at: Date.now(), ms: 0, outcome: reached ? 'acknowledged' : 'unreachable' })
      if (reached) subscribed?.send(text)
    }
  }

  return {
    configure: given => {
      settings = given
    },
    mood: given => {
      mood = given
    },
    drop() {
      const dropped = sockets.clients.size
      for (const socket of sockets.clients) socket.terminate()
      return dropped
    },
    count: () => sockets.clients.size,
    calls: () => ({ ...calls }),
    say(exchange, saying, { copies }) {
      said.set(exchange.id, saying)
      send(exchange, 'aibot_msg_callback', messageOf(exchange, saying, undefined), copies)
    },
    again(exchange) {
      const saying = said.get(exchange.id)
      if (!saying) throw new Error(`${exchange.id} was not said by long connection`)
      send(exchange, 'aibot_msg_callback', messageOf(exchange, saying, undefined))
    },
    event: (exchange, said) => send(exchange, 'aibot_event_callback', eventOf(exchange, said, undefined)),
  }
}

function frameOf(cmd: string, body: unknown): { readonly id: string; readonly text: string } {
  const id = randomBytes(8).toString('hex')
  return { id, text: JSON.stringify({ cmd, headers: { req_id: id }, body }) }
}

/** A group, or the user alone. */
function chatOf({ group, user }: OpenExchange): string {
  return group ?? user
}
