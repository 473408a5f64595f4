import type { Place } from '../library/library.ts'
import { englishWords, mixedKinds, peopleWords, typeWords } from './english-place-words.ts'
import { establishedNames, placesSpelled } from './gazetteer.ts'
import { isOfKind, isOfLevel } from './place-names.ts'
import { spellingKey } from './spelling-list.ts'

/** A place spelled in Latin letters, with its type word where it has one; `text.slice(start, end)` is `text`. */
export type SpelledPlace = {
  readonly start: number
  readonly end: number
  readonly text: string
  /** Places of this spelling, only those the type word fits if there is one; empty for Zengcheng Town, which there is not. */
  readonly places: readonly Place[]
  /** Places that are meant where none of `places` can be: towns of a name that is spelled with Township. */
  readonly loosely?: readonly Place[]
  /** True with a type word: Zengcheng District, City of Datong, Zengchengqu. */
  readonly typed: boolean
}

// Of names in the division hardly any has more syllables that could be written apart (Ke Er Qin Zuo Yi Zhong Qi).
const mostWords = 7

/**
 * Every place name spelled in Latin letters, longest first at each word, without overlap. Syllables may stand apart (Lu
 * Shan Dao) or be joined by hyphens and apostrophes.
 *
 * What counts as a name:
 * - written small it is one word of four letters or more, or has a type word (zengcheng, lu shan dao subdistrict)
 * - written in several words without a type word, each has a capital
 * - an English word that happens to be pinyin needs both a capital and a type word (Guide County)
 */
export function findSpelledPlaces(text: string): SpelledPlace[] {
  const words = latinWords(text)
  const found: SpelledPlace[] = []
  for (let first = 0; first < words.length; ) {
    const free = found.at(-1)?.end ?? 0
    const place =
      (words[first]?.start ?? 0) < free ? undefined : placeAt(text, words.slice(first, first + mostWords), free)
    if (place !== undefined) found.push(place)
    first += 1
  }
  return found
}

