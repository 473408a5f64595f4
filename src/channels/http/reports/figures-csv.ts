import type { FigureOfReport } from '../../../library/library.ts'
import { placeName } from '../report-shapes.ts'
import { type Column, csvTable } from './csv.ts'

const COLUMNS: readonly Column<FigureOfReport>[] = [
  { name: 'place', of: ({ report }) => placeName(report.place) },
  { name: 'year', of: ({ report }) => report.year },
  { name: 'measure', of: ({ figure }) => figure.measure },
  { name: 'value', of: ({ figure }) => figure.value },
  { name: 'unit', of: ({ figure }) => figure.unit },
  { name: 'raw', of: ({ figure }) => figure.raw },
  { name: 'bound', of: ({ figure }) => figure.bound },
  { name: 'change_direction', of: ({ figure }) => figure.change?.direction ?? null },
  { name: 'change_percent', of: ({ figure }) => figure.change?.percent ?? null },
  { name: 'part', of: ({ figure }) => figure.part },
  { name: 'plan', of: ({ figure }) => figure.plan },
  { name: 'as_of', of: ({ figure }) => figure.asOf },
  { name: 'sentence', of: ({ sentence }) => sentence.text },
  { name: 'section', of: ({ path }) => path.join(' › ') },
  { name: 'report_id', of: ({ report }) => report.id },
  { name: 'revision', of: ({ report }) => report.revision },
  { name: 'title', of: ({ report }) => report.title },
  { name: 'issuer', of: ({ report }) => report.issuer },
  { name: 'start', of: ({ figure }) => figure.start },
  { name: 'end', of: ({ figure }) => figure.end },
]

/** A table of figures that spreadsheet programs open as it is. */
export function figuresCsv(figures: readonly FigureOfReport[]): string {
  return csvTable(COLUMNS, figures)
}
