import { z } from 'zod'
import type { Message } from '../../../library/outbox.ts'
import { readKept } from '../delivery/kept-json.ts'

const schema = z.object({
  /** Replies name it. */
  reqId: z.string(),
  /** The group, or the user. */
  chatId: z.string(),
  /** What the message quotes. */
  quoted: z.string().nullable(),
  /** The part whose push has begun; that it was not taken is not known. */
  pushing: z.number().nullable(),
})

/** What the outbox keeps as the address of a message by long connection. */
export type ConnectionReturn = z.infer<typeof schema>

export function writeConnectionReturn(address: ConnectionReturn): string {
  return JSON.stringify(address)
}

/** @throws Unreadable */
export function connectionReturnOf({ address }: Pick<Message, 'address'>): ConnectionReturn {
  return readKept(schema, address, 'address')
}
