/**
 * The marks by which a model says which quote it took its words from. Asked for `[1]`, models also write `[1, 2]`, `[1-3]`,
 * `[^1]`, `\[1\]`, `［１］` and `【1】`, which are all taken for what they mean. `(1)` and `①` are not: they count things in
 * Chinese lists. `[2024]3号` and `〔2024〕3号` number documents.
 */
export type Marker = {
  readonly start: number
  readonly end: number
  /** The quotes' numbers, each once; 0 for a range that counts down, which no quote has. */
  readonly indexes: readonly number[]
}

/** A range of more quotes than a model is ever given is a slip, and is not written out. */
const MOST_IN_RANGE = 30

const NUMBER = String.raw`\^?\s?[0-9０-９]{1,4}`
const OPENING = String.raw`\\?[[［【]`
const CLOSING = String.raw`\\?[\]］】]`
const MARKER = new RegExp(
  String.raw`${OPENING}\s?(${NUMBER}(?:\s?[,，、;；\-–—~～]\s?${NUMBER})*)\s?${CLOSING}(?!\s?第?[0-9０-９]+\s?号)`,
  'g',
)

/** As much of a marker as may have come when a text is cut inside it; what numbers a document shows only behind it. */
const BEGUN = new RegExp(
  String.raw`^(?:\\|${OPENING}[\s^0-9０-９,，、;；\-–—~～\\]{0,60}|${OPENING}[\s^0-9０-９,，、;；\-–—~～]{1,60}${CLOSING}\s?第?[0-9０-９]{0,6}\s?)$`,
)

/** Longer ones are no markers: as many characters as have to be looked at to tell. */
export const LONGEST_MARKER = 80

/** The markers of a text, in its order. */
export function markersIn(text: string): Marker[] {
  return [...text.matchAll(MARKER)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
    indexes: [...new Set(indexesOf(match[1] ?? ''))],
  }))
}

/** Where the marker that starts at `at` ends; undefined if there is none, `open` while more has to come to tell. */
export function markerEnd(text: string, at: number, ended: boolean): number | 'open' | undefined {
  const rest = text.slice(at, at + LONGEST_MARKER)
  if (!ended && rest.length < LONGEST_MARKER && BEGUN.test(rest)) return 'open'
  const [first] = markersIn(rest)
  return first?.start === 0 ? at + first.end : undefined
}

/** The text with every marker as it is shown: `[1][2]`. */
export function withPlainMarkers(text: string): string {
  return replaceMarkers(text, ({ indexes }) => indexes.map(index => `[${index}]`).join(''))
}

export function replaceMarkers(text: string, by: (marker: Marker) => string): string {
  let replaced = ''
  let from = 0
  for (const marker of markersIn(text)) {
    replaced += text.slice(from, marker.start) + by(marker)
    from = marker.end
  }
  return replaced + text.slice(from)
}

function indexesOf(written: string): number[] {
  return written
    .normalize('NFKC')
    .split(/[,、;]/)
    .flatMap(part => {
      const [first = 0, last = first] = part.split(/[-–—~]/).map(number => Number(number.replace(/[\s^]/g, '')))
      if (last < first || last - first >= MOST_IN_RANGE) return [0]
      return Array.from({ length: last - first + 1 }, (_, at) => first + at)
    })
}
