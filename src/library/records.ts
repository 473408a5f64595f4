import type { AnswerLog } from './answer-log.ts'
import type { KeyRing } from './key-ring.ts'
import type { ProcessLeases } from './leases.ts'
import type { Library } from './library.ts'
import type { Outbox } from './outbox.ts'

/** What the service itself remembers, beside the reports: answers given, keys made, messages to be answered. */
export type Records = {
  readonly answers: AnswerLog
  readonly keys: KeyRing
  readonly leases: ProcessLeases
  readonly outbox: Outbox
}

/** A library together with the records that are kept in the same folder. */
export type LibraryWithRecords = Library & { readonly records: Records }
