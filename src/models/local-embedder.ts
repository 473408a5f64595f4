import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Embeddings } from '@langchain/core/embeddings'
import { env, type FeatureExtractionPipeline, pipeline } from '@xenova/transformers'
import { LRUCache } from 'lru-cache'
import { AppError, messageOf } from '../errors.ts'
import { inBatchesByLength } from './by-length.ts'
import type { Embedder } from './embedder.ts'

/** e5 is trained with these (model card of intfloat/multilingual-e5-small); without them its vectors are worse. */
const QUERY_PREFIX = 'query: '
const PASSAGE_PREFIX = 'passage: '

/** Texts embedded together; more than eight at once gain nothing on two cores. */
export const BATCH_SIZE = 8

/**
 * On x86 without VNNI, ONNX Runtime's 8-bit products saturate unless this is set (its "quantization" page, S8S8): without
 * it vectors differ from machine to machine, and English on Chinese passages loses some R@1.
 */
const EXACT_PRODUCTS = { extra: { session: { x64quantprecision: '1' } } }

/** Repeated questions (a group chat, a page reload) cost nothing; 1,000 vectors are 3 MB. */
const CACHED_QUESTIONS = 1000

export type LocalEmbedderOptions = {
  /** A folder in transformers.js layout: config.json, tokenizer.json, onnx/model_quantized.onnx. */
  readonly modelDir: string
  /** How many question vectors to keep. @default 1000 */
  readonly cachedQuestions?: number
  /** Processors that one batch may keep busy. @default all */
  readonly threads?: number | undefined
}

/**
 * LangChain `Embeddings` over an ONNX model in a local folder: mean pooling, unit length, e5 prefixes. Reaches no
 * network. Embedding keeps the event loop busy for its time; embed many texts with `createBulkEmbedder`.
 */
export class LocalEmbedder extends Embeddings implements Embedder {
  readonly fingerprint: string
  readonly dimensions: number
  readonly #extract: FeatureExtractionPipeline
  readonly #questions: LRUCache<string, number[]> | undefined

  constructor(extract: FeatureExtractionPipeline, dimensions: number, fingerprint: string, cachedQuestions: number) {
    super({})
    this.#extract = extract
    this.dimensions = dimensions
    this.fingerprint = fingerprint
    this.#questions = cachedQuestions > 0 ? new LRUCache({ max: cachedQuestions }) : undefined
  }

  async embedQuery(question: string): Promise<number[]> {
    const known = this.#questions?.get(question)
    if (known) return known
    const [vector] = await this.#embed([QUERY_PREFIX + question])
    if (!vector) throw new AppError('model_corrupt', 'The embedding model returned no vector; run: nianbao doctor')
    this.#questions?.set(question, vector)
    return vector
  }

  /** Vectors in the order of `texts`; computed in batches of like length. */
  embedDocuments(texts: string[]): Promise<number[][]> {
    return inBatchesByLength(texts, BATCH_SIZE, batch => this.#embed(batch.map(text => PASSAGE_PREFIX + text)))
  }

  async #embed(texts: string[]): Promise<number[][]> {
    const tensor = await this.#extract(texts, { pooling: 'mean', normalize: true })
    const data = tensor.data as Float32Array
    return texts.map((_, at) => Array.from(data.subarray(at * this.dimensions, (at + 1) * this.dimensions)))
  }
}

/** Loads the model; throws `model_missing` or `model_corrupt` with what to do. */
export async function createLocalEmbedder(options: LocalEmbedderOptions): Promise<LocalEmbedder> {
  const modelDir = resolve(options.modelDir)
  const { fingerprint, dimensions } = describeModel(modelDir)
  env.allowRemoteModels = false
  env.localModelPath = dirname(modelDir)
  try {
    const extract = await pipeline('feature-extraction', basename(modelDir), {
      dtype: 'q8',
      session_options: {
        ...EXACT_PRODUCTS,
        ...(options.threads !== undefined && { intraOpNumThreads: options.threads }),
      },
    })
    return new LocalEmbedder(extract, dimensions, fingerprint, options.cachedQuestions ?? CACHED_QUESTIONS)
  } catch (error) {
    throw new AppError(
      'model_corrupt',
      `The embedding model in ${modelDir} does not load (${messageOf(error)}); run: nianbao doctor`,
      { cause: error },
    )
  }
}

const MODEL_FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'] as const

function requireFiles(modelDir: string): void {
  const missing = MODEL_FILES.filter(file => !existsSync(join(modelDir, file)))
  if (missing.length === 0) return
  throw new AppError(
    'model_missing',
    `The embedding model lacks ${missing.join(', ')} in ${modelDir}; check EMBEDDING_MODEL or restore the embeddings folder`,
  )
}

function dimensionsOf(modelDir: string): number {
  const config: unknown = JSON.parse(readFileSync(join(modelDir, 'config.json'), 'utf8'))
  if (
    typeof config === 'object' &&
    config !== null &&
    'hidden_size' in config &&
    typeof config.hidden_size === 'number'
  )
    return config.hidden_size
  throw new Error('config.json has no hidden_size')
}

/** What an index has to know of a model without loading it; throws `model_missing`. */
export function describeModel(modelDir: string): Pick<Embedder, 'fingerprint' | 'dimensions'> {
  requireFiles(modelDir)
  return { fingerprint: modelFingerprint(modelDir), dimensions: dimensionsOf(modelDir) }
}

/**
 * What tells this model's vectors from another's. Sizes and the small files' contents stand in for hashing 80 MB at each
 * start; `nianbao doctor` hashes everything.
 */
function modelFingerprint(modelDir: string): string {
  const hash = createHash('sha256')
  for (const file of MODEL_FILES) {
    const path = join(modelDir, file)
    hash.update(`${file}:${statSync(path).size}\n`)
    hash.update(sampleOf(path))
  }
  hash.update(QUERY_PREFIX + PASSAGE_PREFIX + JSON.stringify(EXACT_PRODUCTS))
  return hash.digest('hex').slice(0, 16)
}

/** The ends of a file: weights differ everywhere, so a different model differs here. */
function sampleOf(path: string): Uint8Array {
  const { size } = statSync(path)
  const edge = Math.min(64 * 1024, size)
  const sample = Buffer.alloc(2 * edge)
  const file = openSync(path, 'r')
  try {
    readSync(file, sample, 0, edge, 0)
    readSync(file, sample, edge, edge, size - edge)
  } finally {
    closeSync(file)
  }
  return sample
}
