import type { EnglishWord } from '../english-words.ts'
import { allEnglishWords, LITTLE } from '../english-words.ts'
import { IRREGULAR } from './irregular-verbs.ts'
import type { Concept, EnglishForm, EnglishPattern } from './lexicon.ts'
import { lexicon, stemInTerms } from './lexicon.ts'
import type { TermSaid } from './term-said.ts'

type Span = { readonly start: number; readonly end: number }
type Found = Span & { readonly concepts: readonly Concept[] }

/** The terms of the genre that a text says, in its order; the longest wording at each place, none over another. */
export function termsIn(text: string, language: 'zh' | 'en'): TermSaid[] {
  return (language === 'zh' ? longestChinese(text) : longestEnglish(text)).flatMap(said)
}

/** Every wording of a term, also those inside longer ones: enforcement personnel, and enforcement, and personnel. */
export function allTermsIn(text: string, language: 'zh' | 'en'): TermSaid[] {
  return (language === 'zh' ? everyChinese(text) : everyEnglish(text)).flatMap(said)
}

function said({ start, end, concepts }: Found): TermSaid[] {
  const terms = [...new Map(concepts.map(concept => [concept.term, concept])).values()]
  const [first, ...others] = terms
  if (!first || first.kind === 'none') return []
  const also = others.filter(({ kind }) => kind !== 'none').map(({ term }) => term)
  return [{ start, end, term: first.term, kind: first.kind, ...(also.length > 0 && { also }) }]
}

function longestChinese(text: string): Found[] {
  const found: Found[] = []
  for (let at = 0; at < text.length; at++) {
    const longest = chineseAt(text, at).find(tells)
    if (!longest) continue
    found.push(longest)
    at = longest.end - 1
  }
  return found
}

/** One character by itself names no thing for sure: 部 is a ministry, and half of 部分. */
function tells({ start, end, concepts }: Found): boolean {
  return end - start > 1 || concepts.some(({ kind }) => kind !== 'noun' && kind !== 'matter')
}

function everyChinese(text: string): Found[] {
  return Array.from(text, (_, at) => chineseAt(text, at)).flat()
}

/** What begins there, the longest first. */
function chineseAt(text: string, at: number): Found[] {
  const byLength = new Map<number, Concept[]>()
  for (const { concept, text: form, pattern } of lexicon().chinese.get(text.charAt(at)) ?? []) {
    if (!text.startsWith(form, at)) continue
    if (pattern) {
      pattern.lastIndex = at
      if (!pattern.test(text)) continue
    }
    byLength.set(form.length, [...(byLength.get(form.length) ?? []), concept])
  }
  return [...byLength].map(([length, concepts]) => ({
    start: at,
    end: at + length,
    concepts: namedFirst(concepts, text.slice(at, at + length)),
  }))
}

/** A form that is the very name of a term means that one first. */
function namedFirst(concepts: readonly Concept[], form: string): readonly Concept[] {
  return concepts.toSorted((a, b) => Number(b.term === form) - Number(a.term === form))
}

function longestEnglish(original: string): Found[] {
  const text = original.toLowerCase()
  const found: Found[] = []
  const words = allEnglishWords(text)
  let end = 0
  for (const [at, word] of words.entries()) {
    if (word.start < end) continue
    const longest = englishAt(text, words, at).sort((a, b) => b.end - a.end)[0]
    if (!longest) continue
    found.push(longest)
    end = longest.end
  }
  return found
}

function everyEnglish(original: string): Found[] {
  const text = original.toLowerCase()
  const words = allEnglishWords(text)
  return words.flatMap((_, at) => englishAt(text, words, at))
}

