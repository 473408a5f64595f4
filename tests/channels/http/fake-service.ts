import type { z } from '@hono/zod-openapi'
import { expect } from 'vitest'
import { createHttpApp } from '../../../src/channels/http/app.ts'
import type { HeldReports, Service } from '../../../src/channels/http/service.ts'
import type { Figure, FigureOfReport, ReportRecord, StoredReport } from '../../../src/library/library.ts'
import type { Ask } from '../../../src/question/ask.ts'
import type { Hit } from '../../../src/question/finding/fuse.ts'
import type { Answer, Question, ScopeOutcome, Target } from '../../../src/question/question.ts'
import { recordsInMemory } from '../../library/records-in-memory.ts'

const heading = '(五)坚持复议为民,推进行政复议体制机制改革'
const quote = '2024年全区受理行政复议申请930宗,同比增长55%,审结476宗。'
const text = `一、2024年工作情况\n${heading}。${quote}`

export const zengcheng: StoredReport = {
  id: 'zengcheng-2024',
  revision: 2,
  title: '广州市增城区司法局关于2024年度法治政府建设情况的报告',
  titleDerived: false,
  issuer: '广州市增城区司法局',
  place: { path: ['广东省', '广州市', '增城区'], level: 'district' },
  year: 2024,
  planYear: 2025,
  published: '2025-01-15',
  documentNumber: null,
  url: 'https://www.zc.gov.cn/report.html',
  mediaType: 'text/plain',
  fileName: '增城区2024年报告.txt',
  given: {},
  contentHash: 'c0ffee',
  inputHash: 'beef',
  fingerprint: 'f1',
  text,
  sections: [
    {
      id: 's1',
      path: ['一、2024年工作情况', heading],
      kind: 'body',
      start: text.indexOf(heading),
      end: text.length,
      bodyStart: text.indexOf(quote),
      bodyEnd: text.length,
      uncertain: false,
      derived: false,
    },
  ],
  passages: [],
  figures: [],
}

/** A report of which nothing is known but its text. */
export const nameless: StoredReport = {
  ...zengcheng,
  id: 'nameless',
  revision: 1,
  titleDerived: true,
  issuer: null,
  place: null,
  year: null,
  planYear: null,
  published: null,
  url: null,
  fileName: 'nameless.txt',
  sections: [],
}

export const target: Target = {
  place: zengcheng.place,
  year: 2024,
  reports: [zengcheng],
  planned: false,
  older: [],
  issuerShown: false,
}

export const accepted: Figure = {
  raw: '930宗',
  value: 930,
  unit: '宗',
  measure: '受理行政复议申请',
  bound: null,
  change: { direction: 'up', percent: 55 },
  part: false,
  asOf: null,
  plan: false,
  start: text.indexOf('930宗'),
  end: text.indexOf('930宗') + 4,
}

export const answer: Answer = {
  id: 'answer-1',
  status: 'answered',
  answer: `增城区 · 2024年报告\n“${quote}”[1]`,
  kind: 'extractive',
  language: 'zh',
  citations: [
    {
      index: 1,
      report: zengcheng,
      section: { id: 's1', path: ['一、2024年工作情况', heading], kind: 'body' },
      quote,
      start: text.indexOf(quote),
      end: text.indexOf(quote) + quote.length,
      score: 0.98765,
    },
  ],
  figures: [{ figure: accepted, place: zengcheng.place, year: 2024, citation: 1 }],
  rows: [],
  measures: [],
  notices: [{ code: 'newest_report', message: '问题未写明年份，以最新的2024年报告回答。' }],
  copy: `据《${zengcheng.title}》：“${quote}”`,
  targets: [target],
  suggestions: [],
  conversationId: 'conversation-1',
  confidence: 0.98765,
  index: 'f1',
  timings: { understand: 0.123456, embed: 4.006, retrieve: 1.999, extract: 0, total: 6.128456 },
}

export const refusal: Answer = {
  ...answer,
  status: 'not_found',
  reason: 'unknown_place',
  answer: '未找到：没有收录“花都区”的报告。',
  citations: [],
  figures: [],
  notices: [],
  copy: '',
  targets: [],
  suggestions: [
    { kind: 'report', text: '《报告》', id: 'zengcheng-2024' },
    { kind: 'question', text: '增城区呢？' },
  ],
}

