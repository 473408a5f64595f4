import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '../../../../src/errors.ts'
import { recordsInMemory } from '../../../library/records-in-memory.ts'
import { answer, fakeAsk } from '../../http/fake-service.ts'
import { botUnderTest, errcode, hangUp, responseUrlServer, status } from './bot-under-test.ts'

const QUESTION = '增城区2024年受理行政复议多少宗？'
const QUOTE = '2024年全区受理行政复议申请930宗'
const LOOKING = '正在查阅年度报告……'
const APART = '答案将另行发送'

/** Asks, and answers when it is told. */
function slowAsk() {
  const waiting: (() => void)[] = []
  let asked = 0
  return {
    ask: async () => {
      asked += 1
      await new Promise<void>(resolve => waiting.push(resolve))
      return answer
    },
    asked: () => asked,
    release() {
      for (const resolve of waiting.splice(0)) resolve()
    },
  }
}

/** The dead process's questions never come back. */
const neverAnswers = () => new Promise<never>(() => {})

let server: Awaited<ReturnType<typeof responseUrlServer>>

beforeEach(async () => {
  server = await responseUrlServer()
})

afterEach(() => server.close())

const withUrl = () => ({ response_url: server.url })

describe('through the stream', () => {
  test('a question is acknowledged before it is asked, and the next poll has the answer', async () => {
    const { ask, asked } = fakeAsk(answer)
    const bot = botUnderTest({ ask })
    const first = await bot.stream(bot.text(QUESTION, withUrl()))
    expect(first).toEqual({ id: first.id, finish: false, content: LOOKING, feedback: { id: first.id } })
    expect(asked).toEqual([])
    expect(bot.message().state).toBe('waiting')
    expect(await bot.poll(first)).toEqual({ id: first.id, finish: false, content: LOOKING })
    await bot.sweep()
    const last = await bot.poll(first)
    expect(last).toEqual({ id: first.id, finish: true, content: expect.stringContaining(QUOTE) })
    expect(bot.message()).toMatchObject({ state: 'claimed', route: 'stream', answerId: 'answer-1' })
    expect(await bot.poll(first)).toEqual(last)
    expect(asked).toHaveLength(1)
    bot.after(400)
    await bot.sweep()
    expect(bot.message().state).toBe('delivered')
    expect(await bot.poll(first)).toEqual(last)
    expect(server.posts).toEqual([])
    expect(bot.counts).toMatchObject({ acknowledged: 1, delivered: { stream: 1 }, refused: 0, failed: 0 })
  })

  test('repeated callbacks, at once and later, are one stream and one question', async () => {
    const { ask, asked } = fakeAsk(answer)
    const bot = botUnderTest({ ask })
    const message = bot.text(QUESTION, withUrl())
    const streams = await Promise.all([1, 2, 3].map(() => bot.stream(message)))
    expect(new Set(streams.map(({ id }) => id)).size).toBe(1)
    const sweeps = [bot.sweep(), bot.sweep()]
    streams.push(await bot.stream(message))
    await Promise.all(sweeps)
    const again = await bot.stream(message)
    expect(again).toMatchObject({ id: streams[0]?.id, finish: true, content: expect.stringContaining(QUOTE) })
    bot.restart()
    expect(await bot.stream(message)).toEqual(again)
    await bot.sweep()
    expect(asked).toHaveLength(1)
    expect(bot.counts.acknowledged).toBe(1)
  })

  test('a stream that nobody remembers is ended', async () => {
    const bot = botUnderTest({ ask: neverAnswers })
    expect(await bot.poll({ id: 'unknown' })).toMatchObject({
      id: 'unknown',
      finish: true,
      content: expect.stringMatching(/再问/),
    })
  })

  test('two processes over one outbox ask once and answer once', async () => {
    const { ask, asked } = fakeAsk(answer)
    const bot = botUnderTest({ ask })
    const one = bot.process()
    bot.restart()
    const other = bot.process()
    const stream = await bot.stream(bot.text(QUESTION, withUrl()), one)
    await Promise.all([one.delivery.sweep(), other.delivery.sweep()])
    expect(asked).toHaveLength(1)
    const shown = await Promise.all([bot.poll(stream, one), bot.poll(stream, other)])
    expect(shown[0]).toEqual(shown[1])
    expect(bot.counts.delivered).toEqual({ stream: 1 })
  })
})

