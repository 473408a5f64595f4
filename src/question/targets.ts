import { placeKey, samePlace } from '../language/gazetteer.ts'
import type { Place, ReportRecord } from '../library/library.ts'
import { distinct } from './places/held-places.ts'
import type { PlaceAsked, Query, Target } from './question.ts'
import { bureauOf, preferGovernment } from './understanding/issuers.ts'
import { yearsWithin } from './understanding/years-spans.ts'

/** Which places and years a question asks for, and which of their reports answer. */

/** One place and year that is asked for; null where none is named. */
export type Wanted = { readonly place: Place | null; readonly year: number | null }

/** Of an agency that has issued reports only its own count; any other belongs to the matter. */
export function ofIssuers(reports: readonly ReportRecord[], { issuers }: Query): readonly ReportRecord[] {
  const named = reports.filter(({ id }) => issuers.some(({ reportIds }) => reportIds.includes(id)))
  return named.length > 0 ? named : reports
}

/**
 * The reports of a place, apart where several issuers' are asked for beside each other: the place's own and a bureau's,
 * or two bureaus'.
 */
export function byIssuers(reports: readonly ReportRecord[], query: Query): (readonly ReportRecord[])[] {
  const { issuers, besideBureau } = query
  if (issuers.length + (besideBureau ? 1 : 0) < 2) return [ofIssuers(reports, query)]
  const ofEach = issuers.map(({ reportIds }) => reports.filter(({ id }) => reportIds.includes(id)))
  const own = besideBureau ? [reports.filter(report => bureauOf(report) === undefined)] : []
  return [...own, ...ofEach].filter(group => group.length > 0)
}

/** Which of several reports says something is looked for in all of them at once. */
const WHICH = /哪[个份家里边些一]|谁|\b(?:which|who)\b/i

export function asksWhich({ question, comparison, places, years }: Query): boolean {
  return comparison === undefined && places.length + years.length > 1 && WHICH.test(question)
}

export function together(targets: readonly Target[]): Target {
  const [only] = targets
  if (only && targets.length === 1) return only
  const reports = targets.flatMap(target => target.reports)
  return { place: null, year: sameYear(reports), reports, planned: false, older: [], issuerShown: true }
}

/**
 * Every place with every year asked for; where places and years take turns they are pairs
 * (「平城区2024年和东坑镇2023年」). A trend is asked of every year held, and what is asked of all places of each of them.
 */
export function wantedOf(query: Query, held: readonly PlaceAsked[], reports: readonly ReportRecord[]): Wanted[] {
  const named = distinct(held.flatMap(asked => asked.held))
  if (named.length > 1 && takeTurns(held, query.years))
    return held.map((asked, at) => ({ place: asked.held[0] ?? null, year: query.years[at]?.year ?? null }))
  const ofEach = named.length === 0 && (query.allPlaces || query.comparison !== undefined)
  const places = ofEach ? distinct(reports.flatMap(report => report.place ?? [])) : named
  const years = [...new Set(query.years.map(asked => asked.year))]
  const eachPlace: readonly (Place | null)[] = places.length > 0 ? places : [null]
  return eachPlace.flatMap(place => {
    const overYears = years.length === 0 && isOverYears(query, places.length)
    const held = overYears ? yearsHeld(ofIssuers(reportsOf(reports, place), query)) : []
    const asked = overYears ? yearsWithin(query.span ?? {}, held) : years
    const eachYear: readonly (number | null)[] = asked.length > 0 ? asked : [null]
    return eachYear.map(year => ({ place, year }))
  })
}

/** One place set against itself can only be so over the years. */
function isOverYears({ comparison }: Query, places: number): boolean {
  return comparison === 'trend' || (comparison !== undefined && places === 1)
}

