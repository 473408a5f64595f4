import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { z } from 'zod'
import { listFigures } from '../../question/list-figures.ts'
import { closed, text } from '../http/question-shapes.ts'
import { figureListSchema, figureShape } from '../http/reports/figures-route.ts'
import { count, year } from './inputs.ts'
import { linkTo, READ_ONLY, sourceLine, type ToolContext, told } from './tool.ts'

/** A figure with its sentence takes about 300 tokens of a model's context. */
const MOST_FIGURES = 200
const USUAL_FIGURES = 30

const figuresInput = closed({
  measure: text(200)
    .optional()
    .describe(
      'Words of what is counted, in Chinese, with blanks between: 行政复议 受理. Each has to stand in the sentence.',
    ),
  place: text(60).optional().describe('Of one place, as people write it: 增城区'),
  year,
  report: text(120).optional().describe('Of one report, by the id that list_reports gives.'),
  limit: count(MOST_FIGURES, USUAL_FIGURES).describe('How many; total says how many there are.'),
})

const DESCRIPTION = `Lists the figures that Chinese government annual reports state, each with what it counts, its unit, its bound and the verbatim sentence it stands in. Use it for overviews and tables; for one figure of one place and year use ask.
Two figures with different measures or units may not be compared. Never compute with a figure whose bound is not null. plan means intended, not reached. Cite the sentence with title, section and year.
列出年报中的数字及其口径、单位和原句。用于汇总、制表；查单个数字请用 ask。口径或单位不同的数字不可比较；bound 非空（约、余、超）的数字不可计算；plan 为计划数。引用须附原句及报告标题、章节、年份。`

/** The tool `figures`: what reports state in numbers, as a list. */
export function addFiguresTool(server: McpServer, context: ToolContext): void {
  const config = {
    title: '年报数字 · Figures of the annual reports',
    description: DESCRIPTION,
    inputSchema: figuresInput,
    outputSchema: figureListSchema,
    annotations: READ_ONLY,
  }
  server.registerTool('figures', config, ({ measure, place, year, report, limit }, { signal }) =>
    told(context, signal, async ({ library }) => {
      const { figures, total } = await listFigures(library, {
        limit,
        ...(measure !== undefined && { measure }),
        ...(place !== undefined && { place }),
        ...(year !== undefined && { year }),
        ...(report !== undefined && { report }),
      })
      const list = { figures: figures.map(figureShape), total, index: library.fingerprint }
      return { structured: list, text: figuresText(list, context) }
    }),
  )
}

type FigureList = z.infer<typeof figureListSchema>

function figuresText({ figures, total }: FigureList, context: ToolContext): string {
  const lines = figures.map(({ measure, raw, plan, report, section, sentence }) => {
    const source = `${sourceLine(report, section.path)}${linkTo({ report, ...sentence }, context)}`
    return `· ${measure}：${raw}${plan ? '（计划 planned）' : ''} —— ${source}\n  “${sentence.text}”`
  })
  return [`${figures.length} / ${total}`, ...lines].join('\n')
}
