import { askOf, createAnswering, quotedBefore } from '../delivery/answering.ts'
import { createDelivery, type Delivery, type DeliveryCounts, noCounts } from '../delivery/delivery.ts'
import { oneMessage } from '../delivery/one-message.ts'
import { renderForBot } from '../saying/render.ts'
import type { WecomOptions, WecomPart, WecomRecords, WecomService } from '../wecom.ts'
import { returnOf } from './bot-address.ts'
import { BOT_CHANNEL, chatTypeOf, createHearing, excuseOf } from './bot-hearing.ts'
import { createBotRoutes, type Hear } from './bot-routes.ts'
import { createSnapshots } from './bot-stream.ts'
import { createBotWindow } from './bot-window.ts'
import { createResponseUrlWay } from './response-url.ts'

/** A lease is a small part of the window, so that what a dead process left is taken up in time. */
const LEASE_SHARE = 0.05
const SHORTEST_LEASE_MS = 1_000
const LONGEST_LEASE_MS = 5_000

/** The smart bot by callback. */
export function createBot(
  secret: { readonly token: string; readonly aesKey: string },
  options: WecomOptions,
): WecomPart {
  const { now, log, randomBytes } = options
  const counts = noCounts()
  let bot: ReturnType<typeof assembleBot> | undefined
  let service: WecomService | undefined

  return {
    channel: BOT_CHANNEL,
    counts,
    open: () => bot?.delivery.open() ?? 0,
    routes: createBotRoutes({
      secret: { ...secret, receiveId: '' },
      hear: async (message, kept) => bot?.hear(message, kept),
      now,
      randomBytes,
      onFault: log.error,
    }),
    accept(records) {
      bot = assembleBot(records, () => service, options, counts)
      bot.delivery.start()
    },
    start(given) {
      service = given
      bot?.delivery.wake()
    },
    async stop() {
      await bot?.delivery.stop()
    },
  }
}

/** What hears and what answers, with nothing begun yet. */
export function assembleBot(
  records: WecomRecords,
  service: () => WecomService | undefined,
  options: WecomOptions,
  counts: DeliveryCounts,
): { readonly hear: Hear; readonly delivery: Delivery } {
  const { config, publicUrl, now, log, fetch } = options
  const { outbox } = records
  const window = createBotWindow(config.streamSeconds * 1000)
  const leaseMs = config.streamSeconds * 1000 * LEASE_SHARE
  const delivery = createDelivery({
    channel: BOT_CHANNEL,
    outbox,
    answer: createAnswering({
      channel: BOT_CHANNEL,
      ask: askOf(service),
      outbox,
      render: (answer, { chat }) => [oneMessage(renderForBot(answer, { publicUrl, chat: chatTypeOf(chat) }), answer)],
      earlier: message => quotedBefore(returnOf(message)),
      now,
    }),
    answerable: () => service() !== undefined,
    excuse: excuseOf,
    way: createResponseUrlWay({ window, fetch }),
    now,
    log,
    counts,
    leaseMs: Math.min(Math.max(leaseMs, SHORTEST_LEASE_MS), LONGEST_LEASE_MS),
  })
  const snapshot = createSnapshots({ outbox, window, ready: () => service() !== undefined, now, counts })
  const library = () => service()?.library
  return { delivery, hear: createHearing({ records, library, delivery, snapshot, botNames: config.botNames, now }) }
}
