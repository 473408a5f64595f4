import { placeWritten } from '../language/place-chains.ts'
import type { Library, Place, ReportRecord } from '../library/library.ts'
import { type AskedWord, askedWords } from './finding/lexical-query.ts'
import { heldPlacesNamed } from './places/places.ts'
import type { Filters, Query, Question, ScopeOutcome } from './question.ts'
import { scopeOf } from './scope.ts'
import { understand } from './understanding/understand.ts'

/** Whose reports there are. */
export function heldPlacesOf(reports: readonly ReportRecord[]): Place[] {
  return reports.flatMap(report => (report.place ? [report.place] : []))
}

/** A filter names places as a question does; one that is not held admits nothing. */
export function filterPlaces(filters: Filters, reports: readonly ReportRecord[]): Place[] {
  const heldPlaces = heldPlacesOf(reports)
  return (filters.places ?? []).flatMap(name => {
    const held = heldPlacesNamed(name, heldPlaces)
    return held.length > 0 ? held : (placeWritten(name) ?? [])
  })
}

/** Place and year words draw titles and openings near; a Chinese question does better without them, an English one with. */
export function embeddedText(query: Query): string {
  return query.language === 'zh' ? query.content : query.question
}

/** A question understood against what is held, and the reports that may answer it; `language` is that of the answer. */
export function understoodIn(
  library: Pick<Library, 'reports'>,
  { text, filters = {}, language }: Pick<Question, 'text' | 'filters' | 'language'>,
  now: Date,
  home?: Place,
): { readonly query: Query; readonly scope: ScopeOutcome } {
  const reports = library.reports()
  const query = understand(text, { now, heldPlaces: heldPlacesOf(reports), reports, ...(home ? { home } : {}) })
  const answering = language ? { ...query, language } : query
  return { query, scope: scopeOf(answering, filters, reports, filterPlaces(filters, reports)) }
}

/** What a query looks for word by word in this library. */
export function wordsOf(library: Pick<Library, 'holds'>, query: Query): AskedWord[] {
  return askedWords(query.content, library.holds, query.figure)
}
