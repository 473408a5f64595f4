import type { Place } from '../library/library.ts'
import { closingWords, openingWords } from './english-place-words.ts'
import { placesSpelled } from './gazetteer.ts'
import { latinWords, type SpelledPlace, typeBehind, type Word } from './spelled-places.ts'

/**
 * Names of which a part is put into English: Lushan Road for 鲁山道, East Lake for 东湖, Eastern District. As any road and
 * lake is written so, they are hints: only whoever knows which places can be meant may take one for a place.
 */
export function findTranslatedPlaces(text: string): SpelledPlace[] {
  const words = latinWords(text)
  if (!words.some(word => isOpening(word) || isClosing(word))) return []
  const found: SpelledPlace[] = []
  for (let first = 0; first < words.length; first++) {
    const place = placeAt(text, words.slice(first, first + mostWords), found.at(-1)?.end ?? 0)
    if (place !== undefined) found.push(place)
  }
  return found
}

// Syllables that stand apart and a closing word: Lu Shan Dao Road.
const mostWords = 5

function isOpening({ text }: Word): boolean {
  return Object.hasOwn(openingWords, text.toLowerCase())
}

/** Zengcheng District is spelled, not translated; East District is translated as a whole. */
function isClosing({ text }: Word): boolean {
  const word = text.toLowerCase()
  return Object.hasOwn(closingWords, word) && !typeWordsToo.has(word)
}

const typeWordsToo = new Set(['district', 'city'])

/** The longest translated name that begins with the first of these words. */
function placeAt(text: string, words: readonly Word[], free: number): SpelledPlace | undefined {
  const [first] = words
  if (first === undefined || first.start < free) return undefined
  for (let count = words.length; count > 1; count--) {
    const name = words.slice(0, count)
    const last = name.at(-1) ?? first
    const gaps = name.slice(1).map((word, at) => text.slice(name[at]?.end, word.start))
    if (!(isOpening(first) || isClosing(last)) || !gaps.every(gap => gap === ' ' || gap === '-')) continue
    const places = spellingsOf(name).flatMap(spelling => placesSpelled(spelling))
    if (places.length === 0) continue
    const type = typeBehind(text, last.end)
    const fitting = type ? places.filter(place => type.fits(place)) : places
    const end = type && fitting.length > 0 ? type.end : last.end
    if (fitting.length > 0)
      return {
        start: first.start,
        end,
        text: text.slice(first.start, end),
        places: once(fitting),
        typed: type !== undefined,
      }
  }
  return undefined
}

/** What pinyin the words can stand for; those that leave every word as it is are no translation. */
function spellingsOf(name: readonly Word[]): string[] {
  const written = name.map(word => word.text.toLowerCase())
  const [first = '', ...rest] = written
  const last = rest.pop() ?? ''
  const opening = Object.hasOwn(openingWords, first) ? openingWords[first] : undefined
  const openings = opening ? [first, opening] : [first]
  const closings = (Object.hasOwn(closingWords, last) ? closingWords[last] : undefined) ?? []
  const stems = openings.map(opening => [opening, ...rest].join(''))
  return stems
    .flatMap(stem => [
      `${stem}${last}`,
      ...closings.map(closing => `${stem}${closing}`),
      // The pinyin has the word already: Lushandao Road. Jiefang Road is another place than 解放街道.
      ...(closings.some(closing => stem.endsWith(closing)) ? [stem] : []),
    ])
    .filter(spelling => spelling !== written.join(''))
}

function once(places: readonly Place[]): Place[] {
  return [...new Set(places)]
}
