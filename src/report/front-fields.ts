import { wholeNumber } from '../language/numerals.ts'

/** What the page and the first lines say of a report, word for word where they say it. */
export type FrontFields = {
  readonly title?: string
  readonly issuer?: string
  readonly published?: string
  readonly documentNumber?: string
}

/** Labels of government sites' page heads (国家政府网站 政府信息公开 page fields), each to the field it fills; earlier labels win. */
const LABELS: readonly { label: string; field: keyof FrontFields }[] = [
  { label: '名称', field: 'title' },
  { label: '标题', field: 'title' },
  { label: '发布机构', field: 'issuer' },
  { label: '发文机关', field: 'issuer' },
  { label: '公开主体', field: 'issuer' },
  { label: '制发机关', field: 'issuer' },
  { label: '信息来源', field: 'issuer' },
  { label: '来源', field: 'issuer' },
  { label: '发布日期', field: 'published' },
  { label: '发布时间', field: 'published' },
  { label: '公开日期', field: 'published' },
  { label: '生成日期', field: 'published' },
  { label: '成文日期', field: 'published' },
  { label: '日期', field: 'published' },
  { label: '时间', field: 'published' },
  { label: '发文字号', field: 'documentNumber' },
  { label: '文号', field: 'documentNumber' },
]

/** Labels that end another field's value though they fill none. */
const OTHER_LABELS = [
  '索引号',
  '分类',
  '主题词',
  '主题分类',
  '有效性',
  '作者',
  '体裁',
  '字号',
  '关键词',
  '生效日期',
  '废止日期',
  '统一编号',
]

/** What the title of a report ends on; whole lines only. */
const TITLE_END = /(?:报告|总结|情况汇报|工作汇报|工作情况|情况)(?:[（(].{1,12}[)）])?$/
const LONGEST_TITLE = 60

/** 府办〔2024〕12号 and the like. */
const DOCUMENT_NUMBER = /[\p{Script=Han}]{2,10}[〔［[(（](?:19|20)\d{2}[〕］\])）]\s?\d{1,4}号/u

const ISO_DATE = /((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})/
const HAN_DATE = /([二〇○零一九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/

/** Reads the text before the report proper. */
export function readFront(front: string): FrontFields {
  const fields: Partial<Record<keyof FrontFields, string>> = {}
  const lines = front.split('\n').filter(line => line.trim() !== '')
  for (const { label, field } of LABELS) {
    const value = lines.map(line => labelled(line, label)).find(found => found !== undefined && fits(field, found))
    const read = field === 'published' && value !== undefined ? dateIn(value) : value
    if (read !== undefined) fields[field] ??= read
  }
  const title = titleIn(lines)
  if (title) fields.title = title
  const published = fields.published ?? lines.map(dateIn).find(found => found !== undefined)
  const documentNumber = fields.documentNumber ?? DOCUMENT_NUMBER.exec(front)?.[0]
  return { ...fields, ...(published ? { published } : {}), ...(documentNumber ? { documentNumber } : {}) }
}

function labelled(line: string, label: string): string | undefined {
  const at = line.search(new RegExp(`(?:^|[\\s【\\[|])${label}[】\\]]?\\s?[:：]`))
  if (at < 0) return undefined
  const rest = line.slice(line.indexOf(label, at) + label.length).replace(/^[】\]]?\s?[:：]\s?/, '')
  const others = [...LABELS.map(({ label: other }) => other), ...OTHER_LABELS].join('|')
  return rest.split(new RegExp(`\\s*(?:【|\\[)?(?:${others})[】\\]]?\\s?[:：]`))[0]?.trim()
}

function fits(field: keyof FrontFields, value: string): boolean {
  if (value === '' || value === '-') return false
  if (field === 'published') return dateIn(value) !== undefined
  if (field === 'issuer') return /^[\p{Script=Han}（）()]{3,40}$/u.test(value.split(/\s/)[0] ?? '')
  return true
}

/** The line that is a title; a title broken over two lines is put together only if the file does so with no blank. */
function titleIn(lines: readonly string[]): string | undefined {
  const candidates = lines.filter(line => line.length <= LONGEST_TITLE && TITLE_END.test(line) && !/[:：。]/.test(line))
  return candidates.find(line => /年|法治|依法行政/.test(line)) ?? candidates[0]
}

/** The first date in a text as YYYY-MM-DD, from digits (of either width) or Chinese numerals. */
export function dateIn(text: string): string | undefined {
  const plain = text.normalize('NFKC')
  const match = ISO_DATE.exec(plain) ?? HAN_DATE.exec(text.replaceAll('○', '〇'))
  if (!match) return undefined
  const [year, month, day] = match.slice(1).map(part => wholeNumber(part) ?? Number.NaN)
  if (!year || !month || !day || month > 12 || day > 31) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
