import { fold } from '../../language/tokenize.ts'
import type { AskedWord } from './lexical-query.ts'

/** The idf of each term, in the shape of the query; see `Library.rarity`. */
export type Rarity = readonly (readonly number[])[]

/** A word of the question as sentences are compared with it: its alternatives, folded, the most telling first. */
export type WeighedWord = {
  readonly terms: readonly { readonly text: string; readonly worth: number }[]
  readonly named: boolean
  readonly literal: boolean
  /** Looked up in the general dictionary, which gives many words for one. */
  readonly translated: boolean
}

/** What each alternative is worth: its weight times how rare it is in the library. */
export function weighed(asked: readonly AskedWord[], rarity: Rarity): WeighedWord[] {
  return asked.map(({ terms, named, literal, translated }, w) => ({
    named,
    literal,
    translated,
    terms: terms
      .map((term, t) => ({ text: fold(term.text), worth: term.weight * (rarity[w]?.[t] ?? 0) }))
      .filter(term => term.worth > 0)
      .sort((a, b) => b.worth - a.worth),
  }))
}

/** What each word of the question finds in a text, 0 where it finds nothing. */
export function foundIn(text: string, words: readonly WeighedWord[]): number[] {
  return foundInFolded(fold(text), words)
}

/** The same for a text that is folded already. */
export function foundInFolded(folded: string, words: readonly WeighedWord[]): number[] {
  return words.map(({ terms }) => terms.find(term => folded.includes(term.text))?.worth ?? 0)
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
