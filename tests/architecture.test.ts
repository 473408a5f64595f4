import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

/** The import rules of src/README.md, read from the sources. */

const SRC = resolve(import.meta.dirname, '../src')
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'))

type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean }

function importsOf(file: string): Import[] {
  const source = readFileSync(join(SRC, file), 'utf8')
  const statements = source.matchAll(
    /^(?:import|export)\s+(type\s+)?[^'"]*?from\s+['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/gm,
  )
  return [...statements].map(([, type, from, dynamic]) => {
    const target = from ?? dynamic ?? ''
    const to = target.startsWith('.') ? relative(SRC, resolve(SRC, file, '..', target)) : target
    return { from: file, to, typeOnly: type !== undefined }
  })
}

const imports = files.flatMap(importsOf)
const within = (room: string) => imports.filter(({ from }) => from.startsWith(`${room}/`))
const broken = (found: readonly Import[]) => found.map(({ from, to }) => `${from} → ${to}`)

/** Packages that belong to what a room is for; everything else a domain room has to be handed. */
const PACKAGES: Record<string, readonly string[]> = {
  language: [
    '@node-rs/jieba',
    '@node-rs/jieba/dict.js',
    'stemmer',
    'node:fs',
    'node:zlib',
    'node:url',
    'language/glossary.json',
  ],
  report: ['@langchain/textsplitters', 'pinyin-pro', 'yaml', 'zod', 'node:crypto'],
  question: ['stemmer', 'language/glossary.json'],
}

/** The nouns of the library and of the records beside it: what every room may speak of. */
const NOUNS = ['library', 'records', 'answer-log', 'key-ring', 'leases', 'outbox'].map(name => `library/${name}.ts`)

/** What each room may use beside itself and errors.ts. */
const ROOMS: Record<string, readonly string[]> = {
  language: ['library/library.ts'],
  library: ['language/'],
  models: [],
  report: ['language/', 'library/library.ts', 'models/embedder.ts'],
  question: ['language/', 'library/library.ts', 'models/embedder.ts', 'models/writer.ts'],
  'channels/http': [...NOUNS, 'question/', 'channels/'],
  'channels/openai': [...NOUNS, 'question/', 'channels/http/', 'channels/web/source-link.ts'],
  'channels/mcp': [...NOUNS, 'question/', 'channels/http/', 'channels/web/source-link.ts'],
  'channels/answers': [...NOUNS, 'question/', 'channels/http/'],
  'channels/web': [...NOUNS, 'question/', 'channels/http/'],
  'channels/wecom': [...NOUNS, 'question/', 'channels/http/', 'channels/web/source-link.ts'],
}

describe('import rules', () => {
  test('reads the imports it judges', () => {
    expect(files.length).toBeGreaterThan(30)
    expect(imports.length).toBeGreaterThan(files.length)
  })

  test.each(Object.keys(ROOMS))('%s uses only the rooms it may', room => {
    const allowed = ROOMS[room] ?? []
    const foreign = within(room)
      .filter(({ from, to }) => !from.startsWith('language/compile/') && to.endsWith('.ts'))
      .filter(
        ({ to }) => !to.startsWith(`${room}/`) && to !== 'errors.ts' && !allowed.some(prefix => to.startsWith(prefix)),
      )
    expect(broken(foreign)).toEqual([])
  })

  test.each(Object.keys(PACKAGES))('%s depends on no vendor beyond its own', room => {
    const foreign = within(room).filter(
      ({ from, to }) => !from.startsWith('language/compile/') && !to.endsWith('.ts') && !PACKAGES[room]?.includes(to),
    )
    expect(broken(foreign)).toEqual([])
  })

  test('what knows the library as a port knows only its nouns as types', () => {
    const values = imports.filter(
      ({ from, to, typeOnly }) => NOUNS.includes(to) && !typeOnly && !from.startsWith('library/'),
    )
    expect(broken(values)).toEqual([])
  })

  test('only the configuration reads the environment', () => {
    const reading = files.filter(file => /process\.env/.test(readFileSync(join(SRC, file), 'utf8')))
    expect(reading).toEqual(['cli.ts'])
  })

  test('adapters are chosen only by the entries', () => {
    const adapters = /^(?:library\/|models\/(?!(?:embedder|writer)\.ts))/
    const choosing = imports.filter(
      ({ from, to }) =>
        adapters.test(to) && !NOUNS.includes(to) && !adapters.test(from) && !from.startsWith('channels/cli/'),
    )
    expect(broken(choosing)).toEqual([])
  })

  test('a file is named in kebab-case and short enough to read at once', () => {
    const long = files.filter(file => readFileSync(join(SRC, file), 'utf8').split('\n').length > 270)
    expect(long).toEqual([])
    expect(files.filter(file => !/^[a-z0-9/-]+\.ts$/.test(file))).toEqual([])
  })
})
