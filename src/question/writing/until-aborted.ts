/**
 * The same pieces, which end with the signal's reason as soon as it aborts: whoever writes them may not heed it, and
 * nobody waits for that.
 */
export async function* untilAborted<Piece>(pieces: AsyncIterable<Piece>, signal: AbortSignal): AsyncGenerator<Piece> {
  const iterator = pieces[Symbol.asyncIterator]()
  const { promise: aborted, forget } = abortOf(signal)
  try {
    for (;;) {
      signal.throwIfAborted()
      const next = await Promise.race([iterator.next(), aborted])
      if (next.done) return
      yield next.value
    }
  } finally {
    forget()
    // One that waits for its next piece ends only when that comes.
    iterator.return?.().catch(() => undefined)
  }
}

function abortOf(signal: AbortSignal): { readonly promise: Promise<never>; readonly forget: () => void } {
  let stop = () => {}
  const promise = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
  })
  // It may abort while a piece is read by others.
  promise.catch(() => undefined)
  return { promise, forget: () => signal.removeEventListener('abort', stop) }
}
