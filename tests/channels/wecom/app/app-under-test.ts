import { randomBytes } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { XMLParser } from 'fast-xml-parser'
import { assembleApp } from '../../../../src/channels/wecom/app/app.ts'
import { createAppRoutes } from '../../../../src/channels/wecom/app/app-routes.ts'
import { openEncrypted, sealEncrypted } from '../../../../src/channels/wecom/crypto.ts'
import { noCounts } from '../../../../src/channels/wecom/delivery/delivery.ts'
import type { Message } from '../../../../src/library/outbox.ts'
import type { Ask } from '../../../../src/question/ask.ts'
import { recordsInMemory } from '../../../library/records-in-memory.ts'
import { zengcheng } from '../../http/fake-service.ts'

/** The self-built app over a real database, with a clock that a test turns and an API that answers as it is told. */

export const CORP_ID = 'wwb5f1a2b3c4d5e6f7'
export const AGENT_ID = 1000002
export const SECRET = {
  token: 'token123',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  receiveId: CORP_ID,
}

/** A call of message/send that the API took. */
export type Sent = { readonly touser: string; readonly text: { readonly content: string } }

type Reply = Record<string, unknown> | 'cut_off'

/** As the API: gives tokens, refuses those that have ended, and answers sends as it is told, else with `ok`. */
export function fakeApi() {
  const sent: Sent[] = []
  const sends: unknown[] = []
  let tokens = 0
  let valid = ''
  let gettoken: Reply | undefined
  let replies: Reply[] = []
  const fetch: typeof globalThis.fetch = async (address, init) => {
    // Many are waiting before the first is answered.
    await turn()
    const url = new URL(String(address))
    if (url.pathname === '/cgi-bin/gettoken') {
      tokens += 1
      valid = `token-${tokens}`
      return Response.json(gettoken ?? { errcode: 0, errmsg: 'ok', access_token: valid, expires_in: 7200 })
    }
    if (url.pathname !== '/cgi-bin/message/send') throw new Error(`nobody prepared ${url.pathname}`)
    if (url.searchParams.get('access_token') !== valid) return Response.json({ errcode: 42001, errmsg: 'expired' })
    const body = JSON.parse(String(init?.body))
    sends.push(body)
    const reply = replies.shift() ?? { errcode: 0, errmsg: 'ok', msgid: 'm' }
    if (reply === 'cut_off' || reply.errcode === 0) sent.push(body)
    if (reply === 'cut_off') throw new TypeError('fetch failed')
    return Response.json(reply)
  }
  return {
    fetch,
    sent,
    /** Those refused, too. */
    sends,
    tokens: () => tokens,
    /** The token ends before its time. */
    expire() {
      valid = 'another'
    },
    answers(...next: Reply[]) {
      replies = next
    },
    answersGettoken(reply: Reply | undefined) {
      gettoken = reply
    },
  }
}

export function appUnderTest({
  ask,
  api = fakeApi(),
  records = recordsInMemory(),
}: {
  readonly ask: Ask
  readonly api?: ReturnType<typeof fakeApi>
  readonly records?: ReturnType<typeof recordsInMemory>
}) {
  let at = Date.parse('2026-01-02T04:00:00Z')
  let messages = 0
  const now = () => new Date(at)
  const errors: string[] = []
  const lines: string[] = []
  const counts = noCounts()
  const ids: string[] = []

  /** One process after another over the same records; what an earlier one still does comes as from another process. */
  function begin(answering: Ask, working = true, ready = true) {
    const log = { info: (line: string) => lines.push(line), error: (line: string) => errors.push(line) }
    const service = { ask: answering, library: { reports: () => [zengcheng] } }
    const settings = { ...SECRET, corpId: CORP_ID, agentId: AGENT_ID, secret: 'app-secret' }
    const app = assembleApp(
      records,
      () => (ready ? service : undefined),
      settings,
      {
        publicUrl: 'https://nianbao.example',
        fetch: api.fetch,
        apiUrl: 'https://qyapi.example',
        now,
        randomBytes,
        log,
        async pause(ms) {
          at += ms
          if (working) void app.delivery.sweep()
          await turn()
        },
      },
      counts,
    )
    const routes = createAppRoutes({
      secret: SECRET,
      agentId: AGENT_ID,
      hear: app.hear,
      now,
      randomBytes,
      onFault: line => errors.push(line),
    })
    return { ...app, routes }
  }

  let process = begin(ask)

  async function callback(xml: string, via = process, more: RequestInit = {}): Promise<Response> {
    const { url, body } = signed(xml, now())
    return via.routes.request(url, { method: 'POST', body, ...more })
  }

  const xml = (type: string, more: string, user = 'zhang') =>
    `<xml><ToUserName><![CDATA[${CORP_ID}]]></ToUserName><FromUserName><![CDATA[${user}]]></FromUserName><CreateTime>${Math.floor(at / 1000)}</CreateTime><MsgType><![CDATA[${type}]]></MsgType>${more}<AgentID>${AGENT_ID}</AgentID></xml>`

  function nextId(): string {
    messages += 1
    const id = `456125535425134${String(messages).padStart(4, '0')}`
    ids.push(`wecom_app/${CORP_ID}/${AGENT_ID}/${id}`)
    return `<MsgId>${id}</MsgId>`
  }

  return {
    records,
    api,
    errors,
    lines,
    counts,
    callback,
    process: () => process,
    /** What goes back with the callback; undefined for an empty answer. */
    async said(message: string, via = process): Promise<string | undefined> {
      const response = await callback(message, via)
      if (response.status !== 200) throw new Error(`HTTP ${response.status}`)
      return readReply(await response.text())?.Content
    },
    text: (content: string, user?: string) => xml('text', `<Content><![CDATA[${content}]]></Content>${nextId()}`, user),
    image: () => xml('image', `<PicUrl>u</PicUrl><MediaId>m</MediaId>${nextId()}`),
    event: (event: string) => xml('event', `<Event><![CDATA[${event}]]></Event><EventKey></EventKey>`),
    sweep: () => process.delivery.sweep(),
    after(seconds: number) {
      at += seconds * 1000
    },
    /** The process is gone; whatever it was waiting for does not come back. */
    restart(answering: Ask = ask, working = true, ready = true) {
      process = begin(answering, working, ready)
    },
    /** Of the texts and pictures, in their order. */
    messages: (): Message[] => ids.flatMap(id => records.outbox.message(id) ?? []),
  }
}

/** A callback as WeCom signs and encrypts it. */
export function signed(
  plaintext: string,
  at: Date,
  { secret = SECRET, toUserName = CORP_ID, agentId = String(AGENT_ID) } = {},
): { readonly url: string; readonly body: string } {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const nonce = randomBytes(5).toString('hex')
  const { encrypt, signature } = sealEncrypted(secret, plaintext, { timestamp, nonce, random16: randomBytes(16) })
  const query = new URLSearchParams({ msg_signature: signature, timestamp, nonce })
  const body = `<xml><ToUserName><![CDATA[${toUserName}]]></ToUserName><AgentID><![CDATA[${agentId}]]></AgentID><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`
  return { url: `/wecom/app?${query}`, body }
}

const parser = new XMLParser({ parseTagValue: false, processEntities: false })

/** The fields of a passive reply; undefined of an empty one. */
function readReply(body: string): Record<string, string> | undefined {
  if (body === '') return undefined
  const { Encrypt, MsgSignature, TimeStamp, Nonce } = parser.parse(body).xml
  const query = { signature: MsgSignature, timestamp: TimeStamp, nonce: Nonce }
  return parser.parse(openEncrypted(SECRET, query, Encrypt)).xml
}
