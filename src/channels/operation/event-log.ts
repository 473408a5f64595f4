import { EventEmitter } from 'node:events'
import { type DestinationStream, destination, pino, stdTimeFunctions } from 'pino'
import { AppError } from '../../errors.ts'
import type { Ask } from '../../question/ask.ts'
import { failureCode } from './failure-code.ts'

/** What happened, one JSON line an event; never a key, a header or a body. */
export type EventLog = {
  readonly info: (event: LoggedEvent) => void
  readonly error: (event: LoggedEvent) => void
  /** Writes out what waits; for the end of the process. */
  readonly flush: () => void
}

export type LoggedEvent = { readonly event: string } & Readonly<Record<string, unknown>>

export type EventLogOptions = {
  readonly level: 'silent' | 'error' | 'info'
  /** A stream, or the number of an open file. @default standard output */
  readonly to?: DestinationStream | number
  /** Of an open file: how much may wait until it is written. */
  readonly mostWaitingBytes?: number
}

/** Bytes of lines that may wait for a slow reader: some 40,000 requests, and a small part of what the index takes. */
const MOST_WAITING_BYTES = 8 * 1024 * 1024

/**
 * Events of the running service. Lines are written in the background: whoever asks does not wait for a slow reader, and
 * what waits for one is bounded. Lines beyond that are lost, which a line tells (`log_lost`) as soon as there is room.
 */
export function createEventLog({ level, to = 1, mostWaitingBytes = MOST_WAITING_BYTES }: EventLogOptions): EventLog {
  const output = typeof to === 'number' ? destination({ dest: to, sync: false, maxLength: mostWaitingBytes }) : to
  const logger = pino(
    { level, base: null, timestamp: stdTimeFunctions.isoTime, formatters: { level: label => ({ level: label }) } },
    output,
  )
  if (output instanceof EventEmitter) tellLosses(output, lines => logger.error({ event: 'log_lost', lines }))
  return {
    info: event => logger.info(event),
    error: event => logger.error(event),
    flush: () => logger.flush(),
  }
}

/** Counts the lines that found no room, and tells how many they are once those that waited are written. */
function tellLosses(output: EventEmitter, tell: (lines: number) => void): void {
  let lost = 0
  output.on('drop', () => lost++)
  output.on('drain', () => {
    if (lost === 0) return
    const lines = lost
    lost = 0
    tell(lines)
  })
}

/**
 * A fault as it is logged: its own message and stack and those of its causes. Other fields stay out, since errors of
 * clients carry the requests that they were made of.
 */
export function faultShape(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, stack, cause } = error
  return {
    name,
    message,
    ...(error instanceof AppError && { code: error.code }),
    stack,
    ...(cause !== undefined && { cause: faultShape(cause) }),
  }
}

export type LoggedAskOptions = {
  readonly log: EventLog
  /** Milliseconds of a clock that never goes back. */
  readonly ticks: () => number
  /** Log what was asked, too. */
  readonly withText: boolean
}

/** The same way to ask, with a line for each question; every channel goes it. */
export function loggedAsk(ask: Ask, { log, ticks, withText }: LoggedAskOptions): Ask {
  return async (question, options) => {
    const began = ticks()
    const told = {
      event: 'question',
      channel: question.channel ?? 'http',
      ...(question.owner && { key: question.owner }),
      ...(withText && { question: question.text }),
    }
    const ms = () => Math.round((ticks() - began) * 100) / 100
    try {
      const answer = await ask(question, options)
      const { id, status, reason, kind } = answer
      log.info({ ...told, answer: id, status, ...(reason && { reason }), kind, ms: ms() })
      return answer
    } catch (error) {
      log.info({ ...told, status: 'failed', code: failureCode(error, options?.signal), ms: ms() })
      throw error
    }
  }
}
