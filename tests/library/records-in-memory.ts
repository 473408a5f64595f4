import Sqlite from 'better-sqlite3'
import type { Records } from '../../src/library/records.ts'
import { createAnswers } from '../../src/library/sqlite/answers.ts'
import { createKeys } from '../../src/library/sqlite/keys.ts'
import { createMessages } from '../../src/library/sqlite/messages.ts'
import { createProcessLeases } from '../../src/library/sqlite/process-leases.ts'
import { migrate } from '../../src/library/sqlite/schema.ts'

/** Real records in a database that nobody else sees and that goes with the test. */
export function recordsInMemory(): Records {
  const database = new Sqlite(':memory:')
  migrate(database)
  const jot = <Result>(write: () => Result) => database.transaction(write).immediate()
  return {
    answers: createAnswers(database, jot),
    keys: createKeys(database, jot),
    leases: createProcessLeases(database, jot),
    outbox: createMessages(database, jot),
  }
}
