import { expect, test } from 'vitest'
import { answerSchema } from '../../../../src/channels/http/answer-shape.ts'
import { problemSchema } from '../../../../src/channels/http/problems.ts'
import { wholeReportSchema } from '../../../../src/channels/http/report-shapes.ts'
import { AppError } from '../../../../src/errors.ts'
import {
  answer,
  bodyOf,
  comparison,
  courtesy,
  fakeAsk,
  fakeLibrary,
  post,
  readyApp,
  refusal,
  zengcheng,
} from '../fake-service.ts'

test('answers with the citation, its report and its section', async () => {
  const { app } = readyApp({ ask: fakeAsk(answer).ask })
  const response = await app.request('/v1/ask', post({ question: '受理多少？' }))
  expect(response.status).toBe(200)
  const body = await bodyOf(answerSchema, response)
  expect(body).toMatchObject({
    id: 'answer-1',
    status: 'answered',
    answer_kind: 'extractive',
    language: 'zh',
    index: 'f1',
  })
  expect(body.citations).toEqual([
    {
      index: 1,
      report: {
        id: 'zengcheng-2024',
        revision: 2,
        title: '广州市增城区司法局关于2024年度法治政府建设情况的报告',
        issuer: '广州市增城区司法局',
        place: '广东省广州市增城区',
        year: 2024,
        url: 'https://www.zc.gov.cn/report.html',
      },
      section: { id: 's1', path: answer.citations[0]?.section.path, kind: 'body' },
      quote: answer.citations[0]?.quote,
      start: answer.citations[0]?.start,
      end: answer.citations[0]?.end,
      score: 0.988,
    },
  ])
  expect(body.scope).toEqual({ places: ['广东省广州市增城区'], years: [2024], report_ids: ['zengcheng-2024'] })
  expect(body.notices).toEqual(answer.notices)
  expect(body).not.toHaveProperty('reason')
})

test('gives each figure that answers with what it counts, whose it is and the quote that holds it', async () => {
  const { app } = readyApp({ ask: fakeAsk(answer).ask })
  const body = await bodyOf(answerSchema, await app.request('/v1/ask', post({ question: '受理多少？' })))
  expect(body.figures).toEqual([
    {
      measure: '受理行政复议申请',
      raw: '930宗',
      value: 930,
      unit: '宗',
      approximate: false,
      citation: 1,
      plan: false,
      place: '广东省广州市增城区',
      year: 2024,
    },
  ])
  expect(body).toMatchObject({ measures: [], rows: [], conversation_id: 'conversation-1', confidence: 0.988 })
  expect(body.citations[0]?.quote).toContain(body.figures[0]?.raw)
})

test('a comparison has a row for each place and year and a cell for each measure, null where none is stated', async () => {
  const { app } = readyApp({ ask: fakeAsk(comparison).ask })
  const body = await bodyOf(answerSchema, await app.request('/v1/ask', post({ question: '谁的多？' })))
  expect(body).toMatchObject({ answer_kind: 'comparison', measures: ['行政复议案件'], notices: comparison.notices })
  expect(body.rows).toEqual([
    {
      place: '广东省广州市增城区',
      year: 2024,
      report_id: 'zengcheng-2024',
      cells: [{ measure: '受理行政复议申请', raw: '930宗', value: 930, unit: '宗', approximate: true, citation: 1 }],
    },
    { place: null, year: null, report_id: 'nameless', cells: [null] },
  ])
})

test('what the library says of itself has no quotes and nothing to paste', async () => {
  const { app } = readyApp({ ask: fakeAsk(courtesy).ask })
  expect(await bodyOf(answerSchema, await app.request('/v1/ask', post({ question: '谢谢' })))).toMatchObject({
    status: 'answered',
    answer_kind: 'library',
    citations: [],
    figures: [],
    rows: [],
    copy: '',
  })
})

test.each(['unknown_place', 'unknown_year', 'ambiguous_place', 'not_in_reports', 'off_topic', 'too_vague'] as const)(
  '%s is among the reasons',
  async reason => {
    const { app } = readyApp({ ask: fakeAsk({ ...refusal, reason }).ask })
    expect(await bodyOf(answerSchema, await app.request('/v1/ask', post({ question: '？' })))).toMatchObject({ reason })
  },
)

