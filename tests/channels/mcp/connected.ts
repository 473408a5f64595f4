import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js'
import { expect } from 'vitest'

/** The SDK's own client, as programs use it. */

export async function connected(transport: Transport): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(transport)
  // The client checks results against the output schemas that it has seen.
  await client.listTools()
  return client
}

export function overHttp(url: string): Promise<Client> {
  return connected(new StreamableHTTPClientTransport(new URL('/mcp', url)))
}

/** Calls a tool; its text, and its data where it succeeded. */
export async function call(client: Client, name: string, given: Record<string, unknown> = {}) {
  const result = CallToolResultSchema.parse(await client.callTool({ name, arguments: given }))
  const [content] = result.content
  if (content?.type !== 'text') throw new Error('no text')
  return { failed: result.isError === true, text: content.text, data: result.structuredContent }
}

/** The message of a call that has to fail, as a model reads it: nothing of the inside. */
export async function failure(client: Client, name: string, given: Record<string, unknown> = {}): Promise<string> {
  const { failed, text, data } = await call(client, name, given)
  expect([failed, data]).toEqual([true, undefined])
  expect(text).not.toMatch(/\n\s+at |\.ts\b|\/src\/|node_modules/)
  return text
}
