import { createHash } from 'node:crypto'
import { gazetteerVersion } from './language/gazetteer.ts'
import { tokenizerVersion } from './language/tokenize.ts'
import type { Library, ReportRecord } from './library/library.ts'
import type { BulkEmbedder, Embedder } from './models/embedder.ts'
import { type Ask, createAsk } from './question/ask.ts'
import { createSearch, type Search } from './question/search.ts'
import { type IngestFile, type IngestOutcome, type IngestProgress, ingest, readingVersion } from './report/ingest.ts'

/** What an entry chooses: where reports are kept, who embeds, what time it is. */
export type Adapters = {
  readonly library: Library
  readonly embedder: Embedder
  readonly bulk: BulkEmbedder
  readonly now: () => Date
  readonly newId: () => string
  readonly ticks: () => number
  /** The place whose staff asks; see `AskDependencies.home`. */
  readonly home?: string
  /** See `AskDependencies.pause`. */
  readonly pause?: () => Promise<void>
}

export type Ingest = (
  files: readonly IngestFile[],
  onProgress?: (progress: IngestProgress) => void,
  /** Ends it early; see `ingest` in report/. */
  signal?: AbortSignal,
) => Promise<IngestOutcome[]>

export type Assembled = {
  readonly library: Library
  readonly ask: Ask
  readonly search: Search
  readonly ingest: Ingest
}

/** The only place where parts meet. */
export function assemble(adapters: Adapters): Assembled {
  return {
    library: adapters.library,
    ask: createAsk(adapters),
    search: createSearch(adapters),
    ingest: assembleIngest(adapters),
  }
}

/** Taking reports in alone, which needs no model for questions. */
export function assembleIngest({ library, bulk }: Pick<Adapters, 'library' | 'bulk'>): Ingest {
  return async (files, onProgress, signal) => {
    try {
      return await ingest(files, { library, embedder: bulk }, onProgress, signal)
    } finally {
      await bulk.close() // A second model in memory is worth having only while reports are taken in.
    }
  }
}

/** Of everything that shapes an index; a library opened with another one reads its reports again. */
export function indexFingerprint(modelFingerprint: string): string {
  const parts = [modelFingerprint, readingVersion, tokenizerVersion, gazetteerVersion]
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)
}

/** The stored reports that were read by other rules or embedded by another model; they are not searched. */
export function outdatedReports(library: Library): ReportRecord[] {
  return library.reports().filter(report => report.fingerprint !== library.fingerprint)
}

/** The outdated reports as files to take in again, from the bytes they came with. */
export async function outdatedFiles(library: Library): Promise<IngestFile[]> {
  const files = await Promise.all(
    outdatedReports(library).map(async report => {
      const bytes = await library.source(report.id, report.revision)
      return bytes ? [{ name: report.fileName, bytes, id: report.id, given: report.given }] : []
    }),
  )
  return files.flat()
}
