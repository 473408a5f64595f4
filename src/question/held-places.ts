import { contains, placeKey } from '../language/gazetteer.ts'
import type { Place } from '../library/library.ts'
import type { PlaceAsked } from './question.ts'

/** Those of the candidates that have a report. */
export function held(candidates: readonly Place[], heldPlaces: readonly Place[]): Place[] {
  const keys = new Set(candidates.map(placeKey))
  return distinct(heldPlaces.filter(place => keys.has(placeKey(place))))
}

type Found = Omit<PlaceAsked, 'candidates' | 'held'>

/** A name of the question with the places that it can mean. */
export function toAsked(found: Found, candidates: readonly Place[], heldPlaces: readonly Place[]): PlaceAsked {
  const { text, start, end } = found
  return { text, start, end, candidates, held: held(candidates, heldPlaces) }
}

/** True where `inner` lies in `outer` and is not the same. */
export function isInside(outer: Place, inner: Place): boolean {
  return outer.path.length < inner.path.length && contains(outer, inner)
}

/** Each place once. */
export function distinct(places: readonly Place[]): Place[] {
  return [...new Map(places.map(place => [placeKey(place), place])).values()]
}