describe('when the process ends', () => {
  test('before the question is asked, the next one asks it', async () => {
    const { ask, asked } = fakeAsk(answer)
    const bot = botUnderTest({ ask })
    const stream = await bot.stream(bot.text(QUESTION, withUrl()))
    bot.restart()
    await bot.sweep()
    expect(asked).toHaveLength(1)
    expect((await bot.poll(stream)).finish).toBe(true)
  })

  test('while the question is asked, the next one asks it as soon as the first counts as dead', async () => {
    const { ask, asked } = fakeAsk(answer)
    const bot = botUnderTest({ ask: neverAnswers })
    const stream = await bot.stream(bot.text(QUESTION, withUrl()))
    void bot.sweep()
    bot.restart(ask)
    await bot.sweep()
    expect(asked).toEqual([])
    bot.after(6)
    await bot.sweep()
    expect(asked).toHaveLength(1)
    expect((await bot.poll(stream)).finish).toBe(true)
  })

  test('an answer that comes from a process which counted as dead changes nothing', async () => {
    const slow = slowAsk()
    const bot = botUnderTest({ ask: slow.ask })
    const stream = await bot.stream(bot.text(QUESTION, withUrl()))
    const dead = bot.sweep()
    bot.restart(fakeAsk({ ...answer, id: 'answer-2' }).ask)
    bot.after(6)
    await bot.sweep()
    slow.release()
    await dead
    expect(bot.message()).toMatchObject({ state: 'answered', answerId: 'answer-2' })
    expect((await bot.poll(stream)).finish).toBe(true)
  })

  test('between the answer and its delivery, the next one delivers it without asking', async () => {
    const bot = botUnderTest({ ask: fakeAsk(answer).ask })
    const stream = await bot.stream(bot.text(QUESTION, withUrl()))
    await bot.sweep()
    bot.restart(neverAnswers)
    expect((await bot.poll(stream)).content).toContain(QUOTE)
    bot.restart(neverAnswers)
    expect((await bot.poll(stream)).content).toContain(QUOTE)
    bot.after(3_000)
    await bot.sweep()
    expect(server.posts).toEqual([])
  })

  test('after the stream has claimed an answer, it never goes through response_url', async () => {
    const bot = botUnderTest({ ask: fakeAsk(answer).ask })
    const stream = await bot.stream(bot.text(QUESTION, withUrl()))
    await bot.sweep()
    await bot.poll(stream)
    for (const seconds of [10, 320, 29, 2, 600, 4000]) {
      bot.after(seconds)
      bot.restart(neverAnswers)
      await bot.sweep()
    }
    expect(server.posts).toEqual([])
    expect(bot.message().state).toBe('delivered')
    expect(bot.errors).toEqual([])
  })

  test('between claiming and posting, the next one posts', async () => {
    const bot = botUnderTest({ ask: fakeAsk(answer).ask, fetch: neverAnswers })
    await bot.stream(bot.text(QUESTION, withUrl()))
    await bot.sweep()
    bot.after(331)
    void bot.sweep()
    expect(bot.message()).toMatchObject({ state: 'claimed', route: 'response_url', attempts: 1 })
    const next = botUnderTest({ ask: neverAnswers, records: bot.records })
    next.after(331)
    server.answers(errcode(0))
    await next.sweep()
    expect(server.posts).toHaveLength(0)
    next.after(6)
    await next.sweep()
    expect(server.posts).toHaveLength(1)
    expect(bot.message().state).toBe('delivered')
  })

  test('between posting and writing that down, the next one is told that it was posted', async () => {
    let arrived = 0
    const dying: typeof fetch = async (...call) => {
      await fetch(...call)
      arrived += 1
      return neverAnswers()
    }
    const bot = botUnderTest({ ask: fakeAsk(answer).ask, fetch: dying })
    await bot.stream(bot.text(QUESTION, withUrl()))
    await bot.sweep()
    bot.after(331)
    server.answers(errcode(0))
    void bot.sweep()
    await expect.poll(() => arrived).toBe(1)
    const next = botUnderTest({ ask: neverAnswers, records: bot.records })
    next.after(340)
    await next.sweep()
    expect(server.posts).toHaveLength(2)
    expect(bot.message().state).toBe('delivered')
    expect(next.counts).toMatchObject({ delivered: { response_url: 1 }, refused: 0, failed: 0 })
  })
})

