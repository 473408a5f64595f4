import { z } from 'zod'
import type { Message } from '../../../library/outbox.ts'
import { readKept } from '../delivery/kept-json.ts'

const schema = z.object({
  /** Takes one answer; null where the platform gave none. */
  responseUrl: z.string().nullable(),
  /** What the message quotes. */
  quoted: z.string().nullable(),
  /** Nobody will ask for its stream: WeCom was told nothing of one. */
  unasked: z.boolean().optional(),
})

/** What the outbox keeps as the address of a message to the bot. */
export type BotReturn = z.infer<typeof schema>

export function writeReturn(address: BotReturn): string {
  return JSON.stringify(address)
}

/** @throws Unreadable */
export function returnOf({ address }: Pick<Message, 'address'>): BotReturn {
  return readKept(schema, address, 'address')
}
