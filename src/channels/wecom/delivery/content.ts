import { z } from 'zod'
import type { Message } from '../../../library/outbox.ts'
import { readKept } from './kept-json.ts'

const schema = z.object({
  parts: z.array(z.string()),
  /** How many parts have been handed over. */
  sent: z.number(),
  /** The next part may have been handed over: a try began, and nobody knows how it ended. */
  unsure: z.boolean(),
  /** It says that there will be no answer. */
  refusal: z.boolean(),
})

/** What the outbox keeps as the content of a message of WeCom. */
export type Content = z.infer<typeof schema>

export function kept(content: Content): string {
  return JSON.stringify(content)
}

/** @throws Unreadable where it has none as well */
export function contentOf({ content }: Pick<Message, 'content'>): Content {
  return readKept(schema, content, 'content')
}
