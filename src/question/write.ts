import type { Answer, Citation, Language, ScopeOutcome, Target, Timings } from './question.ts'
import { say } from './wording.ts'

type Base = Pick<Answer, 'id' | 'index' | 'language'>

/** An answer made of quotes: what was understood, then each quote with its section and number. */
export function answered(
  base: Base,
  scope: Extract<ScopeOutcome, { kind: 'targets' }>,
  citations: readonly Citation[],
  timings: Timings,
): Answer {
  const { targets, notices } = scope
  const common = { ...base, kind: 'extractive' as const, notices, targets, timings, suggestions: [] }
  if (citations.length === 0) {
    return {
      ...common,
      status: 'not_found',
      reason: 'not_in_reports',
      answer: say(base.language).nothingFound,
      citations: [],
      copy: '',
    }
  }
  const [first] = citations
  const copy = first ? say(base.language).copy(first.report, first.section.path, first.quote) : ''
  return { ...common, status: 'answered', answer: textOf(targets, citations, base.language), citations, copy }
}

export function notFound(base: Base, scope: Extract<ScopeOutcome, { kind: 'refused' }>, timings: Timings): Answer {
  const { reason, message, suggestions } = scope
  return {
    ...base,
    status: 'not_found',
    reason,
    answer: message,
    kind: 'extractive',
    citations: [],
    notices: [],
    copy: '',
    targets: [],
    suggestions,
    timings,
  }
}

function textOf(targets: readonly Target[], citations: readonly Citation[], language: Language): string {
  const understood = targets
    .map(({ place, year }) => say(language).understood(place, year))
    .join(language === 'zh' ? '；' : '; ')
  const lines = citations.map(({ index, quote, report, section }) => {
    const where = [`《${report.title}》`, ...section.path].join(' › ')
    return `“${quote}”[${index}] — ${where}`
  })
  return [understood, ...lines].join('\n')
}
