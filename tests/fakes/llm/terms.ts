/** What a test and the fake service say to each other; all of it is JSON. */

export const REPLY_NAMES = [
  /** The first sentence of each quote, word for word, with its marker. */
  'faithful',
  /** The same with another number in each sentence. */
  'invents_numbers',
  /** The same with every year moved by one. */
  'swaps_years',
  /** The same without markers. */
  'drops_markers',
  /** In the other language than the prompt is written in. */
  'wrong_language',
  /** Does what an instruction inside a quote or a question tells it. */
  'obeys_injections',
] as const

/** A reply that is computed from what the service was sent. */
export type ReplyName = (typeof REPLY_NAMES)[number]

/** How a stream ends. */
export type Ending =
  | 'well'
  /** With a finish_reason, but without `[DONE]`. */
  | 'without_done'
  /** The connection ends in good order, but with neither of them. */
  | 'unfinished'
  /** Open, and silent. */
  | 'stalls'
  /** The socket dies. */
  | 'breaks_off'
  /** Bytes that are no JSON and no UTF-8. */
  | 'garbage'
  /** An error object where a piece was due. */
  | 'error'
  /** Goes on until the client leaves, whatever max_tokens says. */
  | 'endless'

/** What one call is answered with. */
export type Behaviour = {
  /** @default '' */
  readonly says?: string | { readonly to: ReplyName }
  /** Said before, as `reasoning_content`. */
  readonly reasons?: string
  /** Of the text, how much is said before the ending; 1 is all of it. @default 1 */
  readonly share?: number
  /** @default 'well' */
  readonly ending?: Ending
  /** @default 'stop' */
  readonly finish?: 'stop' | 'length' | 'content_filter'
  /** Before the first token, behind the headers. */
  readonly waitMs?: number
  /** Instead of all that: an HTTP error, or HTML where JSON is due. */
  readonly status?: number
  readonly retryAfter?: string
  readonly html?: boolean
  /** Refuses a request with this field, as servers do that know fewer than others. */
  readonly refusesField?: string
}

export type Message = { readonly role: string; readonly content: string }

/** One request for a text, as the service saw it. */
export type Call = {
  readonly messages: readonly Message[]
  readonly model: string
  readonly temperature: number | null
  readonly maxTokens: number | null
  readonly streamed: boolean
  /** The names of all fields in the request. */
  readonly fields: readonly string[]
  readonly headers: Readonly<Record<string, string>>
  /** Of the text, what has left so far. */
  readonly said: string
  readonly status: number
  /** Milliseconds since 1970. */
  readonly at: number
  /** Null while it lasts. */
  readonly endedAt: number | null
  /** The client closed the connection before the service had ended. */
  readonly closedEarly: boolean
}

/** A request to no path that the service has. */
export type Stray = { readonly method: string; readonly path: string; readonly body: string }

/** What start-llm.ts may ask of llm-process.ts. */
export type Control = {
  /** One a call, in this order; the last stays. Forgets what was recorded. */
  script(behaviours: readonly Behaviour[]): null
  /** Without which a call is answered with 401; null asks for none. */
  requireKey(key: string | null): null
  calls(): readonly Call[]
  strays(): readonly Stray[]
}
