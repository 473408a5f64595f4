import type { Figure, Place } from '../../library/library.ts'
import type { Row } from '../question.ts'
import type { CompareWording } from './wording-compare.ts'

/** Another value that the same report, or another of the same place and year, states for a cell's measure. */
export type Rival = {
  /** Which row and which of its cells, counted from 0. */
  readonly row: number
  readonly cell: number
  readonly figure: Figure
  /** `Citation.index` of the quote that holds it, where one is given. */
  readonly citation?: number
}

/** A figure with whose it is. */
export type Entry = {
  /** Told apart from every other row: 增城区, 增城区2023年, 增城区（区司法局）. */
  readonly label: string
  readonly place: Place | null
  readonly year: number | null
  /** Equal for the years of one series: the same place, and the same issuer where a place has several. */
  readonly series: string
  readonly figure: Figure
  readonly rivals: readonly Rival[]
}

/** One measure down the table. */
export type Column = {
  /** As asked; empty where it is the only one and needs no name. */
  readonly measure: string
  readonly entries: readonly Entry[]
  readonly missing: readonly Omit<Entry, 'figure' | 'rivals'>[]
}

export type PlaceNames = (place: Place) => string | undefined

/** @param names what the question's language calls the rows' places, where that is known */
export function columnsOf(
  rows: readonly Row[],
  measures: readonly string[],
  rivals: readonly Rival[],
  words: CompareWording,
  names: PlaceNames,
): Column[] {
  const labels = labelsOf(rows, words, names)
  return measures.map((measure, at) => {
    const cells = rows.map((row, index) => ({
      cell: row.cells[at] ?? null,
      whose: { label: labels[index] ?? '', place: row.place, year: row.year, series: seriesOf(row, rows) },
      rivals: rivals.filter(rival => rival.row === index && rival.cell === at),
    }))
    return {
      measure: measures.length > 1 ? measure : '',
      entries: cells.flatMap(({ cell, whose, rivals }) => (cell ? [{ ...whose, figure: cell.figure, rivals }] : [])),
      missing: cells.flatMap(({ cell, whose }) => (cell ? [] : [whose])),
    }
  })
}

const pathOf = ({ place, report }: Row) => place?.path.join('/') ?? report.issuer ?? report.title

/** A place with two reports of one year has a series for each issuer; where it has one, the issuer's name may change. */
function seriesOf(row: Row, rows: readonly Row[]): string {
  const same = rows.filter(other => pathOf(other) === pathOf(row))
  const years = new Set(same.map(({ year }) => year))
  return years.size < same.length ? `${pathOf(row)}/${row.report.issuer ?? row.report.title}` : pathOf(row)
}

/** The place's name, with the year where there are several, and with the issuer where two would be called the same. */
function labelsOf(rows: readonly Row[], words: CompareWording, names: PlaceNames): string[] {
  const places = new Set(rows.map(pathOf))
  const years = new Set(rows.map(({ year }) => year))
  const labels = rows.map(row => {
    const place = places.size > 1 || years.size < 2 || row.year === null ? placeName(row, rows, names) : ''
    return words.label(place, years.size > 1 ? row.year : null)
  })
  return labels.map((label, index) => {
    const report = rows[index]?.report
    const isTaken = labels.some((other, at) => other === label && at !== index)
    return isTaken && report ? words.labelOfIssuer(label, report.issuer ?? report.title) : label
  })
}

/** Twenty districts are called 和平区: two of them are told apart by what they lie in. */
export function placeName(row: Row, rows: readonly Row[], names: PlaceNames): string {
  const { place, report } = row
  if (!place) return report.issuer ?? report.title
  const shortName = place.path.at(-1) ?? ''
  const isShared = rows.some(other => other.place?.path.at(-1) === shortName && pathOf(other) !== pathOf(row))
  return isShared ? place.path.slice(-2).join('') : (names(place) ?? shortName)
}
