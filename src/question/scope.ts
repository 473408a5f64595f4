import type { Place, ReportRecord } from '../library/library.ts'
import type {
  Filters,
  Language,
  Notice,
  PlaceAsked,
  Query,
  Reason,
  ScopeOutcome,
  Suggestion,
  Target,
} from './question.ts'
import { say } from './saying/wording.ts'
import {
  asksWhich,
  byIssuers,
  isOf,
  ofIssuers,
  ofYear,
  reportsOf,
  sameYear,
  together,
  type Wanted,
  wantedOf,
} from './targets.ts'

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
  const allowed = admitted(reports, filters, filterPlaces)
  const { language } = query
  if (allowed.length === 0)
    return refuse('not_in_reports', say(language).nothingInFilters, allReports(language, reports))
  const unheld = query.places.filter(place => place.held.length === 0)
  const held = query.places.filter(place => place.held.length > 0)
  if (held.length === 0 && unheld.length > 0) {
    const names = unheld.map(place => place.text)
    return refuse('unknown_place', say(language).placeNotHeld(names, namesHeld(allowed)), allReports(language, allowed))
  }
  if (query.homeUnknown !== undefined) return askBack(query, query.homeUnknown, allowed)
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
  const notices: Notice[] = [
    ...unheld.map(place => ({
      code: 'place_not_held' as const,
      message: say(language).placeNotHeld([place.text], namesHeld(allowed)),
    })),
    ...held.flatMap(({ corrected }) =>
      corrected
        ? [{ code: 'place_corrected' as const, message: say(language).placeCorrected(corrected.from, corrected.to) }]
        : [],
    ),
  ]
  return targetsOf(query, held, allowed, notices)
}

/** 我区 without a home place: only the person knows which one that is. */
function askBack(query: Query, said: string, reports: readonly ReportRecord[]): ScopeOutcome {
  const names = namesHeld(reports).slice(0, SHOWN)
  return refuse(
    'ambiguous_place',
    say(query.language).homeUnknown(said, names),
    names.map(text => ({ kind: 'question' as const, text: query.question.replace(said, text) })),
  )
}

/** The reports that pass the filters. */
export function admitted(
  reports: readonly ReportRecord[],
  filters: Filters,
  filterPlaces: readonly Place[],
): ReportRecord[] {
  return reports.filter(report => admits(report, filters, filterPlaces))
}

function admits(report: ReportRecord, filters: Filters, places: readonly Place[]): boolean {
  if (filters.reportIds?.length && !filters.reportIds.includes(report.id)) return false
  if (filters.years?.length && !(report.year !== null && filters.years.includes(report.year))) return false
  if (filters.places?.length && !places.some(place => isOf(report, place))) return false
  return true
}

function targetsOf(
  query: Query,
  held: readonly PlaceAsked[],
  reports: readonly ReportRecord[],
  notices: Notice[],
): ScopeOutcome {
  const { language } = query
  const targets: Target[] = []
  const missing: Wanted[] = []
  for (const wanted of wantedOf(query, held, reports)) {
    const found = byIssuers(reportsOf(reports, wanted.place), query).map(group => ofYear(group, wanted.year, query))
    const answering = found.filter(each => each.reports.length > 0)
    if (answering.length === 0) missing.push(wanted)
    for (const each of answering) {
      if (each.planned && wanted.year !== null && each.reports.every(report => report.year !== wanted.year))
        notices.push({ code: 'plan_year', message: say(language).planYear(wanted.year, each.reports) })
      targets.push({ place: wanted.place, year: sameYear(each.reports), ...each })
    }
  }
  const explained = missing.map(wanted =>
    say(language).yearNotHeld(wanted.place, wanted.year, ofIssuers(reportsOf(reports, wanted.place), query)),
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
    targets: asksWhich(query) ? [together(targets)] : targets,
    notices: [...notices, ...explained.map(message => ({ code: 'year_not_held' as const, message }))],
  }
}

function namesHeld(reports: readonly ReportRecord[]): string[] {
  return [...new Set(reports.map(report => report.place?.path.join('') ?? report.title))]
}

/** Suggestions beyond this many nobody reads. */
const SHOWN = 8

function allReports(language: Language, reports: readonly ReportRecord[]): Suggestion[] {
  return reports
    .slice(0, SHOWN)
    .map(report => ({ kind: 'report', text: say(language).reportName(report), id: report.id }))
}

function refuse(reason: Reason, message: string, suggestions: readonly Suggestion[]): ScopeOutcome {
  return { kind: 'refused', reason, message, suggestions }
}
