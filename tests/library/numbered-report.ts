import type { IndexedReport } from '../../src/library/library.ts'
import { plainReport } from './made-up.ts'

/** Passages of a numbered report. */
export const PASSAGES = 12

/** A report whose every passage tells which revision it is of, so that a mixture of two would show. */
export function numberedReport(id: string, revision: number, dimensions: number): IndexedReport {
  const texts = Array.from({ length: PASSAGES }, (_, i) => `${id}第${revision}次第${i}段，共同的话。`)
  return plainReport(id, texts, dimensions)
}
