import type { ReportRecord } from '../../library/library.ts'
import type { Language, Suggestion } from '../question.ts'
import { type LibraryAnswer, outermost, type SectionsOf, shortened, withoutOrdinal } from './about-library-report.ts'
import { type Asked, newestOfEach, refused, scopeOf } from './about-library-scope.ts'
import type { SmallTalk } from './topic-courtesy.ts'
import { nameOf, sayOfLibrary } from './wording-library.ts'

/** Reports of one place and year are few; where many are meant, none is. */
const LOOKED_AT = 5

/** A friendly word; greetings and help show what can be asked, by examples from what is held. */
export function smallTalk(which: SmallTalk, language: Language, reports: readonly ReportRecord[]): LibraryAnswer {
  const say = sayOfLibrary(language)
  if (which === 'thanks' || which === 'bye') return { answer: say.smallTalk[which], suggestions: [], reportIds: [] }
  const examples = examplesOf(reports, language)
  if (examples.length === 0) return { answer: say.empty, suggestions: [], reportIds: [] }
  return {
    answer: [say.smallTalk[which], ...examples.map(({ text }) => `· ${text}`)].join('\n'),
    suggestions: examples,
    reportIds: [],
  }
}

/** Asks back where there is nothing to search for, with the parts of the report in scope as questions. */
export async function vague(
  query: Asked,
  reports: readonly ReportRecord[],
  sectionsOf: SectionsOf,
  language: Language,
): Promise<LibraryAnswer> {
  const say = sayOfLibrary(language)
  const scope = scopeOf(query, reports)
  if (scope.named) {
    const refusal = refused({ about: 'sections' }, query, scope, reports, language)
    if (refusal) return refusal
  }
  const chosen = newestOfEach(scope.named || query.years.length > 0 ? scope.found : reports)
  const parts = scope.named || reports.length === 1 ? await mostDivided(chosen, sectionsOf) : undefined
  if (!parts) {
    const place = scope.named ? nameOf(scope.place) : null
    const answer = reports.length === 0 ? say.empty : say.vague(place, query.years[0]?.year ?? null)
    return { answer, suggestions: examplesOf(reports, language), reportIds: [] }
  }
  const { report, headings } = parts
  const questions = headings.map(({ heading }) => ({
    kind: 'question' as const,
    text: say.askSection(report, shortened(withoutOrdinal(heading))),
  }))
  return {
    answer: [
      say.understood(nameOf(report.place) ?? report.title, report.year),
      say.vague(nameOf(report.place) ?? report.title, report.year),
      say.vagueParts(report),
      ...headings.map(({ heading }) => shortened(heading)),
    ].join('\n'),
    suggestions: questions,
    reportIds: [report.id],
  }
}

/** One of each kind, of the newest reports of two places where two are held. */
function examplesOf(reports: readonly ReportRecord[], language: Language): Suggestion[] {
  const known = newestOfEach(reports.filter(report => report.place !== null && report.year !== null)).sort(
    (a, b) => (b.year ?? 0) - (a.year ?? 0),
  )
  const other = known.find(report => nameOf(report.place) !== nameOf(known[0]?.place ?? null))
  const [first, second] = sayOfLibrary(language).examples
  return [[first, known[0]] as const, [second, other ?? known[0]] as const].flatMap(([example, report]) =>
    example && report ? [{ kind: 'question' as const, text: example(report) }] : [],
  )
}

/** Of several reports of one place and year the one with most headings is the government's rather than a bureau's. */
async function mostDivided(reports: readonly ReportRecord[], sectionsOf: SectionsOf) {
  const candidates = await Promise.all(
    reports.slice(0, LOOKED_AT).map(async report => {
      const sections = await sectionsOf(report.id)
      return { report, headings: outermost(sections), sections: sections.length }
    }),
  )
  const [most] = candidates.filter(({ headings }) => headings.length > 0).sort((a, b) => b.sections - a.sections)
  return most
}
