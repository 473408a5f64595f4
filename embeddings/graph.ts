/**
 * The model as an ONNX graph: BERT's encoder from token ids to the hidden state of every token. The word table stays
 * at 4 bits, since only a few of its rows are read for a text. The linear layers, where the time goes, compute in 8
 * bits, which onnxruntime does about twice as fast on a CPU as 4-bit products. All other weights are 32-bit floats.
 *
 * The names of constants and outputs are part of the file's bytes.
 */
import type { BertConfig, E5Model, Weights } from './e5s1.ts'
import type { GraphBuilder } from './onnx.ts'
import { createGraphBuilder, dataTypes, float, int, microsoft } from './onnx.ts'
import { blockWeights, dequantize, quantizeToInt8, repack } from './quantize.ts'

type Parts = { readonly builder: GraphBuilder; readonly config: BertConfig; readonly weights: Weights }

/**
 * An ONNX file with the inputs `input_ids` and `attention_mask` (int64, batch × tokens) and the output
 * `last_hidden_state` (float32, batch × tokens × hidden size). Every token is of type 0.
 */
export function buildGraph({ config, weights }: Pick<E5Model, 'config' | 'weights'>): Uint8Array {
  const builder = createGraphBuilder()
  const parts = { builder, config, weights }
  let hidden = embeddings(parts)
  builder.node({
    operator: 'Cast',
    inputs: ['attention_mask'],
    output: 'mask32',
    attributes: [int('to', dataTypes.int32)],
  })
  for (let layer = 0; layer < config.layers; layer++) {
    const attended = attention(parts, layer, hidden)
    hidden = feedForward(parts, layer, attended)
  }
  return builder.encode(
    [
      { name: 'input_ids', type: 'int64', shape: ['b', 's'] },
      { name: 'attention_mask', type: 'int64', shape: ['b', 's'] },
    ],
    [{ name: hidden, type: 'float32', shape: ['b', 's', config.hiddenSize] }],
  )
}

/** Word + position + type, then a layer norm. */
function embeddings(parts: Parts): string {
  const { builder, config, weights } = parts
  const words = wordEmbeddings(parts)
  const positions = positionEmbeddings(parts)
  const sum = builder.node({ operator: 'Add', inputs: [words, positions], output: 'emb.sum' })
  return builder.node({
    operator: 'LayerNormalization',
    inputs: [sum, ...layerNormWeights(builder, weights, 'emb.ln', config.hiddenSize)],
    output: 'emb.out',
    attributes: [int('axis', -1), float('epsilon', config.epsilon)],
  })
}

function wordEmbeddings({ builder, config, weights }: Parts): string {
  const { vocabularySize, hiddenSize } = config
  const { scales, numbers } = repack(weights.blocks('emb.word', vocabularySize * hiddenSize))
  const table = builder.constant('emb.word.q', numbers, [vocabularySize, hiddenSize / 2])
  const tableScales = builder.constant('emb.word.s', scales, [vocabularySize, hiddenSize / blockWeights])
  return builder.node({
    operator: 'GatherBlockQuantized',
    domain: microsoft,
    inputs: [table, 'input_ids', tableScales],
    output: 'we',
    attributes: [int('bits', 4), int('block_size', blockWeights), int('gather_axis', 0), int('quantize_axis', 1)],
  })
}

/** The table's first rows, as many as the input has tokens; `input_ids` is batch × tokens, so its second dimension. */
function positionEmbeddings({ builder, config, weights }: Parts): string {
  const { positions, tokenTypes, hiddenSize } = config
  const types = weights.floats('emb.type', tokenTypes * hiddenSize)
  const table = addToRows(weights.floats('emb.pos', positions * hiddenSize), types.subarray(0, hiddenSize))
  builder.constant('pos', table, [positions, hiddenSize])
  const zero = builder.constant('zero1', new BigInt64Array([0n]), [1])
  const one = builder.constant('one1', new BigInt64Array([1n]), [1])
  const two = builder.constant('two1', new BigInt64Array([2n]), [1])
  const shape = builder.node({ operator: 'Shape', inputs: ['input_ids'], output: 'shp' })
  const tokens = builder.node({ operator: 'Slice', inputs: [shape, one, two], output: 'seq' })
  return builder.node({ operator: 'Slice', inputs: ['pos', zero, tokens, zero], output: 'posS' })
}

