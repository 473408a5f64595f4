import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv'
import { addAskTool } from './ask-tool.ts'
import { addFiguresTool } from './figures-tool.ts'
import { addListReportsTool } from './list-reports-tool.ts'
import { addReadSectionTool } from './read-section-tool.ts'
import { addSearchTool } from './search-tool.ts'
import type { ToolContext } from './tool.ts'

const INSTRUCTIONS = `nianbao answers questions about Chinese government annual reports (法治政府建设年度报告) with verbatim quotes. Ask with "ask"; show its quotes with title, section and year. State no number that no quote states, and say so where nothing was found.
年报问答：先用 ask 提问，回答时引用原文并标明报告标题、章节、年份；引文中没有的数字一律不写，未找到就说未找到。`

/** Every server makes one of its own otherwise, which takes longer than most tools do. */
const VALIDATOR = new AjvJsonSchemaValidator()

export type McpServerOptions = ToolContext & {
  /** Of the service. */
  readonly version: string
}

/** An MCP server for one caller, not yet connected to a transport. */
export function createMcpServer({ version, ...context }: McpServerOptions): McpServer {
  const options = { instructions: INSTRUCTIONS, jsonSchemaValidator: VALIDATOR }
  const server = new McpServer({ name: 'nianbao', title: '年报问答', version }, options)
  addAskTool(server, context)
  addSearchTool(server, context)
  addListReportsTool(server, context)
  addReadSectionTool(server, context)
  addFiguresTool(server, context)
  return server
}
