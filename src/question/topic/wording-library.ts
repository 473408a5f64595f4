import { namesOf } from '../../language/gazetteer.ts'
import type { Place, ReportRecord } from '../../library/library.ts'
import type { Language } from '../question.ts'
import type { SmallTalk } from './topic-courtesy.ts'
import type { RecordField } from './topic-library.ts'

/** What the service says of its own library and of itself, in the question's language. */
type LibraryWording = {
  /** The first line: what was understood. */
  readonly understood: (place: string | null, year: number | null) => string
  readonly held: (reports: number, places: number, years: readonly number[]) => string
  readonly andMore: (count: number) => string
  /** As a list of places names it. */
  readonly placeName: (report: ReportRecord) => string
  readonly placeLine: (place: string, reports: readonly ReportRecord[]) => string
  readonly onlyInside: (place: string) => string
  readonly empty: string
  readonly yes: (reports: readonly ReportRecord[]) => string
  readonly noPlace: (asked: readonly string[], held: readonly string[], more: number) => string
  readonly notHeld: (asked: readonly string[]) => string
  readonly noYear: (place: string | null, years: readonly number[], held: readonly ReportRecord[]) => string
  readonly noNamed: (named: string, held: readonly ReportRecord[]) => string
  /** Before the lines of several that are equally new. */
  readonly newestOf: (year: number | null, count: number) => string
  readonly newest: (report: ReportRecord) => string
  readonly whichPlace: (asked: string, candidates: readonly string[]) => string
  readonly whichReport: (count: number) => string
  readonly parts: (count: number) => string
  readonly noParts: string
  readonly subsections: (count: number) => string
  readonly field: Readonly<Record<RecordField, (report: ReportRecord, characters: number) => string>>
  readonly titleDerived: string
  readonly smallTalk: Readonly<Record<SmallTalk, string>>
  /** Told by nearly every report of the genre, so that they can be answered. */
  readonly examples: readonly ((report: ReportRecord) => string)[]
  readonly vague: (place: string | null, year: number | null) => string
  readonly vagueParts: (report: ReportRecord) => string
  readonly askSection: (report: ReportRecord, heading: string) => string
  readonly reportName: (report: ReportRecord) => string
}

/** Lengths are told in round numbers: blanks count, so the last digits mean nothing. */
const ROUND = 100
/** More titles than this in one sentence nobody reads. */
const TITLES_SHOWN = 3

const rounded = (characters: number) => Math.max(ROUND, Math.round(characters / ROUND) * ROUND)

/** The last part of a place's path, as a title names it. */
export const nameOf = (place: Place | null) => place?.path.at(-1) ?? null

const span = (years: readonly number[], join: string) =>
  years.length > 1 ? `${years[0]}${join}${years.at(-1)}` : `${years[0] ?? ''}`
const brackets = (parts: readonly (string | null)[], open: string, separator: string, close: string) => {
  const said = parts.filter(part => part !== null && part !== '')
  return said.length > 0 ? `${open}${said.join(separator)}${close}` : ''
}
const yearless = ({ year, title }: ReportRecord) => year === null || title.includes(String(year))

/** A place's reports by the year they review, with who issued them where the files say it. */
function byYear(reports: readonly ReportRecord[]) {
  const years = [...new Set(reports.map(report => report.year))].sort((a, b) => (a ?? 0) - (b ?? 0))
  return years.map(year => {
    const ofYear = reports.filter(report => report.year === year)
    const issuers = [...new Set(ofYear.flatMap(({ issuer }) => (issuer === null ? [] : [issuer])))]
    return { year, count: ofYear.length, issuers }
  })
}

const quoted = (names: readonly string[], separator: string) => names.map(name => `“${name}”`).join(separator)
const placeAndYear = ({ place, year }: ReportRecord) => `${nameOf(place) ?? ''}${year === null ? '' : `${year}年`}`
const yearOf = (year: number | null) => (year === null ? '年份不详' : `${year}年`)

