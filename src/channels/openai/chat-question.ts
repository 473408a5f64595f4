import { z } from '@hono/zod-openapi'
import type { Question } from '../../question/question.ts'
import { explainInvalid } from '../http/explain-invalid.ts'
import { questionText } from '../http/question-shapes.ts'

const partSchema = z.looseObject({ type: z.string(), text: z.string().optional() })

/** One message of a chat; only what users wrote is read. */
export const messageSchema = z
  .looseObject({
    role: z.enum(['user', 'assistant', 'system', 'developer', 'tool', 'function']),
    content: z.union([z.string(), z.array(partSchema)], { error: 'must be a text or a list of parts' }).nullish(),
  })
  .openapi('OpenAIMessage', { example: { role: 'user', content: '增城区2024年受理行政复议申请多少宗？' } })

type Message = z.infer<typeof messageSchema>

/** Of the user's messages before; a day's talk has fewer. All of them are read at once and kept with every answer. */
const MOST_EARLIER = 64

export type ChatQuestion =
  | { readonly kind: 'question'; readonly question: Pick<Question, 'text' | 'earlier'> }
  | { readonly kind: 'wrong'; readonly param: string; readonly message: string }

/**
 * The last user message is the question, earlier ones are what it may go on from. Instructions and answers are not read:
 * an answer comes from the reports alone.
 */
export function questionIn(messages: readonly Message[]): ChatQuestion {
  const last = messages.findLastIndex(({ role }) => role === 'user')
  const asking = messages[last]
  if (!asking) return wrong('messages', 'messages has no message of role user, so nothing is asked.')
  const param = `messages[${last}].content`
  if (hasMoreThanText(asking)) return wrong(param, `${param} may hold text only; images, files and sound are not read.`)
  const given = textOf(asking)
  const text = questionText.safeParse(given)
  if (!text.success) return wrong(param, explainInvalid(text.error.issues, param, given).message)
  // What could not have been asked was not answered either.
  const earlier = messages
    .slice(0, last)
    .filter(({ role }) => role === 'user')
    .slice(-MOST_EARLIER)
    .flatMap(message => questionText.safeParse(textOf(message)).data ?? [])
  return { kind: 'question', question: { text: text.data, ...(earlier.length > 0 && { earlier }) } }
}

function hasMoreThanText({ content }: Message): boolean {
  return Array.isArray(content) && content.some(({ type, text }) => type !== 'text' || text === undefined)
}

function textOf({ content }: Message): string {
  if (!Array.isArray(content)) return content ?? ''
  return content.flatMap(({ type, text }) => (type === 'text' && text !== undefined ? [text] : [])).join('\n')
}

function wrong(param: string, message: string): ChatQuestion {
  return { kind: 'wrong', param, message }
}
