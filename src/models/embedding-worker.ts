import { parentPort, workerData } from 'node:worker_threads'
import { messageOf } from '../errors.ts'
import { createLocalEmbedder, type LocalEmbedder } from './local-embedder.ts'

/** The other end of `createBulkEmbedder`: takes texts, gives back one block of vectors. */
export type EmbedRequest = { readonly id: number; readonly texts: string[] }
export type EmbedReply =
  | { readonly id: number; readonly vectors: Float32Array }
  | { readonly id: number; readonly error: string }

const { modelDir } = workerData as { modelDir: string }
let loading: Promise<LocalEmbedder> | undefined

parentPort?.on('message', async ({ id, texts }: EmbedRequest) => {
  try {
    loading ??= createLocalEmbedder({ modelDir, cachedQuestions: 0 })
    const vectors = blockOf(await (await loading).embedDocuments(texts))
    parentPort?.postMessage({ id, vectors } satisfies EmbedReply, [vectors.buffer as ArrayBuffer])
  } catch (error) {
    parentPort?.postMessage({ id, error: messageOf(error) } satisfies EmbedReply)
  }
})

function blockOf(rows: readonly number[][]): Float32Array {
  const dimensions = rows[0]?.length ?? 0
  const block = new Float32Array(rows.length * dimensions)
  rows.forEach((row, at) => {
    block.set(row, at * dimensions)
  })
  return block
}
