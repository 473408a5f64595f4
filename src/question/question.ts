import type { Figure, Place, ReportRecord, SectionKind } from '../library/library.ts'
import type { ComparisonNoticeCode } from './comparing/compare-notices.ts'
import type { Aspect } from './understanding/aspects.ts'
import type { FigureAsked } from './understanding/figure-asked.ts'
import type { IssuerAsked } from './understanding/issuers.ts'
import type { AgencyNamed } from './understanding/issuers-agencies.ts'
import type { Part } from './understanding/parts.ts'
import type { YearRole } from './understanding/years-roles.ts'
import type { SpanAsked } from './understanding/years-spans.ts'

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
  /** Goes on with this conversation; a new one begins where none is given. */
  readonly conversationId?: string
  /** Earlier questions of the same talk, oldest first, where the asker keeps them instead of a conversation. */
  readonly earlier?: readonly string[]
  /** Who asks, opaque; nobody else may go on with the conversation. @default '' */
  readonly owner?: string
  /** By which channel, for whoever keeps the answers. @default 'http' */
  readonly channel?: string
}

/** A place that the question names, and the places it can mean; `held` are those of reports in the library. */
export type PlaceAsked = {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly candidates: readonly Place[]
  readonly held: readonly Place[]
  /** The name was no place's and has been taken for the one held place that is written nearly so. */
  readonly corrected?: { readonly from: string; readonly to: string }
}

export type YearAsked = {
  readonly year: number
  readonly start: number
  readonly end: number
  /** What is asked of it, where the words around it tell. */
  readonly role?: YearRole | undefined
}

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
  /** Several years that are asked about without naming each. */
  readonly span: SpanAsked | undefined
  /** Agencies that have issued reports of their own. */
  readonly issuers: readonly IssuerAsked[]
  /** Agencies that are not known to have issued any: what they did is told in the report of their place. */
  readonly agencies: readonly AgencyNamed[]
  /** The place's own report is asked for beside a bureau's. */
  readonly besideBureau: boolean
  /** No place is named because every one is meant (各地, which district). */
  readonly allPlaces: boolean
  /** 我区 and the like, said where nobody knows which place that is. */
  readonly homeUnknown: string | undefined
  /** Several figures are asked for, to be set against each other. */
  readonly comparison: ComparisonAsked | undefined
  /** Parts that every report has and the question asks about: its plans, its problems. */
  readonly aspects: readonly Aspect[]
  /** The question is about what was done or counted, which no plan answers. */
  readonly accomplished: boolean
  /** What kind of figure is asked for, if one is. */
  readonly figure: FigureAsked | undefined
  /** What is asked for, one part after the other; a question for one thing has one. */
  readonly parts: readonly Part[]
  /** Questions with a place and a matter of their own, side by side in this one; usually none. */
  readonly separate: readonly string[]
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
  /** Reports to look into, one group after the other, where these do not state it: other issuers' of the year, older ones. */
  readonly older: readonly (readonly ReportRecord[])[]
  /** They are a bureau's and not the place's own, so that whose they are has to be said. */
  readonly issuerShown: boolean
}

export type NoticeCode =
  | 'newest_report'
  | 'older_report'
  | 'other_issuer'
  | 'plan_only'
  | 'plan_year'
  | 'place_not_held'
  | 'year_not_held'
  | 'place_corrected'
  | 'not_stated'
  | 'part_not_stated'
  | WritingNoticeCode
  | ComparisonNoticeCode
/** A model was to word the answer, but the quotes stand for themselves: its text failed the checks, or there was none. */
export type WritingNoticeCode = 'model_text_refused' | 'model_unavailable'
export type Notice = { readonly code: NoticeCode; readonly message: string }

/** Why there is no answer. */
export type Reason = 'unknown_place' | 'unknown_year' | 'ambiguous_place' | 'not_in_reports' | 'off_topic' | 'too_vague'

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
  /** How sure it is that the quote states what is asked, 0…1. */
  readonly score: number
  /** Into English, by a model and checked; only in answers in English, where it passed. */
  readonly translation?: string
}

/** What a model had to do with an answer. */
export type Written = {
  readonly model: string
  /** See `Writer.promptVersion`. */
  readonly prompt: string
  /** Sentences that failed the checks and are not shown. */
  readonly dropped: number
}

/** A figure that answers, with whose it is; `citation` is the index of the quote that holds it. */
export type AnswerFigure = {
  readonly figure: Figure
  readonly place: Place | null
  readonly year: number | null
  readonly citation: number
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

/** What one place and year says, as the answer's text shows it. */
export type Block = {
  /** Whose report of which year. */
  readonly understood: string
  /** Its figures in a row, or that quotes follow. */
  readonly lead: string
  /** `Citation.index` of each quote. */
  readonly citations: readonly number[]
}

/** What an answer's text is put together from, for whoever words a part of it anew. */
export type AnswerParts = {
  /** Whose reports of which years, of all blocks. */
  readonly understood: string
  /** Of a comparison: what is computed, with its table. */
  readonly computed?: string
  /** One for each place and year that states something. */
  readonly blocks: readonly Block[]
}

export type Answer = {
  readonly id: string
  readonly status: 'answered' | 'not_found'
  readonly reason?: Reason
  readonly answer: string
  /** `generated`: worded by a model, each sentence checked against the quotes that it cites. */
  readonly kind: 'extractive' | 'generated' | 'comparison' | 'library'
  /** By which model and prompt, where it is generated. */
  readonly written?: Written
  /** Where its text is made of quotes. */
  readonly parts?: AnswerParts
  readonly language: Language
  readonly citations: readonly Citation[]
  /** The figures asked for, in the order of the question's parts. */
  readonly figures: readonly AnswerFigure[]
  /** A comparison's table. */
  readonly rows: readonly Row[]
  /** What the rows' cells count, as asked. */
  readonly measures: readonly string[]
  readonly notices: readonly Notice[]
  /** One sentence to paste into a document; empty where nothing is cited. */
  readonly copy: string
  readonly targets: readonly Target[]
  readonly suggestions: readonly Suggestion[]
  readonly conversationId: string
  /** How sure it is that the answer states what is asked, 0…1; of what came nearest where there is none. */
  readonly confidence: number
  /** Fingerprint of the index that was searched. */
  readonly index: string
  /** Milliseconds. */
  readonly timings: Timings
}