/** Two places side by side; the second one's report does not state the figure. */
export const comparison: Answer = {
  ...answer,
  answer: '仅有增城区（930宗）的数字，无法比较。',
  kind: 'comparison',
  measures: ['行政复议案件'],
  rows: [
    {
      place: zengcheng.place,
      year: 2024,
      report: zengcheng,
      cells: [{ figure: { ...accepted, bound: 'about' }, citation: 1 }],
    },
    { place: null, year: null, report: nameless, cells: [null] },
  ],
  notices: [{ code: 'different_measures', message: '口径不同。' }],
}

/** What needs no quote. */
export const courtesy: Answer = {
  ...answer,
  answer: '不客气。',
  kind: 'library',
  citations: [],
  figures: [],
  notices: [],
  copy: '',
  targets: [],
  confidence: 1,
}

export const hit: Hit = {
  passage: 1,
  reportId: 'zengcheng-2024',
  revision: 2,
  sectionId: 's1',
  path: ['一、2024年工作情况', heading],
  start: text.indexOf(quote),
  end: text.indexOf(quote) + quote.length,
  text: quote,
  cosine: 0.9,
  sentences: [],
  figures: [],
  score: 1.25,
  from: { passage: 0.9, sentence: 0.95, lexical: 0.3 },
}

export const targetScope: ScopeOutcome = { kind: 'targets', targets: [target], notices: answer.notices }

/** Holds these revisions, the last of each id being the current one; keeps what was read: reports whole, and sources. */
export function fakeLibrary(
  held: readonly StoredReport[],
  source = new TextEncoder().encode(text),
  stated: readonly FigureOfReport[] = [],
) {
  const ofRevision = (id: string, revision?: number) =>
    held.findLast(report => report.id === id && (revision === undefined || report.revision === revision))
  const reads: string[] = []
  const sources: string[] = []
  const library: HeldReports = {
    fingerprint: 'f1',
    reports: (): readonly ReportRecord[] => [...new Map(held.map(report => [report.id, report])).values()],
    async report(id, revision) {
      reads.push(`${id}@${revision}`)
      return ofRevision(id, revision)
    },
    async figures({ reports }) {
      return stated.filter(({ report }) => reports === undefined || reports.includes(report.id))
    },
    async source(id, revision) {
      sources.push(`${id}@${revision}`)
      return ofRevision(id, revision) ? source : undefined
    },
  }
  return { library, reads, sources }
}

/** Answers every question so, and keeps the questions. */
export function fakeAsk(given: Answer): { ask: Ask; asked: Question[] } {
  const asked: Question[] = []
  return {
    asked,
    async ask(question) {
      asked.push(question)
      return given
    },
  }
}

/** Finds these for every question, and keeps the questions. */
export function fakeSearch(scope: ScopeOutcome, hits: readonly Hit[]) {
  const searched: Parameters<Service['search']>[] = []
  const search: Service['search'] = async (...call) => {
    searched.push(call)
    return { scope, hits }
  }
  return { search, searched }
}

/** For services of which nobody wants a vector. */
export const noEmbedding: Service['embedding'] = {
  model: 'made-up-embedder',
  dimensions: 3,
  embed: () => Promise.reject(new Error('Nothing was to be embedded')),
}

const unprepared: Service = {
  ask: () => Promise.reject(new Error('No question was expected')),
  search: () => Promise.reject(new Error('No search was expected')),
  library: fakeLibrary([]).library,
  embedding: noEmbedding,
  records: recordsInMemory(),
}

/** A ready app; whatever is not given rejects. `faults` are those that the caller was not told about. */
export function readyApp(given: Partial<Service> = {}) {
  const faults: unknown[] = []
  const service = { ...unprepared, ...given }
  const app = createHttpApp({
    state: () => ({ kind: 'ready', service }),
    version: '1.2.3',
    onFault: e => faults.push(e),
  })
  return { app, faults }
}

export function post(body: unknown, headers: Record<string, string> = { 'content-type': 'application/json' }) {
  return { method: 'POST', headers, body: JSON.stringify(body) }
}

/** The body of a response, which has to be as its schema in the OpenAPI document says, with nothing beside. */
export async function bodyOf<Schema extends z.ZodType>(schema: Schema, response: Response): Promise<z.output<Schema>> {
  const body: unknown = await response.json()
  const parsed = schema.parse(body)
  expect(parsed).toEqual(body)
  return parsed
}
