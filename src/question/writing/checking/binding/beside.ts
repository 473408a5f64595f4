import { amountsIn } from '../../../../language/amounts/amounts.ts'
import type { Amount } from '../../../../language/amounts/said.ts'
import type { TermSaid } from '../../../../language/terms/term-said.ts'
import type { Language } from '../../../question.ts'
import { distributed } from './respectively.ts'
import { isInside, type Stretch, stretchesOf } from './stretches.ts'
import { isStage } from './terms.ts'

/** A figure with the places in its text where the words stand that say what it counts. */
export type Beside = {
  readonly amount: Amount
  readonly stretches: readonly Stretch[]
  /** What is done with the things counted, as its own clause says or, where it says nothing, what goes before. */
  readonly stages: readonly TermSaid[]
  /** As its own clause says. */
  readonly ownStages: readonly TermSaid[]
  /** From 15 to 5: which end of a change it is. */
  readonly end: 'from' | 'to' | undefined
}

export function besideIn(text: string, language: Language, terms: readonly TermSaid[]): Beside[] {
  const amounts = amountsIn(text, language).filter(amount => counts(amount, text, language))
  const stretches = distributed(text, terms, amounts, stretchesOf(text, amounts, language), language)
  return amounts.map((amount, at) => {
    const all = stretches[at] ?? []
    const own = stagesIn(
      all.filter(({ lead }) => !lead),
      terms,
    )
    return {
      amount,
      stretches: all,
      stages: own.length > 0 ? own : stagesIn(all, terms),
      ownStages: own,
      end: endOf(text, amount, amounts[at - 1]),
    }
  })
}

/** Terms of a stretch; what was done with the figure before is not said of one that has a stage of its own. */
export function termsOf({ stages }: Beside, stretch: Stretch, terms: readonly TermSaid[]): TermSaid[] {
  return terms.filter(term => isInside(term, stretch) && (!isStage(term) || stages.includes(term)))
}

/** Numbers that are called. */
const CALLED = /^(?: [\w-]+){0,3} (?:hot)?lines?\b|^\s?热线/i

/** A number without a unit is a name in Chinese (12345热线), unless it is a large one: 440,696户籍人口. */
function counts({ raw, unit, ordinal, end }: Amount, text: string, language: Language): boolean {
  if (ordinal === true || (unit === '' && CALLED.test(text.slice(end)))) return false
  return unit !== '' || language === 'en' || /[,，万亿余多]/.test(raw)
}

function stagesIn(stretches: readonly Stretch[], terms: readonly TermSaid[]): TermSaid[] {
  return terms.filter(term => isStage(term) && stretches.some(stretch => isInside(term, stretch)))
}

/** 由2023年的8420次降至5136次 */
const FROM = /(?:由|从|自|\bfrom)\s*(?:the |about |原来的?|过去的?|原|上年的?|[\d０-９]{4}年[底末度]?的?)?$/i
const TO = /(?:至|到|为|成|\bto|\binto)\s*(?:just |only |about |the )?$/i

function endOf(text: string, amount: Amount, last: Amount | undefined): 'from' | 'to' | undefined {
  const before = text.slice(last?.end ?? 0, amount.start)
  if (FROM.test(before)) return 'from'
  const begun = last !== undefined && FROM.test(text.slice(0, last.start))
  return begun && TO.test(before) ? 'to' : undefined
}
