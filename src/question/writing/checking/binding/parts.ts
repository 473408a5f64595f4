import { sameUnit } from '../../../../language/amounts/units.ts'
import type { Language } from '../../../question.ts'
import type { Held, Said } from './counted.ts'

/** What makes a figure a part of one before it. */
const PART: Readonly<Record<Language, RegExp>> = {
  zh: /其中|包括|包含|含(?!义|量|金)/,
  en: /\b(?:of (?:which|whom|them|these|those)|among (?:which|whom|them|these|those)|including|includ(?:es?|ed))\b/i,
}

/** 46 of the 36 officers; 3个司法所里仍有12个: the part and the whole stand side by side. */
const PART_OF: Readonly<Record<Language, RegExp>> = {
  zh: /^(?!.*\d)(?:[^，,。；;：:]*[^行活工过检执排巡整](?:中|当中|里|之中))(?![心国学小介队央层期外医止型])[^。；;：:]*$/,
  en: /^ (?:out )?of (?:(?:the|these|those|its|all|their) )*$/i,
}

/** A part that is more than anything it could be part of: the two changed places. */
export function partOverWhole(text: string, language: Language, figures: readonly Said[]): Said | undefined {
  return figures.find((figure, at) => {
    const last = figures[at - 1]
    if (last && PART_OF[language].test(text.slice(last.amount.end, figure.amount.start))) {
      const [part, whole] = language === 'zh' ? [figure, last] : [last, figure]
      if (part.amount.unit === whole.amount.unit || language === 'en') return part.amount.value > whole.amount.value
    }
    const wholes = figures
      .slice(0, at)
      .filter(({ amount }) => amount.unit === figure.amount.unit && amount.article !== true)
    const said = figure.stretches
      .filter(({ lead }) => !lead)
      .map(({ start, end }) => text.slice(start, end))
      .join('\n')
    const isNext = language === 'en' && last && INCLUDING.test(text.slice(0, figure.amount.start))
    if (isNext && isNamedAlike(text, last, figure) && last.amount.value < figure.amount.value) return true
    if (figure.amount.unit === '%' || wholes.length === 0 || !PART[language].test(said)) return false
    return wholes.every(({ amount }) => amount.value < figure.amount.value)
  })
}

/** Directly before the part; the words before the comma are the whole's. */
const INCLUDING = /\bincluding $/i

/** 26 audit projects, including 117 audits: the words directly behind both share one. */
function isNamedAlike(text: string, one: Said, other: Said): boolean {
  const [names = [], others = []] = [one, other].map(({ amount }) =>
    (/^(?: [a-z-]+){1,3}/i.exec(text.slice(amount.end))?.[0] ?? '')
      .split(' ')
      .filter(word => word.length >= SHORTEST_NAME)
      .map(word => word.toLowerCase().replace(/e?s$/, '')),
  )
  return names.some(name => others.includes(name))
}

/** Shorter words hold others together. */
const SHORTEST_NAME = 5

/** A whole that is told as part of what the quotes call a part of it. */
export function wholeAsPart(text: string, language: Language, figures: readonly Said[], held: readonly Held[]) {
  const heldAs = ({ amount }: Said) => held.filter(other => other.amount.value === amount.value)
  const told = figures.map(({ stretches, amount }) => {
    const own = stretches.filter(({ lead }) => !lead).map(({ start, end }) => text.slice(start, end))
    return PART[language].test(own.join('\n')) || OF_THESE.test(text.slice(amount.end))
  })
  return figures.find((figure, at) => {
    const wholes = heldAs(figure)
    if (!told[at] || wholes.length === 0 || wholes.some(({ part }) => part)) return false
    return figures.slice(0, at).some((other, index) => {
      const parts = heldAs(other)
      const isAlike = parts.every(({ amount }) => wholes.every(whole => whole.amount.unit === amount.unit))
      return told[index] !== true && parts.length > 0 && isAlike && parts.every(({ part }) => part)
    })
  })
}

/** 164 of the cases concerned street stalls. */
const OF_THESE = /^ of (?:the|these|those) [a-z]/i

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
