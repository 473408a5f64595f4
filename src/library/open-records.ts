import type { Database } from 'better-sqlite3'
import type { Records } from './records.ts'
import { createAnswers } from './sqlite/answers.ts'
import { type Jot, jotting, openDatabase } from './sqlite/database.ts'
import { createKeys } from './sqlite/keys.ts'
import { createMessages } from './sqlite/messages.ts'
import { createProcessLeases } from './sqlite/process-leases.ts'

export type OpenedRecords = Records & { readonly close: () => void }

/**
 * The records alone: no model is described, no index is read. Any number of processes may have them open.
 *
 * @throws AppError `library_unwritable`, `library_newer`, `library_corrupt`
 */
export function openRecords(dataDir: string): OpenedRecords {
  const database = openDatabase(dataDir)
  return { ...recordsIn(database, jotting(database, dataDir)), close: () => database.close() }
}

export function recordsIn(database: Database, jot: Jot): Records {
  return {
    answers: createAnswers(database, jot),
    keys: createKeys(database, jot),
    leases: createProcessLeases(database, jot),
    outbox: createMessages(database, jot),
  }
}
