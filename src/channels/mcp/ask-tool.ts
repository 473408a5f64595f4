import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { z } from 'zod'
import { DEFAULT_QUOTES, MOST_QUOTES } from '../../question/limits.ts'
import { answerSchema, answerShape, languageSchema } from '../http/answer-shape.ts'
import { closed, filtersFrom, text } from '../http/question-shapes.ts'
import { count, narrowing, question } from './inputs.ts'
import { linkTo, READ_ONLY, sourceLine, type ToolContext, told } from './tool.ts'

const askInput = closed({
  question,
  language: languageSchema.optional().describe("Of the answer; the question's own if left out. Quotes stay Chinese."),
  ...narrowing,
  conversation_id: text(120)
    .optional()
    .describe('conversation_id of an earlier answer, to go on from it: 那审结的呢？ A new one begins if left out.'),
  top_k: count(MOST_QUOTES, DEFAULT_QUOTES).describe('How many quotes may be cited for one place and year.'),
})

const DESCRIPTION = `Answers a question about Chinese government annual reports (法治政府建设年度报告) with verbatim quotes. Use it first for every question of fact: figures, lists, what was done, comparisons of places or years.
Pass the question on as the person asked it, in Chinese or English, with place and year; do not split it.
Cite every quote you use as [1], [2] with the report's title, section and year. Take no number that stands neither in a quote nor in the answer, and compute none yourself. status not_found means that the reports do not say it: tell the person so, with the reason, and do not fill the gap from memory.
回答关于政府年度报告的问题，逐字引用原文。凡事实、数字、清单、对比，先用本工具；把原问题连同地名、年份一并传入。引用须标明[1][2]及报告标题、章节、年份；不得使用引文和答案之外的数字，也不得自行推算；not_found 即“报告未载明”，如实告知，不要凭记忆补充。`

/** The tool `ask`: the whole way from a question to a cited answer. */
export function addAskTool(server: McpServer, context: ToolContext): void {
  const config = {
    title: '问年报 · Ask the annual reports',
    description: DESCRIPTION,
    inputSchema: askInput,
    outputSchema: answerSchema,
    // A conversation goes on with every question.
    annotations: { ...READ_ONLY, idempotentHint: false },
  }
  server.registerTool('ask', config, ({ question, language, conversation_id, top_k, ...filters }, { signal }) =>
    told(context, signal, async ({ ask }, ended) => {
      const asked = {
        text: question,
        topK: top_k,
        filters: filtersFrom(filters),
        owner: context.owner,
        channel: 'mcp',
        ...(language && { language }),
        ...(conversation_id !== undefined && { conversationId: conversation_id }),
      }
      const given = await ask(asked, { signal: ended })
      context.onAnswer?.(given)
      const answer = answerShape(given)
      return { structured: answer, text: answerText(answer, context) }
    }),
  )
}

const LABELS = {
  zh: { sources: '出处：', next: '可以接着问或查看：', conversation: '接着问时传入' },
  en: { sources: 'Sources:', next: 'To ask or read next:', conversation: 'To go on, pass' },
} as const

function answerText(answer: z.infer<typeof answerSchema>, context: ToolContext): string {
  const labels = LABELS[answer.language]
  const sources = answer.citations.map(({ index, report, section, quote, start, end }) => {
    const source = `[${index}] ${sourceLine(report, section.path)}${linkTo({ report, start, end }, context)}`
    // The answer shows most quotes as they are; the cells of a table only name theirs.
    return answer.answer.includes(quote) ? source : `${source}\n    “${quote}”`
  })
  const suggestions = answer.suggestions.map(({ text, id }) => `· ${text}${id === undefined ? '' : ` (${id})`}`)
  return [
    answer.reason === undefined ? answer.answer : `${answer.answer}\n(${answer.status}: ${answer.reason})`,
    ...answer.notices.map(({ message }) => `※ ${message}`),
    ...(sources.length > 0 ? ['', labels.sources, ...sources] : []),
    ...(suggestions.length > 0 ? ['', labels.next, ...suggestions] : []),
    '',
    `${labels.conversation} conversation_id: ${answer.conversation_id}`,
  ].join('\n')
}
