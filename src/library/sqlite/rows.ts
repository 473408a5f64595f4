import type { GivenMetadata, IndexedReport, Place, ReportRecord, Section, Sentence } from '../library.ts'

/** What the table of revisions knows without text, source and index. */
export type RecordRow = {
  key: number
  report_id: string
  revision: number
  fingerprint: string
  title: string
  title_derived: number
  issuer: string | null
  place: string | null
  year: number | null
  plan_year: number | null
  published: string | null
  document_number: string | null
  url: string | null
  media_type: string
  file_name: string
  given: string
  content_hash: string
  input_hash: string
  first_passage: number
  passages: number
  sentences: number
}

/** The columns of `RecordRow`, for a SELECT from `revisions`. */
export const RECORD_COLUMNS = `key, report_id, revision, fingerprint, title, title_derived, issuer, place, year, plan_year,
  published, document_number, url, media_type, file_name, given, content_hash, input_hash, first_passage, passages, sentences`

export type TextRow = RecordRow & { sections: string; text: string }

export type PassageRow = { section_id: string; start: number; end: number; sentences: Uint8Array }

export function recordOf(row: RecordRow): ReportRecord {
  return {
    id: row.report_id,
    revision: row.revision,
    title: row.title,
    titleDerived: row.title_derived === 1,
    issuer: row.issuer,
    place: row.place === null ? null : (JSON.parse(row.place) as Place),
    year: row.year,
    planYear: row.plan_year,
    published: row.published,
    documentNumber: row.document_number,
    url: row.url,
    mediaType: row.media_type,
    fileName: row.file_name,
    given: JSON.parse(row.given) as GivenMetadata,
    contentHash: row.content_hash,
    inputHash: row.input_hash,
    fingerprint: row.fingerprint,
  }
}

/** The values of an INSERT, by column; the rest of the row is the store's. */
export function valuesOf(report: IndexedReport) {
  return {
    report_id: report.id,
    title: report.title,
    title_derived: report.titleDerived ? 1 : 0,
    issuer: report.issuer,
    place: report.place && JSON.stringify(report.place),
    year: report.year,
    plan_year: report.planYear,
    published: report.published,
    document_number: report.documentNumber,
    url: report.url,
    media_type: report.mediaType,
    file_name: report.fileName,
    given: JSON.stringify(report.given),
    content_hash: report.contentHash,
    input_hash: report.inputHash,
    passages: report.passages.length,
    sentences: report.passages.reduce((sum, passage) => sum + passage.sentences.length, 0),
    sections: JSON.stringify(report.sections),
    text: report.text,
    source: report.source,
  }
}

export function sectionsOf(row: TextRow): Section[] {
  return JSON.parse(row.sections) as Section[]
}

/** Start and end of each sentence, four bytes a number. */
export function packSentenceSpans(sentences: readonly Sentence[]): Uint8Array {
  return new Uint8Array(Uint32Array.from(sentences.flatMap(({ start, end }) => [start, end])).buffer)
}

export function unpackSentenceSpans(blob: Uint8Array): Sentence[] {
  const numbers = new Uint32Array(blob.byteLength / 4)
  new Uint8Array(numbers.buffer).set(blob)
  return Array.from({ length: numbers.length / 2 }, (_, i) => ({
    start: numbers[2 * i] ?? 0,
    end: numbers[2 * i + 1] ?? 0,
  }))
}
