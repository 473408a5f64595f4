import type { Config } from '../../config.ts'
import type { Library } from '../../library/library.ts'
import { idOf, understandReport } from '../../report/ingest.ts'
import { openLibraryOnly } from './open.ts'
import { reportLine, sectionTree } from './print.ts'
import { reportFilesAt } from './report-files.ts'

type Print = (text: string) => void

export async function listReports(config: Config, options: { json?: true }, print: Print): Promise<void> {
  await withLibrary(config, async library => {
    const reports = library.reports()
    if (options.json) print(JSON.stringify(reports, null, 2))
    else print(reports.length > 0 ? reports.map(reportLine).join('\n') : 'No report is held; run: nianbao ingest')
    return 0
  })
}

export async function showReport(config: Config, id: string, options: { json?: true }, print: Print): Promise<number> {
  return withLibrary(config, async library => {
    const report = await library.report(id)
    if (!report) return unknown(library, id)
    const source = await library.source(id)
    const read = source
      ? await understandReport({ name: report.fileName, bytes: source, given: report.given })
      : undefined
    print(
      options.json
        ? JSON.stringify({ ...report, dropped: read?.dropped ?? [] }, null, 2)
        : sectionTree(report, read?.dropped ?? []),
    )
    return 0
  })
}

export async function removeReport(config: Config, id: string, print: Print): Promise<number> {
  return withLibrary(config, async library => {
    if (!(await library.remove(id))) return unknown(library, id)
    const file = reportFilesAt([config.corpusDir]).files.find(file => idOf(file) === id)
    print(
      file ? `removed ${id}; take ${file.name} out of ${config.corpusDir} too, or it is read again` : `removed ${id}`,
    )
    return 0
  })
}

function unknown(library: Library, id: string): number {
  const held = library.reports().map(report => report.id)
  process.stderr.write(`nianbao: no report has the id ${id}; held: ${held.join(', ') || 'none'}\n`)
  return 1
}

async function withLibrary(config: Config, act: (library: Library) => Promise<number>): Promise<number> {
  const library = await openLibraryOnly(config)
  try {
    return await act(library)
  } finally {
    await library.close()
  }
}
