import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { assembleBot } from '../../../../src/channels/wecom/bot/bot.ts'
import { createBotRoutes } from '../../../../src/channels/wecom/bot/bot-routes.ts'
import { openEncrypted, sealEncrypted } from '../../../../src/channels/wecom/crypto.ts'
import { noCounts } from '../../../../src/channels/wecom/delivery/delivery.ts'
import type { Message } from '../../../../src/library/outbox.ts'
import type { Records } from '../../../../src/library/records.ts'
import type { Ask } from '../../../../src/question/ask.ts'
import { recordsInMemory } from '../../../library/records-in-memory.ts'
import { zengcheng } from '../../http/fake-service.ts'

/** The smart bot over a real database, with a clock that a test turns and a process that it can end at any moment. */

export const SECRET = { token: 'token123', aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG', receiveId: '' }

export type Shown = {
  readonly id: string
  readonly finish: boolean
  readonly content: string
  feedback?: { id: string }
}

type Options = { readonly ask: Ask; readonly records?: Records; readonly streamSeconds?: number; fetch?: typeof fetch }

export function botUnderTest({ ask, records = recordsInMemory(), streamSeconds = 360, fetch: post = fetch }: Options) {
  let at = Date.parse('2026-01-02T12:00:00Z')
  let messages = 0
  const now = () => new Date(at)
  const errors: string[] = []
  const lines: string[] = []
  const counts = noCounts()

  /** One process after another, each with objects of its own; what an earlier one still does comes as from another process. */
  function begin(answering: Ask, ready = true) {
    const options = {
      config: { bot: undefined, botNames: ['年报助手'], streamSeconds },
      publicUrl: 'https://nianbao.example',
      fetch: post,
      now,
      randomBytes,
      log: { info: (line: string) => lines.push(line), error: (line: string) => errors.push(line) },
    }
    const service = { ask: answering, library: { reports: () => [zengcheng] } }
    const bot = assembleBot(records, () => (ready ? service : undefined), options, counts)
    const onFault = (line: string) => errors.push(line)
    const routes = createBotRoutes({ secret: SECRET, hear: bot.hear, now, randomBytes, onFault })
    return { ...bot, routes }
  }

  let process = begin(ask)

  async function callback(plain: unknown, via = process, headers: Record<string, string> = {}): Promise<Response> {
    const { url, body } = signed(JSON.stringify(plain), now())
    return via.routes.request(url, { method: 'POST', body, headers })
  }

  async function said(plain: unknown, via = process): Promise<unknown> {
    const response = await callback(plain, via)
    if (response.status !== 200) throw new Error(`HTTP ${response.status}`)
    return readReply(await response.text())
  }

  const head = (user: string, group?: string) => ({
    aibotid: 'bot',
    from: { userid: user },
    chattype: group === undefined ? 'single' : 'group',
    ...(group !== undefined && { chatid: group }),
  })

  return {
    records,
    errors,
    lines,
    counts,
    callback,
    said,
    now,
    process: () => process,
    /** The text of a message as WeCom sends it. */
    text(content: string, more: Record<string, unknown> = {}, user = 'zhang', group?: string) {
      messages += 1
      return { ...head(user, group), msgid: `m${messages}`, msgtype: 'text', text: { content }, ...more }
    },
    event(eventtype: string, details: Record<string, unknown> = {}) {
      messages += 1
      return { ...head('zhang'), msgid: `m${messages}`, msgtype: 'event', event: { eventtype, ...details } }
    },
    async stream(plain: unknown, via = process): Promise<Shown> {
      return streamIn(await said(plain, via))
    },
    async poll(stream: { readonly id: string }, via = process): Promise<Shown> {
      messages += 1
      const asked = { ...head('zhang'), msgid: `m${messages}`, msgtype: 'stream', stream: { id: stream.id } }
      return streamIn(await said(asked, via))
    },
    /** Everything that is due now. */
    sweep: () => process.delivery.sweep(),
    after(seconds: number) {
      at += seconds * 1000
    },
    /** The process is gone; whatever it was waiting for does not come back. Another goes on over the same records. */
    restart(answering: Ask = ask, ready = true) {
      process = begin(answering, ready)
    },
    /** Of the only message. */
    message(): Message {
      const all = [...Array(messages).keys()].flatMap(n => records.outbox.message(`wecom_bot:bot:m${n + 1}`) ?? [])
      const [only, another] = all
      if (!only || another) throw new Error(`${all.length} messages`)
      return only
    },
  }
}

/** A callback as WeCom signs and encrypts it. */
export function signed(
  plaintext: string,
  at = new Date(),
  secret = SECRET,
): { readonly url: string; readonly body: string } {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const nonce = randomBytes(5).toString('hex')
  const { encrypt, signature } = sealEncrypted(secret, plaintext, { timestamp, nonce, random16: randomBytes(16) })
  const query = new URLSearchParams({ msg_signature: signature, timestamp, nonce })
  return { url: `/wecom/bot?${query}`, body: JSON.stringify({ encrypt }) }
}

/** What is in an envelope; undefined in an empty one. */
export function readReply(body: string): unknown {
  if (body === '') return undefined
  const { encrypt, msgsignature, timestamp, nonce } = JSON.parse(body)
  const query = { signature: msgsignature, timestamp: String(timestamp), nonce }
  return JSON.parse(openEncrypted(SECRET, query, encrypt))
}

function streamIn(reply: unknown): Shown {
  const { msgtype, stream } = reply as { msgtype: string; stream: Shown }
  if (msgtype !== 'stream') throw new Error(`a ${msgtype} instead of a stream`)
  return stream
}

/** Where answers are posted to: answers as it is told, then as an address that has been used. */
export async function responseUrlServer() {
  const posts: unknown[] = []
  let answers: ((response: ServerResponse) => void)[] = []
  const server = createServer(async (request: IncomingMessage, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    posts.push(JSON.parse(Buffer.concat(chunks).toString()))
    const answer = answers.shift() ?? errcode(40097)
    answer(response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/response?code=secret-code`,
    posts,
    answers(...next: ((response: ServerResponse) => void)[]) {
      answers = next
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export const errcode = (code: number) => (response: ServerResponse) =>
  void response.end(JSON.stringify({ errcode: code, errmsg: code === 0 ? 'ok' : 'no' }))
export const status = (code: number) => (response: ServerResponse) => void response.writeHead(code).end('')
export const hangUp = (response: ServerResponse) => void response.socket?.destroy()
