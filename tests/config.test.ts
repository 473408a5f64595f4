import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { describe, expect, test } from 'vitest'
import { readConfig, settingNames } from '../src/config.ts'
import { AppError } from '../src/errors.ts'

const ROOT = resolve(import.meta.dirname, '..')
const MODEL = join(ROOT, 'embeddings/multilingual-e5-small')

const HASH = 'a1'.repeat(32)
const OTHER_HASH = '0f'.repeat(32)

test('every setting has a default', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1',
    port: 8787,
    dataDir: './data',
    corpusDir: join(ROOT, 'corpus'),
    modelDir: MODEL,
    modelSums: `${MODEL}.sha256`,
    homePlace: undefined,
    logLevel: 'info',
    logQuestions: false,
    publicUrl: undefined,
    corsOrigins: [],
    keyHashes: [],
    requestsPerMinute: 600,
    questionSeconds: 30,
    answersKeptDays: 400,
    llm: undefined,
    wecom: expect.objectContaining({ bot: undefined, connection: undefined, app: undefined }),
  })
})

test('every setting can be given', () => {
  const given = {
    HOST: '::1',
    PORT: '0',
    DATA_DIR: '/var/lib/nianbao',
    CORPUS_DIR: 'reports',
    EMBEDDING_MODEL: '/models/other',
    HOME_PLACE: '广东省广州市天河区',
    LOG_LEVEL: 'error',
    LOG_QUESTIONS: 'true',
    PUBLIC_URL: 'https://nianbao.example.gov.cn/',
    CORS_ORIGINS: 'https://oa.example.gov.cn, http://localhost:3000,',
    KEY_HASHES: `ask:${HASH},admin:${OTHER_HASH}`,
    REQUESTS_PER_MINUTE: '60',
    QUESTION_SECONDS: '2.5',
    ANSWERS_KEPT_DAYS: '30',
    LLM_BASE_URL: 'http://127.0.0.1:8000/v1/',
    LLM_MODEL: 'qwen3-8b',
    LLM_API_KEY: 'sk-123',
    LLM_SECONDS: '10',
    LLM_AT_ONCE: '2',
    LLM_TOKENS_PER_HOUR: '50000',
  }
  expect(readConfig(given)).toEqual({
    host: '::1',
    port: 0,
    dataDir: '/var/lib/nianbao',
    corpusDir: 'reports',
    modelDir: '/models/other',
    modelSums: undefined,
    homePlace: '广东省广州市天河区',
    logLevel: 'error',
    logQuestions: true,
    publicUrl: 'https://nianbao.example.gov.cn',
    corsOrigins: ['https://oa.example.gov.cn', 'http://localhost:3000'],
    keyHashes: [
      { scope: 'ask', hash: HASH },
      { scope: 'admin', hash: OTHER_HASH },
    ],
    requestsPerMinute: 60,
    questionSeconds: 2.5,
    answersKeptDays: 30,
    llm: {
      baseUrl: 'http://127.0.0.1:8000/v1',
      model: 'qwen3-8b',
      apiKey: 'sk-123',
      seconds: 10,
      atOnce: 2,
      tokensPerHour: 50_000,
      promptsDir: join(ROOT, 'prompts'),
    },
    wecom: readConfig({}).wecom,
  })
})

test('an empty setting counts as none', () => {
  expect(readConfig({ PORT: '', CORPUS_DIR: ' ', HOME_PLACE: '　', LOG_LEVEL: undefined })).toEqual(readConfig({}))
})

test('what is not a setting does not matter', () => {
  expect(readConfig({ PATH: '/usr/bin', port: '1' })).toEqual(readConfig({}))
})

test('a configuration does not change', () => {
  expect(Object.isFrozen(readConfig({}))).toBe(true)
})

test.each([MODEL, `${MODEL}/`, join(MODEL, '..', 'multilingual-e5-small')])(
  'the shipped model is known by its folder, however that is written: %s',
  modelDir => {
    expect(readConfig({ EMBEDDING_MODEL: modelDir }).modelSums).toBe(`${MODEL}.sha256`)
  },
)