/** Ascending. */
function yearsHeld(reports: readonly ReportRecord[]): number[] {
  return [...new Set(reports.map(report => report.year).filter(year => year !== null))].sort((a, b) => a - b)
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

type OfYear = Pick<Target, 'reports' | 'planned' | 'older' | 'issuerShown'>

/** 2024年下一步: what comes next is told by the report that reviews the year; so is 2024年报告. */
const NEXT = /下一[步年]|下一?阶段|今后|\bnext steps?\b/i
const OF_THE_REPORT =
  /^\s?年?度?的?(?:法治政府(?:建设)?)?(?:年度)?(?:工作)?(?:情况)?(?:报告|年报)|^\s(?:annual )?report/i

/**
 * A year means the reports that review it; with planning words, or where none reviews it, those that plan for it, unless
 * the question is about what was done: a plan is never given as a result. No year means each place's newest.
 */
export function ofYear(reports: readonly ReportRecord[], year: number | null, query: Query): OfYear {
  if (year === null) return newest(reports, query)
  const role = query.years.find(asked => asked.year === year)?.role
  const reviewing = reports.filter(report => report.year === year)
  const isDone = (query.accomplished && role !== 'planned') || query.aspects.includes('problems')
  const plans = isDone ? [] : reports.filter(report => report.planYear === year)
  const asksForPlans = role === 'planned' || (query.aspects.includes('plans') && role !== 'reviewed')
  const isOwn =
    reviewing.length > 0 &&
    role !== 'planned' &&
    (role === 'reviewed' ||
      NEXT.test(query.question) ||
      query.years.some(asked => asked.year === year && OF_THE_REPORT.test(query.question.slice(asked.end))))
  const planned = plans.length > 0 && !isOwn && (asksForPlans || reviewing.length === 0)
  const choice = preferGovernment(planned ? plans : reviewing, query.issuers)
  return { ...choice, planned, older: othersOf(planned ? plans : reviewing, choice.reports) }
}

/** A bureau's report beside its district's is looked into where that does not state it, and named as the bureau's. */
function othersOf(reports: readonly ReportRecord[], chosen: readonly ReportRecord[]): ReportRecord[][] {
  const others = reports.filter(report => !chosen.includes(report))
  return others.length > 0 ? [others] : []
}

/** Each place's newest reports, and behind them its older ones, year by year. */
function newest(reports: readonly ReportRecord[], { issuers }: Query): OfYear {
  const ofEach = new Map<string, ReportRecord[]>()
  for (const report of reports) {
    const key = report.place ? placeKey(report.place) : report.id
    ofEach.set(key, [...(ofEach.get(key) ?? []), report])
  }
  const descending = [...ofEach.values()].map(ofPlace => byYear(ofPlace).map(year => preferGovernment(year, issuers)))
  const first = descending.flatMap(years => years.slice(0, 1))
  const depth = Math.max(0, ...descending.map(years => years.length))
  const older = Array.from({ length: Math.max(0, depth - 1) }, (_, at) =>
    descending.flatMap(years => years[at + 1]?.reports ?? []),
  )
  const newestReports = first.flatMap(choice => choice.reports)
  const sameYears = reports.filter(({ year }) => newestReports.some(report => report.year === year))
  return {
    reports: newestReports,
    planned: false,
    older: [...othersOf(sameYears, newestReports), ...older],
    issuerShown: first.some(choice => choice.issuerShown),
  }
}

function byYear(reports: readonly ReportRecord[]): ReportRecord[][] {
  const years = [...new Set(reports.map(report => report.year ?? 0))].sort((a, b) => b - a)
  return years.map(year => reports.filter(report => (report.year ?? 0) === year))
}

export function sameYear(reports: readonly ReportRecord[]): number | null {
  const years = new Set(reports.map(report => report.year))
  return years.size === 1 ? (reports[0]?.year ?? null) : null
}

export function isOf(report: ReportRecord, place: Place): boolean {
  return report.place !== null && samePlace(report.place, place)
}

export function reportsOf(reports: readonly ReportRecord[], place: Place | null): readonly ReportRecord[] {
  return place ? reports.filter(report => isOf(report, place)) : reports
}
