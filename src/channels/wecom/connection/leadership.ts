import { setTimeout as pause } from 'node:timers/promises'
import { messageOf } from '../../../errors.ts'
import type { ProcessLeases } from '../../../library/leases.ts'
import type { DeliveryLog } from '../delivery/delivery.ts'

type Options = {
  readonly leases: ProcessLeases
  readonly name: string
  /** Of this life of this process alone. */
  readonly owner: string
  readonly leaseMs: number
  readonly now: () => Date
  readonly log: DeliveryLog
}

/** So often within a lease it is renewed, or tried to be taken: two tries may go wrong before it ends. */
const TRIES_A_LEASE = 4

/**
 * Acts while this process is the one of all with this library that may, and waits for that while it is not. The signal
 * given to `act` ends when the lease is lost, e.g. as this process stood still for too long.
 */
export async function whileLeading(
  options: Options,
  act: (lost: AbortSignal) => Promise<void>,
  stop: AbortSignal,
): Promise<void> {
  const { leases, name, owner, leaseMs, now, log } = options
  const everyMs = leaseMs / TRIES_A_LEASE
  let ends = 0

  /** What cannot be written now is tried again; until the lease has ended it is still ours. */
  async function holds(): Promise<boolean> {
    const from = now()
    const until = new Date(from.getTime() + leaseMs)
    try {
      const held = await leases.hold(name, owner, { from, until })
      ends = held ? until.getTime() : 0
    } catch (error) {
      log.error(`wecom: the lease of the long connection cannot be written: ${messageOf(error)}`)
    }
    return now().getTime() < ends
  }

  async function lead(): Promise<void> {
    const lost = new AbortController()
    const renewing = setInterval(async () => {
      if (lost.signal.aborted || (await holds())) return
      log.info('wecom: another process has the long connection now')
      lost.abort()
    }, everyMs)
    try {
      await act(AbortSignal.any([stop, lost.signal]))
    } finally {
      clearInterval(renewing)
      await leases.release(name, owner).catch(() => {})
    }
  }

  while (!stop.aborted) {
    if (await holds()) await lead()
    await pause(everyMs, undefined, { signal: stop }).catch(() => {})
  }
}
