import { headingsOf } from './headings.ts'
import { BEST, type Block, NEVER, splitPlaces } from './split-places.ts'

/** A stretch of the text, and what a reader of this part alone needs around it. */
export type Piece = {
  readonly start: number
  readonly end: number
  /** A table's head, or what goes on with a quote or a fence. */
  readonly before: string
  readonly after: string
}

/** A code point takes up to 4 bytes of UTF-8, and a part has to hold one beside what frames it. */
const SMALLEST = 12

/** What is repeated at the beginning and at the end may take this share of a part each; what takes more is left out. */
const LARGEST_FRAME = 1 / 3

/** A part should be filled this far before a better place to cut, further back, is taken. */
const FILLED = 0.5

/**
 * A message in parts of at most so many bytes of UTF-8, each readable by itself: cut between paragraphs rather than
 * lines, lines rather than sentences, and never inside a character, a link or a citation as long as those fit. A heading
 * stays with what it announces. Tables,
 * quotes and fences are cut only where they do not fit into one part, and are then begun again.
 */
export function splitMessage(text: string, maxBytes: number): string[] {
  return splitInPlaces(text, maxBytes).map(({ start, end, before, after }) => before + text.slice(start, end) + after)
}

/** The pieces follow each other; only blanks are between them. */
export function splitInPlaces(text: string, maxBytes: number): Piece[] {
  if (!(maxBytes >= SMALLEST)) throw new RangeError(`maxBytes must be at least ${SMALLEST}`)
  if (text.trim() === '') return []
  if (Buffer.byteLength(text) <= maxBytes) return [{ ...edges(text, 0, text.length), before: '', after: '' }]
  const bytes = bytesBefore(text)
  const { ranks, blocks } = splitPlaces(text)
  for (const { start, end } of blocks) if (bytesIn(bytes, start, end) <= maxBytes) ranks.fill(NEVER, start + 1, end)
  const fits = (start: number, end: number) => bytesIn(bytes, start, end) <= maxBytes - roomToClose(blocks)
  for (const { start, below, announced } of headingsOf(text, blocks)) {
    // What is cut in any case is cut further down.
    const isLong = !fits(announced.start, announced.end) && bytesIn(bytes, start, below) <= maxBytes * LARGEST_FRAME
    if (isLong || fits(start, announced.end)) ranks.fill(NEVER, start + 1, below + 1)
  }
  const pieces: Piece[] = []
  let start = 0
  while (edges(text, start, text.length).start < text.length) {
    const from = edges(text, start, text.length).start
    const piece = nextPiece({ text, bytes, ranks, blocks }, from, maxBytes)
    start = piece.end
    pieces.push({ ...piece, ...edges(text, from, piece.end) })
  }
  return pieces
}

/** What a fence that is cut ends with, in bytes. */
function roomToClose(blocks: readonly Block[]): number {
  return Math.max(0, ...blocks.map(({ close }) => Buffer.byteLength(close)))
}

type Measured = {
  readonly text: string
  readonly bytes: Uint32Array
  readonly ranks: Uint8Array
  readonly blocks: readonly Block[]
}

function nextPiece({ text, bytes, ranks, blocks }: Measured, start: number, maxBytes: number): Piece {
  const begun = blockAround(blocks, start)
  const framed = (block: Block) => Buffer.byteLength(block.again + block.close) <= maxBytes * LARGEST_FRAME
  const before = begun && framed(begun) ? beginning(begun, text, start) : ''
  // Whether a fence has to be closed is known only when its end is; room for it is kept in any case.
  const open = blocks.filter(block => block.kind === 'fence' && block.end > start && framed(block))
  const reserve = open.length > 0 ? Math.max(...open.map(block => Buffer.byteLength(block.close))) : 0
  const room = maxBytes - Buffer.byteLength(before) - reserve
  const end = cutWithin({ text, bytes, ranks }, start, room)
  const left = blockAround(blocks, end)
  const after = left && framed(left) && !text.slice(start, end).endsWith(left.close) ? left.close : ''
  return { start, end, before, after }
}

/** What the rest of a block begins with, unless that is there: the mark of a line, or the head itself. */
function beginning({ kind, again, start }: Block, text: string, at: number): string {
  if (kind === 'quote') return text[at] === '>' ? '' : again
  return at < start + again.length ? '' : again
}

/** The block that a place is inside of, not at an edge. */
function blockAround(blocks: readonly Block[], at: number): Block | undefined {
  return blocks.find(({ start, end }) => start < at && at < end)
}

/** The best place to end a part that begins at `start`. */
function cutWithin(
  { text, bytes, ranks }: Pick<Measured, 'text' | 'bytes' | 'ranks'>,
  start: number,
  room: number,
): number {
  const last = lastWithin(bytes, start, room)
  if (last === text.length) return last
  const filled: number[] = []
  const any: number[] = []
  for (let at = last; at > start; at -= 1) {
    const rank = ranks[at] ?? NEVER
    if (rank === NEVER) continue
    any[rank] ??= at
    if (bytesIn(bytes, start, at) >= room * FILLED) filled[rank] ??= at
  }
  return highest(filled) ?? highest(any) ?? wholeCodePoint(text, start, last)
}

function highest(places: readonly (number | undefined)[]): number | undefined {
  for (let rank = BEST; rank > NEVER; rank -= 1) if (places[rank] !== undefined) return places[rank]
  return undefined
}

/** Something that should stay whole is longer than a part: it is cut between code points. */
function wholeCodePoint(text: string, start: number, last: number): number {
  const insidePair = /[\ud800-\udbff]/.test(text[last - 1] ?? '') && /[\udc00-\udfff]/.test(text[last] ?? '')
  const end = insidePair ? last - 1 : last
  return end > start ? end : start + 1
}

/** The furthest offset that at most so many bytes lead to. */
function lastWithin(bytes: Uint32Array, start: number, room: number): number {
  let low = start
  let high = bytes.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (bytesIn(bytes, start, middle) <= room) low = middle
    else high = middle - 1
  }
  return low
}

const bytesIn = (bytes: Uint32Array, start: number, end: number) => (bytes[end] ?? 0) - (bytes[start] ?? 0)

/** For each offset how many bytes of UTF-8 stand before it; inside a surrogate pair, those before the pair. */
function bytesBefore(text: string): Uint32Array {
  const bytes = new Uint32Array(text.length + 1)
  let total = 0
  let at = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes.fill(total, at, at + character.length)
    total += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    at += character.length
  }
  bytes[at] = total
  return bytes
}

/** Without the blanks at both ends. */
function edges(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const part = text.slice(start, end)
  const from = start + (part.length - part.trimStart().length)
  return { start: Math.min(from, end), end: Math.max(from, start + part.trimEnd().length) }
}
