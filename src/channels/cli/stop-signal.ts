/** Aborted at the first SIGINT or SIGTERM; a second one, whichever it is, ends the process at once, as usual. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController()
  const signals = ['SIGINT', 'SIGTERM'] as const
  const begin = () => {
    for (const signal of signals) process.off(signal, begin)
    stop.abort()
  }
  for (const signal of signals) process.on(signal, begin)
  return stop.signal
}
