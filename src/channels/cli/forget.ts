import type { Library } from '../../library/library.ts'
import type { Records } from '../../library/records.ts'

/**
 * Messages that are done are kept so long, to recognise one that is delivered again and to look into what went wrong; a
 * conversation is forgotten thirty days after its last question too, so a chat that is silent longer has none to go on
 * with. What was asked and answered is in the answer log.
 */
export const MESSAGES_KEPT_DAYS = 30

const DAY_MS = 24 * 60 * 60 * 1000

/** What remembers answers, what they quote, and messages. */
export type Forgetful = {
  readonly library: Pick<Library, 'forgetCitations'>
  readonly records: {
    readonly answers: Pick<Records['answers'], 'forget'>
    readonly outbox: Pick<Records['outbox'], 'forget'>
  }
}

/**
 * Lets go of answers older than so many days with their feedback, of the revisions that only those quote, and of messages
 * done long ago (never kept longer than answers): now and once a day, until it is stopped.
 */
export function forgetDaily(
  { library, records }: Forgetful,
  answersKeptDays: number,
  now: () => Date,
  onFault: (error: unknown) => void,
): { readonly stop: () => void } {
  const daysAgo = (days: number) => new Date(now().getTime() - days * DAY_MS)
  const forget = () => {
    // Each by itself: a fault of one does not keep the others.
    records.answers.forget(daysAgo(answersKeptDays)).catch(onFault)
    library.forgetCitations(daysAgo(answersKeptDays)).catch(onFault)
    records.outbox.forget(daysAgo(Math.min(MESSAGES_KEPT_DAYS, answersKeptDays))).catch(onFault)
  }
  forget()
  const timer = setInterval(forget, DAY_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
