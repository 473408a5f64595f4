import type { BaseMessage } from '@langchain/core/messages'
import type { ChatOpenAI } from '@langchain/openai'
import { FailedTry } from './failed-try.ts'
import { type PlainFetch, plainFetch } from './plain-fetch.ts'

/** What a service says with one event of its stream. */
export type Heard = {
  readonly text: string
  /** What it says to itself, where it says so. */
  readonly thought: string
  /** Undefined until the text has ended. */
  readonly finish: string | undefined
  readonly usage: Usage | undefined
}

export type Usage = { readonly prompt: number; readonly completion: number }

/** @throws FailedTry; anything once `signal` aborted */
export type Chat = (messages: BaseMessage[], signal: AbortSignal) => AsyncGenerator<Heard>

/**
 * The longest text that is asked for is the English of all quotes of an answer, about 1,500 tokens; the rest is for models
 * that think a little before they write.
 */
export const MAX_OUTPUT_TOKENS = 2048

export type ChatOptions = PlainFetch & {
  readonly baseUrl: string
  readonly model: string
}

/** A model behind LangChain, which is loaded with the first text: a service without a model never does. */
export function openChat(options: ChatOptions): Chat {
  let loading: Promise<ChatOpenAI> | undefined
  let tellsUsage = true
  return async function* chat(messages, signal) {
    loading ??= load(options)
    const model = await loading
    const asksUsage = tellsUsage
    signal.throwIfAborted()
    try {
      // Not `stream`, which reports each call to LangSmith where the environment says so: no question may leave for there.
      const chunks = model._streamResponseChunks(messages, {
        signal,
        ...(asksUsage && { stream_options: { include_usage: true } }),
      })
      for await (const { message, generationInfo } of chunks) yield heardOf(message, generationInfo)
    } catch (error) {
      const failed = failedOf(error)
      if (!failed.prospects.refusesUsage || !asksUsage) throw failed
      tellsUsage = false
      throw new FailedTry(failed.fault, failed.message, { again: true, ill: false })
    }
  }
}

async function load({ baseUrl, model, ...asking }: ChatOptions): Promise<ChatOpenAI> {
  const { ChatOpenAI } = await import('@langchain/openai')
  return new ChatOpenAI({
    model,
    // Never read from the environment; the header is written by `plainFetch`.
    apiKey: 'unused',
    configuration: {
      baseURL: baseUrl,
      fetch: plainFetch(asking),
      // Else it writes what it cannot read to the console.
      logLevel: 'off',
    },
    // The likeliest words are the quotes' own, and the same question is given the same answer.
    temperature: 0,
    maxTokens: MAX_OUTPUT_TOKENS,
    // Patience is ours: LangChain would try six times.
    maxRetries: 0,
    // Asked for call by call, for some services refuse the field.
    streamUsage: false,
  })
}

type Message = {
  readonly content: unknown
  readonly additional_kwargs: Readonly<Record<string, unknown>>
  readonly usage_metadata?: { readonly input_tokens: number; readonly output_tokens: number } | undefined
}

function heardOf(message: Message, info: { readonly finish_reason?: unknown } | undefined): Heard {
  const { content, additional_kwargs: more, usage_metadata: usage } = message
  const { reasoning_content: thought } = more
  const finish = info?.finish_reason
  return {
    text: typeof content === 'string' ? content : '',
    thought: typeof thought === 'string' ? thought : '',
    finish: typeof finish === 'string' ? finish : undefined,
    usage: usage && { prompt: usage.input_tokens, completion: usage.output_tokens },
  }
}

/** What `plainFetch` threw comes wrapped; all else went wrong inside the stream. */
function failedOf(error: unknown): FailedTry {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof FailedTry) return at
  if (error instanceof SyntaxError)
    return new FailedTry('broken', "The model's service sent what is no part of the protocol", { again: false })
  return new FailedTry('broken', "The model's service broke off its answer", { again: true })
}
