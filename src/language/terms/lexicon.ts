import { LITTLE, stemOf } from '../english-words.ts'
import glossary from '../glossary.json' with { type: 'json' }
import { BODIES } from './body-table.ts'
import { IRREGULAR } from './irregular-verbs.ts'
import { MANNERS } from './manner-table.ts'
import { MATTERS } from './matter-table.ts'
import { OUTCOMES } from './outcome-table.ts'
import { DIRECTIONS, NEGATIONS, NO_TERMS, PARTS, PLANS, RANKS } from './small-table.ts'
import { STAGES } from './stage-table.ts'
import type { TermKind } from './term-said.ts'
import { THINGS } from './thing-table.ts'

/** One thing of the genre, with its wordings. */
export type Concept = {
  readonly term: string
  /** `none` for words that hold a term and mean something else. */
  readonly kind: TermKind | 'none'
  /** Chinese forms: as they are, or patterns where they hold brackets. */
  readonly zh: readonly string[]
  readonly en: readonly string[]
}

/** Tables in the order in which a wording that stands in several is taken to mean one or the other. */
const TABLES: readonly (readonly [TermKind | 'none', string])[] = [
  ['none', NO_TERMS],
  ['outcome', OUTCOMES],
  ['stage', STAGES],
  ['direction', DIRECTIONS],
  ['negation', NEGATIONS],
  ['plan', PLANS],
  ['part', PARTS],
  ['rank', RANKS],
  ['matter', MATTERS],
  ['noun', BODIES],
  ['noun', THINGS],
  ['noun', MANNERS],
]

/** A Chinese form that is looked for where its first character stands. */
export type ChineseForm = { readonly concept: Concept; readonly text: string; readonly pattern?: RegExp }

/** An English wording of words: the stems that stand in a row, and the little words that must stand around them. */
export type EnglishForm = {
  readonly concept: Concept
  readonly words: string
  readonly head: readonly string[]
  readonly tail: readonly string[]
}

export type EnglishPattern = { readonly concept: Concept; readonly pattern: RegExp }

export type Lexicon = {
  readonly byTerm: ReadonlyMap<string, Concept>
  /** By first character, longest first. */
  readonly chinese: ReadonlyMap<string, readonly ChineseForm[]>
  /** By stems. */
  readonly english: ReadonlyMap<string, readonly EnglishForm[]>
  /** What wordings begin with, and they themselves: where a run of words is none of these, no longer one is a wording. */
  readonly begun: ReadonlySet<string>
  readonly patterns: readonly EnglishPattern[]
}

let loaded: Lexicon | undefined

/** Compiled when it is first asked for. */
export function lexicon(): Lexicon {
  loaded ??= compile(allConcepts())
  return loaded
}

function allConcepts(): Concept[] {
  const own = TABLES.flatMap(([kind, table]) => table.split('\n').flatMap(line => conceptOf(line, kind)))
  const owners = new Map(own.flatMap(concept => concept.zh.map(form => [form, concept] as const)))
  const entries: readonly Entry[] = glossary
  const ofOwn = new Map<Concept, Entry[]>()
  for (const entry of entries) {
    const [owner, ...others] = new Set(entry.zh.flatMap(form => owners.get(form) ?? []))
    // What the tables tell apart the glossary may put together; that is for searching, where more is better.
    if (owner && others.length === 0 && isThing(owner)) addTo(ofOwn, owner, entry)
  }
  const merged = own.map(concept => withGlossary(concept, ofOwn.get(concept) ?? [], owners))
  return [...merged, ...entries.flatMap(entry => nounOf(entry, owners))]
}

type Entry = { readonly zh: readonly string[]; readonly en?: readonly string[] }

/** `term form form : english; english # reason`. */
function conceptOf(line: string, kind: Concept['kind']): Concept[] {
  const [said = ''] = line.split(' # ')
  const [forms = '', english = ''] = said.split(' : ')
  const zh = forms.split(' ').filter(form => form !== '')
  const [term] = zh
  if (term === undefined) return []
  const en = english.split(';').flatMap(wording => wording.trim() || [])
  return [{ term: withoutGroups(term), kind, zh, en }]
}

