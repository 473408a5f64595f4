import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { z } from '@hono/zod-openapi'
import { vi } from 'vitest'

/** The compiled program in processes of its own, as people run it. */

const CLI = resolve(import.meta.dirname, '../../dist/cli.js')

/** A busy machine needs seconds to load the model; whoever waits longer than this waits for something that never comes. */
const DEADLINE_MS = 120_000
const POLL_MS = 20

// Beyond the deadline above, so that what was waited for in vain is named.
vi.setConfig({ testTimeout: 3 * DEADLINE_MS, hookTimeout: 3 * DEADLINE_MS })

/** Environment of a run; nothing else of ours reaches it except where programs and the home folder are. */
export type Settings = Readonly<Record<string, string>>

export type RunOptions = {
  /** A module that is loaded before the program. */
  readonly preload?: string
  /** @default the repository's root */
  readonly cwd?: string
}

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

const running = new Set<ChildProcess>()
const folders: string[] = []

/** Ends every process that a test left and removes every folder it was given. */
export async function cleanUp(): Promise<void> {
  await Promise.all([...running].map(killed))
  await Promise.all(folders.splice(0).map(folder => rm(folder, { recursive: true, force: true })))
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-journey-'))
  folders.push(folder)
  return folder
}

/** Runs one command to its end. */
export async function nianbao(args: readonly string[], settings: Settings, options: RunOptions = {}): Promise<Ended> {
  const child = start(args, settings, options)
  const output = collect(child)
  const [code] = await once(child, 'close')
  return { code, stdout: output.stdout, stderr: output.stderr }
}

/** A command that is still running, and what it has said so far. */
export type Running = {
  readonly child: ChildProcess
  readonly output: { readonly stdout: string; readonly stderr: string }
  /** Waits until standard error matches; fails if the process ends before. */
  readonly said: (pattern: RegExp) => Promise<RegExpExecArray>
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>
}

export function startNianbao(args: readonly string[], settings: Settings, options: RunOptions = {}): Running {
  const child = start(args, settings, options)
  const output = collect(child)
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return {
    child,
    output,
    ended,
    said: pattern =>
      until(`${pattern} is said`, () => {
        const found = pattern.exec(output.stderr)
        if (!found && hasEnded(child)) throw new Error(`it ended without saying ${pattern}: ${output.stderr}`)
        return found
      }),
  }
}

export type Service = Running & {
  readonly url: string
  readonly ready: () => Promise<void>
  /** Sends SIGTERM; the exit code. */
  readonly stop: () => Promise<number | null>
  readonly get: (path: string) => Promise<Response>
  readonly ask: (question: string, more?: Readonly<Record<string, unknown>>) => Promise<Response>
}

/** Starts the service on any free port, and returns as soon as it listens. */
export async function serve(settings: Settings, options: RunOptions = {}): Promise<Service> {
  const process = startNianbao(['serve'], { PORT: '0', ...settings }, options)
  const url = (await process.said(/listening on (\S+)\n/))[1] ?? ''
  const get = (path: string) => fetch(url + path)
  return {
    ...process,
    url,
    get,
    async ready() {
      await until('the service is ready', async () => {
        if (hasEnded(process.child)) throw new Error(`the service ended: ${process.output.stderr}`)
        const response = await get('/readyz')
        await response.arrayBuffer()
        return response.ok
      })
    },
    stop() {
      process.child.kill('SIGTERM')
      return process.ended
    },
    ask: (question, more = {}) =>
      fetch(`${url}/v1/ask`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ question, ...more }),
      }),
  }
}

/** A response that has to be 200 and of this shape. */
export async function parsed<Schema extends z.ZodType>(schema: Schema, response: Response): Promise<z.infer<Schema>> {
  const body = await response.text()
  if (response.status !== 200) throw new Error(`${response.status}: ${body}`)
  return schema.parse(JSON.parse(body))
}

/** Asks again and again until there is something other than nothing. */
export async function until<Result>(
  what: string,
  probe: () => Result | Promise<Result>,
): Promise<Exclude<Result, null | undefined | false>> {
  const end = performance.now() + DEADLINE_MS
  while (performance.now() < end) {
    const found = await probe()
    if (found !== null && found !== undefined && found !== false)
      return found as Exclude<Result, null | undefined | false>
    await pause(POLL_MS)
  }
  throw new Error(`waited in vain until ${what}`)
}

/** Ends a process as a power cut would. */
export async function killed(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const closed = once(child, 'close')
  child.kill('SIGKILL')
  await closed
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

function start(args: readonly string[], settings: Settings, { preload, cwd }: RunOptions): ChildProcess {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [...(preload ? ['--import', preload] : []), CLI, ...args], {
    env: { PATH, HOME, ...settings },
    cwd: cwd ?? resolve(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  child.once('close', () => running.delete(child))
  return child
}

function collect(child: ChildProcess) {
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (piece: string) => {
      output[name] += piece
    })
  }
  return output
}
