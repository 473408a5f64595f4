import { createRoute, z } from '@hono/zod-openapi'
import { AppError } from '../../../errors.ts'
import type { ReportRecord } from '../../../library/library.ts'
import { linksOfReports } from '../document/links.ts'
import type { HttpApp } from '../http-app.ts'
import { JSON_UTF8, problems } from '../problems.ts'
import { closed, WHOLE_NUMBER_MOST, wholeNumber } from '../question-shapes.ts'
import { reportSchema, reportShape, wholeReportSchema, wholeReportShape } from '../report-shapes.ts'
import { type HeldReports, readyService, type ServiceState } from '../service.ts'
import { shortened } from '../shortened.ts'
import { attachment } from './attachment.ts'

export const reportListSchema = z
  .object({ reports: z.array(reportSchema).openapi({ description: 'Current revisions, ordered by id.' }) })
  .openapi('ReportList')

const idParameter = z.object({ id: z.string().openapi({ example: 'zengcheng-2024' }) })

const revisionQuery = closed({
  revision: wholeNumber(1, WHOLE_NUMBER_MOST).optional().openapi({
    description:
      'As a citation gives it; the current revision if left out. A cited revision stays readable as long as the answer is kept: 400 days, or what ANSWERS_KEPT_DAYS says.',
  }),
})

const errorsOfOne = { 400: problems[400], 404: problems[404], 500: problems[500], 503: problems[503] }

const listRoute = createRoute({
  method: 'get',
  path: '/v1/reports',
  operationId: 'listReports',
  tags: ['reports'],
  summary: 'List the reports held',
  request: { query: closed({}) },
  responses: {
    200: {
      description: 'The reports.',
      content: { 'application/json': { schema: reportListSchema } },
      links: linksOfReports,
    },
    400: problems[400],
    500: problems[500],
    503: problems[503],
  },
})

const reportRoute = createRoute({
  method: 'get',
  path: '/v1/reports/{id}',
  operationId: 'getReport',
  tags: ['reports'],
  summary: 'Get one report with its text and sections',
  description: 'For every citation of this revision, text.slice(start, end) is its quote.',
  request: { params: idParameter, query: revisionQuery },
  responses: {
    200: { description: 'The report.', content: { 'application/json': { schema: wholeReportSchema } } },
    ...errorsOfOne,
  },
})

const sourceRoute = createRoute({
  method: 'get',
  path: '/v1/reports/{id}/source',
  operationId: 'getReportSource',
  tags: ['reports'],
  summary: 'Download the file as it was received',
  request: { params: idParameter, query: revisionQuery },
  responses: {
    200: {
      description: "The bytes as received, in the report's media type.",
      content: { '*/*': { schema: z.string().openapi({ type: 'string', format: 'binary' }) } },
      headers: z.object({ 'Content-Disposition': z.string() }),
    },
    ...errorsOfOne,
  },
})

/** GET /v1/reports, /v1/reports/:id and /v1/reports/:id/source */
export function addReports(app: HttpApp, state: () => ServiceState): void {
  app.openapi(listRoute, c => {
    const { library } = readyService(state())
    return c.json({ reports: library.reports().map(reportShape) }, 200, JSON_UTF8)
  })

  app.openapi(reportRoute, async c => {
    const { id } = c.req.valid('param')
    const { revision } = c.req.valid('query')
    const { library } = readyService(state())
    const report = await library.report(id, revision)
    if (!report) throw missing(id, revision)
    return c.json(wholeReportShape(report), 200, JSON_UTF8)
  })

  app.openapi(sourceRoute, async c => {
    const { id } = c.req.valid('param')
    const { revision } = c.req.valid('query')
    const { library } = readyService(state())
    const record = await recordOf(library, id, revision)
    const source = record && (await library.source(id, record.revision))
    if (!source) throw missing(id, revision)
    return c.body(new Uint8Array(source), 200, {
      'content-type': record.mediaType,
      'content-disposition': attachment(record.fileName, id),
      // The file came from anywhere; a browser must neither guess its type nor run what is in it.
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
  })
}

/** Only a revision that is no longer current has to be read whole. */
async function recordOf(library: HeldReports, id: string, revision?: number): Promise<ReportRecord | undefined> {
  const current = library.reports().find(report => report.id === id)
  return current && (revision === undefined || revision === current.revision) ? current : library.report(id, revision)
}

function missing(id: string, revision: number | undefined): AppError {
  const shown = shortened(id)
  return new AppError(
    'not_found',
    revision
      ? `There is no revision ${revision} of a report ${shown}.`
      : `There is no report ${shown}; GET /v1/reports lists those that are held.`,
  )
}
