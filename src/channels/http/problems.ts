import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { AppError, type ErrorCode } from '../../errors.ts'
import { TooBusyError } from '../operation/ask-in-turn.ts'
import { NotReadyError } from './service.ts'

/**
 * The content type of every JSON response. JSON is UTF-8 without saying so, but Windows PowerShell reads an unnamed
 * charset as Latin-1.
 */
export const JSON_UTF8 = { 'content-type': 'application/json; charset=utf-8' } as const

/** Largest request body in bytes: a question of 2,000 characters with all its filters, escaped, is well below it. */
export const MAX_BODY_BYTES = 64 * 1024

/** A 500 is for the operator, whose log has it; a caller learns neither its code nor its message. */
const STATUS = {
  bad_request: 400,
  not_found: 404,
  report_unreadable: 422,
  not_ready: 503,
  timeout: 503,
  too_busy: 429,
  config_invalid: 500,
  model_missing: 500,
  model_corrupt: 500,
  library_newer: 500,
  library_unwritable: 500,
  library_corrupt: 500,
} as const satisfies Record<ErrorCode, number>

type ShownErrorCode = { [Code in ErrorCode]: (typeof STATUS)[Code] extends 500 ? never : Code }[ErrorCode]

type ProblemCode =
  | ShownErrorCode
  | 'unauthorized'
  | 'forbidden'
  | 'rate_limited'
  | 'unsupported_media_type'
  | 'payload_too_large'
  | 'method_not_allowed'
  | 'internal'

const PROBLEM_CODES = [
  'bad_request',
  'unauthorized',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'payload_too_large',
  'unsupported_media_type',
  'report_unreadable',
  'rate_limited',
  'not_ready',
  'timeout',
  'too_busy',
  'internal',
] as const satisfies readonly ProblemCode[]

/** The shape of every error. */
export const problemSchema = z
  .object({
    error: z.object({
      code: z.enum(PROBLEM_CODES),
      message: z.string().openapi({ description: 'One sentence for people: what is wrong and what to do.' }),
      field: z.string().optional().openapi({ description: 'The field or parameter at fault, e.g. filters.years[0].' }),
    }),
  })
  .openapi('Error')

type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 413 | 415 | 422 | 429 | 500 | 503

type Problem = z.infer<typeof problemSchema>

/** What the framework throws while it reads a body, by its status. */
const BODY_PROBLEMS = {
  400: { code: 'bad_request', message: 'The body is not valid JSON in UTF-8.' },
  413: { code: 'payload_too_large', message: `The body is larger than ${MAX_BODY_BYTES / 1024} KiB.` },
  415: { code: 'unsupported_media_type', message: 'Send the body as application/json.' },
} as const satisfies Partial<Record<ProblemStatus, Problem['error']>>

/** All that a caller learns of a fault. */
export const FAULT_SAID = 'The service failed to answer; its log says why.'

/** An error response. */
export function problem(
  c: Context,
  status: ProblemStatus,
  error: Problem['error'],
  headers: Readonly<Record<string, string>> = {},
): Response {
  return c.json({ error } satisfies Problem, status, { ...JSON_UTF8, ...headers })
}

/** Translates what was thrown; whatever the caller cannot mend goes to `onFault` and stays unnamed. */
export function problemOf(c: Context, error: unknown, onFault: (error: unknown) => void): Response {
  if (error instanceof HTTPException) {
    const { status } = error
    if (status === 400 || status === 413 || status === 415) return problem(c, status, BODY_PROBLEMS[status])
  }
  if (error instanceof AppError && isShown(error.code)) {
    const { code, message } = error
    const seconds =
      error instanceof NotReadyError || error instanceof TooBusyError ? error.retryAfterSeconds : undefined
    return problem(c, STATUS[code], { code, message }, seconds === undefined ? {} : { 'retry-after': String(seconds) })
  }
  // Nobody reads this: the caller has left, which is no fault. The log shows the status, which other servers use for it.
  if (c.req.raw.signal.aborted) return new Response(null, { status: 499 })
  onFault(error)
  return problem(c, 500, { code: 'internal', message: FAULT_SAID })
}

/** What a caller may be told of what was thrown; undefined for a fault, which is for the operator. */
export function shownMessage(error: unknown): string | undefined {
  return error instanceof AppError && isShown(error.code) ? error.message : undefined
}

function isShown(code: ErrorCode): code is ShownErrorCode {
  return STATUS[code] !== 500
}

/** The error responses of operations, for the OpenAPI document. */
export const problems = {
  400: documented('A field or parameter is missing, unknown or out of bounds, or the body is not JSON.', {
    code: 'bad_request',
    message: 'filters.years[0] must be at least 1949.',
    field: 'filters.years[0]',
  }),
  404: documented('No such report or revision.', {
    code: 'not_found',
    message: 'There is no report tianhe-2020; GET /v1/reports lists those that are held.',
  }),
  413: documented(`The body is larger than ${MAX_BODY_BYTES / 1024} KiB.`, BODY_PROBLEMS[413]),
  415: documented('The body is not sent as application/json.', BODY_PROBLEMS[415]),
  500: documented('A fault of the service.', { code: 'internal', message: FAULT_SAID }),
  503: {
    ...documented('The index is not ready (not_ready), or the question was given up as it took too long (timeout).', {
      code: 'not_ready',
      message: 'The index is being built: 2 of 5 reports.',
    }),
    headers: z.object({
      'Retry-After': z.string().optional().openapi({ description: 'Seconds; missing where waiting does not help.' }),
    }),
  },
} as const

const { 404: _, ...withoutReport } = problems

/** Those of operations that take a question: they name no report that could be missing. */
export const questionProblems = withoutReport

/** An error response for the OpenAPI document. */
export function documented(description: string, error: Problem['error']) {
  return { description, content: { 'application/json': { schema: problemSchema, example: { error } } } }
}
