import type { OpenExchange } from './ledger.ts'
import type { SaidEvent, Saying } from './terms.ts'

/** What the callbacks of a smart bot say, by callback and by long connection alike. */

const BOT_ID = 'aibTESTBOT'
const IMAGE_URL = 'https://wework.example.com/image'

type Fields = Readonly<Record<string, unknown>>

export function messageOf(exchange: OpenExchange, saying: Saying, responseUrl: string | undefined): Fields {
  const { kind = 'text', text, quoted } = saying
  return {
    ...head(exchange),
    ...(responseUrl !== undefined && { response_url: responseUrl }),
    msgtype: kind,
    ...CONTENT[kind](text),
    ...(quoted !== undefined && { quote: { msgtype: 'text', text: { content: quoted } } }),
  }
}

export function eventOf(exchange: OpenExchange, said: SaidEvent, responseUrl: string | undefined): Fields {
  return {
    ...head(exchange),
    create_time: Math.floor(exchange.at / 1000),
    ...(responseUrl !== undefined && said.event === 'template_card_event' && { response_url: responseUrl }),
    msgtype: 'event',
    event: { eventtype: said.event, ...detailsOf(said) },
  }
}

export function pollOf(exchange: OpenExchange, stream: string): Fields {
  return { ...head(exchange), msgtype: 'stream', stream: { id: stream } }
}

function head({ id, user, group }: OpenExchange): Fields {
  return {
    msgid: id,
    aibotid: BOT_ID,
    ...(group !== undefined && { chatid: group }),
    chattype: group === undefined ? 'single' : 'group',
    from: { userid: user },
  }
}

const CONTENT: Record<NonNullable<Saying['kind']>, (text: string) => Fields> = {
  text: content => ({ text: { content } }),
  voice: content => ({ voice: { content } }),
  mixed: content => ({
    mixed: {
      msg_item: [
        { msgtype: 'text', text: { content } },
        { msgtype: 'image', image: { url: IMAGE_URL } },
      ],
    },
  }),
  image: () => ({ image: { url: IMAGE_URL } }),
  file: () => ({ file: { url: IMAGE_URL } }),
  video: () => ({ video: { url: IMAGE_URL } }),
}

function detailsOf(said: SaidEvent): Fields {
  switch (said.event) {
    case 'enter_chat':
      return { enter_chat: {} }
    case 'template_card_event':
      return { template_card_event: { event_key: said.key, task_id: said.taskId } }
    case 'feedback_event': {
      const { id, type, content, reasons } = said
      return {
        feedback_event: {
          id,
          type,
          ...(content !== undefined && { content }),
          ...(reasons !== undefined && { inaccurate_reason_list: reasons }),
        },
      }
    }
  }
}
