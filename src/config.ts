import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { AppError } from './errors.ts'
import { type WecomConfig, wecomConfig, wecomSettings } from './wecom-config.ts'

/** The repository's root, from sources and from compiled code alike. */
const ROOT = new URL('..', import.meta.url)
const inRoot = (path: string) => fileURLToPath(new URL(path, ROOT))

const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform(given => given === 'true')

/** Without a slash at its end. */
const webAddress = z.url({ protocol: /^https?$/ }).transform(given => given.replace(/\/+$/, ''))

const list = z
  .string()
  .default('')
  .transform(given =>
    given
      .split(',')
      .map(each => each.trim())
      .filter(each => each !== ''),
  )

/** As browsers send it: a slash at the end, a path or a * would never be equal to it, and nobody would know why. */
function isOrigin(given: string): boolean {
  return /^https?:/.test(given) && URL.canParse(given) && new URL(given).origin === given
}

const settings = z.object({
  HOST: z.string().min(1).default('127.0.0.1').describe('the address to listen on, e.g. 127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(8787).describe('the port to listen on, 0 for any free one'),
  DATA_DIR: z.string().min(1).default('./data').describe('the folder of the library and its index'),
  CORPUS_DIR: z.string().min(1).default(inRoot('corpus')).describe('the folder of the reports that are read at start'),
  EMBEDDING_MODEL: z
    .string()
    .min(1)
    .default(inRoot('embeddings/multilingual-e5-small'))
    .describe('the folder of the embedding model'),
  HOME_PLACE: z
    .string()
    .min(1)
    .optional()
    .describe('the place whose staff asks, which 「我区」 means, e.g. 广东省广州市天河区'),
  LOG_LEVEL: z.enum(['silent', 'error', 'info']).default('info').describe('silent, error or info'),
  LOG_QUESTIONS: flag.describe('true to write the text of questions into the log, which says who asks what'),
  PUBLIC_URL: webAddress.optional().describe('where people reach this service, e.g. https://nianbao.example.gov.cn'),
  CORS_ORIGINS: list
    .pipe(z.array(z.string().refine(isOrigin)))
    .describe('origins whose pages may call, e.g. https://oa.example.gov.cn, with commas between'),
  KEY_HASHES: list
    .pipe(z.array(z.string().regex(/^(?:ask|admin):[0-9a-f]{64}$/)))
    .describe(
      'keys beside those made by `nianbao keys create`: ask:HASH or admin:HASH (sha256, hex), with commas between',
    ),
  REQUESTS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .default(600)
    .describe('how many requests a key may make a minute'),
  QUESTION_SECONDS: z.coerce
    .number()
    .min(1)
    .max(600)
    .default(30)
    .describe('seconds after which a question is given up'),
  ANSWERS_KEPT_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(36_500)
    // Reports come out once a year: whoever writes the next one can still check what was quoted for this one.
    .default(400)
    .describe('days that answers, and the revisions they quote, are kept'),
  LLM_BASE_URL: webAddress
    .optional()
    .describe(
      'where an OpenAI-compatible service is reached, e.g. http://127.0.0.1:8000/v1; none words answers without it',
    ),
  LLM_MODEL: z.string().min(1).optional().describe('the name of the model there, e.g. qwen3-8b'),
  LLM_API_KEY: z.string().min(1).optional().describe('its key, where it wants one'),
  LLM_SECONDS: z.coerce
    .number()
    .min(1)
    .max(300)
    .default(20)
    .describe('seconds after which a text that is being written is given up and the quotes stand for themselves'),
  LLM_AT_ONCE: z.coerce.number().int().min(1).max(1000).default(4).describe('how many texts may be written at once'),
  LLM_TOKENS_PER_HOUR: z.coerce
    .number()
    .int()
    .min(1000)
    .optional()
    .describe('tokens that may be used in an hour, read and written together; no limit without it'),
  ...wecomSettings,
})

/** Every setting that is read, in the order of `.env.example`. */
export const settingNames: readonly string[] = Object.keys(settings.shape)

export type LlmConfig = {
  /** Without a slash at its end. */
  readonly baseUrl: string
  readonly model: string
  readonly apiKey: string | undefined
  readonly seconds: number
  readonly atOnce: number
  readonly tokensPerHour: number | undefined
  /** The folder of what it is told; see `loadPrompts`. */
  readonly promptsDir: string
}

export type Config = {
  readonly host: string
  readonly port: number
  readonly dataDir: string
  readonly corpusDir: string
  readonly modelDir: string
  /** As given; undefined where nobody has one. */
  readonly homePlace: string | undefined
  readonly logLevel: 'silent' | 'error' | 'info'
  readonly logQuestions: boolean
  /** Without a slash at its end; undefined where people cannot reach this service by a browser. */
  readonly publicUrl: string | undefined
  readonly corsOrigins: readonly string[]
  readonly keyHashes: readonly { readonly scope: 'ask' | 'admin'; readonly hash: string }[]
  /** Of a key that has no limit of its own. */
  readonly requestsPerMinute: number
  readonly questionSeconds: number
  readonly answersKeptDays: number
  /** The model that words answers; undefined where none is configured. */
  readonly llm: LlmConfig | undefined
  readonly wecom: WecomConfig
  /** sha256 sums of the shipped model, in sha256sum's format; undefined for another model. */
  readonly modelSums: string | undefined
}

/** Reads the environment once; throws `config_invalid` naming the setting and what it may be. Empty settings count as unset. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const outcome = settings.safeParse(given)
  if (!outcome.success) {
    const names = [...new Set(outcome.error.issues.map(issue => String(issue.path[0])))]
    const wrong = names.map(name => `${shown(name, environment[name] ?? '')} is not valid: ${describe(name)}`)
    throw new AppError('config_invalid', wrong.join('; '))
  }
  const set = outcome.data
  const shipped = inRoot('embeddings/multilingual-e5-small')
  return Object.freeze({
    host: set.HOST,
    port: set.PORT,
    dataDir: set.DATA_DIR,
    corpusDir: set.CORPUS_DIR,
    modelDir: set.EMBEDDING_MODEL,
    homePlace: set.HOME_PLACE,
    logLevel: set.LOG_LEVEL,
    logQuestions: set.LOG_QUESTIONS,
    publicUrl: set.PUBLIC_URL,
    corsOrigins: set.CORS_ORIGINS,
    keyHashes: set.KEY_HASHES.map(keyHash),
    requestsPerMinute: set.REQUESTS_PER_MINUTE,
    questionSeconds: set.QUESTION_SECONDS,
    answersKeptDays: set.ANSWERS_KEPT_DAYS,
    llm: llmConfig(set),
    wecom: wecomConfig(set),
    modelSums: resolve(set.EMBEDDING_MODEL) === shipped ? `${shipped}.sha256` : undefined,
  })
}

/** Both or neither: one of the two alone is a setting that somebody forgot. */
function llmConfig(set: z.output<typeof settings>): LlmConfig | undefined {
  const { LLM_BASE_URL: baseUrl, LLM_MODEL: model } = set
  if (baseUrl === undefined && model === undefined) return undefined
  if (baseUrl === undefined || model === undefined) {
    const missing = baseUrl === undefined ? 'LLM_BASE_URL' : 'LLM_MODEL'
    throw new AppError('config_invalid', `${missing} is missing: ${describe(missing)}`)
  }
  return {
    baseUrl,
    model,
    apiKey: set.LLM_API_KEY,
    seconds: set.LLM_SECONDS,
    atOnce: set.LLM_AT_ONCE,
    tokensPerHour: set.LLM_TOKENS_PER_HOUR,
    promptsDir: inRoot('prompts'),
  }
}

function keyHash(given: string): Config['keyHashes'][number] {
  const [scope, hash = ''] = given.split(':')
  return { scope: scope === 'admin' ? 'admin' : 'ask', hash }
}

/** A setting that is, or nearly is, a secret; a message with it would lie in logs and tickets. */
const SECRET = /_(?:SECRET|TOKEN|AES_KEY|API_KEY|HASHES)$/

function shown(name: string, value: string): string {
  return SECRET.test(name) ? name : `${name}=${value}`
}

function describe(name: string): string {
  return name in settings.shape ? (settings.shape[name as keyof typeof settings.shape].description ?? '') : ''
}
