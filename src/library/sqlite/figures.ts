import type { Database } from 'better-sqlite3'
import type { Figure, FigureOfReport, ReportRecord } from '../library.ts'
import { unpackSentenceSpans } from './rows.ts'

type PassageOfRow = {
  section_id: string
  path: string
  start: number
  end: number
  sentences: Uint8Array
  text: string
}

/** The figures of reports in their table. `put` belongs inside a transaction of the caller's. */
export function createFigures(database: Database) {
  const insert = database.prepare('INSERT INTO figures (revision, start, "end", figure) VALUES (?, ?, ?, ?)')
  const all = database.prepare<[number], string>('SELECT figure FROM figures WHERE revision = ? ORDER BY start').pluck()
  const within = database
    .prepare<[number, number, number], string>(
      'SELECT figure FROM figures WHERE revision = ? AND start >= ? AND "end" <= ? ORDER BY start',
    )
    .pluck()
  const passages = database.prepare<[number], PassageOfRow>(
    'SELECT section_id, path, start, "end", sentences, text FROM passages WHERE revision = ? ORDER BY start',
  )
  const parse = (figure: string) => JSON.parse(figure) as Figure

  return {
    put(revision: number, figures: readonly Figure[]): void {
      for (const figure of figures) insert.run(revision, figure.start, figure.end, JSON.stringify(figure))
    },
    of: (revision: number): Figure[] => all.all(revision).map(parse),
    within: (revision: number, start: number, end: number): Figure[] => within.all(revision, start, end).map(parse),
    /** Each with the sentence that it stands in. */
    stated(revision: number, report: ReportRecord): FigureOfReport[] {
      const figures = all.all(revision).map(parse)
      if (figures.length === 0) return []
      return passages.all(revision).flatMap(passage => {
        const inside = figures.filter(figure => figure.start >= passage.start && figure.end <= passage.end)
        if (inside.length === 0) return []
        const path = JSON.parse(passage.path) as string[]
        const spans = unpackSentenceSpans(passage.sentences)
        return inside.flatMap(figure => {
          const span = spans.find(({ start, end }) => figure.start >= start && figure.end <= end)
          if (!span) return []
          const text = passage.text.slice(span.start - passage.start, span.end - passage.start)
          return { report, sectionId: passage.section_id, path, sentence: { ...span, text }, figure }
        })
      })
    },
  }
}
