import { createRoute, z } from '@hono/zod-openapi'
import type { AskOptions } from '../../question/ask.ts'
import { answerShape } from '../http/answer-shape.ts'
import { askEvents, streamed } from '../http/ask/ask-stream.ts'
import { componentNamed, unnamedEvents } from '../http/document/event-document.ts'
import type { HttpApp } from '../http/http-app.ts'
import { limitBodyTo } from '../http/limit-body.ts'
import { JSON_UTF8, problemOf } from '../http/problems.ts'
import { readyService, type ServiceState } from '../http/service.ts'
import { messageSchema, questionIn } from './chat-question.ts'
import { chunkSchema, chunksOf, completionSchema, completionShape } from './chat-shapes.ts'
import { CHAT_MODEL } from './models-route.ts'
import { modelNotFound, openaiProblems, refused, translated } from './openai-errors.ts'

/** Bytes: chat programs send the whole talk every time, with all answers. */
const MAX_CHAT_BODY = 1024 * 1024

const CHANNEL = 'openai'

const chatRequestSchema = z
  .looseObject({
    model: z.string().openapi({ example: CHAT_MODEL }),
    messages: z.array(messageSchema).min(1).openapi({
      description:
        'The last user message is the question; earlier ones are what it may go on from. All others are not read.',
    }),
    stream: z
      .boolean()
      .nullish()
      .openapi({ description: 'Answer with server-sent events, as the schema OpenAIEvent says.' }),
    stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
    n: z.union([z.literal(1), z.null()], { error: 'must be 1: a question has one answer' }).optional(),
  })
  .openapi('OpenAIChatRequest', {
    description: 'Other fields (temperature, tools …) are taken and mean nothing here.',
    example: { model: CHAT_MODEL, messages: [{ role: 'user', content: '增城区2024年受理行政复议申请多少宗？' }] },
  })

const chatRoute = createRoute({
  method: 'post',
  path: '/v1/chat/completions',
  operationId: 'chatCompletion',
  tags: ['openai'],
  summary: 'Answer the last question of a chat, as OpenAI does',
  description: 'A question that the reports do not answer is an ordinary completion, whose text says so.',
  middleware: limitBodyTo(MAX_CHAT_BODY),
  request: { body: { required: true, content: { 'application/json': { schema: chatRequestSchema } } } },
  responses: {
    200: {
      description: 'The answer, whole or in chunks.',
      content: {
        'application/json': { schema: completionSchema },
        'text/event-stream': { schema: componentNamed('OpenAIEvent') },
      },
    },
    ...openaiProblems,
  },
})

const eventSchema = unnamedEvents(
  'One server-sent event of a completion that is streamed.',
  'OpenAIChunk; [DONE] at the end; OpenAIError where it fails on the way.',
  ['OpenAIChunk', 'OpenAIError'].map(componentNamed),
  '[DONE]',
)

export type ChatOptions = {
  readonly state: () => ServiceState
  readonly onFault: (error: unknown, requestId?: string) => void
  readonly now: () => Date
  /** Without a slash at its end; undefined where people cannot reach this service by a browser. */
  readonly publicUrl: string | undefined
}

/** POST /v1/chat/completions */
export function addChat(app: HttpApp, { state, onFault, now, publicUrl }: ChatOptions): void {
  app.openAPIRegistry.register('OpenAIChunk', chunkSchema)
  app.openAPIRegistry.registerComponent('schemas', 'OpenAIEvent', eventSchema)
  app.openapi(chatRoute, async c => {
    const { model, messages, stream, stream_options } = c.req.valid('json')
    if (model !== CHAT_MODEL) return modelNotFound(c, model, [CHAT_MODEL])
    const asked = questionIn(messages)
    if (asked.kind === 'wrong') return refused(c, 400, 'bad_request', asked.param, asked.message)
    const service = readyService(state())
    const ask = async (options: AskOptions) => {
      const answer = await service.ask({ ...asked.question, owner: c.get('caller').owner, channel: CHANNEL }, options)
      c.set('answered', answer)
      return answer
    }
    const requestId = c.get('requestId')
    const completing = { id: `chatcmpl-${requestId}`, created: Math.floor(now().getTime() / 1000), publicUrl }
    const { signal } = c.req.raw
    if (!stream) return c.json(completionShape(answerShape(await ask({ signal })), completing), 200, JSON_UTF8)
    const chunks = chunksOf(completing, stream_options?.include_usage ?? false)
    return streamed(c, askEvents(ask, signal), chunks, async error => ({
      data: await (await translated(problemOf(c, error, fault => onFault(fault, requestId)))).text(),
    }))
  })
}
