import { randomUUID } from 'node:crypto'
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
import { createBulkEmbedder } from '../../models/bulk-embedder.ts'
import { createLocalEmbedder, describeModel } from '../../models/local-embedder.ts'
import { type IngestOutcome, type IngestProgress, idOf } from '../../report/ingest.ts'
import { type FoundFiles, reportFilesAt } from './report-files.ts'

export type Opened = Assembled & { readonly close: () => Promise<void> }

/** The library without a model: for listing, showing and removing reports. */
export function openLibraryOnly(config: Config): Promise<Library> {
  const { fingerprint, dimensions } = describeModel(config.modelDir)
  return openLibrary({ dataDir: config.dataDir, fingerprint: indexFingerprint(fingerprint), dimensions })
}

/** The library with a way to take reports in, but not to answer. */
export async function openForIngest(config: Config): Promise<Pick<Opened, 'ingest' | 'close'>> {
  const library = await openLibraryOnly(config)
  const bulk = createBulkEmbedder({ modelDir: config.modelDir })
  return { ingest: assembleIngest({ library, bulk }), close: () => library.close() }
}

/** Everything, with the local adapters. */
export async function openEverything(config: Config): Promise<Opened> {
  const library = await openLibraryOnly(config)
  const bulk = createBulkEmbedder({ modelDir: config.modelDir })
  try {
    const embedder = await createLocalEmbedder({ modelDir: config.modelDir })
    const assembled = assemble({
      library,
      embedder,
      bulk,
      now: () => new Date(),
      newId: randomUUID,
      ticks: () => performance.now(),
      ...(config.homePlace !== undefined && { home: config.homePlace }),
    })
    return { ...assembled, close: () => library.close() }
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
