import { samePlace } from '../../language/gazetteer.ts'
import type { Extract, Stated } from '../finding/find.ts'
import type { Citation, ComparisonAsked, Language, Notice, Query, Row } from '../question.ts'
import { say } from '../saying/wording.ts'
import { compare } from './compare.ts'
import type { Rival } from './compare-entries.ts'

/** A comparison as it is told: the conclusion, then the table. */
export type ComparedFound = {
  readonly text: string
  readonly rows: readonly Row[]
  readonly measures: readonly string[]
  readonly notices: readonly Notice[]
}

/** Sets what was found for each place and year side by side; a cell for each part of the question. */
export function compared(
  query: Query,
  asked: ComparisonAsked,
  found: readonly Stated[],
  cited: ReadonlyMap<Extract, Citation>,
  language: Language,
): ComparedFound {
  const rows = found.flatMap(each => rowOf(query, each, cited))
  const measures = query.parts.map(part => say(language).measure(part.text))
  const placeNames = (place: NonNullable<Row['place']>) =>
    query.places.find(({ held }) => held.some(each => samePlace(each, place)))?.text
  const { conclusion, table, notices } = compare(asked, rows, measures, language, {
    rivals: rivalsOf(query, found, cited),
    ...(language === 'en' ? { placeNames } : {}),
  })
  return { text: `${conclusion}\n\n${table}\n`, rows, measures, notices }
}

function rowOf(query: Query, { target, figures }: Stated, cited: ReadonlyMap<Extract, Citation>): Row[] {
  const cells = query.parts.map(part => {
    const stated = figures.find(each => each.part === part)
    const citation = stated && cited.get(stated.extract)
    return stated && citation ? { figure: stated.fitting.figure, citation: citation.index } : null
  })
  const quoted = figures.flatMap(({ extract }) => cited.get(extract) ?? [])[0]
  const report = quoted?.report ?? target.reports[0]
  return report ? [{ place: report.place ?? target.place, year: report.year, report, cells }] : []
}

/** Another sentence that states another value in the very words of the one that was chosen. */
function rivalsOf(query: Query, found: readonly Stated[], cited: ReadonlyMap<Extract, Citation>): Rival[] {
  return found.flatMap(({ figures, near }, row) =>
    figures.flatMap(({ part, fitting: { figure }, extract }) => {
      const rival = near
        .filter(({ hit, start }) => !(hit.reportId === extract.reportId && start === extract.start))
        .flatMap(({ fitting }) => fitting.map(other => other.figure))
        .find(other => other.measure === figure.measure && other.unit === figure.unit && other.value !== figure.value)
      const cell = query.parts.indexOf(part)
      return rival && cited.has(extract) && !rival.plan ? [{ row, cell, figure: rival }] : []
    }),
  )
}
