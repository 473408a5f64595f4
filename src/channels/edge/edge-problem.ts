export type EdgeProblemCode =
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'payload_too_large'
  | 'rate_limited'
  | 'origin_unavailable'
  | 'internal'

/** An error in the shape of the Node service's own. */
export function edgeProblem(
  status: number,
  code: EdgeProblemCode,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify({ error: { code, message } }), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  })
}

/** After this many seconds a client may try again: the time in which a service restarts with its index there. */
const RETRY_SECONDS = 5

/** The 503 of an origin that cannot be reached, or does not answer. */
export function originUnavailable(message: string): Response {
  return edgeProblem(503, 'origin_unavailable', message, { 'retry-after': String(RETRY_SECONDS) })
}
