import { createHash } from 'node:crypto'
import { AppError, messageOf } from '../errors.ts'
import { sentenceCutterVersion } from '../language/sentences.ts'
import type {
  Figure,
  GivenMetadata,
  IndexedPassage,
  Library,
  Passage,
  ReportRecord,
  Section,
} from '../library/library.ts'
import type { BulkEmbedder } from '../models/embedder.ts'
import { clean, cleanerVersion, type Dropped } from './clean.ts'
import { figureReaderVersion, figuresIn } from './figures.ts'
import { type Metadata, metadataReaderVersion, readMetadata } from './metadata.ts'
import { outlineOf } from './outline.ts'
import { cutPassages, passageCutterVersion } from './passages.ts'
import { readReport } from './read.ts'
import { reportIdFrom } from './report-id.ts'
import { readSections, sectionReaderVersion } from './sections.ts'

/** How a passage is dressed for embedding; part of the index fingerprint. */
const embeddingTemplateVersion = 'place year title path / text/1'

/** Everything in report/ that shapes an index; together with model and tokenizer it makes the library's fingerprint. */
export const readingVersion = [
  cleanerVersion,
  sectionReaderVersion,
  metadataReaderVersion,
  sentenceCutterVersion,
  passageCutterVersion,
  figureReaderVersion,
  embeddingTemplateVersion,
].join(' ')

/** A file to take in: where it came from is the caller's business. */
export type IngestFile = {
  /** With extension; the id is made from it unless one is given. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly id?: string
  readonly given?: GivenMetadata
}

export type IngestOutcome = { readonly name: string; readonly id: string } & (
  | {
      readonly kind: 'added' | 'updated'
      readonly report: ReportRecord
      /** How many headings were found; without any, quotes from the report can name no section. */
      readonly headings: number
    }
  | { readonly kind: 'unchanged'; readonly report: ReportRecord }
  | { readonly kind: 'failed'; readonly reason: string }
)

export type IngestProgress = { readonly name: string; readonly done: number; readonly total: number }

/** The id that a file will have; empty if none can be made from its name. */
export function idOf(file: IngestFile): string {
  return file.id ?? reportIdFrom(stem(file.name))
}

/** A file as it was understood, before anything is embedded. */
export type ReadingOfReport = Metadata & {
  readonly mediaType: string
  readonly text: string
  readonly sections: readonly Section[]
  readonly passages: readonly Passage[]
  readonly figures: readonly Figure[]
  readonly dropped: readonly Dropped[]
}

/** File to report: text, metadata, sections, passages, figures. Throws `report_unreadable` with what is wrong. */
export async function understandReport(file: Pick<IngestFile, 'name' | 'bytes' | 'given'>): Promise<ReadingOfReport> {
  const read = readReport(file.name, file.bytes)
  const { text, headings, dropped } = clean(read.text, read.headings)
  const sections = readSections(text, headings, outlineOf(text, headings))
  const passages = await cutPassages(text, sections)
  if (passages.length === 0)
    throw new AppError('report_unreadable', `${file.name}: no text is left after the page furniture`)
  const metadata = readMetadata(text, sections, { ...read.given, ...file.given }, stem(file.name))
  const figures = figuresIn({ text, sections, passages, year: metadata.year })
  return { ...metadata, mediaType: read.mediaType, text, sections, passages, figures, dropped }
}

/**
 * Takes files in, one by one: unchanged ones are skipped by hash, each new one is stored whole or not at all, a bad one
 * is reported and the rest goes on. `signal` ends it at the next batch of texts; what was stored before stays.
 */
