import type { Database } from 'better-sqlite3'
import type { ProcessLeases } from '../leases.ts'
import type { Jot } from './database.ts'

/** The leases of processes in their table. */
export function createProcessLeases(database: Database, jot: Jot): ProcessLeases {
  const take = database.prepare(
    `INSERT INTO leases (name, owner, ends) VALUES (@name, @owner, @ends)
     ON CONFLICT (name) DO UPDATE SET owner = @owner, ends = @ends WHERE owner = @owner OR ends <= @from`,
  )
  const remove = database.prepare('DELETE FROM leases WHERE name = ? AND owner = ?')

  return {
    async hold(name, owner, { from, until }) {
      return jot(() => take.run({ name, owner, from: from.getTime(), ends: until.getTime() }).changes > 0)
    },
    async release(name, owner) {
      jot(() => remove.run(name, owner))
    },
  }
}
