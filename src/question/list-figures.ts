import { AppError } from '../errors.ts'
import { fold, words } from '../language/tokenize.ts'
import { simplified } from '../language/traditional.ts'
import type { FigureOfReport, Library, ReportRecord } from '../library/library.ts'
import { filterPlaces } from './in-library.ts'
import { isOf } from './targets.ts'

/** Which figures are wanted; what is left out does not narrow. */
export type FiguresWanted = {
  /** Words of what is counted: 行政复议 受理. Each has to stand in the measure of a figure or in its sentence. */
  readonly measure?: string
  /** As people write it: 增城区, Zengcheng. */
  readonly place?: string
  /** The year that the reports review. */
  readonly year?: number
  readonly report?: string
  readonly limit: number
}

/** Those whose own measure holds most of the words first, then by report and in the order of the text. */
export type FiguresListed = {
  readonly figures: readonly FigureOfReport[]
  /** How many there are beyond `limit`, too. */
  readonly total: number
}

/** Names and years shown in a message; a library may hold thousands. */
const NAMES_SHOWN = 12

/**
 * The figures that reports state, as a list. @throws AppError `not_found` where no report is held for the place, year or
 * id asked for; the message says what is.
 */
export async function listFigures(
  library: Pick<Library, 'reports' | 'figures'>,
  wanted: FiguresWanted,
): Promise<FiguresListed> {
  const reports = reportsWanted(library.reports(), wanted).map(report => report.id)
  const stated = await library.figures({ reports })
  const terms = termsOf(wanted.measure ?? '')
  const matching = stated.flatMap(figure => {
    const share = shareIn(figure, terms)
    return share === undefined ? [] : [{ figure, share }]
  })
  const ranked = matching.sort((a, b) => b.share - a.share).map(({ figure }) => figure)
  return { figures: ranked.slice(0, wanted.limit), total: ranked.length }
}

/** The reports of a place, year or id. @throws AppError `not_found` where none is held; the message says what is */
export function reportsWanted(
  all: readonly ReportRecord[],
  { place, year, report }: Omit<FiguresWanted, 'limit'>,
): readonly ReportRecord[] {
  const ofId = report === undefined ? all : all.filter(({ id }) => id === report)
  if (report !== undefined && ofId.length === 0)
    throw missing(
      `There is no report ${report}`,
      all.map(({ id }) => id),
    )
  const ofPlace = place === undefined ? ofId : reportsOf(ofId, place)
  if (ofPlace.length === 0 && place !== undefined) throw missing(`No report of ${place} is held`, ofId.map(nameOf))
  const ofYear = year === undefined ? ofPlace : ofPlace.filter(held => held.year === year)
  if (ofYear.length === 0 && year !== undefined)
    throw missing(
      `No report held${place === undefined ? '' : ` of ${place}`} reviews ${year}`,
      ofPlace.map(held => String(held.year ?? 'a year unknown')),
    )
  return ofYear
}

function reportsOf(reports: readonly ReportRecord[], place: string): ReportRecord[] {
  const places = filterPlaces({ places: [place] }, reports)
  return reports.filter(report => places.some(each => isOf(report, each)))
}

function nameOf(report: ReportRecord): string {
  return report.place?.path.join('') ?? report.title
}

function missing(what: string, held: readonly string[]): AppError {
  const names = [...new Set(held)].sort()
  const more = names.length > NAMES_SHOWN ? ` and ${names.length - NAMES_SHOWN} more` : ''
  return new AppError('not_found', `${what}; held: ${names.slice(0, NAMES_SHOWN).join(', ') || 'none'}${more}.`)
}

/** The words to look for; one of a single character (的) says little beside longer ones. */
function termsOf(measure: string): string[] {
  const cut = [...new Set(words(simplified(measure)))]
  const long = cut.filter(word => word.length > 1)
  return long.length > 0 ? long : cut
}

/** How much of what is asked for stands in the measure itself; undefined where a word stands nowhere. */
function shareIn({ figure, sentence }: FigureOfReport, terms: readonly string[]): number | undefined {
  if (terms.length === 0) return 1
  const measure = fold(figure.measure)
  const said = fold(sentence.text)
  if (!terms.every(term => measure.includes(term) || said.includes(term))) return undefined
  return terms.filter(term => measure.includes(term)).length / terms.length
}
