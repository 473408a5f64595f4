import { amountsIn } from '../../language/amounts/amounts.ts'
import type { Answer, AnswerFigure, Language } from '../question.ts'
import { replaceMarkers } from './markers.ts'

/** A sentence that passed the checks. */
export type Passed = {
  readonly shown: string
  /** `Citation.index` of the quotes it cites. */
  readonly cited: readonly number[]
}

/**
 * True where the sentences say all that was asked: every figure, and of every place and year that is answered for
 * what its surest quote, the first, says. The figures of a comparison stand in its table.
 */
export function saysAll(
  { figures, parts, language }: Pick<Answer, 'figures' | 'parts' | 'language'>,
  sentences: readonly Passed[],
): boolean {
  if (sentences.length === 0) return false
  const cited = new Set(sentences.flatMap(sentence => sentence.cited))
  const inTable = parts?.computed !== undefined
  return (
    (inTable || figures.every(figure => sentences.some(sentence => states(sentence, figure, language)))) &&
    (parts?.blocks ?? []).every(({ citations: [surest] }) => surest === undefined || cited.has(surest))
  )
}

/** What the number counts, and of whom, has been checked; here it only has to be there. */
function states({ shown, cited }: Passed, { figure, citation }: AnswerFigure, language: Language): boolean {
  if (!cited.includes(citation)) return false
  return amountsIn(
    replaceMarkers(shown, () => ''),
    language,
  ).some(({ value }) => value === figure.value)
}
