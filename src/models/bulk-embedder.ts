import { inBatchesByLength } from './by-length.ts'
import type { BulkEmbedder, EachEmbedder, EmbeddedAs } from './embedder.ts'
import { type EmbeddingThread, startEmbeddingThread } from './embedding-thread.ts'
import type { WorkerSettings } from './embedding-worker.ts'

/** Texts a message to the worker: often enough for a progress bar, rarely enough to sort by length within. */
const TEXTS_A_MESSAGE = 64

/**
 * Embeds in a worker thread, because awaiting the ONNX runtime holds up the event loop that called it. The worker starts
 * with the first text and loads the model once. `close` ends it after the batch that it computes; what is still to be
 * embedded then is rejected, and a later text starts another worker, as after a failure.
 */
export function createBulkEmbedder(settings: WorkerSettings): BulkEmbedder & EachEmbedder {
  let thread: EmbeddingThread | undefined

  function embed(texts: string[], as: EmbeddedAs): Promise<number[][]> {
    if (!thread || thread.isOver()) thread = startEmbeddingThread(settings)
    return thread.embed(texts, as)
  }

  return {
    embedAll: (texts, onProgress) =>
      inBatchesByLength(texts, TEXTS_A_MESSAGE, batch => embed(batch, 'passage'), onProgress),
    async embedEach(texts, as, signal) {
      const vectors = []
      for (const text of texts) {
        signal?.throwIfAborted()
        vectors.push(...(await embed([text], as)))
      }
      return vectors
    },
    async close() {
      const ending = thread
      thread = undefined
      await ending?.end()
    },
  }
}
