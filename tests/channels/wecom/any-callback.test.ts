import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAppMessage, readEnvelope } from '../../../src/channels/wecom/app/app-message.ts'
import { readBotMessage } from '../../../src/channels/wecom/bot/bot-message.ts'
import { spokenText } from '../../../src/channels/wecom/bot/spoken-text.ts'
import {
  CallbackRefused,
  openEncrypted,
  type SignedQuery,
  sealEncrypted,
  signatureOf,
} from '../../../src/channels/wecom/crypto.ts'
import { sealedBytes } from './sealed-bytes.ts'

/** Ten thousand callbacks, the same in every run: half of them noise, half signed rightly with something wrong inside. */
const RUNS = 5_000
const SEED = 20_250_615

const secret = { token: 'testtoken', aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG', receiveId: 'ww1' }
const sent = { timestamp: '1700000000', nonce: '1234567890' }
const random16 = Buffer.from('0123456789abcdef')

type Outcome = 'refused' | 'no message' | 'message'

/** What the callback's route does with it. */
function received(query: SignedQuery, encrypt: string): Outcome {
  let plaintext: string
  try {
    plaintext = openEncrypted(secret, query, encrypt)
  } catch (error) {
    expect(error).toBeInstanceOf(CallbackRefused)
    expect(String(error)).toBe('CallbackRefused: The callback is refused.')
    return 'refused'
  }
  const messages = [readBotMessage(plaintext), readAppMessage(plaintext)]
  for (const message of messages) if (message?.kind === 'question') spokenText(message.text, ['年报助手'])
  return messages.some(message => message !== undefined) ? 'message' : 'no message'
}

const signed = (encrypt: string) => ({
  ...sent,
  signature: signatureOf(secret.token, sent.timestamp, sent.nonce, encrypt),
})

const noise = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.base64String({ maxLength: 400 }),
  fc.uint8Array({ maxLength: 400 }).map(bytes => Buffer.from(bytes).toString('base64')),
  fc.constant(sealEncrypted(secret, 'x', { ...sent, random16 }).encrypt),
)

test('noise never gets in', () => {
  const hex = fc.stringMatching(/^[0-9a-f]{40}$/)
  const query = fc.record({
    signature: fc.oneof(hex, fc.string({ unit: 'binary' })),
    timestamp: fc.oneof(fc.constant(sent.timestamp), fc.string()),
    nonce: fc.oneof(fc.constant(sent.nonce), fc.string({ unit: 'binary' })),
  })
  fc.assert(
    fc.property(query, noise, (query, encrypt) => {
      expect(received(query, encrypt)).toBe('refused')
      readEnvelope(encrypt)
    }),
    { numRuns: RUNS, seed: SEED },
  )
})

/** A right message with one of its fields made into something else. */
const RIGHT = {
  msgid: 'M1',
  aibotid: 'B1',
  chattype: 'single',
  from: { userid: 'zhang' },
  response_url: 'https://example.com',
  msgtype: 'text',
  text: { content: '受理多少？' },
}
const odd = fc.oneof(
  // Ids may be texts and whole numbers.
  fc.jsonValue({ maxDepth: 3 }).filter(value => typeof value === 'object' || typeof value === 'boolean'),
  fc.constantFrom(null, [], {}, 0.5, true, '', 'x'.repeat(300)),
)
const field = fc.constantFrom('msgid', 'aibotid', 'from', 'text')
const wrongType = fc.tuple(field, odd).map(([name, value]) => JSON.stringify({ ...RIGHT, [name]: value }))
const missing = field.map(name => JSON.stringify({ ...RIGHT, [name]: undefined }))
const cut = (text: string) => fc.nat(text.length - 1).map(length => text.slice(0, length))

const XML =
  '<xml><ToUserName>ww1</ToUserName><FromUserName>z</FromUserName><CreateTime>17</CreateTime><MsgType>text</MsgType><Content><![CDATA[x]]></Content><MsgId>1</MsgId></xml>'
const CONTENT = XML.indexOf('x]]>')
/** Anything may stand in the content itself. */
const outsideContent = fc.nat(XML.length).filter(at => at < CONTENT || at > CONTENT + 1)
const breaking = fc.constantFrom(
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '<!--',
  '<a>',
  '</xml>',
  '<![CDATA[',
  '<MsgId>2</MsgId>',
  '<Content/>',
  '&a;<',
  '<a b="c>',
)
const inXml = fc.tuple(outsideContent, breaking).map(([at, broken]) => XML.slice(0, at) + broken + XML.slice(at))
const bombs = fc
  .tuple(fc.constantFrom('[', '{"a":', '<a>', '<![CDATA[', '<!ENTITY a "&a;&a;">', '&amp;', '"\\"', ' '), fc.nat(4_000))
  .map(([unit, times]) => unit.repeat(times))
const deep = fc.nat(20_000).map(depth => `{"msgid":${'['.repeat(depth)}${']'.repeat(depth)},"msgtype":"text"}`)
const huge = fc.nat(50_000).map(length => JSON.stringify({ ...RIGHT, msgid: 'x'.repeat(257 + length) }))

const malformed = fc.oneof(
  wrongType,
  missing,
  cut(JSON.stringify(RIGHT)),
  cut(XML),
  inXml,
  bombs,
  deep,
  huge,
  fc.json({ maxDepth: 5 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
)

test('malformed content, encrypted and signed rightly, is no message', () => {
  fc.assert(
    fc.property(malformed, text => {
      const { encrypt, signature } = sealEncrypted(secret, text, { ...sent, random16 })
      expect(received({ ...sent, signature }, encrypt)).toBe('no message')
    }),
    { numRuns: RUNS / 2, seed: SEED },
  )
})

test('what the malformed ones are made from is a message', () => {
  for (const text of [JSON.stringify(RIGHT), XML]) {
    const { encrypt, signature } = sealEncrypted(secret, text, { ...sent, random16 })
    expect(received({ ...sent, signature }, encrypt)).toBe('message')
  }
})

test('bytes that are no text, wrong pads, lengths and receivers, signed rightly, never get in', () => {
  const message = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.constant(new TextEncoder().encode(JSON.stringify(RIGHT))),
  )
  const made = fc.record({
    message,
    receiveId: fc.constantFrom('', 'ww', 'ww2', 'ww11', 'ww1\0'),
    lengthOff: fc.constantFrom(0, 1, -1, 5, 2 ** 31, 0xffffffff),
    lastBytes: fc.option(fc.uint8Array({ minLength: 1, maxLength: 32 }), { nil: undefined }),
    cutTo: fc.option(fc.nat(300), { nil: undefined }),
  })
  fc.assert(
    fc.property(made, ({ cutTo, ...parts }) => {
      const whole = sealedBytes(secret, parts)
      const encrypt = cutTo === undefined ? whole : whole.slice(0, cutTo)
      expect(received(signed(encrypt), encrypt)).toBe('refused')
    }),
    { numRuns: RUNS / 2, seed: SEED },
  )
})
