import type { WriterFault } from '../../models/writer.ts'
import type { FaultReason } from './checking/verdict.ts'

/** What is counted of the texts that a model writes. */
export type WritingWatch = {
  /** A sentence failed the checks. */
  readonly dropped: (reason: FaultReason) => void
  /** An answer was given as it stood without a model. */
  readonly fellBack: (why: FellBack) => void
  /** Something that is neither the model's nor the asker's doing went wrong: ours to mend. The quotes stand meanwhile. */
  readonly fault: (error: unknown) => void
}

/**
 * `text_refused`: what was written failed the checks or left out what was asked; `fault`: see there; else why nothing, or
 * not enough, was written.
 */
export type FellBack = 'text_refused' | 'fault' | WriterFault
