import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { cutTo, MAX_TEXT_BYTES } from './app.ts'
import type { Ledger, OpenExchange } from './ledger.ts'
import { parsed, violatorOf } from './replies.ts'
import type { ApiCalls, AppSettings, SendMood } from './terms.ts'

/** The API that a self-built app calls: tokens, messages, addresses. */

const SEND_PATH = '/cgi-bin/message/send'
const TOKEN_SECONDS = 7200
const DUPLICATE_CHECK_SECONDS = 1800

const messageSchema = z.looseObject({
  touser: z.string().min(1),
  msgtype: z.enum(['text', 'markdown', 'template_card', 'textcard', 'news']),
  agentid: z.int(),
  text: z.object({ content: z.string() }).optional(),
  markdown: z.object({ content: z.string() }).optional(),
  enable_duplicate_check: z.union([z.literal(0), z.literal(1)]).default(0),
  duplicate_check_interval: z.int().max(14_400).default(DUPLICATE_CHECK_SECONDS),
})

type Result = Readonly<Record<string, unknown>> & { readonly errcode: number }

const refused = (errcode: number, errmsg: string): Result => ({ errcode, errmsg })

export type Api = {
  configure(settings: AppSettings): void
  /** Undefined where there is no such call. */
  handle(path: string, query: URLSearchParams, body: string): Result | undefined
  failSends(errcodes: readonly number[]): void
  sendMood(mood: SendMood): void
  /** How the answer to a call that was handled leaves; false where it does not. */
  answers(path: string): Promise<boolean>
  invalidUsers(users: readonly string[]): void
  expireTokens(): void
  calls(): ApiCalls
}

export function createApi(ledger: Ledger): Api {
  let app: AppSettings | undefined
  const tokens = new Map<string, number>()
  const errors: number[] = []
  let mood = { cutOff: 0, delayMs: 0 }
  const invalid = new Set<string>()
  const recent = new Map<string, number>()
  const calls = { gettoken: 0, send: 0, getcallbackip: 0 }

  function gettoken(query: URLSearchParams): Result {
    calls.gettoken++
    if (!app || query.get('corpid') !== app.corpId) return refused(40_013, 'invalid corpid')
    if (query.get('corpsecret') !== app.secret) return refused(40_001, 'invalid credential')
    const { tokenSeconds = TOKEN_SECONDS } = app
    const token = randomBytes(48).toString('base64url')
    tokens.set(token, Date.now() + tokenSeconds * 1000)
    return { errcode: 0, errmsg: 'ok', access_token: token, expires_in: tokenSeconds }
  }

  function tokenError(query: URLSearchParams): Result | undefined {
    const expires = tokens.get(query.get('access_token') ?? '')
    if (expires === undefined) return refused(40_014, 'invalid access_token')
    return Date.now() > expires ? refused(42_001, 'access_token expired') : undefined
  }

  function send(body: string): Result {
    calls.send++
    const error = errors.shift()
    if (error !== undefined) return refused(error, 'told to fail')
    const read = messageSchema.safeParse(parsed(body))
    if (!read.success) {
      violatorOf(ledger)('send_body', `${read.error.message}: ${body.slice(0, 200)}`)
      return refused(40_058, 'invalid parameter')
    }
    const message = read.data
    if (message.agentid !== app?.agentId) return refused(40_056, 'invalid agentid')
    const users = message.touser.split('|')
    const reached = users.filter(user => !invalid.has(user))
    if (reached.length === 0) return refused(81_013, 'user & party & tag all invalid')
    const key = `${message.touser} ${body}`
    const repeated = message.enable_duplicate_check === 1 && (recent.get(key) ?? 0) > Date.now()
    if (message.enable_duplicate_check === 1) recent.set(key, Date.now() + message.duplicate_check_interval * 1000)
    if (!repeated) for (const user of reached) hand(user, message)
    return {
      errcode: 0,
      errmsg: 'ok',
      msgid: randomBytes(16).toString('hex'),
      ...(reached.length < users.length && { invaliduser: users.filter(user => invalid.has(user)).join('|') }),
    }
  }

  function hand(user: string, { msgtype, text, markdown }: z.infer<typeof messageSchema>): void {
    const content = (msgtype === 'text' ? text : markdown)?.content ?? ''
    const exchange = meant(user)
    const shown = cutTo(content, MAX_TEXT_BYTES)
    if (shown !== content) violatorOf(ledger, exchange)('text_truncated', `${Buffer.byteLength(content)} bytes`)
    ledger.answer(exchange, 'send', shown, msgtype)
  }

  /** A message to a user names no question: it is taken for the answer to the oldest without one, or the last. */
  function meant(user: string): OpenExchange {
    const asked = ledger.all().filter(each => each.via === 'app' && each.user === user && each.event === undefined)
    return (
      asked.find(({ answers }) => answers.length === 0) ??
      asked.at(-1) ??
      ledger.open('app', user, '', { event: 'push' })
    )
  }

  return {
    configure: settings => {
      app = settings
    },
    handle(path, query, body) {
      if (path === '/cgi-bin/gettoken') return gettoken(query)
      if (path === SEND_PATH) return tokenError(query) ?? send(body)
      if (path !== '/cgi-bin/getcallbackip') return undefined
      calls.getcallbackip++
      return tokenError(query) ?? { errcode: 0, errmsg: 'ok', ip_list: ['127.0.0.1'] }
    },
    sendMood: ({ cutOff = 0, delayMs = 0 }) => {
      mood = { cutOff, delayMs }
    },
    async answers(path) {
      if (path !== SEND_PATH) return true
      if (mood.cutOff > 0) {
        mood.cutOff--
        return false
      }
      if (mood.delayMs > 0) await pause(mood.delayMs)
      return true
    },
    failSends: errcodes => {
      errors.splice(0, errors.length, ...errcodes)
    },
    invalidUsers(users) {
      invalid.clear()
      for (const user of users) invalid.add(user)
    },
    expireTokens() {
      for (const token of tokens.keys()) tokens.set(token, 0)
    },
    calls: () => ({ ...calls }),
  }
}
