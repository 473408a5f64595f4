/**
 * Changes weights from the form they are published in to the two forms that onnxruntime computes with.
 *
 * Published: blocks of 32 weights in 18 bytes ("Q4_0"), along the rows of a matrix.
 *
 *     bytes 0–1    scale, a 16-bit float, little-endian; may be negative
 *     byte 2 + j   weight j in the low four bits, weight j + 16 in the high four bits (j from 0 to 15)
 *
 * A stored number n from 0 to 15 means the weight (n − 8) × scale.
 *
 * Wanted for the word table (GatherBlockQuantized): the same numbers n, two neighbours to a byte, the earlier one in
 * the low bits, and the scales apart as 32-bit floats. Nothing is lost. The operator subtracts 8 itself, that being
 * its default for unsigned 4-bit numbers.
 *
 * Wanted for the linear layers (DynamicQuantizeMatMul): 8-bit signed numbers, one scale for each output. This rounds.
 */

/** Weights in a block. */
export const blockWeights = 32
/** Bytes of a block as published: the scale, then two weights to a byte. */
export const blockBytes = 2 + blockWeights / 2

const zeroPoint = 8
const largestInt8 = 127

/** The number that the 16 bits of an IEEE 754 half-precision float stand for. */
export function floatOfHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = (bits & 0x3ff) / 1024
  if (exponent === 0) return sign * fraction * 2 ** -14
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN
  return sign * (1 + fraction) * 2 ** (exponent - 15)
}

/** The weights as floats, exactly: four bits times eleven fit a 32-bit float. */
export function dequantize(blocks: Buffer): Float32Array {
  const weights = new Float32Array((blocks.length / blockBytes) * blockWeights)
  eachBlock(blocks, (block, index) => {
    const scale = scaleOf(block)
    for (let weight = 0; weight < blockWeights; weight++) {
      weights[index * blockWeights + weight] = (numberAt(block, weight) - zeroPoint) * scale
    }
  })
  return weights
}

export type PackedRows = {
  /** One for each 32 weights. */
  readonly scales: Float32Array
  /** Weight 2i in the low four bits of byte i, weight 2i + 1 in the high ones. */
  readonly numbers: Uint8Array
}

/** The same 4-bit weights in the order that GatherBlockQuantized reads. */
export function repack(blocks: Buffer): PackedRows {
  const blockCount = blocks.length / blockBytes
  const packedBytes = blockWeights / 2
  const scales = new Float32Array(blockCount)
  const numbers = new Uint8Array(blockCount * packedBytes)
  eachBlock(blocks, (block, index) => {
    scales[index] = scaleOf(block)
    for (let pair = 0; pair < packedBytes; pair++) {
      numbers[index * packedBytes + pair] = numberAt(block, 2 * pair) | (numberAt(block, 2 * pair + 1) << 4)
    }
  })
  return { scales, numbers }
}

export type Int8Matrix = {
  /** `inputs` × `outputs`: the matrix is turned over, since the operator multiplies from the left. */
  readonly values: Int8Array
  /** One for each output; a weight is its value times the scale. */
  readonly scales: Float32Array
}

/** Rounds a matrix of `outputs` rows to 8 bits, each row by the scale that makes its largest weight ±127. */
export function quantizeToInt8(weights: Float32Array, outputs: number): Int8Matrix {
  const inputs = weights.length / outputs
  const values = new Int8Array(weights.length)
  const scales = new Float32Array(outputs)
  for (let output = 0; output < outputs; output++) {
    const row = weights.subarray(output * inputs, (output + 1) * inputs)
    const largest = row.reduce((max, weight) => Math.max(max, Math.abs(weight)), 0)
    // Rounded to 32 bits first, so that the division below is by the very scale that the operator multiplies with. A
    // row of zeros has any scale.
    const scale = Math.fround(largest / largestInt8) || 1
    scales[output] = scale
    row.forEach((weight, input) => {
      values[input * outputs + output] = Math.round(weight / scale)
    })
  }
  return { values, scales }
}

function eachBlock(blocks: Buffer, visit: (block: Buffer, index: number) => void): void {
  for (let index = 0; index < blocks.length / blockBytes; index++) {
    visit(blocks.subarray(index * blockBytes, (index + 1) * blockBytes), index)
  }
}

function scaleOf(block: Buffer): number {
  return floatOfHalf(block.readUInt16LE(0))
}

/** The stored number, from 0 to 15, of one of a block's 32 weights. */
function numberAt(block: Buffer, weight: number): number {
  const half = blockWeights / 2
  return weight < half ? block.readUInt8(2 + weight) & 0x0f : block.readUInt8(2 + weight - half) >> 4
}
