import type { Message } from '../../../library/outbox.ts'

/** When a message to the app may be answered, and which way. */

/**
 * The answer to the callback itself is waited for so long. The platform hangs up after five seconds, and a busy machine
 * may have taken some of them before; an answer that nothing else waits for takes 40 to 90 ms on two cores.
 */
const PASSIVE_MS = 1_500

/** The platform tries three times of five seconds; when nothing more came by then, the last answer has arrived. */
const TRIES_MS = 30_000

/** Somebody who asked yesterday has found another way; until then a wrong setting may be mended. */
const KEPT_MS = 24 * 3_600_000

/** A refusal is sent so long before it could not be sent any more. */
const REFUSE_BEFORE_MS = 60_000

const after = ({ receivedAt }: Message, ms: number) => new Date(receivedAt.getTime() + ms)

/** Until then the callback waits; then the answer is sent apart. */
export const passiveCloses = (message: Message) => after(message, PASSIVE_MS)
/** When the platform does not come again. */
export const passiveEnds = (now: Date) => new Date(now.getTime() + TRIES_MS)
export const ends = (message: Message) => after(message, KEPT_MS)
export const refusesFrom = (message: Message) => after(message, KEPT_MS - REFUSE_BEFORE_MS)
