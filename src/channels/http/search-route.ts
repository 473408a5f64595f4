import { createRoute, z } from '@hono/zod-openapi'
import type { ReportRecord } from '../../library/library.ts'
import type { Hit } from '../../question/finding/fuse.ts'
import { DEFAULT_PASSAGES, MOST_PASSAGES } from '../../question/limits.ts'
import { searchExample } from './examples.ts'
import type { HttpApp } from './http-app.ts'
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
import { offsetSchema, reportReference, reportReferenceSchema, sectionReferenceSchema } from './report-shapes.ts'
import { type Found, type HeldReports, readyService, type ServiceState } from './service.ts'

const searchRequestSchema = closed({
  question: questionText,
  filters: filtersSchema.optional(),
  limit: z.number().int().min(1).max(MOST_PASSAGES).default(DEFAULT_PASSAGES),
}).openapi('SearchRequest', { example: { question: '行政复议申请受理', filters: { places: ['增城区'] }, limit: 5 } })

const hitSchema = z
  .object({
    report: reportReferenceSchema,
    section: sectionReferenceSchema.pick({ id: true, path: true }).openapi('SectionName'),
    text: z.string().openapi({ description: 'Verbatim: text.slice(start, end) of the revision found.' }),
    start: offsetSchema,
    end: offsetSchema,
    score: z.number().openapi({ description: 'Comparable within one search; higher is better.' }),
    contributions: z.object({ passage: z.number(), sentence: z.number(), lexical: z.number() }).openapi({
      description: 'Cosine of the passage, cosine of its best sentence, weighted share of the word search.',
    }),
  })
  .openapi('SearchHit')

/** What POST /v1/search answers. */
export const searchResultSchema = z
  .object({
    hits: z.array(hitSchema).openapi({ description: 'Best first.' }),
    scope: scopeSchema,
    notices: z.array(noticeSchema),
    not_found: z
      .object({ reason: reasonSchema, message: z.string(), suggestions: z.array(suggestionSchema) })
      .optional()
      .openapi({ description: 'Given where the question or the filters leave nothing to search.' }),
    index: z.string().openapi({ description: 'Fingerprint of the index that was searched.' }),
  })
  .openapi('SearchResult', { example: searchExample })

type SearchResult = z.infer<typeof searchResultSchema>

const searchRoute = createRoute({
  method: 'post',
  path: '/v1/search',
  operationId: 'search',
  tags: ['questions'],
  summary: 'Find passages, without judging whether they answer',
  middleware: limitBody,
  request: {
    query: closed({}),
    body: { required: true, content: { 'application/json': { schema: searchRequestSchema } } },
  },
  responses: {
    200: { description: 'The passages found.', content: { 'application/json': { schema: searchResultSchema } } },
    ...questionProblems,
  },
})

/** POST /v1/search */
export function addSearch(app: HttpApp, state: () => ServiceState): void {
  app.openapi(searchRoute, async c => {
    const { question, filters, limit } = c.req.valid('json')
    const { search, library } = readyService(state())
    const outcome = await search(question, { ...(filters && { filters: filtersFrom(filters) }), limit })
    return c.json(await searchShape(outcome, library), 200, JSON_UTF8)
  })
}

/** A search as every channel that speaks JSON gives it. */
export async function searchShape({ scope, hits }: Found, library: HeldReports): Promise<SearchResult> {
  const index = library.fingerprint
  if (scope.kind === 'refused') {
    const { reason, message } = scope
    const suggestions = scope.suggestions.map(suggestionShape)
    return { hits: [], scope: scopeShape([]), notices: [], not_found: { reason, message, suggestions }, index }
  }
  const reports = await reportsOf(hits, library)
  return {
    // A report that was removed since it was found is no longer shown.
    hits: hits.flatMap(hit => {
      const report = reports.get(revisionKey(hit))
      return report ? [hitShape(hit, report)] : []
    }),
    scope: scopeShape(scope.targets),
    notices: scope.notices.map(noticeShape),
    index,
  }
}

/** The revisions found, by `revisionKey`: nearly always current ones, which are at hand; a replaced one is read. */
async function reportsOf(hits: readonly Hit[], library: HeldReports): Promise<Map<string, ReportRecord>> {
  const found = new Map(hits.map(hit => [revisionKey(hit), hit]))
  const reports = new Map<string, ReportRecord>()
  for (const report of library.reports()) {
    const key = revisionKey({ reportId: report.id, revision: report.revision })
    if (found.has(key)) reports.set(key, report)
  }
  for (const [key, { reportId, revision }] of found) {
    const replaced = reports.has(key) ? undefined : await library.report(reportId, revision)
    if (replaced) reports.set(key, replaced)
  }
  return reports
}

function revisionKey({ reportId, revision }: Pick<Hit, 'reportId' | 'revision'>): string {
  return `${reportId}@${revision}`
}

function hitShape(hit: Hit, report: ReportRecord): z.infer<typeof hitSchema> {
  const { sectionId, path, text, start, end, score, from } = hit
  return {
    report: reportReference(report),
    section: { id: sectionId, path: [...path] },
    text,
    start,
    end,
    score,
    contributions: { passage: from.passage, sentence: from.sentence, lexical: from.lexical },
  }
}
