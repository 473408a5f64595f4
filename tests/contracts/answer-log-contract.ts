import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  type AnswerFilter,
  type AnswerLog,
  type Feedback,
  type KeptAnswer,
  MOST_FEEDBACK,
} from '../../src/library/answer-log.ts'

/** Where an adapter keeps one answer log: opened again it holds what was kept. */
export type AnswerLogHome = {
  open(): Promise<{ readonly answers: AnswerLog; readonly close: () => Promise<void> }>
  dispose(): Promise<void>
}

const NOON = Date.parse('2026-01-02T12:00:00Z')
const at = (minutes: number) => new Date(NOON + minutes * 60_000)

const kept = (id: string, minutes: number, about: Partial<KeptAnswer> = {}): KeptAnswer => ({
  id,
  at: at(minutes),
  channel: 'http',
  owner: 'key-1',
  question: `${id}：增城区受理多少宗？`,
  request: '{"topK":3}',
  conversationId: 'conversation-1',
  status: 'answered',
  reason: null,
  index: 'fingerprint-1',
  citations: [
    {
      index: 1,
      reportId: 'zengcheng-2024',
      revision: 2,
      sectionId: 's8',
      path: ['一、2024年工作情况', '(五)行政复议'],
      quote: '受理行政复议申请930宗。',
      start: 10,
      end: 22,
    },
  ],
  body: '{"answer":"受理930宗[1]"}',
  ...about,
})

const said = (answerId: string, minutes: number, about: Partial<Feedback> = {}): Feedback => ({
  answerId,
  at: at(minutes),
  channel: 'http',
  rating: 'bad',
  reasons: ['incomplete', 'data'],
  comment: '缺“调解”数',
  ...about,
})

/** Any text that UTF-8 can carry, NUL and what databases quote among it. */
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', "a'--", '%', '_', '对话', '𠮷\0'))
const id = fc.string({ unit: 'binary' })
const day = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
const citation = fc.record({
  index: fc.integer({ min: 1, max: 60 }),
  reportId: text,
  revision: fc.integer({ min: 1 }),
  sectionId: text,
  path: fc.array(text, { maxLength: 4 }),
  quote: text,
  start: fc.nat(),
  end: fc.nat(),
})
const anyAnswer: fc.Arbitrary<KeptAnswer> = fc.record({
  id,
  at: day,
  channel: text,
  owner: text,
  question: text,
  request: fc.json(),
  conversationId: text,
  status: fc.constantFrom('answered', 'not_found'),
  reason: fc.option(text),
  index: text,
  citations: fc.array(citation, { maxLength: 4 }),
  body: fc.json(),
})
const anyFeedback = fc.record({
  at: day,
  channel: text,
  rating: fc.constantFrom('good', 'bad', 'cancelled'),
  reasons: fc.array(text, { maxLength: 4 }),
  comment: fc.option(text),
})

