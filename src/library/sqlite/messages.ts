import type { Database } from 'better-sqlite3'
import type { Message, Outbox } from '../outbox.ts'
import type { Jot } from './database.ts'

const COLUMNS = 'id, channel, received_at, chat, text, address, stream, state, answer_id, content, route, attempts, due'

type MessageRow = Omit<Message, 'receivedAt' | 'answerId' | 'due'> & {
  received_at: number
  answer_id: string | null
  due: number
}

/** The outbox in its tables. */
export function createMessages(database: Database, jot: Jot): Outbox {
  const insert = database.prepare(
    `INSERT INTO messages (${COLUMNS}) VALUES (@id, @channel, @receivedAt, @chat, @text, @address, @stream, 'waiting',
     NULL, NULL, NULL, 0, @due) ON CONFLICT (id) DO NOTHING`,
  )
  const select = database.prepare<[string], MessageRow>(`SELECT ${COLUMNS} FROM messages WHERE id = ?`)
  const selectByStream = database.prepare<[string], MessageRow>(`SELECT ${COLUMNS} FROM messages WHERE stream = ?`)
  const selectOpen = database.prepare<{ channel: string; dueBy: number | null; chat: string | null }, MessageRow>(
    `SELECT ${COLUMNS} FROM messages WHERE channel = @channel AND state IN ('waiting', 'answered', 'claimed')
     AND due <= coalesce(@dueBy, 9e15) AND (@chat IS NULL OR chat = @chat) ORDER BY received_at, rowid`,
  )
  const update = database.prepare(
    `UPDATE messages SET state = @state, answer_id = @answerId, content = @content, route = @route,
     attempts = @attempts, due = @due, address = @address WHERE id = @id`,
  )
  const selectChat = database.prepare<[string], string>('SELECT conversation_id FROM chats WHERE chat = ?').pluck()
  const upsertChat = database.prepare(
    `INSERT INTO chats (chat, conversation_id, at) VALUES (@chat, @conversationId, @at)
     ON CONFLICT (chat) DO UPDATE SET conversation_id = @conversationId, at = @at`,
  )
  const removeChat = database.prepare('DELETE FROM chats WHERE chat = ?')
  const removeDone = database.prepare(
    "DELETE FROM messages WHERE received_at < ? AND state IN ('delivered', 'refused', 'failed')",
  )
  const removeSilent = database.prepare('DELETE FROM chats WHERE at < ?')

  function held(id: string): Message | undefined {
    const row = select.get(id)
    return row && messageOf(row)
  }

  return {
    async accept({ receivedAt, due, ...message }) {
      return jot(() => {
        const row = { ...message, receivedAt: receivedAt.getTime(), due: due.getTime() }
        const fresh = insert.run(row).changes > 0
        const stored = held(message.id)
        if (!stored) throw new Error(`message ${message.id} was stored and is not there`)
        return { message: stored, fresh }
      })
    },
    message: held,
    byStream(stream) {
      const row = selectByStream.get(stream)
      return row && messageOf(row)
    },
    open(channel, { dueBy, chat } = {}) {
      return selectOpen.all({ channel, dueBy: dueBy?.getTime() ?? null, chat: chat ?? null }).map(messageOf)
    },
    async advance(id, from, change, seen) {
      return jot(() => {
        const before = held(id)
        if (!before || !from.includes(before.state)) return undefined
        if (seen && before.due.getTime() !== seen.due.getTime()) return undefined
        const after = { ...before, ...change }
        const { state, answerId, content, route, attempts, due, address } = after
        update.run({ id, state, answerId, content, route, attempts, due: due.getTime(), address })
        return after
      })
    },
    conversationOf: chat => selectChat.get(chat),
    async converse(chat, conversationId, at) {
      jot(() => {
        if (conversationId === null) removeChat.run(chat)
        else upsertChat.run({ chat, conversationId, at: at.getTime() })
      })
    },
    async forget(before) {
      return jot(() => removeDone.run(before.getTime()).changes + removeSilent.run(before.getTime()).changes)
    },
  }
}

function messageOf({ received_at: receivedAt, answer_id: answerId, due, ...row }: MessageRow): Message {
  return { ...row, receivedAt: new Date(receivedAt), answerId, due: new Date(due) }
}
