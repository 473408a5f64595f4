import type { Place } from '../library/library.ts'
import { findPlaceNames, type PlaceMention } from './place-mentions.ts'

/**
 * Names that stand together mean one place: 中山市东区街道, 攀枝花东区, 广州市增城区. The last name is the place, the
 * names before it say which of several places of that name is meant.
 */
export type PlaceChain = {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Places of the last name whose outer places bear the names before it; empty if there is no such place. */
  readonly candidates: readonly Place[]
  /** How the last name is written; a short name (东区, 和平) may also be an ordinary word. */
  readonly form: 'full' | 'short'
  /** How many names stand together. */
  readonly names: number
}

/** What may stand between two names of a chain: 中山市人民政府东区街道办事处, 广州的增城. */
const BETWEEN = /^(?:人民政府|政府|的|\s)?$/

/** The chains of a Chinese text, in its order; `extra` are names that no gazetteer has, such as development zones. */
export function placeChains(text: string, extra: readonly PlaceMention[] = []): PlaceChain[] {
  const mentions = longest([...extra, ...findPlaceNames(text)])
  const chains: PlaceMention[][] = []
  for (const mention of mentions) {
    const chain = chains.at(-1)
    const last = chain?.at(-1)
    const joins =
      last !== undefined &&
      BETWEEN.test(text.slice(last.end, mention.start)) &&
      within([...(chain ?? []), mention]).length > 0
    if (joins) chain?.push(mention)
    else chains.push([mention])
  }
  return chains.map(chain => {
    const [first, last] = [chain[0], chain.at(-1)]
    const start = first?.start ?? 0
    const end = last?.end ?? 0
    return {
      text: text.slice(start, end),
      start,
      end,
      candidates: within(chain),
      form: last?.form ?? 'short',
      names: chain.length,
    }
  })
}

/** Of names that overlap the longest stays (平潭县 before 平潭), of equal ones the first given. */
function longest(mentions: readonly PlaceMention[]): PlaceMention[] {
  const kept: PlaceMention[] = []
  for (const mention of [...mentions].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    if (!kept.some(other => mention.start < other.end && mention.end > other.start)) kept.push(mention)
  }
  return kept.sort((a, b) => a.start - b.start)
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
