import type { ReportRecord } from '../../library/library.ts'
import type { Extract } from '../finding/find.ts'
import type { Citation } from '../question.ts'

/** Extracts as citations, numbered from 1. What was taken out or replaced since it was found is not cited. */
export function cite(extracts: readonly Extract[], reports: readonly ReportRecord[]): Map<Extract, Citation> {
  const citations = new Map<Extract, Citation>()
  for (const extract of extracts) {
    const { reportId, revision, section, quote, start, end, confidence } = extract
    const report = reports.find(record => record.id === reportId && record.revision === revision)
    if (report)
      citations.set(extract, { index: citations.size + 1, report, section, quote, start, end, score: confidence })
  }
  return citations
}
