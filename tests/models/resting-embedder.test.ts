import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { EachEmbedder } from '../../src/models/embedder.ts'
import { restingEmbedder } from '../../src/models/resting-embedder.ts'

const IDLE = 60_000

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Embeds when it is told to, and counts how often it was closed. */
function held() {
  const waiting: (() => void)[] = []
  const counted = { closed: 0 }
  const embedder: EachEmbedder = {
    embedEach: texts => new Promise(resolve => waiting.push(() => resolve(texts.map(() => [1])))),
    close: async () => void counted.closed++,
  }
  return { embedder, counted, finish: () => waiting.shift()?.() }
}

test('an embedder that nobody has used for the time is closed, once', async () => {
  const { embedder, counted, finish } = held()
  const resting = restingEmbedder(embedder, IDLE)
  const vectors = resting.embedEach(['一'], 'query')
  finish()
  expect(await vectors).toEqual([[1]])
  vi.advanceTimersByTime(IDLE - 1)
  expect(counted.closed).toBe(0)
  vi.advanceTimersByTime(10 * IDLE)
  expect(counted.closed).toBe(1)
})

test('it is not closed while it embeds for somebody, however long that takes', async () => {
  const { embedder, counted, finish } = held()
  const resting = restingEmbedder(embedder, IDLE)
  const [first, second] = [resting.embedEach(['一'], 'query'), resting.embedEach(['二'], 'query')]
  finish()
  await first
  vi.advanceTimersByTime(10 * IDLE)
  expect(counted.closed).toBe(0)
  finish()
  await second
  vi.advanceTimersByTime(IDLE)
  expect(counted.closed).toBe(1)
})

test('each use begins the time anew', async () => {
  const { embedder, counted, finish } = held()
  const resting = restingEmbedder(embedder, IDLE)
  for (let use = 0; use < 3; use++) {
    const vectors = resting.embedEach(['一'], 'passage')
    finish()
    await vectors
    vi.advanceTimersByTime(IDLE - 1)
  }
  expect(counted.closed).toBe(0)
})