describe('when the window of the stream closes', () => {
  async function late() {
    const slow = slowAsk()
    const bot = botUnderTest({ ask: slow.ask })
    const stream = await bot.stream(bot.text(QUESTION, withUrl()))
    const sweeping = bot.sweep()
    await expect.poll(slow.asked).toBe(1)
    return { bot, slow, stream, sweeping }
  }

  test('the stream ends without the answer, which goes through response_url once', async () => {
    const { bot, slow, stream, sweeping } = await late()
    bot.after(329)
    expect((await bot.poll(stream)).finish).toBe(false)
    bot.after(2)
    const ended = await bot.poll(stream)
    expect(ended).toMatchObject({ finish: true, content: expect.stringContaining(APART) })
    server.answers(errcode(0))
    slow.release()
    await sweeping
    await bot.sweep()
    expect(server.posts).toEqual([{ msgtype: 'markdown', markdown: { content: expect.stringContaining(QUOTE) } }])
    expect(bot.message()).toMatchObject({ state: 'delivered', route: 'response_url' })
    expect(await bot.poll(stream)).toEqual(ended)
    for (const seconds of [1, 40, 4000]) {
      bot.after(seconds)
      bot.restart(neverAnswers)
      await bot.sweep()
    }
    expect(server.posts).toHaveLength(1)
    expect(await bot.poll(stream)).toEqual(ended)
    expect(bot.counts).toMatchObject({ delivered: { response_url: 1 }, failed: 0, refused: 0 })
  })

  test('an answer that nobody has asked for goes through response_url', async () => {
    const bot = botUnderTest({ ask: fakeAsk(answer).ask })
    await bot.stream(bot.text(QUESTION, withUrl()))
    await bot.sweep()
    bot.after(329)
    await bot.sweep()
    expect(server.posts).toEqual([])
    bot.after(2)
    server.answers(errcode(0))
    await bot.sweep()
    expect(server.posts).toHaveLength(1)
    expect(bot.message().state).toBe('delivered')
  })

  test('the stream and response_url never both get the answer, whoever is quicker', async () => {
    const bot = botUnderTest({ ask: fakeAsk(answer).ask, streamSeconds: 4 })
    const stream = await bot.stream(bot.text(QUESTION, withUrl()))
    await bot.sweep()
    bot.after(2.999)
    server.answers(errcode(0))
    const polled = bot.poll(stream)
    bot.after(0.001)
    const [shown] = await Promise.all([polled, bot.sweep()])
    const ways = [shown.content.includes(QUOTE), server.posts.length > 0]
    expect(ways.filter(Boolean)).toHaveLength(1)
  })

  test('errors of the server and limits are waited for, as long as the hour lasts', async () => {
    const { bot, slow, sweeping } = await late()
    bot.after(331)
    slow.release()
    server.answers(status(500), errcode(45009), hangUp, errcode(-1), errcode(0))
    await sweeping
    await bot.sweep()
    const tries = [server.posts.length]
    for (const seconds of [0.5, 0.6, 30, 31, 5, 9]) {
      bot.after(seconds)
      await bot.sweep()
      tries.push(server.posts.length)
    }
    expect(tries).toEqual([1, 1, 2, 2, 3, 4, 5])
    expect(bot.message().state).toBe('delivered')
    expect(bot.counts).toMatchObject({ retries: 4, delivered: { response_url: 1 } })
    expect(bot.lines.join('\n')).not.toMatch(/secret-code|930/)
  })

  test('a response_url that refuses after a try of unknown end has taken it', async () => {
    const { bot, slow, sweeping } = await late()
    bot.after(331)
    slow.release()
    server.answers(hangUp, errcode(45009), errcode(40097))
    await sweeping
    for (const seconds of [2, 70]) {
      bot.after(seconds)
      await bot.sweep()
    }
    expect(server.posts).toHaveLength(3)
    expect(bot.message().state).toBe('delivered')
  })

  test('a response_url that refuses the first try, or one after tries that surely failed, ends in a refusal', async () => {
    for (const moods of [[errcode(40096)], [errcode(45009), errcode(40096)]]) {
      server.posts.length = 0
      const { bot, slow, sweeping } = await late()
      bot.after(331)
      slow.release()
      server.answers(...moods)
      await sweeping
      await bot.sweep()
      bot.after(70)
      await bot.sweep()
      expect(bot.message().state).toBe('refused')
      expect(server.posts).toHaveLength(moods.length)
      expect(bot.counts.refused).toBe(1)
      expect(bot.errors).toHaveLength(1)
      expect(bot.errors.join()).not.toMatch(/secret-code|930/)
    }
  })

  test('what could not be handed over within the hour is given up and said to be', async () => {
    const { bot, slow, sweeping } = await late()
    bot.after(331)
    slow.release()
    server.answers(status(500), status(500), status(500))
    await sweeping
    await bot.sweep()
    bot.after(3000)
    await bot.sweep()
    bot.after(300)
    await bot.sweep()
    expect(bot.message().state).toBe('failed')
    expect(bot.counts.failed).toBe(1)
    expect(bot.errors).toHaveLength(1)
    expect(server.posts).toHaveLength(2)
  })
})

