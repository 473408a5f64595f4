import type { Cell, ComparisonAsked, Language, Row } from '../question.ts'
import { areLike, sortOf } from '../saying/units.ts'
import { difference, sum } from './compare-amounts.ts'
import { type Column, columnsOf, type Entry, type PlaceNames, placeName, type Rival } from './compare-entries.ts'
import { type ComparisonNotice, noticesOf } from './compare-notices.ts'
import { areAddable, areComparable, areComputable, ordered, type Tier, unitsOf } from './compare-order.ts'
import { trend } from './compare-trend.ts'
import { type CompareWording, type NotSummed, sayCompared } from './wording-compare.ts'

/**
 * What figures of several places and years say together, computed here and nowhere else: the order, the difference, the
 * sum, the change over the years, each only as far as it holds for every value that the figures' bounds allow.
 */
export type Compared = {
  /** Markdown: place, year, each measure as asked; a figure as written with its citation mark in each cell. */
  readonly table: string
  readonly conclusion: string
  readonly notices: readonly ComparisonNotice[]
}

export type CompareOptions = {
  readonly rivals?: readonly Rival[]
  /** What the question calls a place, for answers in another language than the reports'. @default the Chinese name */
  readonly placeNames?: PlaceNames
}

/** @param measures as asked, in the order of the rows' cells */
export function compare(
  asked: ComparisonAsked,
  rows: readonly Row[],
  measures: readonly string[],
  language: Language,
  { rivals = [], placeNames = () => undefined }: CompareOptions = {},
): Compared {
  const words = sayCompared(language)
  if (rows.length === 0) return { table: '', conclusion: words.nothing, notices: [] }
  const columns = columnsOf(rows, measures, rivals, words, placeNames)
  return {
    table: tableOf(rows, measures, words, placeNames),
    conclusion: columns
      .map(column => {
        const sentence = conclude(asked, column, words)
        return column.measure ? words.about(column.measure, sentence) : sentence
      })
      .join(words.gap),
    notices: columns.flatMap(column => noticesOf(asked, column, language)),
  }
}

function tableOf(rows: readonly Row[], measures: readonly string[], words: CompareWording, names: PlaceNames): string {
  const cellOf = (cell: Cell) => (cell ? `${words.figure(cell.figure)}${words.gap}[${cell.citation}]` : words.notStated)
  const lines = rows.map(row => {
    const twins = rows.filter(
      other => other.year === row.year && placeName(other, rows, names) === placeName(row, rows, names),
    )
    const place = placeName(row, rows, names)
    const issuer = row.report.issuer ?? row.report.title
    const name = twins.length > 1 && row.place ? words.labelOfIssuer(place, issuer) : place
    return [name, row.year === null ? '' : String(row.year), ...measures.map((_, at) => cellOf(row.cells[at] ?? null))]
  })
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`
  const head = [words.placeHead, words.yearHead, ...measures]
  return [line(head), line(head.map(() => '---')), ...lines.map(line)].join('\n')
}

/** A bar or a line break in a name would begin another cell or row. */
function escaped(cell: string): string {
  return cell.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')
}

function conclude(asked: ComparisonAsked, column: Column, words: CompareWording): string {
  const { entries, missing } = column
  const missingLabels = missing.map(({ label }) => label).sort()
  const [only, another] = entries
  if (!only) return words.noneStates(missingLabels)
  if (!another) return words.onlyOne(only, missingLabels)
  if (asked === 'trend' && hasYears(entries)) return trend(entries, series => missingYears(column, series), words)
  if (asked === 'sum') return summed(entries, missingLabels, words)
  const sentence = order(entries, words)
  return missing.length > 0 ? words.amongStated(sentence) : sentence
}

/** A change over time needs a series with two years, and one figure for each. */
function hasYears(entries: readonly Entry[]): boolean {
  const points = entries.map(({ series, year }) => `${series}/${year}`)
  const series = new Set(entries.map(entry => entry.series))
  return (
    entries.every(({ year }) => year !== null) && new Set(points).size === points.length && series.size < points.length
  )
}

/** Of a series: years whose report lacks the figure, and years between the first and the last that have no report. */
function missingYears({ entries, missing }: Column, series: string): number[] {
  const held = entries.filter(entry => entry.series === series).map(({ year }) => year ?? 0)
  const lacking = missing.filter(entry => entry.series === series).map(({ year }) => year ?? 0)
  const all = [...held, ...lacking]
  const first = Math.min(...all)
  const years = Array.from({ length: Math.max(...all) - first + 1 }, (_, at) => first + at)
  return years.filter(year => !held.includes(year))
}

function order(entries: readonly Entry[], words: CompareWording): string {
  if (!areComparable(entries)) return words.incomparable(sortedByLabel(entries))
  const sentence = orderOf(ordered(entries), entries, words)
  return areLike(unitsOf(entries)) ? sentence : words.byNumberOnly(sentence)
}

function orderOf(tiers: readonly Tier[], entries: readonly Entry[], words: CompareWording): string {
  const [top, second] = tiers
  if (!top) return words.nothing
  if (!second) return top.among === 'tie' ? words.tie(top.entries) : words.untold(top.entries)
  const [more, less] = [top.entries[0], second.entries[0]]
  const isCertain = top.among !== 'unknown' && second.among !== 'unknown'
  const amount =
    more && less && isCertain && areComputable([...top.entries, ...second.entries])
      ? difference(more.figure, less.figure)
      : undefined
  if (entries.length === 2 && more && less) return words.more(more, less, amount)
  const ranking = words.ranking(
    tiers.map(tier => tierText(tier, words)),
    sortOf(more?.figure.unit ?? ''),
  )
  if (top.among === 'unknown') return `${ranking}${words.gap}${words.mostUntold(top.entries)}`
  return `${ranking}${words.gap}${words.most(top.entries, amount && { entries: second.entries, amount })}`
}

function tierText({ entries, among }: Tier, words: CompareWording): string {
  const list = words.listed(entries)
  if (among === 'tie') return words.tiedTier(list)
  return among === 'unknown' ? words.untoldTier(list) : list
}

function summed(entries: readonly Entry[], missing: readonly string[], words: CompareWording): string {
  const sorted = [...entries].sort((a, b) => b.figure.value - a.figure.value || (a.label < b.label ? -1 : 1))
  const reason = whyNotSummed(entries)
  if (reason) return words.notSummed(reason, sorted)
  const amount = sum(sorted.map(({ figure }) => figure))
  return amount ? words.sum(sorted, amount, missing) : words.notSummed('bounds', sorted)
}

function whyNotSummed(entries: readonly Entry[]): NotSummed | undefined {
  if (entries.some(({ figure }) => ['share', 'points'].includes(sortOf(figure.unit)))) return 'share'
  if (!areLike(unitsOf(entries))) return 'units'
  if (!areAddable(entries)) return 'plans'
  if (entries.some(({ rivals }) => rivals.length > 0)) return 'rivals'
  return entries.some((entry, at) => entries.slice(at + 1).some(other => overlap(entry, other))) ? 'overlap' : undefined
}

/** A city's figure holds its districts', and two reports of one place and year count some things twice. */
function overlap(one: Entry, other: Entry): boolean {
  const [a, b] = [one.place?.path ?? [], other.place?.path ?? []]
  const isWithin = a.length > 0 && b.length > 0 && a.slice(0, b.length).join('/') === b.slice(0, a.length).join('/')
  return isWithin && one.year === other.year
}

const sortedByLabel = (entries: readonly Entry[]) => [...entries].sort((a, b) => (a.label < b.label ? -1 : 1))
