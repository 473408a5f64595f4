import type { Figure } from '../../library/library.ts'
import { actionsIn, sameAction, sameRate } from '../understanding/actions.ts'
import type { FigureAsked } from '../understanding/figure-asked.ts'
import { foundIn, sum, type WeighedWord } from './word-evidence.ts'

/** A figure beside a question: how well it fits what is asked. */
export type FittingFigure = {
  readonly figure: Figure
  /** 1 for the unit asked for or where none is, a third for another. */
  readonly unit: number
  /** What its measure holds of each of the question's words, and of all of them together (0…1). */
  readonly found: readonly number[]
  readonly measure: number
  /** It counts another step than the one asked for: 受理 where 审结 is asked. */
  readonly otherAction: boolean
}

/** Counting words vary (件 and 份 for papers); a figure of another one is a weaker match, of another kind it is none. */
const OTHER_UNIT = 1 / 3

/** Units that no other question asks for. */
const OWN_KIND = /^(?:%|％|元|平方米|公里|米|亩|公顷|吨|小时|分钟|天|年|个?月|日|个百分点)/

function unitFit(asked: FigureAsked, figure: Figure): number {
  const isAsked = (unit: string) => (unit === '个' ? figure.unit === unit : figure.unit.startsWith(unit))
  if (asked.units.length === 0 || asked.units.some(isAsked)) return 1
  return asked.strict || OWN_KIND.test(figure.unit) ? 0 : OTHER_UNIT
}

/** How well a figure fits; 0…1. */
export function fitness({ unit, measure, otherAction }: FittingFigure): number {
  return unit * (0.4 + 0.6 * measure) * (otherAction ? 0.5 : 1)
}

/**
 * The figures of a sentence as answers to a question, best first. A figure that the question itself states (of the 237
 * cases, how many …) is what is known, not what is asked; one digit may be an ordinal (第1季度).
 */
export function fittingFigures(
  question: string,
  asked: FigureAsked,
  figures: readonly Figure[],
  words: readonly WeighedWord[],
): FittingFigure[] {
  const ofUnit = figures.map(figure => ({ figure, unit: unitFit(asked, figure) })).filter(({ unit }) => unit > 0)
  if (ofUnit.length === 0) return []
  const known = new Set(
    [...question.normalize('NFKC').matchAll(/\d[\d,]+(?:\.\d+)?|\d\.\d+/g)].map(([n]) => n.replaceAll(',', '')),
  )
  const actions = actionsIn(question)
  const worth = sum(words.map(({ terms }) => terms[0]?.worth ?? 0)) || 1
  return ofUnit
    .filter(({ figure }) => !known.has(numberOf(figure)))
    .map(({ figure, unit }) => {
      const { measure, raw } = figure
      const found = foundIn(measure + raw, words)
      const otherAction = !sameAction(actions, actionsIn(measure)) || !sameRate(question, measure)
      return { figure, unit, found, measure: sum(found) / worth, otherAction }
    })
    .sort((a, b) => fitness(b) - fitness(a))
}

function numberOf({ raw }: Figure): string {
  return /\d[\d,]*(?:\.\d+)?/.exec(raw.normalize('NFKC'))?.[0].replaceAll(',', '') ?? raw
}
