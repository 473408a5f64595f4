import { AppError } from '../../errors.ts'
import type { Library } from '../../library/library.ts'
import { type Writer, WriterError } from '../../models/writer.ts'
import type { Ask } from '../ask.ts'
import type { Answer, Question, Suggestion } from '../question.ts'
import { mayBeRewritten, rewriteOf } from './follow-up-rewrite.ts'
import { untilAborted } from './until-aborted.ts'

export type OfferingDependencies = {
  readonly writer: Writer
  /** For the questions before. */
  readonly library: Pick<Library, 'conversation'>
  readonly now: () => Date
}

/**
 * A follow-up that was not understood, as a question that stands alone and is answered: it is asked first, as one that is
 * asked again, so that nothing is kept of it. None where the model fails, or nothing better comes of it.
 *
 * @throws what `signal` gives as reason, other than a WriterError
 */
export async function questionOffered(
  ask: Ask,
  question: Question,
  answer: Answer,
  dependencies: OfferingDependencies,
  signal: AbortSignal,
): Promise<Suggestion | undefined> {
  if (answer.status !== 'not_found') return undefined
  const { writer, library, now } = dependencies
  const at = now()
  const conversation = await library.conversation(answer.conversationId, at)
  const asked = (conversation?.turns ?? []).map(turn => turn.question)
  // This one is the last of them by now.
  const before = asked.at(-1) === question.text ? asked.slice(0, -1) : asked
  const earlier = [...before, ...(question.earlier ?? [])]
  if (!mayBeRewritten(answer, earlier)) return undefined
  try {
    const ending = { write: (...given: Parameters<Writer['write']>) => untilAborted(writer.write(...given), signal) }
    const text = await rewriteOf(question.text, earlier, ending, answer.language, signal)
    if (text === undefined) return undefined
    const { conversationId: _, earlier: __, ...alone } = question
    const again = { at, home: conversation?.home ?? null }
    const { status, citations } = await ask({ ...alone, text }, { again, signal })
    return status === 'answered' && citations.length > 0 ? { kind: 'question', text } : undefined
  } catch (error) {
    // It is too late, or too many wait for their turn: the answer stands without it.
    if (error instanceof WriterError || error instanceof AppError) return undefined
    throw error
  }
}
