import type { Sentence } from '../library/library.ts'

/** Names what `sentencesIn` does, for index fingerprints; raise it when the outcome of a cut changes. */
export const sentenceCutterVersion = 'sentences/1'

const OPENING = '（(《〈“‘「『【[〔'
const CLOSING = '）)》〉”’」』】]〕'
/** What may follow the mark that ends a sentence and still belongs to it. */
const STAYS = `${CLOSING}!?！？。`

/** A bracket that is not closed within this many characters is a slip of the source and opens nothing. */
const LONGEST_BRACKET = 120

/** Anything shorter is a stray mark or an ordinal, and stays with what follows. */
const SHORTEST_SENTENCE = 4

/**
 * Cuts text between `start` and `end` into sentences: at 。！？ and line breaks, and at ； outside brackets and quotation
 * marks, because reports string whole statements together with ； and a quote should be one of them. A quotation mark or
 * bracket that closes after the mark stays with its sentence. Spans are trimmed; what lies between them is white space.
 */
export function sentencesIn(text: string, start = 0, end = text.length): Sentence[] {
  const sentences: Sentence[] = []
  let from = start
  let depthEnd = -1
  for (let at = start; at < end; at++) {
    const character = text[at] ?? ''
    if (at > depthEnd) depthEnd = Math.max(depthEnd, closing(text, at, end))
    if (!endsSentence(character, at <= depthEnd, at + 1 < end ? text[at + 1] : undefined)) continue
    let to = at + 1
    while (to < end && STAYS.includes(text[to] ?? ' ') && character !== '\n') to++
    if (character !== '\n' && to - from < SHORTEST_SENTENCE) continue
    push(sentences, text, from, to)
    from = to
    at = to - 1
  }
  push(sentences, text, from, end)
  return sentences
}

function endsSentence(character: string, bracketed: boolean, next: string | undefined): boolean {
  if (character === '\n' || '。！？'.includes(character)) return true
  if (character === '；' || character === ';') return !bracketed
  // Latin marks end a sentence only before a blank: an address may hold one.
  return (character === '!' || character === '?') && (next === undefined || /\s/.test(next))
}

/** Where the bracket that opens at `at` closes, on the same line, or -1. */
function closing(text: string, at: number, end: number): number {
  const kind = OPENING.indexOf(text[at] ?? '')
  if (kind < 0) return -1
  let open = 0
  for (let to = at; to < end && to - at <= LONGEST_BRACKET && text[to] !== '\n'; to++) {
    if (text[to] === OPENING[kind]) open++
    else if (text[to] === CLOSING[kind] && --open === 0) return to
  }
  return -1
}

function push(sentences: Sentence[], text: string, from: number, to: number): void {
  while (from < to && /\s/.test(text[from] ?? '')) from++
  while (to > from && /\s/.test(text[to - 1] ?? '')) to--
  const last = sentences.at(-1)
  // A mark that stands alone (a full stop after a blank) says nothing by itself, but is near every question.
  if (last && to > from && !/[\p{L}\p{N}]/u.test(text.slice(from, to)))
    sentences[sentences.length - 1] = { start: last.start, end: to }
  else if (to > from) sentences.push({ start: from, end: to })
}
