import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { askInTurn, TooBusyError } from '../../../src/channels/operation/ask-in-turn.ts'
import type { AskOptions } from '../../../src/question/ask.ts'
import type { Question } from '../../../src/question/question.ts'
import { answer } from '../http/fake-service.ts'

const settled = () => new Promise<void>(resolve => setImmediate(resolve))

afterEach(() => void vi.useRealTimers())

/** Works on a question until it is told to finish. */
function held(limits: { readonly longestWaitSeconds?: number; readonly mostWaiting?: number } = {}) {
  const begun: string[] = []
  const ends: { finish: () => void; fail: (error: Error) => void }[] = []
  const working = (question: Question, _options?: AskOptions) =>
    new Promise<typeof answer>((resolve, reject) => {
      begun.push(question.text)
      ends.push({ finish: () => resolve(answer), fail: reject })
    })
  const turns = askInTurn(working, { longestWaitSeconds: 1000, mostWaiting: 100, pause: settled, ...limits })
  const end = async (how: 'finish' | 'fail' = 'finish') => {
    const one = ends.shift()
    if (how === 'finish') one?.finish()
    else one?.fail(new Error('broken'))
    await settled()
    await settled()
  }
  return { ...turns, begun, end }
}

test('one question is answered after another, in the order they came', async () => {
  const { ask, begun, end, waiting } = held()
  const all = Promise.allSettled(['一', '二', '三'].map(text => ask({ text })))
  expect([begun, waiting()]).toEqual([['一'], 2])
  await end()
  expect([begun, waiting()]).toEqual([['一', '二'], 1])
  await end('fail')
  expect(begun).toEqual(['一', '二', '三'])
  await end()
  expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(waiting()).toBe(0)
})

test('those who ask take turns, however many questions one of them has', async () => {
  const { ask, begun, end } = held()
  for (const [owner, texts] of Object.entries({ a: ['a1', 'a2', 'a3', 'a4'], b: ['b1', 'b2'], c: ['c1'] }))
    for (const text of texts) void ask({ text, owner })
  for (let at = 0; at < 7; at++) await end()
  expect(begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4'])
})

test('who leaves the line is not worked on, and those behind come sooner', async () => {
  const { ask, begun, end, waiting } = held()
  const leaving = new AbortController()
  void ask({ text: '一' })
  const left = expect(ask({ text: '二' }, { signal: leaving.signal })).rejects.toThrow('left')
  void ask({ text: '三' })
  leaving.abort(new Error('left'))
  await left
  expect(waiting()).toBe(1)
  await end()
  expect(begun).toEqual(['一', '三'])
})

test('who has waited too long is turned away and told when to come back; who is worked on is not', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { ask, begun, end, waiting } = held({ longestWaitSeconds: 20 })
  const first = ask({ text: '一' })
  const late = expect(ask({ text: '二' })).rejects.toMatchObject({ code: 'too_busy', retryAfterSeconds: 20 })
  vi.advanceTimersByTime(19_999)
  const last = ask({ text: '三' })
  vi.advanceTimersByTime(1)
  await late
  expect(waiting()).toBe(1)
  await end()
  await end()
  expect([await first, await last, begun]).toEqual([answer, answer, ['一', '三']])
  expect(vi.getTimerCount()).toBe(0)
})

test('where very many wait, more are turned away at once', async () => {
  const { ask, waiting } = held({ mostWaiting: 2 })
  for (const text of ['一', '二', '三']) void ask({ text })
  await expect(ask({ text: '四' })).rejects.toBeInstanceOf(TooBusyError)
  expect(waiting()).toBe(2)
})

test('whatever comes, ends, fails or leaves: never two at once, and everybody’s question comes to an end', async () => {
  const happening = fc.oneof(
    fc.record({ kind: fc.constant('come' as const), owner: fc.constantFrom('a', 'b', 'c') }),
    fc.record({ kind: fc.constant('leave' as const), which: fc.nat(20) }),
    fc.record({ kind: fc.constantFrom('finish' as const, 'fail' as const) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 25 }), async happenings => {
      const { ask, begun, end, waiting } = held()
      const outcomes: Promise<unknown>[] = []
      const leaving: AbortController[] = []
      for (const one of happenings) {
        if (one.kind === 'come') {
          const signal = new AbortController()
          leaving.push(signal)
          const text = String(outcomes.length)
          outcomes.push(ask({ text, owner: one.owner }, { signal: signal.signal }).catch(error => error))
        } else if (one.kind === 'leave') leaving[one.which]?.abort()
        else await end(one.kind)
      }
      for (let at = 0; at <= outcomes.length; at++) await end()
      await Promise.all(outcomes)
      expect(waiting()).toBe(0)
      expect(new Set(begun).size).toBe(begun.length)
    }),
    { numRuns: 60 },
  )
})
