import { resolve } from 'node:path'
import type { TextEmbedding } from '../../src/channels/http/service.ts'
import type { Library } from '../../src/library/library.ts'
import { openLibrary } from '../../src/library/open-library.ts'
import type { BulkEmbedder, Embedder } from '../../src/models/embedder.ts'
import { createLocalEmbedder } from '../../src/models/local-embedder.ts'
import { type Ask, createAsk } from '../../src/question/ask.ts'
import { createSearch, type Search } from '../../src/question/search.ts'
import { ingest } from '../../src/report/ingest.ts'
import { temporaryFolder } from '../library/temporary-library.ts'

/** A real library with reports in it, and what asks and searches it. */
export type Asking = {
  readonly library: Library
  readonly ask: Ask
  readonly search: Search
  readonly embedding: TextEmbedding
  /** Asks as staff of this place. */
  readonly askAt: (home: string) => Ask
  /** Takes in files, name to text. */
  readonly add: (files: Readonly<Record<string, string>>) => Promise<void>
  readonly close: () => Promise<void>
}

export const NOW = new Date('2025-06-15T08:00:00Z')

/** @param wrap stands between the library and whoever asks, e.g. to write down what is asked of it. */
export async function openAsking(
  embedder: Embedder & BulkEmbedder,
  wrap: (library: Library) => Library = library => library,
): Promise<Asking> {
  const folder = await temporaryFolder()
  const { dataDir } = folder
  const { fingerprint, dimensions } = embedder
  const library = await openLibrary({ dataDir, fingerprint, dimensions })
  let ids = 0
  let clock = 0
  const asked = {
    library: wrap(library),
    embedder,
    now: () => NOW,
    newId: () => `id-${++ids}`,
    ticks: () => ++clock,
  }
  return {
    library,
    ask: createAsk(asked),
    search: createSearch(asked),
    embedding: {
      model: 'multilingual-e5-small',
      dimensions,
      embed: (texts, as) =>
        Promise.all(
          texts.map(async text =>
            as === 'query' ? embedder.embedQuery(text) : ((await embedder.embedDocuments([text]))[0] ?? []),
          ),
        ),
    },
    askAt: home => createAsk({ ...asked, home }),
    async add(files) {
      const encoded = Object.entries(files).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }))
      const outcomes = await ingest(encoded, { library, embedder })
      const failed = outcomes.filter(outcome => outcome.kind === 'failed')
      if (failed.length > 0) throw new Error(JSON.stringify(failed))
    },
    async close() {
      await library.close()
      await folder.remove()
    },
  }
}

/** The model that ships with the project, and the questions it has been asked to embed. */
export async function openLocalEmbedder(): Promise<Embedder & BulkEmbedder & { readonly questions: string[] }> {
  const local = await createLocalEmbedder({
    modelDir: resolve(import.meta.dirname, '../../embeddings/multilingual-e5-small'),
  })
  const questions: string[] = []
  return {
    fingerprint: local.fingerprint,
    dimensions: local.dimensions,
    questions,
    embedQuery(question) {
      questions.push(question)
      return local.embedQuery(question)
    },
    embedDocuments: texts => local.embedDocuments(texts),
    embedAll: texts => local.embedDocuments([...texts]),
    close: async () => {},
  }
}
