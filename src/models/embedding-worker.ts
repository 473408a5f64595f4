import { parentPort, workerData } from 'node:worker_threads'
import { messageOf } from '../errors.ts'
import { inBatchesByLength } from './by-length.ts'
import type { EmbeddedAs } from './embedder.ts'
import { BATCH_SIZE, createLocalEmbedder, type LocalEmbedder } from './local-embedder.ts'

/** The other end of `createBulkEmbedder`: takes texts, gives back one block of vectors. */
export type EmbedRequest = { readonly id: number; readonly texts: string[]; readonly as: EmbeddedAs }
/** Asks the worker to end by itself: a thread that computes is not to be ended from outside. */
export type EndRequest = 'end'
export type EmbedReply =
  | { readonly id: number; readonly vectors: Float32Array }
  | { readonly id: number; readonly error: string }
export type WorkerSettings = {
  readonly modelDir: string
  /** Processors it may keep busy. @default all */
  readonly threads?: number | undefined
}

const settings = workerData as WorkerSettings
const ending = new AbortController()
let loading: Promise<LocalEmbedder> | undefined

parentPort?.on('message', async (request: EmbedRequest | EndRequest) => {
  if (request === 'end') {
    ending.abort()
    // Nothing else keeps the thread: it ends when what it computes is computed.
    parentPort?.close()
    return
  }
  const { id, texts, as } = request
  try {
    loading ??= createLocalEmbedder({ ...settings, cachedQuestions: 0 })
    const vectors = blockOf(await embedded(await loading, texts, as))
    parentPort?.postMessage({ id, vectors } satisfies EmbedReply, [vectors.buffer as ArrayBuffer])
  } catch (error) {
    parentPort?.postMessage({ id, error: messageOf(error) } satisfies EmbedReply)
  }
})

/** Looks at every batch whether it is to end. */
function embedded(embedder: LocalEmbedder, texts: readonly string[], as: EmbeddedAs): Promise<number[][]> {
  const size = as === 'query' ? 1 : BATCH_SIZE
  return inBatchesByLength(texts, size, batch => {
    ending.signal.throwIfAborted()
    if (as === 'passage') return embedder.embedDocuments(batch)
    return Promise.all(batch.map(text => embedder.embedQuery(text)))
  })
}

function blockOf(rows: readonly number[][]): Float32Array {
  const dimensions = rows[0]?.length ?? 0
  const block = new Float32Array(rows.length * dimensions)
  rows.forEach((row, at) => {
    block.set(row, at * dimensions)
  })
  return block
}
