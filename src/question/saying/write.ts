import type { ReportRecord, StoredReport } from '../../library/library.ts'
import { compared } from '../comparing/compared.ts'
import type { Extract, Stated } from '../finding/find.ts'
import type {
  Answer,
  AnswerFigure,
  Block,
  Citation,
  Language,
  Notice,
  Query,
  Reason,
  Suggestion,
  Target,
} from '../question.ts'
import { extractiveText } from './answer-text.ts'
import { cite } from './cite.ts'
import { say } from './wording.ts'

/** What an answer says, without what is the same for every answer (id, times, conversation). */
export type Said = Omit<Answer, 'id' | 'index' | 'language' | 'timings' | 'conversationId'>

const NOTHING = { citations: [], figures: [], rows: [], measures: [], notices: [], copy: '', targets: [] } as const

/** "Not found", with the reason and what there is instead. */
export function refused(
  { reason, message, suggestions }: { reason: Reason; message: string; suggestions: readonly Suggestion[] },
  confidence = 0,
): Said {
  return { ...NOTHING, status: 'not_found', reason, kind: 'extractive', answer: message, suggestions, confidence }
}

/** What needs no quote: courtesies and what the library says of itself. */
export function told(answer: string, suggestions: readonly Suggestion[]): Said {
  return { ...NOTHING, status: 'answered', kind: 'library', answer, suggestions, confidence: 1 }
}

/** An answer made of quotes; not found where none of the places and years states what is asked. */
export function answered(
  query: Query,
  language: Language,
  found: readonly Stated[],
  given: readonly Notice[],
  reports: readonly ReportRecord[],
): Said {
  const stated = found.filter(({ extracts }) => extracts.length > 0)
  const surest = Math.max(0, ...found.map(each => each.confidence))
  if (stated.length === 0) return notStated(language, found, surest)
  const cited = cite(
    stated.flatMap(({ extracts }) => extracts),
    reports,
  )
  const citations = [...cited.values()]
  const targets = stated.map(({ target }) => target)
  const common = {
    status: 'answered' as const,
    citations,
    targets,
    suggestions: [],
    confidence: surest,
    figures: figuresOf(stated, cited),
    copy: copyOf(citations[0], language),
  }
  const notices = [...given, ...noticesOf(query, found, stated, language)]
  const blocks = stated.map(each => block(each, cited, language))
  if (query.comparison && found.length > 1) {
    const { text, rows, measures, notices: more } = compared(query, query.comparison, found, cited, language)
    const asked = found.map(({ target }) => target)
    const parts = { understood: understood(asked, citations, language), computed: text, blocks }
    const answer = extractiveText(parts, citations, language)
    // The table says which of its cells are empty.
    const unsaid = notices.filter(({ code }) => code !== 'not_stated' && code !== 'part_not_stated')
    return { ...common, kind: 'comparison', answer, parts, rows, measures, notices: [...unsaid, ...more] }
  }
  const parts = { understood: understood(targets, citations, language), blocks }
  const answer = extractiveText(parts, citations, language)
  return { ...common, kind: 'extractive', answer, parts, rows: [], measures: [], notices }
}

/** One span of a report as it stands, for who asks to see it. */
export function quotedFrom(
  report: StoredReport,
  { start, end }: { readonly start: number; readonly end: number },
  query: Query,
  language: Language,
  reports: readonly ReportRecord[],
): Said {
  const around = report.sections.filter(section => section.start <= start && section.end > start)
  const { id, path, kind } = around.at(-1) ?? { id: '', path: [], kind: 'preamble' as const }
  const quote = report.text.slice(start, end)
  const extract = { reportId: report.id, revision: report.revision, section: { id, path, kind }, start, end, quote }
  const target = {
    place: report.place,
    year: report.year,
    reports: [report],
    planned: false,
    older: [],
    issuerShown: false,
  }
  const found = {
    target,
    extracts: [{ ...extract, confidence: 1 }],
    figures: [],
    unstated: [],
    planOnly: false,
    confidence: 1,
    near: [],
  }
  return answered(query, language, [found], [], reports)
}

