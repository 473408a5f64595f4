import { fold } from '../language/tokenize.ts'

/** Runs of Han characters, or of other letters and digits; everything else parts them. */
const RUNS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu
const HAN = /^\p{Script=Han}/u

/**
 * What a text is found by when characters are searched for: every Han character, every pair of neighbouring Han
 * characters, and whole runs of other letters and digits. Pairs find any run of Han characters without a dictionary
 * (Chinese writes no blanks); a run of letters is already a word. `text` is folded. A Han character outside the basic
 * plane is two UTF-16 units, and is found as a pair of characters is.
 */
export function substringsOf(text: string): string[] {
  const terms: string[] = []
  for (const [run] of text.matchAll(RUNS)) {
    if (!HAN.test(run)) {
      terms.push(run)
      continue
    }
    for (let i = 0; i < run.length; i++) terms.push(run.charAt(i))
    pushPairs(terms, run)
  }
  return terms
}

/** The terms that all stand in any text that holds these characters; none where nothing can be searched for. */
export function termsWithin(characters: string): string[] {
  const terms: string[] = []
  for (const [run] of fold(characters).matchAll(RUNS)) {
    if (run.length > 1 && HAN.test(run)) pushPairs(terms, run)
    else terms.push(run)
  }
  return terms
}

function pushPairs(terms: string[], run: string): void {
  for (let i = 0; i + 1 < run.length; i++) terms.push(run.slice(i, i + 2))
}
