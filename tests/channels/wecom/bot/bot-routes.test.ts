import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sealEncrypted } from '../../../../src/channels/wecom/crypto.ts'
import { createWecom } from '../../../../src/channels/wecom/wecom.ts'
import { AppError } from '../../../../src/errors.ts'
import type { Records } from '../../../../src/library/records.ts'
import type { Answer, Question } from '../../../../src/question/question.ts'
import { recordsInMemory } from '../../../library/records-in-memory.ts'
import { answer, fakeAsk, refusal, zengcheng } from '../../http/fake-service.ts'
import { botUnderTest, readReply, SECRET, type Shown, signed } from './bot-under-test.ts'

const QUESTION = '增城区2024年受理行政复议多少宗？'

function wecomUnderTest({ ask = fakeAsk(answer).ask } = {}) {
  const lines: string[] = []
  const wecom = createWecom({
    config: { bot: { token: SECRET.token, aesKey: SECRET.aesKey }, botNames: ['年报助手'], streamSeconds: 360 },
    publicUrl: undefined,
    fetch,
    now: () => new Date(),
    randomBytes,
    log: { info: line => lines.push(line), error: line => lines.push(line) },
  })
  const records = recordsInMemory()
  const service = { ask, library: { reports: () => [zengcheng] } }
  const post = ({ url, body }: { url: string; body: string }) => wecom.routes.request(url, { method: 'POST', body })
  const begin = (over: Records = records) => {
    wecom.accept(over)
    wecom.start(service)
  }
  return { wecom, service, records, begin, lines, post }
}

/** A validly signed URL of the verification. */
function verification(plaintext: string): URLSearchParams {
  const given = { timestamp: '1767355200', nonce: 'n0nce', random16: randomBytes(16) }
  const { encrypt, signature } = sealEncrypted(SECRET, plaintext, given)
  const { timestamp, nonce } = given
  return new URLSearchParams({ msg_signature: signature, timestamp, nonce, echostr: encrypt })
}

/** All that tells one refusal from another. */
async function seen(response: Response) {
  return { status: response.status, body: await response.text(), headers: [...response.headers] }
}

const REFUSED = { status: 403, body: '', headers: [] }

