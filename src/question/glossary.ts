import { stemmer } from 'stemmer'
import type { LexicalTerm } from '../library/library.ts'
import glossary from './glossary.json' with { type: 'json' }

/**
 * What the genre calls its own things: English and everyday Chinese wordings of official terms, and official terms that
 * stand for each other. A reviewed data file, each entry with its source; a general dictionary knows few of these
 * ("administrative review" is 行政复议, not 行政 and 复查).
 */
type Entry = { readonly zh: readonly string[]; readonly en?: readonly string[]; readonly everyday?: readonly string[] }

/** What else a report may write for a term that the question uses says a little less than the term itself. */
const SYNONYM_WEIGHT = 0.5

const LONGEST_PHRASE = 5

let index:
  | {
      readonly english: Map<string, Entry[]>
      readonly everyday: Map<string, Entry>
      readonly official: Map<string, Entry>
    }
  | undefined

function loaded() {
  if (index) return index
  index = { english: new Map(), everyday: new Map(), official: new Map() }
  const everyday: [string, Entry][] = []
  for (const entry of glossary as readonly Entry[]) {
    for (const phrase of entry.en ?? []) addTo(index.english, keyOf(englishWords(phrase)), entry)
    for (const phrase of entry.everyday ?? []) everyday.push([phrase, entry])
    for (const term of entry.zh) index.official.set(term, entry)
  }
  // Longest first: 旧楼翻新 is looked for before 旧楼.
  for (const [phrase, entry] of everyday.sort(([a], [b]) => b.length - a.length)) index.everyday.set(phrase, entry)
  return index
}

/** Two phrases may have one stem (mediation, mediator); then either may be meant. */
function addTo(entries: Map<string, Entry[]>, key: string, entry: Entry): void {
  const others = entries.get(key)
  if (others) others.push(entry)
  else entries.set(key, [entry])
}

/** The other official forms of a term; empty if the glossary does not have it. */
export function synonymsOf(term: string): LexicalTerm[] {
  const others =
    loaded()
      .official.get(term)
      ?.zh.filter(other => other !== term) ?? []
  return others.map(text => ({ field: 'substring', text, weight: SYNONYM_WEIGHT }))
}

/** The groups that a text's English and everyday phrases stand for, longest phrase first, and what is left of the text. */
export function glossed(text: string): { readonly groups: LexicalTerm[][]; readonly rest: string } {
  const english = englishPhrases(text)
  const everyday = everydayPhrases(text)
  const rest = [...english, ...everyday].reduce(
    (left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
    text,
  )
  return {
    groups: [...english, ...everyday].map(({ entries }) =>
      entries.flatMap(entry => entry.zh).map(term => ({ field: 'substring', text: term, weight: 1 })),
    ),
    rest,
  }
}

type Found = { readonly start: number; readonly end: number; readonly entries: readonly Entry[] }

function englishPhrases(text: string): Found[] {
  const words = englishWords(text)
  const found: Found[] = []
  for (let at = 0; at < words.length; at++) {
    for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 0; length--) {
      const phrase = words.slice(at, at + length)
      const entries = loaded().english.get(keyOf(phrase))
      const [first, last] = [phrase[0], phrase.at(-1)]
      if (!entries || !first || !last) continue
      found.push({ start: first.start, end: last.end, entries })
      at += length - 1
      break
    }
  }
  return found
}

function everydayPhrases(text: string): Found[] {
  const found: Found[] = []
  for (const [phrase, entry] of loaded().everyday) {
    const start = text.indexOf(phrase)
    if (start < 0 || found.some(other => start < other.end && start + phrase.length > other.start)) continue
    found.push({ start, end: start + phrase.length, entries: [entry] })
  }
  return found
}

type Word = { readonly stem: string; readonly start: number; readonly end: number }

/** Little words do not tell phrases apart: "heads of agencies appearing in court" is "agency heads appear court" but for order. */
const LITTLE = new Set('a an the of to in on at by for with and or'.split(' '))

function englishWords(text: string): Word[] {
  return [...text.toLowerCase().matchAll(/[a-z]+(?:['’][a-z]+)?|\d+/g)]
    .filter(match => !LITTLE.has(match[0]))
    .map(match => ({
      stem: stemmer(match[0].replace(/['’]s$/, '')),
      start: match.index,
      end: match.index + match[0].length,
    }))
}

const keyOf = (words: readonly Word[]) => words.map(word => word.stem).join(' ')
