import {
  BrokenCircuitError,
  bulkhead,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  ExponentialBackoff,
  handleWhen,
  type IBackoff,
  type IRetryBackoffContext,
  retry,
} from 'cockatiel'
import { WriterError } from '../writer.ts'
import { FailedTry } from './failed-try.ts'

export type PatienceOptions = {
  readonly atOnce: number
  /** The first is one of them. @default 3 */
  readonly tries?: number
  /** Before the second try, about; twice that before the third. @default 400 */
  readonly backoffMs?: number
  /** In a row: two texts with all their tries. @default 6 */
  readonly failuresBeforeRest?: number
  /** Long enough for a service to start again, short enough that nobody notices that it was gone. @default 30,000 */
  readonly restMs?: number
}

export type Patience = {
  /** @throws WriterError `busy` or `resting`, or what the last try threw */
  readonly run: (once: () => Promise<void>, signal: AbortSignal) => Promise<void>
}

export function createPatience({
  atOnce,
  tries = 3,
  backoffMs = 400,
  failuresBeforeRest = 6,
  restMs = 30_000,
}: PatienceOptions): Patience {
  const again = retry(
    handleWhen(error => error instanceof FailedTry && error.prospects.again),
    { maxAttempts: tries - 1, backoff: backoffFrom(backoffMs) },
  )
  const queue = queueFor(atOnce)
  const breaker = circuitBreaker(
    handleWhen(error => error instanceof FailedTry && error.prospects.ill !== false),
    { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(failuresBeforeRest) },
  )
  const guarded = (once: () => Promise<void>) => () => {
    // The one that finds out whether the service is well again would be waited for by all others.
    if (breaker.state === CircuitState.HalfOpen) throw resting()
    return breaker.execute(once)
  }
  return {
    async run(once, signal) {
      try {
        // Outermost, so that whoever waits for another try takes nobody's place.
        await again.execute(() => queue(guarded(once), signal), signal)
      } catch (error) {
        if (error instanceof BrokenCircuitError) throw resting()
        throw error
      }
    },
  }
}

/** As many may wait as are being written: the last of them still has half of its time. */
function queueFor(atOnce: number) {
  // Its own limit would count those who left while they waited.
  const places = bulkhead(atOnce, Number.POSITIVE_INFINITY)
  let waiting = 0
  return async (work: () => Promise<void>, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted()
    if (places.executionSlots === 0 && waiting >= atOnce)
      throw new WriterError('busy', `${atOnce} texts are being written and as many wait (LLM_AT_ONCE)`)
    waiting += 1
    let inLine = true
    const leave = () => {
      if (inLine) waiting -= 1
      inLine = false
    }
    signal.addEventListener('abort', leave, { once: true })
    // Not given the signal: one that is dropped from the queue for it lets nobody behind it move up (cockatiel 3.2.1).
    await places.execute(() => {
      leave()
      signal.throwIfAborted()
      return work()
    })
  }
}

const resting = () =>
  new WriterError('resting', 'The model failed several times in a row and is left alone for a while')

/** Longer each time and never twice the same, on top of what the service asks for. */
function backoffFrom(initialDelay: number): DelegateBackoff<IRetryBackoffContext<unknown>, IBackoff<unknown>> {
  const exponential = new ExponentialBackoff({ initialDelay })
  return new DelegateBackoff((context, last) => {
    const step = last ? last.next(context) : exponential.next()
    const failed = 'error' in context.result ? context.result.error : undefined
    const asked = failed instanceof FailedTry ? (failed.prospects.retryAfterMs ?? 0) : 0
    return { delay: asked + step.duration, state: step }
  })
}
