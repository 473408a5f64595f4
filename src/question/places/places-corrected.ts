import { isEnglishWord } from '../../language/dictionary.ts'
import { namesOf, placesNamed, placesSpelled } from '../../language/gazetteer.ts'
import { isNearlySpelled, isNearlyWritten } from '../../language/near-names.ts'
import { latinWords, typeBehind } from '../../language/spelled-places.ts'
import { spellingKey } from '../../language/spelling-list.ts'
import { isListedWord, wordBoundaries } from '../../language/tokenize.ts'
import type { Place } from '../../library/library.ts'
import type { PlaceAsked } from '../question.ts'
import { distinct, distinctHeld, nameParts } from './held-places.ts'
import { BEFORE_SPELLED, BEFORE_YEAR, STANDS_ALONE } from './place-words.ts'

/**
 * Names with a slip of the keyboard in them (曾城区, Zengchen District). Only what is no place's name and no word, stands
 * where a place's name stands, and is nearly the name of exactly one held place is taken for it: 平城区 has twenty real
 * neighbours one character away.
 */
export function correctedPlaces(
  text: string,
  asked: readonly PlaceAsked[],
  heldPlaces: readonly Place[],
): PlaceAsked[] {
  const found = asked.filter(place => place.held.length > 0)
  const isFree = ({ start, end }: Span) => !found.some(other => start < other.end && end > other.start)
  return [
    ...corrections(writtenSlips(text, isFree, heldPlaces)),
    ...corrections(spelledSlips(text, isFree, heldPlaces)),
  ]
}

type Span = { readonly start: number; readonly end: number }
/** A piece of the text that is nearly the name of a place. */
type Slip = Span & { readonly text: string; readonly place: Place }

/** One for each piece of the text that only one held place is near to; the longest of pieces that overlap. */
function corrections(slips: readonly Slip[]): PlaceAsked[] {
  const kept: Slip[] = []
  for (const slip of [...slips].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    const overlapping = slips.filter(other => other.start < slip.end && other.end > slip.start)
    if (distinct(overlapping.map(({ place }) => place)).length > 1) continue
    if (!kept.some(other => other.start < slip.end && other.end > slip.start)) kept.push(slip)
  }
  return kept.map(({ start, end, text, place }) => ({
    text,
    start,
    end,
    candidates: [place],
    held: [place],
    corrected: { from: text, to: place.path.at(-1) ?? '' },
  }))
}

type IsFree = (span: Span) => boolean

/** 曾城区 anywhere a name can stand, 曾城 right before a year. */
function writtenSlips(text: string, isFree: IsFree, heldPlaces: readonly Place[]): Slip[] {
  const types = [...text.matchAll(TYPES)].filter(({ index, 0: type }) =>
    isFree({ start: index - 1, end: index + type.length }),
  )
  const years = [...text.matchAll(YEARS)].filter(({ index }) => isFree({ start: index - 1, end: index }))
  if (types.length + years.length === 0) return []
  const boundaries = wordBoundaries(text)
  const ends = types.map(({ index, 0: type }) => index + type.length).filter(end => boundaries.has(end))
  return distinctHeld(heldPlaces)
    .flatMap(place => {
      const { root, type } = nameParts(place)
      if (type === '') return []
      return [
        ...ends.flatMap(end =>
          text.endsWith(type, end) ? slipsBefore(text, end - type.length, { root, place, end }) : [],
        ),
        // A zone's type word is long enough to hold the slip itself: 综合试验区.
        ...(place.level === 'zone'
          ? ends.flatMap(end => slipsBefore(text, end, { root: root + type, place, end }))
          : []),
        ...years.flatMap(({ index }) => slipsBefore(text, index, { root, place, end: index })),
      ]
    })
    .filter(isFree)
}

const TYPES = /(?<=\p{Script=Han})(?:街道|[省市县区镇乡旗盟州])/gu
const YEARS = /(?<=\p{Script=Han})(?:(?:19|20)\d{2}(?!\d)|\d{2}年|[去今前]年)/gu

