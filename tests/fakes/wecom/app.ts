import { XMLParser } from 'fast-xml-parser'
import { deliver, encryptedRequest } from './deliver.ts'
import { decrypt, type Secrets, sign } from './envelope.ts'
import type { Ledger, OpenExchange } from './ledger.ts'
import { violatorOf } from './replies.ts'
import type { AppSettings, BadDays, SaidEvent, Saying } from './terms.ts'

/** Of a passive reply and of message/send; what is longer is cut without a word. */
export const MAX_TEXT_BYTES = 2048

export type AppSide = {
  readonly secrets: Secrets
  readonly callbackUrl: string
  say(exchange: OpenExchange, saying: Saying, days: BadDays): void
  event(exchange: OpenExchange, said: SaidEvent, days: BadDays): void
}

const xml = new XMLParser({ parseTagValue: false, processEntities: false })

/** A self-built app: calls the service with XML and reads a passive reply. */
export function createAppSide(settings: AppSettings, ledger: Ledger): AppSide {
  const { callbackUrl, token, aesKey, corpId } = settings
  const secrets: Secrets = { token, aesKey, receiveId: corpId }

  function accept(exchange: OpenExchange, nonce: string, body: string): boolean {
    // The documentation answers an empty 200; many services say "success", which is taken too.
    if (body === '' || body === 'success') return true
    const violate = violatorOf(ledger, exchange)
    const reply = openPassive(body, nonce, secrets)
    if (typeof reply === 'string') {
      violate('passive_reply', reply)
      return false
    }
    if (reply.ToUserName !== exchange.user || reply.FromUserName !== corpId)
      violate('passive_addresses', `${reply.FromUserName} to ${reply.ToUserName}`)
    const content = reply.Content ?? ''
    const shown = cutTo(content, MAX_TEXT_BYTES)
    if (shown !== content) violate('text_truncated', `${Buffer.byteLength(content)} bytes in a passive reply`)
    ledger.answer(exchange, 'passive', shown, reply.MsgType ?? '')
    return true
  }

  function send(exchange: OpenExchange, message: string, days: BadDays): void {
    void deliver(exchange, days, {
      request: () => encryptedRequest(callbackUrl, secrets, message, wrapXml(settings)),
      accept: (_, { nonce }, body) => accept(exchange, nonce, body),
    })
  }

  return {
    secrets,
    callbackUrl,
    say: (exchange, saying, days) => send(exchange, appMessage(settings, exchange, saying), days),
    event: (exchange, said, days) => send(exchange, appEvent(settings, exchange, said), days),
  }
}

export function wrapXml({ corpId, agentId }: AppSettings) {
  return (encrypted: string) => ({
    body: `<xml>\n<ToUserName><![CDATA[${corpId}]]></ToUserName>\n<Encrypt><![CDATA[${encrypted}]]></Encrypt>\n<AgentID><![CDATA[${agentId}]]></AgentID>\n</xml>`,
    contentType: 'text/xml',
  })
}

export function appMessage(settings: AppSettings, exchange: OpenExchange, { kind = 'text', text }: Saying): string {
  // A 64-bit number, beyond what a double holds exactly.
  const id = BigInt(`0x${exchange.id.slice(0, 15)}`) | (1n << 59n)
  const content =
    kind === 'voice'
      ? `<MediaId><![CDATA[media]]></MediaId><Format><![CDATA[amr]]></Format>`
      : `<Content><![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]></Content>`
  return `<xml>${head(settings, exchange)}<MsgType><![CDATA[${kind}]]></MsgType>${content}<MsgId>${id}</MsgId><AgentID>${settings.agentId}</AgentID></xml>`
}

function appEvent(settings: AppSettings, exchange: OpenExchange, { event }: SaidEvent): string {
  // What the app calls it is older than the bot's names.
  const name = event === 'enter_chat' ? 'enter_agent' : event
  return `<xml>${head(settings, exchange)}<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[${name}]]></Event><EventKey><![CDATA[]]></EventKey><AgentID>${settings.agentId}</AgentID></xml>`
}

function head({ corpId }: AppSettings, { user, at }: OpenExchange): string {
  return `<ToUserName><![CDATA[${corpId}]]></ToUserName><FromUserName><![CDATA[${user}]]></FromUserName><CreateTime>${Math.floor(at / 1000)}</CreateTime>`
}

/** The fields of a passive reply, or what is wrong with it. */
function openPassive(body: string, nonce: string, secrets: Secrets): Partial<Record<string, string>> | string {
  try {
    const { Encrypt = '', MsgSignature, TimeStamp = '', Nonce = '' } = fieldsOf(body)
    if (Nonce !== nonce) return `nonce ${Nonce} is not the callback's`
    if (!/^\d{10}$/.test(TimeStamp)) return `timestamp ${TimeStamp} is not in seconds`
    if (sign(secrets, TimeStamp, Nonce, Encrypt) !== MsgSignature) return 'its signature does not fit the token'
    return fieldsOf(decrypt(secrets, Encrypt))
  } catch (error) {
    return error instanceof Error ? error.message : 'it cannot be read'
  }
}

function fieldsOf(text: string): Partial<Record<string, string>> {
  const { xml: fields } = xml.parse(text, true) as { xml?: Record<string, string> }
  if (typeof fields !== 'object') throw new Error('it is no <xml> element')
  return fields
}

/** As the platform cuts: after so many bytes, but not within a character. */
export function cutTo(text: string, bytes: number): string {
  const whole = Buffer.from(text)
  if (whole.length <= bytes) return text
  let end = bytes
  while (((whole[end] ?? 0) & 0xc0) === 0x80) end--
  return whole.subarray(0, end).toString()
}
