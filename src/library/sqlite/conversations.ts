import type { Database } from 'better-sqlite3'
import type { ConversationTurn, StoredConversation } from '../library.ts'

type ConversationRow = { id: string; owner: string; home: string | null; expires: number; turns: string }

/** Conversations in their table. `keep` belongs inside a transaction of the caller's. */
export function createConversations(database: Database) {
  const select = database.prepare<[string, number], ConversationRow>(
    'SELECT id, owner, home, expires, turns FROM conversations WHERE id = ? AND expires > ?',
  )
  const upsert = database.prepare(
    `INSERT INTO conversations (id, owner, home, expires, turns) VALUES (@id, @owner, @home, @expires, @turns)
     ON CONFLICT (id) DO UPDATE SET owner = @owner, home = @home, expires = @expires, turns = @turns`,
  )
  const deleteExpired = database.prepare('DELETE FROM conversations WHERE expires <= ?')

  return {
    find(id: string, now: Date): StoredConversation | undefined {
      const row = select.get(id, now.getTime())
      return row && { ...row, expires: new Date(row.expires), turns: JSON.parse(row.turns) as ConversationTurn[] }
    },
    keep({ id, owner, home, expires, turns }: StoredConversation, now: Date): void {
      upsert.run({ id, owner, home, expires: expires.getTime(), turns: JSON.stringify(turns) })
      deleteExpired.run(now.getTime())
    },
  }
}
