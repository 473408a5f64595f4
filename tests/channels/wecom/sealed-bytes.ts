import { createCipheriv } from 'node:crypto'
import type { CallbackSecret } from '../../../src/channels/wecom/crypto.ts'

const random16 = Buffer.from('0123456789abcdef')

export type SealedParts = {
  readonly message: Uint8Array
  readonly receiveId: string
  /** What the stated length is wrong by. @default 0 */
  readonly lengthOff?: number
  /** Instead of the pad's bytes, over as many of the last bytes as there are. */
  readonly lastBytes?: Uint8Array | undefined
}

/** Encrypted as WeCom does, whatever is in it, in base64. */
export function sealedBytes(
  { aesKey }: CallbackSecret,
  { message, receiveId, lengthOff = 0, lastBytes }: SealedParts,
): string {
  const length = Buffer.alloc(4)
  length.writeUInt32BE((message.length + lengthOff) >>> 0)
  const content = Buffer.concat([random16, length, message, Buffer.from(receiveId)])
  const missing = 32 - (content.length % 32)
  const padded = Buffer.concat([content, Buffer.alloc(missing, missing)])
  if (lastBytes) padded.set(lastBytes, padded.length - lastBytes.length)
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64')
}
