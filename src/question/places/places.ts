import { simplified } from '../../language/traditional.ts'
import type { Place } from '../../library/library.ts'
import type { PlaceAsked } from '../question.ts'
import { distinct, distinctHeld, isInside } from './held-places.ts'
import { COORDINATED, HOLDS, JOINED, LIES_IN, QUOTED, TOGETHER } from './place-words.ts'
import { correctedPlaces } from './places-corrected.ts'
import { unlistedPlaces } from './places-unlisted.ts'
import { spelledPlaces } from './spelled-names.ts'
import { writtenPlaces } from './written-places.ts'

/**
 * The places a question asks about, in its order. Names are taken as the gazetteer and the library know them, a real one
 * is never corrected; of several places of one name those with a report are meant. A place that only leads to another one of the
 * question (Datong in "Pingcheng District of Datong", 天津市 beside 河东区) is not asked about itself.
 */
export function placesAsked(question: string, heldPlaces: readonly Place[]): PlaceAsked[] {
  const text = simplified(question).replace(QUOTED, found => '\u0000'.repeat(found.length))
  const zones = distinctHeld(heldPlaces).filter(held => held.level === 'zone')
  const named = [...writtenPlaces(text, zones, heldPlaces), ...spelledPlaces(text, zones, heldPlaces)]
  const corrected = correctedPlaces(text, named, heldPlaces)
  const asked = [
    ...named.filter(place => !corrected.some(slip => slip.start < place.end && slip.end > place.start)),
    ...corrected,
  ].sort((a, b) => a.start - b.start)
  return (asked.length > 0 ? onlyAsked(text, withoutContext(text, asked)) : unlistedPlaces(text, heldPlaces)).map(
    place => ({
      ...place,
      text: question.slice(place.start, place.end),
      ...(place.corrected ? { corrected: { ...place.corrected, from: question.slice(place.start, place.end) } } : {}),
    }),
  )
}

/** The held places that a name means, for filters and commands; they cannot say that they corrected it, so they do not. */
export function heldPlacesNamed(name: string, heldPlaces: readonly Place[]): Place[] {
  return distinct(
    placesAsked(name.trim(), heldPlaces).flatMap(asked => (asked.corrected === undefined ? asked.held : [])),
  )
}

/**
 * Takes out places that another place of the question lies in, if they only lead to it: if they stand beside it so
 * (Zengcheng of Guangzhou), or have no report and are not joined to it (平城区和大同市). 增城区 in 「增城区的驿站落地在正果镇吗」
 * is still the place asked about.
 */
function withoutContext(text: string, asked: readonly PlaceAsked[]): PlaceAsked[] {
  const meant = (place: PlaceAsked) => (place.held.length > 0 ? place.held : place.candidates)
  const leads = (outer: PlaceAsked, inner: PlaceAsked) => {
    const isFirst = outer.end <= inner.start
    const gap = isFirst ? text.slice(outer.end, inner.start) : text.slice(inner.end, outer.start)
    return (isFirst ? HOLDS : LIES_IN).test(gap) || (outer.held.length === 0 && !JOINED.test(gap))
  }
  return asked.filter(
    outer =>
      !asked.some(
        inner =>
          inner !== outer && leads(outer, inner) && meant(outer).some(o => meant(inner).some(i => isInside(o, i))),
      ),
  )
}

/**
 * Beside a held place, one without a report is asked about only if it stands next to another place (平城区和云冈区);
 * elsewhere it belongs to the matter (平城区去崇礼区调研了几次, 平城区与云冈区签署了什么).
 */
function onlyAsked(text: string, asked: readonly PlaceAsked[]): PlaceAsked[] {
  if (asked.every(place => place.held.length === 0)) return [...asked]
  return asked.filter((place, at) => {
    const [before, after] = [asked[at - 1], asked[at + 1]]
    if (place.held.length > 0) return true
    if (after !== undefined && COORDINATED.test(text.slice(place.end, after.start))) return true
    if (TOGETHER.test(text.slice(place.end))) return false
    return before !== undefined && COORDINATED.test(text.slice(before.end, place.start))
  })
}
