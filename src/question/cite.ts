import type { Library, StoredReport } from '../library/library.ts'
import type { Extract } from './extract.ts'
import type { Citation } from './question.ts'

/** Extracts as citations, numbered from 1; the quote is cut from the report's own text, never from a copy. */
export async function cite(library: Library, extracts: readonly Extract[]): Promise<Citation[]> {
  const reports = new Map<string, StoredReport | undefined>()
  for (const { hit } of extracts) {
    const key = `${hit.reportId}@${hit.revision}`
    if (!reports.has(key)) reports.set(key, await library.report(hit.reportId, hit.revision))
  }
  const best = Math.max(...extracts.map(({ score }) => score), Number.EPSILON)
  const citations: Citation[] = []
  for (const { hit, start, end, score } of extracts) {
    const report = reports.get(`${hit.reportId}@${hit.revision}`)
    const section = report?.sections.find(section => section.id === hit.sectionId)
    if (!report || !section) continue // The report was removed between search and citing; what is gone is not cited.
    citations.push({
      index: citations.length + 1,
      report,
      section: { id: section.id, path: section.path, kind: section.kind },
      quote: report.text.slice(start, end),
      start,
      end,
      score: Math.max(0, Math.min(1, score / best)),
    })
  }
  return citations
}