function notStated(language: Language, found: readonly Stated[], surest: number): Said {
  const targets = found.map(({ target }) => target)
  const message = say(language).notStated(targets.map(({ place, year }) => say(language).understood(place, year)))
  return refused({ reason: 'not_in_reports', message, suggestions: nearestSections(found, language) }, surest)
}

/** Headings under which the nearest sentences stand: where a person would look next. */
const SECTIONS_SUGGESTED = 3

function nearestSections(found: readonly Stated[], language: Language): Suggestion[] {
  const sections = new Map<string, Suggestion>()
  for (const { near, target } of found) {
    for (const { hit } of near) {
      const id = `${hit.reportId}#${hit.sectionId}`
      const report = target.reports.find(record => record.id === hit.reportId)
      if (report && hit.path.length > 0)
        sections.set(id, { kind: 'section', id, text: [say(language).reportName(report), ...hit.path].join(' › ') })
    }
  }
  return [...sections.values()].slice(0, SECTIONS_SUGGESTED)
}

function figuresOf(found: readonly Stated[], cited: ReadonlyMap<Extract, Citation>): AnswerFigure[] {
  return found.flatMap(({ figures }) =>
    figures.flatMap(({ fitting, extract }) => {
      const citation = cited.get(extract)
      if (!citation) return []
      const { place, year } = citation.report
      return [{ figure: fitting.figure, place, year, citation: citation.index }]
    }),
  )
}

/** The newest of several years was taken, because none was asked for. */
function isNewest({ years }: Query, { older, year }: Target): boolean {
  return years.length === 0 && older.some(reports => reports.some(report => report.year !== year))
}

function noticesOf(query: Query, found: readonly Stated[], stated: readonly Stated[], language: Language): Notice[] {
  const wording = say(language)
  const silent = found.filter(each => !stated.includes(each))
  return [
    ...stated.flatMap(({ target, unstated, planOnly }): Notice[] => [
      ...(planOnly ? [{ code: 'plan_only' as const, message: wording.planOnly }] : []),
      ...(isNewest(query, target) && target.place
        ? [{ code: 'newest_report' as const, message: wording.newest(target.reports) }]
        : []),
      ...unstated.map(part => ({ code: 'part_not_stated' as const, message: wording.partNotStated(part.text) })),
    ]),
    ...silent.map(({ target: { place, year } }) => ({
      code: 'not_stated' as const,
      message: wording.notStated([wording.understood(place, year)]),
    })),
  ]
}

/** One place and year: what was understood, the figures in a line, then what is quoted. */
function block(found: Stated, cited: ReadonlyMap<Extract, Citation>, language: Language): Block {
  const citations = found.extracts.flatMap(extract => cited.get(extract) ?? [])
  const wording = say(language)
  const figures = found.figures.map(({ fitting, extract }) => wording.figure(fitting.figure, cited.get(extract)?.index))
  return {
    understood: understood([found.target], citations, language),
    lead: figures.length > 0 ? wording.figures(figures) : wording.quotes,
    citations: citations.map(({ index }) => index),
  }
}

/** Whose report and of which year; where no place was asked for, those that are quoted. */
function understood(targets: readonly Target[], citations: readonly Citation[], language: Language): string {
  const wording = say(language)
  const names = targets.flatMap(({ place, year, reports, issuerShown }) => {
    if (place) return [wording.understood(place, year, issuerShown ? reports[0]?.issuer : undefined)]
    const quoted = citations.filter(({ report }) => reports.some(({ id }) => id === report.id))
    return quoted.map(({ report }) => wording.understood(report.place, report.year))
  })
  return wording.listed([...new Set(names)])
}

function copyOf(citation: Citation | undefined, language: Language): string {
  return citation ? say(language).copy(citation.report, citation.section.path, citation.quote) : ''
}
