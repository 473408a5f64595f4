import { createRoute, z } from '@hono/zod-openapi'
import { AppError } from '../../../errors.ts'
import type { KeptAnswer } from '../../../library/answer-log.ts'
import { replay } from '../../answers/replay.ts'
import { linksOfAnswers, linksOfFeedback } from '../document/links.ts'
import { answerExample } from '../examples.ts'
import { adminOnly } from '../front/access.ts'
import type { HttpApp, HttpContext } from '../http-app.ts'
import { limitBody } from '../limit-body.ts'
import { documented, JSON_UTF8, problems } from '../problems.ts'
import { closed, text, WHOLE_NUMBER_MOST, wholeNumber } from '../question-shapes.ts'
import { readyService, type Service, type ServiceState } from '../service.ts'
import { shortened } from '../shortened.ts'
import {
  answerListSchema,
  feedbackListSchema,
  feedbackOnAnswerShape,
  feedbackRequestSchema,
  feedbackSchema,
  feedbackShape,
  keptAnswerSchema,
  keptAnswerShape,
  listedAnswerShape,
  replaySchema,
  replayShape,
  statusSchema,
} from './answers-shapes.ts'

/** Answers, or what was said of them, of one page. */
const DEFAULT_LISTED = 50
const MOST_LISTED = 500

const idParameter = z.object({ id: z.string().openapi({ description: 'Of the answer.', example: answerExample.id }) })

const errors = {
  400: problems[400],
  404: documented("There is no such answer, it is another key's, or it is no longer kept.", {
    code: 'not_found',
    message: 'There is no answer 2f1c, or it is no longer kept.',
  }),
  500: problems[500],
  503: problems[503],
}

const listErrors = { 400: problems[400], 500: problems[500], 503: problems[503] }

const answerRoute = createRoute({
  method: 'get',
  path: '/v1/answers/{id}',
  operationId: 'getAnswer',
  tags: ['answers'],
  summary: 'Get an answer as it was given',
  description:
    'Only by the key that asked, or an admin key. Answers are kept for 400 days, or what ANSWERS_KEPT_DAYS says.',
  request: { params: idParameter, query: closed({}) },
  responses: {
    200: { description: 'The answer.', content: { 'application/json': { schema: keptAnswerSchema } } },
    ...errors,
  },
})

const feedbackRoute = createRoute({
  method: 'post',
  path: '/v1/answers/{id}/feedback',
  operationId: 'giveFeedback',
  tags: ['answers'],
  summary: 'Say whether an answer is good',
  description: 'Of all that is said of one answer the last 20 are kept; the last one counts.',
  middleware: limitBody,
  request: {
    params: idParameter,
    query: closed({}),
    body: { required: true, content: { 'application/json': { schema: feedbackRequestSchema } } },
  },
  responses: {
    201: { description: 'What was kept.', content: { 'application/json': { schema: feedbackSchema } } },
    ...errors,
    413: problems[413],
    415: problems[415],
  },
})

const replayRoute = createRoute({
  method: 'post',
  path: '/v1/answers/{id}/replay',
  operationId: 'replayAnswer',
  tags: ['answers'],
  summary: "Compare an answer with what today's library says",
  description:
    'Looks every quote up, and asks the same question again as on the day it was asked, after the earlier questions of its conversation. Nothing is kept of it.',
  request: { params: idParameter, query: closed({}) },
  responses: {
    200: {
      description: 'What is the same and what differs.',
      content: { 'application/json': { schema: replaySchema } },
    },
    ...errors,
  },
})

const listLimit = wholeNumber(1, MOST_LISTED)
  .optional()
  .openapi({ description: `${DEFAULT_LISTED} if left out.` })

const listQuery = closed({
  status: statusSchema.optional(),
  channel: text(60).optional().openapi({ example: 'http' }),
  before: text(120).optional().openapi({ description: 'Only answers given before this one: next of the last page.' }),
  limit: listLimit,
})

