import { translate } from '../../../../language/dictionary.ts'
import type { TermSaid } from '../../../../language/terms/term-said.ts'
import { words } from '../../../../language/tokenize.ts'
import type { Span } from './stretches.ts'
import { isStage } from './terms.ts'

/** Words that say nothing of what is counted. */
const EMPTY = /^(?:全年|全区|全市|全县|全镇|全街道|累计|共计|合计|总计|其中|分别|达到|成功|年度|共有|各类|各级|.*\d.*)$/

/**
 * Chinese words are compared as they are: the genre's names put together what a list tells apart (工作站, 工作室). Only
 * stages are left to the terms, for they count where they are a figure's own.
 */
export function chineseWords(text: string, span: Span, terms: readonly TermSaid[]): string[] {
  return words(blanked(text, span, terms.filter(isStage))).filter(word => word.length > 1 && !EMPTY.test(word))
}

/** Of each English word that is no term the Chinese ones it may stand for, by the dictionary. */
export function chineseFor(text: string, span: Span, terms: readonly TermSaid[]): string[][] {
  return translate(blanked(text, span, terms))
    .map(group => group.map(term => term.text).filter(headword => headword.length > 1))
    .filter(headwords => headwords.length > 0)
}

function blanked(text: string, { start, end }: Span, terms: readonly TermSaid[]): string {
  return terms
    .filter(term => term.start < end && term.end > start)
    .reduce(
      (left, term) => {
        const [from, to] = [Math.max(term.start, start), Math.min(term.end, end)]
        return left.slice(0, from - start) + '\n'.repeat(to - from) + left.slice(to - start)
      },
      text.slice(start, end),
    )
}
