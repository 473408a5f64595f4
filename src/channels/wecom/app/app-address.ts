import { z } from 'zod'
import type { Message } from '../../../library/outbox.ts'
import { readKept } from '../delivery/kept-json.ts'

const schema = z.object({
  userId: z.string(),
  /** Seconds since 1970, as the platform wrote it. */
  createTime: z.string(),
  /** What is said: an answer, a welcome, or that only text is understood. */
  wants: z.enum(['answer', 'welcome', 'unsupported']),
})

/** What the outbox keeps as the address of a message to the app. */
export type AppReturn = z.infer<typeof schema>

export function writeReturn(address: AppReturn): string {
  return JSON.stringify(address)
}

/** @throws Unreadable */
export function returnOf({ address }: Pick<Message, 'address'>): AppReturn {
  return readKept(schema, address, 'address')
}
