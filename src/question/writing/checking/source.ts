import type { Place } from '../../../library/library.ts'
import type { Citation } from '../../question.ts'

/** A quote as a model is given it, with whose it is: all that a sentence written from it may say. */
export type Source = {
  /** The `[1]` it is cited by. */
  readonly index: number
  /** Verbatim. */
  readonly quote: string
  /** That the report is about; null where it is unknown. */
  readonly place: Place | null
  /** That the report reviews; null where it reviews several. */
  readonly year: number | null
  readonly title: string
  /** The agency whose report it is, where it is a bureau's. */
  readonly issuer: string | null
  /** The section's headings, outermost first. */
  readonly path: readonly string[]
}

export function sourceOf({ index, quote, report, section }: Citation): Source {
  return {
    index,
    quote,
    place: report.place,
    year: report.year,
    title: report.title,
    issuer: report.issuer,
    path: section.path,
  }
}
