import { z } from '@hono/zod-openapi'
import type { Figure } from '../../library/library.ts'
import type { Answer, AnswerFigure, Citation, Row } from '../../question/question.ts'
import { answerExample } from './examples.ts'
import {
  noticeSchema,
  noticeShape,
  reasonSchema,
  scopeSchema,
  scopeShape,
  suggestionSchema,
  suggestionShape,
} from './question-shapes.ts'
import {
  offsetSchema,
  placeName,
  reportReference,
  reportReferenceSchema,
  sectionReference,
  sectionReferenceSchema,
} from './report-shapes.ts'

export const languageSchema = z.enum(['zh', 'en'])

const share = z.number().min(0).max(1)

export const citationSchema = z
  .object({
    index: z.number().int().min(1).openapi({ description: "The answer's [1], [2], …" }),
    report: reportReferenceSchema,
    section: sectionReferenceSchema,
    quote: z.string().openapi({ description: 'Verbatim: text.slice(start, end) of the cited revision.' }),
    start: offsetSchema,
    end: offsetSchema,
    score: share.openapi({ description: 'How sure it is that the quote states what is asked.' }),
    translation: z
      .string()
      .optional()
      .openapi({ description: 'Into English, by a model and checked; only in generated answers, where it passed.' }),
  })
  .openapi('Citation')

const citationIndex = z.number().int().min(1).openapi({ description: 'The index of the citation that holds it.' })

const amount = {
  measure: z.string().openapi({ description: "What is counted, in the report's words.", example: '受理行政复议申请' }),
  raw: z.string().openapi({ description: 'As written.', example: '930宗' }),
  value: z.number().openapi({ description: '万 and 亿 multiplied out; a share of 87% is 87.', example: 930 }),
  unit: z.string().openapi({ description: 'As written; empty where nothing is counted.', example: '宗' }),
  approximate: z.boolean().openapi({ description: 'Written as about, at least or at most: 近, 余, 超, 不足.' }),
  citation: citationIndex,
}

const placeOfReport = z
  .string()
  .nullable()
  .openapi({ description: 'That the report is about.', example: '广东省广州市增城区' })

const yearOfReport = z.number().int().nullable().openapi({ description: 'That the report reviews.', example: 2024 })

const answerFigureSchema = z
  .object({
    ...amount,
    plan: z.boolean().openapi({ description: 'Intended, not reached.' }),
    place: placeOfReport,
    year: yearOfReport,
  })
  .openapi('AnswerFigure')

const rowSchema = z
  .object({
    place: placeOfReport,
    year: yearOfReport,
    report_id: z.string().openapi({ example: 'zengcheng-2024' }),
    cells: z
      .array(z.object(amount).nullable())
      .openapi({ description: 'One for each of measures, in their order; null where the report does not state it.' }),
  })
  .openapi('Row')

const milliseconds = z.number().min(0)

const KINDS = ['extractive', 'generated', 'comparison', 'library'] as const satisfies readonly Answer['kind'][]

const writtenSchema = z
  .object({
    model: z.string(),
    prompt: z.string().openapi({ description: 'With the fingerprint of its text.', example: 'answer.zh@1f0c9a2b' }),
    dropped_sentences: z
      .number()
      .int()
      .min(0)
      .openapi({ description: 'How many failed the checks and are not shown.' }),
  })
  .openapi('Written', { description: 'By which model, where the answer is generated.' })

/** What POST /v1/ask answers. */
export const answerSchema = z
  .object({
    id: z.string().openapi({ description: 'Of this answer; no two have the same.' }),
    status: z.enum(['answered', 'not_found']),
    reason: reasonSchema.optional(),
    answer: z.string().openapi({
      description:
        'To show as it is. Its first line says whose report of which year was understood, and [1], [2], … name the citations; the table of a comparison is Markdown.',
    }),
    answer_kind: z.enum(KINDS).openapi({
      description:
        'extractive: quotes; generated: worded by a model, each sentence checked against the quotes it cites; comparison: quotes and a table computed from them; library: what the library says of itself, and courtesies, without quotes. What was not found is extractive.',
    }),
    written: writtenSchema.optional(),
    language: languageSchema.openapi({ description: 'That the answer is written in; quotes stay Chinese.' }),
    citations: z.array(citationSchema),
    figures: z.array(answerFigureSchema).openapi({ description: 'Those asked for, in the order of the question.' }),
    measures: z.array(z.string()).openapi({
      description: "What the columns of a comparison's table count, as asked; empty for other answers.",
    }),
    rows: z.array(rowSchema).openapi({ description: "A comparison's table; empty for other answers." }),
    notices: z.array(noticeSchema),
    copy: z.string().openapi({ description: 'One sentence to paste into a document; empty where nothing is cited.' }),
    scope: scopeSchema,
    suggestions: z.array(suggestionSchema).openapi({ description: 'What to ask or read next; none is an answer.' }),
    conversation_id: z
      .string()
      .openapi({ description: 'To be sent with the next question that goes on from this one.' }),
    confidence: share.openapi({
      description: 'How sure it is that the answer states what is asked; of what came nearest where there is none.',
    }),
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

export type AnswerShape = z.infer<typeof answerSchema>

/** An answer as every channel that speaks JSON gives it. */
export function answerShape(answer: Answer): AnswerShape {
  const { id, status, reason, written, language, copy, index, timings } = answer
  return {
    id,
    status,
    ...(reason && { reason }),
    answer: answer.answer,
    answer_kind: answer.kind,
    ...(written && {
      written: { model: written.model, prompt: written.prompt, dropped_sentences: written.dropped },
    }),
    language,
    citations: answer.citations.map(citationShape),
    figures: answer.figures.map(answerFigureShape),
    measures: [...answer.measures],
    rows: answer.rows.map(rowShape),
    notices: answer.notices.map(noticeShape),
    copy,
    scope: scopeShape(answer.targets),
    suggestions: answer.suggestions.map(suggestionShape),
    conversation_id: answer.conversationId,
    confidence: rounded(answer.confidence, 3),
    index,
    timings_ms: {
      understand: rounded(timings.understand, 2),
      embed: rounded(timings.embed, 2),
      retrieve: rounded(timings.retrieve, 2),
      extract: rounded(timings.extract, 2),
      total: rounded(timings.total, 2),
    },
  }
}

function citationShape(citation: Citation): z.infer<typeof citationSchema> {
  const { index, report, section, quote, start, end, score, translation } = citation
  return {
    index,
    report: reportReference(report),
    section: sectionReference(section),
    quote,
    start,
    end,
    score: rounded(score, 3),
    ...(translation !== undefined && { translation }),
  }
}

function amountShape(figure: Figure, citation: number) {
  const { measure, raw, value, unit, bound } = figure
  return { measure, raw, value, unit, approximate: bound !== null, citation }
}

function answerFigureShape({ figure, place, year, citation }: AnswerFigure): z.infer<typeof answerFigureSchema> {
  return { ...amountShape(figure, citation), plan: figure.plan, place: placeName(place), year }
}

function rowShape({ place, year, report, cells }: Row): z.infer<typeof rowSchema> {
  return {
    place: placeName(place),
    year,
    report_id: report.id,
    cells: cells.map(cell => cell && amountShape(cell.figure, cell.citation)),
  }
}

function rounded(number: number, digits: number): number {
  return Number(number.toFixed(digits))
}
