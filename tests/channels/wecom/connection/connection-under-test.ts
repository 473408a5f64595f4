import { randomBytes } from 'node:crypto'
import { createConnection } from '../../../../src/channels/wecom/connection/connection.ts'
import type { ConnectionTimings } from '../../../../src/channels/wecom/connection/timings.ts'
import type { WecomPart } from '../../../../src/channels/wecom/wecom.ts'
import type { Records } from '../../../../src/library/records.ts'
import type { Ask } from '../../../../src/question/ask.ts'
import type { Platform } from '../../../fakes/wecom/client.ts'
import { zengcheng } from '../../http/fake-service.ts'

export const CREDENTIALS = { botId: 'bot-1', secret: 'secret-of-the-bot' }

/** Waits are short, so that a test sees what comes after them. */
const TIMINGS: ConnectionTimings = {
  subscribeMs: 300,
  pingMs: 30_000,
  lostMs: [20, 100],
  replacedMs: [60_000, 60_000],
  refusedMs: [60_000, 60_000],
  steadyMs: 60_000,
  leaseMs: 1_000,
}

export type Started = WecomPart & { readonly lines: string[]; readonly errors: string[] }

const started: Started[] = []

/** The smart bot by long connection over these records, as one process of those with the library. */
export function startConnection(
  platform: Platform,
  records: Records,
  ask: Ask,
  { secret = CREDENTIALS.secret, timings = {} }: { secret?: string; timings?: Partial<ConnectionTimings> } = {},
): Started {
  const lines: string[] = []
  const errors: string[] = []
  const part = createConnection(
    { botId: CREDENTIALS.botId, secret },
    {
      config: { bot: undefined, botNames: ['年报助手'], streamSeconds: 360 },
      socketUrl: platform.socketUrl,
      publicUrl: 'https://nianbao.example',
      fetch,
      now: () => new Date(),
      randomBytes,
      log: { info: line => lines.push(line), error: line => errors.push(line) },
    },
    { ...TIMINGS, ...timings },
  )
  part.accept(records)
  part.start({ ask, library: { reports: () => [zengcheng] } })
  const all = { ...part, lines, errors }
  started.push(all)
  return all
}

export async function stopConnections(): Promise<void> {
  await Promise.all(started.splice(0).map(({ stop }) => stop()))
}
