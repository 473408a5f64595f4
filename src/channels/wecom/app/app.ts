import { setTimeout as wait } from 'node:timers/promises'
import type { Message } from '../../../library/outbox.ts'
import { excuseOf } from '../bot/bot-hearing.ts'
import { welcomeText } from '../bot/welcome.ts'
import { askOf, createAnswering } from '../delivery/answering.ts'
import {
  createDelivery,
  type Delivery,
  type DeliveryCounts,
  type DeliveryOptions,
  noCounts,
} from '../delivery/delivery.ts'
import { createPace } from '../delivery/pace.ts'
import { renderForApp } from '../saying/render.ts'
import { splitMessage } from '../saying/split.ts'
import type { WecomOptions, WecomPart, WecomRecords, WecomService } from '../wecom.ts'
import { createAccessToken } from './access-token.ts'
import { returnOf } from './app-address.ts'
import { APP_CHANNEL, createAppHearing } from './app-hearing.ts'
import type { AppMessage } from './app-message.ts'
import { type AppReply, createAppRoutes } from './app-routes.ts'
import { createMessageSend, MARK_BYTES, TEXT_BYTES } from './message-send.ts'
import { createPassiveReply } from './passive-reply.ts'
import { createWecomApi } from './wecom-api.ts'

export type AppSettings = {
  readonly corpId: string
  readonly agentId: number
  readonly secret: string
  readonly token: string
  readonly aesKey: string
}

export type AppOptions = Omit<WecomOptions, 'config'> & {
  /** Without a slash at its end. */
  readonly apiUrl: string
  /** @default the system's */
  readonly pause?: (ms: number) => Promise<unknown>
}

const UNSUPPORTED =
  '目前只能回答文字，以及企业微信转成了文字的语音，看不了图片、文件、视频和位置。请把问题写成文字发来。'

/** The self-built app. */
export function createApp(settings: AppSettings, options: AppOptions): WecomPart {
  const { now, log, randomBytes } = options
  const { corpId, token, aesKey, agentId } = settings
  const counts = noCounts()
  let app: ReturnType<typeof assembleApp> | undefined
  let service: WecomService | undefined

  return {
    channel: APP_CHANNEL,
    counts,
    open: () => app?.delivery.open() ?? 0,
    routes: createAppRoutes({
      secret: { token, aesKey, receiveId: corpId },
      agentId,
      hear: async (message, gone) => app?.hear(message, gone),
      now,
      randomBytes,
      onFault: log.error,
    }),
    accept(records) {
      app = assembleApp(records, () => service, settings, options, counts)
      app.delivery.start()
    },
    start(given) {
      service = given
      app?.delivery.wake()
    },
    async stop() {
      await app?.delivery.stop()
    },
  }
}

/** What hears and what answers, with nothing begun yet. */
export function assembleApp(
  records: WecomRecords,
  service: () => WecomService | undefined,
  { corpId, agentId, secret }: AppSettings,
  { publicUrl, fetch, apiUrl, now, log, pause = wait }: AppOptions,
  counts: DeliveryCounts,
): {
  readonly hear: (message: AppMessage, gone: AbortSignal) => Promise<AppReply>
  readonly delivery: Delivery
} {
  const { outbox } = records
  const api = createWecomApi({ fetch, apiUrl })
  const token = createAccessToken({ api, corpId, secret, now })
  const limits = createPace(now)
  const answering = createAnswering({
    channel: APP_CHANNEL,
    ask: askOf(service),
    outbox,
    render: answer => texts(renderForApp(answer, { publicUrl, chat: 'single' })),
    now,
  })
  const delivery = createDelivery({
    channel: APP_CHANNEL,
    outbox,
    answer: saying(answering, () => service()?.library),
    answerable: message => service() !== undefined || returnOf(message).wants !== 'answer',
    excuse: excuseOf,
    way: createMessageSend({ api, token, agentId, limits, now, log }),
    now,
    log,
    counts,
  })
  const passiveReply = createPassiveReply({ outbox, delivery, now, pause })
  return { delivery, hear: createAppHearing({ records, delivery, passiveReply, now }) }
}

/** Of what is not asked as well. */
function saying(answering: DeliveryOptions['answer'], library: () => WecomService['library'] | undefined) {
  return async (message: Message, signal: AbortSignal) => {
    switch (returnOf(message).wants) {
      case 'answer':
        return answering(message, signal)
      case 'welcome':
        return { parts: texts(welcomeText(library())), answerId: null }
      case 'unsupported':
        return { parts: [UNSUPPORTED], answerId: null }
    }
  }
}

function texts(text: string): readonly string[] {
  return splitMessage(text, TEXT_BYTES - MARK_BYTES)
}
