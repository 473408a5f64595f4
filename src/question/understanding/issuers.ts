import { splitName, zoneRoot } from '../../language/place-names.ts'
import { simplified } from '../../language/traditional.ts'
import type { ReportRecord } from '../../library/library.ts'
import { QUOTED } from '../places/place-words.ts'
import { englishAgencies } from './issuers-english.ts'
import { AGENCY_ENDING, GOVERNMENT } from './issuers-words.ts'

/** An agency that a question names and that has issued reports which are held. */
export type IssuerAsked = {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Of every report that it may have issued, whatever their place and year. */
  readonly reportIds: readonly string[]
}

/** Of the reports of one place and year, those that answer. */
export type IssuerChoice = {
  readonly reports: readonly ReportRecord[]
  /** They are a bureau's, not the place's own: whose they are has to be said. */
  readonly issuerShown: boolean
}

/**
 * The agencies of a question that have a report. Any other is what the question is about (a bureau handles cases in the
 * report of its district) and stays in it, so naming one is a preference among reports and never a reason to refuse.
 */
export function issuersAsked(question: string, reports: readonly ReportRecord[]): IssuerAsked[] {
  const bureaus = reports.flatMap(report => {
    const bureau = bureauOf(report)
    return bureau ? [{ id: report.id, bureau }] : []
  })
  if (bureaus.length === 0) return []
  const text = simplified(question).replace(QUOTED, found => '\u0000'.repeat(found.length))
  const named = [
    ...writtenAgencies(text, new Set(bureaus.map(({ bureau }) => bureau))),
    ...englishAgencies(text).map(({ start, end, subjects }) => ({
      start,
      end,
      isNamed: (bureau: string) => subjects.every(subject => subject.test(bureau)),
    })),
  ]
  return named.flatMap(({ start, end, isNamed }) => {
    const reportIds = bureaus.filter(({ bureau }) => isNamed(bureau)).map(({ id }) => id)
    return reportIds.length > 0 ? [{ text: question.slice(start, end), start, end, reportIds }] : []
  })
}

/**
 * Those of the agencies that the question names; else the place's own, never mixed with a bureau's; else, where bureaus
 * alone have reported, theirs.
 */
export function preferGovernment(reports: readonly ReportRecord[], issuers: readonly IssuerAsked[]): IssuerChoice {
  const named = reports.filter(({ id }) => issuers.some(({ reportIds }) => reportIds.includes(id)))
  const own = reports.filter(report => bureauOf(report) === undefined)
  const chosen = named.length > 0 ? named : own.length > 0 ? own : reports
  return { reports: chosen, issuerShown: chosen.some(report => bureauOf(report) !== undefined) }
}

/**
 * What the bureau is called that has reported, without its place: 司法局. Undefined where the place itself has; the place's
 * name as the title's subject says so even if a bureau has published it.
 */
export function bureauOf({ title, titleDerived, issuer, place }: ReportRecord): string | undefined {
  const names = (place?.path ?? []).flatMap(name => [name, splitName(name).root, zoneRoot(name)])
  const subject = SUBJECT.exec(title)?.[0] ?? ''
  const ofTitle = withoutPlaces(subject, names)
  if (BUREAU.test(ofTitle) && !GOVERNMENT.test(subject)) return ofTitle
  const isOwn = !titleDerived && subject !== '' && (ofTitle === '' || GOVERNMENT.test(subject))
  const ofIssuer = withoutPlaces(issuer ?? '', names)
  return !isOwn && BUREAU.test(ofIssuer) && !GOVERNMENT.test(issuer ?? '') ? ofIssuer : undefined
}

/** Who a title is about: what stands before 关于, a year or the matter. */
const SUBJECT =
  /^\p{Script=Han}+?(?=关于|\s?(?:19|20)\d{2}|[二〇○零一二三四五六七八九]{4}年|法治政府|法治建设|依法行政|年度)/u
const BUREAU = new RegExp(`^\\p{Script=Han}{2,}${AGENCY_ENDING}$`, 'u')

function withoutPlaces(name: string, places: readonly string[]): string {
  let rest = name
  for (let before = ''; before !== rest; ) {
    before = rest
    const place = places.filter(each => rest.startsWith(each)).sort((a, b) => b.length - a.length)[0]
    rest = rest
      .slice(place?.length ?? 0)
      .replace(/^(?:人民政府(?!办公)|[省市区县镇乡](?=\p{Script=Han}{2,}(?:局|委|办)))/u, '')
  }
  return rest
}

type Named = { readonly start: number; readonly end: number; readonly isNamed: (bureau: string) => boolean }

/** 财政金融局, or shorter 财金局 and 财政局, wherever the characters of a bureau that has reported stand in their order. */
function writtenAgencies(text: string, bureaus: ReadonlySet<string>): Named[] {
  const found: Named[] = []
  for (const { 0: run, index } of text.matchAll(AGENCY_RUN)) {
    const lengths = Array.from({ length: run.length - SHORTEST + 1 }, (_, less) => run.length - less)
    // The longest end of the run that names a bureau: 平潭综合实验区|财政金融局.
    const length = lengths.find(each => [...bureaus].some(bureau => isShortFor(run.slice(-each), bureau)))
    if (length === undefined) continue
    const end = index + run.length
    const name = run.slice(-length)
    found.push({ start: end - length, end, isNamed: bureau => isShortFor(name, bureau) })
  }
  return found
}

const AGENCY_RUN = new RegExp(`\\p{Script=Han}{1,30}?${AGENCY_ENDING}(?!长|部|面)`, 'gu')
/** 司法局 has three characters; 区委 and 本局 name nobody. */
const SHORTEST = 3

function isShortFor(name: string, bureau: string): boolean {
  const [short, whole] = [lastWordCut(name), lastWordCut(bureau)]
  if (short === whole) return true
  if (short.length < SHORTEST || short.at(-1) !== whole.at(-1)) return false
  let at = -1
  for (const character of short) {
    at = whole.indexOf(character, at + 1)
    if (at < 0) return false
  }
  return true
}

function lastWordCut(name: string): string {
  return name.replace(/委员会$/, '委').replace(/办公室$/, '办')
}
