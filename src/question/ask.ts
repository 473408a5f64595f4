import { placeWritten } from '../language/place-chains.ts'
import type { LexicalQuery, Library, Place } from '../library/library.ts'
import type { Embedder } from '../models/embedder.ts'
import { answerTo, type Outcome } from './answer-to.ts'
import type { Found } from './finding/find.ts'
import type { Hit } from './finding/fuse.ts'
import { conversationOf, remember, turnOf } from './follow-up/conversation.ts'
import { completed } from './follow-up/follow-up.ts'
import { defaultPlaceSet } from './follow-up/follow-up-default.ts'
import { heldPlacesOf } from './in-library.ts'
import type { Answer, Query, Question, ScopeOutcome, Target } from './question.ts'
import { say } from './saying/wording.ts'
import { told } from './saying/write.ts'
import { stopwatch } from './stopwatch.ts'
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

export type AskDependencies = {
  readonly library: Library
  readonly embedder: Pick<Embedder, 'embedQuery'>
  readonly now: () => Date
  readonly newId: () => string
  /** Milliseconds of a clock that never goes back. */
  readonly ticks: () => number
  /** The place whose staff asks, as it is configured: what 「我区」 means. */
  readonly home?: string
}

/** Zero-width characters come along with pasted text; nobody sees them, and words are not found with them. */
const INVISIBLE = /\p{Cf}/gu

export type Ask = (question: Question, onStep?: (step: Step) => void) => Promise<Answer>

/** The whole way from a question to a cited answer; every channel goes it. */
export function createAsk(dependencies: AskDependencies): Ask {
  const { library, now, newId, ticks } = dependencies
  return async (question, onStep) => {
    const watch = stopwatch(ticks)
    const at = now()
    const conversation = await conversationOf(library, question, at, newId)
    const context = contextOf(library, conversation.home ?? dependencies.home, at)
    const asked = completed(question.text.replace(INVISIBLE, ''), conversation.turns, context)
    const language = question.language ?? asked.language
    const setting = defaultPlaceSet(asked.text, context)
    const { said, query }: Outcome = setting
      ? { said: told(say(language).defaultPlace(setting === 'cleared' ? undefined : setting.text), []) }
      : await answerTo(dependencies, { question, completed: asked, language, conversation, context }, watch, onStep)
    const id = newId()
    const cited = said.citations.map(({ report }) => ({ reportId: report.id, revision: report.revision }))
    await library.keepCitations(id, cited, at)
    const home = setting ? (setting === 'cleared' ? null : setting.text) : conversation.home
    const turn = query && { asked: question.text, turn: turnOf(query, said) }
    await remember(library, conversation, home, turn, at)
    return {
      ...said,
      id,
      language,
      index: library.fingerprint,
      conversationId: conversation.id,
      timings: watch.times(),
    }
  }
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
