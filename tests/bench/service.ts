import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

/** The compiled service in a process of its own, as people start it. */
export type RunningService = { readonly url: string; readonly stop: () => Promise<void> }

const CLI = resolve(import.meta.dirname, '../../dist/cli.js')

export async function startService(environment: Readonly<Record<string, string>>): Promise<RunningService> {
  const child = spawn(process.execPath, [CLI, 'serve'], {
    env: { ...process.env, PORT: '0', ...environment },
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  const url = await addressOf(child)
  return {
    url,
    async stop() {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error('no stderr')
  const said: string[] = []
  for await (const line of createInterface({ input: child.stderr })) {
    said.push(line)
    const address = /listening on (\S+)/.exec(line)?.[1]
    if (address) {
      child.stderr.resume()
      return address
    }
  }
  throw new Error(`the service did not start: ${said.join('\n')}`)
}

/** Asks until there is an answer other than "not ready". */
export async function firstAnswer(url: string, question: string): Promise<Response> {
  for (;;) {
    const response = await askOver(url, question)
    if (response.status !== 503) return response
    await response.arrayBuffer()
    await new Promise(wake => setTimeout(wake, 10))
  }
}

export function askOver(url: string, question: string): Promise<Response> {
  return fetch(`${url}/v1/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question }),
  })
}

export async function withTempDir<T>(act: (dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'nianbao-bench-'))
  try {
    return await act(dir)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
