import { placeKey, samePlace } from '../../language/gazetteer.ts'
import { words } from '../../language/tokenize.ts'
import type { Figure, Library, Place, ReportRecord } from '../../library/library.ts'
import { measuresDiffer } from '../comparing/compare-measures.ts'
import type { Found } from '../finding/find.ts'
import { type Seeking, seeking } from '../finding/seek.ts'
import { chinese, contentOf, english, type Scope } from '../follow-up/follow-up-scope.ts'
import { filterPlaces } from '../in-library.ts'
import { distinct } from '../places/held-places.ts'
import type { Filters, Language, Query, Suggestion, Target } from '../question.ts'
import { areLike } from '../saying/units.ts'
import { scopeOf } from '../scope.ts'
import { stopwatch } from '../stopwatch.ts'
import { isOf, reportsOf } from '../targets.ts'
import { type UnderstandingContext, understand } from '../understanding/understand.ts'
import { neighboursOf } from './neighbours.ts'
import { nameIn } from './place-name.ts'
import { stillAnswered } from './still-answered.ts'

/** What a question was answered with, as far as one may go on from it. */
export type GoesOn = { readonly query: Query; readonly sought: Seeking; readonly found: readonly Found[] }

/** What follow-ups are offered in. */
export type Offering = {
  readonly library: Library
  readonly context: UnderstandingContext
  readonly filters: Filters
  readonly language: Language
}

/** More than three nobody reads below an answer. */
const OFFERED = 3

/** Other years, places and figures that are looked at, nearest first: what costs time has to end somewhere. */
const TRIED = 2

/** In characters; what is tapped has to be read at a glance. */
const LONGEST = { zh: 60, en: 140 } as const

/**
 * Questions to go on with after an answer, each of which names its place and year, and of each of which it has been seen
 * that a report states it: the same of another year, another figure beside this one, the same of another place, and the
 * two places set side by side.
 */
export async function followUps(offering: Offering, answered: GoesOn): Promise<Suggestion[]> {
  const base = baseOf(offering, answered)
  if (!base) return []
  const years = await ofOtherYears(base)
  const beside = base.query.figure ? await besideFigure(base) : []
  const wanted = OFFERED - years.length - beside.length
  const places = await ofOtherPlaces(base, wanted)
  const texts = [...years, ...beside, ...places]
  return [...new Set(texts)].slice(0, OFFERED).map(text => ({ kind: 'question', text }))
}

type Base = Offering & {
  readonly query: Query
  readonly sought: Seeking
  readonly found: Found
  readonly place: Place
  readonly year: number
  readonly name: string
}

/** One place and one year that were answered for; of several, or of a plan, nothing is offered. */
function baseOf({ context, ...offering }: Offering, { query, sought, found }: GoesOn): Base | undefined {
  const [one, ...others] = found
  const report = one?.target.reports.find(({ id }) => id === one.extracts[0]?.reportId)
  if (!one || !report?.place || report.year === null || others.length > 0) return undefined
  const isOfOne = distinct(query.places.flatMap(({ held }) => held)).length <= 1 && query.years.length <= 1
  const isPlain =
    !query.comparison && !query.span && !query.allPlaces && !query.besideBureau && query.issuers.length < 2
  if (!isOfOne || !isPlain || one.target.planned || one.planOnly || sought.matters.length > 0) return undefined
  const { place, year } = report
  // Nobody's home is meant where the place is named.
  const { home: _, ...anywhere } = context
  const name = nameIn(query.language, place)
  return { ...offering, context: anywhere, query, sought, found: one, place, year, name }
}

async function ofOtherYears(base: Base): Promise<string[]> {
  const { place, year, library } = base
  const held = new Set(reportsOf(library.reports(), place).flatMap(report => report.year ?? []))
  // The year before is asked for more often than the year after.
  const nearest = [...held].filter(other => other !== year).sort((a, b) => away(a, year) - away(b, year) || a - b)
  for (const other of nearest.slice(0, TRIED)) {
    const read = sameOf(base, [place], [base.name], other)
    if (read && (await likenessIn(base, read.target))) return [read.text]
  }
  return []
}

const away = (year: number, from: number) => Math.abs(year - from)

/** The same question of other places, and first the two places set side by side where they count the same. */
async function ofOtherPlaces(base: Base, most: number): Promise<string[]> {
  const { query, place, year, library } = base
  if (most < 1 || query.issuers.length > 0) return []
  const offered: string[] = []
  for (const other of nearestTo(place, year, library.reports()).slice(0, TRIED)) {
    const name = nameIn(query.language, other)
    const alone = sameOf(base, [other], [name], year)
    const likeness = alone && (await likenessIn(base, alone.target))
    if (!likeness) continue
    const both = likeness === 'same' ? sameOf(base, [place, other], [base.name, name], year) : undefined
    offered.push(...(both ? [both.text] : []), alone.text)
    // Who is told a figure is told another best beside it, and one other place is enough.
    if (offered.length >= most || query.figure) break
  }
  return offered
}

