import { z } from '@hono/zod-openapi'
import type { Feedback, FeedbackOnAnswer, KeptAnswer } from '../../../library/answer-log.ts'
import { firstLineOf } from '../../answers/feedback-export.ts'
import type { Difference, Replay, ReplayedCitation } from '../../answers/replay.ts'
import { answerSchema } from '../answer-shape.ts'
import { answerExample } from '../examples.ts'
import { closed, reasonSchema, text } from '../question-shapes.ts'
import { offsetSchema } from '../report-shapes.ts'

export const statusSchema = z.enum(['answered', 'not_found'] as const satisfies readonly KeptAnswer['status'][])

const RATINGS = ['good', 'bad', 'cancelled'] as const satisfies readonly Feedback['rating'][]
const REASONS = ['irrelevant', 'incomplete', 'wrong', 'data'] as const

const answerId = z.string().openapi({ example: answerExample.id })
const at = z.string().openapi({ format: 'date-time', description: 'In UTC.', example: '2025-06-15T08:00:00.000Z' })
const channel = z.string().openapi({ description: 'By which way it came: http, cli, openai, …', example: 'http' })
const question = z.string().openapi({ example: '增城区2024年行政复议受理、审结各多少？' })
const reportId = z.string().openapi({ example: 'zengcheng-2024' })
const revision = z.number().int().min(1)

export const feedbackRequestSchema = closed({
  rating: z.enum(RATINGS).openapi({ description: 'cancelled: an earlier rating is taken back.' }),
  reasons: z
    .array(z.enum(REASONS))
    .max(REASONS.length)
    .optional()
    .openapi({ description: 'Why it is bad. data: the report itself is wrong, missing or out of date.' }),
  comment: text(2_000).optional(),
}).openapi('FeedbackRequest', { example: { rating: 'bad', reasons: ['incomplete'], comment: '缺少调解数' } })

export const feedbackSchema = z
  .object({
    answer_id: answerId,
    at,
    channel,
    rating: z.enum(RATINGS),
    reasons: z.array(z.string()),
    comment: z.string().nullable(),
  })
  .openapi('Feedback')

export const keptAnswerSchema = z
  .object({
    id: answerId,
    at,
    channel,
    question,
    answer: answerSchema,
    feedback: z.array(feedbackSchema).openapi({ description: 'Oldest first; the last one is what the reader thinks.' }),
  })
  .openapi('KeptAnswer')

const keptReason = z.string().nullable().openapi({
  description: 'A Reason, or what earlier releases called one; null where there is an answer.',
})

const nextPage = z
  .string()
  .nullable()
  .openapi({ description: 'To be sent as before for the next page; null on the last.' })

export const answerListSchema = z
  .object({
    answers: z
      .array(z.object({ id: answerId, at, channel, question, status: statusSchema, reason: keptReason }))
      .openapi({ description: 'Newest first.' }),
    next: nextPage,
  })
  .openapi('AnswerList')

const OUTCOMES = ['unchanged', 'same_text', 'changed', 'gone'] as const satisfies readonly ReplayedCitation['outcome'][]

const DIFFERENCES = [
  'citation_changed',
  'citation_gone',
  'status',
  'reason',
  'quotes',
  'answer',
] as const satisfies readonly Difference[]

export const replaySchema = z
  .object({
    id: answerId,
    verdict: z.enum(['same', 'differs']),
    differences: z.array(z.enum(DIFFERENCES)).openapi({
      description: [
        'citation_changed, citation_gone: a quote no longer stands in its report, or the report was removed.',
        'status, reason, quotes: the same question is answered otherwise today.',
        'answer: an answer without quotes has other words today.',
      ].join(' '),
    }),
    citations: z.array(
      z.object({
        index: z.number().int().min(1),
        report_id: reportId,
        revision: revision.openapi({ description: 'That was quoted.' }),
        quote: z.string(),
        outcome: z.enum(OUTCOMES).openapi({
          description:
            'unchanged: the revision is current. same_text: a newer one holds the quote. changed: it does not. gone: the report was removed.',
        }),
        now: z.object({ revision, start: offsetSchema, end: offsetSchema }).nullable().openapi({
          description: 'Where the quote stands in the current revision; null where it does not.',
        }),
      }),
    ),
    again: z
      .object({
        status: statusSchema,
        reason: z.union([reasonSchema, z.null()]),
        answer: z.string(),
        quotes: z.array(z.object({ report_id: reportId, revision, quote: z.string() })),
      })
      .openapi({ description: 'What the same question is answered today.' }),
    earlier_questions: z.number().int().min(0).openapi({
      description: 'How many questions of its conversation were asked again first; a difference may come from these.',
    }),
  })
  .openapi('Replay')

export const feedbackListSchema = z
  .object({
    feedback: z
      .array(
        feedbackSchema.extend({
          question,
          status: statusSchema,
          first_line: z.string().openapi({ description: 'Of the answer.' }),
          citations: z.array(z.object({ report_id: reportId, revision, quote: z.string() })),
        }),
      )
      .openapi({ description: 'Newest first.' }),
    next: nextPage,
  })
  .openapi('FeedbackList')

export function feedbackShape(feedback: Feedback): z.infer<typeof feedbackSchema> {
  const { answerId, channel, rating, reasons, comment } = feedback
  return { answer_id: answerId, at: feedback.at.toISOString(), channel, rating, reasons: [...reasons], comment }
}

/** Also what the command line prints as JSON. */
export function keptAnswerShape(kept: KeptAnswer, feedback: readonly Feedback[]): z.infer<typeof keptAnswerSchema> {
  const { id, at, channel, question, body } = kept
  // Written by `answerShape`; nobody else writes it.
  const answer = JSON.parse(body) as z.infer<typeof answerSchema>
  return { id, at: at.toISOString(), channel, question, answer, feedback: feedback.map(feedbackShape) }
}

/** Also what the command line prints as JSON. */
export function listedAnswerShape(kept: KeptAnswer): z.infer<typeof answerListSchema>['answers'][number] {
  const { id, at, channel, question, status, reason } = kept
  return { id, at: at.toISOString(), channel, question, status, reason }
}

/** Also what the command line prints as JSON. */
export function replayShape(replay: Replay): z.infer<typeof replaySchema> {
  const { kept, verdict, differences, citations, again, earlier } = replay
  return {
    id: kept.id,
    verdict,
    differences: [...differences],
    citations: citations.map(({ citation: { index, reportId, revision, quote }, outcome, now }) => ({
      index,
      report_id: reportId,
      revision,
      quote,
      outcome,
      now,
    })),
    again: {
      status: again.status,
      reason: again.reason ?? null,
      answer: again.answer,
      quotes: again.citations.map(({ report: { id, revision }, quote }) => ({ report_id: id, revision, quote })),
    },
    earlier_questions: earlier,
  }
}

/** Also what the command line prints as JSON. */
export function feedbackOnAnswerShape({
  feedback,
  answer,
}: FeedbackOnAnswer): z.infer<typeof feedbackListSchema>['feedback'][number] {
  const { question, status, citations } = answer
  const cited = citations.map(({ reportId, revision, quote }) => ({ report_id: reportId, revision, quote }))
  return { ...feedbackShape(feedback), question, status, first_line: firstLineOf(answer), citations: cited }
}
