import type { Target } from './attacks.ts'
import { post, type Request, signedRequest } from './deliver.ts'
import { encrypt, encryptPadded, padded, sign } from './envelope.ts'
import type { FuzzReport } from './terms.ts'

/** Callbacks that nobody sends in good faith; every second one rightly signed, so that it is its content that is wrong. */

/** As many at once as a service with little memory should bear. */
const AT_ONCE = 16
const TALKED_TO_SHOWN = 20

export async function fuzz(target: Target, count: number, seed: number): Promise<FuzzReport> {
  const statuses: Record<string, number> = {}
  const talkedTo: string[] = []
  let next = 0
  let signed = 0
  async function work(): Promise<void> {
    while (next < count) {
      const at = next++
      const random = randomOf(seed + at)
      const right = at % 2 === 0
      if (right) signed++
      const request = right ? malformed(target, random) : unsigned(target, random)
      const reply = await post(request)
      const status = reply.kind === 'answered' ? reply.status : 0
      statuses[status] = (statuses[status] ?? 0) + 1
      const said = reply.kind === 'answered' && status === 200 && !['', 'success'].includes(reply.body)
      if (said && talkedTo.length < TALKED_TO_SHOWN) talkedTo.push(`${seed + at}: ${reply.body.slice(0, 200)}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return { sent: count, signed, statuses, talkedTo }
}

type Random = {
  /** From 0 up to, but not, this. */
  readonly below: (limit: number) => number
  readonly one: <T>(of: readonly T[]) => T
  readonly bytes: (length: number) => Buffer
}

/** Small and the same on every machine, so that a seed can be tried again (mulberry32). */
function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    one: of => of[below(of.length)] as (typeof of)[number],
    bytes: length => Buffer.from(Array.from({ length }, () => below(256))),
  }
}

/** Rightly signed, and its ciphertext or what is in it is no message. */
function malformed(target: Target, random: Random): Request {
  const { secrets } = target
  const encrypted = random.one<() => string>([
    () => encrypt(secrets, brokenMessage(target.message(), random)),
    () => encrypt(secrets, brokenMessage(target.message(), random)),
    () => encrypt(secrets, random.bytes(random.below(300))),
    () => encryptPadded(secrets, random.bytes(32 * (1 + random.below(8)))),
    () => encrypt({ ...secrets, receiveId: random.one(['ww', 'x'.repeat(200), '\0']) }, target.message()),
    () => encryptPadded(secrets, lyingLength(target.message(), random)),
    () => encrypt(secrets, target.message()).slice(0, -4 * (1 + random.below(20))),
    () => random.bytes(random.below(100)).toString('base64'),
    () => random.one(['', '=', '====', 'null', '%00', '中文', ' '.repeat(64), '-'.repeat(64)]),
  ])()
  return signedRequest(target.callbackUrl, secrets, encrypted, target.wrap)
}

function lyingLength(message: string, random: Random): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(
    random.one([0xffffffff, 0x7fffffff, 0x80000000, Buffer.byteLength(message) + 1 + random.below(64)]),
  )
  return padded(Buffer.concat([random.bytes(16), length, Buffer.from(message)]))
}

/** A message that lacks or twists something without which nobody can be answered. */
function brokenMessage(message: string, random: Random): string {
  return message.startsWith('<') ? brokenXml(message, random) : brokenJson(message, random)
}

/** No whole number: some take those for an id. */
const ODD: readonly unknown[] = [null, 1.5, -0.1, 1e308, true, [], {}, [[]], { $gt: '' }, ['a', 'b'], { toString: 1 }]

function brokenJson(message: string, random: Random): string {
  const fields = JSON.parse(message) as Record<string, unknown>
  const odd = random.one(ODD)
  return random.one<() => string>([
    () => message.slice(0, random.below(message.length - 1)),
    () => message.replace('"msgtype"', random.one(['msgtype', '"msgtype":"text","__proto__":{"msgtype"', '"Msgtype"'])),
    () => JSON.stringify(odd),
    () => JSON.stringify({ ...fields, msgid: odd }),
    () => JSON.stringify({ ...fields, msgtype: odd }),
    () => JSON.stringify({ ...fields, from: odd }),
    () => JSON.stringify({ ...fields, from: { userid: odd } }),
    () => JSON.stringify({ ...fields, text: odd }),
    () => JSON.stringify({ ...fields, text: { content: odd } }),
    () =>
      JSON.stringify({
        ...fields,
        msgtype: random.one(['stream', 'event', 'mixed', 'voice', 'constructor', '__proto__']),
      }),
    () =>
      JSON.stringify({
        ...fields,
        msgtype: 'event',
        event: { eventtype: random.one(['feedback_event', 'toString', 'x']) },
      }),
    () => JSON.stringify({ ...fields, msgtype: 'mixed', mixed: { msg_item: odd } }),
    () => `${'['.repeat(2000)}${']'.repeat(2000)}`,
    () => `{"__proto__":{"msgid":"x","msgtype":"text"}}`,
  ])()
}

const BOMB = `<!DOCTYPE xml [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${'bcdefghij'[at]} "${`&${'abcdefghi'[at]};`.repeat(10)}">`).join('')}]>`

function brokenXml(message: string, random: Random): string {
  const without = (name: string) => message.replace(new RegExp(`<${name}>.*?</${name}>`, 's'), '')
  return random.one<() => string>([
    () => message.slice(0, random.below(message.length - 1)),
    () => without(random.one(['FromUserName', 'MsgType', 'MsgId', 'Content'])),
    () => message.replace(/<Content>.*<\/Content>/s, '<Content><b>x</b></Content>'),
    () => `${BOMB}${message.replace(/<Content>.*<\/Content>/s, '<Content>&j;</Content>')}`,
    () =>
      `<!DOCTYPE xml [<!ENTITY f SYSTEM "file:///etc/passwd">]>${message.replace(/<Content>.*<\/Content>/s, '<Content>&f;</Content>')}`,
    () => '<a>'.repeat(3000),
    () => message.replaceAll('xml>', 'lmx>'),
    () => message.replace(/<MsgType>.*?<\/MsgType>/s, '<MsgType>__proto__</MsgType>'),
  ])()
}

/** Not signed by this token, or hardly a callback at all. */
function unsigned(target: Target, random: Random): Request {
  const { callbackUrl, secrets, wrap } = target
  const encrypted = encrypt(secrets, target.message())
  const honest = () => signedRequest(callbackUrl, secrets, encrypted, wrap)
  const altered = (change: (query: URLSearchParams) => void): Request => {
    const request = honest()
    const url = new URL(request.url)
    change(url.searchParams)
    return { ...request, url: url.href }
  }
  return random.one<() => Request>([
    () => altered(query => query.set('msg_signature', random.bytes(20).toString('hex'))),
    () => altered(query => query.set('msg_signature', random.one(['', '0', 'x'.repeat(5000), '\u0000', '签名']))),
    () => altered(query => query.delete(random.one(['msg_signature', 'timestamp', 'nonce']))),
    () => altered(query => query.set('nonce', random.one(['b', '', '\u0000', 'n'.repeat(5000)]))),
    () => altered(query => query.set('timestamp', random.one(['-1', 'NaN', '1e99', '', '9'.repeat(400)]))),
    () => signedRequest(callbackUrl, { ...secrets, token: random.bytes(8).toString('hex') }, encrypted, wrap),
    () => ({ ...honest(), body: random.bytes(random.below(2000)).toString('latin1') }),
    () => ({
      ...honest(),
      body: random.one(['', '{', '[]', 'null', '{"encrypt":null}', '{"encrypt":["a"]}', '<xml/>', '<xml>']),
    }),
    () => ({ ...honest(), body: JSON.stringify({ encrypt: 'A'.repeat(random.below(50_000)) }) }),
    () => ({
      ...honest(),
      contentType: random.one(['', 'multipart/form-data', 'application/x-www-form-urlencoded']),
      body: '%',
    }),
    // Signed for something else than what is sent.
    () => ({ ...honest(), ...wrap(encrypt(secrets, target.message())) }),
    () => altered(query => query.set('msg_signature', sign(secrets, '', '', ''))),
  ])()
}
