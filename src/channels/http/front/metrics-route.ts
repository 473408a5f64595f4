import { createRoute, z } from '@hono/zod-openapi'
import type { Metrics } from '../../operation/metrics.ts'
import type { HttpApp } from '../http-app.ts'
import { problems } from '../problems.ts'
import { adminOnly } from './access.ts'

const metricsRoute = createRoute({
  method: 'get',
  path: '/metrics',
  operationId: 'metrics',
  tags: ['operation'],
  summary: 'Tell what the service counts about itself, for Prometheus',
  middleware: adminOnly,
  responses: {
    200: {
      description: "Prometheus' text format.",
      content: { 'text/plain': { schema: z.string() } },
    },
    500: problems[500],
  },
})

/** GET /metrics */
export function addMetrics(app: HttpApp, metrics: Pick<Metrics, 'text' | 'contentType'>): void {
  app.openapi(metricsRoute, async c => {
    const text = await metrics.text()
    return c.text(text, 200, { 'content-type': metrics.contentType })
  })
}