/** What every adapter of the answer log keeps to; uses nothing but the port. */
export function answerLogContract(name: string, createHome: () => Promise<AnswerLogHome>): void {
  let home: AnswerLogHome
  let opened: Awaited<ReturnType<AnswerLogHome['open']>>
  let answers: AnswerLog

  async function open(): Promise<void> {
    opened = await home.open()
    answers = opened.answers
  }
  async function reopen(): Promise<void> {
    await opened.close()
    await open()
  }
  const listed = async (filter: Partial<AnswerFilter> = {}) =>
    (await answers.list({ limit: 100, ...filter })).map(each => each.id)

  const saidOfAll = async () => (await answers.listFeedback({ limit: 100 })).map(({ feedback }) => feedback)

  beforeEach(async () => {
    home = await createHome()
    await open()
  })

  afterEach(async () => {
    await opened.close()
    await home.dispose()
  })

  describe(`${name} keeps the answer log's contract`, () => {
    test('gives an answer and its feedback back as they were kept, also after a restart', async () => {
      const answer = kept('a', 0, { status: 'not_found', reason: 'off_topic', citations: [] })
      await answers.keep(answer)
      await answers.keep(kept('b', 1))
      expect(await answers.keepFeedback(said('b', 2))).toBe(true)
      for (const again of [async () => {}, reopen]) {
        await again()
        expect(await answers.find('a')).toEqual(answer)
        expect(await answers.find('b')).toEqual(kept('b', 1))
        expect(await answers.feedback('b')).toEqual([said('b', 2)])
      }
    })

    test('whatever is kept comes back equal', async () => {
      await fc.assert(
        fc.asyncProperty(anyAnswer, fc.array(anyFeedback, { maxLength: 3 }), async (answer, spoken) => {
          // The same id may come twice, and an id names one answer for good.
          const already = await answers.find(answer.id)
          if (already === undefined) await answers.keep(answer)
          else await expect(answers.keep(answer)).rejects.toThrow()
          expect(await answers.find(answer.id)).toEqual(already ?? answer)
          if (already !== undefined) return
          const feedback = spoken.map(each => ({ ...each, answerId: answer.id }))
          for (const each of feedback) expect(await answers.keepFeedback(each)).toBe(true)
          expect(await answers.feedback(answer.id)).toEqual(
            feedback.toSorted((one, other) => one.at.getTime() - other.at.getTime()),
          )
        }),
      )
    })

    test('never mixes two answers, whatever their ids are', async () => {
      const ids = ['a', 'A', 'a ', '', "a'--", '答', 'a%', 'a\0b']
      for (const each of ids) await answers.keep(kept(each, 0))
      for (const each of ids) {
        expect(await answers.find(each)).toEqual(kept(each, 0))
        await answers.keepFeedback(said(each, 1, { comment: each }))
      }
      for (const each of ids) expect(await answers.feedback(each)).toEqual([said(each, 1, { comment: each })])
      expect(await answers.find('b')).toBeUndefined()
      expect(await answers.find('a\0')).toBeUndefined()
    })

    test('refuses a second answer of the same id and keeps the first', async () => {
      await answers.keep(kept('a', 0))
      await expect(answers.keep(kept('a', 1, { question: 'another' }))).rejects.toThrow()
      expect(await answers.find('a')).toEqual(kept('a', 0))
    })

    test('lists newest first, those of one moment by when they were kept', async () => {
      await answers.keep(kept('second', 2))
      await answers.keep(kept('first', 1))
      await answers.keep(kept('third', 2))
      expect(await listed()).toEqual(['third', 'second', 'first'])
    })

    test('every page goes on where the one before ended, also where answers share a moment', async () => {
      const ids = Array.from({ length: 11 }, (_, i) => `answer-${i}`)
      for (const [i, each] of ids.entries()) await answers.keep(kept(each, Math.floor(i / 4)))
      const pages: string[][] = []
      let before: string | undefined
      do {
        pages.push(await listed({ limit: 3, ...(before !== undefined && { before }) }))
        before = pages.at(-1)?.at(-1)
      } while (before !== undefined)
      expect(pages.map(page => page.length)).toEqual([3, 3, 3, 2, 0])
      expect(pages.flat()).toEqual(ids.toReversed())
    })

    test('lists nothing before an answer that is not kept', async () => {
      await answers.keep(kept('a', 0))
      expect(await listed({ before: 'nowhere' })).toEqual([])
    })

    test('lists those of one status and one channel, pages among them', async () => {
      await answers.keep(kept('a', 0, { status: 'not_found', reason: 'too_vague' }))
      await answers.keep(kept('b', 1, { channel: 'cli' }))
      await answers.keep(kept('c', 2, { channel: 'cli', status: 'not_found', reason: 'too_vague' }))
      await answers.keep(kept('d', 3))
      expect(await listed({ status: 'not_found' })).toEqual(['c', 'a'])
      expect(await listed({ channel: 'cli' })).toEqual(['c', 'b'])
      expect(await listed({ channel: 'cli', status: 'answered' })).toEqual(['b'])
      expect(await listed({ channel: 'http', before: 'c' })).toEqual(['a'])
      expect(await listed({ channel: 'CLI' })).toEqual([])
    })

    test('keeps feedback only on answers that are kept, and all of it, oldest first', async () => {
      await answers.keep(kept('a', 0))
      await answers.keep(kept('b', 0))
      const late = said('a', 9, { rating: 'cancelled', reasons: [], comment: null })
      for (const each of [late, said('b', 5), said('a', 1)]) expect(await answers.keepFeedback(each)).toBe(true)
      expect(await answers.keepFeedback(said('nowhere', 2))).toBe(false)
      expect(await answers.feedback('a')).toEqual([said('a', 1), late])
      expect(await answers.feedback('nowhere')).toEqual([])
    })

    test('lists feedback with its answers, what was kept last first, whatever it is dated', async () => {
      expect(await answers.listFeedback({ limit: 5 })).toEqual([])
      await answers.keep(kept('a', 0))
      await answers.keep(kept('b', 0, { channel: 'cli', status: 'not_found', reason: 'too_vague', citations: [] }))
      for (const each of [said('a', 9), said('b', 5), said('a', 1)]) await answers.keepFeedback(each)
      const listed = await answers.listFeedback({ limit: 5 })
      expect(listed).toEqual(
        [said('a', 1), said('b', 5), said('a', 9)].map(feedback => ({
          feedback,
          answer:
            feedback.answerId === 'a'
              ? kept('a', 0)
              : kept('b', 0, { channel: 'cli', status: 'not_found', reason: 'too_vague', citations: [] }),
          position: expect.any(Number),
        })),
      )
    })

    test('every page of feedback goes on where the one before ended, whatever is said meanwhile', async () => {
      for (const each of ['a', 'b']) await answers.keep(kept(each, 0))
      const comments = Array.from({ length: 7 }, (_, i) => `${i}`)
      for (const [i, comment] of comments.entries())
        await answers.keepFeedback(said(i % 2 === 0 ? 'a' : 'b', 1, { comment }))
      const pages: (string | null)[][] = []
      let before: number | undefined
      do {
        const page = await answers.listFeedback({ limit: 3, ...(before !== undefined && { before }) })
        await answers.keepFeedback(said('b', 2, { comment: 'later' }))
        pages.push(page.map(({ feedback }) => feedback.comment))
        before = page.at(-1)?.position
      } while (before !== undefined)
      expect(pages).toEqual([['6', '5', '4'], ['3', '2', '1'], ['0'], []])
    })

    test('keeps so much feedback on one answer and no more: what was kept first gives way', async () => {
      for (const each of ['a', 'b']) await answers.keep(kept(each, 0))
      await answers.keepFeedback(said('b', 1))
      const all = Array.from({ length: MOST_FEEDBACK + 3 }, (_, i) => said('a', i, { comment: `${i}` }))
      for (const each of all) expect(await answers.keepFeedback(each)).toBe(true)
      expect(await answers.feedback('a')).toEqual(all.slice(3))
      expect(await answers.feedback('b')).toEqual([said('b', 1)])
      // What is said last stays although its clock was slow.
      await answers.keepFeedback(said('a', -1, { rating: 'cancelled' }))
      expect(await answers.feedback('a')).toEqual([said('a', -1, { rating: 'cancelled' }), ...all.slice(4)])
    })

    test('forgets what was given before a moment, its feedback with it, and tells how many answers went', async () => {
      for (const [i, each] of ['a', 'b', 'c'].entries()) {
        await answers.keep(kept(each, i))
        await answers.keepFeedback(said(each, 10))
      }
      expect(await answers.forget(at(2))).toBe(2)
      expect(await listed()).toEqual(['c'])
      expect(await saidOfAll()).toEqual([said('c', 10)])
      expect(await answers.keepFeedback(said('a', 11))).toBe(false)
      expect(await answers.forget(at(2))).toBe(0)
      await reopen()
      expect(await listed()).toEqual(['c'])
    })
  })
}
