import { LRUCache } from 'lru-cache'
import type { EachEmbedder, Embedder } from './embedder.ts'

/** Repeated questions (a group chat, a page reload) cost nothing; 1,000 vectors are 3 MB. */
const CACHED_QUESTIONS = 1000

export type QuestionEmbedder = Embedder & { readonly close: () => Promise<void> }

/**
 * An embedder whose work is done elsewhere, e.g. in a thread: awaiting the ONNX runtime holds up the event loop that
 * called it, and with it everybody who only waits to be acknowledged. Its first text tells whether the model loads.
 *
 * @throws AppError `model_corrupt`
 */
export async function createQuestionEmbedder(
  { fingerprint, dimensions }: Pick<Embedder, 'fingerprint' | 'dimensions'>,
  elsewhere: EachEmbedder,
): Promise<QuestionEmbedder> {
  const known = new LRUCache<string, number[]>({ max: CACHED_QUESTIONS })
  try {
    await elsewhere.embedEach(['年报'], 'query')
  } catch (error) {
    await elsewhere.close() // A thread that nobody ends keeps the process alive.
    throw error
  }
  return {
    fingerprint,
    dimensions,
    async embedQuery(question) {
      const vector = known.get(question) ?? (await elsewhere.embedEach([question], 'query'))[0] ?? []
      known.set(question, vector)
      return vector
    },
    embedDocuments: texts => elsewhere.embedEach(texts, 'passage'),
    close: () => elsewhere.close(),
  }
}