describe('URL verification', () => {
  test.each(['1616140317555161061', ' "a"\n', '你好'])('answers %j as it is, before the index is ready', async text => {
    const { wecom } = wecomUnderTest()
    const response = await wecom.routes.request(`/wecom/bot?${verification(text)}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(await response.text()).toBe(text)
  })

  test('also where a proxy has decoded the query once', async () => {
    const { wecom } = wecomUnderTest()
    const withPlus = Array.from({ length: 50 }, () => verification('hello')).find(query =>
      query.get('echostr')?.includes('+'),
    )
    const query = decodeURIComponent(String(withPlus))
    expect(await (await wecom.routes.request(`/wecom/bot?${query}`)).text()).toBe('hello')
  })

  test('refuses everything else alike', async () => {
    const { wecom } = wecomUnderTest()
    const whole = verification('hello')
    const spoilt = ['msg_signature', 'timestamp', 'nonce', 'echostr'].flatMap(name => {
      const [without, changed, twice] = [whole, whole, whole].map(query => new URLSearchParams(query))
      without?.delete(name)
      changed?.set(name, `${whole.get(name)?.slice(0, -1)}`)
      twice?.append(name, name)
      return [without, changed, ...(name === 'echostr' ? [] : [twice])]
    })
    for (const query of ['', ...spoilt]) {
      expect(await seen(await wecom.routes.request(`/wecom/bot?${query}`))).toEqual(REFUSED)
    }
  })
})

describe('a callback', () => {
  const message = { msgid: 'm1', aibotid: 'b', from: { userid: 'u' }, msgtype: 'text', text: { content: QUESTION } }

  test('is sent again by WeCom before the records are open', async () => {
    const { post } = wecomUnderTest()
    expect((await post(signed(JSON.stringify(message)))).status).toBe(503)
  })

  test('is taken while the reports are still being read, and answered when they are', async () => {
    const { wecom, service, records, post } = wecomUnderTest()
    wecom.accept(records)
    const response = await post(signed(JSON.stringify(message)))
    expect(response.status).toBe(200)
    const { stream } = readReply(await response.text()) as { stream: Shown }
    expect(stream).toMatchObject({ finish: false, content: expect.stringContaining('正在读入年度报告') })
    const poll = { ...message, msgid: 'm2', msgtype: 'stream', stream: { id: stream.id } }
    const polled = async () => readReply(await (await post(signed(JSON.stringify(poll)))).text())
    expect(await polled()).toMatchObject({ stream: { finish: false } })
    wecom.start(service)
    await expect.poll(polled).toMatchObject({ stream: { finish: true, content: expect.stringContaining('930宗') } })
    await wecom.stop()
  })

  test('carries the nonce back, whole seconds, and a signature of its own', async () => {
    const { wecom, begin, post } = wecomUnderTest()
    begin()
    const { url, body } = signed(JSON.stringify(message))
    const reply = JSON.parse(await (await post({ url, body })).text())
    expect(Object.keys(reply).sort()).toEqual(['encrypt', 'msgsignature', 'nonce', 'timestamp'])
    expect(reply.nonce).toBe(new URLSearchParams(url.split('?')[1]).get('nonce'))
    expect(Number.isInteger(reply.timestamp)).toBe(true)
    await wecom.stop()
  })

  test('that cannot be kept is not acknowledged, and the log says why without its text', async () => {
    const { wecom, records, begin, lines, post } = wecomUnderTest()
    const outbox: typeof records.outbox = {
      ...records.outbox,
      accept: () => Promise.reject(new AppError('library_unwritable', 'the disk is full')),
    }
    begin({ ...records, outbox })
    const response = await post(signed(JSON.stringify(message)))
    expect([response.status, await response.text()]).toEqual([503, ''])
    expect(lines).toEqual([expect.stringContaining('the disk is full')])
    await wecom.stop()
  })

  test('that is not signed, changed, for somebody else, or no message gets one and the same bare answer', async () => {
    const { wecom, records, begin, post } = wecomUnderTest()
    begin()
    const good = signed(JSON.stringify(message))
    const forged = [
      { ...good, url: '/wecom/bot' },
      { ...good, url: good.url.replace(/msg_signature=./, 'msg_signature=z') },
      { ...good, body: good.body.replace(/"encrypt":"..../, '"encrypt":"AAAA') },
      { ...good, body: '' },
      { ...good, body: '{"encrypt":7}' },
      { ...good, body: 'null' },
      { ...good, body: `{"encrypt":"${'A'.repeat(600_000)}"}` },
      signed(JSON.stringify(message), new Date(), { ...SECRET, token: 'another' }),
      signed(JSON.stringify(message), new Date(), { ...SECRET, receiveId: 'somebody' }),
      ...['', '{', 'null', '[]', '{}', '{"msgtype":"text"}', JSON.stringify({ ...message, from: 'u' })].map(plain =>
        signed(plain),
      ),
    ]
    for (const callback of forged) expect(await seen(await post(callback))).toEqual(REFUSED)
    expect(records.outbox.open('wecom_bot')).toEqual([])
    await wecom.stop()
  })

  test('of whatever JSON, validly signed, is answered or refused and never fails', async () => {
    const { wecom, begin, lines, post } = wecomUnderTest()
    begin()
    const like = fc.record(
      {
        msgid: fc.oneof(fc.string(), fc.integer()),
        aibotid: fc.string(),
        from: fc.oneof(fc.record({ userid: fc.string() }), fc.jsonValue()),
        msgtype: fc.constantFrom('text', 'mixed', 'voice', 'image', 'stream', 'event', '__proto__'),
        text: fc.oneof(fc.record({ content: fc.string({ unit: 'binary' }) }), fc.jsonValue()),
        stream: fc.record({ id: fc.string() }),
        event: fc.record({ eventtype: fc.constantFrom('enter_chat', 'feedback_event', 'x') }),
        response_url: fc.oneof(fc.webUrl(), fc.string()),
        quote: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(fc.oneof(like, fc.jsonValue()), async plain => {
        const { status } = await post(signed(JSON.stringify(plain)))
        expect([200, 403]).toContain(status)
      }),
      { numRuns: 300 },
    )
    expect(lines).toEqual([])
    await wecom.stop()
  })
})

describe('what is said', () => {
  /** Asks one after the other and keeps the questions. */
  function conversing(answers: Partial<Answer>[] = []) {
    const asked: Question[] = []
    const bot = botUnderTest({
      async ask(question) {
        asked.push(question)
        return { ...answer, id: `a${asked.length}`, ...answers[asked.length - 1] }
      },
    })
    const saying = async (content: string, more = {}, user?: string, group?: string): Promise<Shown> => {
      const stream = await bot.stream(bot.text(content, more, user, group))
      await bot.sweep()
      return bot.poll(stream)
    }
    return { bot, asked, saying }
  }

  test('goes on with the conversation of its chat, each person in each chat having one', async () => {
    const { asked, saying } = conversing(['c1', 'c2', 'c3', 'c1'].map(conversationId => ({ conversationId })))
    await saying('一')
    await saying('二', {}, 'li')
    await saying('三', {}, 'zhang', 'group1')
    await saying('四')
    expect(asked.map(({ conversationId }) => conversationId)).toEqual([undefined, undefined, undefined, 'c1'])
    expect(new Set(asked.map(({ owner }) => owner)).size).toBe(3)
    expect(asked[3]?.owner).toBe(asked[0]?.owner)
    expect(asked.every(({ channel }) => channel === 'wecom_bot')).toBe(true)
  })

  test('begins a fresh conversation after 「新话题」, and where the old one is forgotten', async () => {
    const { bot, asked, saying } = conversing()
    await saying('一')
    expect(await saying('「新话题」')).toMatchObject({ finish: true, content: expect.stringContaining('已开始新话题') })
    await saying('二')
    expect(asked.map(({ text, conversationId }) => [text, conversationId])).toEqual([
      ['一', undefined],
      ['二', undefined],
    ])
    const forgetful = botUnderTest({
      records: bot.records,
      async ask({ conversationId }) {
        if (conversationId !== undefined) throw new AppError('not_found', 'There is no such conversation')
        return { ...answer, conversationId: 'new' }
      },
    })
    const stream = await forgetful.stream(forgetful.text('三', { msgid: 'another' }))
    await forgetful.sweep()
    expect((await forgetful.poll(stream)).content).toContain('930宗')
  })

  test('in a group is taken without the mention of the bot', async () => {
    const { asked, saying } = conversing()
    await saying(`@年报助手 ${QUESTION}`, {}, 'zhang', 'group1')
    expect(asked[0]?.text).toBe(QUESTION)
  })

  test('with a message that it quotes is asked in its light; a mention alone asks what is quoted', async () => {
    const { asked, saying } = conversing()
    const quote = { quote: { msgtype: 'text', text: { content: QUESTION } } }
    await saying('审结的呢？', quote)
    await saying('@年报助手 ', quote, 'zhang', 'group1')
    expect(asked[0]).toMatchObject({ text: '审结的呢？', earlier: [QUESTION] })
    expect(asked[1]?.text).toBe(QUESTION)
    expect(asked[1]).not.toHaveProperty('earlier')
  })

  test('by voice, or beside pictures, is answered as well', async () => {
    const { bot, asked } = conversing()
    const voice = bot.text('', { msgtype: 'voice', voice: { content: '一' } })
    const items = [
      { msgtype: 'image', image: { url: 'https://x.example' } },
      { msgtype: 'text', text: { content: '二' } },
    ]
    const mixed = bot.text('', { msgtype: 'mixed', mixed: { msg_item: items } }, 'li')
    for (const message of [voice, mixed]) expect((await bot.stream(message)).finish).toBe(false)
    await bot.sweep()
    expect(asked.map(({ text }) => text)).toEqual(['一', '二'])
  })

  test('is too long for a question beyond what every channel takes', async () => {
    const { asked, saying } = conversing()
    expect((await saying('多少'.repeat(1001))).content).toMatch(/太长.*2000字/)
    expect(asked).toEqual([])
  })

  test('a refusal says in its first line that nothing was found', async () => {
    const { saying } = conversing([refusal])
    expect((await saying('花都区2024年？')).content.split('\n')[0]).toMatch(/^未找到/)
  })

  test('an answer too long for one message ends behind a whole quote and says what is left out', async () => {
    const [citation] = answer.citations
    if (!citation) throw new Error('no citation')
    const citations = Array.from({ length: 60 }, (_, n) => ({
      ...citation,
      index: n + 1,
      quote: `${n + 1}处：${'依法行政。'.repeat(60)}`,
    }))
    const text = citations.map(({ quote, index }) => `“${quote}”[${index}]`).join('\n')
    const { saying } = conversing([{ citations, answer: text }])
    const { content } = await saying(QUESTION)
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(20_480)
    const shown = citations.filter(({ quote, index }) => content.includes(`“${quote}”[${index}]`)).length
    expect(shown).toBeGreaterThan(10)
    expect(content).toContain(`还有${60 - shown}处引文没有列出`)
    expect(content.split('\n\n').at(-2)).toMatch(/2024年.*$/)
  })

  test.each(['image', 'file', 'video'])('a message of kind %s is told at once what can be sent', async msgtype => {
    const { bot } = conversing()
    const shown = await bot.stream(bot.text('', { msgtype, [msgtype]: { url: 'https://x.example' } }))
    expect(shown).toMatchObject({ finish: true, content: expect.stringContaining('文字') })
    expect(bot.records.outbox.open('wecom_bot')).toEqual([])
  })

  test('a mention without a word gets the welcome', async () => {
    const { bot } = conversing()
    const shown = await bot.stream(bot.text('@年报助手', {}, 'zhang', 'group1'))
    expect(shown).toMatchObject({ finish: true, content: expect.stringContaining('增城区') })
  })
})

describe('events', () => {
  test('whoever enters is told what is held and how to ask', async () => {
    const bot = botUnderTest({ ask: fakeAsk(answer).ask })
    const { msgtype, text } = (await bot.said(bot.event('enter_chat'))) as {
      msgtype: string
      text: { content: string }
    }
    expect(msgtype).toBe('text')
    expect(text.content).toContain('- 增城区：2024年')
    expect(text.content).toContain('增城区2024年法治政府建设还存在哪些不足？')
  })

  test('an opinion is kept on its answer, once however often it comes, and may be taken back', async () => {
    const bot = botUnderTest({ ask: fakeAsk(answer).ask })
    const { owner = 'x', ...kept } = { owner: 'wecom', ...answer }
    await bot.records.answers.keep({
      id: kept.id,
      at: bot.now(),
      channel: 'wecom_bot',
      owner,
      question: QUESTION,
      request: '{}',
      conversationId: 'c',
      status: 'answered',
      reason: null,
      index: 'f1',
      citations: [],
      body: '{}',
    })
    const stream = await bot.stream(bot.text(QUESTION))
    await bot.sweep()
    const opinion = (type: number, more = {}) =>
      bot.callback(bot.event('feedback_event', { feedback_event: { id: stream.feedback?.id, type, ...more } }))
    const bad = { content: '年份不对', inaccurate_reason_list: [2, 3] }
    for (const response of [await opinion(2, bad), await opinion(2, bad), await opinion(3)])
      expect([response.status, await response.text()]).toEqual([200, ''])
    expect(await bot.records.answers.feedback(kept.id)).toMatchObject([
      { rating: 'bad', reasons: ['incomplete', 'wrong'], comment: '年份不对', channel: 'wecom_bot' },
      { rating: 'cancelled', reasons: [], comment: null },
    ])
  })

  test('an opinion on nothing that is known, and a tapped card, change nothing', async () => {
    const bot = botUnderTest({ ask: fakeAsk(answer).ask })
    const events = [
      bot.event('feedback_event', { feedback_event: { id: 'unknown', type: 1 } }),
      bot.event('template_card_event', { template_card_event: { event_key: 'k', task_id: 't' } }),
    ]
    for (const event of events) {
      const response = await bot.callback(event)
      expect([response.status, await response.text()]).toEqual([200, ''])
    }
    expect(await bot.records.answers.listFeedback({ limit: 1 })).toEqual([])
  })
})