test('a conversation that is not there is a 404 that says what to do', async () => {
  const missing = new AppError('not_found', 'There is no conversation abc; leave conversation_id out to begin one')
  const { app, faults } = readyApp({ ask: () => Promise.reject(missing) })
  const response = await app.request('/v1/ask', post({ question: '那审结的呢？', conversation_id: 'abc' }))
  expect(response.status).toBe(404)
  expect((await bodyOf(problemSchema, response)).error).toEqual({ code: 'not_found', message: missing.message })
  expect(faults).toEqual([])
})

test('a quote stands at its offsets in the text of the cited revision', async () => {
  const { app } = readyApp({ ask: fakeAsk(answer).ask, library: fakeLibrary([zengcheng]).library })
  const answered = await bodyOf(answerSchema, await app.request('/v1/ask', post({ question: '受理多少？' })))
  for (const { report, quote, start, end } of answered.citations) {
    const path = `/v1/reports/${report.id}?revision=${report.revision}`
    const { text } = await bodyOf(wholeReportSchema, await app.request(path))
    expect(text.slice(start, end)).toBe(quote)
  }
  expect(answered.citations).toHaveLength(1)
})

test('a question without an answer is a 200 with its reason and suggestions', async () => {
  const { app } = readyApp({ ask: fakeAsk(refusal).ask })
  const response = await app.request('/v1/ask', post({ question: '花都区呢？' }))
  expect(response.status).toBe(200)
  expect(await bodyOf(answerSchema, response)).toMatchObject({
    status: 'not_found',
    reason: 'unknown_place',
    citations: [],
    scope: { places: [], years: [], report_ids: [] },
    suggestions: [
      { kind: 'report', text: '《报告》', id: 'zengcheng-2024' },
      { kind: 'question', text: '增城区呢？' },
    ],
  })
})

test('rounds timings to hundredths of a millisecond', async () => {
  const { app } = readyApp({ ask: fakeAsk(answer).ask })
  const { timings_ms } = await bodyOf(answerSchema, await app.request('/v1/ask', post({ question: '受理多少？' })))
  expect(timings_ms).toEqual({ understand: 0.12, embed: 4.01, retrieve: 2, extract: 0, total: 6.13 })
})

test('sends Chinese as UTF-8, not as escapes', async () => {
  const { app } = readyApp({ ask: fakeAsk(answer).ask })
  const response = await app.request('/v1/ask', post({ question: '受理多少？' }))
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(new TextDecoder('utf-8', { fatal: true }).decode(await response.arrayBuffer())).toContain(
    '受理行政复议申请930宗',
  )
})

test('passes on the question, trimmed, with language, filters, number of quotes and conversation', async () => {
  const { ask, asked } = fakeAsk(answer)
  const { app } = readyApp({ ask })
  const filters = { places: [' 增城区 '], years: [2024], report_ids: ['zengcheng-2024'] }
  await app.request('/v1/ask', post({ question: '　受理多少？\n', language: 'en', filters, top_k: 5 }))
  await app.request('/v1/ask', post({ question: '那审结的呢？', conversation_id: ' conversation-1 ' }))
  await app.request('/v1/ask', post({ question: '受理多少？', filters: {} }))
  await app.request('/v1/ask', post({ question: '受理多少？' }))
  const from = { owner: '', channel: 'http' }
  expect(asked).toEqual([
    {
      text: '受理多少？',
      language: 'en',
      filters: { places: ['增城区'], years: [2024], reportIds: ['zengcheng-2024'] },
      topK: 5,
      ...from,
    },
    { text: '那审结的呢？', conversationId: 'conversation-1', ...from },
    { text: '受理多少？', filters: {}, ...from },
    { text: '受理多少？', ...from },
  ])
})

test('takes every request at the bounds of what is allowed', async () => {
  const { app } = readyApp({ ask: fakeAsk(answer).ask })
  const filters = {
    places: Array.from({ length: 20 }, () => '区'.repeat(60)),
    years: Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? 1949 : 2100)),
    report_ids: Array.from({ length: 100 }, () => 'r'.repeat(120)),
  }
  for (const body of [
    { question: '问'.repeat(2000), filters, top_k: 10, language: 'zh', conversation_id: 'c'.repeat(120) },
    { question: '𠀀', top_k: 1, filters: { places: [], years: [], report_ids: [] } },
  ]) {
    expect((await app.request('/v1/ask', post(body))).status).toBe(200)
  }
})
