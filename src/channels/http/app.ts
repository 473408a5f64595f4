import { OpenAPIHono } from '@hono/zod-openapi'
import type { Hono } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { addMcp } from '../mcp/mcp-route.ts'
import { addOpenai, addOpenaiErrors } from '../openai/add-openai.ts'
import { addDocs } from '../web/docs-route.ts'
import { addReportPage } from '../web/report-page-route.ts'
import { addAnswers } from './answers/answers-routes.ts'
import { addAsk } from './ask/ask-route.ts'
import { documentAccess } from './document/document-access.ts'
import { explainInvalid } from './explain-invalid.ts'
import { addFront, type FrontOptions } from './front/front.ts'
import { addMetrics } from './front/metrics-route.ts'
import { addHealth } from './health-routes.ts'
import type { HttpApp, HttpEnv } from './http-app.ts'
import { JSON_UTF8, problem, problemOf } from './problems.ts'
import { addFigures } from './reports/figures-route.ts'
import { addReports } from './reports/reports-routes.ts'
import { addSearch } from './search-route.ts'
import type { ServiceState } from './service.ts'

export type HttpAppOptions = {
  /** Asked at every request, so that the app can listen before the index is ready. */
  readonly state: () => ServiceState
  /** Of the service, for the OpenAPI document. */
  readonly version: string
  /** Told of every fault behind a 500; the caller is not. @default nothing */
  readonly onFault?: (error: unknown, requestId?: string) => void
  /** What stands before the routes. @default nobody is asked for a key, nothing is logged */
  readonly front?: FrontOptions
  /** When feedback is given. @default the system's clock */
  readonly now?: () => Date
  /** Where people reach this service, without a slash at its end. @default nowhere: sources are linked by their own addresses */
  readonly publicUrl?: string | undefined
  /** Channels that check by themselves who calls, and are not described to programs. @default none */
  readonly beside?: Hono
}

/** What a query or body is called in a message. */
const WHOLES: Readonly<Record<string, string>> = { json: 'the body', query: 'the query', param: 'the path' }

/** The HTTP channel as a value: `app.request(…)` in tests, a server's `fetch` in the entry. */
export function createHttpApp(options: HttpAppOptions): HttpApp {
  const { state, version, onFault = () => {}, now = () => new Date(), front = {} } = options
  const app = new OpenAPIHono<HttpEnv>({
    defaultHook: (result, c) => {
      if (result.success) return
      const input = 'data' in result ? result.data : undefined
      const explained = explainInvalid(result.error.issues, WHOLES[result.target] ?? 'the request', input)
      return problem(c, 400, { code: 'bad_request', ...explained })
    },
  })
  app.onError((error, c) => problemOf(c, error, fault => onFault(fault, c.get('requestId'))))
  app.notFound(c => {
    const slash = c.req.path.endsWith('/') ? 'leave out the slash at its end; ' : ''
    const message = `There is nothing at this path; ${slash}/openapi.json lists the paths.`
    return problem(c, 404, { code: 'not_found', message })
  })
  addOpenaiErrors(app)
  const metrics = addFront(app, front)
  app.use(async (_, next) => {
    try {
      await next()
    } catch (thrown) {
      // The framework translates only instances of Error.
      throw thrown instanceof Error ? thrown : new Error('Something other than an Error was thrown', { cause: thrown })
    }
  })
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => {
        const allow = methods.join(', ')
        return problem(c, 405, { code: 'method_not_allowed', message: `This path takes ${allow}.` }, { allow })
      },
    }),
  )

  addAsk(app, state, onFault)
  addAnswers(app, state, now)
  addSearch(app, state)
  addReports(app, state)
  addFigures(app, state)
  addOpenai(app, { state, onFault, now, publicUrl: options.publicUrl })
  addMcp(app, { state, version, publicUrl: options.publicUrl, onFault })
  addReportPage(app, state, onFault)
  addHealth(app, state)
  addMetrics(app, metrics)
  addDocument(app, version)
  if (options.beside) app.route('/', options.beside)
  return app
}

/** GET /openapi.json and /docs, made once from the schemas that validate. */
function addDocument(app: HttpApp, version: string): void {
  let document: string | undefined
  const made = () => {
    document ??= JSON.stringify(
      documentAccess(
        app.getOpenAPI31Document({
          openapi: '3.1.0',
          info: {
            title: 'nianbao',
            version,
            description:
              'Answers questions about Chinese government annual reports; every statement is quoted from a report and section.',
            license: { name: 'MIT' },
          },
          tags: [
            { name: 'questions', description: 'Asking and searching' },
            { name: 'answers', description: 'Answers that were given, and what readers said of them' },
            { name: 'reports', description: 'What the library holds' },
            { name: 'openai', description: "For programs that speak OpenAI's API" },
            { name: 'operation', description: 'For whoever runs the service' },
          ],
        }),
        app.routes,
      ),
    )
    return document
  }
  app.get('/openapi.json', c => c.body(made(), 200, JSON_UTF8))
  addDocs(app, () => JSON.parse(made()))
}
