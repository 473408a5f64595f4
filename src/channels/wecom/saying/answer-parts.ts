import type { Answer, Citation, Language } from '../../../question/question.ts'
import { say } from '../../../question/saying/wording.ts'

/** One after the other, the parts of an answer that every way of showing it shows in its own form. */
export type AnswerPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'quote'; readonly citation: Citation }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }

/**
 * An answer's text holds its quotes, each on a line of its own with its translation below, and a comparison's table, with
 * places called as the question does; what is to be shown of a quote is taken from its citation. A citation whose quote is
 * not found in the text comes last, so that none is lost.
 */
export function partsOf({ answer, citations, rows, language }: Answer): AnswerPart[] {
  const parts: AnswerPart[] = []
  const unplaced: AnswerPart[] = []
  let rest = answer
  for (const citation of citations) {
    const line = lineOf(citation, rest, language)
    if (!line) {
      unplaced.push({ kind: 'quote', citation })
      continue
    }
    parts.push(...wordsOf(rest.slice(0, line.start), rows.length > 0), { kind: 'quote', citation })
    rest = rest.slice(line.end)
  }
  return [...parts, ...wordsOf(rest, rows.length > 0), ...unplaced]
}

/**
 * Where the quote's line is: the quote, its mark, and behind them where it stands; its translation is part of it. A model
 * may quote the same words further up, with the same mark, and go on behind them.
 */
function lineOf(
  { quote, index, translation }: Citation,
  text: string,
  language: Language,
): { start: number; end: number } | undefined {
  const marks = [`“${quote}”[${index}]`, `“${quote}” [${index}]`]
  const start = Math.max(...marks.map(marked => `\n${text}`.lastIndexOf(`\n${marked}`)))
  if (start < 0) return undefined
  const newline = text.indexOf('\n', start + quote.length)
  const end = newline < 0 ? text.length : newline
  const below = translation === undefined ? '' : `\n${say(language).translation(translation)}`
  return { start, end: text.startsWith(below, end) ? end + below.length : end }
}

const isRow = (line: string) => line.startsWith('|')

function wordsOf(text: string, hasTable: boolean): AnswerPart[] {
  const all = text.split('\n')
  const first = hasTable ? all.findIndex(isRow) : -1
  if (first < 0) return textOf(all)
  const behind = all.findIndex((line, at) => at > first && !isRow(line))
  const end = behind < 0 ? all.length : behind
  const [head = [], , ...rows] = all.slice(first, end).map(cellsOf)
  return [...textOf(all.slice(0, first)), { kind: 'table', head, rows }, ...textOf(all.slice(end))]
}

/** A bar inside a cell is escaped. */
function cellsOf(row: string): string[] {
  return row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map(cell => cell.trim().replaceAll('\\|', '|'))
}

function textOf(lines: readonly string[]): AnswerPart[] {
  const text = lines.join('\n').trim()
  return text === '' ? [] : [{ kind: 'text', text }]
}
