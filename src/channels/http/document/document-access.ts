import { adminOnly, isOpen } from '../front/access.ts'
import { KEY_PROBLEMS } from '../front/key-given.ts'
import type { HttpApp } from '../http-app.ts'

type Document = ReturnType<HttpApp['getOpenAPI31Document']>
type Operation = NonNullable<NonNullable<Document['paths']>[string]['get']>

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

const ERRORS = {
  401: error('No key was sent, or one that is unknown or revoked.', {
    code: 'unauthorized',
    message: KEY_PROBLEMS.missing,
  }),
  403: error(
    'The key may not do this; or no key has ever been made, and the request may not be from the machine of the service: its Host is not loopback, its Origin is another site, or it came through a proxy.',
    {
      code: 'forbidden',
      message: 'This needs a key of scope admin: nianbao keys create --scope admin --name NAME',
    },
  ),
  429: error(
    'The key has made all its requests of this minute (rate_limited), or too many questions wait (too_busy).',
    {
      code: 'rate_limited',
      message: 'This key may make 600 requests a minute; wait as long as Retry-After says.',
    },
  ),
}

const HEADERS = {
  RequestId: header('The X-Request-Id that was sent, or one made up; the log names it.', 'b8a7c0de'),
  RateLimitPolicy: header('Requests (q) that the key may make in a window of seconds (w).', '"default";q=600;w=60'),
  RateLimit: header('Requests that are left (r) until the window ends, which is in t seconds.', '"default";r=599;t=60'),
  RetryAfter: header('Seconds to wait before the next request.', '60'),
  Authenticate: header('How to send a key.', 'Bearer'),
}

/**
 * Adds to the document what every operation has from the middleware in front of it: the keys it takes, the refusals,
 * the headers. It is told once here, so that no route can forget it.
 */
export function documentAccess(document: Document, routes: HttpApp['routes']): Document {
  const needAdmin = new Set(
    routes.filter(({ handler }) => handler === adminOnly).map(({ method, path }) => `${method} ${path}`),
  )
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS) {
      const operation = operations[method]
      if (!operation) continue
      const isAdmin = needAdmin.has(`${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`)
      if (isOpen(method.toUpperCase(), path)) operation.security = []
      else closeOperation(operation, isAdmin ? ['admin'] : [])
    }
  }
  const components = document.components ?? {}
  document.components = {
    ...components,
    headers: { ...components.headers, ...HEADERS },
    securitySchemes: {
      bearer: {
        type: 'http',
        scheme: 'bearer',
        description: 'Whoever runs the service makes the key with nianbao keys create.',
      },
      apiKey: {
        type: 'apiKey',
        in: 'header',
        name: 'X-API-Key',
        description: 'The same key, for programs that cannot set Authorization.',
      },
    },
  }
  return document
}

function closeOperation(operation: Operation, roles: string[]): void {
  operation.security = [{ bearer: roles }, { apiKey: roles }]
  operation.responses = { ...ERRORS, ...operation.responses }
  for (const [status, response] of Object.entries(operation.responses)) {
    if (typeof response !== 'object' || response === null) continue
    response.headers = {
      ...response.headers,
      'X-Request-Id': reference('RequestId'),
      'RateLimit-Policy': reference('RateLimitPolicy'),
      RateLimit: reference('RateLimit'),
      ...(status === '429' && { 'Retry-After': reference('RetryAfter') }),
      ...(status === '401' && { 'WWW-Authenticate': reference('Authenticate') }),
    }
  }
}

function reference(name: keyof typeof HEADERS) {
  return { $ref: `#/components/headers/${name}` }
}

function header(description: string, example: string) {
  return { description, schema: { type: 'string' as const }, example }
}

function error(description: string, shown: { readonly code: string; readonly message: string }) {
  return {
    description,
    content: {
      'application/json': { schema: { $ref: '#/components/schemas/Error' }, example: { error: shown } },
    },
  }
}
