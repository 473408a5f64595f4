import { documentOf, type PostingList, placeOf } from './postings.ts'

/** Reduces the first `kept` of `matches` to documents of `other` too, with the smaller count; tells how many stay. */
export function keepCommon(matches: Uint32Array, kept: number, other: PostingList): number {
  const { entries, end } = other
  let at = other.start
  let common = 0
  for (let i = 0; i < kept; i++) {
    const entry = matches[i] ?? 0
    at = seek(documentOf(entry), entries, at, end)
    if (at === end) break
    const found = entries[at] ?? 0
    if (documentOf(found) === documentOf(entry)) matches[common++] = Math.min(found, entry)
  }
  return common
}

/** As `placeOf`, from a place that is probably near: doubles its steps, then halves them. */
function seek(document: number, entries: Uint32Array, start: number, end: number): number {
  let step = 1
  let from = start
  while (from + step < end && documentOf(entries[from + step] ?? 0) < document) {
    from += step
    step *= 2
  }
  return placeOf(document, entries, from, Math.min(end, from + step + 1))
}
