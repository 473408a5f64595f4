import { isOrdinaryWord, placeKey, placesNamed } from '../language/gazetteer.ts'
import { findPlaceNames, type PlaceMention } from '../language/place-mentions.ts'
import type { Place } from '../library/library.ts'
import { ZONE_KIND, zonesIn } from './zones.ts'

/**
 * Whose report it is. Every place named in full votes, more where issuers name themselves; a name that several places
 * bear (东区, 和平区) goes to the one whose province, city or district the text names as well.
 */

export type PlaceEvidence = {
  readonly title: string
  readonly issuer: string
  readonly signature: string
  /** The text proper, from the preamble on. */
  readonly body: string
}

/** Votes a mention has. In running text a place is named many times and others by the way, so those votes are few and capped. */
const VOTES = { title: 8, issuer: 8, signature: 8, opening: 4, mention: 0.5, mostMentions: 12 } as const
const OPENING_CHARACTERS = 160

/** Where issuers name themselves, a whole name that is a word as well (新市镇, 和县) is a name. */
const OWN_NAME = VOTES.signature

type Tally = Map<string, { place: Place; votes: number; mentions: number }>

export function placeOf(evidence: PlaceEvidence): Place | null {
  const whole = Object.values(evidence).join('\n')
  const named = findPlaceNames(whole)
  const context = contextOf(named)
  const tally: Tally = new Map()
  for (const [part, weight] of weighted(evidence)) {
    const names = findPlaceNames(part).filter(
      mention => mention.form === 'full' || (weight >= OWN_NAME && isWholeName(mention)),
    )
    for (const place of deepest(names, context)) count(tally, place, weight)
  }
  countZones(tally, evidence, whole, named)
  const scored = [...tally.values()].map(({ place, votes, mentions }) => ({
    place,
    score: votes + Math.min(mentions, VOTES.mostMentions) * VOTES.mention,
  }))
  const winner = scored.sort((a, b) => b.score - a.score || b.place.path.length - a.place.path.length)[0]
  return winner?.place ?? null
}

function weighted({ title, issuer, signature, body }: PlaceEvidence): [string, number][] {
  return [
    [title, VOTES.title],
    [issuer, VOTES.issuer],
    [signature, VOTES.signature],
    // Titles name whose plan is carried out (《福建省法治政府建设实施方案》), not who reports.
    [body.slice(0, OPENING_CHARACTERS).replace(/《[^》]*》?/g, ' '), VOTES.opening],
    [body, 0],
  ]
}

function count(tally: Tally, place: Place, votes: number): void {
  const entry = tally.get(placeKey(place)) ?? { place, votes: 0, mentions: 0 }
  tally.set(placeKey(place), { place, votes: entry.votes + votes, mentions: entry.mentions + (votes === 0 ? 1 : 0) })
}

/** How often each full name stands in the text. */
function contextOf(mentions: readonly PlaceMention[]): ReadonlyMap<string, number> {
  const names = new Map<string, number>()
  for (const { name } of mentions) names.set(name, (names.get(name) ?? 0) + 1)
  return names
}

/** The places that full names in a text mean, leaving out those that only lead to one: 广州市 in 广州市增城区. */
function deepest(full: readonly PlaceMention[], context: ReadonlyMap<string, number>): Place[] {
  return full.flatMap((mention, at) => {
    const place = meant(mention, context)
    const next = full[at + 1]
    if (!place) return []
    const leads =
      next &&
      next.start - mention.end <= 6 &&
      meant(next, context)?.path.slice(0, place.path.length).join() === place.path.join()
    return leads ? [] : [place]
  })
}

function isWholeName({ name, places }: PlaceMention): boolean {
  return places.some(place => place.path.at(-1) === name)
}

/** Of several places of one name, the one whose outer places the text names most; undefined if that does not decide. */
function meant(mention: PlaceMention, context: ReadonlyMap<string, number>): Place | undefined {
  if (mention.places.length === 1) return mention.places[0]
  const supported = mention.places
    .map(place => ({ place, support: support(place, context) }))
    .sort((a, b) => b.support - a.support)
  const [first, second] = supported
  return first && first.support > (second?.support ?? 0) ? first.place : undefined
}

/** Outer places nearer to the place count more: the city decides between two districts, the province hardly. */
function support(place: Place, context: ReadonlyMap<string, number>): number {
  const outer = place.path.slice(0, -1)
  return outer.reduce(
    (sum, name, depth) => sum + (context.has(name) ? 1 + depth : 0) + (context.has(shortened(name)) ? 0.5 + depth : 0),
    0,
  )
}

function shortened(name: string): string {
  return name.replace(/(?:省|市|区|县)$/, '')
}

/**
 * A zone has the votes of its own name, and the mentions of its stem alone (平潭) where no place of that stem is named in
 * full: in a report of 增城区, 增城 is the district. A zone that the gazetteer has (浦东新区) is counted with the places.
 */
function countZones(tally: Tally, evidence: PlaceEvidence, whole: string, named: readonly PlaceMention[]): void {
  const isShortName = (word: string) => placesNamed(word).length > 0 && !isOrdinaryWord(word)
  for (const { name, count: mentions } of zonesIn(whole, isShortName)) {
    if (placesNamed(name).length > 0) continue
    const stem = name.replace(ZONE_KIND, '')
    const inFull = named.some(
      mention => mention.form === 'full' && mention.name !== stem && shortened(mention.name) === stem,
    )
    const place: Place = { path: [...parentOf(stem, whole), name], level: 'zone' }
    const votes = weighted(evidence).reduce((sum, [part, weight]) => sum + (part.includes(name) ? weight : 0), 0)
    const alone = inFull ? 0 : whole.split(stem).length - 1
    tally.set(placeKey(place), { place, votes, mentions: Math.max(mentions, alone) })
  }
}

/**
 * A zone hangs in the city of its name, or beside the district of its name. All reports of a zone must agree on where it
 * lies, so the text is asked only where the gazetteer knows several places of the name.
 */
function parentOf(stem: string, whole: string): readonly string[] {
  const places = placesNamed(stem)
  const larger = places.filter(place => place.level !== 'street')
  const likely = larger.length > 0 ? larger : places
  const outer = likely.map(({ level, path }) => (level === 'city' || level === 'province' ? path : path.slice(0, -1)))
  const [only, ...others] = outer
  if (only && others.length === 0) return only
  const named = outer.map(path => ({ path, count: path.filter(name => whole.includes(name)).length }))
  const [first, second] = named.sort((a, b) => b.count - a.count)
  return first && first.count > (second?.count ?? 0) ? first.path : []
}
