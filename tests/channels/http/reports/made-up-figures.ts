import type { Figure, FigureOfReport, ReportRecord } from '../../../../src/library/library.ts'
import { accepted, zengcheng } from '../fake-service.ts'

const section = zengcheng.sections[0]
const start = section?.bodyStart ?? 0
const text = zengcheng.text.slice(start)

/** The figure of 930宗, changed as told. */
export function stated(change: Partial<Figure> = {}, report: ReportRecord = zengcheng): FigureOfReport {
  return {
    report,
    sectionId: 's1',
    path: section?.path ?? [],
    sentence: { text, start, end: start + text.length },
    figure: { ...accepted, ...change },
  }
}
