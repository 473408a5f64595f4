import { contains, isOrdinaryWord, namesOf, placeKey } from '../language/gazetteer.ts'
import { type PlaceChain, placeChains } from '../language/place-chains.ts'
import type { PlaceMention } from '../language/place-mentions.ts'
import { findSpelledPlaces, type SpelledPlace } from '../language/spelled-places.ts'
import { wordBoundaries } from '../language/tokenize.ts'
import type { Place } from '../library/library.ts'
import type { PlaceAsked } from './question.ts'

/** Places inside titles and quotation marks belong to what is asked, not to where. */
const QUOTED = /《[^《》]{1,80}》|“[^“”]{1,60}”|"[^"]{1,60}"|「[^「」]{1,60}」/g

/**
 * The places a question asks about, in its order. Names are taken as the gazetteer and the library know them, never
 * corrected; of several places of one name those with a report are meant. A place that only leads to another one of the
 * question (Datong in "Pingcheng District of Datong", 天津市 beside 河东区) is not asked about itself.
 */
export function placesAsked(question: string, heldPlaces: readonly Place[]): PlaceAsked[] {
  const text = question.replace(QUOTED, found => '\u0000'.repeat(found.length))
  const chains = placeChains(text, heldMentions(text, heldPlaces)).map(chain => withoutType(text, chain))
  const asked = [
    ...chains.filter(chain => isAboutPlace(text, chain, heldPlaces)).map(chain => toAsked(chain, heldPlaces)),
    ...spelledChains(text, findSpelledPlaces(text))
      .filter(spelled => isNamed(spelled, heldPlaces))
      .map(spelled => toAsked(spelled, heldPlaces)),
  ].sort((a, b) => a.start - b.start)
  return onlyAsked(text, withoutContext(asked))
}

/** The held places that a name means, for filters and commands. */
export function heldPlacesNamed(name: string, heldPlaces: readonly Place[]): Place[] {
  return distinct(placesAsked(name, heldPlaces).flatMap(asked => asked.held))
}

/** Names of held places that the gazetteer lacks: zones, by their whole name and by their root (平潭综合实验区, 平潭). */
function heldMentions(text: string, heldPlaces: readonly Place[]): PlaceMention[] {
  const mentions: PlaceMention[] = []
  for (const place of distinct(heldPlaces.filter(held => held.level === 'zone'))) {
    const { full, short } = namesOf(place)
    for (const [name, form] of [
      [full, 'full'],
      [short, 'short'],
    ] as const) {
      for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1)) {
        if (mentions.some(other => start < other.end && start + name.length > other.start)) continue
        mentions.push({ start, end: start + name.length, name, places: [place], form })
      }
    }
  }
  return mentions
}

/** 平城县, 增城市: a short name with another place's type word is another place, whether there is one or not. */
function withoutType(text: string, chain: PlaceChain): PlaceChain {
  const type = /^(?:街道|[省市县区镇乡州旗盟])/.exec(text.slice(chain.end))?.[0]
  const ends = chain.end + (type?.length ?? 0)
  if (chain.form === 'full' || !type || !wordBoundaries(text).has(ends)) return chain
  const sameName = chain.candidates.filter(place => place.path.at(-1)?.endsWith(type))
  return { ...chain, text: text.slice(chain.start, ends), end: ends, form: 'full', candidates: sameName }
}

/** Whether a chain names a place here or is an ordinary word (建设, 和平) or a piece of other words (其|中新|增). */
function isAboutPlace(text: string, chain: PlaceChain, heldPlaces: readonly Place[]): boolean {
  if (chain.form === 'full' || chain.names > 1) return true
  const beforeYear = /^的?\s?(?:\d{2,4}年|[今去前上]年)/.test(text.slice(chain.end))
  if (beforeYear) return true
  if (isOrdinaryWord(chain.text)) return false
  const boundaries = wordBoundaries(text)
  if (!boundaries.has(chain.start) || !boundaries.has(chain.end))
    return chain.start === 0 && held(chain.candidates, heldPlaces).length > 0
  // Forty thousand short names of streets and towns are mostly other things; unheld ones have to say what they are.
  return held(chain.candidates, heldPlaces).length > 0 || chain.candidates.some(place => place.level !== 'street')
}

/** A spelled name with its type word is a place; a bare one (Zengcheng) if it is held or a city or district. */
function isNamed(spelled: SpelledPlace, heldPlaces: readonly Place[]): boolean {
  return (
    spelled.typed ||
    held(spelled.places, heldPlaces).length > 0 ||
    spelled.places.some(place => place.level !== 'street')
  )
}

/** "A of B", "A, B", "B's A": the places of A that lie in B, where there are any. */
function spelledChains(text: string, spelled: readonly SpelledPlace[]): SpelledPlace[] {
  return spelled.map((mention, at) => {
    const after = spelled[at + 1]
    const before = spelled[at - 1]
    let places = mention.places
    if (after && /^(?:,| of| in|, in)?\s+$/i.test(text.slice(mention.end, after.start)))
      places = lyingIn(places, after.places)
    if (before && /^(?:['’]s)?\s+$/i.test(text.slice(before.end, mention.start)))
      places = lyingIn(places, before.places)
    return { ...mention, places }
  })
}

function lyingIn(inner: readonly Place[], outer: readonly Place[]): readonly Place[] {
  const lying = inner.filter(place =>
    outer.some(other => other.path.length < place.path.length && contains(other, place)),
  )
  return lying.length > 0 ? lying : inner
}

function toAsked(found: PlaceChain | SpelledPlace, heldPlaces: readonly Place[]): PlaceAsked {
  const candidates = 'candidates' in found ? found.candidates : found.places
  return { text: found.text, start: found.start, end: found.end, candidates, held: held(candidates, heldPlaces) }
}

function held(candidates: readonly Place[], heldPlaces: readonly Place[]): Place[] {
  const keys = new Set(candidates.map(placeKey))
  return distinct(heldPlaces.filter(place => keys.has(placeKey(place))))
}

/** Takes out places that another place of the question lies in. */
function withoutContext(asked: readonly PlaceAsked[]): PlaceAsked[] {
  const meant = (place: PlaceAsked) => (place.held.length > 0 ? place.held : place.candidates)
  return asked.filter(
    outer =>
      !asked.some(
        inner =>
          inner !== outer &&
          meant(outer).some(o => meant(inner).some(i => o.path.length < i.path.length && contains(o, i))),
      ),
  )
}

/** Between two places that are both asked about. */
const COORDINATED = /^[\d年度的\s]*(?:和|与|跟|及|以及|、|，|,|同|比|或|还是|对比|vs\.?|versus|and|or)?[\d年度\s]*$/i

/**
 * Beside a held place, one without a report is asked about only if it stands next to another place (平城区和云冈区);
 * elsewhere it belongs to the matter (平城区去崇礼区调研了几次).
 */
function onlyAsked(text: string, asked: readonly PlaceAsked[]): PlaceAsked[] {
  if (asked.every(place => place.held.length === 0)) return [...asked]
  return asked.filter((place, at) => {
    const [before, after] = [asked[at - 1], asked[at + 1]]
    return (
      place.held.length > 0 ||
      (before !== undefined && COORDINATED.test(text.slice(before.end, place.start))) ||
      (after !== undefined && COORDINATED.test(text.slice(place.end, after.start)))
    )
  })
}

function distinct(places: readonly Place[]): Place[] {
  return [...new Map(places.map(place => [placeKey(place), place])).values()]
}
