/**
 * The embedder port; LangChain's `Embeddings` fits it. Vectors have unit length.
 *
 * Questions and passages are embedded differently (e5's `query: ` and `passage: `), which is the embedder's business.
 */
export type Embedder = {
  /** Of the model's files and of everything that shapes a vector; vectors of two fingerprints are not comparable. */
  readonly fingerprint: string
  readonly dimensions: number
  embedQuery(question: string): Promise<number[]>
  embedDocuments(texts: string[]): Promise<number[][]>
}

/** Which of the two a text is embedded as. */
export type EmbeddedAs = 'query' | 'passage'

/** Embeds many texts away from the event loop, e.g. for ingest. */
export type BulkEmbedder = {
  /** In the order of `texts`. `onProgress` is told how many are done. */
  embedAll(texts: readonly string[], onProgress?: (done: number) => void): Promise<number[][]>
  close(): Promise<void>
}

/** Embeds texts away from the event loop, each by itself, so that its vector does not depend on what comes with it. */
export type EachEmbedder = {
  /** In the order of `texts`. `signal` ends it at the next text. */
  embedEach(texts: readonly string[], as: EmbeddedAs, signal?: AbortSignal): Promise<number[][]>
  close(): Promise<void>
}
