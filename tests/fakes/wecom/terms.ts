/** What a test and the platform tell each other. Times are milliseconds since 1970, spans are milliseconds. */

/** A smart bot by callback. */
export type BotSettings = {
  readonly callbackUrl: string
  readonly token: string
  readonly aesKey: string
  /** From a message on; then nobody polls any more. @default 6 minutes */
  readonly windowMs?: number
  /** Undocumented. @default 1000 */
  readonly pollMs?: number
  /** Of a `response_url`. @default 1 hour */
  readonly urlMs?: number
}

/** A self-built app. */
export type AppSettings = {
  readonly callbackUrl: string
  readonly token: string
  readonly aesKey: string
  readonly corpId: string
  readonly agentId: number
  readonly secret: string
  /** What gettoken says. @default 7200 */
  readonly tokenSeconds?: number
}

/** A smart bot by long connection. */
export type ConnectionSettings = {
  readonly botId: string
  readonly secret: string
  /** From the first snapshot of a stream on. @default 6 minutes */
  readonly windowMs?: number
}

export const ATTACKS = [
  'wrong_signature',
  'another_token',
  'truncated_ciphertext',
  'flipped_ciphertext',
  'another_receiver',
  'garbage',
] as const

/** Callbacks that nobody may let in. */
export type Attack = (typeof ATTACKS)[number]

/** What goes wrong; nothing where nothing is said. Holds for callbacks of the bot and the app alike. */
export type BadDays = {
  /** Deliveries of every callback. @default 1 */
  readonly copies?: number
  /** Those all at the same time rather than one after another. */
  readonly atOnce?: boolean
  /** Callbacks wait for others until so long nothing more came, and then leave last first. */
  readonly reorderMs?: number
  /** Every callback waits so long. */
  readonly delayMs?: number
  /** The first delivery's connection is closed as soon as it is sent, its answer unread; another follows. */
  readonly hangUp?: boolean
  /** Polls of a stream after it has ended. */
  readonly pollsAfterEnd?: number
  /** Sent beside every callback. */
  readonly beside?: readonly Attack[]
}

/** How a `response_url` takes the next message. `hang` and `dropped_before` do not take it, `dropped_after` does. */
export type UrlMood = 'ok' | 'error_500' | 'hang' | 'rate_limited' | 'dropped_after' | 'dropped_before'

/** How message/send answers although it has taken the message. */
export type SendMood = {
  /** The next so many calls are cut off without an answer. @default 0 */
  readonly cutOff?: number
  /** Every call is answered so much later. @default 0 */
  readonly delayMs?: number
}

export type ConnectionMood = {
  /** Frames are taken and never acknowledged. */
  readonly neverAcknowledges?: boolean
  /** Nothing is taken and nothing said, the connection stays open. */
  readonly silent?: boolean
  /** A subscribe is never answered. */
  readonly neverSubscribes?: boolean
  /** The next answer (a stream's end, a push) ends the connection: before it is taken, or after that. */
  readonly drops?: 'before' | 'after'
  /** No reply is known to belong to anything. */
  readonly forgetsRequests?: boolean
}

export type Way = 'bot' | 'app' | 'connection'

export type Saying = {
  readonly via?: Way
  readonly user: string
  /** The group it is said in; said to the bot alone without. */
  readonly group?: string
  /** @default text */
  readonly kind?: 'text' | 'mixed' | 'voice' | 'image' | 'file' | 'video'
  readonly text: string
  /** What it answers to. */
  readonly quoted?: string
}

export type SaidEvent = {
  readonly via?: Way
  readonly user: string
  readonly group?: string
} & (
  | { readonly event: 'enter_chat' }
  | { readonly event: 'template_card_event'; readonly key: string; readonly taskId: string }
  | {
      readonly event: 'feedback_event'
      readonly id: string
      readonly type: 1 | 2 | 3
      readonly content?: string
      readonly reasons?: readonly number[]
    }
)

/** One request with a callback, and how it went. */
export type Delivery = {
  readonly at: number
  readonly ms: number
  readonly outcome: 'acknowledged' | 'refused' | 'invalid' | 'timed_out' | 'unreachable' | 'hung_up'
  readonly status?: number
}

/** What the user was given. */
export type Answer = {
  readonly via: 'stream' | 'response_url' | 'passive' | 'reply' | 'send' | 'push'
  readonly at: number
  readonly content: string
  readonly msgtype: string
}

