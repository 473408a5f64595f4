import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import {
  type Assembled,
  assemble,
  assembleIngest,
  indexFingerprint,
  outdatedFiles,
  outdatedReports,
} from '../../assemble.ts'
import type { Config } from '../../config.ts'
import type { Library } from '../../library/library.ts'
import { openLibrary } from '../../library/open-library.ts'
import { type OpenedRecords, openRecords } from '../../library/open-records.ts'
import type { LibraryWithRecords, Records } from '../../library/records.ts'
import { createBulkEmbedder } from '../../models/bulk-embedder.ts'
import { describeModel } from '../../models/local-embedder.ts'
import { createQuestionEmbedder } from '../../models/question-embedder.ts'
import { restingEmbedder } from '../../models/resting-embedder.ts'
import type { Ask } from '../../question/ask.ts'
import { type IngestOutcome, type IngestProgress, idOf } from '../../report/ingest.ts'
import { keepingAnswers } from '../answers/keep.ts'
import type { TextEmbedding } from '../http/service.ts'
import { type FoundFiles, reportFilesAt } from './report-files.ts'
import { textEmbedding } from './text-embedding.ts'
import { type ModelWatch, openWorded, UNWATCHED } from './writing.ts'

export type Opened = Assembled & {
  readonly embedding: TextEmbedding
  readonly records: Records
  readonly close: () => Promise<void>
}

/** The library without a model: for listing, showing and removing reports. */
export function openLibraryOnly(config: Config): Promise<LibraryWithRecords> {
  const { fingerprint, dimensions } = describeModel(config.modelDir)
  return openLibrary({ dataDir: config.dataDir, fingerprint: indexFingerprint(fingerprint), dimensions })
}

/** The records without a model or an index: for keys, and for whoever may call before the library is open. */
export function openRecordsOnly(config: Config): OpenedRecords {
  return openRecords(config.dataDir)
}

export async function withRecords<Result>(config: Config, act: (records: Records) => Promise<Result>): Promise<Result> {
  const records = openRecordsOnly(config)
  try {
    return await act(records)
  } finally {
    records.close()
  }
}

/** The library with a way to take reports in, but not to answer. */
export async function openForIngest(config: Config): Promise<Pick<Opened, 'ingest' | 'close'>> {
  const library = await openLibraryOnly(config)
  const bulk = createBulkEmbedder({ modelDir: config.modelDir })
  return { ingest: assembleIngest({ library, bulk }), close: () => library.close() }
}

/** Programs that embed texts do so in bursts; starting again takes about a second. */
const EMBEDDING_RESTS_MS = 60_000

export type OpenOptions = {
  /** Around what keeps the main thread busy, one question at a time. @default all at once */
  readonly inTurn?: (ask: Ask) => Ask
  readonly watch?: ModelWatch
}

/** Everything, with the local adapters; every answer is kept, as a model worded it where one is configured. */
export async function openEverything(
  config: Config,
  { inTurn = ask => ask, watch = UNWATCHED }: OpenOptions = {},
): Promise<Opened> {
  // A prompt at fault is told before the library is opened, which may take long.
  const worded = await openWorded(config, watch)
  const library = await openLibraryOnly(config)
  const { modelDir } = config
  const bulk = createBulkEmbedder({ modelDir })
  // Of its own, since that of ingest ends with it; one processor is left to those who ask.
  const aside = restingEmbedder(createBulkEmbedder({ modelDir, threads: 1 }), EMBEDDING_RESTS_MS)
  try {
    // In a thread, so that whoever waits only to be acknowledged does not wait for it. Of one processor: a question takes
    // as long on two (`npm run bench -- latency`), and whoever waits would wait for the second one
    // (`npm run bench -- wecom`: p99 4.9 times an embedding, against 6.6).
    const embedder = await createQuestionEmbedder(describeModel(modelDir), createBulkEmbedder({ modelDir, threads: 1 }))
    const now = () => new Date()
    const assembled = assemble({
      library,
      embedder,
      bulk,
      now,
      newId: randomUUID,
      ticks: () => performance.now(),
      pause: setImmediate,
      ...(config.homePlace !== undefined && { home: config.homePlace }),
    })
    const { records } = library
    // A model takes its time, so it writes outside of the turn; what it wrote is kept.
    const wording = worded(inTurn(assembled.ask), { embedder, library, now })
    const ask = keepingAnswers(wording, { answers: records.answers, library, now })
    return {
      ...assembled,
      ask,
      embedding: textEmbedding(modelDir, embedder, aside),
      records,
      async close() {
        await Promise.all([aside.close(), embedder.close()])
        await library.close()
      },
    }
  } catch (error) {
    await library.close()
    throw error
  }
}

/** True where no file of the corpus folder waits to be taken in for the first time, e.g. because that was broken off. */
export function holdsCorpus(library: Library, corpusDir: string): boolean {
  const held = new Set(library.reports().map(report => report.id))
  return reportFilesAt([corpusDir]).files.every(file => held.has(idOf(file)))
}

/** True while questions can be answered from what is stored: there are reports, and all were read by today's rules. */
export function isComplete(library: Library): boolean {
  return library.reports().length > 0 && outdatedReports(library).length === 0
}

export type TakenIn = { readonly outcomes: readonly IngestOutcome[]; readonly failed: FoundFiles['failed'] }

/**
 * Takes in the corpus folder, then what is stored but still read by other rules: it came from elsewhere, or its file is
 * gone or cannot be read any more.
 */
export async function takeInCorpus(
  opened: Assembled,
  corpusDir: string,
  onProgress?: (progress: IngestProgress) => void,
  signal?: AbortSignal,
): Promise<TakenIn> {
  const { files, failed } = reportFilesAt([corpusDir])
  const fromFolder = await opened.ingest(files, onProgress, signal)
  const outdated = await outdatedFiles(opened.library)
  const again = outdated.length > 0 ? await opened.ingest(outdated, onProgress, signal) : []
  return { outcomes: [...fromFolder, ...again], failed }
}
