import { countOf, documentOf, enlarged, type PostingList, placeOf } from './postings.ts'

/** BM25's usual constants (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework"). */
const K1 = 1.2
const B = 0.75

/** ln(1 + (N − df + .5) / (df + .5)): Lucene's form, which is never negative. */
export function idf(documents: number, holding: number): number {
  return Math.log(1 + (documents - holding + 0.5) / (holding + 0.5))
}

/** Document lengths of one field, and what BM25 adds to a count because of them. */
export class Lengths {
  #lengths = new Uint32Array(1024)
  #norms = new Float64Array(0)
  #total = 0
  #stale = true

  set(document: number, length: number): void {
    while (document >= this.#lengths.length) this.#lengths = enlarged(this.#lengths)
    this.#total += length - (this.#lengths[document] ?? 0)
    this.#lengths[document] = length
    this.#stale = true
  }

  /** k1 · (1 − b + b · length / average) of every document; `live` of `documents` are held. */
  norms(documents: number, live: number): Float64Array {
    if (!this.#stale) return this.#norms
    if (this.#norms.length < documents) this.#norms = new Float64Array(documents * 2)
    const perUnit = (K1 * B * live) / Math.max(1, this.#total)
    for (let i = 0; i < documents; i++) this.#norms[i] = K1 * (1 - B) + perUnit * (this.#lengths[i] ?? 0)
    this.#stale = false
    return this.#norms
  }
}

/** Documents from `first` up to, without it, `end`; of those, only the marked (1) ones if `marks` are given. */
export type DocumentScope = { readonly first: number; readonly end: number; readonly marks?: Uint8Array }

/**
 * Sums, by document, of the best of each group. The arrays are kept from one search to the next; a search leaves them
 * zero. Sweeping over all documents in scope is quicker than noting which were touched.
 */
export class Scores {
  readonly #sums: Float64Array
  readonly #bests: Float64Array

  constructor(documents: number) {
    this.#sums = new Float64Array(documents)
    this.#bests = new Float64Array(documents)
  }

  get length(): number {
    return this.#sums.length
  }

  /** Scores one alternative of the open group; `weight` is all of BM25 that the document does not change. */
  offer(list: PostingList, weight: number, norms: Float64Array, scope: DocumentScope): void {
    const { entries } = list
    const bests = this.#bests
    const from = placeOf(scope.first, entries, list.start, list.end)
    const to = placeOf(scope.end, entries, from, list.end)
    const scaled = weight * (K1 + 1)
    for (let i = from; i < to; i++) {
      const entry = entries[i] ?? 0
      const document = documentOf(entry)
      const count = countOf(entry)
      const score = (scaled * count) / (count + (norms[document] ?? 0))
      if (score > (bests[document] ?? 0)) bests[document] = score
    }
  }

  closeGroup(scope: DocumentScope): void {
    const sums = this.#sums
    const bests = this.#bests
    for (let document = scope.first; document < scope.end; document++) {
      sums[document] = (sums[document] ?? 0) + (bests[document] ?? 0)
      bests[document] = 0
    }
  }

  /** Hands over every document in scope that scored, and begins anew. */
  drain(scope: DocumentScope, take: (document: number, score: number) => void): void {
    const sums = this.#sums
    for (let document = scope.first; document < scope.end; document++) {
      const sum = sums[document] ?? 0
      sums[document] = 0
      if (sum > 0 && (scope.marks === undefined || scope.marks[document] === 1)) take(document, sum)
    }
  }
}