describe('a question that is found too late', () => {
  test('is refused once where that can still be said', async () => {
    const bot = botUnderTest({ ask: neverAnswers })
    await bot.stream(bot.text(QUESTION, withUrl()))
    bot.after(3_570)
    server.answers(errcode(0))
    for (const _ of [1, 2]) {
      await bot.sweep()
      bot.restart()
    }
    expect(server.posts).toEqual([
      { msgtype: 'markdown', markdown: { content: expect.stringMatching(/^抱歉.*再问一次/) } },
    ])
    expect(bot.message().state).toBe('refused')
    expect(bot.counts).toMatchObject({ refused: 1, delivered: {} })
  })

  test('is refused in the log only when the hour is over', async () => {
    const { ask, asked } = fakeAsk(answer)
    const bot = botUnderTest({ ask })
    const stream = await bot.stream(bot.text(QUESTION, withUrl()))
    bot.after(3_700)
    await bot.sweep()
    await bot.sweep()
    expect(asked).toEqual([])
    expect(server.posts).toEqual([])
    expect(bot.message().state).toBe('refused')
    expect(bot.errors).toHaveLength(1)
    expect((await bot.poll(stream)).finish).toBe(true)
  })

  test('without a response_url is refused at the end of its stream, which then stays so', async () => {
    const bot = botUnderTest({ ask: neverAnswers })
    const stream = await bot.stream(bot.text(QUESTION))
    bot.after(331)
    await bot.sweep()
    const ended = await bot.poll(stream)
    expect(ended).toMatchObject({ finish: true, content: expect.stringMatching(/再问一次/) })
    bot.after(60)
    await bot.sweep()
    expect(await bot.poll(stream)).toEqual(ended)
    expect(bot.message().state).toBe('refused')
    expect(bot.counts.refused).toBe(1)
  })
})

