import { simplified } from '../../language/traditional.ts'
import type { Place } from '../../library/library.ts'
import type { Language } from '../question.ts'
import { topicOf } from '../topic/topic.ts'
import { languageOf, type UnderstandingContext, understand } from '../understanding/understand.ts'
import { defaultPlaceSet } from './follow-up-default.ts'
import { gistOf, type Item, itemAsked } from './follow-up-item.ts'
import { isPaired, pairOf, readFollowUp, scopeMeant } from './follow-up-reading.ts'
import { takenApart, withoutEnd } from './follow-up-scope.ts'
import { loosened, reasonAsked, restated, textOf } from './follow-up-text.ts'
import { MORE, WHY } from './follow-up-words.ts'

export type Span = { readonly reportId: string; readonly start: number; readonly end: number }

/** A point of a list, as far as it was quoted. */
export type Point = Span & { readonly text: string }

/** One question of a conversation and what it was answered with; plain data, as a conversation is kept. */
export type Turn = {
  /** The stand-alone wording that was understood. */
  readonly question: string
  /** Asked for and held; where none was asked for, the one that everything quoted is of. */
  readonly places: readonly Place[]
  /** Asked for or, if none was, those that were answered. */
  readonly years: readonly number[]
  readonly issuers: readonly string[]
  readonly answered: {
    readonly reportIds: readonly string[]
    readonly citations: readonly (Span & { readonly sectionPath: readonly string[]; readonly quote: string })[]
    /** The points of a list that was given, or else what was quoted, one by one. */
    readonly items: readonly Point[]
  }
  /** What the question is about, without place and year. */
  readonly topic: string
}

export type Completed = {
  /** Stands alone: what the turns before say of it is in it. */
  readonly text: string
  /** Of the answer: that of the text as it was asked, not of what was put in from earlier turns. */
  readonly language: Language
  readonly isFollowUp: boolean
  /** What was quoted before and is referred to. */
  readonly near?: readonly Span[]
  readonly item?: Item
  /**
   * The same without the step that was asked for earlier (受理): where that is not stated of another place or year, what
   * is (办理) was meant as well, as long as the answer says which of them it is.
   */
  readonly looser?: string
}

/** A question with what it leaves out put in from the turns before; as it is where nothing is left out. */
export function completed(text: string, turns: readonly Turn[], context: UnderstandingContext): Completed {
  const said = simplified(text.normalize('NFC').trim())
  const told = turns.filter(turn => leavesTrace(turn, context))
  const last = told.at(-1)
  const asItIs = { text: text.trim(), language: languageOf(said), isFollowUp: false }
  if (!last || defaultPlaceSet(said, context)) return asItIs
  const pointed = itemAsked(said, told)
  if (pointed === 'none') return asItIs
  if (pointed) {
    const { item, turn, asks } = pointed
    const earlier = takenApart(turn, context)
    const near = [{ reportId: item.reportId, start: item.start, end: item.end }]
    // A year or a place that the point mentions is not asked for.
    const point = understand(gistOf(item.text), context).content
    if (asks === '')
      return { ...asItIs, text: restated(earlier, earlier, context, point), isFollowUp: true, near, item }
    const { content, years } = understand(asks, context)
    const scope = years.length > 0 ? { ...earlier, years: years.map(({ year }) => year) } : earlier
    return { ...asItIs, text: restated(earlier, scope, context, `${point}，${content}`), isFollowUp: true, near }
  }
  return followed(said, last, told.at(-2), context, listOf(last, told)) ?? asItIs
}

/** The turn whose list the last one only asked a point of: of another place or year the list is asked for, not the point. */
function listOf(last: Turn, told: readonly Turn[]): Turn | undefined {
  const topic = withoutEnd(last.topic)
  const gives = ({ answered }: Turn) => answered.items.some(({ text }) => withoutEnd(gistOf(text)) === topic)
  return told.findLast(turn => turn !== last && turn.topic !== last.topic && gives(turn))
}

/** Small talk, what was not understood and questions about what is held belong to no conversation on a report. */
function leavesTrace({ question, places, topic, answered }: Turn, context: UnderstandingContext): boolean {
  if (places.length > 0) return true
  const kind = kindOf(question, context)
  if (kind === 'other') return false
  return answered.citations.length > 0 || (topic !== '' && kind !== 'vague')
}

/** `record`: 报告有哪几部分 is asked of one report, and whole but for it; 有哪些报告 of all that there are. */
function kindOf(question: string, context: UnderstandingContext): 'reports' | 'record' | 'vague' | 'other' {
  const about = topicOf(question, understand(question, context))
  if (about.kind === 'library') return about.asks.about === 'reports' ? 'other' : 'record'
  return about.kind === 'reports' || about.kind === 'vague' ? about.kind : 'other'
}

function followed(
  said: string,
  last: Turn,
  before: Turn | undefined,
  context: UnderstandingContext,
  list?: Turn,
): Completed | undefined {
  const earlier = takenApart(last, context)
  const near = last.answered.citations.map(({ reportId, start, end }) => ({ reportId, start, end }))
  const language = languageOf(said)
  if (WHY.test(said)) return { text: reasonAsked(earlier, context), language, isFollowUp: true, near }
  if (MORE.test(said)) return { text: restated(earlier, earlier, context), language, isFollowUp: true, near }
  const kind = kindOf(said, context)
  if (kind === 'other') return undefined
  const read = readFollowUp(said, earlier, context)
  if (read.content === '' && list) return followed(said, list, undefined, context)
  const reading = kind === 'record' ? { ...read, leansOnTopic: false } : read
  const pair = before && isPaired(reading, earlier) ? pairOf(earlier, takenApart(before, context)) : undefined
  const scope = pair ?? scopeMeant(reading, earlier)
  const text = textOf(reading, earlier, scope, context)
  if (withoutEnd(said) === withoutEnd(text)) return undefined
  // Where only a cue goes (那, back to), nothing was left out.
  if (!reading.isDated && withoutEnd(reading.bare) === withoutEnd(text))
    return { text: reading.bare, language, isFollowUp: false }
  const named = reading.places.length + reading.years.length + reading.issuers.length
  const isOfSame = named === 0 && !reading.ofAll && !pair
  const refers = reading.leansOnTopic && isOfSame
  const looser = loosened(reading, earlier, scope, context)
  return {
    text,
    language: reading.language,
    isFollowUp: true,
    ...(refers ? { near } : {}),
    ...(looser ? { looser } : {}),
  }
}
