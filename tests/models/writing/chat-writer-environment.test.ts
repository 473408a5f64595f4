import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ChatOpenAI } from '@langchain/openai'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { says } from '../../fakes/llm/behaviours.ts'
import { type Llm, startLlm } from '../../fakes/llm/start-llm.ts'
import { TASK, writerOf, written } from './writer-of.ts'

/** What a model is asked goes to its service and nowhere else, whatever the environment says to the libraries in between. */

const TEXT = '共受理行政复议申请1,234宗[1]。'
const SRC = resolve(import.meta.dirname, '../../../src')

let llm: Llm

beforeAll(async () => {
  llm = await startLlm()
})
afterEach(() => vi.unstubAllEnvs())
afterAll(() => llm.stop())

test('no call is reported to LangSmith', async () => {
  const elsewhere = new URL(llm.baseUrl).origin
  for (const prefix of ['LANGSMITH', 'LANGCHAIN']) {
    vi.stubEnv(`${prefix}_TRACING`, 'true')
    vi.stubEnv(`${prefix}_TRACING_V2`, 'true')
    vi.stubEnv(`${prefix}_ENDPOINT`, elsewhere)
    vi.stubEnv(`${prefix}_API_KEY`, 'a-key')
  }
  vi.stubEnv('LANGSMITH_GATEWAY', `${elsewhere}/gateway`)
  vi.stubEnv('LANGSMITH_DISABLE_RUN_COMPRESSION', 'true')
  await llm.script(says(TEXT))
  expect((await written(writerOf(llm.baseUrl).writer.write(TASK))).text).toBe(TEXT)

  // LangChain's own way to stream reports in the order of calls: when its report is there, ours would be too.
  const reporting = new ChatOpenAI({ model: 'scripted', apiKey: 'x', configuration: { baseURL: llm.baseUrl } })
  for await (const chunk of await reporting.stream('control question')) expect(chunk).toBeDefined()
  const reported = await vi.waitUntil(
    async () => {
      const bodies = (await llm.strays()).map(({ body }) => body).join('\n')
      return bodies.includes('control question') && bodies
    },
    { timeout: 30_000 },
  )
  expect(reported).not.toContain('受理多少宗')
})

test('neither keys nor addresses nor headers are read from the environment', async () => {
  const names = ['OPENAI_API_KEY', 'OPENAI_ORG_ID', 'OPENAI_ORGANIZATION', 'OPENAI_PROJECT_ID', 'OPENAI_ADMIN_KEY']
  for (const name of names) vi.stubEnv(name, 'from-the-environment')
  for (const name of ['OPENAI_BASE_URL', 'OPENAI_API_BASE']) vi.stubEnv(name, 'http://127.0.0.1:9/from-the-environment')
  vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'x-other: from-the-environment')
  await llm.script(says(TEXT))
  expect((await written(writerOf(llm.baseUrl).writer.write(TASK))).text).toBe(TEXT)
  const [call] = await llm.calls()
  expect(JSON.stringify(call)).not.toContain('from-the-environment')
  expect(call?.headers.authorization).toBeUndefined()
  expect(Object.keys(call?.headers ?? {}).filter(name => /openai|stainless|^x-/.test(name))).toEqual([])
})

test('nothing is written to the console, whatever is logged elsewhere', async () => {
  vi.stubEnv('OPENAI_LOG', 'debug')
  vi.stubEnv('LANGCHAIN_VERBOSE', 'true')
  const consoles = (['log', 'info', 'warn', 'error', 'debug'] as const).map(name => vi.spyOn(console, name))
  await llm.script(says(TEXT), says(TEXT, { ending: 'garbage' }))
  const { writer } = writerOf(llm.baseUrl)
  await written(writer.write(TASK))
  await written(writer.write(TASK))
  expect(consoles.flatMap(spy => spy.mock.calls)).toEqual([])
  for (const spy of consoles) spy.mockRestore()
})

test('LangChain’s client is loaded by nothing but the first text', () => {
  const folder = join(SRC, 'models/writing')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'))
  const loading = files.filter(file =>
    /^(?:import|export)\s+(?!type\b)[^'"]*from\s+['"]@langchain\/openai/m.test(
      readFileSync(join(folder, file), 'utf8'),
    ),
  )
  expect(files.length).toBeGreaterThan(5)
  expect(loading).toEqual([])
})
