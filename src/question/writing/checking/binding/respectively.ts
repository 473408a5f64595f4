import type { TermSaid } from '../../../../language/terms/term-said.ts'
import type { Language } from '../../../question.ts'
import { isInside, type Span, type Stretch } from './stretches.ts'
import { isStage } from './terms.ts'

/**
 * 受理、审结行政复议案件分别为930宗、476宗; 930 and 476 were accepted and concluded respectively: each of several figures in
 * a row has a name of its own, in the same order.
 */

const TRIGGER: Readonly<Record<Language, RegExp>> = { zh: /分别|各自|依次/, en: /\brespectively\b/i }
const IN_A_ROW: Readonly<Record<Language, RegExp>> = {
  zh: /^[\s、，,和与及]*$/,
  en: /^(?:\s|,|and\b|[a-z]+(?=\s)){0,9}$/i,
}
const CLAUSE: Readonly<Record<Language, RegExp>> = { zh: /[^。；;：:\n]*$/, en: /[^.;:\n]*$/ }
const BETWEEN_NAMES: Readonly<Record<Language, RegExp>> = {
  zh: /、|，|,|以及|和|与|及/g,
  en: /,\s*(?:and\s+)?|\band\b|\bor\b/gi,
}

/** Said of the figure alone. */
const OWN = 1
/** Said of all of them. */
const COMMON = 0.4

/** The stretches of figures; where several share out names in a row, each has its own name and what is said of all. */
export function distributed(
  text: string,
  terms: readonly TermSaid[],
  figures: readonly Span[],
  stretches: readonly (readonly Stretch[])[],
  language: Language,
): readonly (readonly Stretch[])[] {
  const shared = [...stretches]
  for (const row of rowsOf(text, terms, figures, language)) {
    const [first] = row
    const head = first === undefined ? undefined : figures[first]
    const last = figures[row.at(-1) ?? 0]
    if (first === undefined || head === undefined || last === undefined) continue
    const from = figures[first - 1]?.end ?? 0
    const start = Math.max(from, CLAUSE[language].exec(text.slice(0, head.start))?.index ?? 0)
    const end = last.end + text.slice(last.end).search(/[。；;.\n]|$/)
    if (!TRIGGER[language].test(text.slice(start, end))) continue
    const behind = { start: last.end, end }
    const parts = partsOf(text, { start, end: head.start }, language).concat(language === 'en' ? [behind] : [])
    const names = parts.map(part => namesIn(text, part, row.length, language)).filter(found => found !== undefined)
    if (names.length === 0) continue
    for (const [at, figure] of row.entries())
      shared[figure] = [
        ...names.flatMap(found => found[at] ?? []).map(name => ({ ...name, weight: OWN, lead: false })),
        { start, end: head.start, weight: COMMON, lead: true },
      ]
  }
  return shared
}

/** Runs of figures, by index, with nothing to speak of between them. */
function rowsOf(text: string, terms: readonly TermSaid[], figures: readonly Span[], language: Language): number[][] {
  const rows: number[][] = []
  for (const [at, figure] of figures.entries()) {
    const last = figures[at - 1]
    const row = rows.at(-1)
    const between = last && { start: last.end, end: figure.start }
    // Accepted 930 and handled 175: each has its own already.
    const own = between && terms.some(term => isStage(term) && isInside(term, between))
    if (row && between && !own && IN_A_ROW[language].test(text.slice(between.start, between.end))) row.push(at)
    else rows.push([at])
  }
  return rows.filter(row => row.length > 1)
}

/** Before and behind 分别 names may be shared out: 昆山市、太仓市分别受理、办理930宗、175件. */
function partsOf(text: string, { start, end }: Span, language: Language): Span[] {
  const trigger = language === 'zh' ? TRIGGER.zh.exec(text.slice(start, end)) : null
  if (trigger === null) return [{ start, end }]
  const at = start + trigger.index
  return [
    { start, end: at },
    { start: at + trigger[0].length, end },
  ]
}

/** The last so many names of a part; undefined where there are fewer. */
function namesIn(text: string, { start, end }: Span, count: number, language: Language): Span[] | undefined {
  const marks = [...text.slice(start, end).matchAll(BETWEEN_NAMES[language])]
  const edges = [start, ...marks.flatMap(mark => [start + mark.index, start + mark.index + mark[0].length]), end]
  const names = edges
    .flatMap((edge, at) => (at % 2 === 0 ? [{ start: edge, end: edges[at + 1] ?? end }] : []))
    .filter(name => /\p{L}{2}/u.test(text.slice(name.start, name.end)))
  return names.length < count ? undefined : names.slice(-count)
}
