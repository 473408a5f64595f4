import { wholeNumber } from '../../language/numerals.ts'
import { findPlaceNames, type PlaceMention } from '../../language/place-mentions.ts'
import { fold, words } from '../../language/tokenize.ts'
import type { Place } from '../../library/library.ts'
import { placesAsked } from '../places/places.ts'
import type { Language } from '../question.ts'
import { languageOf } from '../understanding/understand.ts'
import { yearsAsked } from '../understanding/years.ts'

/**
 * True for a question that holds no number, year or place, and hardly a word, that was not said before. What it means
 * is for the way that every question goes to find out.
 */
export function isOfConversation(text: string, said: readonly string[], language: Language): boolean {
  const before = fold(said.join('\n'))
  return (
    languageOf(text) === language &&
    hasOnlyNumbersOf(text, said, before) &&
    hasOnlyPlacesOf(text, said, before) &&
    isWordedAs(text, before)
  )
}

/** Later than any year that is asked about, so that 23年 is 2023 whenever it is read; 去年 is the same on both sides. */
const READ_AT = new Date('2098-07-01T00:00:00Z')

const DIGITS = /\d+(?:[.,]\d+)*/g
/** 一 alone is hardly ever a number: 一共, 进一步. */
const HAN_NUMERALS = /[零〇○一二三四五六七八九十百千万亿两]{2,}|[零〇○二三四五六七八九十百千万亿两]/g
const NUMBER_WORD =
  /^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|(?:hundred|thousand|[bm]illion|dozen)s?|half|twice|double)$/

function hasOnlyNumbersOf(text: string, said: readonly string[], before: string): boolean {
  const years = new Set(said.flatMap(each => yearsAsked(each, READ_AT)).map(({ year }) => year))
  const numbers = new Set([...before.matchAll(DIGITS)].map(([found]) => found.replaceAll(',', '')))
  for (const year of years) numbers.add(String(year))
  const folded = fold(text)
  const wordsBefore = new Set(latinWordsOf(before))
  return (
    [...folded.matchAll(DIGITS)].every(([found]) => numbers.has(found.replaceAll(',', ''))) &&
    [...folded.matchAll(HAN_NUMERALS)].every(
      ([found]) => before.includes(found) || numbers.has(String(wholeNumber(found))),
    ) &&
    latinWordsOf(folded).every(word => !NUMBER_WORD.test(word) || wordsBefore.has(word)) &&
    yearsAsked(text, READ_AT).every(({ year }) => years.has(year) || numbers.has(String(year)))
  )
}

function latinWordsOf(folded: string): string[] {
  return folded.match(/[a-z]+/g) ?? []
}

type Named = { readonly text: string; readonly start: number; readonly end: number; readonly places: readonly Place[] }

/** What ends the name of a place that no list has, with the character before it; but not in 市场, 区域, 城镇化. */
const TYPED = /\p{Script=Han}(?:[省市县区旗镇乡村](?![场民域间值容化])|街道)/gu
/** A name of anything, behind the first word of the sentence. */
const CAPITALISED = /(?<=\S\s+\W?)\b[A-Z][\w'’-]*/g

function hasOnlyPlacesOf(text: string, said: readonly string[], before: string): boolean {
  const known = said.flatMap(each => [...placesAskedIn(each), ...findPlaceNames(each).map(toNamed)])
  const keys = new Set(known.flatMap(({ places }) => places.map(keyOf)))
  const names = new Set(known.map(({ text: name }) => fold(name)))
  const found = [...placesAskedIn(text), ...findPlaceNames(text).filter(isFull).map(toNamed)]
  const isKnown = ({ text: name, places }: Named) =>
    names.has(fold(name)) || places.some(place => keys.has(keyOf(place)))
  // A name that was said in short may be written in full.
  const rest = found.reduce(
    (left, { start, end }) => left.slice(0, start) + '，'.repeat(end - start) + left.slice(end),
    text,
  )
  const like = [...rest.matchAll(TYPED), ...rest.matchAll(CAPITALISED)].map(([each]) => each)
  return found.every(isKnown) && like.every(each => before.includes(fold(each)))
}

function placesAskedIn(text: string): Named[] {
  return placesAsked(text, []).map(({ text: name, start, end, candidates }) => ({
    text: name,
    start,
    end,
    places: candidates,
  }))
}

/** Others may be chance: 建设, 中心. */
function isFull({ form }: PlaceMention): boolean {
  return form === 'full'
}

function toNamed({ name, start, end, places }: PlaceMention): Named {
  return { text: name, start, end, places }
}

function keyOf({ path }: Place): string {
  return path.join('/')
}

/** Less than this share of what is said again is no rewriting: an apology, an answer, a question of the model's own. */
const SAID_BEFORE = 0.6

function isWordedAs(text: string, before: string): boolean {
  const all = words(text)
  return all.length > 0 && all.filter(word => before.includes(word)).length / all.length >= SAID_BEFORE
}
