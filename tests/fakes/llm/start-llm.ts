import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import type { Behaviour, Call, Control, Stray } from './terms.ts'

const PROCESS = join(import.meta.dirname, 'llm-process.ts')
const ROOT = resolve(import.meta.dirname, '../../..')
const NOTICED_MS = 10
const WAITED_MS = 60_000

/** The service as a test drives it. */
export type Llm = {
  /** LLM_BASE_URL */
  readonly baseUrl: string
  /** One a call, in this order; the last stays. Forgets the calls before. */
  readonly script: (...behaviours: readonly Behaviour[]) => Promise<void>
  /** Without which a call is answered with 401; null asks for none. */
  readonly requireKey: (key: string | null) => Promise<void>
  readonly calls: () => Promise<readonly Call[]>
  /** Requests to no path that the service has. */
  readonly strays: () => Promise<readonly Stray[]>
  /** The calls, as soon as they are so; fails after a minute. */
  readonly until: (so: (calls: readonly Call[]) => boolean) => Promise<readonly Call[]>
  readonly stop: () => Promise<void>
}

/** Starts a service in a process of its own, which ends with this one. */
export async function startLlm({ port = 0 }: { readonly port?: number } = {}): Promise<Llm> {
  const child = spawn(process.execPath, ['--import', 'tsx', PROCESS, `${port}`], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [origin] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error('the service ended before it listened'))),
  ])) as [string]

  async function control<Name extends keyof Control>(
    name: Name,
    given: Parameters<Control[Name]>[0] | null = null,
  ): Promise<ReturnType<Control[Name]>> {
    const response = await fetch(`${origin}/control/${name}`, { method: 'POST', body: JSON.stringify(given) })
    if (!response.ok) throw new Error(`${name}: ${await response.text()}`)
    const { result } = (await response.json()) as { result: ReturnType<Control[Name]> }
    return result
  }
  const calls = () => control('calls')
  return {
    baseUrl: `${origin}/v1`,
    script: async (...behaviours) => void (await control('script', behaviours)),
    requireKey: async key => void (await control('requireKey', key)),
    calls,
    strays: () => control('strays'),
    async until(so) {
      const end = Date.now() + WAITED_MS
      for (;;) {
        const seen = await calls()
        if (so(seen)) return seen
        if (Date.now() > end) throw new Error(`waited in vain: ${JSON.stringify(seen)}`)
        await pause(NOTICED_MS)
      }
    },
    async stop() {
      const ended = once(child, 'exit')
      child.stdin.end()
      await ended
    },
  }
}
