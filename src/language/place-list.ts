import type { Place } from '../library/library.ts'
import { lineStarts, readData } from './data-file.ts'
import { createHashTable, emptyHash, extendHash, type HashTable } from './hash-table.ts'
import { customaryName } from './place-names.ts'

/**
 * The list of places as compiled: line n of data/place-names.txt.gz is place n. Lines are `level root`, then `|` and the
 * type word where there is one; `!` behind the root or at the end marks an ordinary word (compile/gazetteer.ts).
 */
export type PlaceList = {
  readonly size: number
  /** Places of exactly this full, customary or short name, in the order of the list. */
  named(name: string): { readonly full: readonly number[]; readonly short: readonly number[] }
  isOrdinary(name: string): boolean
  place(index: number): Place
  /** Calls `visit` for each name there is, as often as places bear it. */
  eachName(visit: (name: string) => void): void
}

const levels: readonly Place['level'][] = ['province', 'city', 'district', 'street']

let loaded: PlaceList | undefined

/** Loaded at the first call. */
export function placeList(): PlaceList {
  loaded ??= createPlaceList(readData('place-names.txt.gz').toString('utf8'))
  return loaded
}

/** Where each line begins, which line is above it in the division (-1 for a province), and its root's hash. */
type Lines = { readonly starts: Int32Array; readonly parents: Int32Array; readonly byRoot: HashTable }

export function createPlaceList(text: string): PlaceList {
  const { starts, parents, byRoot } = readLines(text)
  const size = parents.length
  const parse = (index: number): Line => parseLine(text.slice(starts[index], (starts[index + 1] ?? 0) - 1))

  function withRoot(hash: number, root: string): number[] {
    const found = byRoot.at(hash).filter(index => {
      const start = (starts[index] ?? 0) + 1
      return text.startsWith(root, start) && endsRoot(text.charCodeAt(start + root.length))
    })
    return found.reverse()
  }

  function named(name: string): { full: number[]; short: number[] } {
    const full: number[] = []
    const short: number[] = []
    let hash = emptyHash
    for (let length = 1; length <= name.length; length++) {
      hash = extendHash(hash, name.charCodeAt(length - 1))
      if (length < 2) continue
      const rest = name.slice(length)
      for (const index of withRoot(hash, name.slice(0, length))) {
        const { root, type } = parse(index)
        if (rest === type || (rest !== '' && customaryName(root, type) === name)) full.push(index)
        else if (rest === '') short.push(index)
      }
    }
    return { full: full.sort((a, b) => a - b), short }
  }

  function place(index: number): Place {
    const path: string[] = []
    for (let at = index; at >= 0; at = parents[at] ?? -1) path.unshift(nameOf(parse(at)))
    return { path, level: levels[levelOf(text, starts[index] ?? 0)] ?? 'street' }
  }

  function isOrdinary(name: string): boolean {
    const { full, short } = named(name)
    const [whole, part] = [full[0], short[0]]
    return (whole !== undefined && parse(whole).ordinary) || (part !== undefined && parse(part).ordinaryRoot)
  }

  function eachName(visit: (name: string) => void): void {
    for (let index = 0; index < size; index++) {
      const line = parse(index)
      visit(nameOf(line))
      if (line.type === '') continue
      visit(line.root)
      const customary = customaryName(line.root, line.type)
      if (customary !== undefined) visit(customary)
    }
  }

  return { size, named, isOrdinary, place, eachName }
}

type Line = { root: string; type: string; ordinaryRoot: boolean; ordinary: boolean }

function parseLine(line: string): Line {
  const ordinary = line.endsWith('!')
  const name = line.slice(1, ordinary ? -1 : undefined)
  const bar = name.indexOf('|')
  if (bar < 0) return { root: name, type: '', ordinaryRoot: ordinary, ordinary }
  const ordinaryRoot = name.charAt(bar - 1) === '!'
  return { root: name.slice(0, ordinaryRoot ? bar - 1 : bar), type: name.slice(bar + 1), ordinaryRoot, ordinary }
}

function nameOf({ root, type }: Line): string {
  return root + type
}

const lineEnd = 10
const mark = 33
const bar = 124

/** Also at the text's end, where there is no character. */
function endsRoot(character: number): boolean {
  return character === lineEnd || character === mark || character === bar || Number.isNaN(character)
}

function levelOf(text: string, start: number): number {
  return text.charCodeAt(start) - 48
}

function readLines(text: string): Lines {
  const starts = lineStarts(text)
  const size = starts.length - 1
  const parents = new Int32Array(size)
  const byRoot = createHashTable(size)
  // The newest place of each level; what is deeper than the newest place belongs to an earlier one and is forgotten.
  const newest = [-1, -1, -1, -1]
  for (let index = 0; index < size; index++) {
    const start = starts[index] ?? 0
    const level = levelOf(text, start)
    parents[index] = Math.max(-1, newest[level - 1] ?? -1, newest[level - 2] ?? -1, newest[level - 3] ?? -1)
    newest[level] = index
    for (let deeper = level + 1; deeper < levels.length; deeper++) newest[deeper] = -1
    byRoot.add(hashRoot(text, start + 1), index)
  }
  return { starts, parents, byRoot }
}

function hashRoot(text: string, start: number): number {
  let hash = emptyHash
  for (let at = start; !endsRoot(text.charCodeAt(at)); at++) hash = extendHash(hash, text.charCodeAt(at))
  return hash
}
