import type { Figure, FigureOfReport, ReportRecord } from '../../../src/library/library.ts'
import { zengcheng } from './fake-service.ts'

const section = zengcheng.sections[0]
const start = section?.bodyStart ?? 0
const text = zengcheng.text.slice(start)

/** The figure of 930宗, changed as told. */
export function stated(change: Partial<Figure> = {}, report: ReportRecord = zengcheng): FigureOfReport {
  const at = start + text.indexOf('930宗')
  return {
    report,
    sectionId: 's1',
    path: section?.path ?? [],
    sentence: { text, start, end: start + text.length },
    figure: {
      raw: '930宗',
      value: 930,
      unit: '宗',
      measure: '受理行政复议申请',
      bound: null,
      change: { direction: 'up', percent: 55 },
      part: false,
      asOf: null,
      plan: false,
      start: at,
      end: at + 4,
      ...change,
    },
  }
}
