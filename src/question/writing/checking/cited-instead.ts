import type { Language } from '../../question.ts'
import { markersIn, withPlainMarkers } from '../markers.ts'
import type { Source } from './source.ts'
import { supportOf } from './support.ts'
import type { Fault, WrittenSentence } from './verdict.ts'

/**
 * The least share of the words that the cited quotes lack and another of the given ones has, before it is that one that
 * is spoken of. No true text of the lists it was chosen by reaches a fifth; many sentences with a moved marker reach more.
 */
const MORE = 0.3
/** What stands behind the last marker may lead on to the next sentence, so that more has to speak against it. */
const MORE_BEHIND = 0.4
/** Of fewer words a single one would decide. */
const FEWEST = 3

/** Words that a quote which was given, but is not cited for them, speaks of, and the cited ones do not. */
export function citedInstead(sentence: WrittenSentence, given: readonly Source[]): Fault | undefined {
  const { language, segments, raw } = sentence
  for (const { text, sources } of segments)
    if (isOfAnother(text, language, sources, given, MORE)) return { reason: 'unsupported', what: text.trim() }
  const behind = behindLast(raw)
  const last = segments.at(-1)
  if (last && isOfAnother(behind, language, last.sources, given, MORE_BEHIND))
    return { reason: 'no_marker', what: behind.trim() }
  return undefined
}

function isOfAnother(
  text: string,
  language: Language,
  cited: readonly Source[],
  given: readonly Source[],
  more: number,
): boolean {
  const { words, share } = supportOf(text, language, cited)
  if (words < FEWEST || share < more) return false
  return given.some(source => {
    if (cited.some(({ index }) => index === source.index)) return false
    return share - supportOf(text, language, [source]).share >= more
  })
}

/** A clause whose marker was left out is read as said of the last quote. */
function behindLast(raw: string): string {
  const plain = withPlainMarkers(raw)
  return plain.slice(markersIn(plain).at(-1)?.end ?? plain.length)
}
