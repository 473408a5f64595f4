import type { Database } from 'better-sqlite3'
import { Dictionary } from './dictionary.ts'
import { openGraph } from './graph.ts'
import { createInspector } from './inspect.ts'
import { type IndexedRevision, LexicalIndex } from './lexical-index.ts'
import { VectorBlocks } from './nearest.ts'
import { type Held, passagesOf, Shelf } from './shelf.ts'
import type { Reads } from './sqlite/reads.ts'

export type IndexOptions = { readonly dataDir: string; readonly fingerprint: string; readonly dimensions: number }

export type Indexes = Awaited<ReturnType<typeof openIndexes>>

/**
 * Everything that is kept in memory to search by. All of it is derived from the tables and brought up to them by one
 * way, `refresh`, whether this process has written or another.
 */
export async function openIndexes(database: Database, reads: Reads, options: IndexOptions) {
  const { dataDir, fingerprint, dimensions } = options
  const dictionary = new Dictionary()
  const shelf = new Shelf(fingerprint)
  const blocks = new VectorBlocks(reads.vectors)
  const inspector = createInspector({ reads, shelf, blocks, dimensions })
  let lexical = new LexicalIndex(dictionary.numberOf)
  let seen: number | undefined

  /** What is stored and current, as of now; tells what went and came since. */
  function look() {
    seen = reads.dataVersion()
    dictionary.add(reads.termsFrom(dictionary.size))
    return shelf.update(reads)
  }

  function indexAll(): void {
    lexical = new LexicalIndex(dictionary.numberOf)
    const all = shelf.searchable.map(held => indexed(reads, held))
    lexical.addAll(all, dictionary.size)
  }

  const load = database.transaction(() => {
    look()
    indexAll()
  })
  load()
  const graph = await openGraph(dataDir, options, { revisions: shelf.searchable, vectorsOf: reads.vectors })

  function drop(held: Held): void {
    lexical.drop(held.key)
    blocks.drop(held.key)
    inspector.forget(passagesOf(held))
    for (const passage of passagesOf(held)) graph.drop(passage)
  }

  function add(held: Held): void {
    lexical.add(indexed(reads, held))
    const block = blocks.of(held.key)
    for (const [i, passage] of passagesOf(held).entries()) {
      graph.add(passage, block.subarray(i * dimensions, (i + 1) * dimensions))
    }
  }

  /** In a transaction, so that everything it reads is of one moment. */
  const catchUp = database.transaction(() => {
    const { dropped, added } = look()
    for (const held of dropped) drop(held)
    for (const held of added) add(held)
    if (lexical.sparse) indexAll()
  })

  return {
    dictionary,
    shelf,
    blocks,
    graph,
    inspect: inspector.inspect,
    get lexical() {
      return lexical
    },
    /** Takes in what was written since; `own` says that this connection wrote, which SQLite does not tell. */
    refresh(own = false): void {
      if (own || reads.dataVersion() !== seen) catchUp()
    },
  }
}

function indexed(reads: Reads, held: Held): IndexedRevision {
  const segment = reads.segment(held.key)
  if (!segment) throw new Error(`revision ${held.key} has no terms stored`)
  return { revision: held.key, firstPassage: held.firstPassage, segment }
}
