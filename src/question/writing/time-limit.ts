import { WriterError } from '../../models/writer.ts'

export type TimeLimit = {
  /** Aborts when the time is up, with a `WriterError` `timeout`, or when the asker leaves, with what he gave as reason. */
  readonly signal: AbortSignal
  /** Aborts what is still going on; nothing more is waited for. */
  readonly end: () => void
}

/** @param asker aborts when nobody waits for the answer any more */
export function timeLimit(seconds: number, asker: AbortSignal | undefined): TimeLimit {
  const ending = new AbortController()
  const late = () => ending.abort(new WriterError('timeout', `No text was ready after ${seconds} seconds`))
  const timer = seconds > 0 ? setTimeout(late, seconds * 1000) : undefined
  if (timer === undefined) late()
  const left = () => ending.abort(asker?.reason)
  if (asker?.aborted) left()
  asker?.addEventListener('abort', left, { once: true })
  return {
    signal: ending.signal,
    end() {
      clearTimeout(timer)
      asker?.removeEventListener('abort', left)
      ending.abort()
    },
  }
}
