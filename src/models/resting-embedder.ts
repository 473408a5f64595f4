import type { EachEmbedder } from './embedder.ts'

/**
 * The same embedder, closed when nothing was embedded for so long: a second model in memory is worth having only while
 * somebody uses it.
 */
export function restingEmbedder(embedder: EachEmbedder, idleMs: number): EachEmbedder {
  let busy = 0
  let rest: ReturnType<typeof setTimeout> | undefined
  return {
    async embedEach(texts, as, signal) {
      clearTimeout(rest)
      busy += 1
      try {
        return await embedder.embedEach(texts, as, signal)
      } finally {
        busy -= 1
        if (busy === 0) rest = setTimeout(() => void embedder.close(), idleMs).unref()
      }
    },
    close() {
      clearTimeout(rest)
      return embedder.close()
    },
  }
}
