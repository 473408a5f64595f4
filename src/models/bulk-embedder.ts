import { Worker } from 'node:worker_threads'
import { AppError } from '../errors.ts'
import { inBatchesByLength } from './by-length.ts'
import type { BulkEmbedder } from './embedder.ts'
import type { EmbedReply, EmbedRequest } from './embedding-worker.ts'

/** Texts a message to the worker: often enough for a progress bar, rarely enough to sort by length within. */
const TEXTS_A_MESSAGE = 64

/** The compiled worker, from compiled code and from sources alike: Node runs no TypeScript in a worker. */
const WORKER = new URL('../../dist/models/embedding-worker.js', import.meta.url)

/**
 * Embeds passages in a worker thread, because awaiting the ONNX runtime holds up the event loop that called it. The
 * worker starts with the first text and loads the model once; `close` ends it.
 */
export function createBulkEmbedder(options: { readonly modelDir: string }): BulkEmbedder {
  let worker: Worker | undefined
  let lastId = 0

  function ask(texts: string[]): Promise<number[][]> {
    worker ??= new Worker(WORKER, { workerData: { modelDir: options.modelDir } })
    return request(worker, { id: ++lastId, texts })
  }

  return {
    embedAll: (texts, onProgress) => inBatchesByLength(texts, TEXTS_A_MESSAGE, ask, onProgress),
    async close() {
      const ending = worker
      worker = undefined
      await ending?.terminate()
    },
  }
}

function request(worker: Worker, message: EmbedRequest): Promise<number[][]> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.off('message', onReply).off('error', onError).off('exit', onExit)
      act()
    }
    const onReply = (reply: EmbedReply) => {
      if (reply.id !== message.id) return
      if ('error' in reply) settle(() => reject(new AppError('model_corrupt', reply.error)))
      else settle(() => resolve(rowsOf(reply.vectors, message.texts.length)))
    }
    const onError = (error: unknown) =>
      settle(() =>
        reject(new AppError('model_corrupt', 'The embedding worker failed; run: nianbao doctor', { cause: error })),
      )
    const onExit = (code: number) =>
      settle(() => reject(new AppError('model_corrupt', `The embedding worker ended (exit code ${code})`)))
    worker.on('message', onReply).on('error', onError).on('exit', onExit)
    worker.postMessage(message)
  })
}

function rowsOf(vectors: Float32Array, rows: number): number[][] {
  const dimensions = rows === 0 ? 0 : vectors.length / rows
  return Array.from({ length: rows }, (_, at) => Array.from(vectors.subarray(at * dimensions, (at + 1) * dimensions)))
}
