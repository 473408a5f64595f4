import { OpenAPIHono } from '@hono/zod-openapi'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { addAsk } from './ask-route.ts'
import { explainInvalid } from './explain-invalid.ts'
import { addFigures } from './figures-route.ts'
import { addHealth } from './health-routes.ts'
import { JSON_UTF8, problem, problemOf } from './problems.ts'
import { addReports } from './reports-routes.ts'
import { addSearch } from './search-route.ts'
import type { ServiceState } from './service.ts'

export type HttpAppOptions = {
  /** Asked at every request, so that the app can listen before the index is ready. */
  readonly state: () => ServiceState
  /** Of the service, for the OpenAPI document. */
  readonly version: string
  /** Told of every fault behind a 500; the caller is not. @default nothing */
  readonly onFault?: (error: unknown) => void
}

/** What a query or body is called in a message. */
const WHOLES: Readonly<Record<string, string>> = { json: 'the body', query: 'the query', param: 'the path' }

/** The HTTP channel as a value: `app.request(…)` in tests, a server's `fetch` in the entry. */
export function createHttpApp({ state, version, onFault = () => {} }: HttpAppOptions): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: (result, c) => {
      if (result.success) return
      const input = 'data' in result ? result.data : undefined
      const explained = explainInvalid(result.error.issues, WHOLES[result.target] ?? 'the request', input)
      return problem(c, 400, { code: 'bad_request', ...explained })
    },
  })
  app.onError((error, c) => problemOf(c, error, onFault))
  app.notFound(c =>
    problem(c, 404, { code: 'not_found', message: 'There is nothing at this path; /openapi.json lists the paths.' }),
  )
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

  addAsk(app, state)
  addSearch(app, state)
  addReports(app, state)
  addFigures(app, state)
  addHealth(app, state)
  addDocument(app, version)
  return app
}

/** GET /openapi.json, made once from the schemas that validate. */
function addDocument(app: OpenAPIHono, version: string): void {
  let document: string | undefined
  app.get('/openapi.json', c => {
    document ??= JSON.stringify(
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
          { name: 'reports', description: 'What the library holds' },
          { name: 'operation', description: 'For whoever runs the service' },
        ],
      }),
    )
    return c.body(document, 200, JSON_UTF8)
  })
}
