import { fold, words } from '../language/tokenize.ts'
import { documentOf, isFull, type Postings, posting } from './postings.ts'
import { substringsOf } from './terms.ts'

/**
 * The terms of one revision's passages, turned round (term → passages) and packed for storage, so that opening a
 * library cuts no words. Numbers are LEB128 (seven bits a byte), most of them differences between neighbours:
 *
 *     passages, then words and characters of each
 *     twice (words, substrings):
 *       terms; bytes of the next line; for each term, ascending: its number, how many postings
 *       for each term: its postings, ascending; the first passage is document 0
 */
export class SegmentBuilder {
  readonly #words: Lists = new Map()
  readonly #substrings: Lists = new Map()
  readonly #lengths: number[] = []

  add(text: string): void {
    const document = this.#lengths.length / 2
    const folded = fold(text)
    const cut = words(text)
    for (const word of cut) tally(this.#words, word, document)
    for (const substring of substringsOf(folded)) tally(this.#substrings, substring, document)
    this.#lengths.push(cut.length, folded.length)
  }

  /** `numbering` gives every term its number. */
  pack(numbering: (term: string) => number): Uint8Array {
    const writer = new Writer()
    writer.number(this.#lengths.length / 2)
    for (const length of this.#lengths) writer.number(length)
    packLists(writer, this.#words, numbering)
    packLists(writer, this.#substrings, numbering)
    return writer.bytes()
  }
}

type Lists = Map<string, number[]>

function tally(lists: Lists, term: string, document: number): void {
  const list = lists.get(term)
  const last = list?.at(-1)
  if (!list || last === undefined) lists.set(term, [posting(document, 1)])
  else if (documentOf(last) !== document) list.push(posting(document, 1))
  else if (!isFull(last)) list[list.length - 1] = last + 1
}

function packLists(writer: Writer, lists: Lists, numbering: (term: string) => number): void {
  const numbered = [...lists].map(([term, entries]) => ({ term: numbering(term), entries }))
  numbered.sort((a, b) => a.term - b.term)
  const heads = new Writer()
  const bodies = new Writer()
  let before = 0
  for (const { term, entries } of numbered) {
    heads.number(term - before)
    heads.number(entries.length)
    before = term
    let last = 0
    for (const entry of entries) {
      bodies.number(entry - last)
      last = entry
    }
  }
  writer.number(numbered.length)
  writer.number(heads.length)
  writer.append(heads.bytes())
  writer.number(bodies.length)
  writer.append(bodies.bytes())
}

/** How long each passage of a segment is; what BM25 weighs counts by. */
export type PassageLengths = { readonly words: number; readonly characters: number }

export type Segment = {
  readonly lengths: readonly PassageLengths[]
  readonly words: PackedLists
  readonly substrings: PackedLists
}

/** The lists of one field, still packed. */
type PackedLists = { readonly terms: number; readonly heads: Uint8Array; readonly bodies: Uint8Array }

export function openSegment(blob: Uint8Array): Segment {
  const reader = new Reader(blob)
  const lengths = Array.from({ length: reader.number() }, () => ({
    words: reader.number(),
    characters: reader.number(),
  }))
  const words = openLists(reader)
  return { lengths, words, substrings: openLists(reader) }
}

function openLists(reader: Reader): PackedLists {
  const terms = reader.number()
  const heads = reader.take(reader.number())
  return { terms, heads, bodies: reader.take(reader.number()) }
}

/** Adds up how many postings each term has, to make room for many segments at once. */
export function countLists(lists: PackedLists, counts: Uint32Array): void {
  const heads = new Reader(lists.heads)
  for (let left = lists.terms, term = 0; left > 0; left--) {
    term += heads.number()
    counts[term] = (counts[term] ?? 0) + heads.number()
  }
}

/** Adds postings to those of the library; document 0 becomes the document `first`. */
export function addLists(lists: PackedLists, first: number, postings: Postings): void {
  const heads = new Reader(lists.heads)
  const { bodies } = lists
  const base = posting(first, 0)
  let at = 0
  for (let left = lists.terms, term = 0; left > 0; left--) {
    term += heads.number()
    const count = heads.number()
    const start = postings.extend(term, count)
    const entries = postings.entries
    let entry = base
    // Read in place: millions of them are read while a library opens.
    for (let i = start; i < start + count; i++) {
      let byte = bodies[at++] ?? 0
      let difference = byte & 127
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bodies[at++] ?? 0
        difference |= (byte & 127) << shift
      }
      entry += difference
      entries[i] = entry
    }
  }
}

class Writer {
  #bytes = new Uint8Array(1024)
  #length = 0

  /** A number of up to 32 bits, without sign. */
  number(value: number): void {
    this.#reserve(5)
    let rest = value
    for (; rest > 127; rest >>>= 7) this.#bytes[this.#length++] = (rest & 127) | 128
    this.#bytes[this.#length++] = rest
  }

  append(bytes: Uint8Array): void {
    this.#reserve(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  get length(): number {
    return this.#length
  }

  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const larger = new Uint8Array((this.#length + more) * 2)
    larger.set(this.#bytes)
    this.#bytes = larger
  }
}

class Reader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  number(): number {
    const bytes = this.#bytes
    let byte = bytes[this.#at++] ?? 0
    if (byte < 128) return byte
    let value = byte & 127
    for (let shift = 7; byte >= 128; shift += 7) {
      byte = bytes[this.#at++] ?? 0
      value |= (byte & 127) << shift
    }
    return value >>> 0
  }

  take(length: number): Uint8Array {
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }
}
