import { sameUnit } from '../../../../language/amounts/units.ts'
import type { Language } from '../../../question.ts'
import type { Held, Said } from './counted.ts'

/** What makes a figure a part of one before it. */
const PART: Readonly<Record<Language, RegExp>> = {
  zh: /其中|包括|包含|含(?!义|量|金)/,
  en: /\b(?:of (?:which|whom|them|these|those)|among (?:which|whom|them|these|those)|including|includ(?:es?|ed))\b/i,
}

/** A part that is more than anything it could be part of: the two changed places. */
export function partOverWhole(text: string, language: Language, figures: readonly Said[]): Said | undefined {
  return figures.find((figure, at) => {
    const wholes = figures
      .slice(0, at)
      .filter(({ amount }) => amount.unit === figure.amount.unit && amount.article !== true)
    const said = figure.stretches
      .filter(({ lead }) => !lead)
      .map(({ start, end }) => text.slice(start, end))
      .join('\n')
    if (figure.amount.unit === '%' || wholes.length === 0 || !PART[language].test(said)) return false
    return wholes.every(({ amount }) => amount.value < figure.amount.value)
  })
}

/**
 * A part that is told as the whole: of the words by which the quote tells the part from what it is part of, the sentence
 * says none.
 */
export function partAsWhole(text: string, figures: readonly Said[], held: readonly Held[]) {
  const words = new Set(figures.flatMap(figure => figure.words.flatMap(({ any }) => any)))
  return figures.find(({ amount }) => {
    const same = held.filter(other => other.amount.value === amount.value)
    if (PART.zh.test(text)) return false
    return (
      same.length > 0 &&
      same.every(part => {
        if (!part.part || part.amount.unit === '%') return false
        const at = held.indexOf(part)
        const whole = held.slice(0, at).findLast(other => !other.part && sameUnit(other.amount.unit, part.amount.unit))
        if (!whole) return false
        const telling = [...part.own.zh].filter(word => !whole.words.has(word))
        return telling.length > 0 && !telling.some(word => words.has(word) || text.includes(word))
      })
    )
  })
}
