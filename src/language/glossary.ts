import type { LexicalTerm } from '../library/library.ts'
import type { EnglishWord } from './english-words.ts'
import { englishWords } from './english-words.ts'
import glossary from './glossary.json' with { type: 'json' }
import { wordBoundaries } from './tokenize.ts'

/**
 * What the genre calls its own things: English and everyday Chinese wordings of official terms, and official terms that
 * stand for each other. A reviewed data file, each entry with its source; a general dictionary knows few of these
 * ("administrative review" is 行政复议, not 行政 and 复查).
 */
type Entry = {
  readonly zh: readonly string[]
  readonly en?: readonly string[]
  readonly everyday?: readonly string[]
  /** Kinds or parts of it, which a report may write in place of it; whoever asks for one does not mean the whole. */
  readonly narrower?: readonly string[]
  /** Says what is done or counted with anything (举办, 增长, 活动), and names nothing that a report could be silent about. */
  readonly light?: boolean
}

/** What else a report may write for a term that the question uses says a little less than the term itself. */
const SYNONYM_WEIGHT = 0.5

/** An English phrase, its words joined as they stand, without little ones. */
type Phrase = { readonly entry: Entry; readonly words: string }

type Index = {
  readonly english: Map<string, Phrase[]>
  /** In words, little ones not counted. */
  readonly longestEnglish: number
  readonly official: Map<string, Entry>
  /** Everyday and official wordings, longest first: 旧楼翻新 is looked for before 旧楼. */
  readonly chinese: readonly { readonly text: string; readonly entry: Entry; readonly official: boolean }[]
}

let index: Index | undefined

function loaded(): Index {
  index ??= indexed(glossary as readonly Entry[])
  return index
}

function indexed(entries: readonly Entry[]): Index {
  const english = new Map<string, Phrase[]>()
  const official = new Map<string, Entry>()
  const chinese: { text: string; entry: Entry; official: boolean }[] = []
  let longestEnglish = 0
  for (const entry of entries) {
    for (const phrase of entry.en ?? []) {
      const words = englishWords(phrase)
      longestEnglish = Math.max(longestEnglish, words.length)
      addTo(english, keyOf(words), { entry, words: asWritten(words) })
    }
    for (const text of entry.everyday ?? []) chinese.push({ text, entry, official: false })
    for (const text of entry.zh) {
      official.set(text, entry)
      chinese.push({ text, entry, official: true })
    }
  }
  chinese.sort((a, b) => b.text.length - a.text.length)
  return { english, longestEnglish, official, chinese }
}

function addTo(phrases: Map<string, Phrase[]>, key: string, phrase: Phrase): void {
  const others = phrases.get(key)
  if (others) others.push(phrase)
  else phrases.set(key, [phrase])
}

/** The other official forms of a term; empty if the glossary does not have it. */
export function synonymsOf(term: string): LexicalTerm[] {
  const entry = loaded().official.get(term)
  if (!entry) return []
  const others = [...entry.zh, ...(entry.narrower ?? [])].filter(other => other !== term)
  return others.map(text => ({ field: 'substring', text, weight: SYNONYM_WEIGHT }))
}

/** True for an official term that names a thing, which an answer about that thing has to speak of. */
export function namesThing(term: string): boolean {
  const entry = loaded().official.get(term)
  return entry !== undefined && !entry.light
}

/**
 * The groups that a text's English and everyday phrases stand for, longest phrase first, and what is left of the text.
 * An official term of several words is left in the text, for its words count one by one too; its group says what else a
 * report may write for it.
 */
export function glossed(text: string): { readonly groups: LexicalTerm[][]; readonly rest: string } {
  const english = englishPhrases(text)
  const chinese = chinesePhrases(text)
  const everyday = chinese.filter(phrase => !phrase.official)
  const rest = [...english, ...everyday].reduce(
    (left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
    text,
  )
  const groups = [
    ...english.map(({ entries }) => entries.flatMap(officialTerms)),
    // A report may use the everyday wording itself.
    ...everyday.map(({ entry, start, end }) => [...officialTerms(entry), substring(text.slice(start, end), 1)]),
    ...chinese.filter(phrase => phrase.official).map(({ start, end }) => ofSeveralWords(text.slice(start, end))),
  ]
  return { groups: distinct(groups), rest }
}

/** Without empty groups, each once: a question that says legal aid twice does not mean it twice. */
function distinct(groups: readonly LexicalTerm[][]): LexicalTerm[][] {
  const byFirst = new Map(groups.map(group => [group[0]?.text, group]))
  return [...byFirst].flatMap(([first, group]) => (first === undefined ? [] : [group]))
}

function officialTerms(entry: Entry): LexicalTerm[] {
  return [
    ...entry.zh.map(term => substring(term, 1)),
    ...(entry.narrower ?? []).map(term => substring(term, SYNONYM_WEIGHT)),
  ]
}

/** Empty for a term that is one word, whose synonyms go beside that word (`synonymsOf`), and for one without any. */
function ofSeveralWords(term: string): LexicalTerm[] {
  const synonyms = synonymsOf(term)
  return synonyms.length > 0 && wordBoundaries(term).size > 2 ? [substring(term, 1), ...synonyms] : []
}

const substring = (text: string, weight: number): LexicalTerm => ({ field: 'substring', text, weight })

type Span = { readonly start: number; readonly end: number }

function englishPhrases(text: string): (Span & { readonly entries: readonly Entry[] })[] {
  const { english, longestEnglish } = loaded()
  const words = englishWords(text)
  const found: (Span & { readonly entries: readonly Entry[] })[] = []
  for (let at = 0; at < words.length; at++) {
    for (let length = Math.min(longestEnglish, words.length - at); length > 0; length--) {
      const run = words.slice(at, at + length)
      const phrases = english.get(keyOf(run))
      const [first, last] = [run[0], run.at(-1)]
      if (!phrases || !first || !last) continue
      found.push({ start: first.start, end: last.end, entries: meant(phrases, asWritten(run)) })
      at += length - 1
      break
    }
  }
  return found
}

/** Several things may share a stem (mediation and mediator, issued and issues): the word as written decides, if it can. */
function meant(phrases: readonly Phrase[], written: string): Entry[] {
  const same = phrases.filter(phrase => phrase.words === written)
  return [...new Set((same.length > 0 ? same : phrases).map(phrase => phrase.entry))]
}

/**
 * Everyday and official wordings where words begin and end: 罚了 is not found in 处罚了, 办了 not in 举办了. Each once, and
 * none inside a longer one.
 */
function chinesePhrases(text: string): (Span & { readonly entry: Entry; readonly official: boolean })[] {
  if (!/\p{Script=Han}/u.test(text)) return []
  const boundaries = wordBoundaries(text)
  const found: (Span & { entry: Entry; official: boolean })[] = []
  for (const { text: phrase, entry, official } of loaded().chinese) {
    for (let start = text.indexOf(phrase); start >= 0; start = text.indexOf(phrase, start + 1)) {
      const end = start + phrase.length
      if (!boundaries.has(start) || !boundaries.has(end)) continue
      if (found.some(other => start < other.end && end > other.start)) continue
      found.push({ start, end, entry, official })
      break
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

const asWritten = (words: readonly EnglishWord[]) => words.map(word => word.text).join(' ')
const keyOf = (words: readonly EnglishWord[]) => words.map(word => word.stem).join(' ')
