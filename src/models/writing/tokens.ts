/**
 * About as many as a model reads: a Chinese character is one at most, and three letters or digits of anything else are.
 * Rather too many than too few, for it guards limits.
 */
export function estimateTokens(text: string): number {
  const chinese = text.match(HAN)?.length ?? 0
  return Math.ceil(chinese + (text.length - chinese) / 3)
}

const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/gu

export type TokenBudget = {
  /** Whether so many more may be used now. */
  readonly allows: (tokens: number) => boolean
  /** Holds so many until it is told how many it were. */
  readonly hold: (tokens: number) => (used: number) => void
}

const HOUR_MS = 3_600_000

/** Of the hour that ends now, whenever that is: no rush at the turn of an hour. @param now in milliseconds */
export function tokenBudget(perHour: number | undefined, now: () => number): TokenBudget {
  let held: { readonly at: number; tokens: number }[] = []
  const used = () => {
    const since = now() - HOUR_MS
    held = held.filter(({ at, tokens }) => at > since && tokens > 0)
    return held.reduce((sum, { tokens }) => sum + tokens, 0)
  }
  return {
    allows: tokens => perHour === undefined || used() + tokens <= perHour,
    hold(tokens) {
      if (perHour === undefined) return () => {}
      const entry = { at: now(), tokens }
      held.push(entry)
      return count => {
        entry.tokens = count
      }
    },
  }
}