type Wanted = { readonly root: string; readonly place: Place; readonly end: number }

/** The pieces before `at` that are nearly the root of a name. */
function slipsBefore(text: string, at: number, { root, place, end }: Wanted): Slip[] {
  for (const length of [root.length, root.length - 1]) {
    const start = at - length
    if (start < 0) continue
    const written = text.slice(start, at)
    if (!isNearlyWritten(written, root) || !isNoName(written, text.slice(start, end))) continue
    const first = start - outerBefore(text.slice(0, start), place)
    if (first < start || STANDS_ALONE.test(text.slice(0, start)))
      return [{ start: first, end, text: text.slice(first, end), place }]
  }
  return []
}

function isNoName(root: string, whole: string): boolean {
  return placesNamed(root).length === 0 && placesNamed(whole).length === 0 && !isListedWord(whole)
}

/** How much of the end of a text names what the place lies in: 广州市|曾城区. */
function outerBefore(before: string, place: Place): number {
  let rest = before
  for (let depth = place.path.length - 1; depth > 0; depth--) {
    const { full, short } = namesOf({ path: place.path.slice(0, depth), level: 'city' })
    const name = [full, short].find(outer => rest.endsWith(outer))
    if (name !== undefined) rest = rest.slice(0, -name.length)
  }
  return before.length - rest.length
}

/** Shorter spellings are near to too many words. */
const SHORTEST_SPELLING = 6
const MOST_SYLLABLES = 4

/** Zengchen District, Zengchen 2024, in Zengchen. */
function spelledSlips(text: string, isFree: IsFree, heldPlaces: readonly Place[]): Slip[] {
  const words = latinWords(text).map(word => ({ ...word, type: typeBehind(text, word.end) }))
  const pieces = words.flatMap((first, at) =>
    Array.from({ length: Math.min(MOST_SYLLABLES, words.length - at) }, (_, more) => {
      const name = words.slice(at, at + more + 1)
      const { end, type } = name.at(-1) ?? first
      return {
        name,
        start: first.start,
        end,
        key: spellingKey(text.slice(first.start, end)),
        type,
      }
    }),
  )
  const likely = pieces.filter(
    ({ name, start, end, key, type }) =>
      key.length >= SHORTEST_SPELLING - 1 &&
      isFree({ start, end }) &&
      isOneName(text, name) &&
      (type !== undefined || standsAsSpelledName(text, start, end)) &&
      !name.some(word => isEnglishWord(word.text)) &&
      placesSpelled(key).length === 0,
  )
  if (likely.length === 0) return []
  const held = distinctHeld(heldPlaces).map(place => ({ place, spellings: spellingsOf(place) }))
  return likely.flatMap(({ start, end: last, key, type }) => {
    const end = type?.end ?? last
    return held
      .filter(
        ({ place, spellings }) => type?.fits(place) !== false && spellings.some(each => isNearlySpelled(key, each)),
      )
      .map(({ place }) => ({ start, end, text: text.slice(start, end), place }))
  })
}

function isOneName(text: string, name: readonly Span[]): boolean {
  return name.slice(1).every((word, at) => /^[ -]$/.test(text.slice(name[at]?.end, word.start)))
}

function standsAsSpelledName(text: string, start: number, end: number): boolean {
  const [before, after] = [text.slice(0, start), text.slice(end)]
  return (
    /^\s?(?:19|20)\d{2}/.test(after) ||
    BEFORE_YEAR.test(after) ||
    (/[A-Z]/.test(text.charAt(start)) && BEFORE_SPELLED.test(before))
  )
}

const spellings = new Map<string, readonly string[]>()

/** Of held places only, which are few; looking a spelling up takes as long as a question. */
function spellingsOf(place: Place): readonly string[] {
  const key = place.path.join('/')
  const known = spellings.get(key)
  if (known) return known
  const { pinyin, english } = namesOf(place)
  const found = [...new Set([pinyin ?? '', spellingKey(english ?? '')])].filter(
    name => name.length >= SHORTEST_SPELLING,
  )
  spellings.set(key, found)
  return found
}
