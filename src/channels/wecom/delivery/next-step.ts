import type { Message } from '../../../library/outbox.ts'
import type { Way } from './hand-over.ts'

/**
 * - `answer`: ask it, and keep what to say
 * - `refuse`: it will not be answered in time, which can still be said
 * - `miss`: not even that can be said any more
 * - `hand_over`: say what is kept
 * - `settle`: whoever fetches answers by another way has had the time to
 * - `give_up`: what is kept could not be said in time
 */
export type Step = 'answer' | 'refuse' | 'miss' | 'hand_over' | 'settle' | 'give_up'

/** What a message that is due needs next, by its state, the way that claimed it and the time alone. */
export function nextStep(message: Message, way: Pick<Way, 'route' | 'ends' | 'refusesFrom'>, now: Date): Step {
  const over = now >= way.ends(message)
  if (message.state === 'waiting') {
    if (over) return 'miss'
    return now >= way.refusesFrom(message) ? 'refuse' : 'answer'
  }
  // Whoever fetches an answer has it when nobody asks for it any more.
  if (message.state === 'claimed' && message.route !== way.route) return 'settle'
  return over ? 'give_up' : 'hand_over'
}
