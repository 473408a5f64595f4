import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

/** The compiled service in a process of its own, as people start it. */
export type RunningService = {
  readonly url: string
  readonly pid: number
  readonly stop: () => Promise<void>
  /** As a power cut would. */
  readonly kill: () => Promise<void>
}

const CLI = resolve(import.meta.dirname, '../../dist/cli.js')

export async function startService(environment: Readonly<Record<string, string>>): Promise<RunningService> {
  const child = spawn(process.execPath, [CLI, 'serve'], {
    env: { ...process.env, PORT: '0', ...environment },
    // Standard output has a line for every request, which nobody reads here.
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const url = await addressOf(child)
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  const { pid = Number.NaN } = child
  return { url, pid, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
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

/** Waits until questions are answered; needs no key. */
export async function ready(url: string): Promise<void> {
  for (;;) {
    const response = await fetch(`${url}/readyz`)
    await response.arrayBuffer()
    if (response.ok) return
    await new Promise(wake => setTimeout(wake, 20))
  }
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