export type UrlAttempt = {
  readonly at: number
  readonly outcome: UrlMood | 'duplicate' | 'expired' | 'invalid'
  readonly errcode?: number
}

/** Everything about one message or event, from the platform's side. */
export type Exchange = {
  readonly id: string
  readonly via: Way
  readonly event?: string
  readonly user: string
  readonly group?: string
  readonly text: string
  readonly at: number
  readonly deliveries: readonly Delivery[]
  /** When the first delivery was acknowledged. */
  readonly acknowledgedAt?: number
  readonly stream?: string
  readonly feedbackId?: string
  readonly polls: number
  readonly failedPolls: number
  /** What the stream showed, one entry for each change. */
  readonly snapshots: readonly string[]
  readonly finished: boolean
  /** Nobody polls any more although it was not finished. */
  readonly windowClosed: boolean
  readonly urlAttempts: readonly UrlAttempt[]
  readonly answers: readonly Answer[]
  readonly cards: readonly unknown[]
}

/** A rule of the platform that was broken. */
export type Violation = {
  readonly at: number
  readonly rule: string
  readonly detail: string
  readonly exchange?: string
}

/** A callback that nobody may let in, and what was answered. */
export type AttackOutcome = {
  readonly attack: Attack | 'replay' | 'repeat'
  readonly status: number
  readonly body: string
}

export type Verified = { readonly ok: boolean; readonly status: number; readonly body: string; readonly ms: number }

export type FuzzReport = {
  readonly sent: number
  readonly signed: number
  /** How often each status was answered; 0 is none. */
  readonly statuses: Readonly<Record<string, number>>
  /** Of callbacks that were answered with something said. */
  readonly talkedTo: readonly string[]
}

export type ApiCalls = { readonly gettoken: number; readonly send: number; readonly getcallbackip: number }

export type ConnectionCalls = {
  readonly subscribes: number
  /** Refused because of the limits of a conversation. */
  readonly limited: number
}

export type Counts = {
  readonly acknowledged: number
  /** Acknowledged, and neither an answer nor the end of a stream was given. */
  readonly inFlight: number
  readonly answered: number
}

/** What a test may tell the platform; each is one call over loopback. */
export type Control = {
  configureBot(settings: BotSettings): void
  configureApp(settings: AppSettings): void
  configureConnection(settings: ConnectionSettings): void
  badDays(days: BadDays): void
  /** As saving the address in the admin console does; a violation if it is not proved within a second. */
  verifyUrl(of: { readonly via: 'bot' | 'app' }): Verified
  /** The message's id, at once; its delivery goes on. Refused for a user with three messages in flight. */
  say(saying: Saying): string
  event(event: SaidEvent): string
  /** The same message again, with another signature and nonce, as after a lost answer. */
  repeat(of: { readonly id: string }): AttackOutcome
  /** The very same request again. */
  replay(of: { readonly id: string }): AttackOutcome
  attack(by: { readonly via: 'bot' | 'app'; readonly attack: Attack }): AttackOutcome
  fuzz(by: { readonly via: 'bot' | 'app'; readonly count: number; readonly seed: number }): FuzzReport
  /** Asks for a stream, known or not; what it says. */
  poll(stream: { readonly stream: string }): { readonly finish: boolean; readonly content: string } | null
  /** How the next messages through a `response_url` are taken; as usual after those. */
  urlMoods(moods: readonly UrlMood[]): void
  /** What the next calls of message/send fail with. */
  sendErrors(errcodes: readonly number[]): void
  sendMood(mood: SendMood): void
  invalidUsers(users: readonly string[]): void
  /** Every access token ends now. */
  expireTokens(nothing: Record<string, never>): void
  connectionMood(mood: ConnectionMood): void
  /** The same message again by long connection. */
  sayAgain(of: { readonly id: string }): void
  dropConnections(nothing: Record<string, never>): number
  exchange(of: { readonly id: string }): Exchange
  exchanges(nothing: Record<string, never>): readonly Exchange[]
  violations(nothing: Record<string, never>): readonly Violation[]
  counts(nothing: Record<string, never>): Counts
  apiCalls(nothing: Record<string, never>): ApiCalls
  connections(nothing: Record<string, never>): number
  connectionCalls(nothing: Record<string, never>): ConnectionCalls
}
