import { Best } from './best.ts'
import { type DocumentScope, idf, Lengths, Scores } from './bm25.ts'
import { keepCommon } from './intersect.ts'
import type { LexicalQuery, LexicalTerm, PassageId, Scored } from './library.ts'
import { enlarged, type PostingList, Postings } from './postings.ts'
import { addLists, countLists, openSegment, type Segment } from './segment.ts'
import { termsWithin } from './terms.ts'

/** A term's number, which lasts as long as the library; undefined for a term that no passage ever held. */
export type Numbering = (term: string) => number | undefined

/** What a revision adds: its passages, whose ids count from `firstPassage`. */
export type IndexedRevision = {
  readonly revision: number
  readonly firstPassage: PassageId
  readonly segment: Uint8Array
}

/** Documents of one revision: `count` of them from `first` on. */
type Run = { readonly first: number; readonly count: number }

/**
 * BM25 over the passages of the current revisions, held in memory. Documents count from 0 in the order they came; a
 * revision's documents are neighbours, so a revision leaves all lists by one cut in each, and document counts and
 * average lengths are always those of what is held.
 *
 * A substring of more than two Han characters is taken to stand in a passage as often as the rarest of its pairs
 * does: an approximation, exact for one and two characters, that needs no positions.
 */
export class LexicalIndex {
  readonly #words = { postings: new Postings(), lengths: new Lengths() }
  readonly #substrings = { postings: new Postings(), lengths: new Lengths() }
  readonly #runs = new Map<number, Run>()
  readonly #numbering: Numbering
  #passages = new Uint32Array(1024)
  #documents = 0
  #live = 0
  #scores = new Scores(0)
  #matches = new Uint32Array(1024)

  constructor(numbering: Numbering) {
    this.#numbering = numbering
  }

  /** Adds many revisions at once; `terms` is above every term's number. */
  addAll(revisions: readonly IndexedRevision[], terms: number): void {
    const opened = revisions.map(({ segment, ...rest }) => ({ ...rest, segment: openSegment(segment) }))
    for (const [field, key] of [
      [this.#words, 'words'],
      [this.#substrings, 'substrings'],
    ] as const) {
      const counts = new Uint32Array(terms)
      for (const { segment } of opened) countLists(segment[key], counts)
      field.postings.reserve(counts)
    }
    for (const { revision, firstPassage, segment } of opened) this.#add(revision, firstPassage, segment)
  }

  add({ revision, firstPassage, segment }: IndexedRevision): void {
    this.#add(revision, firstPassage, openSegment(segment))
  }

  #add(revision: number, firstPassage: PassageId, segment: Segment): void {
    const first = this.#documents
    addLists(segment.words, first, this.#words.postings)
    addLists(segment.substrings, first, this.#substrings.postings)
    const end = first + segment.lengths.length
    while (end > this.#passages.length) this.#passages = enlarged(this.#passages)
    for (const [i, length] of segment.lengths.entries()) {
      this.#words.lengths.set(first + i, length.words)
      this.#substrings.lengths.set(first + i, length.characters)
      this.#passages[first + i] = firstPassage + i
    }
    this.#runs.set(revision, { first, count: segment.lengths.length })
    this.#documents = end
    this.#live += segment.lengths.length
  }

  drop(revision: number): void {
    const run = this.#runs.get(revision)
    if (!run) return
    this.#runs.delete(revision)
    for (const field of [this.#words, this.#substrings]) {
      field.postings.cut(run.first, run.first + run.count)
      for (let i = 0; i < run.count; i++) field.lengths.set(run.first + i, 0)
    }
    this.#live -= run.count
  }

  /** True when most document numbers belong to dropped revisions: time to begin anew. */
  get sparse(): boolean {
    return this.#documents > 2 * this.#live + 1024
  }

  /** The passages of the given revisions (of all, if undefined) that match best. */
  search(query: LexicalQuery, revisions: readonly number[] | undefined, limit: number): Scored[] {
    if (limit <= 0) return []
    const scope = revisions ? this.#scopeOf(revisions) : { first: 0, end: this.#documents }
    if (this.#scores.length < this.#documents) this.#scores = new Scores(this.#documents * 2)
    for (const group of query) {
      for (const term of group) this.#score(term, scope)
      this.#scores.closeGroup(scope)
    }
    const best = new Best(limit)
    this.#scores.drain(scope, (document, score) => best.offer(this.#passages[document] ?? 0, score))
    return best.sorted()
  }

  /** Whether a passage matches the term. */
  holds(term: LexicalTerm): boolean {
    return this.#match(term) !== undefined
  }

  rarity(query: LexicalQuery): number[][] {
    return query.map(group =>
      group.map(term => {
        const list = this.#match(term)
        return list ? this.#idf(list) : 0
      }),
    )
  }

  #idf(list: PostingList): number {
    return idf(this.#live, list.end - list.start)
  }

  #score(term: LexicalTerm, scope: DocumentScope): void {
    const list = this.#match(term)
    if (!list) return
    const { lengths } = term.field === 'word' ? this.#words : this.#substrings
    this.#scores.offer(list, term.weight * this.#idf(list), lengths.norms(this.#documents, this.#live), scope)
  }

  #match(term: LexicalTerm): PostingList | undefined {
    const isWord = term.field === 'word'
    const { postings } = isWord ? this.#words : this.#substrings
    const lists: PostingList[] = []
    for (const text of isWord ? [term.text] : termsWithin(term.text)) {
      const number = this.#numbering(text)
      const list = number === undefined ? undefined : postings.list(number)
      if (!list) return undefined
      lists.push(list)
    }
    return this.#intersect(lists)
  }

  /** The passages that stand in all lists, with the smallest of their counts. */
  #intersect(lists: PostingList[]): PostingList | undefined {
    const [shortest, ...others] = lists.sort((a, b) => a.end - a.start - (b.end - b.start))
    if (!shortest || others.length === 0) return shortest
    const length = shortest.end - shortest.start
    while (length > this.#matches.length) this.#matches = enlarged(this.#matches)
    this.#matches.set(shortest.entries.subarray(shortest.start, shortest.end))
    const kept = others.reduce((count, other) => keepCommon(this.#matches, count, other), length)
    return kept === 0 ? undefined : { entries: this.#matches, start: 0, end: kept }
  }

  #scopeOf(revisions: readonly number[]): DocumentScope {
    const marks = new Uint8Array(this.#documents)
    let first = this.#documents
    let end = 0
    for (const revision of revisions) {
      const run = this.#runs.get(revision)
      if (!run) continue
      marks.fill(1, run.first, run.first + run.count)
      first = Math.min(first, run.first)
      end = Math.max(end, run.first + run.count)
    }
    return { first, end, marks }
  }
}
