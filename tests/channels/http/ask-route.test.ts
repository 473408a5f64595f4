import { expect, test } from 'vitest'
import { answerSchema } from '../../../src/channels/http/ask-route.ts'
import { wholeReportSchema } from '../../../src/channels/http/report-shapes.ts'
import { answer, bodyOf, fakeAsk, fakeLibrary, post, readyApp, refusal, zengcheng } from './fake-service.ts'

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
      score: 1,
    },
  ])
  expect(body.scope).toEqual({ places: ['广东省广州市增城区'], years: [2024], report_ids: ['zengcheng-2024'] })
  expect(body.notices).toEqual(answer.notices)
  expect(body).not.toHaveProperty('reason')
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

test('passes on the question, trimmed, with language, filters and number of quotes', async () => {
  const { ask, asked } = fakeAsk(answer)
  const { app } = readyApp({ ask })
  const filters = { places: [' 增城区 '], years: [2024], report_ids: ['zengcheng-2024'] }
  await app.request('/v1/ask', post({ question: '　受理多少？\n', language: 'en', filters, top_k: 5 }))
  await app.request('/v1/ask', post({ question: '受理多少？', filters: {} }))
  await app.request('/v1/ask', post({ question: '受理多少？' }))
  expect(asked).toEqual([
    {
      text: '受理多少？',
      language: 'en',
      filters: { places: ['增城区'], years: [2024], reportIds: ['zengcheng-2024'] },
      topK: 5,
    },
    { text: '受理多少？', filters: {} },
    { text: '受理多少？' },
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
    { question: '问'.repeat(2000), filters, top_k: 10, language: 'zh' },
    { question: '𠀀', top_k: 1, filters: { places: [], years: [], report_ids: [] } },
  ]) {
    expect((await app.request('/v1/ask', post(body))).status).toBe(200)
  }
})
