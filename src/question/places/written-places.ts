import { isOrdinaryWord, namesOf, placesNamed } from '../../language/gazetteer.ts'
import { type PlaceChain, placeChains } from '../../language/place-chains.ts'
import type { PlaceMention } from '../../language/place-mentions.ts'
import { wordBoundaries } from '../../language/tokenize.ts'
import type { Place } from '../../library/library.ts'
import type { PlaceAsked } from '../question.ts'
import { held, toAsked } from './held-places.ts'
import {
  AFTER_YEAR,
  BEFORE_YEAR,
  COORDINATED,
  OF_A_GOVERNMENT,
  OF_AN_OFFICE,
  ORGANISATION,
  RUNS_A_ZONE,
  SMALL_SPOT,
  STANDS_ALONE,
  TYPE_WORD,
  ZONE_TYPE,
} from './place-words.ts'

/** The places that a text names in Chinese; what is an ordinary word here, or a piece of others, is left out. */
export function writtenPlaces(text: string, zones: readonly Place[], heldPlaces: readonly Place[]): PlaceAsked[] {
  const chains = placeChains(text, [...zoneMentions(text, zones), ...heldOpening(text, heldPlaces)])
  if (chains.length === 0) return []
  const boundaries = wordBoundaries(text)
  const named = chains.flatMap((chain, at) => {
    const gap = text.slice(chains[at - 1]?.end ?? chain.start, chain.start)
    const reading: Reading = { text, heldPlaces, boundaries, follows: gap !== '' && COORDINATED.test(gap) }
    const meant = meantBy(withOtherType(chain, reading), reading)
    return meant ? [toAsked(meant, meant.candidates, heldPlaces)] : []
  })
  return withNewTowns(text, named)
}

/**
 * 增城区|流水镇: a town right behind a held place lies in it, though the gazetteer, which is of its year, has one of that name
 * only elsewhere. It is a place without a report, unless what is asked about is an organisation in it.
 */
function withNewTowns(text: string, named: readonly PlaceAsked[]): PlaceAsked[] {
  const isNewTown = (town: PlaceAsked | undefined, outer: PlaceAsked | undefined) =>
    town !== undefined &&
    outer?.end === town.start &&
    outer.held.some(({ level }) => level !== 'street') &&
    town.held.length === 0 &&
    TOWN.test(town.text) &&
    town.candidates.every(({ level }) => level === 'street')
  return named.flatMap((place, at) => {
    const next = named[at + 1]
    if (isNewTown(place, named[at - 1])) return []
    if (!next || !isNewTown(next, place) || ORGANISATION.test(text.slice(next.end))) return [place]
    const { start } = place
    return [{ text: text.slice(start, next.end), start, end: next.end, candidates: [], held: [] }]
  })
}

const TOWN = /(?:[镇乡]|街道)$/

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

/** The held place whose short name opens the text: 增城|南边 begins with it, though 城南 is a place of as many characters. */
function heldOpening(text: string, heldPlaces: readonly Place[]): PlaceMention[] {
  const opening = heldPlaces.find(
    place => place.path.at(-1)?.charAt(0) === text.charAt(0) && text.startsWith(namesOf(place).short),
  )
  if (!opening || opening.level === 'zone') return []
  const name = namesOf(opening).short
  // 东|区域 is another word.
  if (name.length < 2 || !wordBoundaries(text).has(name.length)) return []
  return [{ start: 0, end: name.length, name, places: placesNamed(name), form: 'short' }]
}

/** 平城县, 增城开发区2024年: a short name with another place's type word is another place, whether there is one or not. */
function withOtherType(chain: PlaceChain, reading: Reading): PlaceChain {
  if (chain.form === 'full') return chain
  const type = zoneType(chain, reading) ?? placeType(chain, reading)
  if (type === undefined) return chain
  const end = chain.end + type.length
  // 荔城街 is short for 荔城街道.
  const candidates = chain.candidates.filter(place => place.path.at(-1)?.endsWith(type === '街' ? '街道' : type))
  if (candidates.length === 0 && (type === '街' || (type === '村' && chain.outer))) return chain
  return { ...chain, text: reading.text.slice(chain.start, end), end, form: 'full', candidates, outer: undefined }
}

function placeType(chain: PlaceChain, { text, boundaries }: Reading): string | undefined {
  const after = text.slice(chain.end)
  const type = TYPE_WORD.exec(after)?.[0]
  // 联合|区公安局 is more likely than a district of that name.
  if (isOrdinaryWord(chain.name) && !BEFORE_YEAR.test(after.slice(type?.length))) return undefined
  return type !== undefined && (boundaries.has(chain.end + type.length) || OF_A_GOVERNMENT.test(after))
    ? type
    : undefined
}

/** A zone reports for itself where a year stands beside it; elsewhere the report of the place writes of its zone. */
function zoneType({ start, end }: PlaceChain, { text }: Reading): string | undefined {
  const type = ZONE_TYPE.exec(text.slice(end))?.[0]
  if (type === undefined) return undefined
  const after = text.slice(end + type.length)
  if (RUNS_A_ZONE.test(after)) return undefined
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
  if (!isHeld && chain.outer && hasReport(chain.outer, reading) && isOfOuter(chain, after)) return false
  if (chain.form === 'full') return true
  if (BEFORE_YEAR.test(after)) return chain.candidates.length > 0 || !isOrdinaryWord(chain.name)
  return reading.boundaries.has(chain.end) && (isHeld || !isOrdinaryWord(chain.name) || after === '')
}

/** 增城区正果镇|司法所, 增城新塘|村: written of in the report of the place before. */
function isOfOuter({ form }: PlaceChain, after: string): boolean {
  return ORGANISATION.test(after) || (form === 'short' && SMALL_SPOT.test(after))
}

/** Whether a name that stands by itself names a place or is an ordinary word (建设, 和平) or a piece of others (其|中新|增). */
function isPlace(chain: PlaceChain, reading: Reading): boolean {
  const { text, boundaries } = reading
  const isHeld = hasReport(chain, reading)
  // 平台|镇街 and not 平台镇|街, though there is such a town.
  const isCut = !boundaries.has(chain.end) && chain.candidates.every(place => isOrdinaryWord(namesOf(place).short))
  if (chain.form === 'full') return isHeld || !isCut || chain.candidates.length === 0
  // Forty thousand short names of streets and towns are mostly other things; unheld ones have to say what they are.
  const isKnown = isHeld || chain.candidates.some(place => place.level !== 'street')
  const alone = reading.follows || STANDS_ALONE.test(text.slice(0, chain.start))
  const after = text.slice(chain.end)
  const beforeYear = BEFORE_YEAR.test(after)
  if (isOrdinaryWord(chain.name))
    return isKnown && alone && (beforeYear || chain.text === text || (isHeld && OF_AN_OFFICE.test(after)))
  if (beforeYear) return alone || boundaries.has(chain.start)
  if (isHeld && (chain.start === 0 || (alone && OF_AN_OFFICE.test(after)))) return true
  return isKnown && boundaries.has(chain.end) && (reading.follows || boundaries.has(chain.start))
}

function hasReport(chain: PlaceChain, { heldPlaces }: Reading): boolean {
  return held(chain.candidates, heldPlaces).length > 0
}
