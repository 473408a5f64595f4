import type { Figure, Place, ReportRecord } from '../../library/library.ts'
import type { Language } from '../question.ts'
import { glossedFigure } from './units.ts'

/** What the service itself says, in the question's language; everything else in an answer is quoted. */
type Wording = {
  readonly nothingInFilters: string
  readonly placeNotHeld: (asked: readonly string[], held: readonly string[]) => string
  readonly placeAmbiguous: (asked: string, candidates: readonly string[]) => string
  readonly yearNotHeld: (place: Place | null, year: number | null, held: readonly ReportRecord[]) => string
  readonly planYear: (year: number, reports: readonly ReportRecord[]) => string
  readonly newest: (reports: readonly ReportRecord[]) => string
  readonly reportName: (report: ReportRecord) => string
  readonly older: (report: ReportRecord) => string
  readonly planOnly: string
  readonly otherIssuer: (report: ReportRecord) => string
  readonly understood: (place: Place | null, year: number | null, issuer?: string | null) => string
  readonly listed: (names: readonly string[]) => string
  readonly placeCorrected: (from: string, to: string) => string
  readonly homeUnknown: (said: string, held: readonly string[]) => string
  readonly notStated: (names: readonly string[]) => string
  readonly partNotStated: (part: string) => string
  /** The line before quotes that no figure sums up. */
  readonly quotes: string
  readonly figure: (figure: Figure, citation: number | undefined) => string
  readonly figures: (figures: readonly string[]) => string
  readonly quote: (quote: string, index: number, where: string) => string
  /** Below a quote, what a model made of it in the answer's language. */
  readonly translation: (text: string) => string
  /** Below what a model wrote, above the quotes. */
  readonly modelWrote: string
  readonly modelTextRefused: string
  readonly modelUnavailable: string
  /** What a part of the question counts, for the head of a table. */
  readonly measure: (part: string) => string
  readonly offTopic: string
  /** Undefined where the default was taken away. */
  readonly defaultPlace: (name: string | undefined) => string
  readonly copy: (report: ReportRecord, path: readonly string[], quote: string) => string
}

/** Held places are named in messages up to this many; a library may hold thousands. */
const NAMES_SHOWN = 12

const listed = (names: readonly string[], separator: string, more: string) =>
  names.slice(0, NAMES_SHOWN).join(separator) + (names.length > NAMES_SHOWN ? more : '')

const yearsOf = (reports: readonly ReportRecord[]) =>
  [...new Set(reports.map(report => report.year).filter(year => year !== null))].sort()

