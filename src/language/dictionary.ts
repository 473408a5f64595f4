import { stemmer } from 'stemmer'
import type { LexicalQuery, LexicalTerm } from '../library/library.ts'
import { readData } from './data-file.ts'

/**
 * CC-CEDICT turned round: for the words of an English question the Chinese words that may stand for them in a report.
 * Phrases, ranks and weights are those of the measured recipe (English questions on Chinese passages: R@1 .788 → .873).
 * Where the data comes from and how it is compiled: data/README.md.
 */

const longestPhrase = 4

// Beyond these the glosses are far-fetched and only cost time.
const mostAlternatives = 30

// One character stands in many words that mean something else.
const oneCharacterWeight = 0.4

// Words of questions and articles, which stand in every gloss and say nothing of it.
const stopWords = new Set(
  (
    'a an the of to in on at by for with and or is are was were be been did do does how many much what which who when where ' +
    'why whose that this it its as from had has have than there their they he i she his her after before into about also not ' +
    'no any some other used use called name type kind would could can will one'
  ).split(' '),
)

/**
 * Groups of alternatives for the English words and numbers of a text, longest phrase first; Chinese is left out. A word
 * that no headword stands for (a number, a Latin name) is searched for as it is.
 * @param isHeld tells whether a text stands anywhere in what is searched, so that only such alternatives are kept.
 */
export function translate(text: string, isHeld: (headword: string) => boolean = () => true): LexicalQuery {
  const words = glossWords(text)
  const stems = words.map(stemmer)
  const groups = new Map<number, LexicalTerm[]>()
  const used = new Set<number>()
  for (let length = longestPhrase; length > 0; length--) {
    for (let start = 0; start + length <= words.length; start++) {
      const positions = stems.slice(start, start + length).map((_, offset) => start + offset)
      if (positions.some(position => used.has(position))) continue
      const found = alternatives(stems.slice(start, start + length).join(' '), isHeld)
      const group = found.length > 0 ? found : length === 1 ? asItIs(words[start] ?? '', isHeld) : []
      if (group.length === 0) continue
      groups.set(start, group)
      for (const position of positions) used.add(position)
    }
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group)
}

/** The stems by which a gloss or a question is looked up: small letters, no stop words. */
export function glossKey(text: string): string[] {
  return glossWords(text).map(stemmer)
}

/** True for an English word that some gloss of the dictionary consists of. */
export function isEnglishWord(word: string): boolean {
  return stopWords.has(word.toLowerCase()) || headwordsOf(stemmer(word.toLowerCase())).length > 0
}

function glossWords(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[a-z]+|\d+/g) ?? []
  return words.filter(word => !stopWords.has(word))
}

function alternatives(phrase: string, isHeld: (headword: string) => boolean): LexicalTerm[] {
  const found: LexicalTerm[] = []
  for (const [rank, headwords] of headwordsOf(phrase).entries()) {
    const rankWeight = 1 / (1 + 0.3 * rank)
    for (const headword of headwords) {
      if (found.length === mostAlternatives) return found
      if (!isHeld(headword)) continue
      const weight = headword.length === 1 ? rankWeight * oneCharacterWeight : rankWeight
      found.push({ field: 'substring', text: headword, weight })
    }
  }
  return found
}

function asItIs(word: string, isHeld: (headword: string) => boolean): LexicalTerm[] {
  return isHeld(word) ? [{ field: 'substring', text: word, weight: 1 }] : []
}

// Sorted lines of UTF-8, searched as bytes: decoding all of them, or a Map, would take longer than a thousand questions.
let lines: Buffer | undefined

/** Headwords by rank of the gloss; empty where there is no such gloss. */
function headwordsOf(phrase: string): string[][] {
  lines ??= readData('glosses.txt.gz')
  const key = Buffer.from(`${phrase}\t`, 'latin1')
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const start = middle === 0 ? 0 : lines.lastIndexOf(lineEnd, middle - 1) + 1
    const next = lines.indexOf(lineEnd, middle)
    const end = next < 0 ? lines.length : next
    const order = lines.compare(key, 0, key.length, start, Math.min(start + key.length, end))
    if (order === 0) {
      const ranks = lines.toString('utf8', start + key.length, end).split('\t')
      return ranks.map(rank => rank.split(' ').filter(headword => headword !== ''))
    }
    if (order < 0) low = end + 1
    else high = start
  }
  return []
}

const lineEnd = 10
