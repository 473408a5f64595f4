import type { Database } from 'better-sqlite3'
import { type AnswerLog, type Feedback, type FeedbackOnAnswer, type KeptAnswer, MOST_FEEDBACK } from '../answer-log.ts'
import type { Jot } from './database.ts'

const COLUMNS = 'id, at, channel, owner, question, request, conversation_id, status, reason, "index", citations, body'

const FEEDBACK_COLUMNS = 'answer_id, at, channel, rating, reasons, comment'

type AnswerRow = Omit<KeptAnswer, 'at' | 'conversationId' | 'citations'> & {
  at: number
  conversation_id: string
  citations: string
}
type FeedbackRow = Omit<Feedback, 'answerId' | 'at' | 'reasons'> & { answer_id: string; at: number; reasons: string }
type FeedbackOnAnswerRow = AnswerRow &
  Pick<FeedbackRow, 'answer_id' | 'rating' | 'reasons' | 'comment'> & {
    position: number
    said_at: number
    said_channel: string
  }

/** The answer log in its tables. */
export function createAnswers(database: Database, jot: Jot): AnswerLog {
  const insert = database.prepare(
    `INSERT INTO answers (${COLUMNS}) VALUES (@id, @at, @channel, @owner, @question, @request, @conversationId, @status,
     @reason, @index, @citations, @body)`,
  )
  const select = database.prepare<[string], AnswerRow>(`SELECT ${COLUMNS} FROM answers WHERE id = ?`)
  // rowid breaks a tie of answers of one millisecond by the order in which they were kept.
  const selectSome = database.prepare<[Record<string, string | number | null>], AnswerRow>(
    `SELECT ${COLUMNS} FROM answers
     WHERE (@status IS NULL OR status = @status) AND (@channel IS NULL OR channel = @channel)
     AND (@before IS NULL OR (at, rowid) < (SELECT at, rowid FROM answers WHERE id = @before))
     ORDER BY at DESC, rowid DESC LIMIT @limit`,
  )
  const remove = database.prepare('DELETE FROM answers WHERE at < ?')
  const insertFeedback = database.prepare(
    `INSERT INTO feedback (${FEEDBACK_COLUMNS})
     SELECT id, @at, @channel, @rating, @reasons, @comment FROM answers WHERE id = @answerId`,
  )
  const removeFirstFeedback = database.prepare(
    `DELETE FROM feedback WHERE answer_id = @answerId AND rowid NOT IN
     (SELECT rowid FROM feedback WHERE answer_id = @answerId ORDER BY rowid DESC LIMIT ${MOST_FEEDBACK})`,
  )
  const selectFeedback = database.prepare<[string], FeedbackRow>(
    `SELECT ${FEEDBACK_COLUMNS} FROM feedback WHERE answer_id = ? ORDER BY at, rowid`,
  )
  const selectSomeFeedback = database.prepare<[Record<string, number>], FeedbackOnAnswerRow>(
    `SELECT said.*, ${COLUMNS} FROM
     (SELECT rowid AS position, answer_id, at AS said_at, channel AS said_channel, rating, reasons, comment FROM feedback
      WHERE rowid < @before ORDER BY rowid DESC LIMIT @limit) AS said
     JOIN answers ON id = answer_id ORDER BY position DESC`,
  )

  return {
    async keep(answer) {
      const { at, citations, ...rest } = answer
      jot(() => insert.run({ ...rest, at: at.getTime(), citations: JSON.stringify(citations) }))
    },
    async find(id) {
      const row = select.get(id)
      return row && answerOf(row)
    },
    async list({ before = null, status = null, channel = null, limit }) {
      return selectSome.all({ before, status, channel, limit }).map(answerOf)
    },
    async keepFeedback({ at, reasons, ...rest }) {
      const row = { ...rest, at: at.getTime(), reasons: JSON.stringify(reasons) }
      return jot(() => {
        const { changes } = insertFeedback.run(row)
        removeFirstFeedback.run({ answerId: rest.answerId })
        return changes > 0
      })
    },
    async feedback(answerId) {
      return selectFeedback.all(answerId).map(feedbackOf)
    },
    async listFeedback({ before = Number.MAX_SAFE_INTEGER, limit }) {
      return selectSomeFeedback.all({ before, limit }).map(feedbackOnAnswerOf)
    },
    async forget(before) {
      return jot(() => remove.run(before.getTime()).changes)
    },
  }
}

function answerOf({ at, conversation_id: conversationId, citations, ...row }: AnswerRow): KeptAnswer {
  return { ...row, at: new Date(at), conversationId, citations: JSON.parse(citations) as KeptAnswer['citations'] }
}

function feedbackOf({ answer_id: answerId, at, reasons, ...row }: FeedbackRow): Feedback {
  return { ...row, answerId, at: new Date(at), reasons: JSON.parse(reasons) as Feedback['reasons'] }
}

function feedbackOnAnswerOf(row: FeedbackOnAnswerRow): FeedbackOnAnswer {
  const { position, answer_id, said_at: at, said_channel: channel, rating, reasons, comment, ...answer } = row
  const feedback = feedbackOf({ answer_id, at, channel, rating, reasons, comment })
  return { feedback, answer: answerOf(answer), position }
}
