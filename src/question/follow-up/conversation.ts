import { AppError } from '../../errors.ts'
import { placeKey } from '../../language/gazetteer.ts'
import type { ConversationTurn, Library, Place, StoredConversation } from '../../library/library.ts'
import { pointsIn } from '../finding/lists.ts'
import { distinct } from '../places/held-places.ts'
import type { Answer, Query, Question } from '../question.ts'
import type { Point, Turn } from './follow-up.ts'

/** A conversation is forgotten this long after its last question: the next morning still goes on, the next month begins anew. */
const KEPT_DAYS = 30

/** Nobody refers to what was said longer ago than this many questions. */
export const TURNS_KEPT = 8

/** What the turns before say, and the place that 「我区」 means. */
export type Conversation = Pick<StoredConversation, 'id' | 'owner' | 'home'> & {
  readonly turns: readonly Turn[]
  readonly stored: readonly ConversationTurn[]
}

/** @throws AppError `not_found` where there is none of that id, it has expired, or it is somebody else's */
export async function conversationOf(
  library: Pick<Library, 'conversation'>,
  { conversationId, owner = '' }: Pick<Question, 'conversationId' | 'owner'>,
  now: Date,
  newId: () => string,
): Promise<Conversation> {
  if (conversationId === undefined) return { id: newId(), owner, home: null, turns: [], stored: [] }
  const stored = await library.conversation(conversationId, now)
  if (!stored || stored.owner !== owner)
    throw new AppError(
      'not_found',
      `There is no conversation ${conversationId}; leave conversation_id out to begin one`,
    )
  const turns = stored.turns.flatMap(({ memory }) => turnIn(memory) ?? [])
  return { id: stored.id, owner, home: stored.home, turns, stored: stored.turns }
}

/** Keeps what the next question may refer to. */
export async function remember(
  library: Pick<Library, 'keepConversation'>,
  { id, owner, stored }: Conversation,
  home: string | null,
  turn: { readonly asked: string; readonly turn: Turn } | undefined,
  now: Date,
): Promise<void> {
  const turns = turn ? [...stored, storedTurn(turn.asked, turn.turn)] : stored
  const expires = new Date(now.getTime() + KEPT_DAYS * 24 * 60 * 60 * 1000)
  await library.keepConversation({ id, owner, home, turns: turns.slice(-TURNS_KEPT), expires }, now)
}

/** A conversation with one question more. */
export function withTurn(conversation: Conversation, asked: string, turn: Turn): Conversation {
  return {
    ...conversation,
    turns: [...conversation.turns, turn],
    stored: [...conversation.stored, storedTurn(asked, turn)],
  }
}

function storedTurn(question: string, turn: Turn): ConversationTurn {
  return { question, memory: memoryOf(turn) }
}

/** Raised when `Turn` changes: what another version has kept cannot be referred to, and is passed over. */
const VERSION = 1

function memoryOf(turn: Turn): string {
  return JSON.stringify({ version: VERSION, turn })
}

function turnIn(memory: string): Turn | undefined {
  try {
    const kept = JSON.parse(memory) as { version?: number; turn: Turn } | null
    return kept?.version === VERSION ? kept.turn : undefined
  } catch {
    return undefined
  }
}

/** What is remembered of a question and its answer. */
export function turnOf(query: Query, { targets, citations }: Pick<Answer, 'targets' | 'citations'>): Turn {
  const years = query.years.map(asked => asked.year)
  const answered = targets.map(target => target.year).filter(year => year !== null)
  const cited = citations.map(({ report, section, quote, start, end }) => ({
    reportId: report.id,
    sectionPath: section.path,
    quote,
    start,
    end,
  }))
  return {
    question: query.question,
    places: placesOf(query, targets, citations),
    years: [...new Set(years.length > 0 ? years : answered)],
    issuers: query.issuers.map(issuer => issuer.text),
    answered: {
      reportIds: [...new Set(cited.map(({ reportId }) => reportId))],
      citations: cited,
      items: itemsOf(cited),
    },
    topic: query.content,
  }
}

/**
 * The places of the question, those of one name only as far as they were answered for. Where none was asked for, the
 * one that everything quoted is of: what is asked next is asked of it.
 */
function placesOf(
  { places, allPlaces }: Query,
  targets: Answer['targets'],
  citations: Answer['citations'],
): readonly Place[] {
  const answered = new Set(targets.flatMap(({ place }) => (place ? [placeKey(place)] : [])))
  const asked = places.flatMap(({ held }) => {
    const chosen = held.filter(place => answered.has(placeKey(place)))
    return chosen.length > 0 ? chosen : held
  })
  if (places.length > 0 || allPlaces) return asked
  const quoted = distinct(citations.flatMap(({ report }) => report.place ?? []))
  return quoted.length === 1 && citations.every(({ report }) => report.place !== null) ? quoted : []
}

type Cited = Turn['answered']['citations']

/** The points of the first quote that has some, as a list is often quoted in one piece; else the quotes one by one. */
function itemsOf(cited: Cited): Point[] {
  for (const { reportId, quote, start } of cited) {
    const points = pointsIn(quote, 0, quote.length) ?? []
    if (points.length > 0)
      return points.map(point => {
        const text = quote.slice(point.start, point.end).trimEnd()
        return { reportId, text, start: start + point.start, end: start + point.start + text.length }
      })
  }
  if (cited.length < 2) return []
  return cited.map(({ reportId, quote, start, end }) => ({ reportId, text: quote, start, end }))
}
