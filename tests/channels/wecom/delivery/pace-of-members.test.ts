import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPace } from '../../../../src/channels/wecom/delivery/pace.ts'

/** Somebody who wants to send a text, and comes back when he is told to, until it is sent. */
function sentAt(gaps: readonly number[]): number[] {
  let at = 0
  const limits = createPace(() => new Date(at))
  return gaps.map(gap => {
    at += gap
    for (let wait = limits.take('zhang'); wait > 0; wait = limits.take('zhang')) at += wait
    return at
  })
}

const inAnyWindow = (times: readonly number[], withinMs: number) =>
  Math.max(...times.map((from, n) => times.slice(n).filter(time => time - from < withinMs).length))

test('no minute ever holds more than 30, and nobody waits without need', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 200 }), gaps => {
      const times = sentAt(gaps)
      expect(inAnyWindow(times, 60_000)).toBeLessThanOrEqual(30)
      const wanted = gaps.map((_, n) => gaps.slice(0, n + 1).reduce((sum, gap) => sum + gap, 0))
      if (inAnyWindow(wanted, 60_000) <= 30) expect(times).toEqual(wanted)
    }),
  )
})

test('no hour holds more than 1,000', () => {
  const times = sentAt(Array(1_500).fill(100))
  expect(inAnyWindow(times, 3_600_000)).toBe(1_000)
})

test('one member does not wait for another', () => {
  const limits = createPace(() => new Date(0))
  for (let n = 0; n < 30; n++) expect(limits.take('zhang')).toBe(0)
  expect(limits.take('zhang')).toBe(60_000)
  expect(limits.take('li')).toBe(0)
})
