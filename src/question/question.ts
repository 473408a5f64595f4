import type { Figure, Place, ReportRecord, SectionKind } from '../library/library.ts'
import type { FigureAsked } from './figure-asked.ts'

/** The nouns of answering; what a channel receives and what it gives back. */

export type Language = 'zh' | 'en'

/** Narrows what may be searched; intersects with what the question names. Empty lists do not narrow. */
export type Filters = {
  /** Names as people write them: 增城区, 广州市增城区, Zengcheng. */
  readonly places?: readonly string[]
  readonly years?: readonly number[]
  readonly reportIds?: readonly string[]
}

export type Question = {
  readonly text: string
  /** Of the answer; the question's own where it is not given. */
  readonly language?: Language
  readonly filters?: Filters
  /** How many passages may be cited for one place and year. @default 3 */
  readonly topK?: number
}

/** A place that the question names, and the places it can mean; `held` are those of reports in the library. */
export type PlaceAsked = {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly candidates: readonly Place[]
  readonly held: readonly Place[]
}

export type YearAsked = { readonly year: number; readonly start: number; readonly end: number }

/** Several figures are asked for together, and what is to be done with them. */
export type ComparisonAsked = 'compare' | 'which_is_most' | 'sum' | 'trend'

/** One figure of a comparison, or null where the report does not state it. */
export type Cell = {
  readonly figure: Figure
  /** `Citation.index` of the quote that holds it. */
  readonly citation: number
} | null

/** What one place and year says to each measure that is compared; `cells` in the order of the measures. */
export type Row = {
  readonly place: Place | null
  readonly year: number | null
  readonly report: ReportRecord
  readonly cells: readonly Cell[]
}

/** What was understood of a question, before anything is looked up. */
export type Query = {
  readonly question: string
  readonly language: Language
  readonly places: readonly PlaceAsked[]
  readonly years: readonly YearAsked[]
  /** The question is about what is planned. */
  readonly planning: boolean
  /** The question is about what was done or counted, which no plan answers. */
  readonly accomplished: boolean
  /** What kind of figure is asked for, if one is. */
  readonly figure: FigureAsked | undefined
  /** Several things are asked for, one beside the other. */
  readonly list: boolean
  /** What is searched for: a Chinese question without its place and year words, any other as it is. */
  readonly content: string
}

/** One place and year to answer for, with the reports that may answer. */
export type Target = {
  readonly place: Place | null
  /** The year that the reports review; null where they review several. */
  readonly year: number | null
  readonly reports: readonly ReportRecord[]
  /** The year asked for is the one these reports plan for: only what they plan may answer. */
  readonly planned: boolean
}

export type NoticeCode = 'newest_report' | 'plan_year' | 'place_not_held' | 'year_not_held'
export type Notice = { readonly code: NoticeCode; readonly message: string }

/** Why there is no answer. */
export type Reason = 'unknown_place' | 'unknown_year' | 'ambiguous_place' | 'not_in_reports'

export type Suggestion = {
  readonly kind: 'question' | 'section' | 'report'
  readonly text: string
  readonly id?: string
}

export type ScopeOutcome =
  | { readonly kind: 'targets'; readonly targets: readonly Target[]; readonly notices: readonly Notice[] }
  | {
      readonly kind: 'refused'
      readonly reason: Reason
      readonly message: string
      readonly suggestions: readonly Suggestion[]
    }

/** A verbatim quote: `report.text.slice(start, end) === quote`. */
export type Citation = {
  /** Counts from 1; the answer's `[1]`. */
  readonly index: number
  readonly report: ReportRecord
  readonly section: { readonly id: string; readonly path: readonly string[]; readonly kind: SectionKind }
  readonly quote: string
  readonly start: number
  readonly end: number
  /** 0…1, comparable within one answer. */
  readonly score: number
}

/** Where a passage's score comes from, for `--explain`. */
export type Contributions = { readonly passage: number; readonly sentence: number; readonly lexical: number }

export type Timings = {
  readonly understand: number
  readonly embed: number
  readonly retrieve: number
  readonly extract: number
  readonly total: number
}

export type Answer = {
  readonly id: string
  readonly status: 'answered' | 'not_found'
  readonly reason?: Reason
  readonly answer: string
  readonly kind: 'extractive'
  readonly language: Language
  readonly citations: readonly Citation[]
  readonly notices: readonly Notice[]
  /** One sentence to paste into a document; empty where nothing is cited. */
  readonly copy: string
  readonly targets: readonly Target[]
  readonly suggestions: readonly Suggestion[]
  /** Fingerprint of the index that was searched. */
  readonly index: string
  /** Milliseconds. */
  readonly timings: Timings
}
