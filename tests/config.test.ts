import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { AppError } from '../src/errors.ts'

const ROOT = resolve(import.meta.dirname, '..')
const MODEL = join(ROOT, 'embeddings/multilingual-e5-small')

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

  test('does not hide another', () => {
    const message = messageFor({ PORT: 'x', LOG_LEVEL: 'loud' })
    expect(message).toContain('PORT=x')
    expect(message).toContain('LOG_LEVEL=loud')
  })
})
