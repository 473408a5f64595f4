import { AppError } from '../../errors.ts'

/**
 * What a question that ended without an answer is logged and counted as: the error's code; `cancelled` where the asker
 * left, which happens every day; `fault` for what an operator has to look into.
 *
 * @param signal of the asker
 */
export function failureCode(error: unknown, signal: AbortSignal | undefined): string {
  if (error instanceof AppError) return error.code
  return signal?.aborted ? 'cancelled' : 'fault'
}
