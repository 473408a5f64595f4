import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { indexFingerprint } from '../../src/assemble.ts'
import { type Opened, openEverything } from '../../src/channels/cli/open.ts'
import { reportFilesAt } from '../../src/channels/cli/report-files.ts'
import { createHttpApp } from '../../src/channels/http/app.ts'
import { readConfig } from '../../src/config.ts'
import { describeModel } from '../../src/models/local-embedder.ts'

/** A library of the reports of some folders, and its HTTP channel, in this process: what is judged is the HTTP answer. */

const ROOT = resolve(import.meta.dirname, '../..')

/** Reports that were taken in stay here: reading them anew takes most of a minute, asking takes seconds. */
const CACHE = join(ROOT, 'node_modules/.cache/nianbao-quality')

/** Rules of reading, whose every change makes another index, also while their version is not raised yet. */
const READING = ['src/report', 'src/language']

/** What is read of POST /v1/ask; everything else of it is not judged. */
const replySchema = z.object({
  status: z.enum(['answered', 'not_found']),
  reason: z.string().optional(),
  answer: z.string(),
  answer_kind: z.string(),
  citations: z.array(
    z.object({
      report: z.object({ id: z.string(), revision: z.number() }),
      section: z.object({ path: z.array(z.string()) }),
      quote: z.string(),
      start: z.number(),
      end: z.number(),
    }),
  ),
  rows: z.unknown().optional(),
  conversation_id: z.string().optional(),
  /** 0…1, if the service says how sure it is: what the curve is drawn over. */
  confidence: z.number().optional(),
})

export type Reply = z.infer<typeof replySchema>

export type Asker = {
  /** @param conversationId of the turn before; services that know no conversations give none */
  readonly ask: (question: string, conversationId?: string) => Promise<Reply>
  /** Texts of all cited revisions, by report. */
  readonly textOf: (report: { readonly id: string; readonly revision: number }) => string
  readonly close: () => Promise<void>
}

/** Everything assembled over the reports of these folders, from the repository's root. */
export async function openReports(
  folders: readonly string[],
): Promise<{ readonly library: Opened; readonly close: () => Promise<void> }> {
  return openCopy(await cachedLibrary(folders.map(folder => resolve(ROOT, folder))))
}

/** @param folders of reports, from the repository's root */
export async function openAsker(folders: readonly string[]): Promise<Asker> {
  const { library, close } = await openReports(folders)
  const app = createHttpApp({
    state: () => ({ kind: 'ready', service: library }),
    version: 'quality',
    onFault: error => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`),
  })
  const texts = new Map<string, string>()

  async function remember({ id, revision }: { readonly id: string; readonly revision: number }): Promise<void> {
    if (texts.has(`${id}@${revision}`)) return
    const response = await app.request(`/v1/reports/${encodeURIComponent(id)}?revision=${revision}`)
    const report = z.object({ text: z.string() }).parse(await response.json())
    texts.set(`${id}@${revision}`, report.text)
  }

  return {
    async ask(question, conversationId) {
      const response = await app.request('/v1/ask', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ question, ...(conversationId && { conversation_id: conversationId }) }),
      })
      if (response.status !== 200) throw new Error(`${response.status} for ${question}: ${await response.text()}`)
      const reply = replySchema.parse(await response.json())
      for (const { report } of reply.citations) await remember(report)
      return reply
    },
    textOf: ({ id, revision }) => texts.get(`${id}@${revision}`) ?? '',
    close,
  }
}

/** Asking writes into a library, so every run asks a copy. */
async function openCopy(cached: string): Promise<{ readonly library: Opened; readonly close: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'nianbao-quality-'))
  await cp(cached, dataDir, { recursive: true })
  const library = await openEverything(readConfig({ DATA_DIR: dataDir }))
  return {
    library,
    async close() {
      await library.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The folder of a library that holds just these reports; made if it is not there yet. */
async function cachedLibrary(folders: readonly string[]): Promise<string> {
  const folder = join(CACHE, await keyOf(folders))
  if (existsSync(folder)) return folder
  await mkdir(CACHE, { recursive: true })
  const making = await mkdtemp(join(CACHE, 'making-'))
  try {
    await takeIn(folders, making)
    await rename(making, folder)
  } catch (error) {
    await rm(making, { recursive: true, force: true })
    // Another process was quicker: its library is as good.
    if (!existsSync(folder)) throw error
  }
  return folder
}

async function takeIn(folders: readonly string[], dataDir: string): Promise<void> {
  const { files, failed } = reportFilesAt(folders)
  const opened = await openEverything(readConfig({ DATA_DIR: dataDir }))
  try {
    const outcomes = await opened.ingest(files)
    const wrong = [...failed, ...outcomes.filter(({ kind }) => kind === 'failed')]
    if (wrong.length > 0 || files.length === 0) throw new Error(`${folders.join(', ')}: ${JSON.stringify(wrong)}`)
  } finally {
    await opened.close()
  }
}

async function keyOf(folders: readonly string[]): Promise<string> {
  const { modelDir } = readConfig({})
  const hash = createHash('sha256').update(indexFingerprint(describeModel(modelDir).fingerprint))
  for (const folder of [...READING.map(folder => join(ROOT, folder)), ...folders]) {
    for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.isFile()) hash.update(entry.name).update(await readFile(join(folder, entry.name)))
    }
  }
  return hash.digest('hex').slice(0, 24)
}
