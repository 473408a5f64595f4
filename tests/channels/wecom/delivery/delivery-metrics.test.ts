import { expect, test } from 'vitest'
import { createMetrics } from '../../../../src/channels/operation/metrics.ts'
import { noCounts } from '../../../../src/channels/wecom/delivery/delivery.ts'

test('what came of messages, and how many are open, is shown at every scrape', async () => {
  const metrics = createMetrics()
  const counts = noCounts()
  let open = 2
  metrics.watchDeliveries('wecom_bot', () => open, counts)
  counts.acknowledged += 3
  counts.delivered.stream = 2
  expect(await metrics.text()).toContain('nianbao_queue_length{queue="wecom_bot"} 2')
  counts.delivered.response_url = 1
  counts.failed += 1
  open = 0
  const text = await metrics.text()
  expect(text).toContain('nianbao_queue_length{queue="wecom_bot"} 0')
  for (const line of [
    'outcome="acknowledged",route=""} 3',
    'outcome="delivered",route="stream"} 2',
    'outcome="delivered",route="response_url"} 1',
    'outcome="failed",route=""} 1',
    'outcome="refused",route=""} 0',
  ])
    expect(text).toContain(`nianbao_messages_total{channel="wecom_bot",${line}`)
})
