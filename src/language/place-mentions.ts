import type { Place } from '../library/library.ts'
import { isUnmistakable, placesNamed } from './gazetteer.ts'
import { emptyHash, extendHash } from './hash-table.ts'
import { placeList } from './place-list.ts'

/** A place name in a Chinese text; `text.slice(start, end) === name`. */
export type PlaceMention = {
  readonly start: number
  readonly end: number
  readonly name: string
  /** Every place of this full, customary or short name; never empty. */
  readonly places: readonly Place[]
  /**
   * `full`: with its type word, three characters or more, and no ordinary word, so that it is hardly anything but a
   * place. `short`: any other; it may be chance (建设, 中心, 新城区, the 和县 in 省和县) and needs support from around it.
   */
  readonly form: 'full' | 'short'
}

// Of a name that ends in the first letter, the next one shows that both belong to another word: 平安|区域, 天津|市场.
const runOn: Readonly<Record<string, RegExp>> = {
  区: /^[域间]/,
  市: /^[场值]/,
  县: /^域/,
  镇: /^[域村]/,
  乡: /^[村镇土]/,
}

// Longer names are not searched for; there is none of a place in the division.
const longestName = 31

/**
 * Every gazetteer name in a Chinese text, in its order and without overlap. Where names overlap, the reading with the
 * longest names wins (the squares of their lengths are added up): 天津市|河东区|鲁山道街道, 攀枝花|东区, 乐山|市中区; the
 * earlier one of equals. Names of one character are not searched for.
 */
export function findPlaceNames(text: string): PlaceMention[] {
  // best[i]: the most that names in text.slice(i) add up to; taken[i]: length of the name to take there, 0 for none.
  const best = new Float64Array(text.length + 1)
  const taken = new Uint8Array(text.length)
  for (let start = text.length - 1; start >= 0; start--) {
    best[start] = best[start + 1] ?? 0
    for (const { length, worth } of namesAt(text, start)) {
      const sum = worth + (best[start + length] ?? 0)
      if (sum < (best[start] ?? 0)) continue
      best[start] = sum
      taken[start] = length
    }
  }
  const found: PlaceMention[] = []
  for (let start = 0; start < text.length; start += Math.max(1, taken[start] ?? 0)) {
    const length = taken[start] ?? 0
    if (length > 0) found.push(mention(text, start, length))
  }
  return found
}

function mention(text: string, start: number, length: number): PlaceMention {
  const name = text.slice(start, start + length)
  const form = isUnmistakable(name) ? 'full' : 'short'
  return { start, end: start + length, name, places: placesNamed(name), form }
}

type Candidate = { readonly length: number; readonly worth: number }

/** The names that start at a position, shortest first. */
function namesAt(text: string, start: number): Candidate[] {
  const found: Candidate[] = []
  const { lengths, hashes } = filter()
  const possible = lengths[openingSlot(text.charCodeAt(start), text.charCodeAt(start + 1))] ?? 0
  let hash = emptyHash
  for (let length = 1; possible >>> length > 0 && start + length <= text.length; length++) {
    hash = extendHash(hash, text.charCodeAt(start + length - 1))
    if (((possible >>> length) & 1) === 0 || hashes[hash & hashMask] === 0) continue
    const name = text.slice(start, start + length)
    if (runOn[name.at(-1) ?? '']?.test(text.charAt(start + length))) continue
    const { full, short } = placeList().named(name)
    // A hundredth parts readings of equal length: names with a type word are likelier.
    if (full.length > 0) found.push({ length, worth: length ** 2 + 0.01 })
    else if (short.length > 0) found.push({ length, worth: length ** 2 })
  }
  return found
}

/**
 * Tells without cutting strings that hardly any position of a text opens a name. Both may say yes too often.
 * - lengths: by a hash of a name's first two characters, bit n for names of n characters that open so
 * - hashes: 1 for the hash of each name
 */
type Filter = { readonly lengths: Uint32Array; readonly hashes: Uint8Array }

// Sixteen times as many as there are names.
const hashMask = 2 ** 20 - 1

let loadedFilter: Filter | undefined

function filter(): Filter {
  loadedFilter ??= readFilter()
  return loadedFilter
}

function readFilter(): Filter {
  const lengths = new Uint32Array(1 << 16)
  const hashes = new Uint8Array(hashMask + 1)
  placeList().eachName(name => {
    if (name.length < 2 || name.length > longestName) return
    const slot = openingSlot(name.charCodeAt(0), name.charCodeAt(1))
    lengths[slot] = (lengths[slot] ?? 0) | (1 << name.length)
    let hash = emptyHash
    for (let at = 0; at < name.length; at++) hash = extendHash(hash, name.charCodeAt(at))
    hashes[hash & hashMask] = 1
  })
  return { lengths, hashes }
}

function openingSlot(first: number, second: number): number {
  return (Math.imul(first, 40503) ^ second) & 0xffff
}
