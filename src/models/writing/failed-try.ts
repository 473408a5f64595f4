import { WriterError, type WriterFault } from '../writer.ts'

/** What patience has to know of a try that failed. */
export type Prospects = {
  /** Another try may well succeed. */
  readonly again: boolean
  /** It says that the service is not well, and not that this one request was none for it. @default true */
  readonly ill?: boolean
  /** For how long the service asks to be left alone. */
  readonly retryAfterMs?: number
  /** The service knows no usage within a stream. */
  readonly refusesUsage?: boolean
}

/**
 * One try at the service that came to nothing. Its message is our own and it has no cause: what services answer repeats
 * the key and what they were asked, and messages lie in logs.
 */
export class FailedTry extends WriterError {
  readonly prospects: Prospects

  constructor(fault: WriterFault, message: string, prospects: Prospects) {
    super(fault, message)
    this.prospects = prospects
  }
}
