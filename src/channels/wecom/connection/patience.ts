import type { LinkEnd } from './link.ts'
import type { ConnectionTimings } from './timings.ts'

type Timings = Pick<ConnectionTimings, 'lostMs' | 'replacedMs' | 'refusedMs' | 'steadyMs'>

/** Many services that lose their connections in one moment come back at different ones: up to half of a wait is left off. */
const JITTER = 0.5

/**
 * How long to wait before connecting again: twice as long with each end of the same kind. Whoever took our place may do
 * so again after a good while, so being replaced is forgotten only after a wait of its longest.
 */
export function createPatience(
  timings: Timings,
  random: () => number,
): (end: Pick<LinkEnd, 'kind'>, livedMs: number) => number {
  const inRow = { lost: 0, replaced: 0, refused: 0 }
  return ({ kind }, livedMs) => {
    if (livedMs >= timings.steadyMs) inRow.lost = inRow.refused = 0
    if (livedMs >= timings.replacedMs[1]) inRow.replaced = 0
    if (kind === 'closed') return 0
    const [first, longest] = timings[`${kind}Ms`]
    const wait = Math.min(first * 2 ** Math.min(inRow[kind], 20), longest)
    inRow[kind] += 1
    return wait * (1 - JITTER * random())
  }
}
