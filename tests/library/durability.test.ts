import { type ChildProcess, spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLibrary } from '../../src/library/open-library.ts'
import { vectorOf } from './made-up.ts'
import { numberedReport, PASSAGES } from './numbered-report.ts'
import { temporaryFolder } from './temporary-library.ts'

const DIMENSIONS = 8
const CHILD = fileURLToPath(new URL('put-forever.ts', import.meta.url))
const RUN = [process.execPath, '--import', 'tsx', CHILD]

let folder: Awaited<ReturnType<typeof temporaryFolder>>
const open = () => openLibrary({ dataDir: folder.dataDir, fingerprint: 'model-a', dimensions: DIMENSIONS })

beforeEach(async () => {
  folder = await temporaryFolder()
})

afterEach(() => folder.remove())

/** The lines of a child's output that `until` lets pass; then the child is killed, if it has not ended. */
async function linesOf(child: ChildProcess, until: (lines: readonly string[]) => Promise<boolean>): Promise<string[]> {
  const lines: string[] = []
  const ended = new Promise(resolve => child.once('close', resolve))
  const { stdout } = child
  if (!stdout) throw new Error('the child has no output')
  for await (const line of createInterface(stdout)) {
    lines.push(line)
    if (await until(lines)) child.kill('SIGKILL')
  }
  await ended
  return lines
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}

/** The last acknowledged revision of each report, from lines `id revision`. */
function acknowledged(lines: readonly string[]): Map<string, number> {
  const pairs = lines.map(line => line.split(' ')).filter(([id]) => id?.startsWith('r'))
  return new Map(pairs.map(([id = '', revision]) => [id, Number(revision)]))
}

async function expectWhole(known: ReadonlyMap<string, number>): Promise<void> {
  const library = await open()
  try {
    const records = library.reports()
    for (const [id, revision] of known) {
      expect(records.find(record => record.id === id)?.revision).toBeGreaterThanOrEqual(revision)
    }
    for (const { id, revision } of records) {
      const expected = numberedReport(id, revision, DIMENSIONS)
      expect(await library.report(id)).toMatchObject({ revision, text: expected.text, sections: expected.sections })
      const passages = library.within({ reports: [id] }, PASSAGES) ?? []
      const seen = await library.inspect(passages, vectorOf('', DIMENSIONS))
      expect(seen.map(({ start, end, text }) => ({ start, end, text }))).toEqual(
        expected.passages.map(({ start, end }) => ({ start, end, text: expected.text.slice(start, end) })),
      )
      const wanted = vectorOf(seen[3]?.text ?? '', DIMENSIONS)
      expect(await library.nearest(wanted, { reports: [id] }, 1)).toEqual([
        { passage: passages[3], score: expect.closeTo(1, 5) },
      ])
      expect((await library.nearest(wanted, {}, 1))[0]?.passage).toBe(passages[3])
    }
    const everywhere = await library.lexical([[{ field: 'substring', text: '共同', weight: 1 }]], {}, 10_000)
    expect(everywhere).toHaveLength(records.length * PASSAGES)
  } finally {
    await library.close()
  }
}

test('a process killed while it stores leaves every acknowledged report whole, and no half one', async () => {
  let known = new Map<string, number>()
  for (const [reports, ms] of [
    [0, 2],
    [1, 0],
    [3, 1],
    [6, 3],
    [17, 5],
  ] as const) {
    const [command = '', ...args] = [...RUN, folder.dataDir, String(DIMENSIONS), '200000']
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const lines = await linesOf(child, async soFar => {
      if (soFar.length <= reports) return false
      await pause(ms)
      return true
    })
    expect(lines[0]).toBe('open')
    known = new Map([...known, ...acknowledged(lines)])
    await expectWhole(known)
  }
  expect(known.size).toBe(4)
})

