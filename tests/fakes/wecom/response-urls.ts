import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Ledger, OpenExchange } from './ledger.ts'
import { MAX_CONTENT_BYTES, parsed, replySchema, violatorOf } from './replies.ts'
import type { UrlAttempt, UrlMood } from './terms.ts'

/** One message may be sent to each `response_url`, within an hour. */

const URL_MS = 60 * 60_000
export const URL_PATH = '/cgi-bin/aibot/response'

/** Which numbers these have is not documented: whoever posts has to understand any other than 0. */
const ERRORS = { expired: 40_096, duplicate: 40_097, invalid: 40_058, rate_limited: 45_009 } as const

type Url = { readonly exchange: OpenExchange; readonly expires: number; taken: boolean; answered: boolean }

export type ResponseUrls = {
  open(exchange: OpenExchange, urlMs?: number): string
  moods(moods: readonly UrlMood[]): void
  handle(code: string, body: string, request: IncomingMessage, response: ServerResponse): void
}

export function createResponseUrls(ledger: Ledger, origin: () => string): ResponseUrls {
  const urls = new Map<string, Url>()
  const moods: UrlMood[] = []

  function outcomeOf(url: Url, body: string): UrlAttempt['outcome'] {
    if (Date.now() > url.expires) return 'expired'
    if (url.taken) {
      // After a lost answer nobody can know that it was taken; after an answer, everybody can.
      if (url.answered) ledger.violate('response_url_used_twice', body.slice(0, 200), url.exchange)
      return 'duplicate'
    }
    const mood = moods.shift() ?? 'ok'
    return mood === 'ok' || mood === 'dropped_after' ? (take(url, body) ?? mood) : mood
  }

  /** What is wrong with it, or nothing. */
  function take(url: Url, body: string): 'invalid' | undefined {
    const violate = violatorOf(ledger, url.exchange)
    const read = replySchema.safeParse(parsed(body))
    if (!read.success || (read.data.msgtype !== 'markdown' && read.data.msgtype !== 'template_card')) {
      violate('response_url_body', body.slice(0, 200))
      return 'invalid'
    }
    if (read.data.msgtype === 'template_card') {
      url.exchange.cards.push(read.data.template_card)
      ledger.answer(url.exchange, 'response_url', '', 'template_card')
    } else {
      const { content } = read.data.markdown
      const bytes = Buffer.byteLength(content)
      if (bytes > MAX_CONTENT_BYTES) {
        violate('content_too_long', `${bytes} bytes through response_url`)
        return 'invalid'
      }
      ledger.answer(url.exchange, 'response_url', content, 'markdown')
    }
    url.taken = true
    return undefined
  }

  return {
    open(exchange, urlMs = URL_MS) {
      const code = randomBytes(16).toString('base64url')
      urls.set(code, { exchange, expires: Date.now() + urlMs, taken: false, answered: false })
      return `${origin()}${URL_PATH}?response_code=${code}`
    },
    moods: next => {
      moods.splice(0, moods.length, ...next)
    },
    handle(code, body, request, response) {
      const url = urls.get(code)
      const say = (errcode: number, errmsg: string) => {
        response.setHeader('content-type', 'application/json').end(JSON.stringify({ errcode, errmsg }))
      }
      if (!url) return say(ERRORS.invalid, 'invalid response_code')
      const outcome = outcomeOf(url, body)
      const errcode = outcome === 'ok' ? 0 : outcome in ERRORS ? ERRORS[outcome as keyof typeof ERRORS] : undefined
      url.exchange.urlAttempts.push({ at: Date.now(), outcome, ...(errcode !== undefined && { errcode }) })
      if (errcode !== undefined) {
        if (errcode === 0) url.answered = true
        return say(errcode, errcode === 0 ? 'ok' : outcome)
      }
      if (outcome === 'error_500') response.writeHead(500).end('system error')
      else if (outcome !== 'hang') request.socket.destroy()
    },
  }
}
