import { setImmediate as nextTurn } from 'node:timers/promises'
import type { HierarchicalNSW } from 'hnswlib-node'
import { emptyGraph, type GraphIdentity, readGraph, writeGraph } from './graph-file.ts'
import type { LibraryStats, PassageId, Scored } from './library.ts'

/** hnswlib's own defaults (its README): links of a node, and how widely a new node's neighbours are looked for. */
const LINKS = 16
const BUILD_BREADTH = 200
/** A rebuilt graph is the same one each time. */
const SEED = 100

/**
 * How widely neighbours are looked for, at least. Of 20,000 vectors in clusters of 66, of 384 dimensions: 100 finds
 * 1.000 of the 10 nearest and .936 of the 100 nearest in .5 ms, 200 finds 1.000 and .977 in 1.1 ms, 400 finds 1.000
 * and .993 in 2 ms.
 */
const SEARCH_BREADTH = 200

/** While many are added, other work gets its turn after this many (about .8 ms each). */
const TURN = 32

/** The graph is written when this many changes, or this share of it, would otherwise have to be caught up with. */
const UNSAVED_LEAST = 500
const UNSAVED_SHARE = 0.1

/** A graph of which more than half is marked as gone is built anew at the next opening. */
const GONE_SHARE = 0.5

/** What the graph is of. */
export type GraphSource = {
  /** Revisions that can be found; the ids of the passages of each count from `firstPassage`. */
  readonly revisions: readonly { readonly key: number; readonly firstPassage: PassageId; readonly passages: number }[]
  /** The vectors of a revision's passages (the first `limit`), one after another; empty if it has gone meanwhile. */
  vectorsOf(revision: number, limit?: number): Float32Array
}

/**
 * The nearest-neighbour index over the passages that can be found. It is derived: what of it is on disk may be old,
 * damaged or missing. Passages that went are marked, and hnswlib never returns what is marked.
 */
export class Graph {
  readonly #dataDir: string
  readonly #identity: GraphIdentity
  readonly #index: HierarchicalNSW
  readonly #live = new Set<PassageId>()
  #unsaved = 0
  #saving: Promise<void> = Promise.resolve()
  #origin: LibraryStats['graph']

  /** Takes over `written`, or begins empty. */
  constructor(dataDir: string, identity: GraphIdentity, written: HierarchicalNSW | undefined) {
    this.#dataDir = dataDir
    this.#identity = identity
    this.#origin = written ? 'loaded' : 'rebuilt'
    this.#index = written ?? emptyGraph(identity.dimensions)
    if (!written) this.#index.initIndex(1024, LINKS, BUILD_BREADTH, SEED)
  }

  get origin(): LibraryStats['graph'] {
    return this.#origin
  }

  /** Brings the graph up to its source: marks what went, adds what is missing. */
  async catchUp(source: GraphSource): Promise<void> {
    const present = new Set(this.#index.getIdsList())
    for (const { key, firstPassage, passages } of source.revisions) {
      const missing: number[] = []
      for (let i = 0; i < passages; i++) {
        if (present.delete(firstPassage + i)) this.#live.add(firstPassage + i)
        else missing.push(i)
      }
      if (missing.length > 0) await this.#addSome(firstPassage, missing, source.vectorsOf(key))
    }
    for (const passage of present) this.#markGone(passage)
    if (this.#origin === 'loaded' && this.#unsaved > 0) this.#origin = 'caught-up'
  }

  add(passage: PassageId, vector: Float32Array): void {
    const room = this.#index.getMaxElements()
    if (this.#index.getCurrentCount() === room) this.#index.resizeIndex(room * 2)
    this.#index.addPoint(Array.from(vector), passage)
    this.#live.add(passage)
    this.#unsaved++
  }

  drop(passage: PassageId): void {
    if (this.#live.delete(passage)) this.#markGone(passage)
  }

  /** The nearest passages, best first; fewer than `limit` where the graph has been thinned by much that went. */
  nearest(vector: readonly number[], limit: number): Scored[] {
    this.#index.setEf(Math.max(SEARCH_BREADTH, 2 * limit))
    const { neighbors, distances } = this.#index.searchKnn([...vector], Math.min(limit, this.#index.getCurrentCount()))
    return neighbors.map((passage, i) => ({ passage, score: 1 - (distances[i] ?? 1) }))
  }

  /** Writes the graph if losing it would cost a while at the next opening. */
  saveIfDue(): Promise<void> {
    const due = Math.max(UNSAVED_LEAST, UNSAVED_SHARE * this.#live.size)
    return this.#unsaved >= due ? this.save() : this.#saving
  }

  /** Writes the graph unless it is as written. That it cannot be written is no fault: it can be built again. */
  save(): Promise<void> {
    this.#saving = this.#saving.then(() => this.#write())
    return this.#saving
  }

  async #write(): Promise<void> {
    const changes = this.#unsaved
    if (changes === 0) return
    this.#unsaved = 0
    try {
      await writeGraph(this.#dataDir, this.#identity, this.#index)
    } catch {
      this.#unsaved += changes
    }
  }

  async #addSome(firstPassage: PassageId, places: readonly number[], vectors: Float32Array): Promise<void> {
    const { dimensions } = this.#identity
    for (const [done, i] of places.entries()) {
      const vector = vectors.subarray(i * dimensions, (i + 1) * dimensions)
      if (vector.length === dimensions) this.add(firstPassage + i, vector)
      if (done % TURN === TURN - 1) await nextTurn()
    }
  }

  #markGone(passage: PassageId): void {
    try {
      this.#index.markDelete(passage)
      this.#unsaved++
    } catch {
      // Marked already, before the graph was written; hnswlib has no way to ask.
    }
  }
}

/** The graph of what `source` holds: as written where that fits, caught up where it is old, else built. */
export async function openGraph(dataDir: string, identity: GraphIdentity, source: GraphSource): Promise<Graph> {
  const written = await readGraph(dataDir, identity)
  const graph = new Graph(dataDir, identity, written && fits(written, source) ? written : undefined)
  await graph.catchUp(source)
  return graph
}

/**
 * Whether a graph is of this library and not mostly of what has gone. A library.db put back from a backup gives ids
 * again that the graph has for other passages, so the first vector of each revision is compared.
 */
function fits(graph: HierarchicalNSW, source: GraphSource): boolean {
  const present = new Set(graph.getIdsList())
  let wanted = 0
  for (const { key, firstPassage, passages } of source.revisions) {
    wanted += passages
    if (passages === 0 || !present.has(firstPassage)) continue
    const stored = source.vectorsOf(key, 1)
    if (!graph.getPoint(firstPassage).every((x, i) => x === stored[i])) return false
  }
  return wanted >= (1 - GONE_SHARE) * graph.getCurrentCount()
}
