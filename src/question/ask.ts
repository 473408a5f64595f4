import { placeWritten } from '../language/place-chains.ts'
import type { LexicalQuery, Library, Place } from '../library/library.ts'
import type { Embedder } from '../models/embedder.ts'
import { answerTo } from './answer-to.ts'
import type { Found } from './finding/find.ts'
import type { Hit } from './finding/fuse.ts'
import { type Conversation, conversationOf, remember, TURNS_KEPT, turnOf, withTurn } from './follow-up/conversation.ts'
import { completed, type Turn } from './follow-up/follow-up.ts'
import { defaultPlaceSet } from './follow-up/follow-up-default.ts'
import { heldPlacesOf } from './in-library.ts'
import { followUps, type GoesOn } from './offering/follow-ups.ts'
import type { Answer, Language, Query, Question, ScopeOutcome, Target } from './question.ts'
import { say } from './saying/wording.ts'
import { type Said, told } from './saying/write.ts'
import { type Stopwatch, stopwatch } from './stopwatch.ts'
import type { Topic } from './topic/topic.ts'
import { type UnderstandingContext, understand } from './understanding/understand.ts'

/** What happened on the way, for `--explain` and for streams; what was `found` is quoted if anything states it. */
export type Step =
  | {
      readonly kind: 'understood'
      readonly query: Query
      readonly topic: Topic
      readonly scope: ScopeOutcome | undefined
    }
  | { readonly kind: 'retrieved'; readonly target: Target; readonly terms: LexicalQuery; readonly hits: readonly Hit[] }
  | { readonly kind: 'extracted'; readonly found: Found }
  /** Everything but the wording is settled; `answer` is what stands if no model words it better. */
  | { readonly kind: 'quoted'; readonly answer: Answer }
  /** The next piece of the answer's text, checked: all of them in a row are how the text begins. */
  | { readonly kind: 'written'; readonly text: string }

export type AskDependencies = {
  readonly library: Library
  readonly embedder: Pick<Embedder, 'embedQuery'>
  readonly now: () => Date
  readonly newId: () => string
  /** Milliseconds of a clock that never goes back. */
  readonly ticks: () => number
  /** The place whose staff asks, as it is configured: what 「我区」 means. */
  readonly home?: string
  /**
   * Lets everything else that is due come in between two steps: whoever shares the thread with a question waits for one
   * step of it, not for all. @default going on at once
   */
  readonly pause?: () => Promise<void>
}

/** Zero-width characters come along with pasted text; nobody sees them, and words are not found with them. */
const INVISIBLE = /\p{Cf}/gu

export type AskOptions = {
  readonly onStep?: (step: Step) => void
  /** Ends it at the next step; nothing is kept of the question then. */
  readonly signal?: AbortSignal
  /**
   * Offers questions to go on with after an answer, each checked to be answered: for people, since it takes about a
   * seventh of the question's own time. @default false
   */
  readonly offers?: boolean
  /** It was asked before and is asked again to compare: as on that day, and nothing is kept of it. */
  readonly again?: AskedBefore
  /** Seconds until nobody waits for the answer any more; a model that words it has to be done by then. @default forever */
  readonly secondsLeft?: () => number
}

/** When a question was asked, and the place that 「我区」 meant in its conversation if somebody had said so. */
export type AskedBefore = { readonly at: Date; readonly home: string | null }

export type Ask = (question: Question, options?: AskOptions) => Promise<Answer>

