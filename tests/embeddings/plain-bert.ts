/** BERT's forward pass in plain floats, written for reading and not for speed: what the converted graph must compute. */
import type { Matrix, TinyModel } from './tiny-model.ts'

/** The last hidden state of each token, for one text without padding. */
export function plainBert({ sizes, tensors }: TinyModel, tokens: readonly number[]): Matrix {
  const matrix = (name: string): Matrix => {
    const tensor = tensors.get(name)
    if (!tensor) throw new Error(`No tensor ${name}`)
    return tensor.values
  }
  const vector = (name: string): readonly number[] => row(matrix(name), 0)
  const linear = (name: string, input: Matrix): Matrix =>
    input.map(token =>
      add(
        matrix(`${name}.w`).map(weights => dot(weights, token)),
        vector(`${name}.b`),
      ),
    )
  const norm = (name: string, input: Matrix): Matrix =>
    input.map(token => layerNorm(token, vector(`${name}.w`), vector(`${name}.b`), sizes.epsilon))

  const embedded = tokens.map((token, position) =>
    add(add(row(matrix('emb.word'), token), row(matrix('emb.pos'), position)), row(matrix('emb.type'), 0)),
  )
  let hidden = norm('emb.ln', embedded)
  for (let layer = 0; layer < sizes.layers; layer++) {
    const name = (part: string) => `l${layer}.${part}`
    const query = linear(name('q'), hidden)
    const key = linear(name('k'), hidden)
    const value = linear(name('v'), hidden)
    const attended = linear(name('ao'), attention(query, key, value, sizes.heads))
    const middle = norm(name('aln'), addMatrix(attended, hidden))
    const wide = linear(name('fi'), middle).map(token => token.map(gelu))
    hidden = norm(name('oln'), addMatrix(linear(name('fo'), wide), middle))
  }
  return hidden
}

function attention(query: Matrix, key: Matrix, value: Matrix, heads: number): Matrix {
  const size = row(query, 0).length / heads
  return query.map(asking => {
    const output: number[] = []
    for (let head = 0; head < heads; head++) {
      const part = (vector: readonly number[]) => vector.slice(head * size, (head + 1) * size)
      const shares = softmax(key.map(asked => dot(part(asking), part(asked)) / Math.sqrt(size)))
      const sum = value.reduce<readonly number[]>(
        (total, token, index) =>
          add(
            total,
            part(token).map(number => number * at(shares, index)),
          ),
        new Array<number>(size).fill(0),
      )
      output.push(...sum)
    }
    return output
  })
}

function softmax(scores: readonly number[]): number[] {
  const powers = scores.map(Math.exp)
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map(power => power / total)
}

function layerNorm(input: readonly number[], gain: readonly number[], bias: readonly number[], epsilon: number) {
  const mean = input.reduce((sum, number) => sum + number, 0) / input.length
  const variance = input.reduce((sum, number) => sum + (number - mean) ** 2, 0) / input.length
  return input.map(
    (number, index) => ((number - mean) / Math.sqrt(variance + epsilon)) * at(gain, index) + at(bias, index),
  )
}

function gelu(x: number): number {
  return (x / 2) * (1 + erf(x / Math.SQRT2))
}

/** The Taylor series, which doubles carry as far as 5; beyond, erf is 1 to twelve digits. */
function erf(x: number): number {
  if (Math.abs(x) > 5) return Math.sign(x)
  let sum = 0
  let term = x
  for (let n = 0; n < 100; n++) {
    sum += term / (2 * n + 1)
    term *= -(x * x) / (n + 1)
  }
  return (2 / Math.sqrt(Math.PI)) * sum
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, number, index) => sum + number * at(other, index), 0)
}

function add(one: readonly number[], other: readonly number[]): number[] {
  return one.map((number, index) => number + at(other, index))
}

function addMatrix(one: Matrix, other: Matrix): Matrix {
  return one.map((token, index) => add(token, row(other, index)))
}

function row(matrix: Matrix, index: number): readonly number[] {
  const found = matrix[index]
  if (!found) throw new Error(`No row ${index}`)
  return found
}

function at(vector: readonly number[], index: number): number {
  const found = vector[index]
  if (found === undefined) throw new Error(`No number ${index}`)
  return found
}
