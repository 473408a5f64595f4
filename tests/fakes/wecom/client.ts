import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { SOCKET_PATH } from './connection.ts'
import type { Control, Exchange } from './terms.ts'

const PLATFORM = join(import.meta.dirname, 'platform.ts')
const ROOT = resolve(import.meta.dirname, '../../..')
const NOTICED_MS = 20
const WAITED_MS = 120_000

type Remote = {
  readonly [Name in keyof Control]: (
    ...given: Parameters<Control[Name]>[0] extends Record<string, never> ? [] : Parameters<Control[Name]>
  ) => Promise<ReturnType<Control[Name]>>
}

/** The platform as a test drives it. */
export type Platform = Remote & {
  /** WECOM_API_URL */
  readonly apiUrl: string
  /** WECOM_SOCKET_URL */
  readonly socketUrl: string
  /** The exchange, as soon as it is so; fails after two minutes. */
  readonly until: (id: string, so: (exchange: Exchange) => boolean, waitMs?: number) => Promise<Exchange>
  /** As soon as the user was given something. */
  readonly answered: (id: string) => Promise<Exchange>
  readonly stop: () => Promise<void>
}

/** Starts a platform in a process of its own, which ends with this one. */
export async function startPlatform(): Promise<Platform> {
  const child = spawn(process.execPath, ['--import', 'tsx', PLATFORM], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [url] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error('the platform ended before it listened'))),
  ])) as [string]
  const call = async (name: string, given: unknown): Promise<unknown> => {
    const response = await fetch(`${url}/control/${name}`, { method: 'POST', body: JSON.stringify(given ?? {}) })
    const said = (await response.json()) as { result?: unknown; error?: string }
    if (!response.ok) throw new Error(`${name}: ${said.error}`)
    return said.result
  }
  const remote = new Proxy({} as Remote, {
    // Whoever awaits an object looks whether it has a `then`.
    get: (_, name) => (typeof name === 'string' && name !== 'then' ? (given: unknown) => call(name, given) : undefined),
  })
  const until: Platform['until'] = async (id, so, waitMs = WAITED_MS) => {
    const end = Date.now() + waitMs
    for (;;) {
      const exchange = await remote.exchange({ id })
      if (so(exchange)) return exchange
      if (Date.now() > end) throw new Error(`waited in vain: ${JSON.stringify(exchange)}`)
      await pause(NOTICED_MS)
    }
  }
  const own = {
    apiUrl: url,
    socketUrl: `${url.replace('http', 'ws')}${SOCKET_PATH}`,
    until,
    answered: (id: string) => until(id, ({ answers }) => answers.length > 0),
    async stop() {
      const ended = once(child, 'exit')
      child.stdin.end()
      await ended
    },
  }
  return new Proxy(own as Platform, { get: (target, name) => Reflect.get(target, name) ?? Reflect.get(remote, name) })
}
