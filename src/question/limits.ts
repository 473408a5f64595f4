/** How much may be asked at once; the same over every channel. */

/** In characters, after trimming: far more than any question, less than what would tie up the model. */
export const LONGEST_QUESTION = 2000

/** Quotes for one place and year: nobody reads more than ten, and three nearly always hold the answer. */
export const MOST_QUOTES = 10
export const DEFAULT_QUOTES = 3

/** Passages of one search. */
export const MOST_PASSAGES = 50
export const DEFAULT_PASSAGES = 10

/** In characters: all quotes of one place and year together. More than this nobody reads; lists excepted. */
export const LONGEST_ANSWER = 600
