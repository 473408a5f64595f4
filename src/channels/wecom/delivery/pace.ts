/**
 * What the platform takes into one conversation, replies and pushes together, and what it shows one member of one app;
 * more is dropped without a word.
 */
const LIMITS = [
  { most: 30, withinMs: 60_000 },
  { most: 1000, withinMs: 60 * 60_000 },
] as const

const LONGEST_MS = 60 * 60_000

/** Conversations are looked through for silent ones when there are so many. */
const MANY = 1000

export type Pace = {
  /** Counts a message into the conversation and returns 0, or returns how many milliseconds it has to wait. */
  readonly take: (chat: string) => number
  /** The same for what may as well be left out: only while half of what is taken is left for answers. */
  readonly takeSpare: (chat: string) => boolean
}

/** Keeps count, in this process, of what goes into each conversation or to each member; any span of the limits' length is held to them. */
export function createPace(now: () => Date): Pace {
  const sent = new Map<string, number[]>()

  function recent(chat: string, at: number): number[] {
    const left = (sent.get(chat) ?? []).filter(time => time > at - LONGEST_MS)
    sent.set(chat, left)
    return left
  }

  function forgetSilent(at: number): void {
    if (sent.size < MANY) return
    for (const chat of sent.keys()) if (recent(chat, at).length === 0) sent.delete(chat)
  }

  function take(chat: string, share: number): number {
    const at = now().getTime()
    forgetSilent(at)
    const times = recent(chat, at)
    const waits = LIMITS.map(({ most, withinMs }) => {
      // When the oldest of those that fill the limit is out of its span, there is room for one.
      const filling = times.at(-Math.floor(most * share))
      return filling === undefined ? 0 : Math.max(0, filling + withinMs - at)
    })
    const wait = Math.max(...waits)
    if (wait === 0) times.push(at)
    return wait
  }

  return { take: chat => take(chat, 1), takeSpare: chat => take(chat, 0.5) === 0 }
}