/** In characters: a longer head makes a table unreadable. */
const LONGEST_HEAD = 40

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
  planOnly: '报告只在下一步计划中提到，属计划安排，不是已完成的情况。',
  otherIssuer: report =>
    `当地政府的报告未载明，以《${report.title}》${report.issuer ? `（${report.issuer}）` : ''}回答。`,
  older: report => `最新的报告未载明，以${report.year ?? ''}年报告（《${report.title}》）回答。`,
  understood: (place, year, issuer) =>
    `${place?.path.at(-1) ?? '全部报告'}${year === null ? '' : ` · ${year}年报告`}${issuer ? `（${issuer}）` : ''}`,
  listed: names => listed(names, '；', '等'),
  placeCorrected: (from, to) => `没有“${from}”这个地名，按“${to}”回答。`,
  homeUnknown: (said, held) =>
    `“${said}”指的是哪里？请写明地方，或先说“默认${held[0] ?? '某地'}”。现收录：${listed(held, '、', '等')}。`,
  notStated: names => `未找到：${listed(names, '、', '等')}没有载明所问的内容。`,
  partNotStated: part => `报告没有载明：${part}`,
  quotes: '报告原文：',
  figure: ({ measure, raw }, citation) => `${measure}${raw}${citation === undefined ? '' : `[${citation}]`}`,
  figures: figures => `${figures.join('；')}。`,
  quote: (quote, index, where) => `“${quote}”[${index}] —— ${where}`,
  translation: text => `（译文，由模型翻译：${text}）`,
  modelWrote: '（以上文字由大模型依据下列原文撰写，由程序逐句核对过；引用时以原文为准。）',
  modelTextRefused: '模型撰写的文字未通过核对，或没有写全所问的内容，未予采用；以报告原文作答。',
  modelUnavailable: '模型未能撰写文字，以报告原文作答。',
  measure: part =>
    part
      .replace(/[?？。！!呢吗啊呀]+$/, '')
      .replace(/(?:各自?|分别|一共|总共|共)?(?:有|是|为)?(?:了)?(?:多少|几[^何乎]).*$/, '')
      .replace(
        /(?:谁|哪(?:一?[个家边年些份里]|儿)?(?:[地区市县镇街]方?道?)?)的?|[更最]?[多少高低大]$|怎么变.*$|(?:的?变化|趋势).*$/g,
        '',
      )
      .replace(/^(?:请?对比|比较)|比$/g, '')
      .replace(/^[的在,，、：:\s]+|[的了在,，、：:\s]+$/g, '') || '数量',
  defaultPlace: name => (name ? `好的，以后没有写明地方时，按${name}回答。` : '好的，已取消默认的地方。'),
  offTopic:
    '我只根据收录的法治政府建设年度报告回答问题。可以问某地某年的报告里写了什么，例如行政复议、行政执法、普法的情况。',
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
  planOnly: 'The report speaks of this only as a plan, not as something done.',
  otherIssuer: report =>
    `The government's own report does not state it; answered from 《${report.title}》${report.issuer ? ` (${report.issuer})` : ''}.`,
  older: report =>
    `The newest report does not state it; answered from the report for ${report.year ?? ''} (《${report.title}》).`,
  understood: (place, year, issuer) =>
    `${place?.path.at(-1) ?? 'All reports'}${year === null ? '' : ` · ${year} report`}${issuer ? ` (${issuer})` : ''}`,
  listed: names => listed(names, '; ', ' and more'),
  placeCorrected: (from, to) => `There is no place called “${from}”; answered for “${to}”.`,
  homeUnknown: (said, held) =>
    `Which place is “${said}”? Please name it, or say “default place: …” first. Held: ${listed(held, ', ', ' and more')}.`,
  notStated: names => `Not found: ${listed(names, ', ', ' and more')} does not state what is asked.`,
  partNotStated: part => `Not stated: ${part}`,
  quotes: 'The report says (in Chinese):',
  figure: (figure, citation) =>
    `${figure.measure}: ${glossedFigure(figure, 'en')}${citation === undefined ? '' : ` [${citation}]`}`,
  figures: figures => figures.join('; '),
  quote: (quote, index, where) => `“${quote}” [${index}] — ${where}`,
  translation: text => `(Translated by a model: ${text})`,
  modelWrote:
    '(Worded by a language model from the quotes below, each sentence checked by the program; what counts is the quotes.)',
  modelTextRefused:
    'What a model wrote failed the checks, or left out what was asked, and is not shown; the quotes stand for themselves.',
  modelUnavailable: 'No model worded this answer; the quotes stand for themselves.',
  measure: part => {
    const asked = part.replace(/^(?:and )?how (?:many|much) |[?.,]+$/gi, '').trim()
    return asked === '' || asked.length > LONGEST_HEAD ? 'Figure' : asked.charAt(0).toUpperCase() + asked.slice(1)
  },
  defaultPlace: name =>
    name ? `Noted: where no place is named, ${name} is meant.` : 'Noted: there is no default place any more.',
  offTopic:
    'I answer only from the annual reports that are held. Ask what the report of a place and year says, for example on administrative review, enforcement or legal education.',
  copy: (report, path, quote) =>
    `According to 《${report.title}》${report.issuer || report.published ? ` (${[report.issuer, report.published].filter(Boolean).join(', ')})` : ''}${path.length > 0 ? `, ${path.join(' › ')}` : ''}: “${quote}”`,
}

export function say(language: Language): Wording {
  return language === 'zh' ? CHINESE : ENGLISH
}
