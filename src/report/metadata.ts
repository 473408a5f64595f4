import { placeWritten } from '../language/place-chains.ts'
import type { GivenMetadata, Place, ReportRecord, Section } from '../library/library.ts'
import { dateIn, readFront } from './front-fields.ts'
import { placeOf } from './report-place.ts'
import { yearsOf } from './years.ts'

/** Names what `readMetadata` does, for index fingerprints; raise it when its outcome changes. */
export const metadataReaderVersion = 'metadata/1'

export type Metadata = Pick<
  ReportRecord,
  'title' | 'titleDerived' | 'issuer' | 'place' | 'year' | 'planYear' | 'published' | 'documentNumber' | 'url'
>

/** What reports without a title are called: the genre this library is made for, or simply a report. */
const GENRES: readonly { pattern: RegExp; name: string }[] = [
  { pattern: /法治政府建设|依法行政|法治建设/, name: '法治政府建设年度报告' },
  { pattern: /政府信息公开/, name: '政府信息公开工作年度报告' },
]
const ANY_REPORT = '年度报告'

/** What a person said of the report wins; then the page's fields and first lines; then the text. */
export function readMetadata(
  text: string,
  sections: readonly Section[],
  given: GivenMetadata,
  fileName: string,
): Metadata {
  const partOf = (kind: Section['kind']) =>
    sections
      .filter(s => s.kind === kind)
      .map(s => text.slice(s.start, s.end))
      .join('\n')
  const front = readFront(partOf('front'))
  const signature = partOf('signature')
  const body = text.slice(sections.find(s => s.kind !== 'front')?.start ?? 0)
  const title = given.title ?? front.title ?? ''
  const issuerFound = given.issuer ?? issuerOfTitle(title) ?? front.issuer ?? issuerOfSignature(signature)
  const place = given.place ? placeGiven(given.place) : placeOf({ title, issuer: issuerFound ?? '', signature, body })
  const issuer = issuerFound ?? issuerOfText(body, place)
  const published = given.published ?? front.published ?? dateIn(signature) ?? null
  const headings = sections.map(section => section.path.at(-1) ?? '')
  const read = yearsOf({ title, headings, body, published: published ?? undefined, fileName })
  const year = given.year ?? read.year
  return {
    title: title || derivedTitle(issuer, place, year, body),
    titleDerived: title === '',
    issuer: issuer ?? null,
    place,
    year,
    planYear: given.planYear ?? (year === null ? null : year + 1),
    published,
    documentNumber: given.documentNumber ?? front.documentNumber ?? null,
    url: given.url ?? null,
  }
}

/** A place that no gazetteer has is taken as it is written. */
function placeGiven(name: string): Place {
  return placeWritten(name) ?? { path: [name.trim()], level: 'zone' }
}

/** What an issuer's name ends on. */
const ISSUER =
  '(?:人民政府(?:办公[室厅])?|办事处|管委会|管理委员会|[\\p{Script=Han}]{1,12}(?:局|厅|委员会|委|办公室|院|大队|支队|中心))'

function issuerOfTitle(title: string): string | undefined {
  return new RegExp(`^([\\p{Script=Han}]{2,24}?${ISSUER})(?=关于|(?:19|20)\\d{2}年)`, 'u').exec(title)?.[1]
}

/** The last of the names that sign: party committees sign before governments. */
function issuerOfSignature(signature: string): string | undefined {
  const names = signature.split(/\s+/).filter(part => new RegExp(`${ISSUER}$`, 'u').test(part) && !dateIn(part))
  return names.at(-1)
}

/**
 * A text that says 我局 is a bureau's. Its name is the one that stands with the place's (平潭综合实验区财政金融局), or with
 * 区, 市, 县 for it (区社会事业局).
 */
function issuerOfText(body: string, place: Place | null): string | undefined {
  const own = /我(局|厅|委|办|院)/.exec(body)?.[1]
  const placeName = place?.path.at(-1)
  if (!own || !placeName) return undefined
  const level = placeName.at(-1) ?? ''
  const full = new RegExp(`${placeName}([\\p{Script=Han}]{2,8}?${own})`, 'gu')
  // Other bureaus are named as partners: 联合区公安局, 区检察院、区公安局.
  const short = new RegExp(
    `(?<![其各、与和及同]|联合|配合)${level}([\\p{Script=Han}]{2,8}?${own})(?![\\p{Script=Han}]?级)`,
    'gu',
  )
  const named =
    mostFrequent([...body.matchAll(full)].map(m => m[1] ?? '')) ??
    mostFrequent([...body.matchAll(short)].map(m => m[1] ?? ''))
  return named ? placeName + named : undefined
}

function mostFrequent(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

function derivedTitle(issuer: string | undefined, place: Place | null, year: number | null, body: string): string {
  const genre = GENRES.find(({ pattern }) => pattern.test(body))?.name ?? ANY_REPORT
  const whose = issuer && !issuer.endsWith('人民政府') ? issuer : (place?.path.at(-1) ?? issuer ?? '')
  return `${whose}${year === null ? '' : `${year}年`}${genre}`
}
