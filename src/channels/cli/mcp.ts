import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import type { Config } from '../../config.ts'
import { messageOf } from '../../errors.ts'
import { NotReadyError } from '../http/service.ts'
import { createMcpServer } from '../mcp/mcp-server.ts'
import { fill } from './ask.ts'
import { type Opened, openEverything } from './open.ts'
import { version } from './version.ts'

/** MCP clients give a request up after a minute: before that they are told why there is no answer yet. */
const LONGEST_WAIT_MS = 40_000

/**
 * Speaks MCP over standard input and output, where nothing else may be written, until the client closes the input or a
 * signal comes. Answers the handshake at once; tools wait for the library, whose first reading shows on standard error.
 */
export async function mcpCommand(config: Config, log: (line: string) => void): Promise<void> {
  const stopping = inputEnd()
  const opening = openFilled(config, stopping)
  // What is thrown while opening ends the command below; nobody else need wait for it.
  opening.catch(() => {})
  const server = createMcpServer({
    version,
    service: () => readyIn(opening, LONGEST_WAIT_MS),
    owner: '',
    publicUrl: config.publicUrl,
    onFault: error => log(`fault: ${messageOf(error)}`),
  })
  await server.connect(new StdioServerTransport())
  try {
    const opened = await opening
    if (!stopping.aborted) await once(stopping, 'abort')
    await opened.close()
  } finally {
    await server.close()
    process.stdin.destroy()
  }
}

async function openFilled(config: Config, stopping: AbortSignal): Promise<Opened> {
  const opened = await openEverything(config)
  try {
    await fill(opened, config, stopping)
    return opened
  } catch (error) {
    await opened.close()
    throw error
  }
}

async function readyIn(opening: Promise<Opened>, milliseconds: number): Promise<Opened> {
  const waiting = new AbortController()
  const late = pause(milliseconds, undefined, { signal: waiting.signal }).catch(() => undefined)
  const opened = await Promise.race([opening, late]).finally(() => waiting.abort())
  if (opened) return opened
  throw new NotReadyError('The reports are being read for the first time; ask again in a minute.', 60)
}

/** Aborted when the client closes standard input, or at the first SIGINT or SIGTERM. */
function inputEnd(): AbortSignal {
  const end = new AbortController()
  process.stdin.once('end', () => end.abort())
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end.abort())
  return end.signal
}
