import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/**
 * How WeCom signs and encrypts, written from its documentation and not from the product, so that an error of the one is
 * not an error of both.
 */

/** What a callback is set up with; `receiveId` is '' for a smart bot and the corp id for a self-built app. */
export type Secrets = { readonly token: string; readonly aesKey: string; readonly receiveId: string }

/** Of PKCS#7, which WeCom pads to. */
const BLOCK = 32
const RANDOM_BYTES = 16
const LENGTH_BYTES = 4

export function sign({ token }: Secrets, timestamp: string, nonce: string, encrypted: string): string {
  return createHash('sha1').update([token, timestamp, nonce, encrypted].sort().join('')).digest('hex')
}

export function encrypt(secrets: Secrets, message: string | Uint8Array): string {
  const bytes = Buffer.from(message)
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32BE(bytes.length)
  return encryptPadded(
    secrets,
    padded(Buffer.concat([randomBytes(RANDOM_BYTES), length, bytes, Buffer.from(secrets.receiveId)])),
  )
}

export function padded(plain: Uint8Array): Buffer {
  const missing = BLOCK - (plain.length % BLOCK)
  return Buffer.concat([plain, Buffer.alloc(missing, missing)])
}

/** Whole blocks as they are: what a fuzzer needs to say something wrong under a right key. */
export function encryptPadded({ aesKey }: Secrets, blocks: Uint8Array): string {
  const key = keyOf(aesKey)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(blocks), cipher.final()]).toString('base64')
}

/** @throws Error that names what is wrong with it */
export function decrypt({ aesKey, receiveId }: Secrets, encrypted: string): string {
  const key = keyOf(aesKey)
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const blocks = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()])
  const padding = blocks.at(-1) ?? 0
  if (padding < 1 || padding > BLOCK || blocks.subarray(-padding).some(byte => byte !== padding))
    throw new Error('its padding is wrong')
  const plain = blocks.subarray(0, -padding)
  const begin = RANDOM_BYTES + LENGTH_BYTES
  const end = begin + plain.readUInt32BE(RANDOM_BYTES)
  if (end > plain.length) throw new Error('its length is wrong')
  if (plain.subarray(end).toString() !== receiveId) throw new Error('its receive id is wrong')
  return new TextDecoder('utf-8', { fatal: true }).decode(plain.subarray(begin, end))
}

function keyOf(aesKey: string): Buffer {
  return Buffer.from(`${aesKey}=`, 'base64')
}
