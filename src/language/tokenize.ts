import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

/** Names what `words` does, for index fingerprints; raise it when the outcome of a cut changes. */
export const tokenizerVersion = 'jieba-2.0.3/search/1'

const jieba = Jieba.withDict(dict)

/** Full-width forms to half-width, compatibility forms to their plain ones, lower case: how text is compared. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** Words as a search engine wants them (long words also in their parts), folded, without punctuation. */
export function words(text: string): string[] {
  return jieba.cutForSearch(fold(text), true).filter(word => /[\p{L}\p{N}]/u.test(word))
}

/** The offsets at which words of the text begin or end, as the tokenizer cuts it without overlaps. */
export function wordBoundaries(text: string): ReadonlySet<number> {
  const boundaries = new Set([0])
  let at = 0
  for (const word of jieba.cut(text, true)) {
    at += word.length
    boundaries.add(at)
  }
  return boundaries
}

/** The words of the tokenizer's dictionary that a text is made of; what is in none of them comes character by character. */
export function listedWords(text: string): string[] {
  return jieba.cut(text, false)
}

/** True for a word that stands in the tokenizer's dictionary; what it merely guesses to be one is none. */
export function isListedWord(text: string): boolean {
  return listedWords(text).length === 1
}