/** A thing with what the glossary has for it. */
function withGlossary(concept: Concept, same: readonly Entry[], owners: ReadonlyMap<string, Concept>): Concept {
  return {
    ...concept,
    zh: [...new Set([...concept.zh, ...same.flatMap(({ zh }) => zh.filter(form => !isComposed(form, owners)))])],
    en: [...new Set([...concept.en, ...same.flatMap(englishOf)])],
  }
}

/** Names of things; where it begins or ends with what was done (handed over to police), the words are found one by one. */
function englishOf({ en = [] }: Entry): string[] {
  return en.filter(wording => {
    const words = wording.toLowerCase().split(' ')
    return !words.some(
      (word, at) => (at === 0 || at === words.length - 1) && (/[^e]ed$/.test(word) || IRREGULAR.has(word)),
    )
  })
}

const isThing = ({ kind }: Concept) => kind === 'noun' || kind === 'matter'

/** What only the glossary has: things. What is done with them the tables have in full. */
function nounOf(entry: Entry, owners: ReadonlyMap<string, Concept>): Concept[] {
  if (entry.zh.some(form => owners.has(form))) return []
  const zh = entry.zh.filter(form => !isComposed(form, owners))
  const [term] = zh
  return term === undefined ? [] : [{ term, kind: 'noun', zh, en: englishOf(entry) }]
}

/** True for a form made of others in a row, one of which says what is done (走访企业, 同比增长): they are found one by one. */
function isComposed(form: string, owners: ReadonlyMap<string, Concept>): boolean {
  for (let at = 2; at <= form.length - 2; at++) {
    const [left, right] = [owners.get(form.slice(0, at)), owners.get(form.slice(at))]
    if (left && right && !(isThing(left) && isThing(right))) return true
  }
  return false
}

function compile(concepts: readonly Concept[]): Lexicon {
  const chinese = new Map<string, ChineseForm[]>()
  const english = new Map<string, EnglishForm[]>()
  const patterns: EnglishPattern[] = []
  const begun = new Set<string>()
  for (const concept of concepts) {
    for (const form of concept.zh) addTo(chinese, ...chineseForm(form, concept))
    for (const wording of concept.en) {
      if (wording.includes('(') || wording.includes('['))
        patterns.push({ concept, pattern: new RegExp(`${wording}\\b`, 'y') })
      else {
        const [key, form] = englishForm(wording, concept)
        const stems = key.split(' ')
        for (let length = 1; length <= stems.length; length++) begun.add(stems.slice(0, length).join(' '))
        addTo(english, key, form)
      }
    }
  }
  for (const forms of chinese.values()) forms.sort((a, b) => b.text.length - a.text.length)
  return {
    byTerm: new Map(concepts.map(concept => [concept.term, concept])),
    chinese,
    english,
    begun,
    patterns,
  }
}

function chineseForm(form: string, concept: Concept): [string, ChineseForm] {
  const text = withoutGroups(form)
  return [text.charAt(0), form === text ? { concept, text } : { concept, text, pattern: new RegExp(form, 'y') }]
}

/** A pattern's own characters: what stands in brackets only looks around. */
function withoutGroups(pattern: string): string {
  let depth = 0
  let text = ''
  for (const character of pattern) {
    if (character === '(') depth++
    if (depth === 0) text += character
    if (character === ')') depth--
  }
  return text
}

function englishForm(wording: string, concept: Concept): [string, EnglishForm] {
  const words = wording.toLowerCase().match(/[a-z\d]+(?:['’][a-z]+)?/g) ?? []
  const content = words.filter(word => !LITTLE.has(word))
  const first = words.findIndex(word => !LITTLE.has(word))
  const last = words.findLastIndex(word => !LITTLE.has(word))
  const form = { concept, words: content.join(' '), head: words.slice(0, first), tail: words.slice(last + 1) }
  return [content.map(stemInTerms).join(' '), form]
}

/** Gave and given as give. */
export function stemInTerms(word: string): string {
  return stemOf(IRREGULAR.get(word) ?? word)
}

function addTo<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const others = map.get(key)
  if (others) others.push(value)
  else map.set(key, [value])
}