describe('questions', () => {
  test('one that fails is apologised for, and logged without its text', async () => {
    const bot = botUnderTest({
      async ask() {
        throw new AppError('library_unwritable', 'the disk is full')
      },
    })
    const stream = await bot.stream(bot.text(QUESTION, withUrl()))
    await bot.sweep()
    expect(await bot.poll(stream)).toMatchObject({ finish: true, content: expect.stringMatching(/^抱歉.*故障/) })
    expect(bot.errors).toEqual([expect.stringContaining('the disk is full')])
    expect(bot.errors.join()).not.toContain('增城')
    expect(bot.counts.faults).toBe(1)
  })

  test('those of one person in one chat are asked in their order, those of others by another process meanwhile', async () => {
    const slow = slowAsk()
    const bot = botUnderTest({ ask: slow.ask })
    await bot.stream(bot.text('一', withUrl()))
    await bot.stream(bot.text('二', withUrl()))
    await bot.stream(bot.text('三', withUrl(), 'li'))
    const one = bot.sweep()
    await expect.poll(slow.asked).toBe(1)
    bot.restart()
    const other = bot.sweep()
    await expect.poll(slow.asked).toBe(2)
    const leased = bot.records.outbox.open('wecom_bot').filter(({ due }) => due > bot.now())
    expect(leased.map(({ text }) => text)).toEqual(['一', '三'])
    slow.release()
    await expect.poll(slow.asked).toBe(3)
    slow.release()
    await Promise.all([one, other])
    expect(bot.records.outbox.open('wecom_bot').map(({ state }) => state)).toEqual(Array(3).fill('answered'))
  })

  test('an outbox that cannot be written leaves messages for later and says so', async () => {
    const records = recordsInMemory()
    const { ask, asked } = fakeAsk(answer)
    let full = true
    const outbox: typeof records.outbox = {
      ...records.outbox,
      async advance(...call) {
        if (full) throw new AppError('library_unwritable', 'the disk is full')
        return records.outbox.advance(...call)
      },
    }
    const bot = botUnderTest({ ask, records: { ...records, outbox } })
    const stream = await bot.stream(bot.text(QUESTION, withUrl()))
    await bot.sweep()
    expect(bot.errors).toHaveLength(1)
    full = false
    bot.after(5)
    await bot.sweep()
    expect(asked).toHaveLength(1)
    expect((await bot.poll(stream)).finish).toBe(true)
  })

  test.each([
    ['address', { address: '{' }],
    ['address', { address: '{"responseUrl":7}' }],
    ['content', { content: '[]', state: 'answered' as const }],
  ])('one whose %s cannot be read is given up, said once, and holds up nobody: %j', async (what, broken) => {
    const bot = botUnderTest({ ask: fakeAsk(answer).ask })
    const { records } = bot
    const stream = await bot.stream(bot.text('毒', withUrl()))
    await records.outbox.advance('wecom_bot:bot:m1', ['waiting'], broken)
    const next = await bot.stream(bot.text(QUESTION, withUrl()))
    server.answers(errcode(0))
    for (const seconds of [0, 331, 6, 6]) {
      bot.after(seconds)
      await bot.sweep()
    }
    expect(records.outbox.message('wecom_bot:bot:m1')?.state).toBe('failed')
    expect(bot.errors).toEqual([`wecom_bot: message wecom_bot:bot:m1 is given up: its ${what} cannot be read`])
    expect(bot.counts.failed).toBe(1)
    expect((await bot.poll(stream)).finish).toBe(true)
    expect(server.posts).toHaveLength(1)
    expect((await bot.poll(next)).finish).toBe(true)
  })
})
