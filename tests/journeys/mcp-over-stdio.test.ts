import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import type { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { JSONRPCMessageSchema } from '@modelcontextprotocol/sdk/types.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerSchema } from '../../src/channels/http/answer-shape.ts'
import { call, connected, failure } from '../channels/mcp/connected.ts'
import { madeUpReport } from './made-up-reports.ts'
import { cleanUp, nianbao, temporaryFolder } from './nianbao.ts'

/** `nianbao mcp` as a model's program starts it: a child process that is spoken with over its standard streams. */

const CLI = resolve(import.meta.dirname, '../../dist/cli.js')

let settings: Record<string, string>
let client: Client
let said = ''

beforeAll(async () => {
  const folder = await temporaryFolder()
  const { PATH = '', HOME = '' } = process.env
  settings = { PATH, HOME, DATA_DIR: join(folder, 'data'), CORPUS_DIR: join(folder, 'corpus') }
  await madeUpReport(folder, 'corpus/kunshan-2024.txt', { place: '昆山市', year: 2024, received: 312 })
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [CLI, 'mcp'],
    env: settings,
    stderr: 'pipe',
  })
  transport.stderr?.on('data', piece => {
    said += piece
  })
  client = await connected(transport)
})

afterAll(async () => {
  await client.close()
  await cleanUp()
})

test('the handshake does not wait, and the first question waits for the reports to be read', async () => {
  const { data, text } = await call(client, 'ask', { question: '昆山市2024年受理行政复议申请多少宗？' })
  const { status, citations } = answerSchema.parse(data)
  expect(status).toBe('answered')
  expect(citations[0]?.quote).toContain('312宗')
  expect(text).toContain('312宗')
  expect(said).toMatch(/reading kunshan-2024/)
})

test('every tool works', async () => {
  expect((await call(client, 'list_reports')).data).toMatchObject({ reports: [{ id: 'kunshan-2024' }] })
  expect((await call(client, 'search', { question: '行政执法' })).text).toContain('联合检查512次')
  expect((await call(client, 'figures', { report: 'kunshan-2024' })).text).toContain('309宗')
  const { text } = await call(client, 'read_section', { report: 'kunshan-2024', section: '存在问题' })
  expect(text).toContain('基层执法力量不足')
  expect(await failure(client, 'read_section', { report: 'none' })).toContain('There is no report none')
})

test('nothing but the protocol is on standard output, and the process ends with its input', async () => {
  const child = spawn(process.execPath, [CLI, 'mcp'], { env: settings, stdio: ['pipe', 'pipe', 'ignore'] })
  let written = ''
  child.stdout.on('data', piece => {
    written += piece
  })
  const closed = once(child, 'close')
  const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } }
  child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params })}\nnot a message\n`)
  await once(child.stdout, 'data')
  child.stdin.end()
  expect(await closed).toEqual([0, null])
  const lines = written.trimEnd().split('\n')
  expect(lines).toHaveLength(1)
  expect(JSONRPCMessageSchema.parse(JSON.parse(lines[0] ?? ''))).toMatchObject({ id: 1 })
})

test('a service that cannot start says why on standard error', async () => {
  const { code, stdout, stderr } = await nianbao(['mcp'], { ...settings, EMBEDDING_MODEL: '/nowhere' })
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/^nianbao: .*\/nowhere/)
})
