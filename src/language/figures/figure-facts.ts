import type { Figure } from '../../library/library.ts'
import type { Standing } from './figure-clauses.ts'
import type { Found } from './figure-numbers.ts'
import {
  CHANGE,
  FALLING,
  PLAN_HEADING,
  PLAN_OUTER_HEADING,
  PLANS_AHEAD,
  PLANS_HERE,
  REPORTING_HEADING,
} from './figure-words.ts'

/** A percentage that only says how another figure changed, and of which one (by index) it is said. */
export type Change = { readonly of: number; readonly change: NonNullable<Figure['change']> }

/**
 * The changes among the figures of a sentence, by index. A percentage is one if nothing but a phrase of growth stands
 * between it and the figure before; where that one is itself a growth (比上年增加55宗，增长6%), it is said of the one before.
 */
export function changesIn(sentence: string, figures: readonly Found[]): Map<number, Change> {
  const changes = new Map<number, Change>()
  for (const [at, figure] of figures.entries()) {
    const direction = figure.unit === '%' ? grownSince(sentence, figures, at) : undefined
    if (!direction) continue
    const before = at - 1
    const of = before > 0 && grownSince(sentence, figures, before) ? before - 1 : before
    changes.set(at, { of, change: { direction, percent: figure.value } })
  }
  return changes
}

/** 较2023年的210件增长9.5%: what the figure before belongs to is the earlier time itself. */
const COMPARED = /(?:较|比|相比)(?:(?![增升提上下降减])[^，,。；;]){0,14}$/

function grownSince(sentence: string, figures: readonly Found[], at: number): 'up' | 'down' | undefined {
  const figure = figures[at]
  const last = figures[at - 1]
  if (!figure || !last || COMPARED.test(sentence.slice(0, last.start))) return undefined
  const word = CHANGE.exec(sentence.slice(last.end, figure.start))?.[1]
  return word === undefined ? undefined : FALLING.test(word) ? 'down' : 'up'
}

const PART = /其中|[，,；;、（(]\s*(?:含|包括|包含)[^，,；;。]*$/

/** Whether a figure is a part of one before it: in brackets behind it, or after 其中 up to the next ；. */
export function isPart(sentence: string, { found, within, before }: Standing): boolean {
  if (within !== undefined) return true
  const said = sentence
    .slice(0, found.start)
    .replace(/[（(][^（()）]*[)）]/g, '')
    .replace(/^.*[；;]/s, '')
  if (/^[\s、，,（(]*(?:含|包括|包含)/.test(before)) return true
  if (!/其中/.test(said)) return PART.test(said) && /[（(][^（()）]*$/.test(said)
  // A share in a later clause (其中调解105宗，调解率22.1%) is no part of what is counted.
  return found.unit !== '%' || /其中[^，,；;]*$/.test(said)
}

const AS_OF =
  /截[至止]到?\s*(?:目前|现在|今|(?:(?:20\d\d|[今本去])\s*年)?(?:上半年|[一二三四]季度)?(?:\d{1,2}\s*月(?:份|中旬|上旬|下旬)?)?(?:\d{1,2}\s*[日号])?(?:年?[底末])?)/g

/** The day that a figure is of, as written before it: 截至2024年12月底. */
export function asOfAt(sentence: string, at: number): string | null {
  return [...sentence.slice(0, at).matchAll(AS_OF)].at(-1)?.[0] ?? null
}

/** Whether what stands before the figure speaks of what is to come. */
export function isPlanned(sentence: string, at: number, year: number | null): boolean {
  const before = sentence.slice(0, at)
  const clause = before.slice(before.search(/[^，,；;。]*$/))
  return speaksOfPlans(before) || PLANS_HERE.test(clause) || speaksOfLater(before, year)
}

/** Whether what follows these words, up to the next 。, is to come. */
export function speaksOfPlans(words: string): boolean {
  return PLANS_AHEAD.test(words)
}

/** 到2025年底…85%: a year after the one under review. */
function speaksOfLater(before: string, year: number | null): boolean {
  if (year === null) return false
  return [...before.matchAll(/(?:到|(?<!截)至)\s*(20\d\d)年/g)].some(match => Number(match[1]) > year)
}

/** Whether the headings say that what stands under them is intended. */
export function isPlanSection(path: readonly string[]): boolean {
  const [outer = ''] = path
  if (path.some(heading => PLAN_HEADING.test(heading))) return !REPORTING_HEADING.test(path.at(-1) ?? '')
  return PLAN_OUTER_HEADING.test(outer) && !REPORTING_HEADING.test(outer)
}
