import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import type { Bound, FigureOfReport } from '../../../library/library.ts'
import { listFigures } from '../../../question/list-figures.ts'
import type { HttpApp } from '../http-app.ts'
import { JSON_UTF8, problems } from '../problems.ts'
import { closed, text, wholeNumber } from '../question-shapes.ts'
import { offsetSchema, reportReference, reportReferenceSchema, sectionReferenceSchema } from '../report-shapes.ts'
import { readyService, type ServiceState } from '../service.ts'
import { figuresCsv } from './figures-csv.ts'

export const DEFAULT_FIGURES = 1_000
export const MOST_FIGURES = 10_000

const CSV = 'text/csv'

const figuresQuery = closed({
  measure: text(200).optional().openapi({
    description: 'Words of what is counted; each has to stand in the measure of a figure or in its sentence.',
    example: '行政复议 受理',
  }),
  place: text(60).optional().openapi({ description: 'As people write it.', example: '增城区' }),
  year: wholeNumber(1949, 2100).optional().openapi({ description: 'The year that the reports review.', example: 2024 }),
  report: text(120).optional().openapi({ description: 'The id of one report.', example: 'zengcheng-2024' }),
  limit: wholeNumber(1, MOST_FIGURES)
    .optional()
    .openapi({ description: `${DEFAULT_FIGURES} if left out.` }),
  format: z.enum(['json', 'csv']).optional().openapi({ description: 'Wins over the Accept header.' }),
})

const figureSchema = z
  .object({
    raw: z.string().openapi({ description: 'As written.', example: '2700余件' }),
    value: z.number().openapi({ description: '万 and 亿 multiplied out; a share of 87% is 87.', example: 2700 }),
    unit: z.string().openapi({ example: '件' }),
    measure: z.string().openapi({ description: 'What is counted.', example: '调解各类矛盾纠纷' }),
    bound: z
      .enum(['about', 'at_least', 'at_most'] as const satisfies readonly Bound[])
      .nullable()
      .openapi({ description: 'Which way the number is not exact; null where it is.' }),
    change: z
      .object({ direction: z.enum(['up', 'down']), percent: z.number() })
      .nullable()
      .openapi({ description: 'Against the year before, where the sentence says so.' }),
    part: z.boolean().openapi({ description: 'A part of a figure before it.' }),
    as_of: z.string().nullable().openapi({ description: 'The day it is of, as written.', example: '截至2024年12月底' }),
    plan: z.boolean().openapi({ description: 'Intended, not reached.' }),
    start: offsetSchema,
    end: offsetSchema,
    sentence: z
      .object({ text: z.string(), start: offsetSchema, end: offsetSchema })
      .openapi({ description: 'Verbatim: text.slice(start, end) of the revision.' }),
    report: reportReferenceSchema,
    section: sectionReferenceSchema.pick({ id: true, path: true }).openapi('SectionName'),
  })
  .openapi('Figure')

/** What GET /v1/figures answers as JSON. */
export const figureListSchema = z
  .object({
    figures: z.array(figureSchema).openapi({
      description: 'Those whose measure holds most of the words first, then by report and in the order of its text.',
    }),
    total: z.number().int().openapi({ description: 'How many there are, whatever the limit.' }),
    index: z.string().openapi({ description: 'Fingerprint of the index that was read.' }),
  })
  .openapi('FigureList')

const figuresRoute = createRoute({
  method: 'get',
  path: '/v1/figures',
  operationId: 'listFigures',
  tags: ['reports'],
  summary: 'List the figures that reports state',
  description: `As JSON, or as CSV where \`format=csv\` or the Accept header asks for ${CSV}.`,
  request: { query: figuresQuery },
  responses: {
    200: {
      description: 'The figures.',
      content: { 'application/json': { schema: figureListSchema }, [CSV]: { schema: z.string() } },
    },
    400: problems[400],
    404: { ...problems[404], description: 'No report is held for this place, year or id; the message says what is.' },
    500: problems[500],
    503: problems[503],
  },
})

/** GET /v1/figures */
export function addFigures(app: HttpApp, state: () => ServiceState): void {
  app.openapi(figuresRoute, async c => {
    const { format, limit = DEFAULT_FIGURES, measure, place, year, report } = c.req.valid('query')
    const { library } = readyService(state())
    const { figures, total } = await listFigures(library, {
      limit,
      ...(measure !== undefined && { measure }),
      ...(place !== undefined && { place }),
      ...(year !== undefined && { year }),
      ...(report !== undefined && { report }),
    })
    if (wantsCsv(c, format))
      return c.body(figuresCsv(figures), 200, {
        'content-type': `${CSV}; charset=utf-8; header=present`,
        'content-disposition': 'attachment; filename="figures.csv"',
        'x-content-type-options': 'nosniff',
        vary: 'accept',
      })
    return c.json({ figures: figures.map(figureShape), total, index: library.fingerprint }, 200, {
      ...JSON_UTF8,
      vary: 'accept',
    })
  })
}

function wantsCsv(c: Context, format: 'json' | 'csv' | undefined): boolean {
  if (format !== undefined) return format === 'csv'
  const supports = ['application/json', CSV]
  return accepts(c, { header: 'Accept', supports, default: 'application/json' }) === CSV
}

/** Also what the command line prints as JSON. */
export function figureShape({ report, sectionId, path, sentence, figure }: FigureOfReport) {
  const { raw, value, unit, measure, bound, change, part, asOf, plan, start, end } = figure
  const place = { report: reportReference(report), section: { id: sectionId, path: [...path] } }
  return { raw, value, unit, measure, bound, change, part, as_of: asOf, plan, start, end, sentence, ...place }
}
