/**
 * A made-up model small enough to compute by hand, as the floats it stands for and as the E5S1 file that says so. The
 * floats come first and the file is written from them, so nothing here relies on the code under test.
 */

/** Weights as a test computes with them, row by row. */
export type Matrix = readonly (readonly number[])[]

export type TinyModel = {
  readonly sizes: Sizes
  readonly pieces: readonly (readonly [text: string, score: number])[]
  readonly tensors: ReadonlyMap<string, TinyTensor>
}

export type TinyTensor = {
  readonly kind: number
  readonly count: number
  readonly values: Matrix
  readonly bytes: Buffer
}

export type Sizes = typeof sizes

export const sizes = {
  hidden: 64,
  layers: 2,
  heads: 2,
  feedForward: 96,
  positions: 16,
  tokenTypes: 2,
  /** More rows than pieces, as in the published model. */
  words: 40,
  epsilon: 1e-12,
}

export const pieces: TinyModel['pieces'] = [
  ['<s>', 0],
  ['<pad>', 0],
  ['</s>', 0],
  ['<unk>', 0],
  ['▁', -3.93004],
  ['。', -4],
  ['法', -5],
  ['治', -5],
  ['政', -5],
  ['府', -5],
  ['法治', -6.123456],
  ['政府', -6.5],
  ['法治政府', -14],
  ['▁法治', -7],
  ['2', -5],
  ['0', -5],
  ['3', -5],
  ['2023', -8],
  ['▁a', -5.5],
  ['b', -6],
  ['ab', -13],
  ['\ufeff', -20],
  ['𠮷', -9],
  ['<mask>', 0],
]

/** Numbers from 0 to 1, the same in every run (a linear congruential generator, constants of Numerical Recipes). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

export function tinyModel(changes: Partial<Sizes> = {}): TinyModel {
  const random = numbers(1)
  const ownSizes = { ...sizes, ...changes }
  const { hidden, layers, feedForward, positions, tokenTypes, words } = ownSizes
  const tensors = new Map<string, TinyTensor>()
  // Exponent 11 makes scales of 1/16 to 1/8 and so words of about unit length; 9 makes the layers' sums about 1.
  tensors.set('emb.word', blocks(words, hidden, 11, random))
  tensors.set('emb.pos', floats(positions, hidden, 0, random))
  tensors.set('emb.type', floats(tokenTypes, hidden, 0, random))
  const norm = (name: string) => {
    tensors.set(`${name}.w`, floats(1, hidden, 1, random))
    tensors.set(`${name}.b`, floats(1, hidden, 0, random))
  }
  const linear = (name: string, outputs: number, inputs: number) => {
    tensors.set(`${name}.w`, blocks(outputs, inputs, 9, random))
    tensors.set(`${name}.b`, floats(1, outputs, 0, random))
  }
  norm('emb.ln')
  for (let layer = 0; layer < layers; layer++) {
    for (const part of ['q', 'k', 'v', 'ao']) linear(`l${layer}.${part}`, hidden, hidden)
    norm(`l${layer}.aln`)
    linear(`l${layer}.fi`, feedForward, hidden)
    linear(`l${layer}.fo`, hidden, feedForward)
    norm(`l${layer}.oln`)
  }
  return { sizes: ownSizes, pieces, tensors }
}

/** Floats up to a half away from `middle`. */
function floats(rows: number, columns: number, middle: number, random: () => number): TinyTensor {
  const values = table(rows, columns, () => Math.fround(middle + random() - 0.5))
  return { kind: 0, count: rows * columns, values, bytes: f32(values.flat()) }
}

/** Random 4-bit weights: for each 32 of a row a scale, then the numbers 0 to 15 that it multiplies less 8. */
function blocks(rows: number, columns: number, exponent: number, random: () => number): TinyTensor {
  const bytes: Buffer[] = []
  const values = Array.from({ length: rows }, () => {
    const row: number[] = []
    while (row.length < columns) {
      const negative = random() < 0.5
      const fraction = Math.floor(random() * 1024)
      const stored = Array.from({ length: 32 }, () => Math.floor(random() * 16))
      const scale = (negative ? -1 : 1) * (1 + fraction / 1024) * 2 ** (exponent - 15)
      bytes.push(block((negative ? 0x8000 : 0) + exponent * 1024 + fraction, stored))
      row.push(...stored.map(number => (number - 8) * scale))
    }
    return row
  })
  return { kind: 1, count: rows * columns, values, bytes: Buffer.concat(bytes) }
}

/** A block as the file has it: `stored` are its 32 numbers from 0 to 15 in the order of the weights. */
export function block(scaleBits: number, stored: readonly number[]): Buffer {
  const low = stored.slice(0, 16)
  const high = stored.slice(16)
  return Buffer.concat([u16(scaleBits), Buffer.from(low.map((number, index) => number + 16 * (high[index] ?? 0)))])
}

function table(rows: number, columns: number, value: () => number): number[][] {
  return Array.from({ length: rows }, () => Array.from({ length: columns }, value))
}

/** The bytes of the E5S1 file. */
export function e5s1File({ sizes, pieces, tensors }: TinyModel): Buffer {
  const text = pieces.map(([piece]) => Buffer.from(piece))
  const starts = [0]
  for (const piece of text) starts.push((starts.at(-1) ?? 0) + piece.length)
  const map = Buffer.concat([u32(0xff21), Buffer.from([1]), u32(0x41)])
  const head = Buffer.concat([
    Buffer.from('E5S1'),
    ...[1, sizes.hidden, sizes.layers, sizes.heads, sizes.feedForward].map(u32),
    ...[sizes.words, sizes.positions, sizes.tokenTypes].map(u32),
    f32([sizes.epsilon]),
    ...[32, pieces.length, 0, 2, 1, 3].map(u32),
    u64(Buffer.concat(text).length),
    ...starts.map(u32),
    f32(pieces.map(([, score]) => score)),
    ...text,
    u32(1),
    u32(map.length),
    map,
    u32(tensors.size),
  ])
  const entry = (name: string, { kind, count, bytes }: TinyTensor, start: number) =>
    Buffer.concat([u16(name.length), Buffer.from(name), Buffer.from([kind]), u32(count), u64(start), u64(bytes.length)])
  const list = [...tensors]
  let start = head.length + list.reduce((sum, [name, tensor]) => sum + entry(name, tensor, 0).length, 0)
  const directory = list.map(([name, tensor]) => {
    const line = entry(name, tensor, start)
    start += tensor.bytes.length
    return line
  })
  return Buffer.concat([head, ...directory, ...list.map(([, { bytes }]) => bytes)])
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function u64(value: number): Buffer {
  return Buffer.concat([u32(value), u32(0)])
}

function f32(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => {
    bytes.writeFloatLE(value, index * 4)
  })
  return bytes
}
