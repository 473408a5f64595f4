import type { Database } from 'better-sqlite3'
import type { Figure, PassageId, ReportRecord, StoredReport } from '../library.ts'
import { unpackVector } from '../vectors.ts'
import { createFigures } from './figures.ts'
import {
  type PassageRow,
  RECORD_COLUMNS,
  type RecordRow,
  recordOf,
  sectionsOf,
  type TextRow,
  unpackSentenceSpans,
} from './rows.ts'

/** A passage as a candidate is looked at. */
export type CandidateRow = PassageRow & { revision: number; path: string; text: string; sentence_vectors: Uint8Array }

export type Reads = ReturnType<typeof createReads>

/** What is asked of the tables. Without a revision the current one is meant. */
export function createReads(database: Database) {
  const dataVersion = database.prepare<[], number>('PRAGMA data_version').pluck()
  const currentKeys = database.prepare<[], number>('SELECT current FROM reports WHERE current IS NOT NULL').pluck()
  const records = database.prepare<[number], RecordRow>(`SELECT ${RECORD_COLUMNS} FROM revisions WHERE key = ?`)
  const segments = database.prepare<[number], Uint8Array>('SELECT segment FROM revisions WHERE key = ?').pluck()
  const vectors = database
    .prepare<[number, number], Uint8Array>('SELECT vector FROM passages WHERE revision = ? ORDER BY id LIMIT ?')
    .pluck()
  const terms = database.prepare<[number], string>('SELECT texts FROM terms WHERE first >= ? ORDER BY first').pluck()
  const candidates = database.prepare<[number], CandidateRow>(
    'SELECT revision, section_id, path, start, "end", sentences, text, sentence_vectors FROM passages WHERE id = ?',
  )
  const passages = database.prepare<[number], PassageRow>(
    'SELECT section_id, start, "end", sentences FROM passages WHERE revision = ? ORDER BY id',
  )
  const texts = database.prepare<[number], TextRow>(
    `SELECT ${RECORD_COLUMNS}, sections, text FROM revisions WHERE key = ?`,
  )
  const sources = database.prepare<[number], Uint8Array>('SELECT source FROM revisions WHERE key = ?').pluck()
  const currentKey = database.prepare<[string], number | null>('SELECT current FROM reports WHERE id = ?').pluck()
  const keyOf = database
    .prepare<[string, number], number>('SELECT key FROM revisions WHERE report_id = ? AND revision = ?')
    .pluck()

  const figures = createFigures(database)

  const key = (id: string, revision?: number) =>
    (revision === undefined ? currentKey.get(id) : keyOf.get(id, revision)) ?? undefined

  return {
    /** Changes when another connection has written. */
    dataVersion: () => dataVersion.get(),
    currentKeys: () => currentKeys.all(),
    record: (revision: number) => records.get(revision),
    segment: (revision: number) => segments.get(revision),
    /** The vectors of a revision's passages (the first `limit`; all, if negative), one after another. */
    vectors: (revision: number, limit = -1) => unpackVector(Buffer.concat(vectors.all(revision, limit))),
    /** The texts of the terms numbered from `first` on, in order. */
    termsFrom: (first: number) => terms.all(first).flatMap(chunk => JSON.parse(chunk) as string[]),
    candidate: (passage: PassageId) => candidates.get(passage),
    /** The figures inside a span of a revision's text. */
    figuresWithin: (revision: number, start: number, end: number): Figure[] => figures.within(revision, start, end),
    figuresStated: (revision: number, report: ReportRecord) => figures.stated(revision, report),
    key,
    report(id: string, revision?: number): StoredReport | undefined {
      const found = key(id, revision)
      const row = found === undefined ? undefined : texts.get(found)
      if (!row) return undefined
      return {
        ...recordOf(row),
        text: row.text,
        sections: sectionsOf(row),
        passages: passages.all(row.key).map(passage => ({
          start: passage.start,
          end: passage.end,
          sectionId: passage.section_id,
          sentences: unpackSentenceSpans(passage.sentences),
        })),
        figures: figures.of(row.key),
      }
    },
    source(id: string, revision?: number): Uint8Array | undefined {
      const found = key(id, revision)
      const source = found === undefined ? undefined : sources.get(found)
      return source && new Uint8Array(source)
    },
  }
}
