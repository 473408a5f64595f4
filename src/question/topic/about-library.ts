import type { ReportRecord } from '../../library/library.ts'
import type { Language } from '../question.ts'
import { type LibraryAnswer, partsOf, recordOf, type SectionsOf } from './about-library-report.ts'
import {
  type Asked,
  groupsOf,
  newestOfEach,
  PLACES_SHOWN,
  refused,
  reportsToName,
  type Scope,
  scopeOf,
} from './about-library-scope.ts'
import type { LibraryAsked } from './topic-library.ts'
import { nameOf, sayOfLibrary } from './wording-library.ts'

/** Reports of one place and year (a bureau's beside its district's) that are told one after the other. */
const REPORTS_TOLD = 3

/** Answers a question about the library itself. @param reports that may be spoken of, i.e. those that pass the filters */
export async function aboutLibrary(
  asks: LibraryAsked,
  query: Asked,
  reports: readonly ReportRecord[],
  sectionsOf: SectionsOf,
  language: Language,
): Promise<LibraryAnswer> {
  const say = sayOfLibrary(language)
  if (reports.length === 0) return { answer: say.empty, suggestions: [], reportIds: [] }
  const scope = scopeOf(query, reports)
  const refusal = refused(asks, query, scope, reports, language)
  if (refusal) return refusal
  if (asks.about === 'reports') return aboutReports(asks, scope, language)
  const told = scope.named ? scope.found : reports
  const chosen = query.years.length > 0 ? told : newestOfEach(told)
  if (chosen.length > REPORTS_TOLD)
    return { ...listed([say.whichReport(chosen.length)], chosen, language), reportIds: [] }
  const parts = await Promise.all(
    chosen.map(async report => {
      const sections = await sectionsOf(report.id)
      return asks.about === 'sections'
        ? partsOf(report, sections, language)
        : recordOf(asks.fields, report, sections, language)
    }),
  )
  return {
    answer: parts.map(part => part.text).join('\n\n'),
    suggestions: parts.flatMap(part => part.suggestions),
    reportIds: chosen.map(report => report.id),
  }
}

function aboutReports(
  asks: LibraryAsked & { readonly about: 'reports' },
  scope: Scope,
  language: Language,
): LibraryAnswer {
  const say = sayOfLibrary(language)
  const named = scope.asked.join(language === 'zh' ? '、' : ', ')
  const first = say.understood(nameOf(scope.place) ?? (named || null), scope.year)
  const all = asks.wants === 'held' && scope.found.length > 0 ? scope.found : [...scope.found, ...scope.inside]
  if (asks.wants === 'held' && asks.named !== '') {
    const called = all.filter(report => isCalled(report, asks.named))
    return called.length > 0
      ? listed([first, say.yes(called)], called, language)
      : {
          answer: [first, say.noNamed(asks.named, all.slice(0, PLACES_SHOWN))].join('\n'),
          suggestions: reportsToName(all, language),
          reportIds: [],
        }
  }
  if (asks.wants === 'newest') {
    const newest = [...all].sort((a, b) => (b.year ?? 0) - (a.year ?? 0))
    const same = newest.filter(report => report.year === newest[0]?.year)
    const [one, another] = same
    const lines =
      one && !another
        ? [say.newest(one)]
        : [
            say.newestOf(same[0]?.year ?? null, same.length),
            ...groupsOf(same)
              .slice(0, PLACES_SHOWN)
              .map(({ name, reports }) => say.placeLine(name, reports)),
          ]
    return { answer: [first, ...lines].join('\n'), suggestions: [], reportIds: same.map(report => report.id) }
  }
  const lead = scope.found.length === 0 && scope.named ? say.onlyInside(named) : undefined
  const counted =
    asks.wants === 'held' && scope.found.length > 0
      ? say.yes(all)
      : say.held(all.length, groupsOf(all).length, yearsOf(all))
  const unheld = scope.unheld.length > 0 ? [say.notHeld(scope.unheld)] : []
  return listed([first, ...unheld, ...(lead ? [lead] : []), counted], all, language)
}

/** A line for each place, with its years and issuers. */
function listed(lead: readonly string[], reports: readonly ReportRecord[], language: Language): LibraryAnswer {
  const say = sayOfLibrary(language)
  const groups = groupsOf(reports)
  const shown = groups.slice(0, PLACES_SHOWN)
  const lines = shown.map(({ name, reports: ofPlace }) => say.placeLine(name, ofPlace))
  const more = groups.length > shown.length ? [say.andMore(groups.length - shown.length)] : []
  return {
    answer: [...lead, ...lines, ...more].join('\n'),
    suggestions: reportsToName(reports, language),
    reportIds: shown.flatMap(group => group.reports.map(report => report.id)),
  }
}

function yearsOf(reports: readonly ReportRecord[]): number[] {
  return [...new Set(reports.flatMap(({ year }) => (year === null ? [] : [year])))].sort((a, b) => a - b)
}

/** 财政局 also means the 财政金融局: what an office is for tells, not what kind of office it is. */
function isCalled({ title, issuer }: ReportRecord, named: string): boolean {
  const purpose = named.replace(/(?:局|委员会|委|办公室|办|厅)$/, '')
  const name = purpose.length >= 2 ? purpose : named
  return title.includes(name) || (issuer?.includes(name) ?? false)
}
