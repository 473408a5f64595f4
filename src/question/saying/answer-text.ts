import type { AnswerParts, Citation, Language } from '../question.ts'
import { say } from './wording.ts'

/** An answer's text, put together from its parts: by itself, or around what a model wrote. */

/** What was understood, the figures or what is computed of them, and every quote on a line of its own. */
export function extractiveText(
  { understood, computed, blocks }: AnswerParts,
  citations: readonly Citation[],
  language: Language,
): string {
  const lines = citations.map(citation => quoteLine(citation, language))
  if (computed !== undefined) return [understood, computed, ...lines].join('\n')
  return blocks
    .map(block => {
      const quoted = lines.filter((_, at) => block.citations.includes(citations[at]?.index ?? 0))
      return [block.understood, block.lead, ...quoted].join('\n')
    })
    .join('\n\n')
}

/** How both texts of an answer begin, its own and the one around what a model writes: it can be shown before either is. */
export function sharedOpening({ understood, computed, blocks }: AnswerParts): string {
  if (computed !== undefined) return generatedOpening({ understood, computed })
  const [first, ...more] = blocks
  if (!first || !understood.startsWith(first.understood)) return ''
  return more.length === 0 ? generatedOpening({ understood }) : first.understood
}

/** What stands before the sentences of a model. */
export function generatedOpening({ understood, computed }: Pick<AnswerParts, 'understood' | 'computed'>): string {
  return computed === undefined ? `${understood}\n` : `${understood}\n${computed}\n`
}

/** What stands behind them: that a model wrote them, and every quote, with its translation where there is one. */
export function generatedClosing(citations: readonly Citation[], language: Language): string {
  const lines = citations.flatMap(citation => [
    quoteLine(citation, language),
    ...(citation.translation === undefined ? [] : [say(language).translation(citation.translation)]),
  ])
  return `\n\n${[say(language).modelWrote, ...lines].join('\n')}`
}

function quoteLine({ quote, index, report, section }: Citation, language: Language): string {
  return say(language).quote(quote, index, [`《${report.title}》`, ...section.path].join(' › '))
}
