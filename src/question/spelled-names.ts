import { namesOf, placesSpelled } from '../language/gazetteer.ts'
import { findSpelledPlaces, type SpelledPlace } from '../language/spelled-places.ts'
import type { Place } from '../library/library.ts'
import { held, isInside, toAsked } from './held-places.ts'
import { HOLDS, LIES_IN, SPELLED_ZONE } from './place-words.ts'
import type { PlaceAsked } from './question.ts'

/** Names in Latin letters; one with its type word is a place, a bare one (Zengcheng) if it is held or a city or district. */
export function spelledPlaces(text: string, zones: readonly Place[], heldPlaces: readonly Place[]): PlaceAsked[] {
  const spelled = narrowed(
    text,
    findSpelledPlaces(text).map(place => withZones(text, place, zones)),
  )
  const isNamed = ({ typed, places }: SpelledPlace) =>
    typed || held(places, heldPlaces).length > 0 || places.some(place => place.level !== 'street')
  const isTaken = (place: SpelledPlace) =>
    spelled.some(other => other !== place && other.start <= place.start && other.end >= place.end)
  return spelled
    .filter(place => isNamed(place) && !isTaken(place))
    .map(place => toAsked(place, place.places, heldPlaces))
}

/** Pingtan, Pingtan Comprehensive Experimental Zone: held zones of a spelling, which the gazetteer lacks. */
function withZones(text: string, spelled: SpelledPlace, zones: readonly Place[]): SpelledPlace {
  if (spelled.typed) return spelled
  const bearing = zones.filter(zone =>
    placesSpelled(spelled.text).some(place => namesOf(zone).short === namesOf(place).short),
  )
  if (bearing.length === 0) return spelled
  const type = SPELLED_ZONE.exec(text.slice(spelled.end))?.[0]
  if (type === undefined) return { ...spelled, places: [...bearing, ...spelled.places] }
  const end = spelled.end + type.length
  return { start: spelled.start, end, text: text.slice(spelled.start, end), places: bearing, typed: true }
}

/** "A of B", "A, B", "B's A": the places of A that lie in B. */
function narrowed(text: string, spelled: readonly SpelledPlace[]): SpelledPlace[] {
  return spelled.map((inner, at) => {
    const [before, after] = [spelled[at - 1], spelled[at + 1]]
    const gapAfter = after && text.slice(inner.end, after.start)
    const gapBefore = before && text.slice(before.end, inner.start)
    if (after && gapAfter && LIES_IN.test(gapAfter)) return lyingIn(text, inner, after, gapAfter)
    if (before && gapBefore && HOLDS.test(gapBefore)) return lyingIn(text, inner, before, gapBefore)
    return inner
  })
}

/**
 * East District of Shenzhen, where no such place lies in that city, is a place that there is not: the East District of
 * another city must not stand for it. After a comma it may be a list of two.
 */
function lyingIn(text: string, inner: SpelledPlace, outer: SpelledPlace, gap: string): SpelledPlace {
  const places = inner.places.filter(place => outer.places.some(other => isInside(other, place)))
  if (places.length > 0) return { ...inner, places }
  const isCity = outer.places.some(({ level }) => level === 'province' || level === 'city')
  const isLower = inner.places.every(({ level }) => level === 'district' || level === 'street')
  if (gap.includes(',') || !isCity || !isLower) return inner
  const [start, end] = [Math.min(inner.start, outer.start), Math.max(inner.end, outer.end)]
  return { start, end, text: text.slice(start, end), places, typed: true }
}
