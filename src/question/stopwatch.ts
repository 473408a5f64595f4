/** Adds up where time goes; milliseconds. */
export type Stopwatch = {
  /** The time since the last lap, or since the beginning, goes to this name. */
  readonly lap: (name: Lap) => void
  readonly times: () => Readonly<Record<Lap, number>> & { readonly total: number }
}

type Lap = 'understand' | 'embed' | 'retrieve' | 'extract'

export function stopwatch(ticks: () => number): Stopwatch {
  const began = ticks()
  const laps = { understand: 0, embed: 0, retrieve: 0, extract: 0 }
  let last = began
  return {
    lap(name) {
      const now = ticks()
      laps[name] += now - last
      last = now
    },
    times: () => ({ ...laps, total: ticks() - began }),
  }
}