const listRoute = createRoute({
  method: 'get',
  path: '/v1/answers',
  operationId: 'listAnswers',
  tags: ['answers'],
  summary: 'List the answers that are kept',
  description: 'Needs an admin key.',
  middleware: adminOnly,
  request: { query: listQuery },
  responses: {
    200: {
      description: 'The answers.',
      content: { 'application/json': { schema: answerListSchema } },
      links: linksOfAnswers,
    },
    ...listErrors,
    404: { ...errors[404], description: 'The answer named by before is not kept.' },
  },
})

const exportRoute = createRoute({
  method: 'get',
  path: '/v1/feedback',
  operationId: 'exportFeedback',
  tags: ['answers'],
  summary: 'Export what readers said of answers',
  description: 'Needs an admin key.',
  middleware: adminOnly,
  request: {
    query: closed({
      before: wholeNumber(1, WHOLE_NUMBER_MOST)
        .optional()
        .openapi({ description: 'Only what was kept before this: next of the last page.' }),
      limit: listLimit,
    }),
  },
  responses: {
    200: {
      description: 'A page of it.',
      content: { 'application/json': { schema: feedbackListSchema } },
      links: linksOfFeedback,
    },
    ...listErrors,
  },
})

/** GET /v1/answers, /v1/answers/:id and /v1/feedback; POST /v1/answers/:id/feedback and /v1/answers/:id/replay */
export function addAnswers(app: HttpApp, state: () => ServiceState, now: () => Date): void {
  app.openapi(answerRoute, async c => {
    const { answers } = readyService(state()).records
    const kept = await keptFor(c, answers, c.req.valid('param').id)
    return c.json(keptAnswerShape(kept, await answers.feedback(kept.id)), 200, JSON_UTF8)
  })

  app.openapi(feedbackRoute, async c => {
    const { answers } = readyService(state()).records
    const { id: answerId } = await keptFor(c, answers, c.req.valid('param').id)
    const { rating, reasons = [], comment = null } = c.req.valid('json')
    const feedback = { answerId, at: now(), channel: 'http', rating, reasons: [...new Set(reasons)], comment }
    if (!(await answers.keepFeedback(feedback))) throw missing(answerId)
    return c.json(feedbackShape(feedback), 201, JSON_UTF8)
  })

  app.openapi(replayRoute, async c => {
    const service = readyService(state())
    const kept = await keptFor(c, service.records.answers, c.req.valid('param').id)
    return c.json(replayShape(await replay(kept, service, c.req.raw.signal)), 200, JSON_UTF8)
  })

  app.openapi(listRoute, async c => {
    const { answers } = readyService(state()).records
    const { status, channel, before, limit = DEFAULT_LISTED } = c.req.valid('query')
    if (before !== undefined && !(await answers.find(before))) throw missing(before)
    const listed = await answers.list({
      // One more than is shown tells whether there is another page.
      limit: limit + 1,
      ...(status && { status }),
      ...(channel !== undefined && { channel }),
      ...(before !== undefined && { before }),
    })
    const shown = listed.slice(0, limit)
    const next = listed.length > limit ? (shown.at(-1)?.id ?? null) : null
    return c.json({ answers: shown.map(listedAnswerShape), next }, 200, JSON_UTF8)
  })

  app.openapi(exportRoute, async c => {
    const { answers } = readyService(state()).records
    const { before, limit = DEFAULT_LISTED } = c.req.valid('query')
    const listed = await answers.listFeedback({ limit: limit + 1, ...(before !== undefined && { before }) })
    const shown = listed.slice(0, limit)
    const next = listed.length > limit ? String(shown.at(-1)?.position) : null
    return c.json({ feedback: shown.map(feedbackOnAnswerShape), next }, 200, JSON_UTF8)
  })
}

/** Another key's answer is as unknown as one that never was: its id tells nothing. */
async function keptFor(c: HttpContext, answers: Service['records']['answers'], id: string): Promise<KeptAnswer> {
  const { owner, scope } = c.get('caller')
  const kept = await answers.find(id)
  if (!kept || (scope !== 'admin' && kept.owner !== owner)) throw missing(id)
  return kept
}

function missing(id: string): AppError {
  return new AppError('not_found', `There is no answer ${shortened(id)}, or it is no longer kept.`)
}
