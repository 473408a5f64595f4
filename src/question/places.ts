import { contains, isOrdinaryWord, namesOf, placeKey, placesNamed, placesSpelled } from '../language/gazetteer.ts'
import { type PlaceChain, placeChains } from '../language/place-chains.ts'
import type { PlaceMention } from '../language/place-mentions.ts'
import { findSpelledPlaces, type SpelledPlace } from '../language/spelled-places.ts'
import { wordBoundaries } from '../language/tokenize.ts'
import type { Place } from '../library/library.ts'
import {
  AFTER_YEAR,
  BEFORE_YEAR,
  COORDINATED,
  HOLDS,
  LIES_IN,
  OF_A_GOVERNMENT,
  OF_AN_OFFICE,
  ORGANISATION,
  QUOTED,
  SPELLED_ZONE,
  STANDS_ALONE,
  TOGETHER,
  TYPE_WORD,
  ZONE_TYPE,
} from './place-words.ts'
import type { PlaceAsked } from './question.ts'

/**
 * The places a question asks about, in its order. Names are taken as the gazetteer and the library know them, never
 * corrected; of several places of one name those with a report are meant. A place that only leads to another one of the
 * question (Datong in "Pingcheng District of Datong", 天津市 beside 河东区) is not asked about itself.
 */
export function placesAsked(question: string, heldPlaces: readonly Place[]): PlaceAsked[] {
  const text = question.replace(QUOTED, found => '\u0000'.repeat(found.length))
  const zones = distinct(heldPlaces.filter(held => held.level === 'zone'))
  const asked = [...writtenPlaces(text, zones, heldPlaces), ...spelledPlaces(text, zones, heldPlaces)].sort(
    (a, b) => a.start - b.start,
  )
  return onlyAsked(text, withoutContext(text, asked))
}

/** The held places that a name means, for filters and commands. */
export function heldPlacesNamed(name: string, heldPlaces: readonly Place[]): Place[] {
  return distinct(placesAsked(name.trim(), heldPlaces).flatMap(asked => asked.held))
}

function writtenPlaces(text: string, zones: readonly Place[], heldPlaces: readonly Place[]): PlaceAsked[] {
  const chains = placeChains(text, zoneMentions(text, zones))
  if (chains.length === 0) return []
  const boundaries = wordBoundaries(text)
  return chains.flatMap((chain, at) => {
    const gap = text.slice(chains[at - 1]?.end ?? chain.start, chain.start)
    const reading: Reading = { text, heldPlaces, boundaries, follows: gap !== '' && COORDINATED.test(gap) }
    const meant = meantBy(withOtherType(chain, reading), reading)
    return meant ? [toAsked(meant, meant.candidates, heldPlaces)] : []
  })
}

/** A text, whose reports there are, where words begin and end, and whether an "and" joins the name to a place before. */
type Reading = {
  readonly text: string
  readonly heldPlaces: readonly Place[]
  readonly boundaries: ReadonlySet<number>
  readonly follows: boolean
}

/** Held zones, which the gazetteer lacks, by their whole name and by their root (平潭综合实验区, 平潭). */
function zoneMentions(text: string, zones: readonly Place[]): PlaceMention[] {
  const mentions: PlaceMention[] = []
  for (const zone of zones) {
    const { full, short } = namesOf(zone)
    for (const [name, form] of [
      [full, 'full'],
      [short, 'short'],
    ] as const) {
      for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1)) {
        if (mentions.some(other => start < other.end && start + name.length > other.start)) continue
        const places =
          form === 'full' ? [zone] : [...zones.filter(o => namesOf(o).short === name), ...placesNamed(name)]
        mentions.push({ start, end: start + name.length, name, places, form })
      }
    }
  }
  return mentions
}

/** 平城县, 增城开发区2024年: a short name with another place's type word is another place, whether there is one or not. */
function withOtherType(chain: PlaceChain, reading: Reading): PlaceChain {
  if (chain.form === 'full') return chain
  const type = zoneType(chain, reading) ?? placeType(chain, reading)
  if (type === undefined) return chain
  const end = chain.end + type.length
  const candidates = chain.candidates.filter(place => place.path.at(-1)?.endsWith(type))
  return { ...chain, text: reading.text.slice(chain.start, end), end, form: 'full', candidates, outer: undefined }
}

function placeType(chain: PlaceChain, { text, boundaries }: Reading): string | undefined {
  const after = text.slice(chain.end)
  const type = TYPE_WORD.exec(after)?.[0]
  return type !== undefined && (boundaries.has(chain.end + type.length) || OF_A_GOVERNMENT.test(after))
    ? type
    : undefined
}

