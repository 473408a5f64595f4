import type { ReportRecord, Section } from '../../library/library.ts'
import type { Language, Reason, Suggestion } from '../question.ts'
import type { RecordField } from './topic-library.ts'
import { nameOf, sayOfLibrary } from './wording-library.ts'

/** What the library says of itself: told from records and headings, nothing is searched. */
export type LibraryAnswer = {
  readonly answer: string
  readonly suggestions: readonly Suggestion[]
  /** The reports that the answer speaks of. */
  readonly reportIds: readonly string[]
  /** Why what was asked cannot be told; a plain no to 有没有 is an answer. */
  readonly reason?: Extract<Reason, 'unknown_place' | 'unknown_year' | 'ambiguous_place'>
}

export type SectionsOf = (reportId: string) => Promise<readonly Section[]>

/** A heading that was read from running text may be a whole paragraph. */
const HEADING_SHOWN = 60

type Told = { readonly text: string; readonly suggestions: readonly Suggestion[] }

/** The outermost headings as written; those that bear no ordinal are numbered. */
export function partsOf(report: ReportRecord, sections: readonly Section[], language: Language): Told {
  const say = sayOfLibrary(language)
  const headings = outermost(sections)
  const lines = headings.map(({ heading, below }, at) => {
    const numbered = withoutOrdinal(heading) === heading ? `${at + 1}. ` : ''
    return `${numbered}${shortened(heading)}${below > 0 ? say.subsections(below) : ''}`
  })
  return {
    text: [
      say.understood(nameOf(report.place) ?? report.title, report.year),
      say.reportName(report),
      headings.length > 0 ? say.parts(headings.length) : say.noParts,
      ...lines,
    ].join('\n'),
    suggestions: headings.map(({ id, heading }) => ({ kind: 'section', text: shortened(heading), id })),
  }
}

/** What the record of a report says to these fields, or that its file does not say it. */
export function recordOf(
  fields: readonly RecordField[],
  report: ReportRecord,
  sections: readonly Section[],
  language: Language,
): Told {
  const say = sayOfLibrary(language)
  const characters = Math.max(0, ...sections.map(section => section.end))
  const facts = fields.map(
    field => say.field[field](report, characters) + (field === 'title' && report.titleDerived ? say.titleDerived : ''),
  )
  return {
    text: [
      say.understood(nameOf(report.place) ?? report.title, report.year),
      ...(fields.includes('title') ? [] : [say.reportName(report)]),
      ...facts,
    ].join('\n'),
    suggestions: [],
  }
}

export type Heading = { readonly id: string; readonly heading: string; readonly below: number }

/** Each outermost heading once, in the order of the text, with how many stand right below it. */
export function outermost(sections: readonly Section[]): Heading[] {
  const depth = sections.filter(section => section.kind === 'body')
  return depth
    .filter(section => section.path.length === 1)
    .map(section => ({
      id: section.id,
      heading: section.path[0] ?? '',
      below: depth.filter(inner => inner.path.length === 2 && inner.start >= section.start && inner.end <= section.end)
        .length,
    }))
}

const ORDINAL =
  /^(?:[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百\d]+[)）]|第[一二三四五六七八九十百\d]+[章节部]分?|\d+[.、．])\s*/

export function withoutOrdinal(heading: string): string {
  return heading.replace(ORDINAL, '')
}

export function shortened(heading: string): string {
  return heading.length > HEADING_SHOWN ? `${heading.slice(0, HEADING_SHOWN)}…` : heading
}
