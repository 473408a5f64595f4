import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { AppError, messageOf } from '../../errors.ts'
import { migrate } from './schema.ts'

/** How long a write waits for another process that is writing. A report is stored in well under a second. */
const BUSY_TIMEOUT_MS = 5_000

/** SQLite's result codes (with their extensions, SQLITE_IOERR_WRITE …) that mean: this folder cannot be written now. */
const UNWRITABLE = /^SQLITE_(?:FULL|IOERR|READONLY|CANTOPEN|PERM|BUSY|LOCKED)/
/** That the file is no library at all, or no longer one: SQLITE_NOTADB, SQLITE_CORRUPT and its extensions. */
const CORRUPT = /^SQLITE_(?:NOTADB|CORRUPT)/
/** The same as unwritable, from the file system, when the folder itself cannot be made. */
const UNWRITABLE_FOLDER = /^(?:EACCES|EPERM|EROFS|ENOSPC|EEXIST|ENOTDIR|EDQUOT)$/

/**
 * Opens DATA_DIR/library.db, making it if there is none.
 *
 * The write-ahead log lets others read while one writes. `synchronous = FULL` makes a commit wait for the disk: with
 * NORMAL, a killed process loses nothing either, but a power cut may take back commits that were acknowledged.
 *
 * @throws AppError `library_unwritable`, `library_newer`, `library_corrupt`
 */
export function openDatabase(dataDir: string): Database {
  return writing(dataDir, () => {
    mkdirSync(dataDir, { recursive: true })
    const database = new Sqlite(join(dataDir, 'library.db'), { timeout: BUSY_TIMEOUT_MS })
    try {
      database.pragma('journal_mode = WAL')
      database.pragma('synchronous = FULL')
      database.pragma('foreign_keys = ON')
      migrate(database)
      return database
    } catch (error) {
      database.close()
      throw error
    }
  })
}

/** Runs what writes in one transaction. */
export type Jot = <Result>(write: () => Result) => Result

/**
 * Commits without waiting for the disk: a question would wait with it. A killed process still loses nothing; a power cut
 * may take back the last of it. One commit in some hundreds does wait, when SQLite moves its log into the library.
 */
export function jotting(database: Database, dataDir: string): Jot {
  return write =>
    writing(dataDir, () => {
      database.pragma('synchronous = NORMAL')
      try {
        return database.transaction(write).immediate()
      } finally {
        database.pragma('synchronous = FULL')
      }
    })
}

/** Runs what writes, and says what to do if the disk does not let it. SQLite has undone the half-done by then. */
export function writing<Result>(dataDir: string, write: () => Result): Result {
  try {
    return write()
  } catch (error) {
    if (CORRUPT.test(codeOf(error))) throw corrupt(dataDir, error)
    if (!isUnwritable(error)) throw error
    const advice =
      'Make room or give write access (another process may be writing), then try again; nothing stored was lost.'
    throw new AppError(
      'library_unwritable',
      `The library in ${dataDir} cannot be written: ${messageOf(error)}. ${advice}`,
      {
        cause: error,
      },
    )
  }
}

function corrupt(dataDir: string, error: unknown): AppError {
  return new AppError(
    'library_corrupt',
    `${join(dataDir, 'library.db')} is no library, or is damaged (${messageOf(error)}). Restore it from a backup, or move ` +
      'the folder away and run: nianbao ingest',
    { cause: error },
  )
}

function isUnwritable(error: unknown): boolean {
  const code = codeOf(error)
  return UNWRITABLE.test(code) || UNWRITABLE_FOLDER.test(code)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
