import { expect, test } from 'vitest'
import {
  dot,
  packSentences,
  packVector,
  sentenceCosine,
  unpackSentences,
  unpackVector,
} from '../../src/library/vectors.ts'
import { unit, vectorOf } from './made-up.ts'

const DIMENSIONS = 384
const vectors = Array.from({ length: 40 }, (_, i) => vectorOf(`句${i}`, DIMENSIONS))

test('a vector comes back from its blob, wherever the blob begins', () => {
  const [vector = []] = vectors
  const blob = new Uint8Array(1 + 4 * DIMENSIONS)
  blob.set(packVector(vector), 1)
  expect(unpackVector(blob.subarray(1))).toEqual(Float32Array.from(vector))
})

test('the cosine with a sentence stored in bytes is off by less than .005', () => {
  const packed = unpackSentences(packSentences(vectors, DIMENSIONS), DIMENSIONS)
  const near = unit((vectors[3] ?? []).map((x, i) => x + 0.3 * (vectors[7]?.[i] ?? 0)))
  for (const query of [near, vectors[5] ?? [], vectorOf('别的句子', DIMENSIONS)]) {
    const asked = Float32Array.from(query)
    for (const [i, vector] of vectors.entries()) {
      const whole = dot(Float32Array.from(vector), 0, asked)
      expect(Math.abs(sentenceCosine(packed, i, asked) - whole)).toBeLessThan(0.005)
    }
  }
})

test('dimensions that are no multiple of four are compared whole', () => {
  const [a, b] = [vectorOf('甲', 7), vectorOf('乙', 7)]
  const expected = a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)
  const run = Float32Array.from([...b, ...a, ...b])
  expect(dot(run, 7, Float32Array.from(b))).toBeCloseTo(expected, 5)
  const packed = unpackSentences(packSentences([b, a], 7), 7)
  expect(sentenceCosine(packed, 1, Float32Array.from(b))).toBeCloseTo(expected, 1)
})

test('a vector of nothing is near to nothing', () => {
  const packed = unpackSentences(packSentences([Array(DIMENSIONS).fill(0)], DIMENSIONS), DIMENSIONS)
  expect(sentenceCosine(packed, 0, Float32Array.from(vectors[0] ?? []))).toBe(0)
})
