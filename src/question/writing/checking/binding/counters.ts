import type { Held, Said } from './counted.ts'

/**
 * The words by which the reports nearly always count things of a class: 237个 are no mediators where 906名 are there. Of
 * a class that has no such words nothing is told.
 */
const NEAREST: Readonly<Record<string, readonly string[]>> = {
  people: ['人', '名', '位'],
  bodies: ['家', '户', '间', '所', '支', '栋', '幢', '座'],
  cases: ['件', '宗', '起'],
}

/**
 * A figure that changed places with another one: it stands at a noun that is counted as the quotes count the other
 * figure, and not as they count its own. Only in English, where the noun decides; in Chinese the unit is written.
 */
export function swappedByUnit(figures: readonly Said[], held: readonly Held[]): Said | undefined {
  const units = figures.map(({ amount }) => [
    ...new Set(held.filter(other => other.amount.value === amount.value).map(other => other.amount.unit)),
  ])
  return figures.find(({ amount }, at) => {
    const nearest = NEAREST[amount.unit]
    const own = units[at] ?? []
    if (nearest === undefined || own.length === 0 || own.some(unit => unit === '' || nearest.includes(unit)))
      return false
    return figures.some((other, index) => {
      const theirs = units[index] ?? []
      if (index === at || other.amount.unit === amount.unit) return false
      const isTheirs = theirs.some(unit => NEAREST[other.amount.unit]?.includes(unit))
      return !isTheirs && theirs.length > 0 && theirs.every(unit => nearest.includes(unit))
    })
  })
}
