import { AppError } from '../../../errors.ts'
import type { Message, Outbox } from '../../../library/outbox.ts'
import type { Ask } from '../../../question/ask.ts'
import { isLonger, LONGEST_QUESTION } from '../../../question/limits.ts'
import type { Answer, Question } from '../../../question/question.ts'
import { languageOf } from '../../../question/understanding/understand.ts'
import { beginsNewTopic, words } from '../bot/bot-words.ts'
import type { DeliveryOptions } from './delivery.ts'

export type AnsweringOptions = {
  readonly channel: string
  /** Ends when its signal says so, and after a time of its own. */
  readonly ask: Ask
  readonly outbox: Pick<Outbox, 'conversationOf' | 'converse'>
  /** The messages that say it; never none. */
  readonly render: (answer: Answer, message: Message) => readonly string[]
  /** Earlier texts that the message refers to. */
  readonly earlier?: (message: Message) => readonly string[]
  readonly now: () => Date
}

/** Of a quoted message so much is read: its head says what it is about. */
const QUOTED_CHARACTERS = 300

/** What a question that quotes a message goes on from. */
export function quotedBefore({ quoted }: { readonly quoted: string | null }): readonly string[] {
  return quoted === null ? [] : [quoted.slice(0, QUOTED_CHARACTERS)]
}

/** Answers a message within the conversation of its chat, which outlives the process and may be begun anew. */
export function createAnswering(options: AnsweringOptions): DeliveryOptions['answer'] {
  const { channel, ask, outbox, render, earlier = () => [], now } = options

  async function asked(message: Message, signal: AbortSignal): Promise<Answer> {
    const { chat, text } = message
    const before = earlier(message)
    const question: Question = { text, owner: ownerOf(chat), channel, ...(before.length > 0 && { earlier: before }) }
    const conversationId = outbox.conversationOf(chat)
    if (conversationId === undefined) return ask(question, { signal, offers: true })
    try {
      return await ask({ ...question, conversationId }, { signal, offers: true })
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'not_found')) throw error
      // The chat has been silent for so long that its conversation is forgotten.
      return ask(question, { signal, offers: true })
    }
  }

  return async (message, lost) => {
    const { chat, text } = message
    const said = words(languageOf(text))
    if (beginsNewTopic(text)) {
      await outbox.converse(chat, null, now())
      return { parts: [said.newTopic], answerId: null }
    }
    if (isLonger(text, LONGEST_QUESTION)) return { parts: [said.tooLong(LONGEST_QUESTION)], answerId: null }
    const answer = await asked(message, lost)
    if (!lost.aborted) await outbox.converse(chat, answer.conversationId, now())
    return { parts: render(answer, message), answerId: answer.id }
  }
}

/** Of a service that may not be there yet; nothing is asked before it is. */
export function askOf(service: () => { readonly ask: Ask } | undefined): Ask {
  return async (question, options) => {
    const ready = service()
    if (!ready) throw new Error('nothing can be asked yet')
    return ready.ask(question, options)
  }
}

/** Who owns the conversations and answers of a chat. */
export function ownerOf(chat: string): string {
  return `wecom:${chat}`
}
