import { z } from 'zod'
import { messageOf } from '../../../errors.ts'
import { boundedText } from '../delivery/bounded-text.ts'
import { explainErrcode } from './errcodes.ts'

export type ApiAnswer = {
  /** 0 where it went well. */
  readonly errcode: number
  readonly errmsg: string
  readonly body: unknown
  /** The clock of the other side. */
  readonly date: Date | undefined
}

/** @throws ApiSilent where there is no answer to be understood */
export type WecomApi = (path: string, query: Readonly<Record<string, string>>, body?: unknown) => Promise<ApiAnswer>

/** Nobody knows whether the call has done anything. */
export class ApiSilent extends Error {
  constructor(why: string) {
    super(why)
    this.name = 'ApiSilent'
  }
}

/** The call was understood and refused. */
export class ApiRefused extends Error {
  readonly errcode: number

  constructor(answer: Pick<ApiAnswer, 'errcode' | 'errmsg'>) {
    super(explainErrcode(answer))
    this.name = 'ApiRefused'
    this.errcode = answer.errcode
  }
}

/** Long enough for a slow proxy. */
const CALL_MS = 10_000

// Whoever asks for a token that went well is told no code by some proxies.
const answerSchema = z.looseObject({ errcode: z.int().default(0), errmsg: z.string().default('') })

/** WeCom's API. Queries hold secrets, so that no address is ever written anywhere. */
export function createWecomApi({
  fetch,
  apiUrl,
  callMs = CALL_MS,
}: {
  readonly fetch: typeof globalThis.fetch
  /** Without a slash at its end. */
  readonly apiUrl: string
  readonly callMs?: number
}): WecomApi {
  return async (path, query, body) => {
    const { response, text } = await called(`${apiUrl}/cgi-bin/${path}?${new URLSearchParams(query)}`, body)
    if (!response.ok) throw new ApiSilent(`HTTP ${response.status}`)
    const read = answerSchema.safeParse(parsed(text))
    if (!read.success) throw new ApiSilent('an answer that is not of WeCom’s API; is WECOM_API_URL right?')
    const sent = Date.parse(response.headers.get('date') ?? '')
    const { errcode, errmsg } = read.data
    return { errcode, errmsg, body: read.data, date: Number.isNaN(sent) ? undefined : new Date(sent) }
  }

  async function called(url: string, body: unknown): Promise<{ response: Response; text: string }> {
    try {
      const response = await fetch(url, {
        ...(body !== undefined && {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
        // Nobody else is to be told a secret or an answer.
        redirect: 'manual',
        signal: AbortSignal.timeout(callMs),
      })
      return { response, text: await boundedText(response) }
    } catch (error) {
      throw new ApiSilent(whyOf(error).replaceAll(url, 'the API'))
    }
  }
}

/** What failed below `fetch failed` says more. */
function whyOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  return cause === undefined ? messageOf(error) : `${messageOf(error)}: ${messageOf(cause)}`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
