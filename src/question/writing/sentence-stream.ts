import { LONGEST_MARKER, markersIn } from './markers.ts'
import { sentenceEnd } from './sentence-end.ts'

/**
 * No sentence that words a few quotes is as long: quotes have some hundred characters, English takes three for each. What
 * goes on for longer is no text to be read by sentences, and must not fill the memory while its end is waited for.
 */
export const LONGEST_SENTENCE = 2000

/** More than this never has to be looked at behind a character to tell whether a sentence ends there. */
const LOOKAHEAD = 4 * LONGEST_MARKER

/**
 * The sentences of a text that comes in pieces cut anywhere, each as soon as it is whole. Put together they are the text
 * but for blank space; a line of a list is a sentence. What stands at the end without an end mark broke off and is none,
 * unless it ends with a marker. Stops reading where a sentence has no end.
 */
export async function* sentencesFrom(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of pieces) {
    const read = cut(rest + piece, false)
    yield* read.sentences
    if (read.endless) return
    rest = read.rest
  }
  const read = cut(rest, true)
  yield* read.sentences
  if (!read.endless && endsWithMarker(read.rest)) yield read.rest
}

type Cut = { readonly sentences: readonly string[]; readonly rest: string; readonly endless: boolean }

function cut(text: string, ended: boolean): Cut {
  const sentences: string[] = []
  let rest = text.trimStart()
  while (rest !== '') {
    const end = sentenceEnd(rest, { ended, longest: LONGEST_SENTENCE })
    if (end === 'none' || (end === 'open' && rest.length > LONGEST_SENTENCE + LOOKAHEAD))
      return { sentences, rest: '', endless: true }
    if (end === 'open') break
    sentences.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return { sentences, rest: ended ? rest.trimEnd() : rest, endless: false }
}

function endsWithMarker(text: string): boolean {
  return markersIn(text).at(-1)?.end === text.replace(/[*_\s]+$/, '').length
}
