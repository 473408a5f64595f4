import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { Config } from '../../config.ts'
import { AppError, messageOf } from '../../errors.ts'
import { createWecom } from '../wecom/wecom.ts'
import { fill } from './ask.ts'
import { forgetDaily } from './forget.ts'
import { logLines } from './log-lines.ts'
import { type Opened, openEverything } from './open.ts'
import { openOperation } from './operation.ts'
import { stopSignal } from './stop-signal.ts'

/**
 * The smart bot by long connection and nothing else: nothing is listened for. Runs until a signal comes.
 *
 * @throws AppError `config_invalid` where it is not set up
 */
export async function wecomConnect(config: Config, write: (line: string) => void): Promise<void> {
  if (!config.wecom.connection)
    throw new AppError(
      'config_invalid',
      'The long connection is not set up: set WECOM_BOT_ID and WECOM_BOT_SECRET, which the admin console shows for a smart bot in API mode with the long connection',
    )
  const stopping = stopSignal()
  const log = logLines(config, write)
  let opened: Opened | undefined
  const operation = openOperation(config, () => opened?.library.stats())
  const now = () => new Date()
  const wecom = createWecom({
    config: { ...config.wecom, bot: undefined, app: undefined },
    publicUrl: config.publicUrl,
    fetch,
    now,
    randomBytes,
    log,
  })
  try {
    wecom.accept(operation.records)
    opened = await openEverything(config, { inTurn: operation.inTurn, watch: operation.modelWatch })
    await fill(opened, config, stopping)
    if (stopping.aborted) return
    wecom.start({ ...opened, ask: operation.around(opened.ask) })
    const forgetting = forgetDaily(opened, config.answersKeptDays, now, error =>
      log.error(`what was kept long enough could not be let go of: ${messageOf(error)}`),
    )
    await once(stopping, 'abort')
    log.info('stopping')
    forgetting.stop()
  } finally {
    await wecom.stop()
    await opened?.close()
    operation.close()
  }
}
