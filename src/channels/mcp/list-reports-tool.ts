import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { z } from 'zod'
import { reportsWanted } from '../../question/list-figures.ts'
import { closed, text } from '../http/question-shapes.ts'
import { reportSchema, reportShape } from '../http/report-shapes.ts'
import { count, year } from './inputs.ts'
import { READ_ONLY, sourceLine, type ToolContext, told } from './tool.ts'

const MOST_REPORTS = 200
const USUAL_REPORTS = 50

const listInput = closed({
  place: text(60).optional().describe('Of one place, as people write it: 增城区'),
  year,
  limit: count(MOST_REPORTS, USUAL_REPORTS).describe('How many; total says how many there are.'),
  offset: z.number().int().min(0).default(0).describe('How many to leave out first, to page.'),
})

const listSchema = z.object({
  reports: z.array(reportSchema).describe('Current revisions, ordered by id.'),
  total: z.number().int().describe('How many there are, whatever limit and offset.'),
})

const DESCRIPTION = `Lists the Chinese government annual reports that are held: id, title, issuer, place, the year reviewed, date of publication, address. Use it to learn what can be asked, and for the ids that other tools take. A place or year that is not here is not held: say so, do not guess.
列出已收录的年报：编号、标题、发布机关、地区、所述年份、发布日期、原文网址。用于了解可问范围，并取得其他工具所需的编号。未列出的地区或年份即未收录，须如实说明。`

/** The tool `list_reports`: what can be asked about. */
export function addListReportsTool(server: McpServer, context: ToolContext): void {
  const config = {
    title: '收录的年报 · Reports held',
    description: DESCRIPTION,
    inputSchema: listInput,
    outputSchema: listSchema,
    annotations: READ_ONLY,
  }
  server.registerTool('list_reports', config, ({ place, year, limit, offset }, { signal }) =>
    told(context, signal, async ({ library }) => {
      const held = reportsWanted(library.reports(), {
        ...(place !== undefined && { place }),
        ...(year !== undefined && { year }),
      })
      const list = { reports: held.slice(offset, offset + limit).map(reportShape), total: held.length }
      return { structured: list, text: listText(list) }
    }),
  )
}

function listText({ reports, total }: z.infer<typeof listSchema>): string {
  const lines = reports.map(report => {
    const about = [report.issuer, report.published, report.url].filter(said => said !== null)
    return [`${report.id}: ${sourceLine(report, [])}`, ...about].join(' · ')
  })
  return [`${reports.length} / ${total}`, ...lines].join('\n')
}
