import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApi } from './api.ts'
import { appMessage, createAppSide, wrapXml } from './app.ts'
import { attack, type Target } from './attacks.ts'
import { createBotSide } from './bot.ts'
import { messageOf } from './bot-messages.ts'
import { createConnectionSide } from './connection.ts'
import { post, signedRequest } from './deliver.ts'
import { encrypt } from './envelope.ts'
import { fuzz } from './fuzz.ts'
import { createLedger, type OpenExchange } from './ledger.ts'
import { createResponseUrls, URL_PATH } from './response-urls.ts'
import type { AppSettings, BadDays, Control, Saying, Way } from './terms.ts'

/**
 * A WeCom of our own, in a process of its own: it calls the service, is called by it, and writes down what the service
 * did. Started by client.ts, which it ends with. Says on its first line where it listens.
 */

const MAX_IN_FLIGHT = 3
/** Beyond which the platform proves no address. */
const VERIFY_MS = 1000

const ledger = createLedger()
const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ error: message }))
  })
})
const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const urls = createResponseUrls(ledger, origin)
const api = createApi(ledger)
const connection = createConnectionSide(server, ledger)
let bot: ReturnType<typeof createBotSide> | undefined
let app: { readonly settings: AppSettings; readonly side: ReturnType<typeof createAppSide> } | undefined
let days: BadDays = {}

function sideOf(via: Way) {
  const side = { bot, app: app?.side, connection }[via]
  if (!side) throw new Error(`configure the ${via} first`)
  return side
}

function targetOf(via: 'bot' | 'app'): Target {
  const saying: Saying = { user: 'intruder', text: '增城区2024年受理行政复议申请多少宗？' }
  // Never in the ledger: nobody said it.
  const exchange = (): OpenExchange => createLedger().open(via, saying.user, saying.text)
  if (via === 'app' && app) {
    const { settings, side } = app
    return { ...side, wrap: wrapXml(settings), message: () => appMessage(settings, exchange(), saying) }
  }
  if (!bot) throw new Error(`configure the ${via} first`)
  return {
    ...bot,
    wrap: encrypted => ({ body: JSON.stringify({ encrypt: encrypted }), contentType: 'application/json' }),
    message: () => JSON.stringify(messageOf(exchange(), saying, `${origin()}${URL_PATH}?response_code=none`)),
  }
}

const outcome = async (via: 'bot' | 'app', kind: Parameters<typeof attack>[1]) => {
  const result = await attack(targetOf(via), kind)
  if (result.status === 200 && !['', 'success'].includes(result.body))
    ledger.violate('let_in', `${kind}: ${result.body}`)
  if (result.status >= 500) ledger.violate('fault', `${kind}: ${result.status}`)
  return result
}

/** What client.ts may call. */
type Handlers = {
  [Name in keyof Control]: (
    given: Parameters<Control[Name]>[0],
  ) => ReturnType<Control[Name]> | Promise<ReturnType<Control[Name]>>
}

const control: Handlers = {
  configureBot(settings) {
    bot = createBotSide(settings, ledger, urls)
  },
  configureApp(settings) {
    app = { settings, side: createAppSide(settings, ledger) }
    api.configure(settings)
  },
  configureConnection: settings => connection.configure(settings),
  badDays(given) {
    days = given
  },
  async verifyUrl({ via }) {
    const target = targetOf(via)
    const proof = String(Math.floor(Math.random() * 1e15))
    const echostr = encrypt(target.secrets, proof)
    const request = signedRequest(target.callbackUrl, target.secrets, echostr, () => ({ body: '', contentType: '' }))
    const url = new URL(request.url)
    url.searchParams.set('echostr', echostr)
    const reply = await post({ ...request, url: url.href }, { method: 'GET' })
    const { status, body } = reply.kind === 'answered' ? reply : { status: 0, body: '' }
    const ok = status === 200 && body === proof && reply.ms <= VERIFY_MS
    if (!ok) ledger.violate('url_verification', `${status} ${body.slice(0, 100)} after ${reply.ms.toFixed(0)} ms`)
    return { ok, status, body, ms: reply.ms }
  },
  say(saying) {
    const { via = 'bot', user, text, group } = saying
    const side = sideOf(via)
    if (group !== undefined && via === 'app') throw new Error('an app hears nothing of groups')
    if (group !== undefined && !['text', 'mixed', undefined].includes(saying.kind))
      throw new Error(`a bot hears no ${saying.kind} in groups`)
    if (via !== 'app' && ledger.inFlight(user) >= MAX_IN_FLIGHT)
      throw new Error(`${user} has ${MAX_IN_FLIGHT} messages in flight`)
    const exchange = ledger.open(via, user, text, group === undefined ? {} : { group })
    side.say(exchange, saying, days)
    if (via !== 'connection') for (const kind of days.beside ?? []) void outcome(via, kind)
    return exchange.id
  },
  event(said) {
    const { via = 'bot', user, event, group } = said
    const exchange = ledger.open(via, user, '', { event, ...(group !== undefined && { group }) })
    sideOf(via).event(exchange, said, days)
    return exchange.id
  },
  repeat: ({ id }) => needed(bot).again(ledger.exchange(id), 'repeat'),
  replay: ({ id }) => needed(bot).again(ledger.exchange(id), 'replay'),
  attack: ({ via, attack: kind }) => outcome(via, kind),
  fuzz: ({ via, count, seed }) => fuzz(targetOf(via), count, seed),
  poll: ({ stream }) => needed(bot).poll(stream),
  urlMoods: moods => urls.moods(moods),
  sendErrors: errcodes => api.failSends(errcodes),
  sendMood: mood => api.sendMood(mood),
  invalidUsers: users => api.invalidUsers(users),
  expireTokens: () => api.expireTokens(),
  connectionMood: mood => connection.mood(mood),
  sayAgain: ({ id }) => connection.again(ledger.exchange(id)),
  dropConnections: () => connection.drop(),
  exchange: ({ id }) => ledger.exchange(id),
  exchanges: () => ledger.all(),
  violations: () => ledger.violations(),
  counts: () => ledger.counts(),
  apiCalls: () => api.calls(),
  connections: () => connection.count(),
  connectionCalls: () => connection.calls(),
}

function needed<Side>(side: Side | undefined): Side {
  if (!side) throw new Error('configure the bot first')
  return side
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://platform')
  const body = await read(request)
  if (pathname === URL_PATH) return urls.handle(searchParams.get('response_code') ?? '', body, request, response)
  const called = api.handle(pathname, searchParams, body)
  if (called) {
    if (await api.answers(pathname)) json(response, called)
    else response.destroy()
    return
  }
  const name = pathname.replace('/control/', '')
  if (!Object.hasOwn(control, name)) {
    response.writeHead(404).end()
    return
  }
  const act = control[name as keyof Control] as (given: unknown) => unknown
  json(response, { result: (await act(JSON.parse(body))) ?? null })
}

function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

async function read(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString()
}

server.listen(0, '127.0.0.1', () => process.stdout.write(`${origin()}\n`))
// The one who started it holds the other end: a platform outlives the service, but no test.
process.stdin.on('end', () => process.exit()).resume()