/** The Latin words of a text; an apostrophe that parts syllables is inside a word, a possessive is not. */
export function latinWords(text: string): Word[] {
  return [...text.matchAll(/[A-Za-zÜü]+(?:['’](?!s\b)[A-Za-zÜü]+)*/g)].map(match => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))
}

export type Word = { readonly text: string; readonly start: number; readonly end: number }

/** The longest name that begins with the first of these words; what lies before `free` belongs to another place. */
function placeAt(text: string, words: readonly Word[], free: number): SpelledPlace | undefined {
  for (let count = words.length; count > 0; count--) {
    const name = words.slice(0, count)
    const gaps = name.slice(1).map((word, index) => text.slice(name[index]?.end, word.start))
    if (!gaps.every(gap => gap === ' ' || gap === '-')) continue
    const found = typedPlace(text, name, free) ?? suffixedPlace(text, name) ?? barePlace(text, name)
    if (found !== undefined) return found
  }
  return undefined
}

/** Zengcheng District; City of Datong; Xinjiang Uygur Autonomous Region. */
function typedPlace(text: string, name: readonly Word[], free: number): SpelledPlace | undefined {
  const { start, end } = spanOf(name)
  if (!isWrittenAlike(name) || (isEnglish(name) && !isCapital(name[0]))) return undefined
  const after = typeAfter.exec(text.slice(end))
  const before = after === null ? typeBefore.exec(text.slice(free, start)) : null
  const written = after?.groups?.type ?? after?.groups?.chinese ?? before?.groups?.type
  if (written === undefined) return undefined
  const { places, loosely } = placesOfType(name, written)
  const isAnother = after !== null && places.length === 0 && placesSpelled(keyOf(name)).length > 0 && isOwnType(written)
  if (places.length === 0 && !isAnother) return undefined
  const found = spelled(text, start - (before?.[0].length ?? 0), end + (after?.[0].length ?? 0), places, true)
  return { ...found, loosely }
}

/**
 * Zengcheng Town, where there is a district of that name and no town: a place that there is not. Written small, and on
 * words that a street or a city is described with, the type word may be the beginning of something else.
 */
function isOwnType(written: string): boolean {
  return /^(?:[镇乡街]|Town|Sub|District|County)/.test(written)
}

/** Zengchengqu, Zengcheng Qu, Zengcheng qu. */
function suffixedPlace(text: string, name: readonly Word[]): SpelledPlace | undefined {
  const { start, end } = spanOf(name)
  const key = keyOf(name)
  const last = name.at(-1)?.text ?? ''
  const root = typeWords.some(({ pinyin }) => pinyin === last) ? name.slice(0, -1) : name
  if (!isWrittenAlike(root) || placesSpelled(key).length > 0) return undefined
  for (const { kind, pinyin } of typeWords) {
    const places = key.endsWith(pinyin) ? placesSpelled(key.slice(0, -pinyin.length), kind) : []
    if (places.length > 0) return spelled(text, start, end, places, true)
  }
  return undefined
}

/** Zengcheng; Lu Shan Dao; zengcheng. */
function barePlace(text: string, name: readonly Word[]): SpelledPlace | undefined {
  const { start, end } = spanOf(name)
  const key = keyOf(name)
  const small = !name.every(isCapital)
  if (isEnglish(name) || key.length < shortestSmall) return undefined
  if (small && name.length > 1 && !beforeYear.test(text.slice(end))) return undefined
  const places = meant(key, placesSpelled(key))
  return places.length === 0 ? undefined : spelled(text, start, end, places, false)
}

/** Syllables that stand apart and small are a name where a year follows: zeng cheng 2024年. */
const beforeYear = /^\s?(?:19|20)\d{2}(?!\d)/

// Shorter small words are hardly ever a place (ala, aba).
const shortestSmall = 4

type OfType = { readonly places: readonly Place[]; readonly loosely: readonly Place[] }

/** The places of a spelling that an English or a Chinese type word fits. */
function placesOfType(name: readonly Word[], written: string): OfType {
  const type = typePatterns.find(({ pattern }) => pattern.test(written))
  if (type === undefined) return { places: [], loosely: [] }
  const key = keyOf(name)
  const all = meant(key, placesSpelled(key))
  const exact = all.filter(place => isOfKind(place, type.kind))
  // Of a name with a root of one character, English cuts off the type word: Shan County is 单县, which is Shanxian.
  const whole = isCapital(name[0]) ? placesSpelled(key + type.pinyin, type.kind).filter(place => isUncut(place)) : []
  const ofLevel = type.loose ? all.filter(place => isOfLevel(place, type.kind)) : []
  if (exact.length + whole.length === 0) return { places: ofLevel, loosely: [] }
  const mixed = mixedKinds.includes(type.kind)
    ? ofLevel.filter(place => mixedKinds.some(kind => isOfKind(place, kind)))
    : []
  return { places: [...exact, ...whole], loosely: mixed }
}

function isUncut(place: Place): boolean {
  return place.path.at(-1)?.length === 2
}

/**
 * Leaves out places that go by another name than their pinyin where a place of the same level has no other: Shanxi is
 * 山西, for 陕西 is written Shaanxi.
 */
function meant(key: string, places: readonly Place[]): readonly Place[] {
  const goesByAnother = (place: Place): boolean => {
    const names = establishedNames(place)
    return names.length > 0 && !names.some(name => spellingKey(name) === key)
  }
  return places.filter(
    place => !goesByAnother(place) || !places.some(other => other.level === place.level && !goesByAnother(other)),
  )
}

const typePatterns = typeWords.map(type => ({
  ...type,
  pattern: new RegExp(`^(?:(?:${type.words})s?|${type.chinese.replace(/\(\?!.*?\)/g, '')})$`, 'i'),
}))
const anyType = typeWords.map(({ words }) => words).join('|')
const typeAfter = new RegExp(
  `^(?:[ -](?:(?:(?:${peopleWords}|and|,|&)[ ,]+)+(?=autonomous|ethnic))?(?<type>(?:${anyType})s?)(?![a-z])|` +
    `\\s?(?<chinese>${typeWords.map(({ chinese }) => chinese).join('|')}))`,
  'i',
)
const typeBefore = new RegExp(`(?<![a-z])(?<type>${anyType}) of (?:the )?$`, 'i')

/** The type word that stands behind a name, if one does, and which places it can be said of. */
export function typeBehind(text: string, end: number): { end: number; fits: (place: Place) => boolean } | undefined {
  const after = typeAfter.exec(text.slice(end))
  const written = after?.groups?.type ?? after?.groups?.chinese
  const type = typePatterns.find(({ pattern }) => written !== undefined && pattern.test(written))
  if (after === null || type === undefined) return undefined
  const fits = (place: Place): boolean => isOfKind(place, type.kind) || (type.loose && isOfLevel(place, type.kind))
  return { end: end + after[0].length, fits }
}

function spelled(text: string, start: number, end: number, places: readonly Place[], typed: boolean): SpelledPlace {
  return { start, end, text: text.slice(start, end), places, typed }
}

function spanOf(words: readonly Word[]): { start: number; end: number } {
  return { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 }
}

function keyOf(words: readonly Word[]): string {
  return spellingKey(words.map(word => word.text).join(''))
}

function isCapital(word: Word | undefined): boolean {
  return /^[A-ZÜ]/.test(word?.text ?? '')
}

/** All words with a capital or all without: "In Zengcheng" is no name of two syllables. */
function isWrittenAlike(words: readonly Word[]): boolean {
  return words.every(isCapital) || !words.some(isCapital)
}

function isEnglish(words: readonly Word[]): boolean {
  return words.every(word => englishWords.has(word.text.toLowerCase()))
}
