import { afterEach, expect, test, vi } from 'vitest'
import { limitedAsk } from '../../../src/channels/operation/limited-ask.ts'
import type { AskOptions } from '../../../src/question/ask.ts'
import { answer } from '../http/fake-service.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** Answers when it is told to, and keeps the options. */
function slowAsk() {
  const seen: AskOptions[] = []
  let resolve: (given: typeof answer) => void = () => {}
  const promise = new Promise<typeof answer>(settle => {
    resolve = settle
  })
  const ask = (_: unknown, options: AskOptions = {}) => {
    seen.push(options)
    return promise
  }
  return { ask, seen, finish: () => resolve(answer) }
}

test('an answer in time is given, and nothing is left running', async () => {
  vi.useFakeTimers()
  const { ask, finish, seen } = slowAsk()
  const onStep = () => {}
  const asked = limitedAsk(ask, 5)({ text: '受理多少？' }, { onStep })
  finish()
  expect(await asked).toBe(answer)
  expect(seen[0]?.onStep).toBe(onStep)
  expect(vi.getTimerCount()).toBe(0)
})

test('whoever answers is told how many seconds are left', async () => {
  let now = 1_000
  const { ask, finish, seen } = slowAsk()
  const asked = limitedAsk(ask, 5, () => now)({ text: '受理多少？' })
  expect(seen[0]?.secondsLeft?.()).toBe(5)
  now += 3_500
  expect(seen[0]?.secondsLeft?.()).toBe(1.5)
  finish()
  await asked
})

test('a question is given up after its seconds, and the work is told so', async () => {
  vi.useFakeTimers()
  const { ask, seen } = slowAsk()
  const asked = limitedAsk(ask, 5)({ text: '受理多少？' })
  const failed = expect(asked).rejects.toMatchObject({ code: 'timeout', message: expect.stringContaining('5 seconds') })
  vi.advanceTimersByTime(4_999)
  expect(seen[0]?.signal?.aborted).toBe(false)
  vi.advanceTimersByTime(1)
  await failed
  expect(seen[0]?.signal?.aborted).toBe(true)
})

test('an asker who leaves ends it at once, with what he gave as reason', async () => {
  const { ask, seen } = slowAsk()
  const leaving = new AbortController()
  const asked = limitedAsk(ask, 5)({ text: '受理多少？' }, { signal: leaving.signal })
  leaving.abort(new Error('gone'))
  await expect(asked).rejects.toThrow('gone')
  expect(seen[0]?.signal?.aborted).toBe(true)
  await expect(limitedAsk(ask, 5)({ text: '再问' }, { signal: leaving.signal })).rejects.toThrow('gone')
  expect(seen).toHaveLength(1)
})
