/**
 * Vectors as they are stored and compared. A passage's vector is kept whole (float32); the vectors of its sentences,
 * which only refine a ranking, take a byte a dimension. Blobs hold the platform's byte order, little-endian wherever
 * Node ships a build of the graph's library.
 */

/** Largest value of a signed byte; the largest component of a vector is mapped to it. */
const BYTE_MAX = 127

/** Vectors of sentences: `values` holds `dimensions` bytes for each of `scales`; byte × scale is the component. */
export type SentenceVectors = { readonly scales: Float32Array; readonly values: Int8Array }

export function packVector(vector: readonly number[]): Uint8Array {
  return new Uint8Array(Float32Array.from(vector).buffer)
}

/** Copies, because a blob need not begin at a multiple of four bytes. */
export function unpackVector(blob: Uint8Array): Float32Array {
  const vector = new Float32Array(blob.byteLength / 4)
  new Uint8Array(vector.buffer).set(blob)
  return vector
}

/** All scales (float32), then all bytes. A scale is chosen so that the unpacked vector has unit length again. */
export function packSentences(vectors: readonly (readonly number[])[], dimensions: number): Uint8Array {
  const blob = new Uint8Array(vectors.length * (4 + dimensions))
  const scales = new Float32Array(vectors.length)
  const values = new Int8Array(blob.buffer, scales.byteLength)
  for (const [i, vector] of vectors.entries()) {
    const largest = vector.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
    let squares = 0
    for (const [j, x] of vector.entries()) {
      const value = largest === 0 ? 0 : Math.round((x / largest) * BYTE_MAX)
      values[i * dimensions + j] = value
      squares += value * value
    }
    scales[i] = squares === 0 ? 0 : 1 / Math.sqrt(squares)
  }
  blob.set(new Uint8Array(scales.buffer))
  return blob
}

export function unpackSentences(blob: Uint8Array, dimensions: number): SentenceVectors {
  const count = blob.byteLength / (4 + dimensions)
  const scales = new Float32Array(count)
  new Uint8Array(scales.buffer).set(blob.subarray(0, count * 4))
  return { scales, values: new Int8Array(blob.subarray(count * 4)) }
}

/** The product of `query` with the vector that begins at `offset` of a run of many; of unit vectors, their cosine. */
export function dot(run: Float32Array, offset: number, query: Float32Array): number {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  // Four sums that do not wait for one another take two thirds of the time of one; past the end counts as nothing.
  for (let i = 0, j = offset; i < query.length; i += 4, j += 4) {
    a += (run[j] ?? 0) * (query[i] ?? 0)
    b += (run[j + 1] ?? 0) * (query[i + 1] ?? 0)
    c += (run[j + 2] ?? 0) * (query[i + 2] ?? 0)
    d += (run[j + 3] ?? 0) * (query[i + 3] ?? 0)
  }
  return a + b + c + d
}

/** The cosine of `query` and the sentence at `index`. Written out again: one loop over two kinds of array is slow. */
export function sentenceCosine(sentences: SentenceVectors, index: number, query: Float32Array): number {
  const { values, scales } = sentences
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let i = 0, j = index * query.length; i < query.length; i += 4, j += 4) {
    a += (values[j] ?? 0) * (query[i] ?? 0)
    b += (values[j + 1] ?? 0) * (query[i + 1] ?? 0)
    c += (values[j + 2] ?? 0) * (query[i + 2] ?? 0)
    d += (values[j + 3] ?? 0) * (query[i + 3] ?? 0)
  }
  return (a + b + c + d) * (scales[index] ?? 0)
}
