import { Worker } from 'node:worker_threads'
import { AppError } from '../errors.ts'
import type { EmbeddedAs } from './embedder.ts'
import type { EmbedReply, EmbedRequest, EndRequest, WorkerSettings } from './embedding-worker.ts'

/** The compiled worker, from compiled code and from sources alike: Node runs no TypeScript in a worker. */
const WORKER = new URL('../../dist/models/embedding-worker.js', import.meta.url)

/** A worker thread with a model of its own. */
export type EmbeddingThread = {
  /** In the order of `texts`; rejects what is not embedded when the thread ends. */
  readonly embed: (texts: string[], as: EmbeddedAs) => Promise<number[][]>
  /** True when it takes no more texts: it was ended, or has failed. */
  readonly isOver: () => boolean
  /** Ends it after the batch that it computes: ended from outside, it would take the whole process along. */
  readonly end: () => Promise<void>
}

type Waiting = {
  readonly rows: number
  readonly resolve: (vectors: number[][]) => void
  readonly reject: (error: AppError) => void
}

export function startEmbeddingThread({ modelDir, threads }: WorkerSettings): EmbeddingThread {
  const worker = new Worker(WORKER, { workerData: { modelDir, threads } satisfies WorkerSettings })
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let over: AppError | undefined

  function finish(error: AppError): void {
    over ??= error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }

  worker.on('message', (reply: EmbedReply) => {
    const asked = waiting.get(reply.id)
    waiting.delete(reply.id)
    if ('error' in reply) asked?.reject(new AppError('model_corrupt', reply.error))
    else asked?.resolve(rowsOf(reply.vectors, asked.rows))
  })
  worker.on('error', cause =>
    finish(new AppError('model_corrupt', 'The embedding worker failed; run: nianbao doctor', { cause })),
  )
  const gone = new Promise<void>(resolve => {
    worker.on('exit', code => {
      finish(code === 0 ? brokenOff() : failed(code))
      resolve()
    })
  })

  return {
    isOver: () => over !== undefined,
    embed: (texts, as) =>
      new Promise((resolve, reject) => {
        if (over) return reject(over)
        const id = ++lastId
        waiting.set(id, { rows: texts.length, resolve, reject })
        worker.postMessage({ id, texts, as } satisfies EmbedRequest)
      }),
    async end() {
      worker.postMessage('end' satisfies EndRequest)
      await gone
    },
  }
}

/** It was asked to end. */
function brokenOff(): AppError {
  return new AppError('not_ready', 'The texts were not embedded because the service is stopping; try again later')
}

function failed(exitCode: number): AppError {
  return new AppError('model_corrupt', `The embedding worker ended (exit code ${exitCode})`)
}

function rowsOf(vectors: Float32Array, rows: number): number[][] {
  const dimensions = rows === 0 ? 0 : vectors.length / rows
  return Array.from({ length: rows }, (_, at) => Array.from(vectors.subarray(at * dimensions, (at + 1) * dimensions)))
}