const CHINESE: LibraryWording = {
  understood: (place, year) =>
    `${place ?? '全部报告'}${year === null ? '' : ` · ${year}年${place === null ? '' : '报告'}`}`,
  held: (reports, places, years) =>
    `收录${reports}份报告${places > 1 ? `，来自${places}个地方` : ''}${years.length > 1 ? `，年份为${span(years, '—')}年` : ''}：`,
  placeName: report => nameOf(report.place) ?? report.title,
  andMore: count => `……另有${count}个地方。写明地方或年份，可以查看是否收录。`,
  placeLine: (place, reports) => {
    const years = byYear(reports).map(({ year, count, issuers }) => {
      const copies = count > 1 ? `${count}份` : ''
      return `${yearOf(year)}${copies}${brackets(issuers, '（', '、', '）')}`
    })
    return `· ${place}：${years.join('；')}`
  },
  onlyInside: place => `没有${place}本级的报告，以下是下辖地方的报告。`,
  empty: '目前没有收录任何报告。',
  yes: reports => `有，收录${reports.length}份：`,
  noPlace: (asked, held, more) =>
    `没有收录${quoted(asked, '、')}的报告。现收录：${held.join('、')}${more > 0 ? `等${held.length + more}个地方` : ''}。`,
  notHeld: asked => `没有收录${quoted(asked, '、')}的报告。`,
  noYear: (place, years, held) => {
    const heldYears = byYear(held).map(({ year }) => yearOf(year))
    return `没有收录${place ?? ''}${years.map(year => `${year}年`).join('、')}的报告。现收录${place === null ? '' : '该地'}${heldYears.join('、')}的报告。`
  },
  noNamed: (named, held) => {
    const titles = held.slice(0, TITLES_SHOWN).map(report => CHINESE.reportName(report))
    const more = held.length > titles.length ? `等${held.length}份` : ''
    return `没有收录“${named}”的报告。${titles.length > 0 ? `现收录：${titles.join('、')}${more}。` : ''}`
  },
  newestOf: (year, count) => `最新的是${yearOf(year)}的报告，共${count}份：`,
  newest: report =>
    `最新的是${CHINESE.reportName(report)}${brackets([report.issuer, report.published && `${report.published}发布`], '（', '，', '）')}。`,
  whichPlace: (asked, candidates) => `“${asked}”对应多个地方：${candidates.join('、')}。请写明是哪一个。`,
  whichReport: count => `符合的报告有${count}份，请写明是哪个地方、哪一年的报告。`,
  parts: count => `共${count}个部分：`,
  noParts: '这份报告没有分部分的标题。',
  subsections: count => `（下分${count}节）`,
  field: {
    issuer: ({ issuer }) => (issuer === null ? '文件中没有写明发布单位。' : `发布单位：${issuer}`),
    published: ({ published }) => (published === null ? '文件中没有写明发布日期。' : `发布日期：${published}`),
    documentNumber: ({ documentNumber }) =>
      documentNumber === null ? '文件中没有写明文号。' : `文号：${documentNumber}`,
    url: ({ url }) => (url === null ? '文件中没有写明原文网址。' : `原文网址：${url}`),
    title: ({ title }) => `标题：《${title}》`,
    length: (_, characters) => `全文约${rounded(characters)}字。`,
  },
  titleDerived: '（文件中没有标题，此标题由内容得出）',
  smallTalk: {
    hello: '您好！我根据收录的政府年度报告回答问题，答案都附原文出处。您可以这样问：',
    thanks: '不客气。还需要查什么，请直接提问。',
    bye: '再见！',
    help: '我根据收录的政府年度报告回答问题：查数据、列事项、比较不同地方或年份。答案都引用报告原文，报告没有写的会如实说明。提问时写明地方和年份最准确，例如：',
  },
  examples: [
    report => `${placeAndYear(report)}受理了多少件行政复议申请？`,
    report => `${placeAndYear(report)}法治政府建设存在哪些不足？`,
  ],
  vague: (place, year) =>
    place === null
      ? `请再具体一些：想了解哪个地方${year === null ? '、哪一年' : ''}的什么内容？`
      : '请再具体一些：想了解什么内容？',
  vagueParts: report => `${CHINESE.reportName(report)}有这些部分，可以从中选择：`,
  askSection: (report, heading) => `${placeAndYear(report)}报告“${heading}”部分写了什么？`,
  reportName: report => `《${report.title}》${yearless(report) ? '' : `（${report.year}年）`}`,
}

/** An English question names places in English letters where they have them. */
const inEnglish = ({ place }: ReportRecord) => (place && (namesOf(place).english ?? nameOf(place))) ?? 'the place'
const inYear = ({ year }: ReportRecord) => (year === null ? '' : ` in ${year}`)
/** Both, so that a name in Chinese can be read and asked for. */
const withEnglish = (place: Place | null, chinese: string) => {
  const english = place && namesOf(place).english
  return english ? `${english} (${chinese})` : chinese
}
const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

