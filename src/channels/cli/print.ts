import type { ReportRecord, StoredReport } from '../../library/library.ts'
import type { Step } from '../../question/ask.ts'
import type { Answer } from '../../question/question.ts'
import type { SearchOutcome } from '../../question/search.ts'
import type { Dropped } from '../../report/clean.ts'
import type { IngestOutcome } from '../../report/ingest.ts'
import { answerShape } from '../http/answer-shape.ts'
import type { TakenIn } from './open.ts'

/** What was taken in, a line a report that changed or failed; nothing for those that did not change. */
export function summary({ outcomes, failed }: TakenIn): string[] {
  const lines = outcomes.flatMap(outcome => {
    if (outcome.kind === 'failed') return [`failed: ${outcome.reason}`]
    if (outcome.kind === 'unchanged') return []
    const look = wantsLook(outcome) ? ` (not one heading was found; see: nianbao reports show ${outcome.id})` : ''
    return [`${outcome.kind}: ${outcome.id} — ${outcome.report.title}${look}`]
  })
  const count = (kind: string) => outcomes.filter(outcome => outcome.kind === kind).length
  const failures = count('failed') + failed.length
  return [
    ...lines,
    ...failed.map(({ name, reason }) => `failed: ${name}: ${reason}`),
    `${count('added')} added, ${count('updated')} updated, ${count('unchanged')} unchanged, ${failures} failed`,
  ]
}

/** Something is wrong with the file, or probably with how it was read. */
export function wantsLook(outcome: IngestOutcome): boolean {
  return outcome.kind === 'failed' || ('headings' in outcome && outcome.headings === 0)
}

/** The answer as POST /v1/ask gives it. */
export function answerJson(answer: Answer): string {
  return JSON.stringify(answerShape(answer), null, 2)
}

export function answerText(answer: Answer): string {
  return [
    answer.answer,
    ...answer.notices.map(notice => `※ ${notice.message}`),
    ...answer.suggestions.map(suggestion => `· ${suggestion.text}`),
  ].join('\n')
}

export function searchText({ hits, scope }: SearchOutcome): string {
  if (scope.kind === 'refused') return scope.message
  return hits
    .map(
      hit =>
        `${hit.score.toFixed(3)}  ${hit.reportId} ${hit.start}–${hit.end}  ${hit.path.join(' › ')}\n       ${contributions(hit.from)}\n       ${hit.text}`,
    )
    .join('\n')
}

function contributions(from: Readonly<Record<string, number>>): string {
  return Object.entries(from)
    .map(([leg, value]) => `${leg} ${value.toFixed(3)}`)
    .join(', ')
}

/** What happened on the way to an answer, for `ask --explain`. */
export function stepText(step: Step): string {
  if (step.kind === 'understood') return understoodText(step)
  if (step.kind === 'retrieved') {
    const groups = step.terms
      .map(group =>
        group
          .slice(0, 4)
          .map(term => term.text)
          .join('|'),
      )
      .join(' ')
    const best = step.hits
      .slice(0, 5)
      .map(
        hit =>
          `  ${hit.score.toFixed(3)} ${hit.reportId}@${hit.start} (${contributions(hit.from)}) ${hit.text.slice(0, 40)}…`,
      )
    return [`words: ${groups}`, 'passages:', ...best].join('\n')
  }
  // The answer itself is printed once it is whole.
  if (step.kind !== 'extracted') return ''
  const { judged, extracts } = step.found
  return [
    'sentences:',
    ...judged.map(
      ({ candidate, confidence, signals }) =>
        `  ${confidence.toFixed(2)} ${candidate.hit.reportId}@${candidate.start} ${candidate.text.slice(0, 60)}\n       score ${candidate.score.toFixed(2)}: ${contributions(candidate.from)}\n       signals: ${contributions(signals)}`,
    ),
    `quoted: ${extracts.map(extract => `${extract.reportId}@${extract.start}`).join(', ') || '—'}`,
  ].join('\n')
}

function understoodText({ query, topic, scope }: Extract<Step, { kind: 'understood' }>): string {
  const targets =
    scope?.kind === 'targets'
      ? scope.targets.map(
          t =>
            `${t.place?.path.join('') ?? '—'} ${t.year ?? '—'}${t.planned ? ' (plans)' : ''} [${t.reports.map(r => r.id).join(', ')}]`,
        )
      : [scope ? `refused: ${scope.reason}` : `${topic.kind}: nothing is searched`]
  const kinds = [
    query.comparison,
    ...query.aspects,
    query.list ? 'list' : undefined,
    query.figure && `figure (${query.figure.units.join('')})`,
  ].filter(kind => kind !== undefined)
  const names = (asked: readonly { readonly text: string }[]) => asked.map(({ text }) => text).join(', ') || '—'
  return [
    `understood: ${query.language}; places ${names(query.places)}; years ${query.years.map(y => y.year).join(', ') || '—'}; issuers ${names(query.issuers)}; ${kinds.join(', ') || 'description'}`,
    `searched for: ${query.parts.length > 1 ? names(query.parts) : query.content}`,
    ...targets.map(target => `target: ${target}`),
  ].join('\n')
}

export function reportLine(report: ReportRecord): string {
  const about = [
    report.place?.path.join(''),
    report.year === null ? undefined : `${report.year}年`,
    report.issuer,
    report.published,
  ]
    .filter(Boolean)
    .join(' · ')
  return `${report.id}  ${report.title}${report.titleDerived ? ' (title derived)' : ''}\n    ${about}`
}

/** A report's section tree with lengths in characters (own text / with subsections), so that misreadings show at once. */
export function sectionTree(report: StoredReport, dropped: readonly Dropped[]): string {
  const rows = report.sections.map(section => {
    const marks = `${section.uncertain ? ' [end of heading uncertain]' : ''}${section.derived ? ' [no heading, named by its lead-in]' : ''}`
    const name = section.path.at(-1) ?? `(${section.kind})`
    const passages = report.passages.filter(passage => passage.sectionId === section.id).length
    return `${section.id.padEnd(5)}${'  '.repeat(Math.max(0, section.path.length - 1))}${name}${marks}  ${section.bodyEnd - section.bodyStart}/${section.end - section.start} characters, ${passages} passages`
  })
  const gone = dropped.map(({ text, reason }) => `  ${text} — ${reason}`)
  return [
    reportLine(report),
    `    revision ${report.revision}, ${report.text.length} characters, plans for ${report.planYear ?? '—'}, document ${report.documentNumber ?? '—'}, source ${report.url ?? '—'}`,
    ...rows,
    ...(gone.length > 0 ? ['dropped from the page:', ...gone] : []),
  ].join('\n')
}
