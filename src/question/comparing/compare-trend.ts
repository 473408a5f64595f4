import { sortOf } from '../saying/units.ts'
import { areMixed, difference, growth } from './compare-amounts.ts'
import type { Entry } from './compare-entries.ts'
import { areComparable, areComputable, ordered } from './compare-order.ts'
import type { Change, CompareWording, Step } from './wording-compare.ts'

/** One figure over the years, place by place: each step, first to last, and which year is highest. */
export function trend(
  entries: readonly Entry[],
  missingYears: (series: string) => readonly number[],
  words: CompareWording,
): string {
  const series = [...new Set(entries.map(entry => entry.series))].sort()
  return series
    .map(name => {
      const points = entries.filter(entry => entry.series === name)
      return trendOf(points, series.length > 1, missingYears(name), words)
    })
    .join(words.gap)
}

function trendOf(
  points: readonly Entry[],
  several: boolean,
  missing: readonly number[],
  words: CompareWording,
): string {
  const sorted = [...points].sort((a, b) => (a.year ?? 0) - (b.year ?? 0))
  const [first, second] = sorted
  if (!first || !second)
    return first
      ? words.onlyOne(
          first,
          missing.map(year => words.label('', year)),
        )
      : ''
  const steps = sorted.slice(1).map((entry, at) => stepBetween(sorted[at] ?? first, entry))
  const sentences = [words.trend(several ? seriesName(first) : '', first, steps)]
  if (sorted.length > 2) {
    sentences.push(words.overall(stepBetween(first, sorted.at(-1) ?? second)))
    const [top] = areComparable(sorted) ? ordered(sorted) : []
    if (top && top.among !== 'unknown' && top.entries.length < sorted.length) sentences.push(words.highest(top.entries))
  }
  if (missing.length > 0) sentences.push(words.yearsMissing(missing))
  return sentences.join(words.gap)
}

/** What tells this series from the others, without the year that its labels end in. */
function seriesName({ label, year }: Entry): string {
  return label.replace(new RegExp(`\\s?${year}年?`), '')
}

function stepBetween(since: Entry, entry: Entry): Step {
  return { since, entry, change: changeBetween(since, entry) }
}

/** Which way, by how much and by what percent, each as far as it can be told. */
function changeBetween(since: Entry, entry: Entry): Change {
  const pair = [since, entry]
  const tiers = areComparable(pair) ? ordered(pair) : []
  const top = tiers[0]
  if (top?.among === 'tie') return { direction: 'same' }
  if (!top || top.among === 'unknown') return { direction: 'unknown' }
  const direction = top.entries[0] === entry ? 'up' : 'down'
  if (!areComputable(pair)) return { direction }
  const [more, less] = direction === 'up' ? [entry, since] : [since, entry]
  return {
    direction,
    amount: difference(more.figure, less.figure),
    percent: growth(since.figure, entry.figure),
  }
}

/** How far a report's own 同比 may be from what two reports give, in percentage points: it is rounded, often to whole ones. */
const ROUNDING = 0.6

/** Years whose report states another change on the year before than the two reports' figures give. */
export function changesThatDiffer(entries: readonly Entry[]): { entry: Entry; since: Entry; computed: string }[] {
  return entries.flatMap(entry => {
    const since = entries.find(
      other => other.series === entry.series && entry.year !== null && other.year === entry.year - 1,
    )
    const { change, unit } = entry.figure
    if (!since || !change || sortOf(unit) === 'share' || !areComputable([since, entry])) return []
    if (areMixed([since.figure, entry.figure]) || since.figure.value <= 0) return []
    const computed = (entry.figure.value / since.figure.value - 1) * 100
    const stated = change.direction === 'up' ? change.percent : -change.percent
    return Math.abs(computed - stated) > ROUNDING ? [{ entry, since, computed: computed.toFixed(1) }] : []
  })
}
