import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { getRequestListener } from '@hono/node-server'
import type { Config } from '../../config.ts'
import { messageOf } from '../../errors.ts'
import { createHttpApp } from '../http/app.ts'
import type { ServiceState } from '../http/service.ts'
import { faultShape } from '../operation/event-log.ts'
import { createWecom } from '../wecom/wecom.ts'
import { forgetDaily } from './forget.ts'
import { listen } from './http-server.ts'
import { type LogLines, logLines } from './log-lines.ts'
import { isComplete, type Opened, openEverything, takeInCorpus } from './open.ts'
import { openOperation } from './operation.ts'
import { summary, wantsLook } from './print.ts'
import { showProgress } from './progress.ts'
import { stopSignal } from './stop-signal.ts'
import { version } from './version.ts'

const STARTING: ServiceState = {
  kind: 'starting',
  message: 'The library is being opened.',
  // Until the first index is ready a client is told to come back after this.
  retryAfterSeconds: 5,
}

/**
 * Listens at once, then opens the library, loads the model and takes in the corpus. Questions are answered from the
 * moment that everything stored is searchable. Resolves when the service has stopped on a signal.
 */
export async function serve(config: Config, write: (line: string) => void): Promise<void> {
  const log = logLines(config, write)
  let opened: Opened | undefined
  let state = STARTING
  const operation = openOperation(config, () => opened?.library.stats())
  const { events } = operation
  const wecom = createWecom({
    config: config.wecom,
    publicUrl: config.publicUrl,
    fetch,
    now: () => new Date(),
    randomBytes,
    log,
  })
  for (const { channel, open, counts } of wecom.parts) operation.metrics.watchDeliveries(channel, open, counts)
  const ready = (service: Opened) => {
    wecom.start(service)
    return readyState(service, log)
  }
  const app = createHttpApp({
    state() {
      // `nianbao ingest` beside a service that held nothing is all it takes.
      if (state.kind === 'failed' && opened && isComplete(opened.library)) state = ready(opened)
      return state
    },
    version,
    onFault(error, requestId) {
      log.error(`fault: ${messageOf(error)}`)
      events.error({ event: 'fault', ...(requestId && { id: requestId }), error: faultShape(error) })
    },
    front: operation.front,
    beside: wecom.routes,
    publicUrl: config.publicUrl,
  })
  const server = await listen(getRequestListener(app.fetch), operation.host, config.port)
  wecom.accept(operation.records)
  if (operation.warning) log[operation.warning.urgent ? 'error' : 'info'](operation.warning.line)
  log.info(`listening on ${server.url}`)
  events.info({ event: 'start', url: server.url, version, keys: operation.warning === undefined })
  const stopping = stopSignal()
  stopping.addEventListener('abort', () => {
    log.info('stopping')
    events.info({ event: 'stopping' })
    void server.close()
  })
  try {
    const everything = await openEverything(config, { inTurn: operation.inTurn, watch: operation.modelWatch })
    opened = { ...everything, ask: operation.around(everything.ask) }
    if (isComplete(opened.library)) state = ready(opened)
    await takeIn(opened, config, log, stopping)
    if (!stopping.aborted) {
      if (state.kind !== 'ready') state = opened.library.reports().length > 0 ? ready(opened) : empty(config, log)
      const forgetting = forgetDaily(
        opened,
        config.answersKeptDays,
        () => new Date(),
        error => log.error(`what was kept long enough could not be let go of: ${messageOf(error)}`),
      )
      await once(stopping, 'abort')
      forgetting.stop()
    }
  } finally {
    await server.close()
    await wecom.stop()
    await opened?.close()
    events.info({ event: 'stop' })
    operation.close()
  }
}

function readyState(opened: Opened, log: LogLines): ServiceState {
  const { reports, passages } = opened.library.stats()
  log.info(`ready: ${reports} reports, ${passages} passages`)
  return { kind: 'ready', service: opened }
}

/** What callers are told names no path; the log does. */
function empty(config: Config, log: LogLines): ServiceState {
  log.error(
    `no report is held: put .txt or .md files into ${config.corpusDir} and start again, or run: nianbao ingest FILE`,
  )
  return { kind: 'failed', message: 'No report is held yet; the log of the service says what to do.' }
}

/** Until everything is taken in, or the service is to stop: then at the next batch, since a thread that computes is not to be ended. */
async function takeIn(opened: Opened, config: Config, log: LogLines, stopping: AbortSignal): Promise<void> {
  const bar = config.logLevel === 'info' ? showProgress() : undefined
  const taken = await takeInCorpus(opened, config.corpusDir, bar?.update, stopping).finally(bar?.stop)
  if (stopping.aborted) return
  const write = taken.failed.length > 0 || taken.outcomes.some(wantsLook) ? log.error : log.info
  for (const line of summary(taken)) write(line)
}
