import type { AnswerLog, KeptAnswer } from '../../library/answer-log.ts'
import type { Library } from '../../library/library.ts'
import type { Ask } from '../../question/ask.ts'
import type { Answer, Citation, Question } from '../../question/question.ts'
import { answerShape } from '../http/answer-shape.ts'
import { requestOf } from './request.ts'

export type Keeping = {
  readonly answers: Pick<AnswerLog, 'keep'>
  /** For the questions that a follow-up goes on from. */
  readonly library: Pick<Library, 'conversation'>
  readonly now: () => Date
}

/** Where the question does not say by which channel it came; see `Question.channel`. */
const CHANNEL = 'http'

/**
 * The same way to ask, which keeps every answer before it is given. An answer that could not be kept could not be
 * replayed either, so the question fails then. What is asked again to compare is not kept.
 */
export function keepingAnswers(ask: Ask, { answers, library, now }: Keeping): Ask {
  return async (question, options) => {
    if (options?.again) return ask(question, options)
    // Before the question, so that an answer is never kept longer than the revisions it quotes.
    const at = now()
    const { conversationId } = question
    const conversation = conversationId === undefined ? undefined : await library.conversation(conversationId, at)
    const request = requestOf(question, conversation)
    const answer = await ask(question, options)
    await answers.keep(keptAnswer(answer, question, request, at))
    return answer
  }
}

function keptAnswer(answer: Answer, question: Question, request: string, at: Date): KeptAnswer {
  const { id, status, reason = null, conversationId, index } = answer
  return {
    id,
    at,
    channel: question.channel ?? CHANNEL,
    owner: question.owner ?? '',
    question: question.text,
    request,
    conversationId,
    status,
    reason,
    index,
    citations: answer.citations.map(keptCitation),
    body: JSON.stringify(answerShape(answer)),
  }
}

function keptCitation({ index, report, section, quote, start, end }: Citation): KeptAnswer['citations'][number] {
  return {
    index,
    reportId: report.id,
    revision: report.revision,
    sectionId: section.id,
    path: section.path,
    quote,
    start,
    end,
  }
}
