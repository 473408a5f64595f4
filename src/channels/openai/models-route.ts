import { createRoute, z } from '@hono/zod-openapi'
import { linksOfModels } from '../http/document/links.ts'
import type { HttpApp } from '../http/http-app.ts'
import { JSON_UTF8 } from '../http/problems.ts'
import { readyService, type ServiceState } from '../http/service.ts'
import { modelNotFound, openaiProblems } from './openai-errors.ts'

/** What answers over /v1/chat/completions; there is one. */
export const CHAT_MODEL = 'nianbao'

const modelSchema = z
  .object({
    id: z.string(),
    object: z.literal('model'),
    created: z.number().int().openapi({ description: '0: nothing is known of it.' }),
    owned_by: z.string(),
  })
  .openapi('OpenAIModel', { example: { id: CHAT_MODEL, object: 'model', created: 0, owned_by: 'nianbao' } })

const modelsSchema = z.object({ object: z.literal('list'), data: z.array(modelSchema) }).openapi('OpenAIModels')

const { 400: _, 413: __, 415: ___, 404: unknownModel, ...listProblems } = openaiProblems

const modelsRoute = createRoute({
  method: 'get',
  path: '/v1/models',
  operationId: 'listModels',
  tags: ['openai'],
  summary: 'List what answers and what embeds, as OpenAI does',
  responses: {
    200: {
      description: 'The models.',
      content: { 'application/json': { schema: modelsSchema } },
      links: linksOfModels,
    },
    ...listProblems,
  },
})

const modelRoute = createRoute({
  method: 'get',
  path: '/v1/models/{id}',
  operationId: 'model',
  tags: ['openai'],
  summary: 'One model, as OpenAI shows it',
  request: { params: z.object({ id: z.string().openapi({ example: CHAT_MODEL }) }) },
  responses: {
    200: { description: 'The model.', content: { 'application/json': { schema: modelSchema } } },
    ...listProblems,
    404: unknownModel,
  },
})

/** GET /v1/models and /v1/models/{id} */
export function addModels(app: HttpApp, state: () => ServiceState): void {
  const ids = () => [CHAT_MODEL, readyService(state()).embedding.model]
  app.openapi(modelsRoute, c => c.json({ object: 'list' as const, data: ids().map(modelShape) }, 200, JSON_UTF8))
  app.openapi(modelRoute, c => {
    const { id } = c.req.valid('param')
    return ids().includes(id) ? c.json(modelShape(id), 200, JSON_UTF8) : modelNotFound(c, id, ids())
  })
}

function modelShape(id: string): z.infer<typeof modelSchema> {
  return { id, object: 'model', created: 0, owned_by: 'nianbao' }
}
