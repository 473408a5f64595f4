/**
 * Messages that were acknowledged and have to be answered, whatever happens in between: one of the records. A channel
 * writes a message here before it acknowledges it, and every step of its delivery before it takes the step.
 */

/**
 * - `waiting`: acknowledged, not answered yet
 * - `answered`: what to say is there, not handed over yet
 * - `claimed`: one `route` has taken it to be handed over; no other may
 * - `delivered`, `refused` (too late, and told so), `failed` (given up): done
 */
export type MessageState = 'waiting' | 'answered' | 'claimed' | 'delivered' | 'refused' | 'failed'

export type Message = {
  /** Unique, made from what the sender calls it: a repeated delivery has the same. */
  readonly id: string
  readonly channel: string
  readonly receivedAt: Date
  /** Who speaks where, e.g. one user in one group: what is said there belongs together. */
  readonly chat: string
  readonly text: string
  /** How to reach the sender: JSON, opaque to the library. */
  readonly address: string
  /** Under which the sender asks how far the answer is; null where nobody asks. */
  readonly stream: string | null
  readonly state: MessageState
  readonly answerId: string | null
  /** What is to be handed over: JSON, opaque to the library. */
  readonly content: string | null
  /** Which way has claimed it; null before. */
  readonly route: string | null
  /** How often answering it, and from then on handing it over, has begun without coming to its end. */
  readonly attempts: number
  /** Not to be tried before. */
  readonly due: Date
}

export type Outbox = {
  /** Stores it unless one of that id is there; tells which is stored now and whether it is this one. */
  accept(
    message: Omit<Message, 'state' | 'answerId' | 'content' | 'route' | 'attempts'>,
  ): Promise<{ readonly message: Message; readonly fresh: boolean }>
  message(id: string): Message | undefined
  byStream(stream: string): Message | undefined
  /** Not done yet, oldest first; only those due by then, or those of that chat, where it is said. */
  open(channel: string, only?: { readonly dueBy?: Date; readonly chat?: string }): readonly Message[]
  /**
   * Changes a message if it is in one of these states, and still due as `seen` where that is given (so that of several
   * who take it up for a while only one does); undefined if it is not: somebody was quicker. The change is on the
   * disk's way when this resolves, and survives the process.
   */
  advance(
    id: string,
    from: readonly MessageState[],
    change: Partial<Pick<Message, 'state' | 'answerId' | 'content' | 'route' | 'attempts' | 'due' | 'address'>>,
    seen?: Pick<Message, 'due'>,
  ): Promise<Message | undefined>
  /** The conversation that a chat goes on with. */
  conversationOf(chat: string): string | undefined
  /** Null begins anew with the next question. */
  converse(chat: string, conversationId: string | null, at: Date): Promise<void>
  /** Lets go of messages that are done, and of chats silent, since before; tells how many. */
  forget(before: Date): Promise<number>
}
