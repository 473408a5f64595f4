import type { Database } from 'better-sqlite3'
import { AppError } from '../../errors.ts'

/**
 * The steps from an empty file to today's tables; `user_version` counts those taken. A step that was released is never
 * changed, only followed by another.
 */
const MIGRATIONS: readonly string[] = [
  `
  -- Every id ever held. last_revision outlives removal, so that a revision number never means two things.
  CREATE TABLE reports (
    id TEXT PRIMARY KEY,
    last_revision INTEGER NOT NULL,
    current INTEGER REFERENCES revisions (key)
  ) STRICT, WITHOUT ROWID;

  -- The current revision of each report, and superseded ones that an answer cites. Large columns stand last: SQLite
  -- reads a row only as far as it is asked to.
  CREATE TABLE revisions (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    report_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    title TEXT NOT NULL,
    title_derived INTEGER NOT NULL,
    issuer TEXT,
    place TEXT,
    year INTEGER,
    plan_year INTEGER,
    published TEXT,
    document_number TEXT,
    url TEXT,
    media_type TEXT NOT NULL,
    file_name TEXT NOT NULL,
    given TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    input_hash TEXT NOT NULL,
    first_passage INTEGER NOT NULL,
    passages INTEGER NOT NULL,
    sentences INTEGER NOT NULL,
    segment BLOB NOT NULL,
    sections TEXT NOT NULL,
    text TEXT NOT NULL,
    source BLOB NOT NULL,
    UNIQUE (report_id, revision)
  ) STRICT;

  -- The ids of a revision's passages follow one another. path repeats the section's headings and text a slice of the
  -- report, so that looking at a candidate does not read the whole report.
  CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    revision INTEGER NOT NULL REFERENCES revisions (key) ON DELETE CASCADE,
    section_id TEXT NOT NULL,
    path TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    sentences BLOB NOT NULL,
    vector BLOB NOT NULL,
    text TEXT NOT NULL,
    sentence_vectors BLOB NOT NULL
  ) STRICT;
  CREATE INDEX passages_by_revision ON passages (revision);

  -- Numbers of terms: texts (a JSON array) count from first. A chunk for each put that brought new ones.
  CREATE TABLE terms (
    first INTEGER PRIMARY KEY,
    texts TEXT NOT NULL
  ) STRICT;

  CREATE TABLE citations (
    answer_id TEXT NOT NULL,
    report_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (answer_id, report_id, revision)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX citations_by_revision ON citations (report_id, revision);
  `,
  `
  -- figure is JSON, whole, offsets into the report's text among it. Reports stored before have none until they are read
  -- again, which the changed fingerprint brings about.
  CREATE TABLE figures (
    revision INTEGER NOT NULL REFERENCES revisions (key) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    figure TEXT NOT NULL,
    PRIMARY KEY (revision, start)
  ) STRICT, WITHOUT ROWID;

  -- turns is a JSON array; expires counts milliseconds since 1970.
  CREATE TABLE conversations (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    home TEXT,
    expires INTEGER NOT NULL,
    turns TEXT NOT NULL
  ) STRICT;
  CREATE INDEX conversations_by_expiry ON conversations (expires);

  CREATE INDEX citations_by_time ON citations (at);
  `,
  `
  -- Times (at, created, …) count milliseconds since 1970 from here on. request, citations and body are JSON.
  CREATE TABLE answers (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    channel TEXT NOT NULL,
    owner TEXT NOT NULL,
    question TEXT NOT NULL,
    request TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    status TEXT NOT NULL,
    reason TEXT,
    "index" TEXT NOT NULL,
    citations TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX answers_by_time ON answers (at);

  CREATE TABLE feedback (
    answer_id TEXT NOT NULL REFERENCES answers (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    channel TEXT NOT NULL,
    rating TEXT NOT NULL,
    reasons TEXT NOT NULL,
    comment TEXT
  ) STRICT;
  CREATE INDEX feedback_by_answer ON feedback (answer_id);

  CREATE TABLE keys (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    scope TEXT NOT NULL,
    per_minute INTEGER,
    created INTEGER NOT NULL,
    revoked INTEGER
  ) STRICT;

  -- address and content are JSON; id and stream are given by a channel.
  CREATE TABLE messages (
    id TEXT PRIMARY KEY,
    channel TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    chat TEXT NOT NULL,
    text TEXT NOT NULL,
    address TEXT NOT NULL,
    stream TEXT UNIQUE,
    state TEXT NOT NULL,
    answer_id TEXT,
    content TEXT,
    route TEXT,
    attempts INTEGER NOT NULL,
    due INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX messages_open ON messages (channel, due) WHERE state IN ('waiting', 'answered', 'claimed');

  CREATE TABLE chats (
    chat TEXT PRIMARY KEY,
    conversation_id TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE leases (
    name TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    ends INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
]

/** @throws AppError `library_newer` if a later release has written this library. */
export function migrate(database: Database): void {
  if (versionOf(database) === MIGRATIONS.length) return
  const takeSteps = database.transaction(() => {
    // Asked again inside the transaction: another process may have been quicker.
    const version = versionOf(database)
    if (version > MIGRATIONS.length) {
      throw new AppError(
        'library_newer',
        `The library was written by a later release (its version is ${version}, this release knows ${MIGRATIONS.length}). ` +
          'Start that release, or point DATA_DIR at an empty folder and ingest again.',
      )
    }
    for (const step of MIGRATIONS.slice(version)) database.exec(step)
    database.pragma(`user_version = ${MIGRATIONS.length}`)
  })
  takeSteps.immediate()
}

function versionOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}
