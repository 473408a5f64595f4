import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerSchema } from '../src/channels/http/answer-shape.ts'
import { answerExample, askExample } from '../src/channels/http/examples.ts'
import {
  curlRequest,
  differences,
  exampleIn,
  type Fence,
  fencesIn,
  matchesAbridged,
  shellWords,
} from './fenced-examples.ts'
import { cleanUp, nianbao, type Service, serve, temporaryFolder } from './journeys/nianbao.ts'

/** The README is what people try first, so what it shows has to be what they get. */

const ROOT = resolve(import.meta.dirname, '..')
let readme: string
let fences: readonly Fence[]
const commands = () =>
  fences
    .filter(({ language }) => language === 'sh')
    .map(({ text }) => text)
    .join('\n')

beforeAll(async () => {
  readme = await readFile(join(ROOT, 'README.md'), 'utf8')
  fences = fencesIn(readme)
})

afterAll(cleanUp)

test('the two commands that start it, and the one that tests it, stand in it', () => {
  expect(commands()).toMatch(/^npm ci && npm start$/m)
  expect(readme).toContain('npm test')
})

test('npx finds the program in the repository', async () => {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
  // A cache of its own, since npx remembers what it found before; a registry that nobody answers for, since it needs none.
  const npm = { npm_config_cache: await temporaryFolder(), npm_config_registry: 'http://127.0.0.1:9' }
  const run = promisify(execFile)
  const { stdout } = await run('npx', ['nianbao', '--version'], { cwd: ROOT, env: { ...process.env, ...npm } })
  expect(stdout.trim()).toBe(version)
})

describe('its examples', () => {
  let service: Service
  let dataDir: string

  beforeAll(async () => {
    dataDir = join(await temporaryFolder(), 'data')
    service = await serve({ DATA_DIR: dataDir })
    await service.ready()
    await service.said(/^\d+ added, /m)
  })

  /** What the service answers to the curl command of an example, sent to it instead. */
  const answerTo = async (command: Fence, conversationId: string): Promise<unknown> => {
    const { url, init } = curlRequest(
      command.text.replace('"conversation_id":"…"', `"conversation_id":"${conversationId}"`),
    )
    const { origin, pathname } = new URL(url)
    expect(origin).toBe('http://127.0.0.1:8787')
    const response = await fetch(service.url + pathname, init)
    expect(response.status).toBe(200)
    return response.json()
  }

  test('the questions over HTTP, the second going on from the first, have the answers that are shown', async () => {
    const [first, shown] = exampleIn(fences, /curl[\s\S]*\/v1\/ask/, 'json')
    const answer = await answerTo(first, '')
    expect(differences(JSON.parse(shown.text), answer)).toEqual([])
    const [second, shownSecond] = exampleIn(fences, /curl[\s\S]*"conversation_id":"…"/, 'json')
    const next = await answerTo(second, answerSchema.parse(answer).conversation_id)
    expect(differences(JSON.parse(shownSecond.text), next)).toEqual([])
  })

  test('every field of an answer is shown', async () => {
    const [, shown] = exampleIn(fences, /curl[\s\S]*\/v1\/ask/, 'json')
    const fields = Object.entries(answerSchema.shape).map(([name, of]) => ({ name, optional: of.isOptional() }))
    expect(Object.keys(JSON.parse(shown.text))).toEqual(
      fields.flatMap(({ name, optional }) => (optional ? [] : [name])),
    )
    const sometimes = fields.filter(({ optional }) => optional)
    expect(sometimes.filter(({ name }) => !readme.includes(`\`${name}\``))).toEqual([])
    expect(sometimes.length).toBeGreaterThan(0)
  })

  test('the example of the OpenAPI document is what the service answers', async () => {
    const response = await service.ask(askExample.question, { top_k: askExample.top_k })
    const { id, conversation_id, index, timings_ms, confidence, citations, ...rest } = answerExample
    const real = answerSchema.parse(await response.json())
    expect(differences(rest, real)).toEqual([])
    expect(
      differences(
        citations.map(({ score, ...citation }) => citation),
        real.citations,
      ),
    ).toEqual([])
  })

  test.each(['ask "[^A-Za-z]', 'ask "[A-Z]', 'figures '])(
    'the command line has the output that is shown: %s',
    async pattern => {
      const [command, shown] = exampleIn(fences, new RegExp(`npx nianbao ${pattern}`), 'text')
      const line = command.text.split('\n').find(each => each.startsWith('npx nianbao ')) ?? ''
      const [, , ...args] = shellWords(line)
      const { code, stdout } = await nianbao(args, { DATA_DIR: dataDir })
      expect(code).toBe(0)
      if (!matchesAbridged(shown.text.trim(), stdout.trim())) expect(stdout.trim()).toBe(shown.text.trim())
    },
  )
})
