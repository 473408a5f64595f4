import type { BaseMessage } from '@langchain/core/messages'
import { WriterError, type WriterWatch } from '../writer.ts'
import { type Chat, MAX_OUTPUT_TOKENS, type Usage } from './chat.ts'
import { FailedTry } from './failed-try.ts'
import { withoutThinking } from './thinking.ts'
import { estimateTokens, type TokenBudget } from './tokens.ts'

/** More than this is no text of so many tokens in any language: the service takes no heed of the limit. */
const MAX_OUTPUT_CHARACTERS = MAX_OUTPUT_TOKENS * 4

export type Attempt = {
  readonly chat: Chat
  readonly messages: BaseMessage[]
  /** Of the messages, estimated. */
  readonly promptTokens: number
  readonly say: (piece: string) => void
  readonly signal: AbortSignal
  readonly budget: TokenBudget
  readonly watch: WriterWatch
  /** In milliseconds. */
  readonly now: () => number
}

/** What came of a try so far; kept up to date for when it ends badly. */
type Progress = { said: boolean; characters: number; written: number; usage: Usage | undefined }

/** @throws FailedTry; the abort reason where `signal` aborted */
export async function tryOnce(attempt: Attempt): Promise<void> {
  const { promptTokens, signal, budget, watch, now } = attempt
  const started = now()
  const settle = budget.hold(promptTokens)
  const progress: Progress = { said: false, characters: 0, written: 0, usage: undefined }
  let outcome: Parameters<WriterWatch['called']>[0] = 'ok'
  try {
    await read(attempt, progress)
  } catch (error) {
    const thrown = signal.aborted ? stopped(signal) : error
    outcome = thrown instanceof WriterError ? thrown.fault : 'cancelled'
    throw thrown
  } finally {
    // A service that refused did no work; one that was stopped has read what it was sent.
    const worked = outcome === 'ok' || signal.aborted || progress.characters > 0
    const { prompt, completion } = progress.usage ?? { prompt: worked ? promptTokens : 0, completion: progress.written }
    settle(prompt + completion)
    if (prompt > 0) watch.tokens('prompt', prompt)
    if (completion > 0) watch.tokens('completion', completion)
    watch.called(outcome, (now() - started) / 1000)
  }
}

async function read({ chat, messages, say, signal }: Attempt, progress: Progress): Promise<void> {
  const thinking = withoutThinking()
  const give = (text: string) => {
    if (text === '') return
    progress.said = true
    say(text)
  }
  let finish: string | undefined
  try {
    for await (const heard of chat(messages, signal)) {
      const said = `${heard.thought}${heard.text}`
      progress.characters += said.length
      progress.written += estimateTokens(said)
      progress.usage = heard.usage ?? progress.usage
      finish = heard.finish ?? finish
      give(thinking.text(heard.text))
      if (progress.characters > MAX_OUTPUT_CHARACTERS) {
        finish = 'length'
        break
      }
    }
  } catch (error) {
    throw error instanceof FailedTry && progress.said ? final(error) : error
  }
  signal.throwIfAborted()
  if (finish === 'stop') give(thinking.rest())
  const fault = endingFault(finish, progress)
  if (fault) throw fault
}

/** What was given out cannot be taken back: another try would say it twice. */
function final({ fault, message, prospects }: FailedTry): FailedTry {
  return new FailedTry(fault, message, { ...prospects, again: false })
}

function endingFault(finish: string | undefined, { said, characters }: Progress): FailedTry | undefined {
  // All services say why they ended, though not all that they did ([DONE]).
  if (finish === undefined) return new FailedTry('broken', "The model's service broke off its answer", { again: !said })
  if (finish === 'content_filter')
    return new FailedTry('broken', "The model's service held its text back", { again: false, ill: false })
  if (finish === 'length' && !said && characters > 0)
    return new FailedTry(
      'broken',
      `The model was still thinking after ${MAX_OUTPUT_TOKENS} tokens: switch thinking off in its service`,
      { again: false, ill: false },
    )
  return undefined
}

/** Time that ran out says that the service is slow; a reader who left says nothing of it. */
function stopped({ reason }: AbortSignal): unknown {
  return reason instanceof WriterError ? new FailedTry(reason.fault, reason.message, { again: false }) : reason
}
