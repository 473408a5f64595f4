import { z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { JSON_UTF8 } from '../http/problems.ts'
import { shortened } from '../http/shortened.ts'

/** Errors as clients of OpenAI's API read them. */

const TYPES = [
  'invalid_request_error',
  'authentication_error',
  'permission_error',
  'rate_limit_error',
  'server_error',
] as const

export const openaiErrorSchema = z
  .object({
    error: z.object({
      message: z.string(),
      type: z.enum(TYPES),
      param: z.string().nullable().openapi({ description: 'The field at fault.' }),
      code: z.string().nullable(),
    }),
  })
  .openapi('OpenAIError')

type OpenaiError = z.infer<typeof openaiErrorSchema>

/** The service's own shape, and nothing that is in OpenAI's already. */
const ownError = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    field: z.string().optional(),
    type: z.undefined().optional(),
  }),
})

/**
 * Puts every error that comes out behind it into OpenAI's shape, whoever made it: the route, or what stands before it
 * (keys, limits, body).
 */
export const inOpenaiShape: MiddlewareHandler = async (c, next) => {
  await next()
  if (c.res.status < 400) return
  const response = await translated(c.res)
  c.res = undefined // What is set next would otherwise take headers over from it once more.
  c.res = response
}

/** An error response in OpenAI's shape; any other response as it is. */
export async function translated(response: Response): Promise<Response> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined)
  const own = ownError.safeParse(body)
  if (!own.success) return response
  const { code, message, field } = own.data.error
  const { status } = response
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  const error = { message, type: typeOf(status), param: field ?? null, code }
  return new Response(JSON.stringify({ error } satisfies OpenaiError), { status, headers })
}

function typeOf(status: number): (typeof TYPES)[number] {
  if (status >= 500) return 'server_error'
  if (status === 401) return 'authentication_error'
  if (status === 403) return 'permission_error'
  return status === 429 ? 'rate_limit_error' : 'invalid_request_error'
}

/** What the caller got wrong. */
export function refused<Status extends 400 | 404>(
  c: Context,
  status: Status,
  code: string,
  param: string,
  message: string,
) {
  const error = { message, type: 'invalid_request_error' as const, param, code }
  return c.json({ error } satisfies OpenaiError, status, JSON_UTF8)
}

export function modelNotFound(c: Context, model: string, known: readonly string[]) {
  const message = `There is no model ${shortened(model)} here; take ${known.join(' or ')}.`
  return refused(c, 404, 'model_not_found', 'model', message)
}

const DESCRIPTIONS = {
  400: 'A field is missing or not as it has to be.',
  401: 'No key was sent, or one that is unknown or revoked.',
  403: 'No key has ever been made, and the request may not be from the machine of the service.',
  404: 'There is no such model.',
  413: 'The body is too large.',
  415: 'The body is not sent as application/json.',
  429: 'Too many requests with this key; Retry-After says when to come back.',
  500: 'A fault of the service.',
  503: 'The index is not ready, or the question took too long.',
} as const

/** For the OpenAPI document. */
export const openaiProblems = {
  400: documented(400, 'invalid_request_error', 'bad_request'),
  401: documented(401, 'authentication_error', 'unauthorized'),
  403: documented(403, 'permission_error', 'forbidden'),
  404: documented(404, 'invalid_request_error', 'model_not_found'),
  413: documented(413, 'invalid_request_error', 'payload_too_large'),
  415: documented(415, 'invalid_request_error', 'unsupported_media_type'),
  429: documented(429, 'rate_limit_error', 'rate_limited'),
  500: documented(500, 'server_error', 'internal'),
  503: documented(503, 'server_error', 'not_ready'),
}

function documented(status: keyof typeof DESCRIPTIONS, type: (typeof TYPES)[number], code: string) {
  const description = DESCRIPTIONS[status]
  const example = { error: { message: description, type, param: null, code } }
  return { description, content: { 'application/json': { schema: openaiErrorSchema, example } } }
}
