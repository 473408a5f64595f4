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
  { label: '信息名称', field: 'title' },
  { label: '文件名称', field: 'title' },
  { label: '发布机构', field: 'issuer' },
  { label: '发文机关', field: 'issuer' },
  { label: '公开主体', field: 'issuer' },
  { label: '制发机关', field: 'issuer' },
  { label: '信息来源', field: 'issuer' },
  { label: '来源', field: 'issuer' },
  { label: '文章来源', field: 'issuer' },
  { label: '发布日期', field: 'published' },
  { label: '发布时间', field: 'published' },
  { label: '公开日期', field: 'published' },
  { label: '生成日期', field: 'published' },
  { label: '成文日期', field: 'published' },
  { label: '日期', field: 'published' },
  { label: '时间', field: 'published' },
  { label: '发文字号', field: 'documentNumber' },
  { label: '文号', field: 'documentNumber' },
  { label: '文件编号', field: 'documentNumber' },
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
  '更新日期',
  '统一编号',
  '责任编辑',
  '浏览次数',
]

/** A label before its colon, or in 【】 with or without one. Sites set short ones wide (文 号) and run fields together. */
const FIELD = fieldPattern([...LABELS.map(({ label }) => label), ...OTHER_LABELS])

/** What the title of a report ends on, plans for the next year included; whole lines only. */
const TITLE_END =
  /(?:报告|总结|情况汇报|工作汇报|工作情况|情况)(?:[及和与暨].{2,24}(?:计划|打算|安排|思路|要点))?(?:[（(].{1,12}[)）])?$/
const LONGEST_TITLE = 60

/** 府办〔2024〕12号 and the like. */
const DOCUMENT_NUMBER = /[\p{Script=Han}]{2,10}[〔［[(（](?:19|20)\d{2}[〕］\])）]\s?第?\d{1,4}号/u

const DATE =
  /(?<!\d)((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)|([〇○O零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/g

/** Reads the text before the report proper. */
export function readFront(front: string): FrontFields {
  const fields: Partial<Record<keyof FrontFields, string>> = {}
  const lines = front.split('\n').filter(line => line.trim() !== '')
  const pairs = lines.flatMap(labelled)
  for (const { label, field } of LABELS) {
    const value = pairs
      .map(pair => (pair.label === label ? valueFor(field, pair.value) : undefined))
      .find(found => found !== undefined)
    if (value !== undefined) fields[field] ??= value
  }
  const title = titleIn(lines, fields.title)
  const published = fields.published ?? lines.map(dateIn).find(found => found !== undefined)
  const documentNumber = fields.documentNumber ?? DOCUMENT_NUMBER.exec(front)?.[0]
  return {
    ...fields,
    ...(title ? { title } : {}),
    ...(published ? { published } : {}),
    ...(documentNumber ? { documentNumber } : {}),
  }
}

/** Longer labels first, so that 信息来源 is not read as 来源; a short one behind other words is none (更正日期) unless they end a value (某局作者). */
function fieldPattern(labels: readonly string[]): RegExp {
  const longestFirst = [...labels].sort((a, b) => b.length - a.length)
  const wide = longestFirst
    .map(label => (label.length > 2 ? '' : '(?<!(?![日局府室委院办处厅])\\p{Script=Han})') + [...label].join(' ?'))
    .join('|')
  return new RegExp(`[【[] ?(?<boxed>${wide}) ?[】\\]] ?[:：]?|(?<plain>${wide}) ?[:：]`, 'gu')
}

function labelled(line: string): { label: string; value: string }[] {
  const found = [...line.matchAll(FIELD)]
  return found.map((match, at) => {
    const value = line.slice(match.index + match[0].length, found[at + 1]?.index)
    const label = (match.groups?.boxed ?? match.groups?.plain ?? '').replaceAll(' ', '')
    return { label, value: value.replace(/^[\s|｜]+|[\s|｜【[】\]]+$/g, '') }
  })
}

function valueFor(field: keyof FrontFields, value: string): string | undefined {
  if (value === '' || value === '-') return undefined
  if (field === 'published') return dateIn(value)
  if (field === 'issuer') return /^[\p{Script=Han}（）()]{3,40}(?=\s|$)/u.exec(value)?.[0]
  return value
}

/** The line that is a title, rather one that names a year; columns of a site are called 年度报告 too. */
function titleIn(lines: readonly string[], labelledTitle: string | undefined): string | undefined {
  const titles = lines.map((_, at) => titleAt(lines, at)).filter(title => title !== undefined)
  return (
    titles.find(title => /[〇零○\d]年/.test(title)) ??
    labelledTitle ??
    titles.find(title => /年|法治|依法行政/.test(title)) ??
    titles[0]
  )
}

/** A title at a line, with the line before it where the title is broken: after its issuer, or in the middle. */
function titleAt(lines: readonly string[], at: number): string | undefined {
  const line = lines[at] ?? ''
  const before = lines[at - 1] ?? ''
  if (line.length > LONGEST_TITLE || !TITLE_END.test(line) || /[:：。]/.test(line)) return undefined
  const goesOn = /^[\p{Script=Han}\d（）()“”]+$/u.test(before) && !TITLE_END.test(before)
  const broken = line.startsWith('关于') ? /(?:政府|委员会|办事处|[局厅委办院])$/.test(before) : /关于/.test(before)
  return goesOn && broken && before.length + line.length <= LONGEST_TITLE ? before + line : line
}

/** The first date in a text as YYYY-MM-DD, from digits (of either width) or Chinese numerals. */
export function dateIn(text: string): string | undefined {
  for (const match of text.normalize('NFKC').matchAll(DATE)) {
    const [year, month, day] = match
      .slice(1)
      .flatMap(part => (part === undefined ? [] : [wholeNumber(part.replaceAll(/[○O]/g, '〇'))]))
    const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0))
    if (date.getUTCFullYear() === year && date.getUTCMonth() + 1 === month && date.getUTCDate() === day)
      return date.toISOString().slice(0, 10)
  }
  return undefined
}
