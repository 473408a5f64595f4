/**
 * Posting lists: for every term, the documents that hold it, in ascending order, each with how often. A posting is one
 * number, `document << 6 | count`; all lists share one array, because half of all terms stand in one passage only and
 * an array of its own for each would take more room than what it holds.
 */

/** Bits of a posting that count; what is said more often than they can tell counts as `MAX_COUNT` times. */
const COUNT_BITS = 6
const MAX_COUNT = (1 << COUNT_BITS) - 1

/** Room for what comes next, as a share of what is there: few moves, little waste. */
const SLACK = 1.15

export function posting(document: number, count: number): number {
  return ((document << COUNT_BITS) | count) >>> 0
}

export function documentOf(entry: number): number {
  return entry >>> COUNT_BITS
}

export function countOf(entry: number): number {
  return entry & MAX_COUNT
}

/** Whether a posting can count no further. */
export function isFull(entry: number): boolean {
  return countOf(entry) === MAX_COUNT
}

/** A sorted list inside a larger array: `entries[start]` up to, without it, `entries[end]`. */
export type PostingList = { readonly entries: Uint32Array; readonly start: number; readonly end: number }

/** The first place from `start` on that holds a posting of `document` or of a later one. */
export function placeOf(document: number, entries: Uint32Array, start: number, end: number): number {
  const least = posting(document, 0)
  let low = start
  let high = end
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((entries[middle] ?? 0) < least) low = middle + 1
    else high = middle
  }
  return low
}

/** What is known of a list stands together: start, length, capacity; one number apart from a power of two is wasted. */
const START = 0
const LENGTH = 1
const CAPACITY = 2
const FIELDS = 4

/** Terms are numbers from 0 on, without large gaps. */
export class Postings {
  /** `FIELDS` numbers for each term, side by side: reading one brings the others into the processor's cache. */
  #table = new Uint32Array(1024 * FIELDS)
  #entries = new Uint32Array(4096)
  #used = 0

  /** The term's list as it is until the next change; undefined where no document holds the term. */
  list(term: number): PostingList | undefined {
    const start = this.#get(term, START)
    const length = this.#get(term, LENGTH)
    return length === 0 ? undefined : { entries: this.#entries, start, end: start + length }
  }

  /** Where all lists stand, until the next change. */
  get entries(): Uint32Array {
    return this.#entries
  }

  /** Makes room for `counts[term]` more postings of each term, so that adding them moves nothing. */
  reserve(counts: Uint32Array): void {
    this.#cover(counts.length)
    this.#layOut(term => roomFor(this.#get(term, LENGTH) + (counts[term] ?? 0)), 0)
  }

  /** Where in `entries` the next `count` postings of a term go, which must be of later documents, ascending. */
  extend(term: number, count: number): number {
    const at = term * FIELDS
    if (at >= this.#table.length) this.#cover(term + 1)
    const length = this.#table[at + LENGTH] ?? 0
    if (length + count > (this.#table[at + CAPACITY] ?? 0)) this.#move(term, length + count)
    this.#table[at + LENGTH] = length + count
    return (this.#table[at + START] ?? 0) + length
  }

  /** Takes the documents from `first` up to, without it, `end` out of every list. */
  cut(first: number, end: number): void {
    for (let term = 0; term < this.#terms; term++) {
      const start = this.#get(term, START)
      const stop = start + this.#get(term, LENGTH)
      const from = placeOf(first, this.#entries, start, stop)
      const to = placeOf(end, this.#entries, from, stop)
      if (from === to) continue
      this.#entries.copyWithin(from, to, stop)
      this.#set(term, LENGTH, stop - start - (to - from))
    }
  }

  get #terms(): number {
    return this.#table.length / FIELDS
  }

  #get(term: number, field: number): number {
    return this.#table[term * FIELDS + field] ?? 0
  }

  #set(term: number, field: number, value: number): void {
    this.#table[term * FIELDS + field] = value
  }

  #cover(terms: number): void {
    if (terms <= this.#terms) return
    const larger = new Uint32Array(Math.max(terms, this.#terms * 2) * FIELDS)
    larger.set(this.#table)
    this.#table = larger
  }

  /** Moves a list to the end of the array, with room to grow if it has grown before. */
  #move(term: number, needed: number): void {
    const length = this.#get(term, LENGTH)
    const capacity = length === 0 ? needed : roomFor(needed)
    if (this.#used + capacity > this.#entries.length) this.#layOut(other => roomFor(this.#get(other, LENGTH)), capacity)
    const start = this.#get(term, START)
    this.#entries.copyWithin(this.#used, start, start + length)
    this.#set(term, START, this.#used)
    this.#set(term, CAPACITY, capacity)
    this.#used += capacity
  }

  /** Copies all lists side by side into a new array, each with its room, and with `more` and some to spare at the end. */
  #layOut(room: (term: number) => number, more: number): void {
    let needed = more
    for (let term = 0; term < this.#terms; term++) needed += room(term)
    const entries = new Uint32Array(roomFor(needed))
    let used = 0
    for (let term = 0; term < this.#terms; term++) {
      const start = this.#get(term, START)
      const length = this.#get(term, LENGTH)
      // A view costs more than copying a short list by hand.
      if (length > 32) entries.set(this.#entries.subarray(start, start + length), used)
      else for (let i = 0; i < length; i++) entries[used + i] = this.#entries[start + i] ?? 0
      this.#set(term, START, used)
      this.#set(term, CAPACITY, room(term))
      used += room(term)
    }
    this.#entries = entries
    this.#used = used
  }
}

/** A list of a few postings gets no room: it rarely grows, and there are many of them. */
function roomFor(length: number): number {
  return Math.floor(length * SLACK)
}

export function enlarged(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2)
  larger.set(array)
  return larger
}