const ENGLISH: LibraryWording = {
  understood: (place, year) =>
    `${place ?? 'All reports'}${year === null ? '' : ` · ${year}${place === null ? '' : ' report'}`}`,
  held: (reports, places, years) =>
    `${plural(reports, 'report')} held${places > 1 ? `, from ${places} places` : ''}${years.length > 1 ? `, for ${span(years, '–')}` : ''}:`,
  placeName: report => withEnglish(report.place, nameOf(report.place) ?? report.title),
  andMore: count => `… and ${count} more places. Name a place or a year to see whether it is held.`,
  placeLine: (place, reports) => {
    const years = byYear(reports).map(({ year, count, issuers }) => {
      const copies = count > 1 ? `, ${count} reports` : ''
      return `${year ?? 'year unknown'}${copies}${brackets(issuers, ' (', ', ', ')')}`
    })
    return `· ${withEnglish(reports[0]?.place ?? null, place)}: ${years.join('; ')}`
  },
  onlyInside: place => `No report of ${place} itself is held; these are of places within it.`,
  empty: 'No report is held at present.',
  yes: reports => `Yes, ${plural(reports.length, 'report')}:`,
  noPlace: (asked, held, more) =>
    `No report of ${quoted(asked, ', ')} is held. Held: ${held.join(', ')}${more > 0 ? ` and ${more} more places` : ''}.`,
  notHeld: asked => `No report of ${quoted(asked, ', ')} is held.`,
  noYear: (place, years, held) => {
    const heldYears = byYear(held).map(({ year }) => year ?? 'unknown')
    return `No ${years.join(' or ')} report${place === null ? '' : ` of ${place}`} is held. Held years: ${heldYears.join(', ')}.`
  },
  noNamed: (named, held) => {
    const titles = held.slice(0, TITLES_SHOWN).map(report => ENGLISH.reportName(report))
    const more = held.length > titles.length ? ` and ${held.length - titles.length} more` : ''
    return `No report of “${named}” is held.${titles.length > 0 ? ` Held: ${titles.join(', ')}${more}.` : ''}`
  },
  newestOf: (year, count) => `The newest are of ${year ?? 'an unknown year'}, ${plural(count, 'report')}:`,
  newest: report =>
    `The newest is ${ENGLISH.reportName(report)}${brackets([report.issuer, report.published && `published ${report.published}`], ' (', ', ', ')')}.`,
  whichPlace: (asked, candidates) => `“${asked}” can mean several places: ${candidates.join(', ')}. Please say which.`,
  whichReport: count => `${plural(count, 'report')} can be meant. Please name the place and the year.`,
  parts: count => `It has ${plural(count, 'part')}:`,
  noParts: 'This report has no headings that divide it.',
  subsections: count => ` (${plural(count, 'subsection')})`,
  field: {
    issuer: ({ issuer }) => (issuer === null ? 'The file does not say who issued it.' : `Issued by: ${issuer}`),
    published: ({ published }) =>
      published === null ? 'The file does not say when it was published.' : `Published: ${published}`,
    documentNumber: ({ documentNumber }) =>
      documentNumber === null ? 'The file states no document number.' : `Document number: ${documentNumber}`,
    url: ({ url }) => (url === null ? 'The file states no address of the original.' : `Original: ${url}`),
    title: ({ title }) => `Title: 《${title}》`,
    length: (_, characters) => `About ${rounded(characters)} characters.`,
  },
  titleDerived: ' (the file has no title; this one was made from its content)',
  smallTalk: {
    hello: 'Hello! I answer from the government annual reports held here, with the quotes. You can ask:',
    thanks: 'You are welcome. Just ask if you need anything else.',
    bye: 'Goodbye!',
    help: 'I answer from the government annual reports held here: figures, lists, comparisons of places or years. Answers quote the reports, and say so where these state nothing. Name the place and the year, for example:',
  },
  examples: [
    report => `How many administrative reconsideration applications did ${inEnglish(report)} accept${inYear(report)}?`,
    report => `What shortcomings in law-based government did ${inEnglish(report)} report${inYear(report)}?`,
  ],
  vague: (place, year) =>
    `Please be more specific: what would you like to know${place === null ? `, of which place${year === null ? ' and year' : ''}` : ''}?`,
  vagueParts: report => `${ENGLISH.reportName(report)} has these parts to choose from:`,
  askSection: (report, heading) =>
    `What does the ${report.year ?? ''} report of ${inEnglish(report)} say under “${heading}”?`,
  reportName: report => `《${report.title}》${yearless(report) ? '' : ` (${report.year})`}`,
}

export function sayOfLibrary(language: Language): LibraryWording {
  return language === 'zh' ? CHINESE : ENGLISH
}
