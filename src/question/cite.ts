import type { ReportRecord } from '../library/library.ts'
import type { Extract } from './extract.ts'
import type { Citation } from './question.ts'

/** Extracts as citations, numbered from 1. What was taken out or replaced since it was found is not cited. */
export function cite(extracts: readonly Extract[], reports: readonly ReportRecord[]): Citation[] {
  const best = Math.max(...extracts.map(({ score }) => score), Number.EPSILON)
  const citations: Citation[] = []
  for (const { hit, start, end, score } of extracts) {
    const report = reports.find(({ id, revision }) => id === hit.reportId && revision === hit.revision)
    if (!report) continue
    citations.push({
      index: citations.length + 1,
      report,
      // Of what stands outside headings only the preamble is cut into passages.
      section: { id: hit.sectionId, path: hit.path, kind: hit.path.length === 0 ? 'preamble' : 'body' },
      quote: hit.text.slice(start - hit.start, end - hit.start),
      start,
      end,
      score: Math.max(0, Math.min(1, score / best)),
    })
  }
  return citations
}
