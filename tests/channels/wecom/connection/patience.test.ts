import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPatience } from '../../../../src/channels/wecom/connection/patience.ts'
import { CONNECTION_TIMINGS } from '../../../../src/channels/wecom/connection/timings.ts'

const ends = fc.constantFrom('lost' as const, 'replaced' as const, 'refused' as const)

test('no two waits are shorter than half of the first or longer than the longest, whatever happens', () => {
  const happened = fc.array(fc.tuple(ends, fc.nat({ max: 4_000_000 }), fc.double({ min: 0, max: 1, noNaN: true })))
  fc.assert(
    fc.property(happened, events => {
      let chance = 0
      const patience = createPatience(CONNECTION_TIMINGS, () => chance)
      for (const [kind, livedMs, random] of events) {
        chance = random
        const [first, longest] = CONNECTION_TIMINGS[`${kind}Ms`]
        const wait = patience({ kind }, livedMs)
        expect(wait).toBeGreaterThanOrEqual(first / 2)
        expect(wait).toBeLessThanOrEqual(longest)
      }
    }),
  )
})

test('waits double, and begin anew after a connection that held', () => {
  const patience = createPatience(CONNECTION_TIMINGS, () => 0)
  const lost = (livedMs: number) => patience({ kind: 'lost' }, livedMs)
  expect([0, 0, 0, 0, 0, 0, 0].map(lost)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
  expect(lost(CONNECTION_TIMINGS.steadyMs)).toBe(1_000)
})

test('who is replaced again and again comes back ever more rarely, although each connection held for a while', () => {
  const patience = createPatience(CONNECTION_TIMINGS, () => 0)
  const minutes = [1, 2, 3, 4, 5, 6].map(() => patience({ kind: 'replaced' }, 5 * 60_000) / 60_000)
  expect(minutes).toEqual([1, 2, 4, 8, 15, 15])
})
