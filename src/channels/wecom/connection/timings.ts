/** How long the connection waits for what; milliseconds. */
export type ConnectionTimings = {
  /** Who answers no subscribe in this time will not. */
  readonly subscribeMs: number
  /** Between pings, which keep the connection open; after two without an answer it counts as dead. */
  readonly pingMs: number
  /** After a connection broke: the first wait, and the longest, reached by doubling. */
  readonly lostMs: readonly [first: number, longest: number]
  /** After another subscribed in our place. */
  readonly replacedMs: readonly [first: number, longest: number]
  /** After the platform refused the credentials: nothing but a change of them helps. */
  readonly refusedMs: readonly [first: number, longest: number]
  /** A connection that lived so long was a good one: what comes after it begins with the first wait again. */
  readonly steadyMs: number
  /** How long a process that died is waited for before another connects in its place. */
  readonly leaseMs: number
}

export const CONNECTION_TIMINGS: ConnectionTimings = {
  subscribeMs: 10_000,
  // The platform asks for a ping every 30 seconds.
  pingMs: 30_000,
  lostMs: [1_000, 30_000],
  // Two services that take the connection from each other would leave questions unanswered every time.
  replacedMs: [60_000, 15 * 60_000],
  // Subscribing is limited by the platform.
  refusedMs: [2 * 60_000, 10 * 60_000],
  steadyMs: 60_000,
  // Long enough for a process that computes, short enough that people do not notice a process that died.
  leaseMs: 4_000,
}
