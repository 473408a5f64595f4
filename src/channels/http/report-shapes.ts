import { z } from '@hono/zod-openapi'
import type { Place, ReportRecord, Section, SectionKind, StoredReport } from '../../library/library.ts'

const id = z.string().openapi({ example: 'zengcheng-2024' })
const revision = z.number().int().min(1).openapi({ description: 'Which reading of the report; offsets belong to it.' })
const issuer = z.string().nullable().openapi({ example: '广州市增城区司法局' })
const place = z.string().nullable().openapi({ description: 'From the province down.', example: '广东省广州市增城区' })
const year = z.number().int().nullable().openapi({ description: 'The year the report reviews.', example: 2024 })
const url = z.string().nullable().openapi({ description: 'Where the report was published, if the file says so.' })
const title = z.string().openapi({ example: '广州市增城区司法局关于2024年度法治政府建设情况的报告' })
const path = z.array(z.string()).openapi({
  description: 'Headings as written, from the outermost to this one; empty outside headings.',
  example: ['一、2024年工作情况', '(五)坚持复议为民,推进行政复议体制机制改革'],
})

const sectionId = z.string().openapi({ description: 'Stable within a revision.', example: 's7' })
const sectionKind = z.enum(['front', 'preamble', 'body', 'signature'] as const satisfies readonly SectionKind[])

export const offsetSchema = z.number().int().min(0).openapi({
  description: "Into the report's text, in UTF-16 code units.",
})

/** Enough of a report to say whose and which it is. */
export const reportReferenceSchema = z
  .object({ id, revision, title, issuer, place, year, url })
  .openapi('ReportReference')

export const reportSchema = z
  .object({
    id,
    revision,
    title,
    title_derived: z
      .boolean()
      .openapi({ description: 'No title stands in the file; this one was made from its text.' }),
    issuer,
    place,
    year,
    plan_year: z.number().int().nullable().openapi({ description: 'The year the report plans for.' }),
    published: z.string().nullable().openapi({ description: 'ISO date.', example: '2025-01-15' }),
    document_number: z.string().nullable(),
    url,
    media_type: z.string().openapi({ example: 'text/plain' }),
    content_hash: z.string().openapi({ description: 'sha256 (hex) of the bytes as received.' }),
  })
  .openapi('Report')

/** Enough of a section to find it. */
export const sectionReferenceSchema = z.object({ id: sectionId, path, kind: sectionKind }).openapi('SectionReference')

const sectionSchema = z
  .object({
    id: sectionId,
    path,
    kind: sectionKind,
    start: offsetSchema,
    end: offsetSchema,
    body_start: offsetSchema.openapi({ description: 'Where the text after the heading begins.' }),
    body_end: offsetSchema.openapi({ description: 'Where the first subsection begins, or the section ends.' }),
    uncertain: z.boolean().openapi({ description: "The heading's end had to be guessed." }),
    derived: z.boolean().openapi({ description: 'No heading stands in the text; the name is made from it.' }),
  })
  .openapi('Section')

export const wholeReportSchema = reportSchema
  .extend({
    text: z.string().openapi({ description: 'The text that all offsets refer to.' }),
    sections: z.array(sectionSchema),
  })
  .openapi('WholeReport')

/** 广东省广州市增城区 */
export function placeName(place: Place | null): string | null {
  return place?.path.join('') ?? null
}

export function reportReference(report: ReportRecord): z.infer<typeof reportReferenceSchema> {
  const { id, revision, title, issuer, year, url } = report
  return { id, revision, title, issuer, place: placeName(report.place), year, url }
}

export function reportShape(report: ReportRecord): z.infer<typeof reportSchema> {
  const { id, revision, title, issuer, year, published, url } = report
  return {
    id,
    revision,
    title,
    title_derived: report.titleDerived,
    issuer,
    place: placeName(report.place),
    year,
    plan_year: report.planYear,
    published,
    document_number: report.documentNumber,
    url,
    media_type: report.mediaType,
    content_hash: report.contentHash,
  }
}

export function wholeReportShape(report: StoredReport): z.infer<typeof wholeReportSchema> {
  return { ...reportShape(report), text: report.text, sections: report.sections.map(sectionShape) }
}

type SectionReference = z.infer<typeof sectionReferenceSchema>

export function sectionReference({ id, path, kind }: Pick<Section, 'id' | 'path' | 'kind'>): SectionReference {
  return { id, path: [...path], kind }
}

function sectionShape(section: Section): z.infer<typeof sectionSchema> {
  const { start, end, bodyStart, bodyEnd, uncertain, derived } = section
  return { ...sectionReference(section), start, end, body_start: bodyStart, body_end: bodyEnd, uncertain, derived }
}
