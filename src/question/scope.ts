import { placeKey, samePlace } from '../language/gazetteer.ts'
import type { Place, ReportRecord } from '../library/library.ts'
import { distinct } from './held-places.ts'
import type { Filters, Language, Notice, PlaceAsked, Query, ScopeOutcome, Suggestion, Target } from './question.ts'
import { say } from './wording.ts'

/**
 * Which reports may answer. Scope is a filter, never a hint: a place or year that is asked for and not held ends here,
 * with what is held. Parent and child places never answer for each other.
 */
export function scopeOf(
  query: Query,
  filters: Filters,
  reports: readonly ReportRecord[],
  filterPlaces: readonly Place[],
): ScopeOutcome {
  const allowed = reports.filter(report => admits(report, filters, filterPlaces))
  const { language } = query
  if (allowed.length === 0)
    return refuse('not_in_reports', say(language).nothingInFilters, allReports(language, reports))
  const unheld = query.places.filter(place => place.held.length === 0)
  const held = query.places.filter(place => place.held.length > 0)
  if (held.length === 0 && unheld.length > 0) {
    const names = unheld.map(place => place.text)
    return refuse('unknown_place', say(language).placeNotHeld(names, namesHeld(allowed)), allReports(language, allowed))
  }
  const ambiguous = held.find(place => place.held.length > 1)
  if (ambiguous) {
    const names = ambiguous.held.map(place => place.path.join(''))
    return refuse(
      'ambiguous_place',
      say(language).placeAmbiguous(ambiguous.text, names),
      names.map(text => ({ kind: 'question' as const, text: query.question.replace(ambiguous.text, text) })),
    )
  }
  if (held.length > 0 && held.every(place => place.held.every(one => reportsOf(allowed, one).length === 0))) {
    return refuse('not_in_reports', say(language).nothingInFilters, allReports(language, reports))
  }
  const notices: Notice[] = unheld.map(place => ({
    code: 'place_not_held',
    message: say(language).placeNotHeld([place.text], namesHeld(allowed)),
  }))
  return targetsOf(query, held, allowed, notices)
}

function admits(report: ReportRecord, filters: Filters, places: readonly Place[]): boolean {
  if (filters.reportIds?.length && !filters.reportIds.includes(report.id)) return false
  if (filters.years?.length && !(report.year !== null && filters.years.includes(report.year))) return false
  if (filters.places?.length && !places.some(place => isOf(report, place))) return false
  return true
}

type Wanted = { readonly place: Place | null; readonly year: number | null }

function targetsOf(
  query: Query,
  held: readonly PlaceAsked[],
  reports: readonly ReportRecord[],
  notices: Notice[],
): ScopeOutcome {
  const { language } = query
  const targets: Target[] = []
  const missing: Wanted[] = []
  for (const wanted of wantedOf(query, held)) {
    const ofPlace = reportsOf(reports, wanted.place)
    const found = ofYear(ofPlace, wanted.year, query)
    if (found.reports.length === 0) {
      missing.push(wanted)
      continue
    }
    if (found.planned && wanted.year !== null)
      notices.push({ code: 'plan_year', message: say(language).planYear(wanted.year, found.reports) })
    if (found.newest && ofPlace.length > found.reports.length && wanted.place)
      notices.push({ code: 'newest_report', message: say(language).newest(found.reports) })
    targets.push({
      place: wanted.place,
      year: sameYear(found.reports),
      reports: found.reports,
      planned: found.planned ?? false,
    })
  }
  const explained = missing.map(wanted =>
    say(language).yearNotHeld(wanted.place, wanted.year, reportsOf(reports, wanted.place)),
  )
  if (targets.length === 0)
    return refuse(
      'unknown_year',
      explained.join('\n'),
      allReports(
        language,
        missing.flatMap(wanted => reportsOf(reports, wanted.place)),
      ),
    )
  return {
    kind: 'targets',
    targets,
    notices: [...notices, ...explained.map(message => ({ code: 'year_not_held' as const, message }))],
  }
}

/**
 * Every place with every year asked for; where places and years take turns they are pairs
 * (「平城区2024年和东坑镇2023年」).
 */
function wantedOf(query: Query, held: readonly PlaceAsked[]): Wanted[] {
  const places = distinct(held.flatMap(asked => asked.held))
  if (places.length > 1 && takeTurns(held, query.years))
    return held.map((asked, at) => ({ place: asked.held[0] ?? null, year: query.years[at]?.year ?? null }))
  const years = [...new Set(query.years.map(asked => asked.year))]
  const eachPlace: (Place | null)[] = places.length > 0 ? places : [null]
  const eachYear: (number | null)[] = years.length > 0 ? years : [null]
  return eachPlace.flatMap(place => eachYear.map(year => ({ place, year })))
}

/** Place, year, place, year; or year, place, year, place. */
function takeTurns(held: readonly PlaceAsked[], years: Query['years']): boolean {
  if (held.length !== years.length) return false
  const kinds = [
    ...held.map(({ start }) => ({ start, place: true })),
    ...years.map(({ start }) => ({ start, place: false })),
  ]
    .sort((a, b) => a.start - b.start)
    .map(({ place }) => place)
  return kinds.every((place, at) => at === 0 || place !== kinds[at - 1])
}

/**
 * A year means the reports that review it; with planning words, or where none reviews it, those that plan for it, unless
 * the question is about what was done: a plan is never given as a result. No year means each place's newest.
 */
function ofYear(
  reports: readonly ReportRecord[],
  year: number | null,
  { planning, accomplished }: Query,
): { reports: ReportRecord[]; planned?: true; newest?: true } {
  if (year === null) return { reports: newestOfEach(reports), newest: true }
  const reviewing = reports.filter(report => report.year === year)
  const plans = accomplished ? [] : reports.filter(report => report.planYear === year)
  if (plans.length > 0 && (planning || reviewing.length === 0)) return { reports: plans, planned: true }
  return { reports: reviewing }
}

function sameYear(reports: readonly ReportRecord[]): number | null {
  const years = new Set(reports.map(report => report.year))
  return years.size === 1 ? (reports[0]?.year ?? null) : null
}

function newestOfEach(reports: readonly ReportRecord[]): ReportRecord[] {
  const newest = new Map<string, number>()
  const keyOf = (report: ReportRecord) => (report.place ? placeKey(report.place) : report.id)
  for (const report of reports) newest.set(keyOf(report), Math.max(newest.get(keyOf(report)) ?? 0, report.year ?? 0))
  return reports.filter(report => (report.year ?? 0) === newest.get(keyOf(report)))
}

function isOf(report: ReportRecord, place: Place): boolean {
  return report.place !== null && samePlace(report.place, place)
}

function reportsOf(reports: readonly ReportRecord[], place: Place | null): readonly ReportRecord[] {
  return place ? reports.filter(report => isOf(report, place)) : reports
}

function namesHeld(reports: readonly ReportRecord[]): string[] {
  return [...new Set(reports.map(report => report.place?.path.join('') ?? report.title))]
}

function allReports(language: Language, reports: readonly ReportRecord[]): Suggestion[] {
  const shown = 8
  return reports
    .slice(0, shown)
    .map(report => ({ kind: 'report', text: say(language).reportName(report), id: report.id }))
}

function refuse(
  reason: 'unknown_place' | 'unknown_year' | 'ambiguous_place' | 'not_in_reports',
  message: string,
  suggestions: readonly Suggestion[],
): ScopeOutcome {
  return { kind: 'refused', reason, message, suggestions }
}
