/**
 * Numbers filed under hashes, in two typed arrays. The gazetteer's 44,000 names are found with it straight in the text
 * they were loaded as; a Map of strings took 80 ms and 11 MB to build.
 */
export type HashTable = {
  /** Later additions of one hash are found first. */
  add(hash: number, value: number): void
  /** All values whose hash may be this one; the caller compares what stands behind them. */
  at(hash: number): readonly number[]
}

/** For values from 0 to `size` - 1, each added once. */
export function createHashTable(size: number): HashTable {
  const mask = 2 ** Math.ceil(Math.log2(size + 1)) - 1
  const heads = new Int32Array(mask + 1).fill(-1)
  const next = new Int32Array(size).fill(-1)
  return {
    add(hash, value) {
      next[value] = heads[hash & mask] ?? -1
      heads[hash & mask] = value
    },
    at(hash) {
      const found: number[] = []
      for (let value = heads[hash & mask] ?? -1; value >= 0; value = next[value] ?? -1) found.push(value)
      return found
    },
  }
}

export const emptyHash = 0

/** The hash of a string one character longer. */
export function extendHash(hash: number, character: number): number {
  const mixed = Math.imul(hash ^ character, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}
