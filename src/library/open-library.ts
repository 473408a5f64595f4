import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { type IndexOptions, openIndexes } from './indexes.ts'
import type { IndexedPassage, IndexedReport, LibraryStats, ReportRecord } from './library.ts'
import { nearest } from './nearest.ts'
import { recordsIn } from './open-records.ts'
import type { LibraryWithRecords } from './records.ts'
import { SegmentBuilder } from './segment.ts'
import { countPassages, passagesOf } from './shelf.ts'
import { createConversations } from './sqlite/conversations.ts'
import { jotting, openDatabase, writing } from './sqlite/database.ts'
import { createReads } from './sqlite/reads.ts'
import { createWrites } from './sqlite/writes.ts'

/** While a report's words are cut, other work gets its turn after this many passages (about 1 ms each). */
const TURN = 8

/**
 * The embedded library: SQLite as the one source of truth, and indexes in memory that are derived from it. Any number
 * of processes may open the same folder; each notices at its next question what another has written.
 *
 * @param options.dataDir holds library.db and graph.hnsw; made if missing
 * @param options.fingerprint see `Library.fingerprint`
 * @param options.dimensions see `Embedder.dimensions`
 * @throws AppError `library_unwritable`, `library_newer`, `library_corrupt`
 */
export async function openLibrary(options: IndexOptions): Promise<LibraryWithRecords> {
  const database = openDatabase(options.dataDir)
  try {
    return await createLibrary(database, options)
  } catch (error) {
    database.close()
    throw error
  }
}

async function createLibrary(database: Database, options: IndexOptions): Promise<LibraryWithRecords> {
  const { dataDir, fingerprint, dimensions } = options
  const reads = createReads(database)
  const conversations = createConversations(database)
  const writes = createWrites(database, fingerprint, dimensions)
  const indexes = await openIndexes(database, reads, options)
  const { shelf, dictionary, graph } = indexes
  void graph.saveIfDue()

  /** What `look` sees is of one moment, however another process writes meanwhile. */
  function reading<Result>(look: () => Result): Result {
    return database.transaction(() => {
      indexes.refresh()
      return look()
    })()
  }

  /** Commits what `change` writes, or nothing. The indexes are brought up before it, and after it once it is safe. */
  function changing<Result>(change: () => Result): Result {
    return writing(dataDir, () => {
      const commit = database.transaction(() => {
        indexes.refresh()
        return change()
      })
      const result = commit.immediate()
      indexes.refresh(true)
      return result
    })
  }

  const jot = jotting(database, dataDir)

  return {
    fingerprint,

    async put(report) {
      check(report, dimensions)
      const segment = await segmentOf(report)
      const record = changing((): ReportRecord => {
        const draft = dictionary.draft()
        const packed = segment.pack(draft.numberOf)
        writes.addTerms(dictionary.size, draft.fresh)
        return writes.put(report, packed)
      })
      void graph.saveIfDue()
      return record
    },

    async remove(id) {
      return changing(() => writes.remove(id))
    },

    reports: () => reading(() => shelf.records),

    report: async (id, revision) => reading(() => reads.report(id, revision)),

    source: async (id, revision) => reading(() => reads.source(id, revision)),

    async nearest(vector, scope, limit) {
      checkVector(vector, dimensions)
      return reading(() => nearest(indexes, vector, scope, limit))
    },

    lexical: async (query, scope, limit) =>
      reading(() => {
        const revisions = scope.reports && shelf.within(scope).map(held => held.key)
        return indexes.lexical.search(query, revisions, limit)
      }),

    // Asked for many words in one question, so without a transaction: it reads only what is in memory.
    holds(text) {
      indexes.refresh()
      return indexes.lexical.holds({ field: 'substring', text, weight: 1 })
    },

    rarity: async query => reading(() => indexes.lexical.rarity(query)),

    async inspect(passages, vector) {
      checkVector(vector, dimensions)
      return reading(() => indexes.inspect(passages, vector))
    },

    within: (scope, limit) =>
      reading(() => {
        const revisions = shelf.within(scope)
        return countPassages(revisions) <= limit ? revisions.flatMap(passagesOf) : undefined
      }),

    figures: async scope =>
      reading(() => shelf.within(scope).flatMap(held => reads.figuresStated(held.key, held.record))),

    async keepCitations(answerId, cited, at) {
      jot(() => {
        for (const { reportId, revision } of cited) writes.keepCitation(answerId, reportId, revision, at)
      })
    },

    forgetCitations: async before => changing(() => writes.forgetCitations(before)),

    conversation: async (id, now) => conversations.find(id, now),

    async keepConversation(conversation, now) {
      jot(() => conversations.keep(conversation, now))
    },

    records: recordsIn(database, jot),

    /** Passages and sentences are those that can be searched. */
    stats: (): LibraryStats =>
      reading(() => ({
        reports: shelf.records.length,
        passages: shelf.passages,
        sentences: shelf.searchable.reduce((sum, held) => sum + held.sentences, 0),
        graph: graph.origin,
      })),

    async close() {
      await graph.save()
      database.close()
    },
  }
}

/** A passage is found by its own words and by those of the headings it stands under. */
async function segmentOf(report: IndexedReport): Promise<SegmentBuilder> {
  const headings = new Map(report.sections.map(section => [section.id, section.path.join('\n')]))
  const segment = new SegmentBuilder()
  for (const [done, { sectionId, start, end }] of report.passages.entries()) {
    segment.add(`${headings.get(sectionId) ?? ''}\n${report.text.slice(start, end)}`)
    if (done % TURN === TURN - 1) await nextTurn()
  }
  return segment
}

/** A vector of the wrong length or with a hole would spoil every search that meets it, so it does not get in. */
function check(report: IndexedReport, dimensions: number): void {
  for (const passage of report.passages) {
    if (passage.sentenceVectors.length !== passage.sentences.length) {
      throw new RangeError(
        `${report.id}: ${passage.sentences.length} sentences, ${passage.sentenceVectors.length} vectors`,
      )
    }
    for (const vector of vectorsOf(passage)) checkVector(vector, dimensions)
  }
}

function vectorsOf(passage: IndexedPassage): (readonly number[])[] {
  return [passage.vector, ...passage.sentenceVectors]
}

function checkVector(vector: readonly number[], dimensions: number): void {
  if (vector.length !== dimensions)
    throw new RangeError(`a vector of ${vector.length} numbers instead of ${dimensions}`)
  if (!vector.every(Number.isFinite)) throw new RangeError('a vector with a component that is no number')
}
