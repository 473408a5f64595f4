/** The port behind which a language model words answers. Without one configured there is none, and nothing else changes. */

/** One Markdown file for each of these and each language, in prompts/. */
export type PromptName = 'answer' | 'description' | 'comparison' | 'translation' | 'follow-up'

/** What is to be written: a prompt with what stands at its placeholders. */
export type WritingTask = {
  readonly prompt: PromptName
  /** Of the text that is to be written. */
  readonly language: 'zh' | 'en'
  /** By the placeholder's name, without its braces; each prompt says which it has (models/prompts.ts). */
  readonly values: Readonly<Record<string, string>>
}

/** Why nothing, or nothing more, was written. */
export type WriterFault =
  | 'unreachable'
  | 'timeout'
  /** 401, 403, 404: the configuration is wrong; trying again is of no use. */
  | 'refused'
  /** 429 after the last try. */
  | 'rate_limited'
  /** 5xx after the last try, a stream that broke off, or bytes that are none of the protocol. */
  | 'broken'
  /** So many calls failed that the model is left alone for a while. */
  | 'resting'
  /** As many texts are being written as may be at once. */
  | 'busy'
  /** The tokens that were allowed for this hour are used up. */
  | 'spent'
  /** The quotes are longer than the model is given. */
  | 'too_long'

export class WriterError extends Error {
  readonly fault: WriterFault

  constructor(fault: WriterFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'WriterError'
    this.fault = fault
  }
}

export type Writer = {
  /** As configured; kept with every answer that it worded. */
  readonly model: string
  /** Names the prompt's text as it is today: `answer.zh@1f0c9a2b`; kept with every answer. */
  readonly promptVersion: (prompt: PromptName, language: WritingTask['language']) => string
  /**
   * The text in pieces as they come. Ends the model's work when `signal` aborts or the reader stops reading.
   *
   * @throws WriterError before or between pieces; the abort reason where `signal` aborted
   */
  readonly write: (task: WritingTask, options?: { readonly signal?: AbortSignal }) => AsyncIterable<string>
}

/** What is counted of a model's work. */
export type WriterWatch = {
  /** One try at the service, with what came of it; 0 seconds where it was not even tried (busy, resting, spent, too_long). */
  readonly called: (outcome: 'ok' | 'cancelled' | WriterFault, seconds: number) => void
  readonly tokens: (kind: 'prompt' | 'completion', count: number) => void
}