/** Every token being of type 0, the type's row is added to the positions once instead of at every run. */
function addToRows(table: Float32Array, row: Float32Array): Float32Array {
  const sums = new Float32Array(table.length)
  for (let start = 0; start < table.length; start += row.length) {
    row.forEach((value, column) => {
      sums[start + column] = value + (table[start + column] ?? Number.NaN)
    })
  }
  return sums
}

/** Attention, then a layer norm over its sum with what went in. */
function attention(parts: Parts, layer: number, hidden: string): string {
  const { builder, config } = parts
  const { hiddenSize, heads } = config
  const name = (part: string) => `l${layer}.${part}`
  const project = (part: string, input: string) =>
    linear(parts, { name: name(part), input, inputs: hiddenSize, outputs: hiddenSize })
  const query = project('q', hidden)
  const key = project('k', hidden)
  const value = project('v', hidden)
  const attended = builder.node({
    operator: 'MultiHeadAttention',
    domain: microsoft,
    // The fourth input, a bias, is left out: the projections have added theirs.
    inputs: [query, key, value, '', 'mask32'],
    output: name('att'),
    attributes: [int('num_heads', heads)],
  })
  return addAndNorm(parts, { added: project('ao', attended), skipped: hidden, norm: name('aln'), output: name('x1') })
}

/** Two linear layers with a GELU between them, then a layer norm over the sum with what went in. */
function feedForward(parts: Parts, layer: number, hidden: string): string {
  const { builder, config } = parts
  const { hiddenSize, feedForwardSize, layers } = config
  const name = (part: string) => `l${layer}.${part}`
  const wide = linear(parts, { name: name('fi'), input: hidden, inputs: hiddenSize, outputs: feedForwardSize })
  const bent = builder.node({ operator: 'Gelu', domain: microsoft, inputs: [wide], output: name('g') })
  const added = linear(parts, { name: name('fo'), input: bent, inputs: feedForwardSize, outputs: hiddenSize })
  const output = layer === layers - 1 ? 'last_hidden_state' : name('x2')
  return addAndNorm(parts, { added, skipped: hidden, norm: name('oln'), output })
}

type Linear = { readonly name: string; readonly input: string; readonly inputs: number; readonly outputs: number }

/** The input times the weights plus the bias, the input being rounded to 8 bits too when the model runs. */
function linear({ builder, weights }: Parts, { name, input, inputs, outputs }: Linear): string {
  const blocks = weights.blocks(`${name}.w`, inputs * outputs)
  const { values, scales } = quantizeToInt8(dequantize(blocks), outputs)
  return builder.node({
    operator: 'DynamicQuantizeMatMul',
    domain: microsoft,
    inputs: [
      input,
      builder.constant(`${name}.w.q`, values, [inputs, outputs]),
      builder.constant(`${name}.w.s`, scales, [outputs]),
      builder.constant(`${name}.w.z`, new Int8Array(outputs), [outputs]),
      builder.constant(`${name}.b`, weights.floats(`${name}.b`, outputs), [outputs]),
    ],
    output: name,
  })
}

type Addition = { readonly added: string; readonly skipped: string; readonly norm: string; readonly output: string }

function addAndNorm({ builder, config, weights }: Parts, { added, skipped, norm, output }: Addition): string {
  return builder.node({
    operator: 'SkipLayerNormalization',
    domain: microsoft,
    inputs: [added, skipped, ...layerNormWeights(builder, weights, norm, config.hiddenSize)],
    output,
    attributes: [float('epsilon', config.epsilon)],
  })
}

function layerNormWeights(builder: GraphBuilder, weights: Weights, name: string, size: number): [string, string] {
  return [
    builder.constant(`${name}.w`, weights.floats(`${name}.w`, size), [size]),
    builder.constant(`${name}.b`, weights.floats(`${name}.b`, size), [size]),
  ]
}
