import type { Place } from '../library/library.ts'
import { isOrdinaryWord, isUnmistakable, placesNamed } from './gazetteer.ts'
import { findPlaceNames, type PlaceMention } from './place-mentions.ts'
import { wordBoundaries } from './tokenize.ts'

/**
 * Names that stand together mean one place: 中山市东区街道, 攀枝花东区, 广州市增城区. The last name is the place, the
 * names before it say which of several places of that name is meant.
 */
export type PlaceChain = {
  readonly text: string
  readonly start: number
  readonly end: number
  /** The last name as it is written. */
  readonly name: string
  /** Places of the last name whose outer places bear the names before it; empty if there is no such place. */
  readonly candidates: readonly Place[]
  /** How the last name is written; a short name (东区, 和平) may also be an ordinary word. */
  readonly form: 'full' | 'short'
  /** The chain without its last name; undefined where there is one name only. */
  readonly outer: PlaceChain | undefined
}

/** What may stand between two names of a chain: 中山市人民政府东区街道办事处, 广州的增城, 增城区下辖的正果镇. */
const BETWEEN = /^(?:人民政府|政府|\s|(?:下辖|下属|所辖|所属|辖区内?|辖内|境内)?的?)$/

/** The chains of a Chinese text, in its order; `extra` are names that no gazetteer has, such as development zones. */
export function placeChains(text: string, extra: readonly PlaceMention[] = []): PlaceChain[] {
  const mentions = longest([...extra, ...reread(text, findPlaceNames(text))])
  const chains: PlaceMention[][] = []
  for (const mention of mentions) {
    // The last chain but one, where the last is a name inside of what stands between (人民 of 人民政府).
    const at = [chains.length - 1, chains.length - 2].find(before => joins(text, chains[before], mention))
    if (at === undefined) chains.push([mention])
    else chains.splice(at, chains.length - at, [...(chains[at] ?? []), mention])
  }
  return chains.flatMap(([first, ...rest]) => (first ? [toChain(text, [first, ...rest])] : []))
}

function joins(text: string, chain: readonly PlaceMention[] | undefined, mention: PlaceMention): boolean {
  const last = chain?.at(-1)
  return (
    chain !== undefined &&
    last !== undefined &&
    BETWEEN.test(text.slice(last.end, mention.start)) &&
    (within([...chain, mention]).length > 0 || isElsewhere(last, mention))
  )
}

/**
 * 深圳东区, 广州的河东区: a city and right behind it a district that it has not. That is no list of two places but one
 * place that there is not, and the district of another city must not stand for it.
 */
function isElsewhere(outer: PlaceMention, inner: PlaceMention): boolean {
  return (
    !isOrdinaryWord(inner.name) &&
    outer.places.some(({ level }) => level === 'province' || level === 'city') &&
    inner.places.every(({ level }) => level === 'district' || level === 'street')
  )
}

type Names = readonly [PlaceMention, ...PlaceMention[]]

function toChain(text: string, names: Names): PlaceChain {
  const [first, ...rest] = names
  const last = rest.at(-1) ?? first
  return {
    text: text.slice(first.start, last.end),
    start: first.start,
    end: last.end,
    name: last.name,
    candidates: within(names),
    form: last.form,
    outer: rest.length > 0 ? toChain(text, [first, ...rest.slice(0, -1)]) : undefined,
  }
}

/** Of names that overlap the longest stays (平潭县 before 平潭), of equal ones the first given. */
function longest(mentions: readonly PlaceMention[]): PlaceMention[] {
  const kept: PlaceMention[] = []
  for (const mention of [...mentions].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    if (!kept.some(other => mention.start < other.end && mention.end > other.start)) kept.push(mention)
  }
  return kept.sort((a, b) => a.start - b.start)
}

/** Mends the ways in which the reading with the longest names is not the one that people mean. */
function reread(text: string, mentions: readonly PlaceMention[]): PlaceMention[] {
  const read: PlaceMention[] = []
  for (const [at, mention] of mentions.entries()) {
    const before = read.at(-1)
    const further = oneFurther(text, mention, mentions[at + 1]?.start ?? text.length)
    const mended =
      nameCutInto(text, before?.end ?? 0, mention) ??
      afterAnd(before, mention, further) ??
      asWords(text, mention, further)
    read.push(mended ?? mention)
  }
  return read
}

/** Hardly a full name is longer. */
const LONGEST_BEFORE = 12

/** 河东区|街道 instead of 河|东区街道: a name that begins within another full name, and leaves the rest of it over. */
function nameCutInto(text: string, free: number, mention: PlaceMention): PlaceMention | undefined {
  for (let start = Math.max(free, mention.start - LONGEST_BEFORE); start < mention.start; start++) {
    for (let end = mention.end - 1; end > mention.start; end--) {
      const name = text.slice(start, end)
      if (isUnmistakable(name)) return { start, end, name, places: placesNamed(name), form: 'full' }
    }
  }
  return undefined
}

type MaybeMention = PlaceMention | undefined

/** 增城和|平城 instead of 增城|和平|城: behind a place, the 和 that opens a name of two characters is an "and". */
function afterAnd(before: MaybeMention, mention: PlaceMention, further: MaybeMention): MaybeMention {
  if (before?.end !== mention.start || mention.name.length > 2 || !/^[和与同及]/.test(mention.name)) return undefined
  return within([before, mention]).length > 0 ? undefined : further
}

/** 请问|安庆 instead of 请|问安|庆: of two names of one length that overlap, the one that is cut as words are. */
function asWords(text: string, mention: PlaceMention, further: MaybeMention): MaybeMention {
  if (mention.form === 'full' || !further || isOrdinaryWord(further.name)) return undefined
  const boundaries = wordBoundaries(text)
  const isWord = ({ start, end }: PlaceMention) => boundaries.has(start) && boundaries.has(end)
  return isWord(further) && !isWord(mention) ? further : undefined
}

/** The name as long as this one that begins a character later, if it ends before `limit`. */
function oneFurther(text: string, mention: PlaceMention, limit: number): MaybeMention {
  const [start, end] = [mention.start + 1, mention.end + 1]
  const name = text.slice(start, end)
  const places = end > limit ? [] : placesNamed(name)
  return places.length > 0 ? { start, end, name, places, form: 'short' } : undefined
}

/** The places of the last name that lie in places of all the names before it. */
function within(chain: readonly PlaceMention[]): Place[] {
  const last = chain.at(-1)
  const outer = chain.slice(0, -1)
  return (last?.places ?? []).filter(place => outer.every(name => name.places.some(other => leadsTo(other, place))))
}

function leadsTo(outer: Place, inner: Place): boolean {
  return outer.path.length < inner.path.length && outer.path.every((name, depth) => name === inner.path[depth])
}

/** A place as a person writes it (广东省广州市增城区, 增城区, 增城); undefined unless exactly one is meant. */
export function placeWritten(text: string): Place | undefined {
  const chains = placeChains(text.trim())
  const [chain] = chains
  return chains.length === 1 && chain?.candidates.length === 1 && chain.text.length === text.trim().length
    ? chain.candidates[0]
    : undefined
}
