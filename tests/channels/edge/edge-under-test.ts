import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Miniflare } from 'miniflare'
import { unstable_getMiniflareWorkerOptions } from 'wrangler'

/** The gateway in workerd, as wrangler bundles it and with what wrangler.toml binds to it. */

const ROOT = resolve(import.meta.dirname, '../../..')

const endings: (() => Promise<unknown>)[] = []

/** Ends whatever a test file has started. */
export async function endAll(): Promise<void> {
  for (const end of endings.splice(0).reverse()) await end()
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-edge-'))
  endings.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** What `wrangler deploy --dry-run` does and says, with the bundle in a folder. */
export async function dryRun(
  folder: string,
  args: readonly string[] = [],
  settings: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly said: string }> {
  const { PATH = '' } = process.env
  const child = spawn(
    process.execPath,
    [join(ROOT, 'node_modules/wrangler/bin/wrangler.js'), 'deploy', '--dry-run', '--outdir', folder, ...args],
    // Its home in a temporary folder: it writes logs there, and must find no account.
    {
      cwd: ROOT,
      env: {
        PATH,
        HOME: folder,
        CI: '1',
        NO_COLOR: '1',
        WRANGLER_HIDE_BANNER: 'true',
        WRANGLER_SEND_METRICS: 'false',
        ...settings,
      },
    },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      said += piece
    })
  }
  const [code] = await once(child, 'close')
  return { code, said }
}

/** The code of the default environment. */
export async function bundled(): Promise<string> {
  const folder = await temporaryFolder()
  const { code, said } = await dryRun(folder, ['--env', ''])
  if (code !== 0) throw new Error(said)
  return readFile(join(folder, 'worker.js'), 'utf8')
}

export type EdgeOptions = {
  /** In the place of what wrangler.toml says. */
  readonly vars?: Readonly<Record<string, string>>
  /** Requests a minute. */
  readonly limit?: number
  /** @default true */
  readonly durable?: boolean
  /** Where Durable Objects are kept from one start to the next. */
  readonly persist?: string
}

export type Edge = { readonly url: string; readonly stop: () => Promise<void> }

export async function startEdge(bundle: string, options: EdgeOptions = {}): Promise<Edge> {
  const { workerOptions } = unstable_getMiniflareWorkerOptions(join(ROOT, 'wrangler.toml'))
  const { vars, limit, durable = true, persist } = options
  const { bindings, durableObjects, ratelimits, ...fixed } = workerOptions
  const miniflare = new Miniflare({
    ...fixed,
    name: 'edge',
    modules: [{ type: 'ESModule', path: 'worker.js', contents: bundle }],
    bindings: { ...bindings, ...vars },
    ...(durable && { durableObjects }),
    ratelimits: limit === undefined ? ratelimits : { REQUESTS: { simple: { limit, period: 60 } } },
    ...(persist !== undefined && { durableObjectsPersist: persist }),
    // Nothing of Cloudflare's is to be fetched.
    cf: false,
    host: '127.0.0.1',
    port: 0,
  })
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= miniflare.dispose()
    return stopped
  }
  endings.push(stop)
  const url = String(await miniflare.ready).replace(/\/$/, '')
  return { url, stop }
}

export type Origin = {
  readonly url: string
  readonly port: number
  /** Every request with its body, as it arrived. */
  readonly received: { readonly request: IncomingMessage; readonly body: string }[]
  readonly stop: () => Promise<void>
}

/** An origin of our own; without a listener it says OK to everything. */
export async function startOrigin(
  listener: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => void response.end('OK'),
  port = 0,
): Promise<Origin> {
  const received: Origin['received'] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (piece: string) => {
      body += piece
    })
    request.once('end', () => {
      received.push({ request, body })
      listener(request, response)
    })
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address() as AddressInfo
  const stop = () => closed(server)
  endings.push(stop)
  return { url: `http://127.0.0.1:${address.port}`, port: address.port, received, stop }
}

function closed(server: Server): Promise<void> {
  return new Promise(done => {
    server.close(() => done())
    server.closeAllConnections()
  })
}
