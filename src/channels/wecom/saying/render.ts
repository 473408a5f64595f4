import type { Answer, Citation, Language, Reason, Suggestion } from '../../../question/question.ts'
import { say } from '../../../question/saying/wording.ts'
import { sourceLink } from '../../web/source-link.ts'
import { type AnswerPart, partsOf } from './answer-parts.ts'
import { inCell, inLine, lines } from './markdown-text.ts'
import { wordsIn } from './render-words.ts'

export type RenderOptions = {
  /** Where people reach the service, without a slash at its end; quotes link to their reports where it is given. */
  readonly publicUrl?: string | undefined
  readonly chat?: 'single' | 'group' | undefined
}

/**
 * An answer as markdown_v2, for the smart bot. Its first line tells what was understood, or that nothing was found and
 * what is held; each quote names title, section and year.
 */
export function renderForBot(answer: Answer, options: RenderOptions = {}): string {
  const words = wordsIn(answer.language)
  const notices = answer.notices.map(({ message }) => lines(words.notice(message)))
  const suggestions = suggestionsOf(answer, options).map(
    ({ head, texts }) => `${head}\n${texts.map(text => `- ${inLine(text)}`).join('\n')}`,
  )
  return [
    ...partsOf(saidFirst(answer)).map(part => markdownOf(part, answer.language, options)),
    notices.join('\n'),
    ...suggestions,
  ]
    .filter(block => block !== '')
    .join('\n\n')
}

/** An answer as plain lines, for the self-built app, whose text messages know no Markdown. */
export function renderForApp(answer: Answer, options: RenderOptions = {}): string {
  const words = wordsIn(answer.language)
  const notices = answer.notices.map(({ message }) => unlinked(words.notice(message)))
  const suggestions = suggestionsOf(answer, options).map(({ head, texts }) => unlinked([head, ...texts].join('\n')))
  return [
    ...partsOf(saidFirst(answer)).map(part => plainOf(part, answer.language, options)),
    notices.join('\n'),
    ...suggestions,
  ]
    .filter(block => block !== '')
    .join('\n\n')
}

/** Not held, or held and not stated: other refusals ask back, or say what is answered at all. */
const NOTHING_FOUND: readonly (Reason | undefined)[] = ['unknown_place', 'unknown_year', 'not_in_reports']

/** What the library says of itself begins with what is not held; a reader of many messages looks for one word. */
function saidFirst(answer: Answer): Answer {
  const { notFound } = wordsIn(answer.language)
  const isSaid = !NOTHING_FOUND.includes(answer.reason) || answer.answer.startsWith(notFound)
  return isSaid ? answer : { ...answer, answer: notFound + answer.answer }
}

function markdownOf(part: AnswerPart, language: Language, { publicUrl }: RenderOptions): string {
  if (part.kind === 'text') return lines(part.text)
  if (part.kind === 'table') {
    const row = (cells: readonly string[]) => `| ${cells.map(inCell).join(' | ')} |`
    return [row(part.head), `|${' --- |'.repeat(part.head.length)}`, ...part.rows.map(row)].join('\n')
  }
  const { citation } = part
  const link = publicUrl === undefined ? [] : [`[${wordsIn(language).source}](${sourceLink(publicUrl, citation)})`]
  const where = [...whereOf(citation, language).map(inLine), ...link].join(' · ')
  const quoted = `${inLine(`“${citation.quote}”`)}[${citation.index}]`
  return [quoted, ...translationOf(citation, language).map(lines), `—— ${where}`].join('\n').replace(/^/gm, '> ')
}

function plainOf(part: AnswerPart, language: Language, { publicUrl }: RenderOptions): string {
  if (part.kind === 'text') return unlinked(part.text)
  if (part.kind === 'table') return unlinked(cellLines(part, wordsIn(language).colon).join('\n'))
  const { citation } = part
  const quoted = `“${citation.quote}”[${citation.index}]`
  const said = [quoted, ...translationOf(citation, language), `—— ${whereOf(citation, language).join(' · ')}`]
  const where = unlinked(said.join('\n'))
  return publicUrl === undefined ? where : `${where}\n${sourceLink(publicUrl, citation)}`
}

/** One line for each figure: 增城区 2024 受理行政复议：930宗[1]. */
function cellLines({ head, rows }: Extract<AnswerPart, { kind: 'table' }>, colon: string): string[] {
  const [, , ...measures] = head
  return rows.flatMap(([place, year, ...cells]) =>
    cells.map((cell, at) => `${[place, year, measures[at]].filter(Boolean).join(' ')}${colon}${cell}`),
  )
}

/** Title, section and year, without which nobody can check a quote by hand. */
function whereOf({ report, section }: Citation, language: Language): string[] {
  const year = report.year === null ? [] : [wordsIn(language).year(report.year)]
  const path = section.path.length === 0 ? [] : [section.path.join(' › ')]
  return [`《${report.title}》`, ...path, ...year]
}

/** Below the original, as the answer's text has it. */
function translationOf({ translation }: Citation, language: Language): string[] {
  return translation === undefined ? [] : [say(language).translation(translation)]
}

/** Text messages make links of these elements; what only looks like one, in a report, is shown with other brackets. */
function unlinked(text: string): string {
  return text.replace(/<(?=\/?a\b)/gi, '＜')
}

type Suggestions = { readonly head: string; readonly texts: readonly string[] }

/** Without those that the answer itself lists. */
function suggestionsOf({ answer, suggestions, language }: Answer, { chat }: RenderOptions): Suggestions[] {
  const words = wordsIn(language)
  const kinds: readonly Suggestion['kind'][] = ['section', 'report', 'question']
  return kinds.flatMap(kind => {
    const texts = suggestions.flatMap(each => (each.kind === kind && !answer.includes(each.text) ? [each.text] : []))
    const head = kind === 'question' && chat === 'group' ? words.inGroup : words.suggested[kind]
    return texts.length === 0 ? [] : [{ head, texts }]
  })
}
