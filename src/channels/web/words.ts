import { accepts } from 'hono/accepts'
import type { HttpContext } from '../http/http-app.ts'

export type PageLanguage = 'zh' | 'en'

/** What the pages about reports say themselves. */
export type Words = (typeof WORDS)[PageLanguage]

const WORDS = {
  zh: {
    language: 'zh-Hans',
    issuer: '发布机关',
    place: '地区',
    year: '所述年份',
    published: '发布日期',
    documentNumber: '文号',
    source: '原文网址',
    section: '引文位置',
    toQuote: '跳到引文',
    yearOf: (year: number) => `${year}年`,
    derived: '文件中没有标题，此标题由正文得出。',
    revision: (revision: number) => `第${revision}版`,
    newer: (revision: number) => `这是引用时的旧版本。报告已更新为第${revision}版，内容可能不同：`,
    readNewer: '查看最新版',
    removed: '这份报告已从库中移除，此处保留的是引用时的版本。',
    verbatim: '正文按收录的文本逐字显示；高亮处为引文。',
    wholeReport: '查看全文',
    badAddress: '网址有误',
    badRevision: 'revision 须为从 1 开始的整数。',
    badOffsets: 'start 和 end 须为同时给出的整数，且 start 小于 end。',
    outOfText: (length: number) => `start 和 end 超出了正文范围；该版本正文的长度为 ${length}。`,
    missing: '没有这份报告',
    missingReport: (id: string) => `没有收录编号为“${id}”的报告，或已被移除。`,
    missingRevision: (id: string, revision: number) => `报告“${id}”的第${revision}版已不再保留。`,
    notReady: '服务正在启动',
    notReadyYet: '报告正在读取，请稍后刷新本页。',
    fault: '服务出错',
    faultSaid: '服务未能显示这个页面，原因已记入服务日志。',
  },
  en: {
    language: 'en',
    issuer: 'Issuer',
    place: 'Place',
    year: 'Year reviewed',
    published: 'Published',
    documentNumber: 'Document number',
    source: 'Published at',
    section: 'Where the quote stands',
    toQuote: 'Go to the quote',
    yearOf: (year: number) => String(year),
    derived: 'The file has no title; this one was made from its text.',
    revision: (revision: number) => `revision ${revision}`,
    newer: (revision: number) =>
      `This is the revision that was quoted. The report is now at revision ${revision}, which may differ:`,
    readNewer: 'read the newest',
    removed: 'This report has been taken out of the library; what was quoted stays readable here.',
    verbatim: 'The text is shown word for word as it is held; the quote is highlighted.',
    wholeReport: 'Read the whole report',
    badAddress: 'This address is not right',
    badRevision: 'revision must be a whole number from 1.',
    badOffsets: 'start and end must be whole numbers given together, start less than end.',
    outOfText: (length: number) => `start and end lie outside the text; this revision has a length of ${length}.`,
    missing: 'There is no such report',
    missingReport: (id: string) => `No report “${id}” is held, or it has been removed.`,
    missingRevision: (id: string, revision: number) => `Revision ${revision} of the report “${id}” is no longer kept.`,
    notReady: 'The service is starting',
    notReadyYet: 'The reports are being read; load this page again in a moment.',
    fault: 'The service failed',
    faultSaid: 'The service could not show this page; its log says why.',
  },
} as const

/** Chinese, unless the browser wants English more. */
export function wordsFor(c: HttpContext): Words {
  const language = accepts(c, {
    header: 'Accept-Language',
    supports: ['zh', 'en'],
    default: 'zh',
    match: (accepted, { default: usual }) => {
      const wanted = [...accepted].sort((a, b) => b.q - a.q).filter(({ q }) => q > 0)
      const names = wanted.map(({ type }) => type.toLowerCase().split('-')[0])
      return names.find(name => name === 'zh' || name === 'en') ?? usual
    },
  })
  return language === 'en' ? WORDS.en : WORDS.zh
}
