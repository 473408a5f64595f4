import { expect, test } from 'vitest'
import { createMetrics, measuredAsk } from '../../../src/channels/operation/metrics.ts'
import { AppError } from '../../../src/errors.ts'
import { answer, fakeAsk, readyApp, refusal } from '../http/fake-service.ts'

test('answers are counted by how they ended, and timed by step', async () => {
  const metrics = createMetrics()
  const question = { text: '受理多少？' }
  await measuredAsk(fakeAsk(answer).ask, metrics)(question)
  for (const _ of [1, 2]) await measuredAsk(fakeAsk(refusal).ask, metrics)({ ...question, channel: 'mcp' })
  const text = await metrics.text()
  expect(text).toContain('nianbao_answers_total{status="answered",reason="none",kind="extractive",channel="http"} 1\n')
  expect(text).toContain(
    'nianbao_answers_total{status="not_found",reason="unknown_place",kind="extractive",channel="mcp"} 2\n',
  )
  // 6.13 ms in all, three times.
  expect(text).toContain('nianbao_ask_seconds_bucket{le="0.005",step="total"} 0\n')
  expect(text).toContain('nianbao_ask_seconds_bucket{le="0.01",step="total"} 3\n')
  for (const step of ['understand', 'embed', 'retrieve', 'extract'])
    expect(text).toContain(`nianbao_ask_seconds_count{step="${step}"} 3\n`)
})

test('questions without an answer are counted by their error, and fail as before', async () => {
  const metrics = createMetrics()
  for (const error of [new AppError('timeout', 'too long'), new Error('broken')])
    await expect(measuredAsk(() => Promise.reject(error), metrics)({ text: '？' })).rejects.toBe(error)
  const text = await metrics.text()
  expect(text).toContain('nianbao_ask_failures_total{code="timeout",channel="http"} 1\n')
  expect(text).toContain('nianbao_ask_failures_total{code="fault",channel="http"} 1\n')
})

test('a question whose asker has left is no fault of the service', async () => {
  const metrics = createMetrics()
  const signal = AbortSignal.abort()
  const leaving = measuredAsk(() => Promise.reject(signal.reason), metrics)
  await expect(leaving({ text: '？' }, { signal })).rejects.toMatchObject({ name: 'AbortError' })
  expect(await metrics.text()).toContain('nianbao_ask_failures_total{code="cancelled",channel="http"} 1\n')
})

test('the index and the queues are asked for at every scrape', async () => {
  let held: { reports: number; passages: number; sentences: number } | undefined
  let waiting = 3
  const metrics = createMetrics({ index: () => held })
  metrics.watchQueue('wecom', async () => waiting)
  expect(await metrics.text()).toContain('nianbao_index_reports 0\n')
  held = { reports: 5, passages: 160, sentences: 900 }
  waiting = 0
  const text = await metrics.text()
  for (const line of ['index_reports 5', 'index_passages 160', 'index_sentences 900', 'queue_length{queue="wecom"} 0'])
    expect(text).toContain(`nianbao_${line}\n`)
})

test('two services in one process count for themselves', async () => {
  const [one, other] = [readyApp().app, readyApp().app]
  await one.request('/v1/reports')
  const counted = 'nianbao_http_requests_total{route="/v1/reports",method="GET",status="200"} 1\n'
  const response = await one.request('/metrics')
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  expect(await response.text()).toContain(counted)
  expect(await (await other.request('/metrics')).text()).not.toContain('/v1/reports')
})