/** The whole way from a question to a cited answer; every channel goes it. */
export function createAsk(dependencies: AskDependencies): Ask {
  const { library, now, newId, ticks } = dependencies
  return async (question, { onStep, signal, offers, again } = {}) => {
    const watch = stopwatch(ticks)
    const at = again?.at ?? now()
    const step = (taken: Step) => {
      signal?.throwIfAborted()
      onStep?.(taken)
    }
    const found = await conversationOf(library, question, at, newId)
    const begun = again ? { ...found, home: again.home } : found
    const conversation = await replayed(dependencies, question, begun, at, watch, () => signal?.throwIfAborted())
    const taken = await turnTaken(dependencies, question, conversation, at, watch, step)
    const { said, home, turn, language } = taken
    signal?.throwIfAborted()
    const offering = { library, context: contextOf(library, undefined, at), filters: question.filters ?? {}, language }
    const offered = offers && taken.goesOn ? { suggestions: await followUps(offering, taken.goesOn) } : {}
    signal?.throwIfAborted()
    const id = newId()
    if (!again) {
      const cited = said.citations.map(({ report }) => ({ reportId: report.id, revision: report.revision }))
      await library.keepCitations(id, cited, at)
      await remember(library, conversation, home, turn && { asked: question.text, turn }, at)
    }
    return {
      ...said,
      ...offered,
      id,
      language,
      index: library.fingerprint,
      conversationId: conversation.id,
      timings: watch.times(),
    }
  }
}

type Taken = {
  readonly said: Said
  readonly language: Language
  /** The place that 「我区」 means from here on, as the asker named it. */
  readonly home: string | null
  /** What the next question may refer to. */
  readonly turn: Turn | undefined
  /** What may be offered to go on with is worked out from it; not for questions that are only answered again. */
  readonly goesOn?: GoesOn | undefined
}

/** One utterance of a conversation, answered. */
async function turnTaken(
  dependencies: AskDependencies,
  question: Question,
  conversation: Conversation,
  at: Date,
  watch: Stopwatch,
  onStep?: (step: Step) => void,
): Promise<Taken> {
  const context = contextOf(dependencies.library, conversation.home ?? dependencies.home, at)
  const asked = completed(question.text.replace(INVISIBLE, ''), conversation.turns, context)
  const language = question.language ?? asked.language
  const setting = defaultPlaceSet(asked.text, context)
  if (setting) {
    const home = setting === 'cleared' ? null : setting.text
    return { said: told(say(language).defaultPlace(home ?? undefined), []), language, home, turn: undefined }
  }
  const whole = { question, completed: asked, language, conversation, context }
  const { said, query, goesOn } = await answerTo(dependencies, whole, watch, onStep)
  return { said, language, home: conversation.home, turn: query && turnOf(query, said), goesOn }
}

/**
 * A conversation that goes on from questions which the asker brings along, each answered again to know what it meant. Of
 * those too long ago to be referred to, only the default place still holds.
 */
async function replayed(
  dependencies: AskDependencies,
  { earlier = [], filters, topK }: Question,
  begun: Conversation,
  at: Date,
  watch: Stopwatch,
  onStep: () => void,
): Promise<Conversation> {
  const recent = earlier.slice(-TURNS_KEPT)
  const home = homeSaid(dependencies, earlier.slice(0, -TURNS_KEPT), at)
  let conversation = home === undefined ? begun : { ...begun, home }
  for (const text of recent) {
    onStep()
    const question = { text, ...(filters && { filters }), ...(topK !== undefined && { topK }) }
    const { home, turn } = await turnTaken(dependencies, question, conversation, at, watch, onStep)
    conversation = turn ? withTurn({ ...conversation, home }, text, turn) : { ...conversation, home }
  }
  return conversation
}

/** The default place that was set last, null where it was taken away, undefined where nobody spoke of one. */
function homeSaid({ library }: AskDependencies, texts: readonly string[], at: Date): string | null | undefined {
  if (texts.length === 0) return undefined
  const context = contextOf(library, undefined, at)
  for (const text of texts.toReversed()) {
    const setting = defaultPlaceSet(text.replace(INVISIBLE, ''), context)
    if (setting) return setting === 'cleared' ? null : setting.text
  }
  return undefined
}

function contextOf(library: Library, home: string | undefined, now: Date): UnderstandingContext {
  const reports = library.reports()
  const heldPlaces = heldPlacesOf(reports)
  const place = home === undefined ? undefined : homePlace(home, heldPlaces)
  return { now, heldPlaces, reports, ...(place ? { home: place } : {}) }
}

function homePlace(name: string, heldPlaces: readonly Place[]): Place | undefined {
  const [asked] = understand(name, { now: new Date(0), heldPlaces }).places
  return asked?.held[0] ?? asked?.candidates[0] ?? placeWritten(name)
}
