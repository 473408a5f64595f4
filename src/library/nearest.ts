import { Best } from './best.ts'
import type { Graph } from './graph.ts'
import type { Scope, Scored } from './library.ts'
import { countPassages, type Held, type Shelf } from './shelf.ts'
import { dot } from './vectors.ts'

/**
 * Up to this many passages are compared one by one. That many products (.9 µs each, 384 dimensions) cost what a search
 * of the graph costs at 20,000 passages (1.1 ms), and nothing is missed.
 */
const EXACT_LIMIT = 1_200

/** A neighbour fetched from the graph costs as much as this many products (500 in 2.6 ms, 2,000 in 6.9 ms). */
const PRODUCTS_A_NEIGHBOUR = 5

/** In a broad scope this many times the expected share is fetched, because neighbours come in clusters. */
const OVERFETCH = 2

/** The vectors of passages, a revision at a time, read when they are first needed. */
export class VectorBlocks {
  readonly #blocks = new Map<number, Float32Array>()
  readonly #read: (revision: number) => Float32Array

  constructor(read: (revision: number) => Float32Array) {
    this.#read = read
  }

  /** All vectors of a revision, one after another. */
  of(revision: number): Float32Array {
    const known = this.#blocks.get(revision)
    if (known) return known
    const block = this.#read(revision)
    this.#blocks.set(revision, block)
    return block
  }

  drop(revision: number): void {
    this.#blocks.delete(revision)
  }
}

export type NearestParts = { readonly shelf: Shelf; readonly blocks: VectorBlocks; readonly graph: Graph }

/** The passages in scope nearest to a vector: from the graph where that is cheaper, else by comparing each. */
export function nearest(
  { shelf, blocks, graph }: NearestParts,
  vector: readonly number[],
  scope: Scope,
  limit: number,
): Scored[] {
  const revisions = shelf.within(scope)
  const passages = countPassages(revisions)
  const wanted = Math.min(limit, passages)
  if (wanted <= 0) return []
  const fetched = passages === shelf.passages ? wanted : Math.ceil((OVERFETCH * wanted * shelf.passages) / passages)
  if (passages > EXACT_LIMIT && fetched * PRODUCTS_A_NEIGHBOUR < passages) {
    const found = new Best(wanted)
    const keys = new Set(revisions.map(held => held.key))
    let count = 0
    for (const { passage, score } of graph.nearest(vector, fetched)) {
      const holder = shelf.holderOf(passage)
      if (!holder || !keys.has(holder.key)) continue
      found.offer(passage, score)
      count++
    }
    if (count >= wanted) return found.sorted()
  }
  return exact(blocks, revisions, Float32Array.from(vector), wanted)
}

function exact(blocks: VectorBlocks, revisions: readonly Held[], query: Float32Array, limit: number): Scored[] {
  const best = new Best(limit)
  for (const held of revisions) {
    const block = blocks.of(held.key)
    for (let i = 0; i < held.passages; i++) best.offer(held.firstPassage + i, dot(block, i * query.length, query))
  }
  return best.sorted()
}
