import { expect, test } from 'vitest'
import { createPace } from '../../../../src/channels/wecom/delivery/pace.ts'

test('the limits of a conversation hold in any span of their length, and leave half of it for answers', () => {
  let at = 0
  const pace = createPace(() => new Date(at))
  const spare = Array.from({ length: 20 }, () => pace.takeSpare('chat')).filter(Boolean)
  expect(spare).toHaveLength(15)
  at = 30_000
  expect(Array.from({ length: 15 }, () => pace.take('chat'))).toEqual(Array(15).fill(0))
  expect(pace.take('chat')).toBe(30_000)
  expect(pace.take('another')).toBe(0)
  at = 60_000
  expect(Array.from({ length: 16 }, () => pace.take('chat'))).toEqual([...Array(15).fill(0), 30_000])
})

test('the limit of an hour holds too', () => {
  let at = 0
  const pace = createPace(() => new Date(at))
  for (let n = 0; n < 1000; n += 1) {
    expect(pace.take('chat')).toBe(0)
    at += 2_500
  }
  expect(pace.take('chat')).toBe(3_600_000 - at)
})
