import type { Place, ReportRecord } from '../library/library.ts'
import type { Language } from './question.ts'

/** What the service itself says, in the question's language; everything else in an answer is quoted. */
type Wording = {
  readonly nothingInFilters: string
  readonly placeNotHeld: (asked: readonly string[], held: readonly string[]) => string
  readonly placeAmbiguous: (asked: string, candidates: readonly string[]) => string
  readonly yearNotHeld: (place: Place | null, year: number | null, held: readonly ReportRecord[]) => string
  readonly planYear: (year: number, reports: readonly ReportRecord[]) => string
  readonly newest: (reports: readonly ReportRecord[]) => string
  readonly reportName: (report: ReportRecord) => string
  readonly understood: (place: Place | null, year: number | null) => string
  readonly nothingFound: string
  readonly copy: (report: ReportRecord, path: readonly string[], quote: string) => string
}

/** Held places are named in messages up to this many; a library may hold thousands. */
const NAMES_SHOWN = 12

const listed = (names: readonly string[], separator: string, more: string) =>
  names.slice(0, NAMES_SHOWN).join(separator) + (names.length > NAMES_SHOWN ? more : '')

const yearsOf = (reports: readonly ReportRecord[]) =>
  [...new Set(reports.map(report => report.year).filter(year => year !== null))].sort()

const CHINESE: Wording = {
  nothingInFilters: '未找到：所给的筛选条件下没有报告。',
  placeNotHeld: (asked, held) =>
    `未找到：没有收录${asked.map(name => `“${name}”`).join('、')}的报告。现收录：${listed(held, '、', '等')}。`,
  placeAmbiguous: (asked, candidates) => `“${asked}”对应多个地方：${listed(candidates, '、', '等')}。请写明是哪一个。`,
  yearNotHeld: (place, year, held) =>
    `未找到：没有收录${place?.path.at(-1) ?? ''}${year ?? ''}年的报告。现收录${yearsOf(held)
      .map(held => `${held}年`)
      .join('、')}的报告。`,
  planYear: (year, reports) =>
    `${year}年是《${reports[0]?.title ?? ''}》所列的计划年度；该报告总结的是${reports[0]?.year ?? ''}年。`,
  newest: reports => `问题未写明年份，以最新的${reports[0]?.year ?? ''}年报告回答。`,
  reportName: report => `《${report.title}》${report.year === null ? '' : `（${report.year}年）`}`,
  understood: (place, year) => `${place?.path.at(-1) ?? '全部报告'}${year === null ? '' : ` · ${year}年报告`}`,
  nothingFound: '未找到：报告中没有与问题相关的内容。',
  copy: (report, path, quote) =>
    `据《${report.title}》${report.issuer || report.published ? `（${[report.issuer, report.published].filter(Boolean).join('，')}）` : ''}${path.length > 0 ? `“${path.join(' › ')}”部分` : ''}：“${quote}”`,
}

const ENGLISH: Wording = {
  nothingInFilters: 'Not found: no report passes the given filters.',
  placeNotHeld: (asked, held) =>
    `Not found: no report of ${asked.map(name => `“${name}”`).join(', ')} is held. Held: ${listed(held, ', ', ' and more')}.`,
  placeAmbiguous: (asked, candidates) =>
    `“${asked}” can mean several places: ${listed(candidates, ', ', ' and more')}. Please say which.`,
  yearNotHeld: (place, year, held) =>
    `Not found: no ${year ?? ''} report${place ? ` of ${place.path.at(-1)}` : ''} is held. Held years: ${yearsOf(held).join(', ')}.`,
  planYear: (year, reports) =>
    `${year} is the year that 《${reports[0]?.title ?? ''}》 plans for; it reviews ${reports[0]?.year ?? ''}.`,
  newest: reports => `No year was given; answered from the newest report, ${reports[0]?.year ?? ''}.`,
  reportName: report => `《${report.title}》${report.year === null ? '' : ` (${report.year})`}`,
  understood: (place, year) => `${place?.path.at(-1) ?? 'All reports'}${year === null ? '' : ` · ${year} report`}`,
  nothingFound: 'Not found: the reports hold nothing that matches the question.',
  copy: (report, path, quote) =>
    `According to 《${report.title}》${report.issuer || report.published ? ` (${[report.issuer, report.published].filter(Boolean).join(', ')})` : ''}${path.length > 0 ? `, ${path.join(' › ')}` : ''}: “${quote}”`,
}

export function say(language: Language): Wording {
  return language === 'zh' ? CHINESE : ENGLISH
}
