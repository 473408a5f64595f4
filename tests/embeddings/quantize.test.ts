import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dequantize, floatOfHalf, quantizeToInt8, repack } from '../../embeddings/quantize.ts'
import { tinyModel } from './tiny-model.ts'

/**
 * Two blocks. The first: scale .5, weights 0 to 15 stored as 0 to 15, weights 16 to 31 as 15 down to 0. The second:
 * scale −2, all weights stored as 8 but weight 1 (as 15) and weight 30 (as 0).
 */
const twoBlocks = Buffer.from(
  '0038 f0e1d2c3b4a5968778695a4b3c2d1e0f 00c0 888f88888888888888888888888808 88'.replaceAll(' ', ''),
  'hex',
)
const stored = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]

test.each([
  [0x0000, 0],
  [0x3c00, 1],
  [0xc000, -2],
  [0x3800, 0.5],
  [0x3555, 0.333251953125],
  [0x7bff, 65504],
  [0x0400, 2 ** -14],
  [0x03ff, 1023 * 2 ** -24],
  [0x8001, -(2 ** -24)],
  [0x7c00, Number.POSITIVE_INFINITY],
  [0xfc00, Number.NEGATIVE_INFINITY],
  [0x7e00, Number.NaN],
])('reads the half-precision bits %i as %d', (bits, value) => {
  expect(floatOfHalf(bits)).toBe(value)
})

test('reads the low halves of a block before the high ones, less eight and times the scale', () => {
  const weights = dequantize(twoBlocks)
  expect([...weights.subarray(0, 32)]).toEqual([...stored, ...stored.toReversed()].map(number => (number - 8) * 0.5))
})

test('begins a new block after eighteen bytes, with a scale that may be negative', () => {
  const second = [...dequantize(twoBlocks).subarray(32)]
  expect(second.flatMap((weight, index) => (weight === 0 ? [] : [[index, weight]]))).toEqual([
    [1, -14],
    [30, 16],
  ])
})

test('reads the whole matrix of a made-up model as it was written', () => {
  const { bytes, values } = tinyModel().tensors.get('emb.word') ?? { bytes: Buffer.alloc(0), values: [[1]] }
  expect([...dequantize(bytes)]).toEqual(values.flat())
})

test('repacks neighbours into one byte, the earlier in the low half, and keeps the scales apart', () => {
  const { scales, numbers } = repack(twoBlocks)
  expect([...scales]).toEqual([0.5, -2])
  expect(Buffer.from(numbers).toString('hex')).toBe('1032547698badcfeefcdab8967452301f8888888888888888888888888888880')
})

test('rounds each row to the scale that makes its largest weight 127, and turns the matrix over', () => {
  // Two outputs of three inputs.
  const { values, scales } = quantizeToInt8(Float32Array.of(127, -64, 0.4, -0.5, -1, 0.25), 2)
  expect([...scales]).toEqual([1, Math.fround(1 / 127)])
  // By the scale in 32 bits, a little less than 1 / 127, −.5 is a little beyond −63.5.
  expect([...values]).toEqual([127, -64, -64, -127, 0, 32])
})

test('rounds halves up', () => {
  const { values } = quantizeToInt8(Float32Array.of(127, 0.5, -0.5, 1.5, -1.5), 1)
  expect([...values]).toEqual([127, 1, 0, 2, -1])
})

test('gives a row of zeros zeros', () => {
  const { values, scales } = quantizeToInt8(new Float32Array(4), 2)
  expect([...values]).toEqual([0, 0, 0, 0])
  expect([...scales]).toEqual([1, 1])
})

test('is never off by more than half a step', () => {
  const row = fc.array(
    fc.integer({ min: -8192, max: 8192 }).map(number => number / 1024),
    { minLength: 6, maxLength: 6 },
  )
  fc.assert(
    fc.property(row, row, (first, second) => {
      const { values, scales } = quantizeToInt8(Float32Array.from([...first, ...second]), 2)
      for (const [output, weights] of [first, second].entries()) {
        const step = scales[output] ?? Number.NaN
        for (const [input, weight] of weights.entries()) {
          const rounded = (values[input * 2 + output] ?? Number.NaN) * step
          expect(Math.abs(rounded - weight)).toBeLessThanOrEqual(step * 0.50001)
        }
      }
    }),
  )
})
