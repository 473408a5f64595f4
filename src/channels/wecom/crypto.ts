import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'

/**
 * How WeCom signs and encrypts callbacks. Whoever can call the callback's address sends what he likes, so the signature
 * is verified before anything is decrypted, and whatever is wrong is refused with one and the same error: what exactly
 * was wrong would help only to guess further.
 *
 * A callback is not refused for its age. Replays do no harm, because messages are answered once by their msgid, however
 * often and however late they come; a window of time would lose retries that were held up and every message of a server
 * whose clock is wrong.
 */

/** What the callback's page of the admin console shows. */
export type CallbackSecret = {
  readonly token: string
  /** The EncodingAESKey: 43 letters and digits. */
  readonly aesKey: string
  /** Whom messages are encrypted for: the corp id for a self-built app, empty for a smart bot. */
  readonly receiveId: string
}

/** What WeCom sends in the query of every callback. */
export type SignedQuery = { readonly signature: string; readonly timestamp: string; readonly nonce: string }

/** The callback is not from WeCom, not for us, or was changed on the way; it does not say which. */
export class CallbackRefused extends Error {
  constructor() {
    super('The callback is refused.')
    this.name = 'CallbackRefused'
  }
}

/** WeCom pads to 32 bytes although AES has blocks of 16, so that Node's own unpadding refuses every second message. */
const BLOCK = 32
const RANDOM_BYTES = 16
/** Random bytes, then the length of the message in 4 bytes. */
const HEAD = RANDOM_BYTES + 4

/** In characters of base64: many times the longest message with a quoted one that the clients let people send. */
const LONGEST_ENCRYPTED = 400_000
/** WeCom's own are of 10 to 40 characters. */
const LONGEST_PARAMETER = 128

/** @returns undefined where one of them is missing, comes twice or is longer than any of WeCom's */
export function signedQueryOf(
  query: Readonly<Record<string, string | readonly string[] | undefined>>,
): SignedQuery | undefined {
  const signature = only(query.msg_signature)
  const timestamp = only(query.timestamp)
  const nonce = only(query.nonce)
  return signature && timestamp && nonce ? { signature, timestamp, nonce } : undefined
}

function only(values: string | readonly string[] | undefined): string | undefined {
  const [value, another] = typeof values === 'string' ? [values] : (values ?? [])
  return another === undefined && value && value.length <= LONGEST_PARAMETER ? value : undefined
}

/** In lower-case hexadecimal digits, over the four texts exactly as they were received. */
export function signatureOf(token: string, timestamp: string, nonce: string, encrypt: string): string {
  return createHash('sha1').update([token, timestamp, nonce, encrypt].sort().join('')).digest('hex')
}

/**
 * The plaintext of a callback.
 *
 * @throws CallbackRefused whatever is wrong with it
 */
export function openEncrypted(secret: CallbackSecret, query: SignedQuery, encrypted: string): string {
  if (encrypted.length > LONGEST_ENCRYPTED) throw new CallbackRefused()
  const expected = signatureOf(secret.token, query.timestamp, query.nonce, encrypted)
  if (!sameText(expected, query.signature)) throw new CallbackRefused()
  const plaintext = opened(decrypted(secret, encrypted), secret.receiveId)
  if (plaintext === undefined) throw new CallbackRefused()
  return plaintext
}

/**
 * What WeCom wants back when it verifies the address. Messages and our own replies are signed in the same way, so whoever
 * got hold of one, encrypted, would have it read to him here: they are refused, which JSON and XML are told apart by.
 *
 * @throws CallbackRefused whatever is wrong with it
 */
export function openEcho(secret: CallbackSecret, query: SignedQuery, encrypted: string): string {
  const plaintext = openEncrypted(secret, query, encrypted)
  if (/^\s*(?:[{<]|$)/.test(plaintext)) throw new CallbackRefused()
  return plaintext
}

/** A plaintext encrypted and signed, with 16 random bytes that are used only once. */
export function sealEncrypted(
  secret: CallbackSecret,
  plaintext: string,
  { timestamp, nonce, random16 }: { readonly timestamp: string; readonly nonce: string; readonly random16: Uint8Array },
): { readonly encrypt: string; readonly signature: string } {
  if (random16.length !== RANDOM_BYTES) throw new RangeError(`random16 must be ${RANDOM_BYTES} bytes`)
  const message = Buffer.from(plaintext)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(message.length)
  const content = Buffer.concat([random16, length, message, Buffer.from(secret.receiveId)])
  const pad = BLOCK - (content.length % BLOCK)
  const cipher = createCipheriv('aes-256-cbc', ...keyAndVector(secret)).setAutoPadding(false)
  const encrypt = Buffer.concat([
    cipher.update(Buffer.concat([content, Buffer.alloc(pad, pad)])),
    cipher.final(),
  ]).toString('base64')
  return { encrypt, signature: signatureOf(secret.token, timestamp, nonce, encrypt) }
}

/** The last of the 43 characters carries bits that belong to no byte; real keys have some of them set. */
function keyAndVector({ aesKey }: CallbackSecret): [key: Buffer, vector: Buffer] {
  const key = Buffer.from(`${aesKey}=`, 'base64')
  return [key, key.subarray(0, 16)]
}

/** Digests are compared, because a comparison in constant time needs equal lengths. */
function sameText(expected: string, given: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(expected), digest(given))
}

/** With its padding; undefined where it cannot be one of WeCom's by its form. */
function decrypted(secret: CallbackSecret, encrypted: string): Buffer | undefined {
  if (encrypted.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(encrypted)) return undefined
  const bytes = Buffer.from(encrypted, 'base64')
  if (bytes.length % BLOCK !== 0) return undefined
  const decipher = createDecipheriv('aes-256-cbc', ...keyAndVector(secret)).setAutoPadding(false)
  return Buffer.concat([decipher.update(bytes), decipher.final()])
}

/** Everything is looked at before anything is decided, so that the time taken does not tell what was wrong. */
function opened(padded: Buffer | undefined, receiveId: string): string | undefined {
  if (!padded) return undefined
  const pad = padded[padded.length - 1] ?? 0
  const unpadded = padded.length - Math.min(pad, padded.length - HEAD)
  const length = padded.readUInt32BE(RANDOM_BYTES)
  const end = Math.min(HEAD + length, unpadded)
  const text = decoded(padded.subarray(HEAD, end))
  const wellPadded = pad >= 1 && pad <= BLOCK && isPadding(padded.subarray(-BLOCK), pad)
  const complete = HEAD + length <= unpadded
  const forUs = padded.subarray(end, unpadded).equals(Buffer.from(receiveId))
  return wellPadded && complete && forUs ? text : undefined
}

function isPadding(lastBlock: Buffer, pad: number): boolean {
  const wrong = lastBlock.filter((byte, at) => at >= BLOCK - pad && byte !== pad)
  return wrong.length === 0
}

/** Undefined where it is no UTF-8. */
function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
