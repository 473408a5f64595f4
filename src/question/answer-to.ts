import type { Library } from '../library/library.ts'
import type { AskDependencies, Step } from './ask.ts'
import type { Found } from './finding/find.ts'
import { type Seeking, seekIn, seeking } from './finding/seek.ts'
import type { Conversation } from './follow-up/conversation.ts'
import type { Completed } from './follow-up/follow-up.ts'
import { detailOf, type Item } from './follow-up/follow-up-item.ts'
import { filterPlaces } from './in-library.ts'
import type { GoesOn } from './offering/follow-ups.ts'
import { toAsked } from './places/held-places.ts'
import type { Language, Notice, Query, Question } from './question.ts'
import { say } from './saying/wording.ts'
import { answered, quotedFrom, refused, type Said, told } from './saying/write.ts'
import { admitted, scopeOf } from './scope.ts'
import type { Stopwatch } from './stopwatch.ts'
import { aboutLibrary } from './topic/about-library.ts'
import type { LibraryAnswer } from './topic/about-library-report.ts'
import { smallTalk, vague } from './topic/small-talk.ts'
import { saysNothingOfReports, type Topic, topicOf } from './topic/topic.ts'
import { withoutCourtesy } from './topic/topic-courtesy.ts'
import { type UnderstandingContext, understand } from './understanding/understand.ts'

/** A question with what it is answered against. */
export type Asked = {
  readonly question: Question
  /** What it left out is in it. */
  readonly completed: Completed
  readonly language: Language
  readonly conversation: Conversation
  readonly context: UnderstandingContext
}

/** `query` is left out where the next question cannot go on from this one, `goesOn` where none is to be offered. */
export type Outcome = {
  readonly said: Said
  readonly query?: Query | undefined
  readonly goesOn?: GoesOn | undefined
}

/** What an utterance is answered with: beside the reports, with a point of a list given before, or from the reports. */
export async function answerTo(
  dependencies: AskDependencies,
  asked: Asked,
  watch: Stopwatch,
  onStep?: (step: Step) => void,
): Promise<Outcome> {
  const { library } = dependencies
  const { language, completed } = asked
  const said = understand(completed.text, asked.context)
  const topic = topicOf(said.question, said)
  const bare = withoutCourtesy(said.question)
  const isBare = bare === said.question || bare === ''
  const query = withDefault(isBare ? said : understand(bare, asked.context), asked)
  if (topic.kind !== 'reports') {
    onStep?.({ kind: 'understood', query, topic, scope: undefined })
    watch.lap('understand')
    return { said: await besideReports(library, topic, query, asked), query }
  }
  const point = completed.item && (await pointOf(library, completed.item, query, language))
  if (point) return { said: point, query }
  const outcome = await searchedFor(dependencies, query, topic, asked, watch, onStep)
  if (outcome.said.status === 'answered' || completed.looser === undefined) return outcome
  // The step asked for before is not stated of this place or year; what is stated may be told, if it says so itself.
  const loose = await searchedFor(
    dependencies,
    understand(completed.looser, asked.context),
    topic,
    asked,
    watch,
    onStep,
  )
  if (loose.said.status !== 'answered') return outcome
  const message = say(language).notStated([completed.text])
  return { ...loose, said: { ...loose.said, notices: [{ code: 'part_not_stated', message }, ...loose.said.notices] } }
}

