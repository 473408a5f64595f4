/** How much may be asked at once; the same over every channel. */

/**
 * In characters, white space around the question included as far as its channel does not cut it off before anything is
 * looked at: far more than any question, less than what would tie up the model.
 */
export const LONGEST_QUESTION = 2000

/** Characters are counted as JSON Schema and people do: a rare one (𠮷) is one, and not two. */
export function isLonger(text: string, characters: number): boolean {
  // A text has at most as many characters as units of UTF-16, which cost nothing to count.
  return text.length > characters && [...text].length > characters
}

/** Quotes for one place and year: nobody reads more than ten, and three nearly always hold the answer. */
export const MOST_QUOTES = 10
export const DEFAULT_QUOTES = 3

/** Passages of one search. */
export const MOST_PASSAGES = 50
export const DEFAULT_PASSAGES = 10

/** In characters: all quotes of one place and year together. More than this nobody reads; lists excepted. */
export const LONGEST_ANSWER = 600
