import { AppError } from '../../errors.ts'
import type { Ask } from '../../question/ask.ts'

/**
 * The same way to ask, which gives up after so many seconds, or as soon as the asker's own signal says so. The work
 * itself ends at its next step; nobody waits for that.
 *
 * @param ticks milliseconds of a clock that never goes back
 * @throws AppError `timeout`
 */
export function limitedAsk(ask: Ask, seconds: number, ticks: () => number = () => performance.now()): Ask {
  return async (question, options = {}) => {
    const { signal } = options
    signal?.throwIfAborted()
    const began = ticks()
    const secondsLeft = () => seconds - (ticks() - began) / 1000
    const giveUp = new AbortController()
    const stop = () => giveUp.abort(signal?.reason)
    signal?.addEventListener('abort', stop, { once: true })
    const timer = setTimeout(() => giveUp.abort(tooLong(seconds)), seconds * 1000)
    try {
      return await Promise.race([
        ask(question, { ...options, signal: giveUp.signal, secondsLeft }),
        aborted(giveUp.signal),
      ])
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
    }
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

function tooLong(seconds: number): AppError {
  return new AppError(
    'timeout',
    `The question was given up after ${seconds} seconds; ask again, or ask for less at once. The service may be busy.`,
  )
}
