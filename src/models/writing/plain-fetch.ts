import { FailedTry, type Prospects } from './failed-try.ts'

/**
 * How the model's service is asked, and how it refuses. Only what is passed in leaves here: the client in front of this
 * adds headers from the environment (OPENAI_ORG_ID, OPENAI_CUSTOM_HEADERS, …) and some that describe the machine.
 */

/** Who asked reads the quotes meanwhile; longer than this, he has gone on. */
const LONGEST_RETRY_AFTER_MS = 5000

export type PlainFetch = { readonly fetch: typeof globalThis.fetch; readonly apiKey: string | undefined }

/** @returns a `fetch` that throws FailedTry for whatever is no stream */
export function plainFetch({ fetch, apiKey }: PlainFetch): typeof globalThis.fetch {
  const headers = {
    accept: 'text/event-stream',
    'content-type': 'application/json',
    'user-agent': 'nianbao',
    ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
  }
  return async (input, init = {}) => {
    const { method = 'POST', body = null, signal = null } = init
    // Whoever is sent elsewhere would send the quotes and the question there.
    const asking = fetch(input, { method, body, signal, headers, redirect: 'manual' })
    const response = await asking.catch((error: unknown) => {
      throw signal?.aborted ? error : unreachable(error)
    })
    const fault = response.ok ? noStream(response) : await refusal(response)
    if (!fault) return response
    await response.body?.cancel().catch(() => undefined)
    throw fault
  }
}

function unreachable(error: unknown): FailedTry {
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const why = /^[A-Z][A-Z0-9_]*$/.test(code) ? ` (${code})` : ''
  return new FailedTry('unreachable', `The model's service cannot be reached${why}: check LLM_BASE_URL`, {
    again: true,
  })
}

/** A page of a proxy or of an address that is none; a service that does not stream. */
function noStream({ headers }: Response): FailedTry | undefined {
  const [type = ''] = (headers.get('content-type') ?? '').split(';')
  if (!/^(?:text\/html|application\/json)\s*$/i.test(type)) return undefined
  return new FailedTry(
    'broken',
    `The model's service answered with ${type.trim().toLowerCase()} instead of a stream: check LLM_BASE_URL`,
    { again: false },
  )
}

async function refusal(response: Response): Promise<FailedTry> {
  const { status } = response
  const said = `The model's service answered ${status}`
  if (status === 429)
    return new FailedTry('rate_limited', `${said}: it allows no more requests for now`, whenAsked(response))
  if (status === 408 || status >= 500) return new FailedTry('broken', said, whenAsked(response))
  if (status === 413) return tooLong(said)
  if (status === 400 || status === 422) return unsuited(await response.text().catch(() => ''), said)
  const check = { 401: 'LLM_API_KEY', 403: 'LLM_API_KEY', 404: 'LLM_BASE_URL and LLM_MODEL' }[status] ?? 'LLM_BASE_URL'
  return new FailedTry('refused', `${said}: check ${check}`, { again: false })
}

/** After as long as the service asks for, unless nobody waits for that. */
function whenAsked(response: Response): Prospects {
  const retryAfterMs = retryAfter(response) ?? 0
  return { again: retryAfterMs <= LONGEST_RETRY_AFTER_MS, retryAfterMs }
}

/** Services that repeat the request name all fields; those that do not know one say so. */
const UNKNOWN_FIELD =
  /unrecogni[sz]ed|unknown|unsupported|unexpected|not (?:supported|permitted|allowed)|extra_forbidden/i

/** One request that it does not like, while others may do. */
function unsuited(body: string, said: string): FailedTry {
  if (
    /context_length_exceeded|context (?:length|window|size)|maximum (?:input|prompt|model) (?:length|len)/i.test(body)
  )
    return tooLong(said)
  const refusesUsage = UNKNOWN_FIELD.test(body) && /stream_options|include_usage/.test(body)
  return new FailedTry('refused', `${said}: it does not take the request; check LLM_MODEL`, {
    again: false,
    ill: false,
    refusesUsage,
  })
}

const tooLong = (said: string) =>
  new FailedTry('too_long', `${said}: the quotes are longer than the model reads`, { again: false, ill: false })

/** In seconds, or a date, which is compared with the service's own clock. */
function retryAfter({ headers }: Response): number | undefined {
  const given = headers.get('retry-after')
  if (given === null || given.trim() === '') return undefined
  const seconds = Number(given)
  const ms = Number.isNaN(seconds) ? Date.parse(given) - Date.parse(headers.get('date') ?? '') : seconds * 1000
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}
