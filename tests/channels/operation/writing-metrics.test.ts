import { expect, test } from 'vitest'
import { createMetrics } from '../../../src/channels/operation/metrics.ts'

/** The lines about the model, without comments. */
async function linesOf(metrics: ReturnType<typeof createMetrics>): Promise<string[]> {
  return (await metrics.text()).split('\n').filter(line => line.startsWith('nianbao_model_'))
}

test('tries are counted by what came of them and timed, tokens by who said them', async () => {
  const metrics = createMetrics()
  const { writer } = metrics.ofModel
  for (const seconds of [0.3, 3]) writer.called('ok', seconds)
  writer.called('rate_limited', 0.1)
  writer.tokens('prompt', 700)
  writer.tokens('completion', 40)
  writer.tokens('completion', 2)
  const lines = await linesOf(metrics)
  expect(lines).toEqual(
    expect.arrayContaining([
      'nianbao_model_calls_total{outcome="ok"} 2',
      'nianbao_model_calls_total{outcome="rate_limited"} 1',
      'nianbao_model_tokens_total{kind="prompt"} 700',
      'nianbao_model_tokens_total{kind="completion"} 42',
      'nianbao_model_call_seconds_bucket{le="0.25"} 1',
      'nianbao_model_call_seconds_bucket{le="0.5"} 2',
      'nianbao_model_call_seconds_count 3',
    ]),
  )
})

test('sentences that are not shown are counted by their fault, and answers without the words by why', async () => {
  const metrics = createMetrics()
  const { writing } = metrics.ofModel
  for (const reason of ['number', 'number', 'stage'] as const) writing.dropped(reason)
  for (const why of ['text_refused', 'timeout', 'timeout'] as const) writing.fellBack(why)
  expect(await linesOf(metrics)).toEqual(
    expect.arrayContaining([
      'nianbao_model_sentences_dropped_total{reason="number"} 2',
      'nianbao_model_sentences_dropped_total{reason="stage"} 1',
      'nianbao_model_fallbacks_total{why="text_refused"} 1',
      'nianbao_model_fallbacks_total{why="timeout"} 2',
    ]),
  )
})

test('without a model nothing is counted of one', async () => {
  const counted = (await linesOf(createMetrics())).filter(line => !/ 0$/.test(line))
  expect(counted).toEqual([])
})
