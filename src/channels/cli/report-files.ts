import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { AppError, messageOf } from '../../errors.ts'
import type { GivenMetadata } from '../../library/library.ts'
import type { IngestFile } from '../../report/ingest.ts'
import { parseGiven, readableExtensions } from '../../report/read.ts'

/** Larger than any report seen by a hundred times; a larger file is a mistake. */
const LARGEST_FILE_BYTES = 20 * 1024 * 1024

export type FoundFiles = {
  readonly files: readonly IngestFile[]
  readonly failed: readonly { readonly name: string; readonly reason: string }[]
}

/**
 * The report files at the given paths; of a folder, those that can be read, in the order of their names. A sidecar
 * NAME.meta.json says of its report what the file does not. What cannot be read is listed with the reason.
 */
export function reportFilesAt(paths: readonly string[]): FoundFiles {
  const files: IngestFile[] = []
  const failed: { name: string; reason: string }[] = []
  for (const path of paths.flatMap(path => listed(path, failed))) {
    try {
      files.push(readFile(path))
    } catch (error) {
      failed.push({ name: path, reason: messageOf(error) })
    }
  }
  return { files, failed }
}

function listed(path: string, failed: { name: string; reason: string }[]): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path]
    return readdirSync(path, { withFileTypes: true })
      .filter(entry => !entry.isDirectory())
      .map(entry => entry.name)
      .filter(name => !name.startsWith('.') && readableExtensions.includes(extname(name).slice(1).toLowerCase()))
      .sort()
      .map(name => join(path, name))
  } catch (error) {
    failed.push({ name: path, reason: isMissing(error) ? 'there is no such file or folder' : messageOf(error) })
    return []
  }
}

function readFile(path: string): IngestFile {
  const { size } = statSync(path)
  if (size > LARGEST_FILE_BYTES)
    throw new AppError('report_unreadable', `${size} bytes are more than a report has (${LARGEST_FILE_BYTES})`)
  const given = sidecar(path)
  return { name: basename(path), bytes: readFileSync(path), ...(given ? { given } : {}) }
}

function sidecar(path: string): GivenMetadata | undefined {
  const beside = path.replace(/\.[^.]*$/, '.meta.json')
  let text: string
  try {
    text = readFileSync(beside, 'utf8')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
  try {
    return parseGiven(JSON.parse(text))
  } catch (error) {
    throw new AppError('report_unreadable', `${basename(beside)}: ${messageOf(error)}`, { cause: error })
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