/** A zone reports for itself where a year stands beside it; elsewhere the report of the place writes of its zone. */
function zoneType({ start, end }: PlaceChain, { text }: Reading): string | undefined {
  const type = ZONE_TYPE.exec(text.slice(end))?.[0]
  if (type === undefined) return undefined
  const after = text.slice(end + type.length)
  return after === '' || BEFORE_YEAR.test(after) || AFTER_YEAR.test(text.slice(0, start)) ? type : undefined
}

/** The chain as far as it names a place here; undefined where it is an ordinary word or a piece of others. */
function meantBy(chain: PlaceChain, reading: Reading): PlaceChain | undefined {
  if (chain.outer === undefined) return isPlace(chain, reading) ? chain : undefined
  return lastIsMeant(chain, reading) ? chain : meantBy(chain.outer, reading)
}

/** Whether the last of several names is one (天津|和平) or goes on as another word (广州|建设法治政府, 增城区|新塘商会). */
function lastIsMeant(chain: PlaceChain, reading: Reading): boolean {
  const after = reading.text.slice(chain.end)
  const isHeld = hasReport(chain, reading)
  if (!isHeld && chain.outer && hasReport(chain.outer, reading) && ORGANISATION.test(after)) return false
  if (chain.form === 'full') return true
  if (BEFORE_YEAR.test(after)) return chain.candidates.length > 0 || !isOrdinaryWord(chain.name)
  return reading.boundaries.has(chain.end) && (isHeld || !isOrdinaryWord(chain.name) || after === '')
}

/** Whether a name that stands by itself names a place or is an ordinary word (建设, 和平) or a piece of others (其|中新|增). */
function isPlace(chain: PlaceChain, reading: Reading): boolean {
  if (chain.form === 'full') return true
  const { text, boundaries } = reading
  const isHeld = hasReport(chain, reading)
  // Forty thousand short names of streets and towns are mostly other things; unheld ones have to say what they are.
  const isKnown = isHeld || chain.candidates.some(place => place.level !== 'street')
  const alone = reading.follows || STANDS_ALONE.test(text.slice(0, chain.start))
  const after = text.slice(chain.end)
  const beforeYear = BEFORE_YEAR.test(after)
  if (isOrdinaryWord(chain.name))
    return isKnown && alone && (beforeYear || chain.text === text || (isHeld && OF_AN_OFFICE.test(after)))
  if (beforeYear) return alone || boundaries.has(chain.start)
  if (chain.start === 0 && isHeld) return true
  return isKnown && boundaries.has(chain.end) && (reading.follows || boundaries.has(chain.start))
}

function hasReport(chain: PlaceChain, { heldPlaces }: Reading): boolean {
  return held(chain.candidates, heldPlaces).length > 0
}

/** Names in Latin letters; one with its type word is a place, a bare one (Zengcheng) if it is held or a city or district. */
function spelledPlaces(text: string, zones: readonly Place[], heldPlaces: readonly Place[]): PlaceAsked[] {
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

function isInside(outer: Place, inner: Place): boolean {
  return outer.path.length < inner.path.length && contains(outer, inner)
}

type Found = { readonly text: string; readonly start: number; readonly end: number }

function toAsked({ text, start, end }: Found, candidates: readonly Place[], heldPlaces: readonly Place[]): PlaceAsked {
  return { text, start, end, candidates, held: held(candidates, heldPlaces) }
}

function held(candidates: readonly Place[], heldPlaces: readonly Place[]): Place[] {
  const keys = new Set(candidates.map(placeKey))
  return distinct(heldPlaces.filter(place => keys.has(placeKey(place))))
}

/**
 * Takes out places that another place of the question lies in, if they only lead to it: if they have no report, or stand
 * beside it so (Zengcheng of Guangzhou). 增城区 in 「增城区的驿站落地在正果镇吗」 is still the place asked about.
 */
function withoutContext(text: string, asked: readonly PlaceAsked[]): PlaceAsked[] {
  const meant = (place: PlaceAsked) => (place.held.length > 0 ? place.held : place.candidates)
  const between = (a: PlaceAsked, b: PlaceAsked) => text.slice(a.end, b.start)
  const leadsTo = (outer: PlaceAsked, inner: PlaceAsked) =>
    outer.held.length === 0 ||
    (inner.end <= outer.start && LIES_IN.test(between(inner, outer))) ||
    (outer.end <= inner.start && HOLDS.test(between(outer, inner)))
  return asked.filter(
    outer =>
      !asked.some(
        inner =>
          inner !== outer && leadsTo(outer, inner) && meant(outer).some(o => meant(inner).some(i => isInside(o, i))),
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

function distinct(places: readonly Place[]): Place[] {
  return [...new Map(places.map(place => [placeKey(place), place])).values()]
}
