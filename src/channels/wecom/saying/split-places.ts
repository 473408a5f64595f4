/** Where a message may be cut, and how well: each place that it may be cut before has a rank, the higher the better. */

export const NEVER = 0
/** Between two characters of a word: only where there is nothing else. */
const ANYWHERE = 1
const BLANK = 2
const CLAUSE = 3
/** Inside a table, a quote or a fence, which then has to be begun again. */
const LINE_INSIDE = 4
const SENTENCE = 5
const LINE = 6
const PARAGRAPH = 7
export const BEST = PARAGRAPH

export type BlockKind = 'table' | 'quote' | 'fence'

/** Lines that belong together. `again` is what a part needs at its beginning that goes on with it, `close` at its end. */
export type Block = {
  readonly kind: BlockKind
  readonly start: number
  readonly end: number
  readonly again: string
  readonly close: string
}

/** What is only right as a whole: a link, an address, a citation with its figure, bold text, an escaped character. */
const WHOLES = [
  /!?\[[^[\]\n]*\]\([^()\s]*\)/g,
  /https?:\/\/[^\s<>()（）「」“”，。；]+/g,
  /\*\*[^*\n]+\*\*/g,
  /(?:\d[\d.,，]{0,20}[^\s\d[\]]{0,12}(?: \([^()\n]{1,40}\))? ?)?(?:\[\d{1,6}\])+/g,
  /[”」’）)] ?(?:\[\d{1,6}\])+/g,
  /\d[\d.,]{0,20}\d%?/g,
  /\\./g,
]

const ENDS: readonly { readonly rank: number; readonly behind: RegExp }[] = [
  { rank: SENTENCE, behind: /(?:[。！？!?；;]|\.(?=\s))[”’」』）)"]*(?: ?\[\d{1,6}\])*[ \t]*/g },
  { rank: CLAUSE, behind: /[，、,：:][ \t]*/g },
  { rank: BLANK, behind: /[ \t\u3000]+/g },
]

/** @returns ranks by UTF-16 offset, and the blocks in the order of the text */
export function splitPlaces(text: string): { readonly ranks: Uint8Array; readonly blocks: readonly Block[] } {
  const ranks = new Uint8Array(text.length + 1)
  const blocks = blocksOf(text)
  for (const start of characterStarts(text)) ranks[start] = ANYWHERE
  const raise = (at: number, rank: number) => {
    const now = ranks[at] ?? NEVER
    if (now !== NEVER && now < rank) ranks[at] = rank
  }
  for (const whole of WHOLES) for (const found of text.matchAll(whole)) ranks.fill(NEVER, found.index + 1, endOf(found))
  for (const { rank, behind } of ENDS) for (const found of text.matchAll(behind)) raise(endOf(found), rank)
  for (const found of text.matchAll(/\n+/g)) raise(endOf(found), found[0].length > 1 ? PARAGRAPH : LINE)
  for (const { kind, start, end, again } of blocks) {
    for (let at = start + 1; at < end; at += 1) {
      const wholeLine = text[at - 1] === '\n'
      const now = ranks[at] ?? NEVER
      // A table's row and a line of code are cut only where there is no other way.
      if (now !== NEVER) ranks[at] = wholeLine ? LINE_INSIDE : kind === 'quote' ? Math.min(now, LINE_INSIDE) : ANYWHERE
    }
    // A head alone, without a row below it, says nothing.
    if (kind !== 'quote') ranks.fill(NEVER, start + 1, Math.min(start + again.length + 1, end))
  }
  ranks[text.length] = BEST
  return { ranks, blocks }
}

const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** In UTF-16 code units: V8 copies the whole text for each character that it finds, so it is given little at a time. */
const STRETCH = 128

/** Where what people see as one character begins: a letter with its accents, a family of emoji. */
function characterStarts(text: string): number[] {
  const starts: number[] = []
  let from = 0
  let length = STRETCH
  while (from < text.length) {
    const found = [...characters.segment(text.slice(from, from + length))].map(({ index }) => from + index)
    const isLast = from + length >= text.length
    // The last one may go on behind the stretch.
    const next = isLast ? text.length : (found.at(-1) ?? from)
    length = next === from ? length * 2 : STRETCH
    if (next > from) starts.push(...found.filter(start => start < next))
    from = next
  }
  return starts
}

const endOf = (found: RegExpExecArray) => found.index + found[0].length

function kindOf(line: string): BlockKind | undefined {
  return line.startsWith('|') ? 'table' : line.startsWith('>') ? 'quote' : line.startsWith('```') ? 'fence' : undefined
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let open: { kind: BlockKind; start: number; lines: string[] } | undefined
  let at = 0
  const close = () => {
    if (open) blocks.push({ kind: open.kind, start: open.start, end: at, ...frameOf(open.kind, open.lines) })
    open = undefined
  }
  for (const line of text.split(/(?<=\n)/)) {
    const kind = kindOf(line)
    const insideFence = open?.kind === 'fence'
    if (!insideFence && kind !== open?.kind) close()
    if (!open && kind) open = { kind, start: at, lines: [line] }
    else open?.lines.push(line)
    at += line.length
    if (insideFence && kind === 'fence') close()
  }
  close()
  return blocks
}

function frameOf(kind: BlockKind, lines: readonly string[]): Pick<Block, 'again' | 'close'> {
  const [first = '', second = ''] = lines
  if (kind === 'quote') return { again: '> ', close: '' }
  if (kind === 'fence') return { again: first.endsWith('\n') ? first : `${first}\n`, close: '\n```' }
  return { again: /^\|[-:| ]+$/.test(second.trim()) ? first + second : '', close: '' }
}
