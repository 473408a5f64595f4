import { type Found, withoutNames } from './figure-numbers.ts'

/** A figure where it stands: what its clause says before and after it, and what the clause before says. */
export type Standing = {
  readonly found: Found
  /** From the figure or clause mark before it. */
  readonly before: string
  /** To the next mark or figure. */
  readonly after: string
  /** The next figure stands in the same clause, so that `after` also belongs to that one. */
  readonly shared: boolean
  /** The clause before this one, where it holds no figure; else empty. */
  readonly context: string
  /** Inside brackets that stand behind a figure, which one (by index): its parts. */
  readonly within: number | undefined
  /** Nothing but a mark stands between this and the figure before it. */
  readonly joined: boolean
}

const MARK = /[，,；;：:！？。!?\n（(）)]/

/** Each figure in its clause. Brackets without figures, quotations and titles are words like others, marks and all. */
export function standingsOf(sentence: string, figures: readonly Found[]): Standing[] {
  const brackets = bracketsIn(sentence)
  const holding = brackets.filter(({ start, end }) => figures.some(f => f.start > start && f.end < end))
  const plain = withoutNames(sentence)
  const marks = marksOf(plain, figures, brackets, holding)
  return figures.map((found, at) => {
    const last = figures[at - 1]
    const next = figures[at + 1]
    const mark = marks.findLast(m => m < found.start) ?? -1
    const from = Math.max(mark + 1, last?.end ?? 0)
    const nextMark = marks.find(m => m >= found.end) ?? sentence.length
    const shared = next !== undefined && next.start < nextMark
    const to = shared ? next.start : nextMark
    const bracket = holding.find(({ start, end }) => found.start > start && found.end < end)
    const owner = bracket && figures.findLastIndex(f => f.end <= bracket.start)
    const between = from === last?.end
    return {
      found,
      before: between ? afterNoun(sentence.slice(from, found.start)) : sentence.slice(from, found.start),
      after: untilPause(sentence.slice(found.end, to), plain.slice(found.end, to)),
      shared,
      context: contextOf(sentence, marks, mark, figures),
      within: bracket && owner !== undefined && owner >= 0 ? owner : undefined,
      joined: last !== undefined && /^[\s、和及与共计约合折达]*$/.test(sentence.slice(last.end, found.start)),
    }
  })
}

type Span = { readonly start: number; readonly end: number }

function bracketsIn(sentence: string): Span[] {
  return [...sentence.matchAll(/[（(][^（()）]*[)）]/g)].map(m => ({ start: m.index, end: m.index + m[0].length }))
}

function marksOf(plain: string, figures: readonly Found[], brackets: readonly Span[], holding: readonly Span[]) {
  const marks: number[] = []
  for (let at = 0; at < plain.length; at++) {
    if (!MARK.test(plain[at] ?? '')) continue
    if (figures.some(f => at >= f.start && at < f.end)) continue
    if (/\d[,，:]\d/.test(plain.slice(at - 1, at + 2))) continue
    const bracket = brackets.find(({ start, end }) => at >= start && at < end)
    if (!bracket || holding.includes(bracket)) marks.push(at)
  }
  return marks
}

function contextOf(sentence: string, marks: readonly number[], mark: number, figures: readonly Found[]): string {
  if (mark < 0) return ''
  const start = (marks.findLast(m => m < mark) ?? -1) + 1
  const holds = figures.some(f => f.start >= start && f.end <= mark)
  return holds ? '' : sentence.slice(start, mark)
}

/** 13名律师、20名志愿者: what follows a figure up to 、 or to a last 和 is its own noun and not the next one's. */
function afterNoun(between: string): string {
  const noun = /^[^\s、和及与][^、]*(?:、|[和及与]$)/.exec(between)
  return noun ? between.slice(noun[0].length) : between
}

/** Up to 、, which begins the next thing counted, unless it stands in a quotation. */
function untilPause(text: string, plain: string): string {
  const at = plain.indexOf('、')
  return at < 0 ? text : text.slice(0, at)
}
