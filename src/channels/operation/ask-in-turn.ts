import { AppError } from '../../errors.ts'
import type { Ask } from '../../question/ask.ts'

export type AskInTurn = {
  readonly ask: Ask
  /** How many questions wait for their turn. */
  readonly waiting: () => number
}

export type AskInTurnOptions = {
  /** Whoever has not had a turn by then is turned away. */
  readonly longestWaitSeconds: number
  /** More are turned away at once: each that waits holds a connection. */
  readonly mostWaiting: number
  /** Lets everything else that is due come in between two questions. */
  readonly pause: () => Promise<void>
}

/** Thrown where more wait than can be answered in time. */
export class TooBusyError extends AppError {
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number) {
    super('too_busy', `Too many questions are waiting; ask again in ${retryAfterSeconds} seconds.`)
    this.name = 'TooBusyError'
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/**
 * The same way to ask, one question at a time. Answering keeps the one thread busy from end to end, so that of many
 * questions at once each would only be ready when all are. Whoever asks has a line of his own, and the lines take turns:
 * a program that asks hundreds of questions at once holds up nobody else. Too many are turned away only after they have
 * waited, since most programs ask again at once, and answering those would take the time that the questions need.
 *
 * @throws TooBusyError
 */
export function askInTurn(ask: Ask, { longestWaitSeconds, mostWaiting, pause }: AskInTurnOptions): AskInTurn {
  // In the order of their turns.
  const lines = new Map<string, (() => void)[]>()
  let busy = false

  const waiting = () => [...lines.values()].reduce((sum, line) => sum + line.length, 0)

  function turnOf(owner: string, signal: AbortSignal | undefined): Promise<void> {
    if (waiting() >= mostWaiting) throw new TooBusyError(Math.ceil(longestWaitSeconds))
    return new Promise((resolve, reject) => {
      const leave = (why: unknown) => {
        settle()
        remove(owner, begin)
        reject(why)
      }
      const stop = () => leave(signal?.reason)
      const late = setTimeout(() => leave(new TooBusyError(Math.ceil(longestWaitSeconds))), longestWaitSeconds * 1000)
      const settle = () => {
        clearTimeout(late)
        signal?.removeEventListener('abort', stop)
      }
      const begin = () => {
        settle()
        resolve()
      }
      signal?.addEventListener('abort', stop, { once: true })
      lines.set(owner, [...(lines.get(owner) ?? []), begin])
    })
  }

  function remove(owner: string, begin: () => void): void {
    const left = lines.get(owner)?.filter(other => other !== begin) ?? []
    if (left.length > 0) lines.set(owner, left)
    else lines.delete(owner)
  }

  async function next(): Promise<void> {
    await pause()
    const [first] = lines
    busy = first !== undefined
    if (!first) return
    const [owner, [begin, ...left]] = first
    lines.delete(owner)
    if (left.length > 0) lines.set(owner, left)
    begin?.()
  }

  return {
    waiting,
    async ask(question, options) {
      const signal = options?.signal
      signal?.throwIfAborted()
      if (busy) await turnOf(question.owner ?? '', signal)
      busy = true
      try {
        return await ask(question, options)
      } finally {
        void next()
      }
    },
  }
}