test('a full disk is said to be one, and what was stored stays', async () => {
  const library = await open()
  for (const id of ['r0', 'r1', 'r2', 'r3']) await library.put(numberedReport(id, 1, DIMENSIONS))
  await library.close()
  // A limit of 2,048 or 4,096 blocks of 512 or 1,024 bytes, depending on the shell, for any file the child writes.
  const limited = ['-c', 'ulimit -f 4096 && exec "$@"', 'sh', ...RUN, folder.dataDir, String(DIMENSIONS), '700000']
  const child = spawn('sh', limited, { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = await linesOf(child, async () => false)
  expect(lines.at(-1)).toBe(`library_unwritable 4 ${4 * PASSAGES}`)
  await expectWhole(acknowledged(lines))
  await expectWhole(
    new Map([
      ['r0', 1],
      ['r1', 1],
      ['r2', 1],
      ['r3', 1],
    ]),
  )
})

test('a folder that cannot be made is said to be unwritable', async () => {
  await writeFile(join(folder.dataDir, 'file'), '')
  const inAFile = openLibrary({
    dataDir: join(folder.dataDir, 'file', 'data'),
    fingerprint: 'model-a',
    dimensions: DIMENSIONS,
  })
  await expect(inAFile).rejects.toMatchObject({ name: 'AppError', code: 'library_unwritable' })
})

test('a library written by a later release is refused and left alone', async () => {
  const library = await open()
  await library.put(numberedReport('r0', 1, DIMENSIONS))
  await library.close()
  const version = setVersion(1_000)
  await expect(open()).rejects.toMatchObject({
    name: 'AppError',
    code: 'library_newer',
    message: expect.stringContaining('DATA_DIR'),
  })
  setVersion(version)
  await expectWhole(new Map([['r0', 1]]))
})

test('a library that another process keeps locked is said to be unwritable, and can be read', async () => {
  const library = await open()
  await library.put(numberedReport('r0', 1, DIMENSIONS))
  const other = new Sqlite(join(folder.dataDir, 'library.db'))
  try {
    other.exec('BEGIN IMMEDIATE')
    await expect(library.put(numberedReport('r0', 2, DIMENSIONS))).rejects.toMatchObject({ code: 'library_unwritable' })
    expect((await library.report('r0'))?.text).toBe(numberedReport('r0', 1, DIMENSIONS).text)
    other.exec('COMMIT')
    expect((await library.put(numberedReport('r0', 2, DIMENSIONS))).revision).toBe(2)
  } finally {
    other.close()
    await library.close()
  }
})

test('a library of the first release opens, its reports whole and waiting to be read again', async () => {
  const library = await open()
  await library.put(numberedReport('r0', 1, DIMENSIONS))
  await library.close()
  const database = new Sqlite(join(folder.dataDir, 'library.db'))
  for (const table of ['figures', 'conversations', 'feedback', 'answers', 'keys', 'messages', 'chats', 'leases'])
    database.exec(`DROP TABLE ${table}`)
  database.exec('DROP INDEX citations_by_time')
  database.close()
  setVersion(1)
  await expectWhole(new Map([['r0', 1]]))
})

test.each([
  ['not SQLite at all', async (path: string) => writeFile(path, '这不是数据库。'.repeat(500))],
  [
    'overwritten in its middle',
    async (path: string) => {
      const bytes = await readFile(path)
      await writeFile(path, bytes.fill(0x5a, 100, bytes.length))
    },
  ],
])('a library.db that is %s is said to be corrupt, with what to do', async (_, damage) => {
  const library = await open()
  await library.put(numberedReport('r0', 1, DIMENSIONS))
  await library.close()
  await damage(join(folder.dataDir, 'library.db'))
  await expect(open()).rejects.toMatchObject({
    name: 'AppError',
    code: 'library_corrupt',
    message: expect.stringMatching(/library\.db .*backup.*nianbao ingest/),
  })
})

test('a process killed after it kept a conversation has kept it', async () => {
  const now = new Date(0)
  const [command = '', ...args] = [...RUN, folder.dataDir, String(DIMENSIONS), 'talk']
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = await linesOf(child, async soFar => soFar.length > 20)
  const library = await open()
  try {
    for (const id of lines.slice(1)) {
      expect(await library.conversation(id, now)).toMatchObject({ id, turns: [{ question: `${id}？` }] })
    }
  } finally {
    await library.close()
  }
})

/** Gives the version that it had. */
function setVersion(version: number): number {
  const database = new Sqlite(join(folder.dataDir, 'library.db'))
  const before = Number(database.pragma('user_version', { simple: true }))
  database.pragma(`user_version = ${version}`)
  database.close()
  return before
}
