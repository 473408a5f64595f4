/**
 * Every fault that a caller may act on. A channel translates a code once, at its edge; the message says what to do.
 * Expected outcomes (a report that does not hold the fact) are values, not errors.
 */
export type ErrorCode =
  | 'bad_request'
  | 'config_invalid'
  | 'not_found'
  | 'not_ready'
  | 'timeout'
  | 'too_busy'
  | 'model_missing'
  | 'model_corrupt'
  | 'library_newer'
  | 'library_unwritable'
  | 'library_corrupt'
  | 'report_unreadable'

export class AppError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
  }
}

/** The message of anything thrown, for a line in a log or a summary. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
