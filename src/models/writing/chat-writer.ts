import { type Writer, WriterError, type WriterWatch, type WritingTask } from '../writer.ts'
import { openChat } from './chat.ts'
import { FailedTry } from './failed-try.ts'
import { tryOnce } from './one-try.ts'
import { createPatience, type PatienceOptions } from './patience.ts'
import { createPipe } from './pipe.ts'
import type { Prompts } from './prompts.ts'
import { estimateTokens, tokenBudget } from './tokens.ts'

/**
 * With the text, this fills a window of 8,192 tokens, the smallest that services are commonly started with. There is room
 * for the rules and the quotes of eight places or years at their longest.
 */
const MAX_PROMPT_TOKENS = 6000

export type ChatWriterOptions = PatienceOptions & {
  /** Of an OpenAI-compatible service; without a slash at its end. */
  readonly baseUrl: string
  readonly model: string
  readonly apiKey?: string | undefined
  /** For a whole text: waiting, trying again and all. */
  readonly seconds: number
  /** Read and written together. @default no limit */
  readonly tokensPerHour?: number | undefined
  readonly prompts: Prompts
  readonly watch: WriterWatch
  /** Milliseconds that never run backwards. */
  readonly now?: () => number
  readonly fetch?: typeof globalThis.fetch
}

/** A writer behind any OpenAI-compatible service. */
export function createChatWriter(options: ChatWriterOptions): Writer {
  const { baseUrl, model, apiKey, seconds, tokensPerHour, prompts, watch } = options
  const { now = () => performance.now(), fetch = globalThis.fetch } = options
  const chat = openChat({ baseUrl, model, apiKey, fetch })
  const patience = createPatience(options)
  const budget = tokenBudget(tokensPerHour, now)

  async function work(task: WritingTask, say: (piece: string) => void, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    const messages = await prompts.messages(task)
    const promptTokens = messages.reduce((sum, { text }) => sum + estimateTokens(text), 0)
    if (promptTokens > MAX_PROMPT_TOKENS)
      throw new WriterError('too_long', `The quotes are longer than the ${MAX_PROMPT_TOKENS} tokens a model is given`)
    const attempt = { chat, messages, promptTokens, say, signal, budget, watch, now }
    await patience.run(async () => {
      if (!budget.allows(promptTokens))
        throw new WriterError('spent', 'The tokens of this hour are used up (LLM_TOKENS_PER_HOUR)')
      await tryOnce(attempt)
    }, signal)
  }

  function begin(task: WritingTask, asker: AbortSignal | undefined): AsyncIterator<string> {
    const stop = new AbortController()
    const pipe = createPipe<string>(() => stop.abort(new Error('Nobody reads any more')))
    stop.signal.addEventListener('abort', () => pipe.fail(stop.signal.reason))
    const leave = () => stop.abort(asker?.reason)
    asker?.addEventListener('abort', leave, { once: true })
    if (asker?.aborted) leave()
    const timer = setTimeout(() => stop.abort(tooLate(seconds)), seconds * 1000)
    const done = () => {
      clearTimeout(timer)
      asker?.removeEventListener('abort', leave)
    }
    work(task, pipe.push, stop.signal)
      .then(pipe.end, error => {
        if (!stop.signal.aborted) reportRefusal(error, watch)
        pipe.fail(error)
      })
      .finally(done)
    return pipe.reader
  }

  return {
    model,
    promptVersion: prompts.version,
    write: (task, { signal } = {}) => ({ [Symbol.asyncIterator]: () => begin(task, signal) }),
  }
}

const tooLate = (seconds: number) =>
  new WriterError('timeout', `The text was not written within ${seconds} seconds (LLM_SECONDS)`)

/** What was not even tried is counted too, at no seconds: busy, resting, spent, too long. */
function reportRefusal(error: unknown, watch: WriterWatch): void {
  if (error instanceof WriterError && !(error instanceof FailedTry)) watch.called(error.fault, 0)
}
