import { markerEnd } from './markers.ts'

const OPENING = '“「『《（【〔('
const CLOSING = '”」』》）】〕)'
/** What may follow the mark that ends a sentence and still belongs to it. */
const STAYS = `${CLOSING}’!?！？。`
const BACK_TO_BACK = /^[”」』》）】〕)’!?！？。.]*$/

/** A bracket or quotation mark that is not closed within this many characters is a slip and encloses nothing. */
const LONGEST_BRACKET = 200

/** Blank space before a marker that still belongs to the sentence before it. */
const MOST_BLANKS = 4

/** Shows behind a mark that the sentence goes on: “案结事了。”的目标; percent. [1], which. */
const GOES_ON = /^[，,、；;：:]/
const GOES_ON_BEHIND_QUOTE = /^[的地得等和与]/
const SMALL = /^\p{Ll}/u

/** A full stop behind these ends nothing. */
const ABBREVIATED =
  /(?:^|[^\p{L}])(?:Nos?|Arts?|Mr|Mrs|Ms|Dr|Prof|vs|cf|e\.g|i\.e|approx|ca|Sec|Ch|Figs?|pp?|paras?|Vol|Jr|St|\p{Lu})$/u

/** `1.` at the beginning counts a line. */
const ORDINAL = /^[\s*_#>-]*[(（]?\d{1,3}$/

export type Reading = {
  /** Nothing more will come. */
  readonly ended: boolean
  readonly longest: number
}

/**
 * Where the first sentence of a text ends: `open` while more has to come to tell, `none` where it is longer than allowed.
 * Only decides what no further text can change, so that it is the same however the text was cut.
 *
 * ； ends none: what stands before it is seldom marked by itself, and what stands behind it leans on the year and the place
 * before it. Markers behind a full stop belong to the sentence before.
 */
export function sentenceEnd(text: string, { ended, longest }: Reading): number | 'open' | 'none' {
  let enclosedTo = -1
  for (let at = 0; at < text.length; at++) {
    if (at > longest) return 'none'
    const character = text[at] ?? ''
    if (character === '\n') return at
    if (at > enclosedTo && OPENING.includes(character)) {
      const closes = closing(text, at, ended)
      if (closes === 'open') return 'open'
      enclosedTo = closes
    }
    // Inside a bracket only the last mark before it closes counts.
    if (at <= enclosedTo && !BACK_TO_BACK.test(text.slice(at + 1, enclosedTo + 1))) continue
    const end = isEndMark(text, at, ended) ? endBehind(text, at, ended) : undefined
    if (end === undefined) continue
    return end === 'open' || end <= longest ? end : 'none'
  }
  return 'open'
}

/** Where the bracket that opens at `at` closes, on the same line, or -1. */
function closing(text: string, at: number, ended: boolean): number | 'open' {
  const kind = OPENING.indexOf(text[at] ?? '')
  const within = text.slice(at, at + LONGEST_BRACKET + 1)
  // Most slips end here, so that a text of nothing but opening brackets is read as fast as any other.
  if (within.length > LONGEST_BRACKET && !within.includes(CLOSING[kind] ?? '')) return -1
  let depth = 0
  for (let to = at; to - at <= LONGEST_BRACKET; to++) {
    const character = text[to]
    if (character === undefined) return ended ? -1 : 'open'
    if (character === '\n') return -1
    if (character === OPENING[kind]) depth++
    else if (character === CLOSING[kind] && --depth === 0) return to
  }
  return -1
}

function isEndMark(text: string, at: number, ended: boolean): boolean {
  const character = text[at] ?? ''
  if ('。！？!?'.includes(character)) return true
  if (character !== '.' && character !== '．') return false
  const before = text.slice(0, at)
  if (ORDINAL.test(before)) return false
  // 6.2; with nothing behind it yet it may still become a decimal, and has to be looked at again.
  const next = text[at + 1]
  if (/[0-9０-９]$/.test(before) && next !== undefined && /[0-9０-９]/.test(next)) return false
  return !(character === '.' && ABBREVIATED.test(before.slice(-8))) || (next === undefined && ended)
}

/** Where the sentence ends whose end mark stands at `at`; undefined if the mark ends none after all. */
function endBehind(text: string, at: number, ended: boolean): number | 'open' | undefined {
  const tail = tailOf(text, at + 1, ended)
  if (tail === 'open') return 'open'
  const { end, marked, quoted } = tail
  const blanks = /^[^\S\n]{0,5}/.exec(text.slice(end))?.[0].length ?? 0
  const next = text[end + blanks]
  if (next === undefined) return ended ? end : 'open'
  if (next === '\n' || blanks > MOST_BLANKS) return end
  if (GOES_ON.test(next) || (quoted && GOES_ON_BEHIND_QUOTE.test(next))) return undefined
  const mark = text[at] ?? ''
  if ('。！？．'.includes(mark)) return end
  if (SMALL.test(next)) return undefined
  // Latin marks end a sentence before a blank; an address may hold one. Chinese text has no blanks.
  return blanks > 0 || marked || quoted || (/\p{Script=Han}/u.test(next) && !/\d/.test(text[at - 1] ?? ''))
    ? end
    : undefined
}

type Tail = { readonly end: number; readonly marked: boolean; readonly quoted: boolean }

/** What stands behind an end mark and belongs to it: closing quotation marks, bold that closes, markers. */
function tailOf(text: string, from: number, ended: boolean): Tail | 'open' {
  let [end, marked, quoted] = [from, false, false]
  for (;;) {
    const character = text[end]
    if (character === undefined) return ended ? { end, marked, quoted } : 'open'
    if (STAYS.includes(character) || (character === '"' && isOdd(text, '"', end)) || (marked && character === '.')) {
      quoted ||= CLOSING.includes(character) || character === '"'
      end++
      continue
    }
    if (character === '*' && text[end + 1] === undefined && !ended) return 'open'
    if (text.startsWith('**', end) && isOdd(text, '**', end)) {
      end += 2
      continue
    }
    const blanks = /^[^\S\n]{0,5}/.exec(text.slice(end))?.[0].length ?? 0
    if (blanks > MOST_BLANKS) return { end, marked, quoted }
    if (text[end + blanks] === undefined) return ended ? { end, marked, quoted } : 'open'
    const marker = markerEnd(text, end + blanks, ended)
    if (marker === 'open') return 'open'
    if (marker === undefined) return { end, marked, quoted }
    end = marker
    marked = true
  }
}

/** How often a mark stood before: after an odd number, the next one closes. */
function isOdd(text: string, mark: string, end: number): boolean {
  return text.slice(0, end).split(mark).length % 2 === 0
}
