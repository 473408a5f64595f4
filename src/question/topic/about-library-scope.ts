import { placeKey, samePlace } from '../../language/gazetteer.ts'
import type { Place, ReportRecord } from '../../library/library.ts'
import { distinct, isInside } from '../places/held-places.ts'
import type { Language, Query, Suggestion } from '../question.ts'
import type { LibraryAnswer } from './about-library-report.ts'
import type { LibraryAsked } from './topic-library.ts'
import { nameOf, sayOfLibrary } from './wording-library.ts'

/** More lines than this nobody reads; a library may hold thousands of places. */
export const PLACES_SHOWN = 12
const SUGGESTED = 8

export type Asked = Pick<Query, 'places' | 'years'>

export type Scope = {
  /** A place was named. */
  readonly named: boolean
  /** As written. */
  readonly asked: readonly string[]
  /** Those named of which nothing is held, not even of a place within. */
  readonly unheld: readonly string[]
  readonly place: Place | null
  readonly year: number | null
  /** Of the places named, whatever the year. */
  readonly ofPlace: readonly ReportRecord[]
  /** Of the places within those named, where these have no report themselves. */
  readonly inside: readonly ReportRecord[]
  /** Of the places and years named. */
  readonly found: readonly ReportRecord[]
}

/** Which reports a question to the library speaks of. */
export function scopeOf({ places, years }: Asked, reports: readonly ReportRecord[]): Scope {
  const held = distinct(places.flatMap(asked => asked.held))
  const meant = places.flatMap(asked => (asked.held.length > 0 ? asked.held : asked.candidates))
  const isOf = (report: ReportRecord) => held.some(place => report.place !== null && samePlace(report.place, place))
  const isWithin = (report: ReportRecord) =>
    meant.some(place => report.place !== null && isInside(place, report.place)) && !isOf(report)
  const ofPlace = places.length > 0 ? reports.filter(isOf) : reports
  const inside = places.length > 0 ? reports.filter(isWithin) : []
  const isUnheld = (asked: Asked['places'][number]) =>
    asked.held.length === 0 &&
    !reports.some(({ place }) => place !== null && asked.candidates.some(candidate => isInside(candidate, place)))
  const ofYear = (report: ReportRecord) => years.length === 0 || years.some(({ year }) => year === report.year)
  return {
    named: places.length > 0,
    asked: places.map(place => place.text),
    unheld: places.filter(isUnheld).map(place => place.text),
    place: held.length === 1 ? (held[0] ?? null) : null,
    year: years.length === 1 ? (years[0]?.year ?? null) : null,
    ofPlace,
    inside: inside.filter(ofYear),
    found: ofPlace.filter(ofYear),
  }
}

/** An honest no, with what is held instead. */
export function refused(
  asks: LibraryAsked,
  { places, years }: Asked,
  scope: Scope,
  reports: readonly ReportRecord[],
  language: Language,
): LibraryAnswer | undefined {
  const say = sayOfLibrary(language)
  const wantsOne = asks.about !== 'reports'
  const ambiguous = wantsOne ? places.find(asked => asked.held.length > 1) : undefined
  if (ambiguous) {
    const names = ambiguous.held.map(place => place.path.join(''))
    return { answer: say.whichPlace(ambiguous.text, names), suggestions: [], reportIds: [], reason: 'ambiguous_place' }
  }
  // A place's name may stand where only reports of places within it are held: a list shows those.
  if (scope.found.length > 0 || (!wantsOne && scope.inside.length > 0)) return undefined
  if (scope.ofPlace.length === 0) {
    const names = [...new Set(reports.map(say.placeName))]
    const shown = names.slice(0, PLACES_SHOWN)
    return {
      answer: say.noPlace(scope.asked, shown, names.length - shown.length),
      suggestions: reportsToName(reports, language),
      reportIds: [],
      ...(wantsOne ? { reason: 'unknown_place' as const } : {}),
    }
  }
  const nearest = scope.ofPlace.slice(0, PLACES_SHOWN)
  return {
    answer: say.noYear(
      nameOf(scope.place),
      years.map(({ year }) => year),
      nearest,
    ),
    suggestions: reportsToName(nearest, language),
    reportIds: [],
    ...(wantsOne ? { reason: 'unknown_year' as const } : {}),
  }
}

/** Reports by place; one of no known place stands alone. */
export function groupsOf(reports: readonly ReportRecord[]) {
  const groups = new Map<string, { name: string; reports: ReportRecord[] }>()
  for (const report of reports) {
    const key = report.place ? placeKey(report.place) : report.id
    const group = groups.get(key) ?? { name: report.place?.path.join('') ?? report.title, reports: [] }
    group.reports.push(report)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** Each place's newest reports. */
export function newestOfEach(reports: readonly ReportRecord[]): ReportRecord[] {
  return groupsOf(reports).flatMap(({ reports: ofPlace }) => {
    const newest = Math.max(...ofPlace.map(report => report.year ?? 0))
    return ofPlace.filter(report => (report.year ?? 0) === newest)
  })
}

export function reportsToName(reports: readonly ReportRecord[], language: Language): Suggestion[] {
  const { reportName } = sayOfLibrary(language)
  return reports.slice(0, SUGGESTED).map(report => ({ kind: 'report', text: reportName(report), id: report.id }))
}
