import { contains, placeKey } from '../../language/gazetteer.ts'
import { splitName, zoneRoot } from '../../language/place-names.ts'
import type { Place } from '../../library/library.ts'
import type { PlaceAsked } from '../question.ts'

const byKeyOf = new WeakMap<readonly Place[], ReadonlyMap<string, Place>>()

/** Held places by their path, each once; a question looks up many names in one list. */
function byKey(heldPlaces: readonly Place[]): ReadonlyMap<string, Place> {
  const known = byKeyOf.get(heldPlaces)
  if (known) return known
  const found = new Map(heldPlaces.map(place => [placeKey(place), place]))
  byKeyOf.set(heldPlaces, found)
  return found
}

/** Those of the candidates that have a report. */
export function held(candidates: readonly Place[], heldPlaces: readonly Place[]): Place[] {
  return distinct(candidates.flatMap(place => byKey(heldPlaces).get(placeKey(place)) ?? []))
}

/** Each held place once. */
export function distinctHeld(heldPlaces: readonly Place[]): Place[] {
  return [...byKey(heldPlaces).values()]
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

const partsOfName = new Map<string, { readonly root: string; readonly type: string }>()

/** Root and type word of a held place's name, also of a zone's: 增城|区, 平潭|综合实验区; no type where it has no root. */
export function nameParts(place: Place): { readonly root: string; readonly type: string } {
  const name = place.path.at(-1) ?? ''
  const known = partsOfName.get(name)
  if (known) return known
  const root = place.level === 'zone' ? zoneRoot(name) : splitName(name).root
  const parts = { root, type: name.slice(root.length) }
  // Only of held places, so the memory cannot grow beyond the library.
  partsOfName.set(name, parts)
  return parts
}
