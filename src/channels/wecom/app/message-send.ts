import { z } from 'zod'
import type { Message } from '../../../library/outbox.ts'
import { languageOf } from '../../../question/understanding/understand.ts'
import { contentOf } from '../delivery/content.ts'
import type { DeliveryLog } from '../delivery/delivery.ts'
import type { Sent, Way } from '../delivery/hand-over.ts'
import type { Pace } from '../delivery/pace.ts'
import type { AccessToken } from './access-token.ts'
import { returnOf } from './app-address.ts'
import { ends, passiveCloses, refusesFrom } from './app-window.ts'
import { errcodeOf, explainErrcode } from './errcodes.ts'
import { type ApiAnswer, ApiRefused, ApiSilent, type WecomApi } from './wecom-api.ts'

/** Of UTF-8; what is longer is cut by the platform without a word. */
export const TEXT_BYTES = 2048

/** The longest line that a text ends with, see `marked`, takes less; texts are split so that it fits. */
export const MARK_BYTES = 64

/** The longest time in which the platform shows a text that comes again only once, in seconds. */
const DUPLICATE_CHECK_SECONDS = 4 * 3600

/** WeCom asks to try again at most three times when it is busy; what fails then is an outage, and is left alone so long. */
const BUSY_TRIES = 3
const OUTAGE_WAIT_MS = 600_000
/** After a code that says so, nothing is sent at all for so long. */
const RATE_WAIT_MS = 60_000
const SETTINGS_WAIT_MS = 60_000
/** A code that nobody here knows may pass, or may be about this text for good. */
const UNKNOWN_TRIES = 5
/** A wrong setting is written into the log this often as long as it is wrong. */
const TOLD_EVERY_MS = 600_000

type Options = {
  readonly api: WecomApi
  readonly token: AccessToken
  readonly agentId: number
  readonly limits: Pick<Pace, 'take'>
  readonly now: () => Date
  readonly log: DeliveryLog
}

const sentSchema = z.object({ invaliduser: z.string().default(''), unlicenseduser: z.string().default('') })

/** The way of an answer that does not go back with its callback: as texts of the app's own to the member. */
export function createMessageSend({ api, token, agentId, limits, now, log }: Options): Way {
  let held = { until: 0, why: '' }
  const told = new Map<number, number>()

  /** Once for all who send: each of them would only fail for the same reason. */
  function hold(why: string, waitMs: number): Sent {
    held = { until: now().getTime() + waitMs, why }
    return { kind: 'later', why, waitMs }
  }

  /** For whoever runs the service; not with every message. */
  function tell({ errcode }: { readonly errcode: number }, why: string): void {
    const at = now().getTime()
    if (at - (told.get(errcode) ?? -Infinity) < TOLD_EVERY_MS) return
    told.set(errcode, at)
    log.error(`wecom_app: nothing can be sent until this is mended, what is to be sent is kept: ${why}`)
  }

  function refused(message: Message, answer: Pick<ApiAnswer, 'errcode'>, why: string): Sent {
    switch (errcodeOf(answer.errcode)?.kind) {
      case 'busy':
        // It may have been taken; then the platform knows it again.
        return { kind: 'unsure', why, ...(message.attempts > BUSY_TRIES && { waitMs: OUTAGE_WAIT_MS }) }
      case 'rate':
        return hold(why, RATE_WAIT_MS)
      case 'settings':
      case 'token':
        tell(answer, why)
        return hold(why, SETTINGS_WAIT_MS)
      case 'recipient':
        return { kind: 'impossible', why }
      case undefined:
        return message.attempts < UNKNOWN_TRIES ? { kind: 'later', why } : { kind: 'impossible', why }
    }
  }

  async function posted(body: unknown): Promise<ApiAnswer> {
    const first = await token.get()
    const answer = await api('message/send', { access_token: first }, body)
    if (errcodeOf(answer.errcode)?.kind !== 'token') return answer
    token.refused(first)
    return api('message/send', { access_token: await token.get() }, body)
  }

  return {
    route: 'message_send',
    opens: passiveCloses,
    ends,
    refusesFrom,
    async send(message, part) {
      const { userId } = returnOf(message)
      const stillMs = held.until - now().getTime()
      if (stillMs > 0) return { kind: 'later', why: held.why, waitMs: stillMs }
      const waitMs = limits.take(userId)
      if (waitMs > 0) return { kind: 'later', why: 'this member has been sent as many as WeCom shows', waitMs }
      try {
        const answer = await posted({
          touser: userId,
          msgtype: 'text',
          agentid: agentId,
          text: { content: marked(message, part) },
          enable_duplicate_check: 1,
          duplicate_check_interval: DUPLICATE_CHECK_SECONDS,
        })
        return answer.errcode === 0 ? taken(answer) : refused(message, answer, explainErrcode(answer))
      } catch (error) {
        if (error instanceof ApiRefused) return refused(message, error, `gettoken: ${error.message}`)
        if (error instanceof ApiSilent) return { kind: 'unsure', why: error.message }
        throw error
      }
    },
  }
}

/** The only one it was meant for may be somebody who cannot get it. */
function taken({ body }: ApiAnswer): Sent {
  const { invaliduser, unlicenseduser } = sentSchema.parse(body)
  if (invaliduser !== '') return { kind: 'impossible', why: 'the member is not in the app’s 可见范围' }
  if (unlicenseduser !== '') return { kind: 'impossible', why: 'the member has no licence for this' }
  return { kind: 'sent' }
}

/**
 * A text that comes apart from its question says which one it answers, and which of several it is. The time also tells
 * it from the same answer to the same question asked again, which the platform would take for a duplicate.
 */
function marked(message: Message, part: string): string {
  const { parts, sent } = contentOf(message)
  const number = parts.length > 1 ? [`${sent + 1}/${parts.length}`] : []
  const zh = message.text === '' || languageOf(message.text) === 'zh'
  const time = TIME.format(message.receivedAt)
  if (zh) return `${part}\n（${[...number, `问于${time}`].join(' · ')}）`
  return `${part}\n(${[...number, `asked at ${time}`].join(' · ')})`
}

/** Clocks on the walls of those who ask. */
const TIME = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', timeStyle: 'medium' })
