import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { z } from 'zod'

/**
 * What WeCom tells a self-built app, in XML. Declarations and comments are refused, because entities come in with them
 * and WeCom sends none; so are texts longer, deeper or otherwise than its own.
 */

export type AppEnvelope = {
  readonly toUserName: string
  /** Empty where it is not given. */
  readonly agentId: string
  readonly encrypt: string
}

export type AppAddress = {
  /** The same when WeCom sends a message again. */
  readonly id: string
  readonly corpId: string
  readonly userId: string
  /** Empty where it is not given. */
  readonly agentId: string
  /** Seconds since 1970, as written. */
  readonly createTime: string
}

export type AppMessage =
  | (AppAddress & { readonly kind: 'question'; readonly text: string })
  | (AppAddress & { readonly kind: 'event'; readonly event: string; readonly eventKey: string })
  /** A picture, a place, a link: a person should be told that it is not understood. */
  | (AppAddress & { readonly kind: 'unsupported'; readonly msgType: string })

/** In characters. An encrypted message is a third longer than the message. */
const LONGEST_ENVELOPE = 400_000
const LONGEST_MESSAGE = 300_000
/** Events nest three deep. */
const DEEPEST = 8
/** Cut here, far beyond the longest question that is answered. */
const LONGEST_TEXT = 10_000

/** A declaration, then one element; WeCom indents as it likes. */
const ENVELOPE = /^\s*(?:<\?xml [^<>]{0,100}\?>\s*)?<xml>([\s\S]*)<\/xml>\s*$/
/** Nothing that a base64 text or an id needs can end a CDATA section or begin an element. */
const ELEMENT = /\s*<([A-Za-z]{1,40})>(?:\s*<!\[CDATA\[([^\]<>&]*)\]\]>\s*|([^\]<>&]*))<\/\1>\s*/y

/** The envelope of a callback, read strictly: elements of plain text, none of them twice. */
export function readEnvelope(xml: string): AppEnvelope | undefined {
  if (xml.length > LONGEST_ENVELOPE) return undefined
  const elements = elementsOf(ENVELOPE.exec(xml)?.[1] ?? '')
  const encrypt = elements?.get('Encrypt')
  const toUserName = elements?.get('ToUserName')
  if (!encrypt || !toUserName || toUserName.length > 256) return undefined
  return { toUserName, agentId: elements?.get('AgentID') ?? '', encrypt }
}

function elementsOf(inner: string): ReadonlyMap<string, string> | undefined {
  const elements = new Map<string, string>()
  const reading = new RegExp(ELEMENT)
  while (reading.lastIndex < inner.length) {
    const [, name, quoted, plain] = reading.exec(inner) ?? []
    if (name === undefined || elements.has(name)) return undefined
    elements.set(name, quoted ?? plain?.trim() ?? '')
  }
  return elements
}

/**
 * Numbers stay texts: MsgId is longer than a number holds, and Content 00123 is no 123. CDATA is kept apart from text,
 * because only in text `&lt;` means `<`.
 */
const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  processEntities: false,
  trimValues: true,
  cdataPropName: '#cdata',
  textNodeName: '#text',
  maxNestedTags: DEEPEST,
})

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
const unescaped = (text: string) => text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? '')

const value = z.union([
  z.string().transform(unescaped),
  // Text that holds the end of a section is written in two of them.
  z
    .strictObject({ '#cdata': z.union([z.string(), z.array(z.string())]), '#text': z.literal('').optional() })
    .transform(({ '#cdata': cdata }) => (typeof cdata === 'string' ? cdata : cdata.join(''))),
])
const id = value.pipe(z.string().min(1).max(256))
const text = value.transform(written => written.slice(0, LONGEST_TEXT))

/** One of the wrong kind counts as missing: the kind of message tells whether it can do without. */
const spare = <Field extends z.ZodType>(field: Field) => field.optional().catch(undefined)

const message = z.object({
  ToUserName: id,
  FromUserName: id,
  CreateTime: value.pipe(z.string().regex(/^\d{1,16}$/)),
  MsgType: id,
  MsgId: spare(id),
  Content: spare(text),
  Recognition: spare(text),
  Event: spare(id),
  EventKey: spare(text),
  AgentID: text.optional(),
})

/** @returns undefined for anything that is no message of WeCom's */
export function readAppMessage(xml: string): AppMessage | undefined {
  const read = z.strictObject({ xml: message }).safeParse(parsed(xml))
  if (!read.success) return undefined
  const { ToUserName, FromUserName, AgentID = '', CreateTime, MsgType } = read.data.xml
  const { MsgId, Content, Recognition, Event, EventKey } = read.data.xml
  const address = { corpId: ToUserName, userId: FromUserName, agentId: AgentID, createTime: CreateTime }
  if (MsgType === 'event') {
    // Events have no MsgId; this is what WeCom says to tell them apart by.
    const id = `${FromUserName}:${CreateTime}:${Event}`
    return Event === undefined ? undefined : { kind: 'event', id, ...address, event: Event, eventKey: EventKey ?? '' }
  }
  if (MsgId === undefined) return undefined
  const said = MsgType === 'text' ? Content : MsgType === 'voice' ? Recognition : undefined
  if (said !== undefined) return { kind: 'question', id: MsgId, ...address, text: said }
  return MsgType === 'text' ? undefined : { kind: 'unsupported', id: MsgId, ...address, msgType: MsgType }
}

function parsed(xml: string): unknown {
  if (xml.length > LONGEST_MESSAGE || declares(xml)) return undefined
  try {
    if (XMLValidator.validate(xml) !== true) return undefined
    return parser.parse(xml)
  } catch {
    return undefined
  }
}

/** Whether there is anything but elements, text and whole CDATA sections: a DOCTYPE, an ENTITY, a comment. */
function declares(xml: string): boolean {
  let at = xml.indexOf('<!')
  while (at >= 0) {
    const end = xml.startsWith('<![CDATA[', at) ? xml.indexOf(']]>', at) : -1
    if (end < 0) return true
    at = xml.indexOf('<!', end)
  }
  return false
}
