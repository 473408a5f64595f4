import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import type { Section, StoredReport } from '../../library/library.ts'
import { closed, text } from '../http/question-shapes.ts'
import {
  offsetSchema,
  reportReference,
  reportReferenceSchema,
  sectionReference,
  sectionReferenceSchema,
} from '../http/report-shapes.ts'
import { pageOf } from './page-of.ts'
import { sectionAsked } from './section-asked.ts'
import { linkTo, READ_ONLY, sourceLine, type ToolContext, told } from './tool.ts'

/** Characters of one page: more than nearly every section has, and less than what crowds a model's context. */
const PAGE_LENGTH = 6000

const readInput = closed({
  report: text(120).describe('The id that list_reports, ask and search give: zengcheng-2024'),
  section: text(300)
    .optional()
    .describe('Its id (s7), its heading, a part of it, or the whole path. Left out: the report from its beginning.'),
  revision: z
    .number()
    .int()
    .min(1)
    .max(999_999_999)
    .optional()
    .describe('As a citation gives it; the current revision if left out.'),
  offset: z
    .number()
    .int()
    .min(0)
    .optional()
    .describe('Where to go on: next_offset of the page before. The beginning if left out.'),
})

const pageSchema = z.object({
  report: reportReferenceSchema,
  section: sectionReferenceSchema.nullable().describe('Null where the whole report is read.'),
  text: z.string().describe('Verbatim: text.slice(start, end) of the revision, in UTF-16 code units.'),
  start: offsetSchema,
  end: offsetSchema,
  next_offset: z.number().int().nullable().describe('Where the next page begins; null after the last.'),
  sections: z
    .array(sectionReferenceSchema.extend({ start: offsetSchema, end: offsetSchema }))
    .describe('What lies below: of a section its subsections, of a report all sections.'),
})

const DESCRIPTION = `Reads one section of a report verbatim, with offsets, a page of at most ${PAGE_LENGTH} characters at a time; without section the whole report, with its table of contents. Use it for the context of a quote, or to sum up a section.
Quote word for word, with the report's title, section and year, and take no number that does not stand in the text.
逐字阅读报告的一个章节（可用章节号、标题或标题的一部分；不给章节则从头读全文并附目录），每页至多${PAGE_LENGTH}字，用 next_offset 翻页。引用须逐字并标明报告标题、章节、年份，不得使用原文之外的数字。`

/** The tool `read_section`: a report's own words, page by page. */
export function addReadSectionTool(server: McpServer, context: ToolContext): void {
  const config = {
    title: '读章节 · Read a section',
    description: DESCRIPTION,
    inputSchema: readInput,
    outputSchema: pageSchema,
    annotations: READ_ONLY,
  }
  server.registerTool('read_section', config, (asked, { signal }) =>
    told(context, signal, async ({ library }) => {
      const report = await library.report(asked.report, asked.revision)
      if (!report) throw missing(asked)
      const page = pageAsked(report, asked)
      return { structured: page, text: pageText(page, context) }
    }),
  )
}

type Page = z.infer<typeof pageSchema>

function pageAsked(report: StoredReport, asked: z.infer<typeof readInput>): Page {
  const section = asked.section === undefined ? null : sectionAsked(report, asked.section)
  const span = section ?? { start: 0, end: report.text.length }
  const { offset = span.start } = asked
  if (offset < span.start || (offset >= span.end && offset !== span.start))
    throw new AppError('bad_request', `offset ${offset} is not within ${span.start} and ${span.end - 1}; leave it out.`)
  const { start, end } = pageOf(report.text, { start: offset, end: span.end }, PAGE_LENGTH)
  return {
    report: reportReference(report),
    section: section && sectionReference(section),
    text: report.text.slice(start, end),
    start,
    end,
    next_offset: end < span.end ? end : null,
    sections: sectionsIn(report, section).map(each => ({
      ...sectionReference(each),
      start: each.start,
      end: each.end,
    })),
  }
}

function sectionsIn({ sections }: StoredReport, outer: Section | null): readonly Section[] {
  if (!outer) return sections
  return sections.filter(({ id, start, end }) => id !== outer.id && start >= outer.start && end <= outer.end)
}

function pageText({ report, section, text, start, end, next_offset, sections }: Page, context: ToolContext): string {
  const source = sourceLine(report, section?.path ?? [])
  const contents = sections.map(({ id, path, kind }) => {
    const depth = Math.max(0, path.length - (section?.path.length ?? 0) - 1)
    return `${'  '.repeat(depth)}${id} ${path.at(-1) ?? `(${kind})`}`
  })
  return [
    `${source} (report ${report.id}, revision ${report.revision}, ${start}–${end})${linkTo({ report, start, end }, context)}`,
    text,
    ...(next_offset === null ? [] : [`（未完 more follows: offset ${next_offset}）`]),
    ...(contents.length > 0 ? [`章节 Sections:\n${contents.join('\n')}`] : []),
  ].join('\n\n')
}

function missing({ report, revision }: z.infer<typeof readInput>): AppError {
  const what = revision === undefined ? `There is no report ${report}` : `There is no revision ${revision} of ${report}`
  return new AppError('not_found', `${what}; list_reports gives the ids.`)
}
