import type { Language } from '../../question.ts'
import type { Source } from './source.ts'

/** What was judged of a sentence that a model wrote. */

/** Why a sentence is not shown. */
export type FaultReason =
  /** It cites nothing. */
  | 'no_marker'
  /** It cites a quote that was not given. */
  | 'unknown_marker'
  /** A number or percentage that the cited quotes do not hold, or not with this unit. */
  | 'number'
  /** A day, month or year that is not theirs. */
  | 'date'
  /** About, at least, at most: otherwise than the quotes say. */
  | 'bound'
  /** A figure they hold, but of something else: of another place, year or measure. */
  | 'binding'
  /** 受理 for 审结 and the like. */
  | 'stage'
  /** Rising for falling. */
  | 'direction'
  /** Not done for done, or planned for done. */
  | 'polarity'
  | 'place'
  | 'document'
  /** It says what the quotes do not speak of. */
  | 'unsupported'
  /** Not in the language that was asked for. */
  | 'language'
  /** A link, an image, code or markup: nothing that quotes hold, and a way out for what an injection is after. */
  | 'markup'

export type Fault = {
  readonly reason: FaultReason
  /** The piece of the sentence that is at fault. */
  readonly what: string
}

/** Words with the quotes that they are taken from: up to a marker, or to the end behind the last one. */
export type Segment = {
  /** Without markers and Markdown marks. */
  readonly text: string
  readonly sources: readonly Source[]
}

/** A sentence that a model wrote, read. */
export type WrittenSentence = {
  /** As written, markers and all. */
  readonly raw: string
  readonly language: Language
  /** Without markers and Markdown marks; the segments' texts in a row. */
  readonly text: string
  readonly segments: readonly Segment[]
}

/** One kind of fault that is looked for; undefined where it finds none. */
export type Check = (sentence: WrittenSentence) => Fault | undefined
