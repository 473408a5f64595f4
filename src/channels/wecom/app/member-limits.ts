/** What WeCom shows one member of one app; what is more is dropped without a word. */
const LIMITS = [
  { messages: 30, withinMs: 60_000 },
  { messages: 1000, withinMs: 3_600_000 },
] as const

const LONGEST_MS = Math.max(...LIMITS.map(({ withinMs }) => withinMs))

/** Counts what each member is sent, in this process. */
export type MemberLimits = {
  /** How long to wait before this member may be sent a message; 0 counts it as sent now. */
  readonly take: (userId: string) => number
}

/** Not a fixed window, of which two in a row let twice as many through. */
export function createMemberLimits({ now }: { readonly now: () => Date }): MemberLimits {
  const sent = new Map<string, number[]>()
  let tidied = 0

  /** Those who have not been written to for long are forgotten. */
  function tidy(at: number): void {
    if (at - tidied < LONGEST_MS) return
    tidied = at
    for (const [user, times] of sent) if (at - (times.at(-1) ?? 0) >= LONGEST_MS) sent.delete(user)
  }

  return {
    take(userId) {
      const at = now().getTime()
      tidy(at)
      const times = (sent.get(userId) ?? []).filter(time => at - time < LONGEST_MS)
      const waits = LIMITS.map(({ messages, withinMs }) => (times.at(-messages) ?? -Infinity) + withinMs - at)
      const wait = Math.max(0, ...waits)
      sent.set(userId, wait > 0 ? times : [...times, at])
      return wait
    },
  }
}
