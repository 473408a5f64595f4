import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../../../src/errors.ts'
import type { Question } from '../../../../src/question/question.ts'
import { answer, fakeAsk } from '../../http/fake-service.ts'
import { botUnderTest, errcode, hangUp, responseUrlServer, signed } from './bot-under-test.ts'

const QUESTION = '增城区2024年受理行政复议多少宗？'
const QUOTE = '2024年全区受理行政复议申请930宗'

const neverAnswers = () => new Promise<never>(() => {})

describe('a question', () => {
  test('that finds too many others waiting is asked again, and not apologised for', async () => {
    let busy = true
    const bot = botUnderTest({
      async ask() {
        if (busy) throw new AppError('too_busy', 'Too many questions are waiting.')
        return answer
      },
    })
    const stream = await bot.stream(bot.text(QUESTION))
    for (const _ of Array(20)) {
      await bot.sweep()
      expect((await bot.poll(stream)).finish).toBe(false)
      bot.after(6)
    }
    busy = false
    await bot.sweep()
    expect((await bot.poll(stream)).content).toContain(QUOTE)
    expect(bot.counts.faults).toBe(0)
    expect(bot.errors).toEqual([])
  })

  test('that ends every process which takes it up is apologised for, and those behind it are answered', async () => {
    let begun = 0
    const ask = async ({ text }: Question) => {
      if (text !== '毒') return answer
      begun += 1
      return neverAnswers()
    }
    const bot = botUnderTest({ ask })
    const deadly = await bot.stream(bot.text('毒'))
    const next = await bot.stream(bot.text(QUESTION))
    for (const _ of Array(5)) {
      void bot.sweep()
      bot.after(6)
      bot.restart(ask)
    }
    await expect.poll(() => begun).toBe(5)
    await bot.sweep()
    expect((await bot.poll(deadly)).content).toMatch(/^抱歉.*故障/)
    expect((await bot.poll(next)).content).toContain(QUOTE)
    expect(begun).toBe(5)
  })

  test('that quotes what was said to the bot in a group is asked without the mention in it', async () => {
    const { ask, asked } = fakeAsk(answer)
    const bot = botUnderTest({ ask })
    const quote = { msgtype: 'text', text: { content: `@年报助手 ${QUESTION}` } }
    await bot.stream(bot.text('@年报助手', { quote }, 'zhang', 'group-1'))
    await bot.stream(bot.text('那2023年呢？', { quote }))
    await bot.sweep()
    expect(asked.map(({ text }) => text)).toEqual([QUESTION, '那2023年呢？'])
    expect(asked[1]?.earlier).toEqual([QUESTION])
  })
})

describe('ids', () => {
  test('that are no text are no message, and nothing fails', async () => {
    const bot = botUnderTest({ ask: neverAnswers })
    const from = { userid: 'zhang\ud800' }
    expect((await bot.callback(bot.text(QUESTION, { from }))).status).toBe(403)
    expect(bot.errors).toEqual([])
  })
})

describe('a callback that somebody got hold of', () => {
  test('and our reply to it are not decrypted for him by the verification of the address', async () => {
    const bot = botUnderTest({ ask: neverAnswers })
    const { routes } = bot.process()
    const { url, body } = signed(JSON.stringify(bot.text(QUESTION)))
    const reply = JSON.parse(await (await routes.request(url, { method: 'POST', body })).text())
    const query = new URLSearchParams(url.split('?')[1])
    query.set('echostr', JSON.parse(body).encrypt)
    const ofReply = new URLSearchParams({
      msg_signature: reply.msgsignature,
      timestamp: String(reply.timestamp),
      nonce: reply.nonce,
      echostr: reply.encrypt,
    })
    for (const stolen of [query, ofReply]) {
      const response = await routes.request(`/wecom/bot?${stolen}`)
      expect([response.status, await response.text()]).toEqual([403, ''])
    }
  })
})

describe('a response_url', () => {
  test('that could not be reached at first and then refuses has not taken the answer', async () => {
    const gone = await responseUrlServer()
    await gone.close()
    const server = await responseUrlServer()
    const { url } = server
    let reachable = false
    const bot = botUnderTest({
      ask: fakeAsk(answer).ask,
      fetch: (address, init) => fetch(reachable ? address : gone.url, init),
    })
    try {
      await bot.stream(bot.text(QUESTION, { response_url: url }))
      await bot.sweep()
      bot.after(331)
      await bot.sweep()
      expect(bot.lines.join('\n')).toMatch(/ECONNREFUSED/)
      reachable = true
      server.answers(errcode(40097))
      bot.after(2)
      await bot.sweep()
      expect(bot.message().state).toBe('refused')
      expect(bot.counts).toMatchObject({ delivered: {}, refused: 1 })
    } finally {
      await server.close()
    }
  })

  test.each<[string, number, string]>([
    ['an egress proxy that refuses', 403, 'denied'],
    ['a proxy that does not find it', 404, ''],
    ['a captive portal that leads elsewhere', 302, ''],
    ['a captive portal that shows a page', 200, '<!DOCTYPE html><p>Sign in</p>'],
    ['one who never stops talking', 403, 'x'.repeat(2_000_000)],
  ])('behind %s is tried again until it is reached', async (_, code, body) => {
    const server = await responseUrlServer()
    const bot = botUnderTest({ ask: fakeAsk(answer).ask })
    const inTheWay = (response: ServerResponse) => void response.writeHead(code, { location: '/sign-in' }).end(body)
    try {
      await bot.stream(bot.text(QUESTION, { response_url: server.url }))
      await bot.sweep()
      server.answers(inTheWay, inTheWay, errcode(0))
      for (const seconds of [331, 0.5, 1, 3]) {
        bot.after(seconds)
        await bot.sweep()
      }
      expect(server.posts).toHaveLength(3)
      expect(bot.message().state).toBe('delivered')
      expect(bot.counts).toMatchObject({ retries: 2, delivered: { response_url: 1 } })
      expect(bot.lines.join('\n')).not.toMatch(/secret-code|Sign in|xxx/)
    } finally {
      await server.close()
    }
  })

  test('refused by a code of WeCom’s, whatever the status, is given up', async () => {
    const server = await responseUrlServer()
    const bot = botUnderTest({ ask: fakeAsk(answer).ask })
    try {
      await bot.stream(bot.text(QUESTION, { response_url: server.url }))
      await bot.sweep()
      bot.after(331)
      server.answers(response => void response.writeHead(400).end('{"errcode":40096,"errmsg":"no"}'))
      await bot.sweep()
      expect(bot.message().state).toBe('refused')
    } finally {
      await server.close()
    }
  })

  test('whose connection is cut says in the log how', async () => {
    const server = await responseUrlServer()
    const bot = botUnderTest({ ask: fakeAsk(answer).ask })
    try {
      await bot.stream(bot.text(QUESTION, { response_url: server.url }))
      await bot.sweep()
      bot.after(331)
      server.answers(hangUp)
      await bot.sweep()
      expect(bot.lines.join('\n')).toMatch(/unsure \((?:UND_ERR_SOCKET|ECONNRESET)\)/)
    } finally {
      await server.close()
    }
  })
})

test.each(['新话题', '新話題', '新對話', '「新话题」。'])('%s begins a fresh conversation', async words => {
  const { ask, asked } = fakeAsk(answer)
  const bot = botUnderTest({ ask })
  await bot.stream(bot.text(QUESTION))
  await bot.stream(bot.text(words))
  await bot.stream(bot.text(QUESTION))
  await bot.sweep()
  expect(asked.map(({ conversationId }) => conversationId)).toEqual([undefined, undefined])
})
