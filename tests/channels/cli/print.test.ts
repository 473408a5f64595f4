import { expect, test } from 'vitest'
import {
  answerJson,
  answerText,
  reportLine,
  searchText,
  sectionTree,
  stepText,
  summary,
} from '../../../src/channels/cli/print.ts'
import { answerSchema } from '../../../src/channels/http/answer-shape.ts'
import type { ReportRecord, StoredReport } from '../../../src/library/library.ts'
import type { Answer } from '../../../src/question/question.ts'
import { understand } from '../../../src/question/understanding/understand.ts'
import { madeUpReport } from '../../library/made-up.ts'

const {
  passages,
  source: _,
  ...made
} = madeUpReport(
  'yunxi-2024',
  [
    { path: [], passages: [['序言。']] },
    { path: ['一、工作', '（一）复议'], passages: [['受理31宗。', '审结28宗。'], ['应诉3件。']] },
  ],
  4,
)
const stored: StoredReport = {
  ...made,
  revision: 2,
  fingerprint: 'f',
  passages: passages.map(({ vector, sentenceVectors, ...passage }) => passage),
}
const record: ReportRecord = stored

const answer: Answer = {
  id: 'answer-1',
  status: 'answered',
  answer: '云溪区 · 2024年报告\n“受理31宗。”[1]',
  kind: 'extractive',
  language: 'zh',
  citations: [
    {
      index: 1,
      report: stored,
      section: { id: 's2', path: ['一、工作', '（一）复议'], kind: 'body' },
      quote: '受理31宗。',
      start: 11,
      end: 17,
      score: 1,
    },
  ],
  figures: [],
  rows: [],
  measures: [],
  notices: [{ code: 'newest_report', message: '未指明年份。' }],
  copy: '',
  conversationId: 'conversation-1',
  confidence: 1,
  targets: [],
  suggestions: [{ kind: 'question', text: '审结多少宗？' }],
  index: 'f',
  timings: { understand: 1, embed: 1, retrieve: 1, extract: 1, total: 4 },
}

test('an answer is printed with what the reader should know and may ask next', () => {
  expect(answerText(answer)).toBe('云溪区 · 2024年报告\n“受理31宗。”[1]\n※ 未指明年份。\n· 审结多少宗？')
})

test('an answer as JSON is as HTTP gives it, with what is known of its reports but not all that stands in them', () => {
  const { citations, ...rest } = answerSchema.strict().parse(JSON.parse(answerJson(answer)))
  expect(rest).toMatchObject({ id: 'answer-1', answer_kind: 'extractive', conversation_id: 'conversation-1' })
  expect(citations).toHaveLength(1)
  expect(citations[0]).toMatchObject({ quote: '受理31宗。', start: 11, report: { id: 'yunxi-2024', revision: 2 } })
  for (const field of ['text', 'sections', 'passages']) expect(citations[0]?.report).not.toHaveProperty(field)
})

test('a summary has a line for each file that changed or failed, and counts', () => {
  const lines = summary({
    outcomes: [
      { name: 'a.txt', id: 'a', kind: 'added', report: { ...record, title: '甲' }, headings: 3 },
      { name: 'b.txt', id: 'b', kind: 'updated', report: { ...record, title: '乙' }, headings: 0 },
      { name: 'c.txt', id: 'c', kind: 'unchanged', report: record },
      { name: 'd.txt', id: 'd', kind: 'failed', reason: 'd.txt: the file is empty' },
    ],
    failed: [{ name: '/tmp/gone', reason: 'there is no such file or folder' }],
  })
  expect(lines).toEqual([
    'added: a — 甲',
    'updated: b — 乙 (not one heading was found; see: nianbao reports show b)',
    'failed: d.txt: the file is empty',
    'failed: /tmp/gone: there is no such file or folder',
    '1 added, 1 updated, 1 unchanged, 2 failed',
  ])
})

test('a report’s line says whose and which it is, and what is not known is left out', () => {
  expect(reportLine(record)).toBe(
    'yunxi-2024  yunxi-2024年度报告\n    广东省广州市增城区 · 2024年 · 增城区人民政府 · 2025-02-20',
  )
  const bare = { ...record, titleDerived: true, place: null, year: null, issuer: null, published: null }
  expect(reportLine(bare)).toBe('yunxi-2024  yunxi-2024年度报告 (title derived)\n    ')
})

test('a section tree is indented by depth, with own and whole lengths, doubts and what was dropped', () => {
  const sections = stored.sections.map(section => ({ ...section, uncertain: section.id === 's2' }))
  const tree = sectionTree({ ...stored, sections }, [{ text: '打印', reason: 'page buttons' }]).split('\n')
  expect(tree.slice(2)).toEqual([
    `    revision 2, ${stored.text.length} characters, plans for 2025, document —, source —`,
    's1   (body)  4/4 characters, 1 passages',
    's2     （一）复议 [end of heading uncertain]  19/25 characters, 2 passages',
    'dropped from the page:',
    '  打印 — page buttons',
  ])
})

const from = { passage: 0.5, sentence: 0.25, lexical: 0.125 }
const hit = {
  passage: 7,
  reportId: 'yunxi-2024',
  revision: 2,
  sectionId: 's2',
  path: ['一、工作', '（一）复议'],
  start: 11,
  end: 23,
  text: '受理31宗。审结28宗。',
  cosine: 0.9,
  sentences: [],
  figures: [],
  score: 0.875,
  from,
}

test('a step of retrieval shows words and what each leg contributed', () => {
  const terms = [
    [
      { field: 'word' as const, text: '复议', weight: 1 },
      { field: 'substring' as const, text: '再议', weight: 1 },
    ],
  ]
  const target = { place: null, year: 2024, reports: [record], planned: false, older: [], issuerShown: false }
  expect(stepText({ kind: 'retrieved', target, terms, hits: [hit] })).toBe(
    'words: 复议|再议\npassages:\n  0.875 yunxi-2024@11 (passage 0.500, sentence 0.250, lexical 0.125) 受理31宗。审结28宗。…',
  )
})

test('hits are printed with score, place in the report, headings and contributions', () => {
  const query = understand('受理多少宗？', { now: new Date(0), heldPlaces: [] })
  const scope = { kind: 'targets', targets: [], notices: [] } as const
  expect(searchText({ query, scope, hits: [hit] })).toBe(
    '0.875  yunxi-2024 11–23  一、工作 › （一）复议\n       passage 0.500, sentence 0.250, lexical 0.125\n       受理31宗。审结28宗。',
  )
})
