import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answer, fakeAsk } from '../../http/fake-service.ts'
import { botUnderTest, errcode, responseUrlServer } from './bot-under-test.ts'

/** Questions that came by the gateway after it had acknowledged them, and those that came before the library was there. */

const QUESTION = '增城区2024年受理行政复议多少宗？'
const QUOTE = '2024年全区受理行政复议申请930宗'
const KEPT = { 'x-nianbao-kept': 'true' }

let server: Awaited<ReturnType<typeof responseUrlServer>>

beforeEach(async () => {
  server = await responseUrlServer()
  server.answers(errcode(0))
})

afterEach(() => server.close())

describe('a question that the gateway has kept', () => {
  test('is answered through response_url at once, and only there', async () => {
    const bot = botUnderTest({ ask: fakeAsk(answer).ask })
    const message = bot.text(QUESTION, { response_url: server.url })
    expect((await bot.callback(message, bot.process(), KEPT)).status).toBe(200)
    await bot.sweep()
    expect(server.posts).toEqual([{ msgtype: 'markdown', markdown: { content: expect.stringContaining(QUOTE) } }])
    const repeated = await bot.stream(message)
    expect(repeated).toMatchObject({ finish: true, content: expect.not.stringContaining(QUOTE) })
    for (const seconds of [1, 400]) {
      bot.after(seconds)
      bot.restart()
      await bot.callback(message, bot.process(), KEPT)
      await bot.sweep()
    }
    expect(server.posts).toHaveLength(1)
    expect(bot.counts).toMatchObject({ acknowledged: 1, delivered: { response_url: 1 } })
  })

  test('keeps its stream where it had come before', async () => {
    const bot = botUnderTest({ ask: fakeAsk(answer).ask })
    const message = bot.text(QUESTION, { response_url: server.url })
    const stream = await bot.stream(message)
    await bot.callback(message, bot.process(), KEPT)
    await bot.sweep()
    expect(server.posts).toEqual([])
    expect((await bot.poll(stream)).content).toContain(QUOTE)
  })
})

describe('before the library is open', () => {
  test('a question is refused in time, and answers that are there are handed over', async () => {
    const bot = botUnderTest({ ask: fakeAsk(answer).ask })
    await bot.stream(bot.text(QUESTION, { response_url: server.url }))
    await bot.sweep()
    bot.restart(fakeAsk(answer).ask, false)
    const waiting = await bot.stream(bot.text('东坑镇呢？', {}, 'li'))
    expect(waiting.content).toContain('正在读入年度报告')
    bot.after(331)
    await bot.sweep()
    expect(server.posts).toHaveLength(1)
    expect((await bot.poll(waiting)).content).toMatch(/再问一次/)
  })

  test('whoever enters is told how to ask, and nothing of what is held', async () => {
    const bot = botUnderTest({ ask: fakeAsk(answer).ask })
    bot.restart(fakeAsk(answer).ask, false)
    expect(await bot.said(bot.event('enter_chat'))).toMatchObject({
      text: { content: expect.stringMatching(/正在读入报告.*提问/) },
    })
  })
})