/** Those that share most of the path first, then those of its level; in the order of their names. */
function nearestTo(place: Place, year: number, reports: readonly ReportRecord[]): Place[] {
  const held = distinct(reports.flatMap(report => (report.year === year && report.place ? [report.place] : [])))
  const shared = (other: Place) => {
    const differs = other.path.findIndex((name, at) => name !== place.path[at])
    return differs < 0 ? other.path.length : differs
  }
  const rank = (other: Place) => 2 * shared(other) + (other.level === place.level ? 1 : 0)
  return held
    .filter(other => !samePlace(other, place))
    .map(other => ({ other, rank: rank(other), key: placeKey(other) }))
    .sort((a, b) => b.rank - a.rank || (a.key < b.key ? -1 : 1))
    .map(({ other }) => other)
}

type Read = { readonly text: string; readonly query: Query; readonly target: Target }

/** The question of these places and this year, if it is still read as the same; of several it sets them side by side. */
function sameOf(base: Base, places: readonly Place[], names: readonly string[], year: number): Read | undefined {
  const { query } = base
  const text = textOf(base, { places: names, issuers: query.issuers.map(issuer => issuer.text), years: [year] })
  const read = readAs(base, text, places, year)
  const asExpected = read?.query.comparison === (places.length > 1 ? 'compare' : undefined)
  return read && asExpected && read.query.parts.length === query.parts.length ? { text, ...read } : undefined
}

/**
 * Whether the target states what was asked, where it is another one's; the same, where figures may be set side by side,
 * or else only alike. What is looked for does not change with the place and the year.
 */
async function likenessIn(
  { library, sought, found, place }: Base,
  target: Target,
): Promise<'same' | 'alike' | undefined> {
  const told = await stillAnswered(library, { ...sought, near: [] }, target)
  if (!told) return undefined
  const pairs = found.figures.map(({ fitting, part }) => ({
    own: fitting,
    other: told.figures.find(each => each.part === part)?.fitting,
  }))
  const areAlike = pairs.every(
    ({ own, other }) =>
      other !== undefined &&
      !other.otherAction &&
      other.measure >= SAYS_AS_MUCH * own.measure &&
      areLike([own.figure.unit, other.figure.unit]) &&
      shareWord(own.figure.measure, other.figure.measure),
  )
  if (!areAlike) return undefined
  const counted = pairs.flatMap(({ own, other }) =>
    other
      ? [
          { figure: own.figure, place },
          { figure: other.figure, place: target.place },
        ]
      : [],
  )
  return pairs.length === 1 && !measuresDiffer(counted) ? 'same' : 'alike'
}

/** 收到申请 is not 受理法律援助案件, whatever both may be called in a question. */
function shareWord(one: string, other: string): boolean {
  const said = new Set(words(one).filter(word => word.length > 1))
  return words(other).some(word => said.has(word))
}

/** The other figure's measure holds nearly as many of the question's words. */
const SAYS_AS_MUCH = 0.75

/** Another figure of the cited passage that was not asked for, in the words of its measure. */
async function besideFigure(base: Base): Promise<string[]> {
  const { query, library, sought, found, place, year, name } = base
  // The words of measures are Chinese.
  if (query.language === 'en') return []
  for (const { figure, content } of neighboursOf(found).slice(0, TRIED)) {
    const text = chinese({ places: [name], issuers: query.issuers.map(issuer => issuer.text), years: [year] }, content)
    const read = readAs(base, text, [place], year)
    if (!read || read.query.comparison || read.query.parts.length !== 1) continue
    // It stands beside what was asked for, so that the vector of the one leads to the other.
    const embedder = { embedQuery: async () => [...sought.vector] }
    const other = await seeking(
      { library, embedder },
      read.query,
      [],
      stopwatch(() => 0),
    )
    const told = await stillAnswered(library, other, read.target)
    if (told?.figures.some(({ fitting }) => isSame(fitting.figure, figure))) return [text]
  }
  return []
}

function isSame(one: Figure, other: Figure): boolean {
  return one.start === other.start && one.raw === other.raw
}

function textOf({ query, context, name }: Base, scope: Scope): string {
  if (query.language === 'zh') return chinese(scope, contentOf(query) || query.content)
  const isSame = scope.places.length === 1 && scope.places[0] === name
  // A place stays as it was written, where it stays.
  const places = isSame && query.places[0] ? [query.places[0].text] : scope.places
  return english(query, { ...scope, places }, context)
}

/** The text as it would be understood, if as these places and this year, and the last place's reports, which answer. */
function readAs(
  { context, filters, library, language, query }: Base,
  text: string,
  places: readonly Place[],
  year: number,
): { readonly query: Query; readonly target: Target } | undefined {
  if (text.length > LONGEST[query.language]) return undefined
  const read = understand(text, context)
  const meant = read.places.map(({ held }) => held)
  const isOfPlaces =
    meant.length === places.length &&
    places.every((place, at) => meant[at]?.length === 1 && meant[at].every(one => samePlace(one, place)))
  const isOfYear = read.years.length === 1 && read.years[0]?.year === year
  const isAsked = read.language === query.language && read.separate.length === 0 && read.homeUnknown === undefined
  if (!isOfPlaces || !isOfYear || !isAsked || read.issuers.length !== query.issuers.length) return undefined
  const reports = library.reports()
  const scope = scopeOf({ ...read, language }, filters, reports, filterPlaces(filters, reports))
  if (scope.kind === 'refused' || scope.notices.length > 0 || scope.targets.length !== places.length) return undefined
  const target = scope.targets.at(-1)
  const isReviewed = target?.reports.every(report => report.year === year && places.some(place => isOf(report, place)))
  return target && isReviewed && !target.planned ? { query: read, target } : undefined
}
