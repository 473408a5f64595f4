import { createRoute, z } from '@hono/zod-openapi'
import type { HttpApp } from './http-app.ts'
import { JSON_UTF8, problems } from './problems.ts'
import { readyService, type ServiceState } from './service.ts'

export const healthSchema = z.object({ status: z.literal('ok') }).openapi('Health')
export const readinessSchema = z.object({ status: z.literal('ready') }).openapi('Readiness')

const healthRoute = createRoute({
  method: 'get',
  path: '/healthz',
  operationId: 'health',
  tags: ['operation'],
  summary: 'Tell that the process is alive',
  responses: {
    200: { description: 'Alive, ready or not.', content: { 'application/json': { schema: healthSchema } } },
  },
})

const readinessRoute = createRoute({
  method: 'get',
  path: '/readyz',
  operationId: 'readiness',
  tags: ['operation'],
  summary: 'Tell whether questions can be answered',
  responses: {
    200: { description: 'Ready.', content: { 'application/json': { schema: readinessSchema } } },
    500: problems[500],
    503: problems[503],
  },
})

/** GET /healthz and /readyz */
export function addHealth(app: HttpApp, state: () => ServiceState): void {
  app.openapi(healthRoute, c => c.json({ status: 'ok' as const }, 200, JSON_UTF8))
  app.openapi(readinessRoute, c => {
    readyService(state())
    return c.json({ status: 'ready' as const }, 200, JSON_UTF8)
  })
}
