/** Every answer that was given, as long as it is kept: one of the records. */

/** A quote of a kept answer; `report(reportId, revision).text.slice(start, end) === quote` while the revision is held. */
export type KeptCitation = {
  /** The answer's `[1]`. */
  readonly index: number
  readonly reportId: string
  readonly revision: number
  readonly sectionId: string
  /** The section's headings, outermost first. */
  readonly path: readonly string[]
  readonly quote: string
  readonly start: number
  readonly end: number
}

export type KeptAnswer = {
  readonly id: string
  readonly at: Date
  /** Which channel asked: http, cli, openai, mcp, wecom_bot … */
  readonly channel: string
  /** Who asked, as in `StoredConversation.owner`; '' for nobody. */
  readonly owner: string
  readonly question: string
  /** What else was asked for (language, filters, number of quotes, earlier questions): JSON, opaque to the library. */
  readonly request: string
  readonly conversationId: string
  readonly status: 'answered' | 'not_found'
  /** Why there is no answer; null where there is one. */
  readonly reason: string | null
  /** Fingerprint of the index that was searched. */
  readonly index: string
  readonly citations: readonly KeptCitation[]
  /** The whole answer as channels that speak JSON gave it, timings among it: JSON, opaque to the library. */
  readonly body: string
}

/** What a reader said of an answer. */
export type Feedback = {
  readonly answerId: string
  readonly at: Date
  readonly channel: string
  /** `cancelled`: the reader took an earlier rating back. */
  readonly rating: 'good' | 'bad' | 'cancelled'
  /** Why it is bad, as closed words: irrelevant, incomplete, wrong, data. */
  readonly reasons: readonly string[]
  readonly comment: string | null
}

export type AnswerFilter = {
  /** Given before this answer, which is itself left out. */
  readonly before?: string
  readonly status?: 'answered' | 'not_found'
  readonly channel?: string
  readonly limit: number
}

/** What a reader said, with the answer it was said of. */
export type FeedbackOnAnswer = {
  readonly feedback: Feedback
  readonly answer: KeptAnswer
  /** Grows with every feedback that is kept. */
  readonly position: number
}

export type FeedbackFilter = {
  /** Kept before this position. */
  readonly before?: number
  readonly limit: number
}

/**
 * Feedback that is kept on one answer: far more than readers of a chat have to say of it, less than what a program that
 * runs wild could fill a disk with.
 */
export const MOST_FEEDBACK = 20

export type AnswerLog = {
  keep(answer: KeptAnswer): Promise<void>
  find(id: string): Promise<KeptAnswer | undefined>
  /** Newest first. */
  list(filter: AnswerFilter): Promise<readonly KeptAnswer[]>
  /**
   * False if no such answer is kept. Where there is as much on it as is kept, what was kept first gives way: the last
   * is what a reader thinks now, and he must always be able to take back what he said.
   */
  keepFeedback(feedback: Feedback): Promise<boolean>
  /** On one answer, oldest first. */
  feedback(answerId: string): Promise<readonly Feedback[]>
  /** On all answers, what was kept last first. */
  listFeedback(filter: FeedbackFilter): Promise<readonly FeedbackOnAnswer[]>
  /** Lets go of answers given before, with their feedback; tells how many. */
  forget(before: Date): Promise<number>
}
