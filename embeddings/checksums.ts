import { createHash } from 'node:crypto'
import { AppError } from '../src/errors.ts'

/** sha256 (hex) by path, as `sha256sum` prints them. */
export type Checksums = ReadonlyMap<string, string>

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Reads lines of `hash  path`; throws `model_corrupt` for any other. */
export function parseChecksums(text: string): Checksums {
  const lines = text.split('\n').filter(line => line !== '')
  return new Map(
    lines.map(line => {
      const [, hash, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
      if (!hash || !path) throw new AppError('model_corrupt', `Not a line of a checksum file: ${line}`)
      return [path, hash]
    }),
  )
}
