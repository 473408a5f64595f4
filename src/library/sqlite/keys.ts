import type { Database } from 'better-sqlite3'
import type { AccessKey, KeyRing } from '../key-ring.ts'
import type { Jot } from './database.ts'

const COLUMNS = 'id, name, hash, scope, per_minute, created, revoked'

type KeyRow = Pick<AccessKey, 'id' | 'name' | 'hash' | 'scope'> & {
  per_minute: number | null
  created: number
  revoked: number | null
}

/** The key ring in its table. */
export function createKeys(database: Database, jot: Jot): KeyRing {
  const insert = database.prepare(
    `INSERT INTO keys (${COLUMNS}) VALUES (@id, @name, @hash, @scope, @perMinute, @created, @revoked)`,
  )
  const selectByHash = database.prepare<[string], KeyRow>(`SELECT ${COLUMNS} FROM keys WHERE hash = ?`)
  const selectAll = database.prepare<[], KeyRow>(`SELECT ${COLUMNS} FROM keys ORDER BY created, rowid`)
  const revoke = database.prepare('UPDATE keys SET revoked = ? WHERE id = ? AND revoked IS NULL')

  return {
    async add({ created, revoked, ...key }) {
      jot(() => insert.run({ ...key, created: created.getTime(), revoked: revoked?.getTime() ?? null }))
    },
    byHash(hash) {
      const row = selectByHash.get(hash)
      return row && keyOf(row)
    },
    list: () => selectAll.all().map(keyOf),
    async revoke(id, at) {
      return jot(() => revoke.run(at.getTime(), id).changes > 0)
    },
  }
}

function keyOf({ per_minute: perMinute, created, revoked, ...row }: KeyRow): AccessKey {
  return { ...row, perMinute, created: new Date(created), revoked: revoked === null ? null : new Date(revoked) }
}
