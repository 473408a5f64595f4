import { Hono } from 'hono'
import type { Library } from '../../library/library.ts'
import type { Records } from '../../library/records.ts'
import type { Ask } from '../../question/ask.ts'
import { type AppSettings, createApp } from './app/app.ts'
import { createBot } from './bot/bot.ts'
import { type ConnectionSettings, createConnection } from './connection/connection.ts'
import type { DeliveryCounts, DeliveryLog } from './delivery/delivery.ts'

/** The settings of WeCom that its ways in read. */
export type WecomSettings = {
  /** Undefined where it is not set up. */
  readonly bot: { readonly token: string; readonly aesKey: string } | undefined
  readonly botNames: readonly string[]
  readonly streamSeconds: number
  readonly app?: AppSettings | undefined
  /** Without a slash at its end. */
  readonly apiUrl?: string
  /** The smart bot by long connection. */
  readonly connection?: ConnectionSettings | undefined
  readonly socketUrl?: string
}

export type WecomOptions = {
  readonly config: WecomSettings
  readonly publicUrl: string | undefined
  readonly fetch: typeof fetch
  readonly now: () => Date
  /** Unguessable. */
  readonly randomBytes: (count: number) => Uint8Array
  readonly log: DeliveryLog
}

/** What is there as soon as the process is. */
export type WecomRecords = Pick<Records, 'answers' | 'leases' | 'outbox'>

/** What is there when the index is ready. */
export type WecomService = {
  readonly ask: Ask
  readonly library: Pick<Library, 'reports'>
}

/** One way in; each has its own messages in the outbox. */
export type WecomPart = {
  readonly channel: string
  /** What comes before `accept` is answered so that WeCom repeats it. */
  readonly routes?: Hono
  /** Takes messages from now on, says what is kept to be said, and refuses what gets too late. */
  readonly accept: (records: WecomRecords) => void
  /** Answers what was taken and what is taken from now on; after `accept`. */
  readonly start: (service: WecomService) => void
  /** Finishes what is in flight; the rest stays in the outbox. */
  readonly stop: () => Promise<void>
  readonly counts: DeliveryCounts
  /** How many messages have not come to their end. */
  readonly open: () => number
}

export type Wecom = Pick<WecomPart, 'accept' | 'start' | 'stop'> & {
  readonly routes: Hono
  /** Those that are set up, e.g. for metrics. */
  readonly parts: readonly WecomPart[]
}

/** WeCom with every way in that is set up. */
export function createWecom(options: WecomOptions): Wecom {
  const { bot, app, apiUrl, connection, socketUrl } = options.config
  const parts: WecomPart[] = bot ? [createBot(bot, options)] : []
  if (app && apiUrl !== undefined) parts.push(createApp(app, { ...options, apiUrl }))
  if (connection && socketUrl !== undefined) parts.push(createConnection(connection, { ...options, socketUrl }))
  const routes = new Hono()
  for (const part of parts) if (part.routes) routes.route('/', part.routes)
  let started = false
  return {
    routes,
    parts,
    accept(records) {
      for (const part of parts) part.accept(records)
    },
    start(service) {
      if (started) return
      started = true
      for (const part of parts) part.start(service)
    },
    async stop() {
      await Promise.all(parts.map(part => part.stop()))
    },
  }
}
