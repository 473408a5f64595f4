import { messageOf } from '../../../errors.ts'
import { chatTypeOf, excuseOf } from '../bot/bot-hearing.ts'
import { createAnswering, quotedBefore } from '../delivery/answering.ts'
import { createDelivery, type Delivery, noCounts } from '../delivery/delivery.ts'
import { BOT_MESSAGE_BYTES } from '../delivery/one-message.ts'
import { createPace } from '../delivery/pace.ts'
import { renderForBot } from '../saying/render.ts'
import { splitMessage } from '../saying/split.ts'
import type { WecomOptions, WecomPart, WecomRecords, WecomService } from '../wecom.ts'
import { connectionReturnOf } from './connection-address.ts'
import { CONNECTION_CHANNEL, createConnectionHearing } from './connection-hearing.ts'
import { createConnectionWay } from './connection-way.ts'
import { whileLeading } from './leadership.ts'
import { type Link, openLink } from './link.ts'
import { stayConnected } from './stay-connected.ts'
import { CONNECTION_TIMINGS, type ConnectionTimings } from './timings.ts'

export type ConnectionSettings = { readonly botId: string; readonly secret: string }

export type ConnectionOptions = WecomOptions & { readonly socketUrl: string }

/**
 * The smart bot by long connection. Of all processes with one library one is connected, and only that one answers what
 * came by the connection: answers leave through it alone.
 */
export function createConnection(
  settings: ConnectionSettings,
  options: ConnectionOptions,
  timings: ConnectionTimings = CONNECTION_TIMINGS,
): WecomPart {
  const counts = noCounts()
  const stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()
  let records: WecomRecords | undefined

  return {
    channel: CONNECTION_CHANNEL,
    counts,
    open: () => records?.outbox.open(CONNECTION_CHANNEL).length ?? 0,
    // Nothing comes before it is connected, which it is when it can answer.
    accept(given) {
      records = given
    },
    start(service) {
      if (!records) throw new Error('the records are given before the service')
      running = run({ ...service, records }, settings, { ...options, timings, counts }, stopping.signal).catch(
        (error: unknown) =>
          options.log.error(`wecom: the long connection is given up, start again: ${messageOf(error)}`),
      )
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}

type Served = WecomService & { readonly records: WecomRecords }

type Running = ConnectionOptions & { readonly timings: ConnectionTimings; readonly counts: Delivery['counts'] }

/** Until it is told to stop, and what has begun is finished. */
async function run(
  service: Served,
  { botId, secret }: ConnectionSettings,
  options: Running,
  stop: AbortSignal,
): Promise<void> {
  const { timings, counts, now, log, socketUrl: url } = options
  const { leases, outbox } = service.records
  const random = randomBy(options.randomBytes)
  const owner = Buffer.from(options.randomBytes(16)).toString('hex')
  const pace = createPace(now)
  let link: Link | undefined
  let delivery: Delivery | undefined
  const finishing = new Set<Promise<void>>()

  const way = createConnectionWay({
    outbox,
    link: () => link,
    pace,
    streamMs: options.config.streamSeconds * 1000,
    now,
  })
  const hear = createConnectionHearing({
    ...service,
    way,
    counts,
    wake: () => delivery?.wake(),
    pace,
    botNames: options.config.botNames,
    now,
    log,
  })

  function onUp(ready: Link): void {
    link = ready
    if (stop.aborted) return
    delivery = deliveryOf(service, options, way)
    delivery.start()
  }

  /** What is being answered is finished, and handed over by the next connection, of this process or another. */
  function onDown(): void {
    link = undefined
    way.down()
    const stopped = delivery?.stop() ?? Promise.resolve()
    delivery = undefined
    finishing.add(stopped)
    void stopped.then(() => finishing.delete(stopped))
  }

  const open = (onReady: (link: Link) => void) => openLink({ botId, secret, url, timings, onReady, onFrame: hear })
  const connected = { open, timings, random, now, log, onUp, onDown }
  const leading = { leases, name: `${CONNECTION_CHANNEL}:${botId}`, owner, leaseMs: timings.leaseMs, now, log }
  // What is on its way is acknowledged before the connection is closed.
  const closing = new AbortController()
  const close = async () => {
    await delivery?.stop()
    closing.abort()
  }
  stop.addEventListener('abort', close)
  await whileLeading(leading, lost => stayConnected(connected, lost), closing.signal)
  await Promise.all(finishing)
}

function deliveryOf(service: Served, options: Running, way: ReturnType<typeof createConnectionWay>): Delivery {
  const { publicUrl, now, log, counts } = options
  const { outbox } = service.records
  return createDelivery({
    channel: CONNECTION_CHANNEL,
    outbox,
    answer: createAnswering({
      channel: CONNECTION_CHANNEL,
      ask: service.ask,
      outbox,
      render: (answer, { chat }) =>
        splitMessage(renderForBot(answer, { publicUrl, chat: chatTypeOf(chat) }), BOT_MESSAGE_BYTES),
      earlier: message => quotedBefore(connectionReturnOf(message)),
      now,
    }),
    excuse: excuseOf,
    way,
    now,
    log,
    counts,
  })
}

/** From 0 to 1. */
function randomBy(randomBytes: WecomOptions['randomBytes']): () => number {
  return () => Buffer.from(randomBytes(4)).readUInt32BE() / 0xffffffff
}
