import type { BulkEmbedder, Embedder } from '../../src/models/embedder.ts'
import { unit } from '../library/made-up.ts'

const DIMENSIONS = 128

/** An embedder whose vectors count pairs of characters, so that texts alike in wording are near; it keeps what it was asked. */
export type BigramEmbedder = Embedder & BulkEmbedder & { readonly questions: string[] }

export function createBigramEmbedder(): BigramEmbedder {
  const questions: string[] = []
  return {
    fingerprint: 'bigrams',
    dimensions: DIMENSIONS,
    questions,
    async embedQuery(question) {
      questions.push(question)
      return vectorOf(question)
    },
    embedDocuments: async texts => texts.map(vectorOf),
    embedAll: async texts => texts.map(vectorOf),
    close: async () => {},
  }
}

function vectorOf(text: string): number[] {
  const counts = new Array<number>(DIMENSIONS).fill(0)
  for (let at = 0; at + 1 < text.length; at++) {
    const slot = (text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) % DIMENSIONS
    counts[slot] = (counts[slot] ?? 0) + 1
  }
  return unit(counts)
}
