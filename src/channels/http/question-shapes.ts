import { z } from '@hono/zod-openapi'
import { isLonger, LONGEST_QUESTION } from '../../question/limits.ts'
import type { Filters, Notice, NoticeCode, Reason, Suggestion, Target } from '../../question/question.ts'
import { placeName } from './report-shapes.ts'

/**
 * Something other than white space, and nowhere U+FFFD: that is what remains of text that was not sent as UTF-8 (a
 * Chinese Windows console sends GBK), and searching for it would answer "not found" for the wrong reason.
 */
const UNICODE_TEXT = /^\s*[^\s\uFFFD][^\uFFFD]*$/u

/** JSON can escape half a surrogate pair, which is no character. A pattern of the document cannot say so. */
const HALF_A_PAIR = /\p{Surrogate}/u

const NOT_UNICODE = 'must be Unicode text sent as UTF-8'

/** Text of so many characters at most, as it is sent; white space around it is cut off. */
export function text(maximum: number) {
  return z
    .string()
    .check(atMost(maximum))
    .trim()
    .min(1, { abort: true })
    .regex(UNICODE_TEXT, { error: NOT_UNICODE, abort: true })
    .refine(given => !HALF_A_PAIR.test(given), NOT_UNICODE)
    .meta({ maxLength: maximum })
    .openapi({ pattern: UNICODE_TEXT.source, maxLength: maximum }) // The generator writes a flag into the pattern.
}

/** Where `max` would count a rare character (𠮷) as two. */
function atMost(maximum: number): z.core.CheckFn<string> {
  return ({ value, issues }) => {
    if (isLonger(value, maximum))
      issues.push({ code: 'too_big', origin: 'string', maximum, inclusive: true, input: value, continue: false })
  }
}

/** The largest number that is read from a query: nine digits, which nothing that is counted here reaches. */
export const WHOLE_NUMBER_MOST = 999_999_999

/** A number written in a query, where everything is text. */
export function wholeNumber(least: number, most: number) {
  return z
    .string()
    .regex(/^(?:0|[1-9]\d{0,8})$/, 'must be a whole number')
    .transform(Number)
    .refine(given => given >= least && given <= most, `must be from ${least} to ${most}`)
    .openapi({ type: 'integer', minimum: least, maximum: most })
}

/** An object that refuses unknown fields and names those it takes. */
export function closed<Shape extends z.ZodRawShape>(shape: Shape) {
  const names = Object.keys(shape)
  const taken = names.length > 0 ? `takes only ${names.join(', ')}` : 'takes no fields'
  return z.strictObject(shape, { error: issue => (issue.code === 'unrecognized_keys' ? taken : undefined) })
}

export const questionText = text(LONGEST_QUESTION).openapi({
  description: 'In Chinese or English; white space around it is cut off.',
  example: '2024年增城区受理行政复议申请多少宗？',
})

export const filtersSchema = closed({
  places: z
    .array(text(60))
    .max(20)
    .optional()
    .openapi({
      description: 'Places as people write them. An empty list does not narrow; nor does one in the other fields.',
      example: ['增城区', 'Dongkeng'],
    }),
  years: z
    .array(z.number().int().min(1949).max(2100))
    .max(20)
    .optional()
    .openapi({
      description: 'Years that the reports review.',
      example: [2024],
    }),
  report_ids: z
    .array(text(120))
    .max(100)
    .optional()
    .openapi({ example: ['zengcheng-2024'] }),
}).openapi('Filters', { description: 'Narrows what may be searched, together with what the question names.' })

export function filtersFrom({ places, years, report_ids }: z.infer<typeof filtersSchema>): Filters {
  return { ...(places && { places }), ...(years && { years }), ...(report_ids && { reportIds: report_ids }) }
}

export const reasonSchema = z
  .enum([
    'unknown_place',
    'unknown_year',
    'ambiguous_place',
    'not_in_reports',
    'off_topic',
    'too_vague',
  ] as const satisfies readonly Reason[])
  .openapi('Reason', {
    description: [
      'Why nothing was found.',
      'unknown_place, unknown_year: no report of it is held; the answer says what is.',
      "ambiguous_place: several places may be meant, or 我区 is nobody's.",
      'not_in_reports: the reports asked do not state it; suggestions are sections nearby.',
      'off_topic: no report says anything of it.',
      'too_vague: it is not clear what is asked for.',
    ].join(' '),
  })

export const noticeSchema = z
  .object({
    code: z.enum([
      'newest_report',
      'older_report',
      'other_issuer',
      'plan_only',
      'plan_year',
      'place_not_held',
      'year_not_held',
      'place_corrected',
      'not_stated',
      'part_not_stated',
      'model_text_refused',
      'model_unavailable',
      'different_measures',
      'different_units',
      'figures_disagree',
      'approximate',
      'change_differs',
    ] as const satisfies readonly NoticeCode[]),
    message: z.string(),
  })
  .openapi('Notice', {
    description: [
      'What the reader should know about how the question was taken, and where the answer has a limit.',
      "newest_report: no year was asked for. older_report, other_issuer: an older report, or another issuer's, states it.",
      'plan_year: what is given is planned. place_not_held, year_not_held: a part of the question was left out.',
      'place_corrected: a slip of the keyboard. not_stated, part_not_stated: a report, or a part of the question, without answer.',
      'different_measures, different_units, approximate, change_differs: why figures side by side may not compare.',
      'figures_disagree: reports, or sentences of one, state different figures.',
      'model_text_refused, model_unavailable: the quotes stand for themselves, since what a model wrote failed the checks, or none wrote.',
    ].join(' '),
  })

export const suggestionSchema = z
  .object({
    kind: z.enum(['question', 'section', 'report']),
    text: z.string(),
    id: z.string().optional().openapi({ description: 'Of the report or section.' }),
  })
  .openapi('Suggestion')

export const scopeSchema = z
  .object({ places: z.array(z.string()), years: z.array(z.number().int()), report_ids: z.array(z.string()) })
  .openapi('Scope', { description: 'Which places, years and reports were searched; empty where none were.' })

export function noticeShape({ code, message }: Notice): z.infer<typeof noticeSchema> {
  return { code, message }
}

export function suggestionShape({ kind, text, id }: Suggestion): z.infer<typeof suggestionSchema> {
  return { kind, text, ...(id !== undefined && { id }) }
}

export function scopeShape(targets: readonly Target[]): z.infer<typeof scopeSchema> {
  const places = new Set(targets.flatMap(({ place }) => placeName(place) ?? []))
  const years = new Set(targets.flatMap(({ year }) => year ?? []))
  const reports = new Set(targets.flatMap(target => target.reports.map(report => report.id)))
  return { places: [...places], years: [...years], report_ids: [...reports] }
}
