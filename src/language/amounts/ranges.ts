import type { Bound } from '../../library/library.ts'
import type { BoundSaid } from './bounds.ts'
import { rounded } from './number-cores.ts'
import type { Reading } from './readings.ts'

const RANGE_MARK = /^\s*(?:-|至|到|to|through|or)\s*$/
/** Of from 80 to 90 per cent and 3—5万 the first end takes over what is said at the second, and each bounds the other. */
export function joinedRanges(plain: string, readings: readonly Reading[]): Reading[] {
  return readings.map((reading, at) => {
    const [last, next] = [readings[at - 1], readings[at + 1]]
    if (next && isRange(plain, reading, next)) {
      const unit = reading.unit === '' ? next.unit : reading.unit
      const takes =
        reading.scale === 1 && next.scale > 1 && reading.value < next.value / next.scale && !grows(plain, reading)
      const value = takes ? rounded(reading.value * next.scale) : reading.value
      return { ...reading, unit, value, said: reading.said ?? ends(plain, reading, next, 'at_least') }
    }
    if (last && isRange(plain, last, reading))
      return { ...reading, said: reading.said ?? ends(plain, last, reading, 'at_most') }
    return reading
  })
}

function isRange(plain: string, low: Reading, high: Reading): boolean {
  const between = plain.slice(low.to, high.from)
  if (low.ordinal) return false
  return RANGE_MARK.test(between) || (/^\s+and\s+$/.test(between) && /\bbetween\s+$/i.test(plain.slice(0, low.from)))
}

/** From 15 days to 5: a change and no range. */
function grows(plain: string, low: Reading): boolean {
  return /(?:由|从|from)\s*$/i.test(plain.slice(0, low.from))
}

function ends(plain: string, low: Reading, high: Reading, bound: Bound): BoundSaid | undefined {
  return grows(plain, low) || low.value >= high.value || low.unit !== '' ? undefined : { bound, nearly: false }
}
