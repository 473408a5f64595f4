import type { FigureOfReport } from '../../library/library.ts'
import { placeName } from './report-shapes.ts'

/** Spreadsheet programs take UTF-8 for another encoding without it. */
const BYTE_ORDER_MARK = '\ufeff'

type Column = { readonly name: string; readonly of: (stated: FigureOfReport) => string | number | boolean | null }

const COLUMNS: readonly Column[] = [
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

/** A table of figures by RFC 4180, a header first, that spreadsheet programs open as they are. */
export function figuresCsv(figures: readonly FigureOfReport[]): string {
  const rows = [COLUMNS.map(({ name }) => name), ...figures.map(stated => COLUMNS.map(({ of }) => of(stated)))]
  return BYTE_ORDER_MARK + rows.map(row => `${row.map(cell).join(',')}\r\n`).join('')
}

/** Spreadsheet programs compute a cell that begins with one of these, and a report's text may come from anyone. */
const FORMULA = /^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n]/

function cell(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