/** A question to the reports, which may be several in one. */
async function searchedFor(
  dependencies: AskDependencies,
  query: Query,
  topic: Topic,
  asked: Asked,
  watch: Stopwatch,
  onStep?: (step: Step) => void,
): Promise<Outcome> {
  const { language } = asked
  const reports = dependencies.library.reports()
  const separate = query.separate.map(text => understand(text, asked.context))
  const outcomes = []
  for (const each of separate.length > 0 ? separate : [query])
    outcomes.push(await searched(dependencies, each, topic, asked, watch, onStep))
  const [first] = outcomes
  if (first?.refusal && outcomes.every(({ refusal }) => refusal !== undefined)) return { said: first.refusal, query }
  const found = outcomes.flatMap(outcome => outcome.found)
  const notices = outcomes.flatMap(outcome => outcome.notices)
  const whole = separate.length > 0 ? { ...query, comparison: undefined } : query
  const said = answered(whole, language, found, notices, reports)
  const goesOn = separate.length === 0 && said.status === 'answered' && first?.sought
  return { said, query, ...(goesOn ? { goesOn: { query, sought: goesOn, found } } : {}) }
}

type Searched = {
  readonly refusal?: Said
  readonly sought?: Seeking
  readonly found: readonly Found[]
  readonly notices: readonly Notice[]
}

/** One question to the reports, as far as it can be asked of them. */
async function searched(
  dependencies: AskDependencies,
  query: Query,
  topic: Topic,
  { question, language, completed }: Asked,
  watch: Stopwatch,
  onStep?: (step: Step) => void,
): Promise<Searched> {
  const reports = dependencies.library.reports()
  const filters = question.filters ?? {}
  const scope = scopeOf({ ...query, language }, filters, reports, filterPlaces(filters, reports))
  onStep?.({ kind: 'understood', query, topic, scope })
  await dependencies.pause?.()
  if (scope.kind === 'refused') {
    watch.lap('understand')
    const code = scope.reason === 'unknown_year' ? ('year_not_held' as const) : ('place_not_held' as const)
    return { refusal: refused(scope), found: [], notices: [{ code, message: scope.message }] }
  }
  const sought = await seeking(dependencies, query, completed.near ?? [], watch)
  if (saysNothingOfReports(query.question, query, sought.lexical, sought.rarity))
    return { refusal: offTopic(language), found: [], notices: [] }
  const { found, notices } = await seekIn(
    dependencies,
    sought,
    scope.targets,
    { limit: question.topK, language },
    watch,
    onStep,
  )
  return { sought, found, notices: [...scope.notices, ...notices] }
}

/** A point of a list that was given, in full. */
async function pointOf(library: Library, item: Item, query: Query, language: Language): Promise<Said | undefined> {
  const report = await library.report(item.reportId)
  const span = report && detailOf(item, report.text, report.sections)
  return span && quotedFrom(report, span, query, language, library.reports())
}

/** A place that a person has made the default of a conversation is meant wherever none is named. */
function withDefault(query: Query, { conversation, context }: Asked): Query {
  const { home, heldPlaces } = context
  if (conversation.home === null || !home || query.places.length > 0 || query.allPlaces) return query
  return { ...query, places: [toAsked({ text: conversation.home, start: 0, end: 0 }, [home], heldPlaces)] }
}

function offTopic(language: Language): Said {
  return refused({ reason: 'off_topic', message: say(language).offTopic, suggestions: [] })
}

/** What no report answers: courtesies, the library itself, other matters, and nothing at all. */
async function besideReports(library: Library, topic: Topic, query: Query, asked: Asked): Promise<Said> {
  const { language } = asked
  const filters = asked.question.filters ?? {}
  const reports = admitted(library.reports(), filters, filterPlaces(filters, library.reports()))
  const sectionsOf = async (id: string) => (await library.report(id))?.sections ?? []
  if (topic.kind === 'small_talk') return ofLibrary(smallTalk(topic.which, language, reports))
  if (topic.kind === 'library') return ofLibrary(await aboutLibrary(topic.asks, query, reports, sectionsOf, language))
  if (topic.kind === 'vague') {
    const { answer, suggestions } = await vague(query, reports, sectionsOf, language)
    return refused({ reason: 'too_vague', message: answer, suggestions })
  }
  return offTopic(language)
}

function ofLibrary({ answer, suggestions, reason }: LibraryAnswer): Said {
  return reason ? refused({ reason, message: answer, suggestions }) : told(answer, suggestions)
}
