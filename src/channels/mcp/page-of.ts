type Span = { readonly start: number; readonly end: number }

/** How far before its full length a page may end, to end with a sentence or a line: a tenth. */
const SHORTER_BY = 10

/** Where a text may be cut without anyone noticing. */
const ENDS = /[。！？；\n](?!.*[。！？；\n])/su

/** Half of a pair of code units that are one character. */
const HIGH_HALF = /[\uD800-\uDBFF]$/

/** The first page of a span: at most `length` code units, cut after a sentence or a line where one ends near there. */
export function pageOf(text: string, { start, end }: Span, length: number): Span {
  if (end - start <= length) return { start, end }
  const full = start + length
  const tail = text.slice(full - Math.floor(length / SHORTER_BY), full)
  const last = ENDS.exec(tail)
  if (last) return { start, end: full - tail.length + last.index + 1 }
  return { start, end: HIGH_HALF.test(tail) ? full - 1 : full }
}
