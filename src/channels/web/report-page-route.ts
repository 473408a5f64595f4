import { createRoute, z } from '@hono/zod-openapi'
import { html } from 'hono/html'
import type { StoredReport } from '../../library/library.ts'
import type { HttpApp, HttpContext } from '../http/http-app.ts'
import { documented } from '../http/problems.ts'
import { WHOLE_NUMBER_MOST, wholeNumber } from '../http/question-shapes.ts'
import { NotReadyError, readyService, type ServiceState } from '../http/service.ts'
import { shortened } from '../http/shortened.ts'
import { page } from './page.ts'
import { type Span, wholeCharacters } from './report-blocks.ts'
import { addressOf, reportPage } from './report-page.ts'
import { type Words, wordsFor } from './words.ts'

function number(least: 0 | 1, description: string) {
  return wholeNumber(least, WHOLE_NUMBER_MOST).optional().openapi({ description })
}

const OFFSET = 'Of the quote to highlight, in UTF-16 code units, as a citation gives it; start and end come together.'

/** Open to more: chat programs add parameters of their own to the links they pass on. */
const pageQuery = z.object({
  revision: number(1, 'As a citation gives it; the current revision if left out.'),
  start: number(0, OFFSET),
  end: number(0, OFFSET),
})

const HTML = { 'text/html': { schema: z.string() } }

const pageRoute = createRoute({
  method: 'get',
  path: '/reports/{id}',
  operationId: 'showReportPage',
  tags: ['reports'],
  summary: 'Show a report to people, with a quote highlighted',
  description:
    'A page without scripts, in Chinese or, where Accept-Language asks for it, English. With #quote at the end of the address the browser scrolls to the quote.',
  request: { params: z.object({ id: z.string().openapi({ example: 'zengcheng-2024' }) }), query: pageQuery },
  responses: {
    200: { description: 'The page.', content: HTML },
    400: { description: 'A page that says what is wrong with start, end or revision.', content: HTML },
    404: { description: 'A page that says that there is no such report or revision.', content: HTML },
    429: documented('Too many pages were read from this address; Retry-After says when to come back.', {
      code: 'rate_limited',
      message: 'Too many pages were read from this address; wait as long as Retry-After says.',
    }),
    500: { description: 'A page that says that the service failed.', content: HTML },
    503: { description: 'A page that says that the index is not ready.', content: HTML },
  },
})

/** GET /reports/:id */
export function addReportPage(app: HttpApp, state: () => ServiceState, onFault: (error: unknown) => void): void {
  app.openapi(
    pageRoute,
    async c => {
      const { id } = c.req.valid('param')
      const words = wordsFor(c)
      try {
        return await shown(c, id, c.req.valid('query'), state, words)
      } catch (error) {
        if (!(error instanceof NotReadyError)) onFault(error)
        return troubled(c, error, words)
      }
    },
    (result, c) => {
      if (result.success) return
      const words = wordsFor(c)
      const ofRevision = result.error.issues.some(({ path }) => path[0] === 'revision')
      return refusal(
        c,
        400,
        { title: words.badAddress, said: ofRevision ? words.badRevision : words.badOffsets },
        words,
      )
    },
  )
}

async function shown(
  c: HttpContext,
  id: string,
  { revision, start, end }: z.output<typeof pageQuery>,
  state: () => ServiceState,
  words: Words,
): Promise<Response> {
  const bad = (said: string) => refusal(c, 400, { title: words.badAddress, said, report: id }, words)
  if ((start === undefined) !== (end === undefined)) return bad(words.badOffsets)
  if (start !== undefined && end !== undefined && start >= end) return bad(words.badOffsets)
  const { library } = readyService(state())
  const current = library.reports().find(report => report.id === id)?.revision
  const report = await library.report(id, revision)
  if (!report) return missing(c, id, revision, current !== undefined, words)
  if (end !== undefined && end > report.text.length) return bad(words.outOfText(report.text.length))
  const quote = start === undefined || end === undefined ? undefined : quoteIn(report, { start, end })
  return page(c, 200, reportPage({ report, quote, current }, words), { vary: 'accept-language' })
}

function quoteIn({ text }: StoredReport, given: Span): Span {
  return wholeCharacters(text, given)
}

function missing(
  c: HttpContext,
  id: string,
  revision: number | undefined,
  held: boolean,
  words: Words,
): Promise<Response> {
  const name = shortened(id)
  const said = held && revision !== undefined ? words.missingRevision(name, revision) : words.missingReport(name)
  return refusal(c, 404, { title: words.missing, said, ...(held && { report: id }) }, words)
}

function troubled(c: HttpContext, error: unknown, words: Words): Promise<Response> {
  if (!(error instanceof NotReadyError)) return refusal(c, 500, { title: words.fault, said: words.faultSaid }, words)
  const seconds = error.retryAfterSeconds
  const headers = seconds === undefined ? {} : { 'retry-after': String(seconds) }
  return refusal(c, 503, { title: words.notReady, said: words.notReadyYet }, words, headers)
}

type Refusal = {
  readonly title: string
  readonly said: string
  /** Whose page may be read instead. */
  readonly report?: string
}

function refusal(
  c: HttpContext,
  status: 400 | 404 | 500 | 503,
  { title, said, report }: Refusal,
  words: Words,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const other = report === undefined ? '' : html`<p><a href="${addressOf(report)}">${words.wholeReport}</a></p>`
  const body = html`<main>
<h1>${title}</h1>
<p>${said}</p>
${other}
</main>`
  return page(c, status, { language: words.language, title, body }, { vary: 'accept-language', ...headers })
}
