import type { Library } from '../../library/library.ts'

/**
 * The revisions that an answer quotes stay readable for so long. Reports come out once a year: whoever writes the next one
 * can still check what was quoted for this one. It is also longer than a conversation can reach back, which remembers
 * eight questions and is forgotten thirty days after the last.
 */
export const QUOTES_KEPT_DAYS = 400

const DAY_MS = 24 * 60 * 60 * 1000

/** Lets go of what answers older than that quote, now and once a day, until it is stopped. */
export function forgetDaily(
  library: Pick<Library, 'forgetCitations'>,
  now: () => Date,
  onFault: (error: unknown) => void,
): { readonly stop: () => void } {
  const forget = () => {
    library.forgetCitations(new Date(now().getTime() - QUOTES_KEPT_DAYS * DAY_MS)).catch(onFault)
  }
  forget()
  const timer = setInterval(forget, DAY_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
