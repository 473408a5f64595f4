import { z } from 'zod'
import { AppError } from './errors.ts'

/** 43 characters of base64 without the padding; the spare bits of the last one may be anything. */
const aesKey = z
  .string()
  .regex(/^[A-Za-z0-9]{43}$/)
  .optional()
  .describe('the EncodingAESKey of the callback: 43 letters and digits')

const callbackToken = z
  .string()
  .regex(/^[A-Za-z0-9]{1,32}$/)
  .optional()
  .describe('the Token of the callback: up to 32 letters and digits')

const given = z.string().min(1).optional()

/** The settings of WeCom (企业微信); each way in is switched on by setting all that belong to it. */
export const wecomSettings = {
  WECOM_BOT_TOKEN: callbackToken,
  WECOM_BOT_AES_KEY: aesKey,
  WECOM_BOT_NAMES: z.string().default('').describe('names that the bot is mentioned by in groups, with commas between'),
  WECOM_BOT_ID: given.describe('the BotID of a smart bot by long connection'),
  WECOM_BOT_SECRET: given.describe('the Secret of a smart bot by long connection'),
  WECOM_CORP_ID: given.describe('the corp id of the self-built app'),
  WECOM_AGENT_ID: z.coerce.number().int().min(1).optional().describe('the AgentId of the self-built app'),
  WECOM_APP_SECRET: given.describe('the Secret of the self-built app'),
  WECOM_APP_TOKEN: callbackToken,
  WECOM_APP_AES_KEY: aesKey,
  // The documentation says 6 minutes, the official plugin too, others saw 10.
  WECOM_STREAM_SECONDS: z.coerce
    .number()
    .min(1)
    .max(3600)
    .default(360)
    .describe('seconds that WeCom asks for a streamed answer, from the question on'),
  WECOM_API_URL: z
    .url({ protocol: /^https?$/ })
    .default('https://qyapi.weixin.qq.com')
    .describe('where the API of WeCom is, or a proxy with a trusted address'),
  WECOM_SOCKET_URL: z
    .url({ protocol: /^wss?$/ })
    .default('wss://openws.work.weixin.qq.com')
    .describe('where long connections go'),
}

export type WecomConfig = {
  /** Smart bot by callback; undefined where it is not set up, as with the other two ways in. */
  readonly bot: { readonly token: string; readonly aesKey: string } | undefined
  /** Names that the bot is mentioned by in groups. */
  readonly botNames: readonly string[]
  /** Smart bot by long connection. */
  readonly connection: { readonly botId: string; readonly secret: string } | undefined
  /** Self-built app. */
  readonly app:
    | {
        readonly corpId: string
        readonly agentId: number
        readonly secret: string
        readonly token: string
        readonly aesKey: string
      }
    | undefined
  readonly streamSeconds: number
  /** Without a slash at its end. */
  readonly apiUrl: string
  readonly socketUrl: string
}

const wholeSettings = z.object(wecomSettings)

/** @throws AppError `config_invalid` where a way in is set up by half, naming what is missing */
export function wecomConfig(set: z.infer<typeof wholeSettings>): WecomConfig {
  const bot = together({ WECOM_BOT_TOKEN: set.WECOM_BOT_TOKEN, WECOM_BOT_AES_KEY: set.WECOM_BOT_AES_KEY })
  const connection = together({ WECOM_BOT_ID: set.WECOM_BOT_ID, WECOM_BOT_SECRET: set.WECOM_BOT_SECRET })
  const app = together({
    WECOM_CORP_ID: set.WECOM_CORP_ID,
    WECOM_AGENT_ID: set.WECOM_AGENT_ID,
    WECOM_APP_SECRET: set.WECOM_APP_SECRET,
    WECOM_APP_TOKEN: set.WECOM_APP_TOKEN,
    WECOM_APP_AES_KEY: set.WECOM_APP_AES_KEY,
  })
  return {
    bot: bot && { token: bot.WECOM_BOT_TOKEN, aesKey: bot.WECOM_BOT_AES_KEY },
    botNames: set.WECOM_BOT_NAMES.split(',')
      .map(name => name.trim())
      .filter(name => name !== ''),
    connection: connection && { botId: connection.WECOM_BOT_ID, secret: connection.WECOM_BOT_SECRET },
    app: app && {
      corpId: app.WECOM_CORP_ID,
      agentId: app.WECOM_AGENT_ID,
      secret: app.WECOM_APP_SECRET,
      token: app.WECOM_APP_TOKEN,
      aesKey: app.WECOM_APP_AES_KEY,
    },
    streamSeconds: set.WECOM_STREAM_SECONDS,
    apiUrl: set.WECOM_API_URL.replace(/\/+$/, ''),
    socketUrl: set.WECOM_SOCKET_URL,
  }
}

type Given<Settings> = { [Name in keyof Settings]: Exclude<Settings[Name], undefined> }

/** All of them, or undefined where none is given. */
function together<Settings extends Record<string, unknown>>(settings: Settings): Given<Settings> | undefined {
  const missing = Object.keys(settings).filter(name => settings[name] === undefined)
  if (missing.length === Object.keys(settings).length) return undefined
  if (missing.length > 0) {
    const there = Object.keys(settings).filter(name => settings[name] !== undefined)
    throw new AppError(
      'config_invalid',
      `${missing.join(', ')} must be set too: WeCom works only with ${there.join(', ')} together with it`,
    )
  }
  return settings as Given<Settings>
}
