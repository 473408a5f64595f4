import { once } from 'node:events'
import { getRequestListener } from '@hono/node-server'
import type { Config } from '../../config.ts'
import { messageOf } from '../../errors.ts'
import { createHttpApp } from '../http/app.ts'
import type { ServiceState } from '../http/service.ts'
import { forgetDaily } from './forget.ts'
import { listen } from './http-server.ts'
import { isComplete, type Opened, openEverything, takeInCorpus } from './open.ts'
import { summary, wantsLook } from './print.ts'
import { showProgress } from './progress.ts'
import { version } from './version.ts'

const STARTING: ServiceState = {
  kind: 'starting',
  message: 'The library is being opened.',
  // Until the first index is ready a client is told to come back after this.
  retryAfterSeconds: 5,
}

type Log = { readonly info: (line: string) => void; readonly error: (line: string) => void }

/**
 * Listens at once, then opens the library, loads the model and takes in the corpus. Questions are answered from the
 * moment that everything stored is searchable. Resolves when the service has stopped on a signal.
 */
export async function serve(config: Config, write: (line: string) => void): Promise<void> {
  const log = logOf(config, write)
  let opened: Opened | undefined
  let state = STARTING
  const app = createHttpApp({
    state() {
      // `nianbao ingest` beside a service that held nothing is all it takes.
      if (state.kind === 'failed' && opened && isComplete(opened.library)) state = ready(opened, log)
      return state
    },
    version,
    onFault: error => log.error(`fault: ${messageOf(error)}`),
  })
  const server = await listen(getRequestListener(app.fetch), config.host, config.port)
  log.info(`listening on ${server.url}`)
  const stopping = stopSignal()
  stopping.addEventListener('abort', () => {
    log.info('stopping')
    void server.close()
  })
  try {
    opened = await openEverything(config)
    if (isComplete(opened.library)) state = ready(opened, log)
    await takeIn(opened, config, log, stopping)
    if (!stopping.aborted) {
      if (state.kind !== 'ready') state = opened.library.reports().length > 0 ? ready(opened, log) : empty(config, log)
      const forgetting = forgetDaily(
        opened.library,
        () => new Date(),
        error => log.error(`what answers quoted long ago could not be let go of: ${messageOf(error)}`),
      )
      await once(stopping, 'abort')
      forgetting.stop()
    }
  } finally {
    await server.close()
    await opened?.close()
  }
}

function ready(opened: Opened, log: Log): ServiceState {
  const { reports, passages } = opened.library.stats()
  log.info(`ready: ${reports} reports, ${passages} passages`)
  return { kind: 'ready', service: opened }
}

/** What callers are told names no path; the log does. */
function empty(config: Config, log: Log): ServiceState {
  log.error(
    `no report is held: put .txt or .md files into ${config.corpusDir} and start again, or run: nianbao ingest FILE`,
  )
  return { kind: 'failed', message: 'No report is held yet; the log of the service says what to do.' }
}

/** Until everything is taken in, or the service is to stop: then at the next batch, since a thread that computes is not to be ended. */
async function takeIn(opened: Opened, config: Config, log: Log, stopping: AbortSignal): Promise<void> {
  const bar = config.logLevel === 'info' ? showProgress() : undefined
  const taken = await takeInCorpus(opened, config.corpusDir, bar?.update, stopping).finally(bar?.stop)
  if (stopping.aborted) return
  const write = taken.failed.length > 0 || taken.outcomes.some(wantsLook) ? log.error : log.info
  for (const line of summary(taken)) write(line)
}

/** LOG_LEVEL error keeps what a person has to do something about. */
function logOf({ logLevel }: Config, write: (line: string) => void): Log {
  const nothing = () => {}
  return { info: logLevel === 'info' ? write : nothing, error: logLevel === 'silent' ? nothing : write }
}

/** Aborted at the first SIGINT or SIGTERM; the same signal again ends the process as usual. */
function stopSignal(): AbortSignal {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  return stop.signal
}
