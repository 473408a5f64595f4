import { placeWritten } from '../language/place-chains.ts'
import type { Place, ReportRecord } from '../library/library.ts'
import { heldPlacesNamed } from './places.ts'
import type { Filters, Query } from './question.ts'

/** Whose reports there are. */
export function heldPlacesOf(reports: readonly ReportRecord[]): Place[] {
  return reports.flatMap(report => (report.place ? [report.place] : []))
}

/** A filter names places as a question does; one that is not held admits nothing. */
export function filterPlaces(filters: Filters, reports: readonly ReportRecord[]): Place[] {
  return (filters.places ?? []).flatMap(name => {
    const held = heldPlacesNamed(name, heldPlacesOf(reports))
    const written = placeWritten(name)
    return held.length > 0 || !written ? held : [written]
  })
}

/** Place and year words draw titles and openings near; a Chinese question does better without them, an English one with. */
export function embeddedText(query: Query): string {
  return query.language === 'zh' ? query.content : query.question
}
