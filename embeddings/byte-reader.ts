import { AppError } from '../src/errors.ts'

/** Reads little-endian numbers one after another and never beyond the end; what it reads is named in its errors. */
export class ByteReader {
  readonly #bytes: Buffer
  #position = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  /** The next `length` bytes, not copied. */
  take(length: number, what: string): Buffer {
    const rest = this.#bytes.subarray(this.#position)
    if (length > rest.length) throw cutShort(this.#bytes.length, what)
    this.#position += length
    return rest.subarray(0, length)
  }

  u8(what: string): number {
    return this.take(1, what).readUInt8()
  }

  u16(what: string): number {
    return this.take(2, what).readUInt16LE()
  }

  u32(what: string): number {
    return this.take(4, what).readUInt32LE()
  }

  f32(what: string): number {
    return this.take(4, what).readFloatLE()
  }

  /** A 64-bit length or offset; those beyond 2^53 lose digits, which no file is long enough to notice. */
  u64(what: string): number {
    return Number(this.take(8, what).readBigUInt64LE())
  }

  /** A signed 32-bit number that counts or points, so a negative one means that the file is not what it claims. */
  count(what: string): number {
    const value = this.take(4, what).readInt32LE()
    if (value < 0) throw garbled(`${what} is ${value}`)
    return value
  }
}

export function cutShort(length: number, what: string): AppError {
  return new AppError(
    'model_corrupt',
    `The weights file is cut short: its ${length} bytes end inside ${what}. Download it again.`,
  )
}

export function garbled(finding: string): AppError {
  return new AppError('model_corrupt', `The weights file is damaged: ${finding}. Download it again.`)
}

/** Copies floats out of a file, whose bytes may begin at an address that a Float32Array cannot. */
export function floatsOf(bytes: Buffer): Float32Array {
  return Float32Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readFloatLE(index * 4))
}
