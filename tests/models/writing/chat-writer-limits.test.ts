import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WriterError } from '../../../src/models/writer.ts'
import { endless, fails, says, stalls, stallsMidway } from '../../fakes/llm/behaviours.ts'
import { type Llm, startLlm } from '../../fakes/llm/start-llm.ts'
import type { Call } from '../../fakes/llm/terms.ts'
import { TASK, writerOf, written } from './writer-of.ts'

const TEXT = '增城区2024年共受理行政复议申请1,234宗[1]。'
const HOUR = 3_600_000

let llm: Llm

beforeAll(async () => {
  llm = await startLlm()
  // Loads LangChain, which is no part of the seconds that some tests set.
  await llm.script(says(TEXT))
  await written(writerOf(llm.baseUrl).writer.write(TASK))
})
afterAll(() => llm.stop())

const faultOf = (error: unknown) => (error instanceof WriterError ? error.fault : error)
const closed = ([first]: readonly Call[]) => first !== undefined && first.endedAt !== null
const asked = (count: number) => (calls: readonly Call[]) => calls.length === count

describe('ends the model’s work at once', () => {
  test('when it is cancelled before the first word', async () => {
    await llm.script(stalls())
    const { writer, outcomes } = writerOf(llm.baseUrl)
    const asker = new AbortController()
    const text = written(writer.write(TASK, { signal: asker.signal }))
    await llm.until(asked(1))
    const reason = new Error('the asker left')
    asker.abort(reason)
    expect((await text).error).toBe(reason)
    expect((await llm.until(closed))[0]?.closedEarly).toBe(true)
    expect(outcomes()).toEqual(['cancelled'])
  })

  test('when it is cancelled midway', async () => {
    await llm.script(stallsMidway(TEXT))
    const { writer, outcomes, watched } = writerOf(llm.baseUrl)
    const asker = new AbortController()
    const pieces = writer.write(TASK, { signal: asker.signal })[Symbol.asyncIterator]()
    expect((await pieces.next()).value).toMatch(/^增/)
    asker.abort()
    await expect(written({ [Symbol.asyncIterator]: () => pieces })).resolves.toMatchObject({
      error: { name: 'AbortError' },
    })
    expect((await llm.until(closed))[0]?.closedEarly).toBe(true)
    expect(outcomes()).toEqual(['cancelled'])
    expect(watched.tokens.prompt).toBeGreaterThan(0)
  })

  test('when the reader has read enough', async () => {
    await llm.script(endless(TEXT))
    const { writer, outcomes } = writerOf(llm.baseUrl)
    for await (const piece of writer.write(TASK)) if (piece !== '') break
    expect((await llm.until(closed))[0]?.closedEarly).toBe(true)
    expect(outcomes()).toEqual(['cancelled'])
  })

  test('when the reader leaves while it waits for the next word', async () => {
    await llm.script(stalls())
    const pieces = writerOf(llm.baseUrl).writer.write(TASK)[Symbol.asyncIterator]()
    const next = pieces.next()
    await llm.until(asked(1))
    await pieces.return?.()
    expect(await next).toEqual({ done: true, value: undefined })
    expect((await llm.until(closed))[0]?.closedEarly).toBe(true)
  })

  test('when the time is up, what was said until then being kept', async () => {
    await llm.script(stallsMidway(TEXT))
    const { writer, outcomes } = writerOf(llm.baseUrl, { seconds: 2 })
    const { text, error } = await written(writer.write(TASK))
    expect(faultOf(error)).toBe('timeout')
    expect(text).toBe(TEXT.slice(0, Math.ceil(TEXT.length / 2)))
    expect((await llm.until(closed))[0]?.closedEarly).toBe(true)
    expect(outcomes()).toEqual(['timeout'])
  })

  test('and asks nothing where it was cancelled before', async () => {
    await llm.script(says(TEXT))
    const { writer, outcomes } = writerOf(llm.baseUrl)
    const { error } = await written(writer.write(TASK, { signal: AbortSignal.abort('gone') }))
    expect(error).toBe('gone')
    expect(await llm.calls()).toEqual([])
    expect(outcomes()).toEqual([])
  })

  test('and waits for no other try once the time is up', async () => {
    await llm.script(fails(500))
    const { writer, outcomes } = writerOf(llm.baseUrl, { seconds: 1, backoffMs: 60_000 })
    expect(faultOf((await written(writer.write(TASK))).error)).toBe('timeout')
    expect(outcomes()).toEqual(['broken'])
  })
})