function englishAt(text: string, words: readonly EnglishWord[], at: number): Found[] {
  const word = words[at]
  if (!word || PREFIXED.test(text.slice(0, word.start))) return []
  const { english, begun, patterns } = lexicon()
  const found = patternsAt(text, word, patterns)
  // A wording may begin with little words (in a row): it is found at the first of them.
  let firstContent = at
  while (LITTLE.has(words[firstContent]?.text ?? '')) firstContent++
  if (firstContent - at > MOST_HEAD) return found
  const run: EnglishWord[] = []
  for (let index = firstContent; index < words.length; index++) {
    const next = words[index]
    if (!next || (index > firstContent && !adjoin(text, words[index - 1], next))) break
    if (LITTLE.has(next.text)) continue
    run.push(next)
    const key = run.map(word => stemInTerms(word.text)).join(' ')
    if (!begun.has(key)) break
    const forms = english.get(key) ?? []
    const fitting = forms.filter(form => standsAround(form, words, at, firstContent, index))
    for (const [tail, same] of byTail(fitting)) {
      const end = words[index + tail]?.end ?? next.end
      found.push({ start: word.start, end, concepts: meant(same, run) })
    }
  }
  return found
}

/** A sub-area is no area, and what was non-compliant did not comply. */
const PREFIXED = /\b(?:sub|non|inter|semi|pre)-$/

/** Little words at the head of a wording: in a row has two before its first other word. */
const MOST_HEAD = 2

/** True where the little words that the wording begins and ends with stand there, and nothing else does before it. */
function standsAround(form: EnglishForm, words: readonly EnglishWord[], at: number, first: number, last: number) {
  const before = words.slice(at, first).map(({ text }) => text)
  return (
    before.length === form.head.length &&
    form.head.every((word, index) => before[index] === word) &&
    form.tail.every((word, index) => words[last + 1 + index]?.text === word)
  )
}

function byTail(forms: readonly EnglishForm[]): Map<number, EnglishForm[]> {
  const groups = new Map<number, EnglishForm[]>()
  for (const form of forms) groups.set(form.tail.length, [...(groups.get(form.tail.length) ?? []), form])
  return groups
}

function patternsAt(text: string, word: EnglishWord, patterns: readonly EnglishPattern[]): Found[] {
  return patterns.flatMap(({ concept, pattern }) => {
    pattern.lastIndex = word.start
    const match = pattern.exec(text)
    return match ? [{ start: word.start, end: word.start + match[0].length, concepts: [concept] }] : []
  })
}

/**
 * A stem is shared by more than means the same (publish and publicity; mediators and mediation; issues and issued): the
 * words as written decide, if they can.
 */
function meant(forms: readonly EnglishForm[], run: readonly EnglishWord[]): Concept[] {
  const words = run.map(({ text }) => text).join(' ')
  const written = uninflected(words)
  const inflected = forms.filter(form => ofForm(form) === written)
  const alike = inflected.length > 0 ? inflected : forms
  const classes = new Set(alike.filter(form => singular(form.words) === singular(words)).map(classOf))
  const same = classes.size === 1 ? alike.filter(form => classes.has(classOf(form))) : alike
  return same.map(({ concept }) => concept)
}

/** A thing, or what is done. */
const classOf = ({ concept: { kind } }: EnglishForm) => kind === 'noun' || kind === 'matter'

const singular = (words: string) => words.replace(/ies\b/g, 'y').replace(/(?<=[a-z]{2}[^s\s])s\b/g, '')

const known = new WeakMap<EnglishForm, string>()

function ofForm(form: EnglishForm): string {
  const before = known.get(form)
  if (before !== undefined) return before
  const words = uninflected(form.words)
  known.set(form, words)
  return words
}

/** Without the endings that a word takes in a sentence: closes, closed and closing are one, closure is another. */
function uninflected(words: string): string {
  return singular(words)
    .split(' ')
    .map(word => IRREGULAR.get(word) ?? word)
    .map(word => word.replace(/(?<=..)(?:ied|y)$/, 'i').replace(/(?<=...)(?:ed|ing|es?)$/, ''))
    .map(word => word.replace(/(.)\1$/, '$1').replace(/is$/, 'iz'))
    .join(' ')
}

/** Commas and stops part what no wording spans. */
function adjoin(text: string, before: EnglishWord | undefined, after: EnglishWord): boolean {
  return before === undefined || !/[,.;:!?()[\]，。；：]/.test(text.slice(before.end, after.start))
}
