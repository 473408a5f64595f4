import { setTimeout as pause } from 'node:timers/promises'
import { messageOf } from '../../../errors.ts'
import type { DeliveryLog } from '../delivery/delivery.ts'
import type { Link, LinkEnd } from './link.ts'
import { createPatience } from './patience.ts'
import type { ConnectionTimings } from './timings.ts'

type Options = {
  /** Resolves as soon as it has begun to connect. */
  readonly open: (onReady: (link: Link) => void) => Promise<Link>
  readonly timings: ConnectionTimings
  /** From 0 to 1. */
  readonly random: () => number
  readonly now: () => Date
  readonly log: DeliveryLog
  readonly onUp: (link: Link) => void
  readonly onDown: () => void
}

/** A platform that is not reached so often in a row is something that a person should know of. */
const TOLD_AFTER = 5

/** Connects, and connects again whatever ends the connection; resolves when it is told to stop and the last one is closed. */
export async function stayConnected(options: Options, stop: AbortSignal): Promise<void> {
  const { timings, random } = options
  const patience = createPatience(timings, random)
  const told = createTelling(options.log)
  while (!stop.aborted) {
    const { end, livedMs } = await oneLink(options, stop, told.up).catch(broken)
    if (stop.aborted) return
    const waitMs = patience(end, livedMs)
    told.down(end, waitMs)
    await pause(waitMs, undefined, { signal: stop }).catch(() => {})
  }
}

/** Whatever went wrong, the next one may go well. */
function broken(error: unknown): { readonly end: LinkEnd; readonly livedMs: number } {
  return { end: { kind: 'lost', why: messageOf(error) }, livedMs: 0 }
}

async function oneLink(
  { open, now, onUp, onDown }: Options,
  stop: AbortSignal,
  told: () => void,
): Promise<{ readonly end: LinkEnd; readonly livedMs: number }> {
  let since: number | undefined
  const link = await open(ready => {
    since = now().getTime()
    told()
    onUp(ready)
  })
  const close = () => link.close()
  stop.addEventListener('abort', close)
  if (stop.aborted) close()
  const end = await link.ended
  stop.removeEventListener('abort', close)
  if (since === undefined) return { end, livedMs: 0 }
  onDown()
  return { end, livedMs: now().getTime() - since }
}

/** Says what happens, and once what somebody has to do something about. */
function createTelling({ info, error }: DeliveryLog) {
  let lost = 0
  let last: LinkEnd['kind'] | undefined
  return {
    up() {
      info('wecom: the long connection is there')
      lost = 0
      if (last !== 'replaced') last = undefined
    },
    down({ kind, why }: LinkEnd, waitMs: number) {
      const again = `trying again in ${Math.ceil(waitMs / 1000)} s`
      lost = kind === 'lost' ? lost + 1 : 0
      const urgent = kind === 'lost' ? lost === TOLD_AFTER : kind !== last
      if (urgent) error(`wecom: ${WHAT_TO_DO[kind]} (${why}); ${again}`)
      else info(`wecom: no long connection (${kind}: ${why}); ${again}`)
      last = kind
    },
  }
}

const WHAT_TO_DO: Record<LinkEnd['kind'], string> = {
  lost: 'the platform cannot be reached; check the network, the proxy and WECOM_SOCKET_URL',
  refused:
    'the platform refuses to be subscribed to; check WECOM_BOT_ID and WECOM_BOT_SECRET, and that the bot is set to the long connection',
  replaced:
    'another service has connected as this bot, and only one can; stop one of them, or give it a bot of its own',
  closed: 'the long connection is closed',
}
