import { lineStarts, readData } from './data-file.ts'
import { createHashTable, emptyHash, extendHash } from './hash-table.ts'

/**
 * The Latin spellings of the places, in the order of `PlaceList`: line n of data/place-spellings.txt.gz has the pinyin of
 * place n's short name, then `|` and each established name: `haerbin|Harbin`.
 */
export type SpellingList = {
  /** Places spelled so; what `spellingKey` takes away does not count. */
  spelled(spelling: string): readonly number[]
  /** The pinyin of the short name, with the apostrophes that part syllables: `xi'an`. */
  pinyin(index: number): string
  established(index: number): readonly string[]
}

let loaded: SpellingList | undefined

/** Loaded at the first call. */
export function spellingList(): SpellingList {
  loaded ??= createSpellingList(readData('place-spellings.txt.gz').toString('utf8'))
  return loaded
}

/** Letters only, in lower case, ü (and v, which stands for it on keyboards) as u: Lüliang, Lvliang, Lu-liang are one. */
export function spellingKey(spelling: string): string {
  return spelling
    .toLowerCase()
    .replace(/[^a-zü]/g, '')
    .replace(/[üv]/g, 'u')
}

export function createSpellingList(text: string): SpellingList {
  const starts = lineStarts(text)
  const size = starts.length - 1
  const byKey = createHashTable(size)
  for (let index = size - 1; index >= 0; index--) byKey.add(hashKey(text, starts[index] ?? 0), index)
  // The few established names make a second list: the same place under another spelling.
  const established = establishedSpellings(text, starts)
  const line = (index: number): string[] => text.slice(starts[index], (starts[index + 1] ?? 0) - 1).split('|')

  function spelled(spelling: string): number[] {
    const key = spellingKey(spelling)
    const byPinyin = byKey.at(hashKey(key, 0)).filter(index => spellingKey(line(index)[0] ?? '') === key)
    return [...new Set([...(established.get(key) ?? []), ...byPinyin])].sort((a, b) => a - b)
  }

  return { spelled, pinyin: index => line(index)[0] ?? '', established: index => line(index).slice(1) }
}

function establishedSpellings(text: string, starts: Int32Array): ReadonlyMap<string, number[]> {
  const found = new Map<string, number[]>()
  let index = 0
  for (let at = text.indexOf('|'); at >= 0; at = text.indexOf('|', at + 1)) {
    while ((starts[index + 1] ?? 0) <= at) index++
    const key = spellingKey(/[^|\n]*/.exec(text.slice(at + 1, starts[index + 1]))?.[0] ?? '')
    found.set(key, [...(found.get(key) ?? []), index])
  }
  return found
}

const lineEnd = 10
const bar = 124

/** The hash of the spelling that begins here, as `spellingKey` would have it. */
function hashKey(text: string, start: number): number {
  let hash = emptyHash
  for (let at = start; at < text.length; at++) {
    const character = text.charCodeAt(at)
    if (character === lineEnd || character === bar) break
    const letter = folded(character)
    if (letter > 0) hash = extendHash(hash, letter)
  }
  return hash
}

/** A letter as `spellingKey` has it, 0 for what it takes away. */
function folded(character: number): number {
  if (character >= 97 && character <= 122) return character === 118 ? 117 : character
  if (character >= 65 && character <= 90) return folded(character + 32)
  return character === 252 || character === 220 ? 117 : 0
}
