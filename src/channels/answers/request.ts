import { z } from 'zod'
import type { StoredConversation } from '../../library/library.ts'
import type { Question } from '../../question/question.ts'

/** What was asked for beside the question's text, as an answer's `request` keeps it. */
const requestSchema = z.object({
  language: z.enum(['zh', 'en']).optional(),
  filters: z
    .object({
      places: z.array(z.string()).optional(),
      years: z.array(z.number()).optional(),
      reportIds: z.array(z.string()).optional(),
    })
    .optional(),
  topK: z.number().optional(),
  /** Those that the asker brought along, after those of the conversation it went on from. */
  earlier: z.array(z.string()).optional(),
  conversationId: z.string().optional(),
  /** The place that 「我区」 meant in that conversation. */
  home: z.string().optional(),
})

type Request = z.infer<typeof requestSchema>

/**
 * Everything that asking again needs. A conversation is forgotten long before its answers, and grows while it is held,
 * so the questions that it had at this one are kept with each answer.
 */
export function requestOf(question: Question, conversation: StoredConversation | undefined): string {
  const { language, filters, topK, conversationId } = question
  const earlier = [...(conversation?.turns ?? []).map(turn => turn.question), ...(question.earlier ?? [])]
  const home = conversation?.home ?? undefined
  // What is undefined is left out.
  return JSON.stringify({
    language,
    filters,
    topK,
    earlier: earlier.length > 0 ? earlier : undefined,
    conversationId,
    home,
  })
}

export function requestFrom(kept: string): Request {
  return requestSchema.parse(JSON.parse(kept))
}

/** The question of a kept answer, standing alone: a new conversation that brings the earlier questions along. */
export function questionAgain(text: string, { language, filters, topK, earlier }: Request): Question {
  const { places, years, reportIds } = filters ?? {}
  const narrowed = { ...(places && { places }), ...(years && { years }), ...(reportIds && { reportIds }) }
  return {
    text,
    ...(language && { language }),
    ...(filters && { filters: narrowed }),
    ...(topK !== undefined && { topK }),
    ...(earlier && { earlier }),
  }
}