describe('writes only so many at once', () => {
  test('lets as many wait, and tells the others that it is busy', async () => {
    await llm.script(stalls(), says(TEXT))
    const { writer, outcomes } = writerOf(llm.baseUrl, { atOnce: 1 })
    const asker = new AbortController()
    const first = written(writer.write(TASK, { signal: asker.signal }))
    await llm.until(asked(1))
    const second = written(writer.write(TASK))
    await nextTurn()
    const third = await written(writer.write(TASK))
    expect(faultOf(third.error)).toBe('busy')
    expect(await llm.calls()).toHaveLength(1)
    asker.abort()
    await first
    expect((await second).text).toBe(TEXT)
    expect(outcomes()).toEqual(['busy', 'cancelled', 'ok'])
  })

  test('one that was left while it waited is never asked for', async () => {
    await llm.script(stalls(), says(TEXT))
    const { writer } = writerOf(llm.baseUrl, { atOnce: 1 })
    const [first, second] = [new AbortController(), new AbortController()]
    const texts = [first, second].map(({ signal }) => written(writer.write(TASK, { signal })))
    await llm.until(asked(1))
    second.abort()
    await texts[1]
    first.abort()
    await texts[0]
    expect((await written(writer.write(TASK))).text).toBe(TEXT)
    expect(await llm.calls()).toHaveLength(2)
  })
})

describe('leaves a service alone that is not well', () => {
  const failing = { failuresBeforeRest: 3, restMs: 60_000 }

  test('after so many failures in a row', async () => {
    await llm.script(fails(500))
    const { writer, outcomes } = writerOf(llm.baseUrl, failing)
    await written(writer.write(TASK))
    expect(faultOf((await written(writer.write(TASK))).error)).toBe('resting')
    expect(await llm.calls()).toHaveLength(3)
    expect(outcomes()).toEqual(['broken', 'broken', 'broken', 'resting'])
  })

  test('and comes back to it after a rest', async () => {
    await llm.script(fails(500), fails(500), fails(500), says(TEXT))
    const { writer } = writerOf(llm.baseUrl, { ...failing, restMs: 1 })
    await written(writer.write(TASK))
    await new Promise(rested => setTimeout(rested, 20))
    expect((await written(writer.write(TASK))).text).toBe(TEXT)
    expect((await written(writer.write(TASK))).text).toBe(TEXT)
  })

  test('with one at a time, as long as nobody knows whether it is well again', async () => {
    await llm.script(fails(500), fails(500), fails(500), stalls())
    const { writer } = writerOf(llm.baseUrl, { ...failing, restMs: 1 })
    await written(writer.write(TASK))
    await new Promise(rested => setTimeout(rested, 20))
    const asker = new AbortController()
    const first = written(writer.write(TASK, { signal: asker.signal }))
    await llm.until(asked(4))
    expect(faultOf((await written(writer.write(TASK))).error)).toBe('resting')
    asker.abort()
    await first
  })

  test('also where texts break off midway or never come', async () => {
    await llm.script(stallsMidway(TEXT))
    const { writer } = writerOf(llm.baseUrl, { ...failing, failuresBeforeRest: 2, seconds: 1 })
    await written(writer.write(TASK))
    await written(writer.write(TASK))
    expect(faultOf((await written(writer.write(TASK))).error)).toBe('resting')
  })

  test('but not because askers leave, or requests are none for it', async () => {
    await llm.script(fails(400), fails(400), fails(400), stalls())
    const { writer, outcomes } = writerOf(llm.baseUrl, failing)
    for (let request = 0; request < 3; request++) await written(writer.write(TASK))
    for (let leaving = 0; leaving < 3; leaving++) {
      const asker = new AbortController()
      const text = written(writer.write(TASK, { signal: asker.signal }))
      await llm.until(asked(4 + leaving))
      asker.abort()
      await text
    }
    await llm.script(says(TEXT))
    expect((await written(writer.write(TASK))).text).toBe(TEXT)
    expect(outcomes()).not.toContain('resting')
  })
})

describe('spends only so many tokens in an hour', () => {
  test('as the service counts them, until the hour has passed', async () => {
    await llm.script(says(TEXT))
    let now = 0
    const { writer, watched, outcomes } = writerOf(llm.baseUrl, { tokensPerHour: 250, now: () => now })
    for (let texts = 0; texts < 6; texts++) await written(writer.write(TASK))
    const { error } = await written(writer.write(TASK))
    expect(faultOf(error)).toBe('spent')
    const { prompt, completion } = watched.tokens
    expect(prompt + completion).toBeGreaterThan(150)
    expect(outcomes().at(-1)).toBe('spent')
    const before = (await llm.calls()).length
    now = HOUR + 1
    expect((await written(writer.write(TASK))).text).toBe(TEXT)
    expect(await llm.calls()).toHaveLength(before + 1)
  })

  test('without counting tries that the service refused', async () => {
    await llm.script(...Array.from({ length: 9 }, () => fails(500)), says(TEXT))
    const { writer, watched } = writerOf(llm.baseUrl, { tokensPerHour: 250, failuresBeforeRest: 100 })
    for (let texts = 0; texts < 3; texts++) await written(writer.write(TASK))
    expect(watched.tokens).toEqual({ prompt: 0, completion: 0 })
    expect((await written(writer.write(TASK))).text).toBe(TEXT)
  })
})

test('gives no model more to read than it can', async () => {
  await llm.script(says(TEXT))
  const { writer, outcomes } = writerOf(llm.baseUrl)
  const task = { ...TASK, values: { ...TASK.values, quotes: '受'.repeat(6001) } }
  expect(faultOf((await written(writer.write(task))).error)).toBe('too_long')
  expect(await llm.calls()).toEqual([])
  expect(outcomes()).toEqual(['too_long'])
})
