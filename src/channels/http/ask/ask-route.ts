import { createRoute, z } from '@hono/zod-openapi'
import type { AskOptions } from '../../../question/ask.ts'
import { DEFAULT_QUOTES, MOST_QUOTES } from '../../../question/limits.ts'
import type { Question } from '../../../question/question.ts'
import { answerSchema, answerShape, languageSchema } from '../answer-shape.ts'
import { linksOfAnswer } from '../document/links.ts'
import { askExample } from '../examples.ts'
import type { HttpApp } from '../http-app.ts'
import { limitBody } from '../limit-body.ts'
import { documented, JSON_UTF8, problemOf, questionProblems } from '../problems.ts'
import { closed, filtersFrom, filtersSchema, questionText, text } from '../question-shapes.ts'
import { readyService, type ServiceState } from '../service.ts'
import { askEvents, documentEvents, eventStreamContent, named, streamed } from './ask-stream.ts'

const askRequestSchema = closed({
  question: questionText,
  language: languageSchema.optional().openapi({ description: "Of the answer; the question's own if left out." }),
  filters: filtersSchema.optional(),
  conversation_id: text(120).optional().openapi({
    description:
      'Of an earlier answer, to go on from it (“那审结的呢？”); a new conversation begins if left out. A conversation is forgotten 30 days after its last question.',
  }),
  top_k: z
    .number()
    .int()
    .min(1)
    .max(MOST_QUOTES)
    .optional()
    .openapi({
      description: `How many quotes may be cited for one place and year; ${DEFAULT_QUOTES} if left out.`,
    }),
  stream: z.boolean().optional().openapi({
    description:
      'Answer with server-sent events, as the schema AskEvent says; what is wrong from the start stays an error response.',
  }),
}).openapi('AskRequest', {
  example: askExample,
})

const askRoute = createRoute({
  method: 'post',
  path: '/v1/ask',
  operationId: 'ask',
  tags: ['questions'],
  summary: 'Answer a question with verbatim quotes',
  description:
    'A question that the reports do not answer is status not_found with its reason, not an error. Figures of several places or years are set side by side in rows, each with its citation.',
  middleware: limitBody,
  request: {
    query: closed({}),
    body: { required: true, content: { 'application/json': { schema: askRequestSchema } } },
  },
  responses: {
    200: {
      description: 'The answer, whole or as it comes about.',
      content: { 'application/json': { schema: answerSchema }, ...eventStreamContent },
      links: linksOfAnswer,
    },
    ...questionProblems,
    404: documented('There is no such conversation, or it has been forgotten.', {
      code: 'not_found',
      message: 'There is no conversation 2f1c; leave conversation_id out to begin one',
    }),
  },
})

/** POST /v1/ask */
export function addAsk(
  app: HttpApp,
  state: () => ServiceState,
  onFault: (error: unknown, requestId?: string) => void,
): void {
  documentEvents(app)
  app.openapi(askRoute, async c => {
    const asked = c.req.valid('json')
    const question = { ...questionFrom(asked), owner: c.get('caller').owner, channel: 'http' }
    const { ask } = readyService(state())
    const asking = async (options: AskOptions) => {
      const answer = await ask(question, options)
      c.set('answered', answer)
      return answer
    }
    if (asked.stream) {
      return streamed(c, askEvents(asking, c.req.raw.signal), named, async error => ({
        event: 'error',
        data: await problemOf(c, error, fault => onFault(fault, c.get('requestId'))).text(),
      }))
    }
    const answer = await asking({ signal: c.req.raw.signal })
    return c.json(answerShape(answer), 200, JSON_UTF8)
  })
}

function questionFrom({
  question,
  language,
  filters,
  top_k,
  conversation_id,
}: z.infer<typeof askRequestSchema>): Question {
  return {
    text: question,
    ...(language && { language }),
    ...(filters && { filters: filtersFrom(filters) }),
    ...(top_k !== undefined && { topK: top_k }),
    ...(conversation_id !== undefined && { conversationId: conversation_id }),
  }
}
