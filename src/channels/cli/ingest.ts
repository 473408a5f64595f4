import type { Config } from '../../config.ts'
import { AppError } from '../../errors.ts'
import type { GivenMetadata } from '../../library/library.ts'
import type { IngestFile } from '../../report/ingest.ts'
import { parseGiven } from '../../report/read.ts'
import { openForIngest } from './open.ts'
import { summary, wantsLook } from './print.ts'
import { showProgress } from './progress.ts'
import { type FoundFiles, reportFilesAt } from './report-files.ts'

/** Exit code 1 if any file failed or was read without finding a heading; the others are taken in all the same. */
export async function ingestCommand(
  config: Config,
  paths: readonly string[],
  options: Readonly<Record<string, string>>,
  print: (text: string) => void,
): Promise<number> {
  const { id, ...said } = options
  const given = parseGiven(said)
  const found = reportFilesAt(paths.length > 0 ? paths : [config.corpusDir])
  const files = withSaid(found, given, id)
  if (files.length === 0 && found.failed.length === 0)
    throw new AppError(
      'bad_request',
      `No .txt or .md file in ${(paths.length > 0 ? paths : [config.corpusDir]).join(', ')}`,
    )
  const opened = await openForIngest(config)
  const bar = showProgress()
  try {
    const outcomes = await opened.ingest(files, bar.update).finally(bar.stop)
    for (const line of summary({ outcomes, failed: found.failed })) print(line)
    return found.failed.length > 0 || outcomes.some(wantsLook) ? 1 : 0
  } finally {
    await opened.close()
  }
}

/** What is said on the command line is said of one file. */
function withSaid({ files, failed }: FoundFiles, given: GivenMetadata, id: string | undefined): IngestFile[] {
  const says = Object.keys(given).length > 0 || id !== undefined
  const named = files.length + failed.length
  if (says && named !== 1)
    throw new AppError(
      'bad_request',
      `--title, --issuer, --place, --year, --url and --id speak of one file; ${named} were given`,
    )
  return files.map(file => ({ ...file, ...(id === undefined ? {} : { id }), given: { ...file.given, ...given } }))
}