export async function ingest(
  files: readonly IngestFile[],
  { library, embedder }: { readonly library: Library; readonly embedder: BulkEmbedder },
  onProgress?: (progress: IngestProgress) => void,
  signal?: AbortSignal,
): Promise<IngestOutcome[]> {
  const outcomes: IngestOutcome[] = []
  const names = new Map<string, string>()
  const tell = (progress: IngestProgress) => {
    signal?.throwIfAborted()
    onProgress?.(progress)
  }
  for (const file of files) {
    if (signal?.aborted) break
    const id = idOf(file)
    try {
      const clash = names.get(id)
      if (clash !== undefined)
        throw new AppError(
          'report_unreadable',
          `${file.name} and ${clash} both have the id ${id}; rename one, or ingest it alone with --id`,
        )
      names.set(id, file.name)
      outcomes.push({ name: file.name, id, ...(await ingestOne(file, id, library, embedder, tell)) })
    } catch (error) {
      if (signal?.aborted) break
      if (error instanceof AppError && error.code !== 'report_unreadable') throw error
      outcomes.push({ name: file.name, id, kind: 'failed', reason: messageOf(error) })
    }
  }
  return outcomes
}

async function ingestOne(
  file: IngestFile,
  id: string,
  library: Library,
  embedder: BulkEmbedder,
  onProgress: (progress: IngestProgress) => void,
) {
  requireId(file, id)
  const given = file.given ?? {}
  const inputHash = sha256(JSON.stringify([file.name, given]), file.bytes)
  const inLibrary = () => library.reports().find(report => report.id === id)
  const isUpToDate = (held: ReportRecord) => held.inputHash === inputHash && held.fingerprint === library.fingerprint
  const before = inLibrary()
  if (before && isUpToDate(before)) return { kind: 'unchanged' as const, report: before }
  const { dropped: _, ...reading } = await understandReport(file)
  const passages = await embedPassages(reading, embedder, (done, total) => onProgress({ name: file.name, done, total }))
  // Another process may have taken the same file in while this one was embedding.
  const held = inLibrary()
  if (held && isUpToDate(held)) return { kind: 'unchanged' as const, report: held }
  const report = await library.put({
    ...reading,
    id,
    given,
    contentHash: sha256('', file.bytes),
    inputHash,
    source: file.bytes,
    fileName: file.name,
    passages,
  })
  const headings = reading.sections.filter(section => section.path.length > 0).length
  return { kind: held ? ('updated' as const) : ('added' as const), report, headings }
}

function requireId(file: IngestFile, id: string): void {
  if (/^[a-z0-9._-]{1,120}$/.test(id)) return
  const wrong = file.id === undefined ? 'no id can be made from the name' : `${file.id} cannot be an id`
  throw new AppError('report_unreadable', `${file.name}: ${wrong}; give one with --id (up to 120 of a-z, 0-9, ., _, -)`)
}

/** Passages and their sentences in one run, so that batches of like length are full. */
async function embedPassages(
  reading: Omit<ReadingOfReport, 'dropped'>,
  embedder: BulkEmbedder,
  onProgress: (done: number, total: number) => void,
): Promise<IndexedPassage[]> {
  const { text, passages, sections } = reading
  const dressed = passages.map(passage =>
    dress(reading, sections.find(s => s.id === passage.sectionId)?.path ?? [], text.slice(passage.start, passage.end)),
  )
  const sentences = passages.flatMap(passage => passage.sentences.map(({ start, end }) => text.slice(start, end)))
  const total = dressed.length + sentences.length
  const vectors = await embedder.embedAll([...dressed, ...sentences], done => onProgress(done, total))
  let next = dressed.length
  return passages.map((passage, at) => {
    const sentenceVectors = vectors.slice(next, next + passage.sentences.length)
    next += passage.sentences.length
    return { ...passage, vector: vectors[at] ?? [], sentenceVectors }
  })
}

/** A passage as the model sees it: whose, when, which report and section, then the text. */
function dress({ place, year, title }: Metadata, path: readonly string[], text: string): string {
  return `${place?.path.at(-1) ?? ''} ${year ?? ''} ${title} ${path.join(' ')}\n${text}`.trim()
}

function stem(name: string): string {
  return name.replace(/\.[^.]*$/, '')
}

function sha256(prefix: string, bytes: Uint8Array): string {
  return createHash('sha256').update(prefix).update(bytes).digest('hex')
}
