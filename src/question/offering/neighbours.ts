import type { Figure } from '../../library/library.ts'
import type { Found } from '../finding/find.ts'

/** A figure with the question for it, without place and year. */
export type Neighbour = { readonly figure: Figure; readonly content: string }

/** Shorter measures do not say of what (收到申请 does; 社区 does not); longer ones are half a sentence. */
const MEASURE = { from: 4, to: 20 }

/** Measures that read as a question with 多少 behind them: no quotes, marks, brackets or numbers, and nothing that leans on what went before. */
const READABLE = /^(?!其中|各|该|此|均|再|以|并|后|属|对|问题)\p{Script=Han}+$/u

/** Units that 多少 takes before them; shares are asked for without. */
const SHARE = /^[%％]$/

/**
 * The figures around the one that was told, in the order of their nearness: those of its sentence first, what follows
 * before what precedes. Only those whose measure stands once among all that was looked at.
 */
export function neighboursOf({ figures, extracts, hits, parts }: Found): Neighbour[] {
  const [told] = figures
  const [extract] = extracts
  if (!told || !extract || parts.length > 1) return []
  const { figure, reportId, start, end } = { ...told.extract, figure: told.fitting.figure }
  const ofReport = hits.filter(hit => hit.reportId === reportId)
  const passage = ofReport.find(hit => hit.start <= start && hit.end >= end)
  const all = ofReport.flatMap(hit => hit.figures)
  const isOnce = (other: Figure) => all.every(each => each.start === other.start || each.measure !== other.measure)
  const distance = (other: Figure) => {
    const isInSentence = other.start >= start && other.end <= end
    return [isInSentence ? 0 : 1, other.start > figure.start ? 0 : 1, Math.abs(other.start - figure.start)] as const
  }
  return (passage?.figures ?? [])
    .filter(other => other.measure !== figure.measure && isReadable(other) && isOnce(other))
    .map(other => ({ other, far: distance(other) }))
    .sort(({ far: a }, { far: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
    .map(({ other }) => ({ figure: other, content: contentOf(other) }))
}

function isReadable({ measure, unit, plan, part }: Figure): boolean {
  const isLong = measure.length >= MEASURE.from && measure.length <= MEASURE.to
  return isLong && READABLE.test(measure) && unit !== '' && !plan && !part
}

function contentOf({ measure, unit }: Figure): string {
  return SHARE.test(unit) ? `${measure}是多少` : `${measure}多少${unit}`
}
