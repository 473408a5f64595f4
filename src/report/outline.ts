import type { MarkedHeading } from './read.ts'

/**
 * Where the text proper begins and ends. Before it stand title, page fields and whatever furniture the cleaner did not
 * know; after it the signature. Both are told by form, line by line: prose has sentences, the rest has none.
 */

/** A line of prose ends sentences; shorter ones with a full stop may still be a notice of the page. */
const SHORTEST_PROSE = 25

/** 一、 or (一) or 第一部分 at the beginning of a line: the text has begun even if no prose stands before it. */
const FIRST_HEADING = /^(?:一、|[（(]一[)）]|第一(?:部分|章)|1[.．、])/

/** 市委、市政府: — whom the report is addressed to. */
const SALUTATION = /^.{2,30}[:：]$/

/** Fields of the page, which also end in a colon when they are empty. */
const PAGE_FIELD =
  /^(?:索引号|分类|主题|发布|成文|生成|公开|名称|标题|文号|来源|作者|时间|日期|信息|有效|废止|关键|体裁|字体|责任)/

/** A date as signatures write it, in digits or Chinese numerals. */
const DATE =
  /[（(]?(?:[0-9０-９]{4}|[〇○零一二三四五六七八九]{4})年[0-9０-９一二三四五六七八九十]{1,3}月[0-9０-９一二三四五六七八九十]{1,3}日[)）]?$/

/** 某某镇人民政府, 某某管委会, 某某局: what a signature line ends on. */
const ISSUER_END = /(?:人民政府|委员会|管委会|办事处|[局厅委部院办]|公室|大队|支队|中心)$/
const LONGEST_SIGNATURE_LINE = 60

/** （此件公开发布）: may follow the date. */
const NOTE = /^[（(][^（()）]{1,30}[)）]$/

/** Headings and list items also end like offices: （三）建设公共法律服务中心. */
const NUMBERED =
  /^(?:第[一二三四五六七八九十]{1,3}(?:部分|章)|[一二三四五六七八九十]{1,3}[、.．是]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、])/

export function outlineOf(text: string, marked: readonly MarkedHeading[]): { front: number; signature: number } {
  const lines = linesOf(text)
  const signature = signatureStart(text, lines)
  const title = titleAmong(text, marked)
  const begins = Math.min(proseStart(lines) ?? text.length, marked.find(h => h !== title)?.start ?? text.length)
  const front = Math.max(begins < text.length ? begins : 0, title ? Math.min(title.end + 1, text.length) : 0)
  return { front, signature: Math.max(signature, front) }
}

/** Where the first line of prose or the first numbered line begins, with the addressee above it. */
function proseStart(lines: readonly Line[]): number | undefined {
  const first = lines.findIndex(line => beginsText(line.text))
  const salutation = lines[first - 1]
  return salutation && isSalutation(salutation.text) ? salutation.start : lines[first]?.start
}

/** The marked heading that all others stand below is the title, unless it is numbered like a section. */
function titleAmong(text: string, marked: readonly MarkedHeading[]): MarkedHeading | undefined {
  const [first, ...others] = marked
  const above = first && others.every(other => other.level > first.level)
  return above && !FIRST_HEADING.test(text.slice(first.start, first.end)) ? first : undefined
}

function beginsText(line: string): boolean {
  return (
    FIRST_HEADING.test(line) ||
    (line.length >= SHORTEST_PROSE && /[。；]/.test(line)) ||
    /(?:如下|汇报如下|报告如下)[:：]$/.test(line)
  )
}

function isSalutation(line: string): boolean {
  return SALUTATION.test(line) && !PAGE_FIELD.test(line)
}

type Line = { readonly text: string; readonly start: number }

function linesOf(text: string): Line[] {
  let start = 0
  return text.split('\n').map(line => {
    const at = { text: line, start }
    start += line.length + 1
    return at
  })
}

/** The trailing lines that name the issuer or the date; where the last line is prose, what follows its last full stop. */
function signatureStart(text: string, lines: readonly Line[]): number {
  let start = text.length
  for (const line of [...lines].reverse()) {
    if (isSignatureLine(line.text)) start = line.start
    else if (!NOTE.test(line.text)) break
  }
  const last = lines.at(-1)
  const stop = last ? last.text.lastIndexOf('。') + 1 : 0
  if (start < text.length || !last || stop === 0) return start
  const tail = last.text.slice(stop).trim()
  return isSignatureLine(tail.replace(/[（(][^（()）]{1,30}[)）]$/, '')) ? text.indexOf(tail, last.start + stop) : start
}

function isSignatureLine(line: string): boolean {
  return (
    line.length <= LONGEST_SIGNATURE_LINE && !/[。；，,]/.test(line) && !NUMBERED.test(line) && hasDateOrIssuer(line)
  )
}

/** Word processors leave blanks inside dates (2024 年 1 月 30 日); a date may follow its issuer without one. */
function hasDateOrIssuer(text: string): boolean {
  const parts = text.replace(/(?<=[\d年月]) (?=[\d年月日])/g, '').split(/\s+/)
  return parts.some(part => DATE.test(part) || ISSUER_END.test(part))
}
