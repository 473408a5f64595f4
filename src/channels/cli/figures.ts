import { outdatedReports } from '../../assemble.ts'
import type { Config } from '../../config.ts'
import { AppError } from '../../errors.ts'
import type { FigureOfReport } from '../../library/library.ts'
import { type FiguresListed, listFigures } from '../../question/list-figures.ts'
import { figuresCsv } from '../http/reports/figures-csv.ts'
import { figureShape, MOST_FIGURES } from '../http/reports/figures-route.ts'
import { openLibraryOnly } from './open.ts'

export type FigureOptions = {
  readonly measure?: string
  readonly place?: string
  readonly year?: number
  readonly report?: string
  readonly limit: number
  readonly csv?: true
  readonly json?: true
}

/** Exit code 0 for a list, 2 for an empty one. JSON and CSV stand alone on standard output. */
export async function figuresCommand(
  config: Config,
  { csv, json, ...wanted }: FigureOptions,
  print: (text: string) => void,
): Promise<number> {
  if (csv && json) throw new AppError('bad_request', 'Give --csv or --json, not both')
  if (wanted.limit < 1 || wanted.limit > MOST_FIGURES)
    throw new AppError('bad_request', `--limit ${wanted.limit} is not from 1 to ${MOST_FIGURES}`)
  const library = await openLibraryOnly(config)
  try {
    const reports = library.reports()
    if (reports.length === 0) throw new AppError('not_ready', 'No report is held; run: nianbao ingest')
    const outdated = outdatedReports(library)
    if (outdated.length > 0)
      process.stderr.write(
        `${outdated.length} of ${reports.length} reports wait to be read again; run: nianbao ingest\n`,
      )
    const listed = await listFigures(library, wanted)
    if (json) print(JSON.stringify({ figures: listed.figures.map(figureShape), total: listed.total }, null, 2))
    else print(csv ? figuresCsv(listed.figures).trimEnd() : figuresText(listed))
    return listed.total > 0 ? 0 : 2
  } finally {
    await library.close()
  }
}

/** Figures under the sentence that states them, with where it stands. */
export function figuresText({ figures, total }: FiguresListed): string {
  if (total === 0) return 'No figure matches'
  const lines = figures.map((stated, at) => {
    const before = figures[at - 1]
    const again =
      before?.report.id === stated.report.id && before.sentence.start === stated.sentence.start
        ? []
        : [sentenceText(stated)]
    return [...again, figureText(stated)].join('\n')
  })
  const more = total > figures.length ? [`… ${total - figures.length} more; see --limit`] : []
  return [...lines, ...more].join('\n')
}

function sentenceText({ report, path, sentence }: FigureOfReport): string {
  return `${[report.id, ...path].join(' › ')}\n  “${sentence.text}”`
}

const BOUNDS = { about: 'about', at_least: 'at least', at_most: 'at most' } as const

function figureText({ figure }: FigureOfReport): string {
  const { raw, measure, value, unit, bound, change, part, plan, asOf } = figure
  const said = [
    ...(bound === null ? [] : [`${BOUNDS[bound]} ${value}${unit}`]),
    ...(change === null ? [] : [`${change.direction} ${change.percent}%`]),
    ...(part ? ['a part'] : []),
    ...(plan ? ['planned'] : []),
    ...(asOf === null ? [] : [asOf]),
  ]
  return `    ${raw}  ${measure}${said.length > 0 ? `  (${said.join(', ')})` : ''}`
}
