import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Config } from '../../config.ts'
import { AppError, messageOf } from '../../errors.ts'
import { createHttpApp } from '../http/app.ts'
import type { ServiceState } from '../http/service.ts'
import { isComplete, type Opened, openEverything, takeInCorpus } from './open.ts'
import { summary } from './print.ts'
import { showProgress } from './progress.ts'
import { version } from './version.ts'

/** Until the first index is ready a client is told to come back after this. */
const RETRY_AFTER_SECONDS = 5

/**
 * Listens at once, then opens the library, loads the model and takes in the corpus. Questions are answered from the
 * moment that everything stored is searchable. Resolves when the service has stopped on a signal.
 */
export async function serve(config: Config, log: (line: string) => void): Promise<void> {
  let state: ServiceState = {
    kind: 'starting',
    message: 'The library is being opened.',
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  }
  const app = createHttpApp({ state: () => state, version, onFault: error => log(`fault: ${messageOf(error)}`) })
  const server = createServer(getRequestListener(app.fetch))
  await listen(server, config)
  log(`listening on ${addressOf(server)}`)
  const stopped = stopSignal()
  const opened = await openEverything(config).catch(async error => {
    await closed(server)
    throw error
  })
  try {
    if (isComplete(opened.library)) state = ready(opened, log)
    await Promise.race([takeIn(opened, config, log), stopped])
    if (state.kind !== 'ready') state = opened.library.reports().length > 0 ? ready(opened, log) : empty(config, log)
    await stopped
    log('stopping')
  } finally {
    await closed(server)
    await opened.close()
  }
}

function ready(opened: Opened, log: (line: string) => void): ServiceState {
  const { reports, passages } = opened.library.stats()
  log(`ready: ${reports} reports, ${passages} passages`)
  return { kind: 'ready', service: opened }
}

/** What callers are told names no path; the log does. */
function empty(config: Config, log: (line: string) => void): ServiceState {
  log(`no report is held: put .txt or .md files into ${config.corpusDir} and start again`)
  return { kind: 'failed', message: 'No report is held yet; the log of the service says what to do.' }
}

/** Lets requests that are being answered finish; connections that only wait are ended. */
function closed(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
}

async function takeIn(opened: Opened, config: Config, log: (line: string) => void): Promise<void> {
  const bar = showProgress()
  const taken = await takeInCorpus(opened, config.corpusDir, bar.update).finally(bar.stop)
  for (const line of summary(taken)) log(line)
}

async function listen(server: Server, { host, port }: Config): Promise<void> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw new AppError(
      'config_invalid',
      `Cannot listen on ${host}:${port} (${messageOf(error)}); set HOST or PORT to a free address`,
      { cause: error },
    )
  }
}

function addressOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') return String(address)
  return `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`
}

/** Settles at the first SIGINT or SIGTERM; a second one ends the process as usual. */
function stopSignal(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
