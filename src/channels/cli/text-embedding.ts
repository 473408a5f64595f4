import { basename } from 'node:path'
import type { EachEmbedder, Embedder } from '../../models/embedder.ts'
import type { TextEmbedding } from '../http/service.ts'

/** Characters; a text that is no longer than most questions takes no longer than they do. */
const SHORT = 64

/** The model for programs. One short text is embedded as a question is; anything else away from those who ask. */
export function textEmbedding(
  modelDir: string,
  embedder: Pick<Embedder, 'dimensions' | 'embedQuery'>,
  aside: Pick<EachEmbedder, 'embedEach'>,
): TextEmbedding {
  return {
    model: basename(modelDir), // It is called as its folder is.
    dimensions: embedder.dimensions,
    async embed(texts, as, signal) {
      const [text, ...more] = texts
      if (text !== undefined && more.length === 0 && as === 'query' && text.length <= SHORT)
        return [await embedder.embedQuery(text)]
      return aside.embedEach(texts, as, signal)
    },
  }
}
