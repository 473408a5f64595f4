import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { AppError } from './errors.ts'

/** The repository's root, from sources and from compiled code alike. */
const ROOT = new URL('..', import.meta.url)
const inRoot = (path: string) => fileURLToPath(new URL(path, ROOT))

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
})

export type Config = {
  readonly host: string
  readonly port: number
  readonly dataDir: string
  readonly corpusDir: string
  readonly modelDir: string
  /** As given; undefined where nobody has one. */
  readonly homePlace: string | undefined
  readonly logLevel: 'silent' | 'error' | 'info'
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
    const wrong = names.map(name => `${name}=${environment[name] ?? ''} is not valid: ${describe(name)}`)
    throw new AppError('config_invalid', wrong.join('; '))
  }
  const { HOST, PORT, DATA_DIR, CORPUS_DIR, EMBEDDING_MODEL, HOME_PLACE, LOG_LEVEL } = outcome.data
  const shipped = inRoot('embeddings/multilingual-e5-small')
  return Object.freeze({
    host: HOST,
    port: PORT,
    dataDir: DATA_DIR,
    corpusDir: CORPUS_DIR,
    modelDir: EMBEDDING_MODEL,
    homePlace: HOME_PLACE,
    logLevel: LOG_LEVEL,
    modelSums: resolve(EMBEDDING_MODEL) === shipped ? `${shipped}.sha256` : undefined,
  })
}

function describe(name: string): string {
  return name in settings.shape ? (settings.shape[name as keyof typeof settings.shape].description ?? '') : ''
}
