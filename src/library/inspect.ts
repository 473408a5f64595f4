import { LRUCache } from 'lru-cache'
import type { Figure, Inspected, PassageId, Sentence } from './library.ts'
import type { VectorBlocks } from './nearest.ts'
import type { Shelf } from './shelf.ts'
import type { Reads } from './sqlite/reads.ts'
import { unpackSentenceSpans } from './sqlite/rows.ts'
import { dot, type SentenceVectors, sentenceCosine, unpackSentences } from './vectors.ts'

/** Bytes of unpacked candidates that are kept: about 15,000 passages; of a larger library, those asked about most. */
const CACHE_BYTES = 64 * 2 ** 20

/** What an entry takes beside its text and vectors (headings among it), a sentence beside its vector, and a figure; roughly. */
const ENTRY_BYTES = 600
const SENTENCE_BYTES = 60
const FIGURE_BYTES = 300

type Candidate = {
  readonly sectionId: string
  readonly path: readonly string[]
  readonly start: number
  readonly end: number
  readonly text: string
  readonly sentences: readonly Sentence[]
  readonly vectors: SentenceVectors
  readonly figures: readonly Figure[]
}

/** Looks at candidates closely, keeping unpacked what is asked about often. */
export function createInspector(parts: { reads: Reads; shelf: Shelf; blocks: VectorBlocks; dimensions: number }) {
  const { reads, shelf, blocks, dimensions } = parts
  const cache = new LRUCache<PassageId, Candidate>({ maxSize: CACHE_BYTES, sizeCalculation: bytesOf })

  function candidateOf(passage: PassageId): Candidate | undefined {
    const cached = cache.get(passage)
    if (cached) return cached
    const row = reads.candidate(passage)
    if (!row) return undefined
    const candidate = {
      sectionId: row.section_id,
      path: JSON.parse(row.path) as string[],
      start: row.start,
      end: row.end,
      text: row.text,
      sentences: unpackSentenceSpans(row.sentences),
      vectors: unpackSentences(row.sentence_vectors, dimensions),
      figures: reads.figuresWithin(row.revision, row.start, row.end),
    }
    cache.set(passage, candidate)
    return candidate
  }

  function inspectOne(passage: PassageId, query: Float32Array): Inspected | undefined {
    const held = shelf.holderOf(passage)
    const candidate = held && candidateOf(passage)
    if (!candidate) return undefined
    const { sectionId, path, start, end, text, sentences, vectors, figures } = candidate
    return {
      passage,
      reportId: held.record.id,
      revision: held.record.revision,
      sectionId,
      path,
      start,
      end,
      text,
      cosine: dot(blocks.of(held.key), (passage - held.firstPassage) * dimensions, query),
      sentences: sentences.map((sentence, i) => ({ ...sentence, cosine: sentenceCosine(vectors, i, query) })),
      figures,
    }
  }

  return {
    inspect(passages: readonly PassageId[], vector: readonly number[]): Inspected[] {
      const query = Float32Array.from(vector)
      return passages.flatMap(passage => inspectOne(passage, query) ?? [])
    },
    forget(passages: readonly PassageId[]): void {
      for (const passage of passages) cache.delete(passage)
    },
  }
}

function bytesOf({ text, sentences, vectors, figures }: Candidate): number {
  const parts = SENTENCE_BYTES * sentences.length + FIGURE_BYTES * figures.length
  return ENTRY_BYTES + 2 * text.length + parts + vectors.values.length
}
