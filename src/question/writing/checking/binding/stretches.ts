import type { Language } from '../../../question.ts'

/** Part of a text; `weight` says how surely its words are said of a figure. */
export type Stretch = {
  readonly start: number
  readonly end: number
  readonly weight: number
  /** Said of the figure before, or in the clause before. */
  readonly lead: boolean
}

export type Span = { readonly start: number; readonly end: number }

/** Beside the figure in its own clause. */
const OWN = 1
/** Between two figures of one clause either may be meant: 1274个网格成功调处纠纷21066件. */
const SHARED = 0.6
/** What the figure before is said of, or the clause before: 受理行政复议申请930宗,审结476宗. */
const LEAD = 0.4

const MARKS: Readonly<Record<Language, RegExp>> = {
  zh: /[，,；;。：:！？!?\n（）()]/g,
  en: /[,;:.!?\n（）()](?=\s|\)|$)|[（(]|\b(?:and|while|but|whereas|of which|of them|among them|among which|including)\b/g,
}
const OF_THE = /^ (?:out )?of (?:(?:the|these|those|its|all|their) )*$/i
/** 3件、5件, 104件和194件: ends what is said of the figure before it, but joins what is said of one (调解、和解105宗). */
const PAUSE = /^\s*(?:以及|[和与及])|、|[和与及]$/

/** Where the words stand that say what each figure counts. `figures` in the order of the text. */
export function stretchesOf(text: string, figures: readonly Span[], language: Language): Stretch[][] {
  const marks = marksOf(text, figures, language)
  const heads: Stretch[] = []
  return figures.map((figure, at) => {
    const last = figures[at - 1]
    const next = figures[at + 1]
    const own = stretchBefore(text, marks, figure, last, language)
    const stretches = [own, stretchAfter(text, marks, figure, next, language)]
    // 办理法律援助案件186件、公证案件2552件: what begins a list goes on for all of it.
    const parted = marks.some(({ start, end }) => start >= (last?.end ?? 0) && end <= figure.start)
    const head = parted ? undefined : heads[at - 1]
    heads.push(head ?? own)
    const lead = leadOf(text, marks, own, last, heads[at - 1])
    // 298 of the 371 people who took part passed: what follows may be said of either.
    const whole = next && OF_THE.test(text.slice(figure.end, next.start)) ? next : undefined
    const behind = whole && stretchAfter(text, marks, whole, figures[at + 2], language)
    if (behind) stretches.push({ ...behind, weight: SHARED })
    return (lead === undefined ? stretches : [...stretches, lead]).filter(({ start, end }) => end > start)
  })
}

function isOf(text: string, { start, end }: Span): boolean {
  return /^of /.test(text.slice(start, end))
}

function marksOf(text: string, figures: readonly Span[], language: Language): Span[] {
  return (
    [...text.matchAll(MARKS[language])]
      .map(match => ({ start: match.index, end: match.index + match[0].length }))
      .filter(mark => !figures.some(({ start, end }) => mark.start >= start && mark.end <= end))
      // 212 of them against the committee: what follows is said of the part.
      .filter(mark => !(isOf(text, mark) && figures.some(({ end }) => mark.start - end <= 1 && mark.start >= end)))
  )
}

function stretchBefore(
  text: string,
  marks: readonly Span[],
  figure: Span,
  last: Span | undefined,
  language: Language,
): Stretch {
  const from = last?.end ?? 0
  const mark = marks.findLast(({ start, end }) => start >= from && end <= figure.start)
  if (mark) return { start: mark.end, end: figure.start, weight: OWN, lead: false }
  const pause = language === 'zh' && last ? pauseIn(text.slice(from, figure.start)) : undefined
  if (pause !== undefined) return { start: from + pause, end: figure.start, weight: OWN, lead: false }
  return { start: from, end: figure.start, weight: last ? SHARED : OWN, lead: false }
}

function stretchAfter(
  text: string,
  marks: readonly Span[],
  figure: Span,
  next: Span | undefined,
  language: Language,
): Stretch {
  const to = next?.start ?? text.length
  const mark = marks.find(({ start }) => start >= figure.end && start < to)
  const end = mark?.start ?? to
  const said = text.slice(figure.end, end)
  const pause = language === 'zh' ? /、|^\s*(?:以及|[和与及])/.exec(said)?.index : undefined
  if (pause !== undefined) return { start: figure.end, end: figure.end + pause, weight: OWN, lead: false }
  return { start: figure.end, end, weight: mark || !next ? OWN : SHARED, lead: false }
}

/** Behind the first 、, or behind a 和 that ends the stretch. */
function pauseIn(said: string): number | undefined {
  const first = PAUSE.exec(said)
  return first === null ? undefined : first.index + first[0].length
}

/** The clause before where it holds no figure, else what stands before the figure before. */
function leadOf(
  text: string,
  marks: readonly Span[],
  own: Stretch,
  last: Span | undefined,
  before: Stretch | undefined,
): Stretch | undefined {
  const from = last === undefined ? 0 : (marks.find(({ start }) => start >= last.end)?.end ?? own.start)
  const clause = { start: Math.min(from, own.start), end: own.start, weight: LEAD, lead: true }
  if (/\p{L}{2}/u.test(text.slice(clause.start, clause.end))) return clause
  return before && { ...before, weight: LEAD, lead: true }
}

export function isInside(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}
