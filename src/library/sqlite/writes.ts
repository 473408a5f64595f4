import type { Database } from 'better-sqlite3'
import type { IndexedReport, ReportRecord } from '../library.ts'
import { packSentences, packVector } from '../vectors.ts'
import { createFigures } from './figures.ts'
import { packSentenceSpans, RECORD_COLUMNS, type RecordRow, recordOf, valuesOf } from './rows.ts'

/** Columns of `revisions` in an INSERT; each value is bound by its column's name. */
const INSERTED = `report_id, revision, fingerprint, title, title_derived, issuer, place, year, plan_year, published,
  document_number, url, media_type, file_name, given, content_hash, input_hash, first_passage, passages, sentences,
  segment, sections, text, source`

export type Writes = ReturnType<typeof createWrites>

/** What changes the tables. Each of these belongs inside a transaction of the caller's. */
export function createWrites(database: Database, fingerprint: string, dimensions: number) {
  const lastRevision = database.prepare<[string], number>('SELECT last_revision FROM reports WHERE id = ?').pluck()
  // AUTOINCREMENT's own memory of the largest id ever given.
  const lastPassage = database.prepare<[], number>("SELECT seq FROM sqlite_sequence WHERE name = 'passages'").pluck()
  const insertRevision = database.prepare(
    `INSERT INTO revisions (${INSERTED}) VALUES (${INSERTED.replaceAll(/\w+/g, '@$&')}) RETURNING ${RECORD_COLUMNS}`,
  )
  const insertPassage = database.prepare(
    `INSERT INTO passages (id, revision, section_id, path, start, "end", sentences, vector, text, sentence_vectors)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertTerms = database.prepare('INSERT INTO terms (first, texts) VALUES (?, ?)')
  const setCurrent = database.prepare(
    `INSERT INTO reports (id, last_revision, current) VALUES (@id, @revision, @key)
     ON CONFLICT (id) DO UPDATE SET last_revision = @revision, current = @key`,
  )
  const unsetCurrent = database.prepare('UPDATE reports SET current = NULL WHERE id = ? AND current IS NOT NULL')
  const discardUncited = database.prepare(
    `DELETE FROM revisions WHERE report_id = @id
     AND key IS NOT (SELECT current FROM reports WHERE id = @id)
     AND NOT EXISTS (SELECT 1 FROM citations c WHERE c.report_id = revisions.report_id AND c.revision = revisions.revision)`,
  )
  // A revision that is no longer held cannot be kept readable, and its number is never given again.
  const keepCitation = database.prepare(
    `INSERT OR IGNORE INTO citations (answer_id, report_id, revision, at)
     SELECT @answerId, report_id, revision, @at FROM revisions WHERE report_id = @reportId AND revision = @revision`,
  )

  const forgetCitations = database.prepare('DELETE FROM citations WHERE at < ?')
  const discardAllUncited = database.prepare(
    `DELETE FROM revisions WHERE key NOT IN (SELECT current FROM reports WHERE current IS NOT NULL)
     AND NOT EXISTS (SELECT 1 FROM citations c WHERE c.report_id = revisions.report_id AND c.revision = revisions.revision)`,
  )
  const figures = createFigures(database)

  function insertPassages(report: IndexedReport, revision: number, first: number): void {
    const paths = new Map(report.sections.map(section => [section.id, JSON.stringify(section.path)]))
    for (const [i, passage] of report.passages.entries()) {
      insertPassage.run(
        first + i,
        revision,
        passage.sectionId,
        paths.get(passage.sectionId) ?? '[]',
        passage.start,
        passage.end,
        packSentenceSpans(passage.sentences),
        packVector(passage.vector),
        report.text.slice(passage.start, passage.end),
        packSentences(passage.sentenceVectors, dimensions),
      )
    }
  }

  return {
    /** Stores a report as its next revision and drops the one before, unless an answer cites it. */
    put(report: IndexedReport, segment: Uint8Array): ReportRecord {
      const id = report.id
      const revision = (lastRevision.get(id) ?? 0) + 1
      const first = (lastPassage.get() ?? 0) + 1
      const values = { ...valuesOf(report), revision, fingerprint, first_passage: first, segment }
      const row = insertRevision.get(values) as RecordRow
      insertPassages(report, row.key, first)
      figures.put(row.key, report.figures)
      setCurrent.run({ id, revision, key: row.key })
      discardUncited.run({ id })
      return recordOf(row)
    },
    addTerms(first: number, texts: readonly string[]): void {
      if (texts.length > 0) insertTerms.run(first, JSON.stringify(texts))
    },
    remove(id: string): boolean {
      if (unsetCurrent.run(id).changes === 0) return false
      discardUncited.run({ id })
      return true
    },
    keepCitation(answerId: string, reportId: string, revision: number, at: Date): void {
      keepCitation.run({ answerId, reportId, revision, at: at.toISOString() })
    },
    forgetCitations(before: Date): number {
      const { changes } = forgetCitations.run(before.toISOString())
      if (changes > 0) discardAllUncited.run()
      return changes
    },
  }
}
