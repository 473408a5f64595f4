import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { z } from 'zod'
import { MOST_PASSAGES } from '../../question/limits.ts'
import { closed, filtersFrom } from '../http/question-shapes.ts'
import { searchResultSchema, searchShape } from '../http/search-route.ts'
import { count, narrowing, question } from './inputs.ts'
import { linkTo, READ_ONLY, sourceLine, type ToolContext, told } from './tool.ts'

/** Fewer than over HTTP: whatever is found fills a model's context. */
const USUAL_PASSAGES = 5

const searchInput = closed({
  question,
  ...narrowing,
  limit: count(MOST_PASSAGES, USUAL_PASSAGES).describe('How many passages.'),
})

const DESCRIPTION = `Finds passages of Chinese government annual reports, best first, without judging whether they answer. Use it to look around, or after ask said not_found; for a question of fact use ask.
Passages are verbatim. Quote them with the report's title, section and year, and take no number that does not stand in them.
按相关度检索年报原文段落，不判断是否回答了问题。用于浏览，或在 ask 未找到之后使用；事实性问题请用 ask。引用须逐字并标明报告标题、章节、年份，不得使用段落之外的数字。`

/** The tool `search`: passages, without judgement. */
export function addSearchTool(server: McpServer, context: ToolContext): void {
  const config = {
    title: '检索年报 · Search the annual reports',
    description: DESCRIPTION,
    inputSchema: searchInput,
    outputSchema: searchResultSchema,
    annotations: READ_ONLY,
  }
  server.registerTool('search', config, ({ question, limit, ...filters }, { signal }) =>
    told(context, signal, async ({ search, library }) => {
      const outcome = await search(question, { filters: filtersFrom(filters), limit })
      const found = await searchShape(outcome, library)
      return { structured: found, text: foundText(found, context) }
    }),
  )
}

function foundText({ hits, notices, not_found }: z.infer<typeof searchResultSchema>, context: ToolContext): string {
  if (not_found)
    return [`${not_found.message} (${not_found.reason})`, ...not_found.suggestions.map(s => s.text)].join('\n')
  if (hits.length === 0) return '没有找到相关段落。No passage was found.'
  return [
    ...notices.map(({ message }) => `※ ${message}`),
    ...hits.map(({ report, section, text, start, end }, at) => {
      const where = `(report ${report.id}, section ${section.id})${linkTo({ report, start, end }, context)}`
      return `${at + 1}. ${sourceLine(report, section.path)} ${where}\n“${text}”`
    }),
  ].join('\n\n')
}
