import { setTimeout as pause } from 'node:timers/promises'
import { eventOf, messageOf, pollOf } from './bot-messages.ts'
import { deliver, encryptedRequest, post, type Request } from './deliver.ts'
import type { Secrets } from './envelope.ts'
import type { Ledger, OpenExchange } from './ledger.ts'
import { type BotReply, type Occasion, openReply, readReply, type Stream, takeSnapshot, violatorOf } from './replies.ts'
import type { ResponseUrls } from './response-urls.ts'
import type { AttackOutcome, BadDays, BotSettings, SaidEvent, Saying } from './terms.ts'

const WINDOW_MS = 6 * 60_000
const POLL_MS = 1000

export type BotSide = {
  readonly secrets: Secrets
  readonly callbackUrl: string
  say(exchange: OpenExchange, saying: Saying, days: BadDays): void
  event(exchange: OpenExchange, said: SaidEvent, days: BadDays): void
  again(exchange: OpenExchange, how: 'replay' | 'repeat'): Promise<AttackOutcome>
  poll(stream: string): Promise<{ finish: boolean; content: string } | null>
}

/** A smart bot by callback: calls the service, polls its streams and reads what it says. */
export function createBotSide(settings: BotSettings, ledger: Ledger, urls: ResponseUrls): BotSide {
  const { callbackUrl, token, aesKey, windowMs = WINDOW_MS, pollMs = POLL_MS } = settings
  const secrets: Secrets = { token, aesKey, receiveId: '' }
  /** The last request of each message, and its plaintext. */
  const sent = new Map<string, { request: Request; message: string }>()
  const following = new Set<string>()

  function callback(message: string): Request {
    return encryptedRequest(callbackUrl, secrets, message, encrypt => ({
      body: JSON.stringify({ encrypt }),
      contentType: 'application/json',
    }))
  }

  /** Whether the answer is a right one; what it says goes into the ledger. */
  function accept(exchange: OpenExchange, occasion: Occasion, nonce: string, body: string): boolean {
    if (body === '') return true
    const violate = violatorOf(ledger, exchange)
    const said = readReply(openReply(body, nonce, secrets, violate), occasion, violate)
    if (!said) return false
    if ('template_card' in said && said.template_card) exchange.cards.push(said.template_card)
    const stream = streamOf(said)
    if (stream) {
      if (!takeSnapshot(ledger, exchange, stream, 'stream')) return false
    } else {
      const content = said.msgtype === 'text' ? said.text.content : JSON.stringify(said)
      exchange.finished = true
      ledger.answer(exchange, 'reply', content, said.msgtype)
    }
    return true
  }

  function send(exchange: OpenExchange, occasion: Occasion, message: string, days: BadDays): Promise<void> {
    return deliver(exchange, days, {
      request() {
        const request = callback(message)
        sent.set(exchange.id, { request, message })
        return request
      },
      accept(_, { nonce }, body) {
        const right = accept(exchange, occasion, nonce, body)
        if (right && occasion === 'message') void follow(exchange, days)
        return right
      },
    })
  }

  async function pollOnce(exchange: OpenExchange, stream: string): Promise<void> {
    const request = callback(JSON.stringify(pollOf(exchange, stream)))
    const reply = await post(request)
    exchange.polls++
    if (reply.kind !== 'answered' || reply.status !== 200) {
      exchange.failedPolls++
      return
    }
    if (reply.body === '') violatorOf(ledger, exchange)('empty_poll', 'a poll has to be answered with the stream')
    else accept(exchange, 'poll', request.nonce, reply.body)
  }

  /** Polls until the stream ends or its window does. */
  async function follow(exchange: OpenExchange, { pollsAfterEnd = 0 }: BadDays): Promise<void> {
    if (following.has(exchange.id)) return
    following.add(exchange.id)
    while (!exchange.finished) {
      await pause(Math.min(pollMs, Math.max(1, exchange.at + windowMs - Date.now())))
      if (Date.now() - exchange.at >= windowMs) {
        exchange.windowClosed = true
        break
      }
      if (exchange.stream !== undefined && !exchange.finished) await pollOnce(exchange, exchange.stream)
    }
    for (let poll = 0; poll < pollsAfterEnd && exchange.stream !== undefined; poll++) {
      await pause(pollMs)
      await pollOnce(exchange, exchange.stream)
    }
  }

  return {
    secrets,
    callbackUrl,
    say(exchange, saying, days) {
      const message = JSON.stringify(messageOf(exchange, saying, urls.open(exchange, settings.urlMs)))
      void send(exchange, 'message', message, days)
    },
    event(exchange, said, days) {
      const message = JSON.stringify(eventOf(exchange, said, urls.open(exchange, settings.urlMs)))
      void send(exchange, said.event, message, days)
    },
    async again(exchange, how) {
      const last = sent.get(exchange.id)
      if (!last) throw new Error(`${exchange.id} was not sent yet`)
      const request = how === 'replay' ? last.request : callback(last.message)
      const reply = await post(request)
      if (reply.kind !== 'answered') return { attack: how, status: 0, body: '' }
      if (reply.status === 200) accept(exchange, 'message', request.nonce, reply.body)
      return { attack: how, status: reply.status, body: reply.body }
    },
    async poll(stream) {
      const exchange =
        ledger.all().find(each => each.stream === stream) ?? ledger.open('bot', 'somebody', '', { event: 'poll' })
      const request = callback(JSON.stringify(pollOf(exchange, stream)))
      const reply = await post(request)
      if (reply.kind !== 'answered' || reply.status !== 200) return null
      const violate = violatorOf(ledger)
      const said = readReply(openReply(reply.body, request.nonce, secrets, violate), 'poll', violate)
      const shown = said && streamOf(said)
      return shown ? { finish: shown.finish, content: shown.content } : null
    },
  }
}

function streamOf(said: BotReply): Stream | undefined {
  return 'stream' in said ? said.stream : undefined
}
