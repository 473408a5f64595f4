import { namesOf, placesSpelled } from '../../language/gazetteer.ts'
import { isOfKind } from '../../language/place-names.ts'
import { findSpelledPlaces, type SpelledPlace } from '../../language/spelled-places.ts'
import { findTranslatedPlaces } from '../../language/translated-places.ts'
import type { Place } from '../../library/library.ts'
import type { PlaceAsked } from '../question.ts'
import { held, isInside, toAsked } from './held-places.ts'
import {
  AFTER_COMPOUND,
  BEFORE_SPELLED,
  BEFORE_YEAR,
  HOLDS,
  LIES_IN,
  SPELLED_COMPOUND,
  SPELLED_ZONE,
  ZONE_TYPE,
} from './place-words.ts'

/** Names in Latin letters; one with its type word is a place, a bare one (Zengcheng) if it is held or a city or district. */
export function spelledPlaces(text: string, zones: readonly Place[], heldPlaces: readonly Place[]): PlaceAsked[] {
  if (!/[A-Za-z]{2}/.test(text)) return []
  const spelled = narrowed(
    text,
    allSpelled(text, heldPlaces).map(place =>
      withZones(text, withoutCompound(text, withHeldType(place, heldPlaces), heldPlaces), zones),
    ),
  )
  const isNamed = (place: SpelledPlace, at: number) =>
    place.typed ||
    held(place.places, heldPlaces).length > 0 ||
    place.places.some(({ level }) => level !== 'street') ||
    isTownOf(text, place, spelled[at - 1], spelled[at + 1])
  const isTaken = (place: SpelledPlace) =>
    spelled.some(other => other !== place && other.start <= place.start && other.end >= place.end)
  return spelled
    .filter((place, at) => isNamed(place, at) && !isTaken(place))
    .map(place => toAsked(place, place.places, heldPlaces))
}

/** Xintang in "Zengcheng Xintang" and "Xintang, Zengcheng"; not in what bears its name, such as Xintang Market. */
function isTownOf(text: string, town: SpelledPlace, before?: SpelledPlace, after?: SpelledPlace): boolean {
  if (!/^[A-Z]/.test(town.text) || /^ [A-Z]/.test(text.slice(town.end))) return false
  const outer = [
    ...(before && HOLDS.test(text.slice(before.end, town.start)) ? before.places : []),
    ...(after && LIES_IN.test(text.slice(town.end, after.start)) ? after.places : []),
  ]
  return town.places.length > 0 && town.places.every(inner => outer.some(each => isInside(each, inner)))
}

/**
 * Spelled names, and partly translated ones (Lushan Road) of held places: any lake is a "West Lake", so one of another
 * place counts only with a capital and a type word. A translated name is longer than the spelled one in it, so it is taken first.
 */
function allSpelled(text: string, heldPlaces: readonly Place[]): SpelledPlace[] {
  const translated = findTranslatedPlaces(text).flatMap(place => {
    const places = held(place.places, heldPlaces)
    // West Lake District says which place it is, held or not, and Jiefang Road Subdistrict that it is not 解放街道.
    if (places.length === 0) return place.typed && /^[A-Z]/.test(place.text) ? [place] : []
    return isWrittenAsName(text, place) ? [{ ...place, places }] : []
  })
  if (translated.length === 0) return findSpelledPlaces(text)
  const rest = translated.reduce(
    (left, { start, end }) => left.slice(0, start) + '\u0000'.repeat(end - start) + left.slice(end),
    text,
  )
  return [...translated, ...findSpelledPlaces(rest)].sort((a, b) => a.start - b.start)
}

/** With a capital or a type word, or small where a place is named: east lake 2024, in lushan road. */
function isWrittenAsName(text: string, { text: name, start, end, typed }: SpelledPlace): boolean {
  return (
    typed ||
    /^[A-Z]/.test(name) ||
    BEFORE_SPELLED.test(text.slice(0, start)) ||
    BEFORE_YEAR.test(text.slice(end).trimStart())
  )
}

/** Sihe Township is also the town of that name, if that is held and no township is. */
function withHeldType(spelled: SpelledPlace, heldPlaces: readonly Place[]): SpelledPlace {
  const loosely = held(spelled.places, heldPlaces).length > 0 ? [] : held(spelled.loosely ?? [], heldPlaces)
  return loosely.length > 0 ? { ...spelled, places: loosely } : spelled
}

/** Zengcheng city|management: of an unheld place, a small type word that belongs to what follows is left to it. */
function withoutCompound(text: string, spelled: SpelledPlace, heldPlaces: readonly Place[]): SpelledPlace {
  const root = SPELLED_COMPOUND.exec(spelled.text)?.groups?.root
  if (!spelled.typed || root === undefined || held(spelled.places, heldPlaces).length > 0) return spelled
  if (!AFTER_COMPOUND.test(text.slice(spelled.end))) return spelled
  return { ...spelled, end: spelled.start + root.length, text: root, places: placesSpelled(root), typed: false }
}

/** Pingtan District, where there is no district of that name: a zone is a 区 as well, and a city to whoever comes from afar. */
function typedZones({ text, places }: SpelledPlace, zones: readonly Place[]): Place[] {
  const [, root = '', type = ''] = /^(.+?)[ -]?(district|city|qu|区)$/i.exec(text) ?? []
  const isExact = places.some(place => isOfKind(place, /^city$/i.test(type) ? 'city' : 'district'))
  return root === '' || isExact ? [] : bearing(root, zones)
}

function bearing(spelling: string, zones: readonly Place[]): Place[] {
  const named = placesSpelled(spelling)
  return zones.filter(zone => named.some(place => namesOf(zone).short === namesOf(place).short))
}

/** Pingtan, Pingtan Comprehensive Experimental Zone: held zones of a spelling, which the gazetteer lacks. */
function withZones(text: string, spelled: SpelledPlace, zones: readonly Place[]): SpelledPlace {
  if (spelled.typed) {
    const meant = typedZones(spelled, zones)
    return meant.length > 0 ? { ...spelled, places: meant } : spelled
  }
  const ofName = bearing(spelled.text, zones)
  if (ofName.length === 0) return spelled
  const type = (SPELLED_ZONE.exec(text.slice(spelled.end)) ?? ZONE_TYPE.exec(text.slice(spelled.end)))?.[0]
  if (type === undefined) return { ...spelled, places: [...ofName, ...spelled.places] }
  const end = spelled.end + type.length
  return { start: spelled.start, end, text: text.slice(spelled.start, end), places: ofName, typed: true }
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
