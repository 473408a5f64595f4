import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { DEFAULT_QUOTES, MOST_QUOTES } from '../../question/limits.ts'
import type { Answer, Question } from '../../question/question.ts'
import { answerExample } from './examples.ts'
import { limitBody } from './limit-body.ts'
import { JSON_UTF8, questionProblems } from './problems.ts'
import {
  closed,
  filtersFrom,
  filtersSchema,
  noticeSchema,
  noticeShape,
  questionText,
  reasonSchema,
  scopeSchema,
  scopeShape,
  suggestionSchema,
  suggestionShape,
} from './question-shapes.ts'
import {
  offsetSchema,
  reportReference,
  reportReferenceSchema,
  sectionReference,
  sectionReferenceSchema,
} from './report-shapes.ts'
import { readyService, type ServiceState } from './service.ts'

const languageSchema = z.enum(['zh', 'en'])

const askRequestSchema = closed({
  question: questionText,
  language: languageSchema.optional().openapi({ description: "Of the answer; the question's own if left out." }),
  filters: filtersSchema.optional(),
  top_k: z
    .number()
    .int()
    .min(1)
    .max(MOST_QUOTES)
    .optional()
    .openapi({
      description: `How many quotes may be cited for one place and year; ${DEFAULT_QUOTES} if left out.`,
    }),
}).openapi('AskRequest', {
  example: { question: '2024年增城区受理行政复议申请多少宗？', filters: { years: [2024] }, top_k: 3 },
})

const citationSchema = z
  .object({
    index: z.number().int().min(1).openapi({ description: "The answer's [1], [2], …" }),
    report: reportReferenceSchema,
    section: sectionReferenceSchema,
    quote: z.string().openapi({ description: 'Verbatim: text.slice(start, end) of the cited revision.' }),
    start: offsetSchema,
    end: offsetSchema,
    score: z.number().min(0).max(1).openapi({ description: 'Comparable within one answer.' }),
  })
  .openapi('Citation')

const milliseconds = z.number().min(0)

/** What POST /v1/ask answers. */
export const answerSchema = z
  .object({
    id: z.string(),
    status: z.enum(['answered', 'not_found']),
    reason: reasonSchema.optional(),
    answer: z.string(),
    answer_kind: z.enum(['extractive'] as const satisfies readonly Answer['kind'][]),
    language: languageSchema,
    citations: z.array(citationSchema),
    notices: z.array(noticeSchema),
    copy: z.string().openapi({ description: 'One sentence to paste into a document; empty where nothing is cited.' }),
    scope: scopeSchema,
    suggestions: z.array(suggestionSchema),
    index: z.string().openapi({ description: 'Fingerprint of the index that was searched.' }),
    timings_ms: z.object({
      understand: milliseconds,
      embed: milliseconds,
      retrieve: milliseconds,
      extract: milliseconds,
      total: milliseconds,
    }),
  })
  .openapi('Answer', { example: answerExample })

const askRoute = createRoute({
  method: 'post',
  path: '/v1/ask',
  operationId: 'ask',
  tags: ['questions'],
  summary: 'Answer a question with verbatim quotes',
  description: 'A question that the reports do not answer is status not_found with its reason, not an error.',
  middleware: limitBody,
  request: {
    query: closed({}),
    body: { required: true, content: { 'application/json': { schema: askRequestSchema } } },
  },
  responses: {
    200: { description: 'The answer.', content: { 'application/json': { schema: answerSchema } } },
    ...questionProblems,
  },
})

/** POST /v1/ask */
export function addAsk(app: OpenAPIHono, state: () => ServiceState): void {
  app.openapi(askRoute, async c => {
    const question = questionFrom(c.req.valid('json'))
    const { ask } = readyService(state())
    return c.json(answerShape(await ask(question)), 200, JSON_UTF8)
  })
}

function questionFrom({ question, language, filters, top_k }: z.infer<typeof askRequestSchema>): Question {
  return {
    text: question,
    ...(language && { language }),
    ...(filters && { filters: filtersFrom(filters) }),
    ...(top_k !== undefined && { topK: top_k }),
  }
}

function answerShape(answer: Answer): z.infer<typeof answerSchema> {
  const { id, status, reason, language, copy, index, timings } = answer
  return {
    id,
    status,
    ...(reason && { reason }),
    answer: answer.answer,
    answer_kind: answer.kind,
    language,
    citations: answer.citations.map(({ index, report, section, quote, start, end, score }) => ({
      index,
      report: reportReference(report),
      section: sectionReference(section),
      quote,
      start,
      end,
      score,
    })),
    notices: answer.notices.map(noticeShape),
    copy,
    scope: scopeShape(answer.targets),
    suggestions: answer.suggestions.map(suggestionShape),
    index,
    timings_ms: {
      understand: hundredths(timings.understand),
      embed: hundredths(timings.embed),
      retrieve: hundredths(timings.retrieve),
      extract: hundredths(timings.extract),
      total: hundredths(timings.total),
    },
  }
}

function hundredths(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100
}
