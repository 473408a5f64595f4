/** Spreadsheet programs take UTF-8 for another encoding without it. */
const BYTE_ORDER_MARK = '\ufeff'

export type Column<Row> = { readonly name: string; readonly of: (row: Row) => string | number | boolean | null }

/** A table by RFC 4180, a header first, that spreadsheet programs open as it is. */
export function csvTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [columns.map(({ name }) => name), ...rows.map(row => columns.map(({ of }) => of(row)))]
  return BYTE_ORDER_MARK + lines.map(line => `${line.map(cell).join(',')}\r\n`).join('')
}

/** Spreadsheet programs compute a cell that begins with one of these, and a text may come from anyone. */
const FORMULA = /^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n]/

function cell(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
