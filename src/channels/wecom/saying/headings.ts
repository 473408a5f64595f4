import type { Block } from './split-places.ts'

/** A line that announces what stands below it, and says nothing without that. Offsets are in UTF-16. */
export type Heading = {
  readonly start: number
  /** Where the next line or block begins, which may be a heading as well. */
  readonly below: number
  /** What is announced, up to where something else begins. */
  readonly announced: { readonly start: number; readonly end: number }
}

/** A line or a whole block. */
type Item = { readonly start: number; readonly end: number; readonly text: string; readonly isBlock: boolean }

/** In characters; what is longer and has no colon is a sentence that was not finished. */
const LONGEST_HEADING = 100
const COLON = /[：:]$/
/** A sentence's end, a citation's, an item of a list, where a quote stands, an address. */
const NO_HEADING = /[。！？!?；;…\]]$|^(?:[-*] |——|https?:)/
const QUOTE = /^[“"「『]/

/** In the order of the text. A colon announces anything; a line without one only a quote, a table, or another heading. */
export function headingsOf(text: string, blocks: readonly Block[]): Heading[] {
  const items = itemsOf(text, blocks)
  const headings: Heading[] = []
  let lower: Heading | undefined
  for (const [at, item] of [...items.entries()].reverse()) {
    const below = items[at + 1]
    const announced = lower?.announced ?? (below && { start: below.start, end: items[at + 2]?.start ?? text.length })
    const isHeading = below && announces(item, below, lower !== undefined)
    lower = isHeading && announced ? { start: item.start, below: below.start, announced } : undefined
    if (lower) headings.unshift(lower)
  }
  return headings
}

function announces(line: Item, below: Item, isHeadingBelow: boolean): boolean {
  if (line.isBlock) return false
  const written = line.text.trim()
  if (COLON.test(written)) return true
  if (written.length > LONGEST_HEADING || NO_HEADING.test(written)) return false
  return below.isBlock || QUOTE.test(below.text) || (isHeadingBelow && below.start === line.end)
}

function itemsOf(text: string, blocks: readonly Block[]): Item[] {
  const items: Item[] = []
  let at = 0
  for (const line of text.split(/(?<=\n)/)) {
    const start = at
    at += line.length
    const block = blocks.find(each => each.start <= start && start < each.end)
    if (block?.start === start) items.push({ start, end: block.end, text: line, isBlock: true })
    else if (!block && line.trim() !== '') items.push({ start, end: at, text: line, isBlock: false })
  }
  return items
}