describe('a wrong setting', () => {
  const messageFor = (environment: Record<string, string>) => {
    try {
      readConfig(environment)
    } catch (error) {
      if (error instanceof AppError && error.code === 'config_invalid') return error.message
      throw error
    }
    throw new Error('it was taken')
  }

  test.each([['http'], ['65536'], ['-1'], ['80.5'], ['8787abc']])('PORT=%s is named with what it may be', port => {
    expect(messageFor({ PORT: port })).toBe(`PORT=${port} is not valid: the port to listen on, 0 for any free one`)
  })

  test('LOG_LEVEL is named with what it may be', () => {
    expect(messageFor({ LOG_LEVEL: 'debug' })).toBe('LOG_LEVEL=debug is not valid: silent, error or info')
  })

  test.each(['KEY_HASHES', 'WECOM_BOT_TOKEN', 'WECOM_BOT_AES_KEY', 'WECOM_APP_TOKEN', 'WECOM_APP_AES_KEY'])(
    '%s is never shown, only what it may be',
    name => {
      const message = messageFor({ [name]: 'open-sesame!' })
      expect(message).toMatch(new RegExp(`^${name} is not valid: .{10,}`))
      expect(message).not.toContain('sesame')
    },
  )

  test.each([['ask'], [HASH], [`root:${HASH}`], [`ask:${HASH.toUpperCase()}`], [`ask:${HASH}0`]])(
    'KEY_HASHES takes a scope and a hash, not %s',
    given => {
      expect(messageFor({ KEY_HASHES: `ask:${HASH},${given}` })).toContain('ask:HASH or admin:HASH')
    },
  )

  test.each(['*', 'https://oa.example.gov.cn/', 'oa.example.gov.cn', 'https://OA.example.gov.cn', 'null'])(
    'CORS_ORIGINS takes origins as browsers send them, not %s, which none would ever be equal to',
    given => {
      expect(messageFor({ CORS_ORIGINS: `http://localhost:3000,${given}` })).toContain('e.g. https://oa.example.gov.cn')
    },
  )

  test.each([
    ['LOG_QUESTIONS', 'yes'],
    ['PUBLIC_URL', 'nianbao.example.gov.cn'],
    ['REQUESTS_PER_MINUTE', '0'],
    ['QUESTION_SECONDS', '0.5'],
    ['ANSWERS_KEPT_DAYS', '1.5'],
    ['LLM_BASE_URL', '127.0.0.1:8000'],
    ['LLM_SECONDS', '0'],
    ['LLM_TOKENS_PER_HOUR', '999'],
  ])('%s=%s is not taken', (name, value) => {
    expect(messageFor({ [name]: value })).toContain(`${name}=${value} is not valid: `)
  })

  test.each([
    ['LLM_MODEL', { LLM_BASE_URL: 'http://127.0.0.1:8000/v1' }],
    ['LLM_BASE_URL', { LLM_MODEL: 'qwen3-8b' }],
  ])('%s is asked for where only the other half of the model is given', (missing, given) => {
    expect(messageFor(given)).toMatch(new RegExp(`^${missing} is missing: .{10,}`))
  })

  test('does not hide another', () => {
    const message = messageFor({ PORT: 'x', LOG_LEVEL: 'loud' })
    expect(message).toContain('PORT=x')
    expect(message).toContain('LOG_LEVEL=loud')
  })
})

describe('.env.example', () => {
  const text = readFileSync(join(ROOT, '.env.example'), 'utf8')
  const given = parseEnv(text)

  test('lists exactly the settings, in their order', () => {
    expect([...text.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name)).toEqual(settingNames)
  })

  test('gives the defaults', () => {
    expect(readConfig({ ...given })).toEqual(readConfig({}))
  })

  test('explains each in the line above it', () => {
    const lines = text.split('\n')
    const unexplained = lines.filter((line, at) => /^[A-Z_]+=/.test(line) && !/^# .{10,}/.test(lines[at - 1] ?? ''))
    expect(unexplained).toEqual([])
  })
})
