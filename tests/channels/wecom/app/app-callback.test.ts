import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Question } from '../../../../src/question/question.ts'
import { answer, fakeAsk, refusal } from '../../http/fake-service.ts'
import { AGENT_ID, appUnderTest, CORP_ID, SECRET, signed } from './app-under-test.ts'

const QUESTION = '增城区2024年受理行政复议多少宗？'
const QUOTE = '2024年全区受理行政复议申请930宗'

const neverAnswers = () => new Promise<never>(() => {})
const long = { ...answer, answer: `${answer.answer}\n${'行政复议。'.repeat(300)}` }

describe('what goes back with the callback', () => {
  test('is the answer with title, section, year and link, and it is not sent apart as well', async () => {
    const { ask, asked } = fakeAsk(answer)
    const app = appUnderTest({ ask })
    const said = await app.said(app.text(QUESTION))
    expect(said).toContain(QUOTE)
    expect(said).toMatch(/《广州市增城区司法局.*》 · 一、2024年工作情况 › .* · 2024年/)
    expect(said).toContain('https://nianbao.example/')
    app.after(600)
    await app.sweep()
    expect(app.api.sent).toEqual([])
    expect(asked).toHaveLength(1)
    expect(app.messages()).toMatchObject([{ state: 'delivered', route: 'passive', answerId: 'answer-1' }])
    expect(app.counts).toMatchObject({ acknowledged: 1, delivered: { passive: 1 }, refused: 0, failed: 0 })
  })

  test('is the same for each of three deliveries, later and after a restart too, and asked once', async () => {
    const { ask, asked } = fakeAsk(answer)
    const app = appUnderTest({ ask })
    const message = app.text(QUESTION)
    const [first, ...others] = await Promise.all([1, 2, 3].map(() => app.said(message)))
    expect(first).toContain(QUOTE)
    app.after(5)
    others.push(await app.said(message))
    app.restart(neverAnswers)
    others.push(await app.said(message))
    app.after(3600)
    await app.sweep()
    others.push(await app.said(message))
    expect(others).toEqual(Array(5).fill(first))
    expect(asked).toHaveLength(1)
    expect(app.api.sent).toEqual([])
    expect(app.counts.acknowledged).toBe(1)
  })

  test('begins with what was not found', async () => {
    const app = appUnderTest({ ask: fakeAsk(refusal).ask })
    expect(await app.said(app.text('花都区受理多少宗？'))).toMatch(/^未找到：没有收录“花都区”的报告。/)
  })

  test('is nothing when the answer takes too long; then it is sent apart, once', async () => {
    let release = () => {}
    const app = appUnderTest({
      async ask() {
        await new Promise<void>(resolve => {
          release = resolve
        })
        return answer
      },
    })
    const message = app.text(QUESTION)
    expect(await app.said(message)).toBeUndefined()
    expect(app.messages()).toMatchObject([{ state: 'waiting' }])
    release()
    await app.sweep()
    expect(app.api.sent).toMatchObject([{ touser: 'zhang', text: { content: expect.stringContaining(QUOTE) } }])
    expect(app.api.sent[0]?.text.content).toMatch(/\n（问于12:00:00）$/)
    expect(await app.said(message)).toBeUndefined()
    await app.sweep()
    expect(app.api.sent).toHaveLength(1)
  })

  test('is nothing when the answer is longer than one text; then it is sent at once', async () => {
    const app = appUnderTest({ ask: fakeAsk(long).ask })
    expect(await app.said(app.text(QUESTION))).toBeUndefined()
    await app.sweep()
    expect(app.api.sent.length).toBeGreaterThan(1)
  })

  test('is not lost on a platform that has hung up: the answer is sent apart', async () => {
    const app = appUnderTest({ ask: fakeAsk(answer).ask })
    const gone = AbortSignal.abort()
    const response = await app.callback(app.text(QUESTION), app.process(), { signal: gone })
    expect(await response.text()).toBe('')
    app.after(2)
    await app.sweep()
    expect(app.api.sent).toHaveLength(1)
  })

  test('is not given to the gateway, which has told the platform something already: it is sent apart', async () => {
    const app = appUnderTest({ ask: fakeAsk(answer).ask })
    const kept = { headers: { 'x-nianbao-kept': 'true' } }
    const response = await app.callback(app.text(QUESTION), app.process(), kept)
    expect([response.status, await response.text()]).toEqual([200, ''])
    app.after(2)
    await app.sweep()
    expect(app.api.sent).toMatchObject([{ text: { content: expect.stringContaining(QUOTE) } }])
  })

  test('waits for the library while that is being read, and what needs none does not', async () => {
    const app = appUnderTest({ ask: fakeAsk(answer).ask })
    app.restart(fakeAsk(answer).ask, true, false)
    expect(await app.said(app.event('enter_agent'))).toMatch(/正在读入报告.*提问/)
    expect(await app.said(app.image())).toMatch(/只能回答文字/)
    expect(await app.said(app.text(QUESTION))).toBeUndefined()
    await app.sweep()
    expect(app.api.sent).toEqual([])
    app.restart()
    await app.sweep()
    expect(app.api.sent).toMatchObject([{ text: { content: expect.stringContaining(QUOTE) } }])
  })

  test('may come from another process over the same outbox', async () => {
    const { ask, asked } = fakeAsk(answer)
    const app = appUnderTest({ ask })
    app.restart(ask, false)
    const listening = app.process()
    app.restart(ask)
    const said = app.said(app.text(QUESTION), listening)
    while (app.messages().length === 0) await turn()
    await app.sweep()
    expect(await said).toContain(QUOTE)
    expect(asked).toHaveLength(1)
  })

  test('is nothing before the process ended, and sent apart by the next one', async () => {
    const app = appUnderTest({ ask: neverAnswers })
    const message = app.text(QUESTION)
    expect(await app.said(message)).toBeUndefined()
    app.restart(fakeAsk(answer).ask)
    app.after(10)
    expect(await app.said(message)).toBeUndefined()
    await app.sweep()
    expect(app.api.sent).toHaveLength(1)
  })

  test('is counted as arrived when the process ended behind the claim and no delivery comes again', async () => {
    const app = appUnderTest({ ask: fakeAsk(answer).ask })
    await app.said(app.text(QUESTION))
    expect(app.messages()).toMatchObject([{ state: 'claimed', route: 'passive' }])
    app.restart(neverAnswers)
    app.after(31)
    await app.sweep()
    expect(app.messages()).toMatchObject([{ state: 'delivered', route: 'passive' }])
    expect(app.api.sends).toEqual([])
  })
})

describe('what is heard', () => {
  test('goes on with the person’s own conversation, until a new topic is begun', async () => {
    const asked: Question[] = []
    const app = appUnderTest({
      async ask(question) {
        asked.push(question)
        return { ...answer, conversationId: `of ${question.owner}` }
      },
    })
    await app.said(app.text(QUESTION, 'zhang'))
    await app.said(app.text('天河区呢？', 'zhang'))
    await app.said(app.text(QUESTION, 'li'))
    expect(await app.said(app.text('「新话题」', 'zhang'))).toContain('新话题')
    await app.said(app.text(QUESTION, 'zhang'))
    const owner = `wecom:wecom_app/${CORP_ID}/${AGENT_ID}/zhang`
    expect(asked.map(({ conversationId }) => conversationId)).toEqual([undefined, `of ${owner}`, undefined, undefined])
    expect(asked[0]).toEqual({ text: QUESTION, owner, channel: 'wecom_app' })
  })

  test('may hold the end of a CDATA section and brackets', async () => {
    const { ask, asked } = fakeAsk(answer)
    const app = appUnderTest({ ask })
    await app.said(app.text('增城区 ]]]]><![CDATA[> <b>&amp;</b> 00123？'))
    expect(asked.map(({ text }) => text)).toEqual(['增城区 ]]> <b>&amp;</b> 00123？'])
  })

  test('welcomes whoever joins or opens the app, once a day', async () => {
    const app = appUnderTest({ ask: neverAnswers })
    const joining = app.event('subscribe')
    const welcome = await app.said(joining)
    expect(welcome).toContain('增城区：2024年')
    expect(await app.said(joining)).toBe(welcome)
    app.after(60)
    expect(await app.said(app.event('enter_agent'))).toBeUndefined()
    app.after(24 * 3600)
    expect(await app.said(app.event('enter_agent'))).toBe(welcome)
    await app.sweep()
    expect(app.api.sends).toEqual([])
  })

  test('says of a picture that it is not understood, and of other events nothing', async () => {
    const app = appUnderTest({ ask: neverAnswers })
    expect(await app.said(app.image())).toMatch(/^目前只能回答文字/)
    expect(await app.said(app.event('unsubscribe'))).toBeUndefined()
    expect(app.counts.acknowledged).toBe(1)
  })
})

describe('what is not let in', () => {
  const asked = '<MsgType>text</MsgType><Content>增城区？</Content><MsgId>1</MsgId>'
  const to = (corp: string, agent: number) =>
    `<xml><ToUserName>${corp}</ToUserName><FromUserName>zhang</FromUserName><CreateTime>1767326400</CreateTime>${asked}<AgentID>${agent}</AgentID></xml>`
  const good = to(CORP_ID, AGENT_ID)
  const at = new Date('2026-01-02T04:00:00Z')
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${good.replace('增城区', '&b;&b;')}`

  test.each<[string, { url: string; body: string }]>([
    ['another token', signed(good, at, { secret: { ...SECRET, token: 'other' } })],
    ['another key', signed(good, at, { secret: { ...SECRET, aesKey: SECRET.aesKey.replace('a', 'b') } })],
    ['another receive id', signed(good, at, { secret: { ...SECRET, receiveId: 'ww0000000000000000' } })],
    ['another corp outside', signed(good, at, { toUserName: 'ww0000000000000000' })],
    ['another app outside', signed(good, at, { agentId: '7' })],
    ['another corp inside', signed(to('ww0000000000000000', AGENT_ID), at)],
    ['another app inside', signed(to(CORP_ID, 7), at)],
    ['an XML bomb', signed(bomb, at)],
    ['no XML', signed('{"msgtype":"text"}', at)],
    ['a bomb outside', { ...signed(good, at), body: bomb }],
    ['no signature', { url: '/wecom/app', body: signed(good, at).body }],
    ['a body without end', { ...signed(good, at), body: 'x'.repeat(600_000) }],
  ])('is %s, with one bare answer', async (_, { url, body }) => {
    const { ask, asked: questions } = fakeAsk(answer)
    const app = appUnderTest({ ask })
    const response = await app.process().routes.request(url, { method: 'POST', body })
    expect([response.status, await response.text()]).toEqual([403, ''])
    await app.sweep()
    expect(questions).toEqual([])
    expect(app.counts.acknowledged).toBe(0)
  })

  test('leaves what they are made from let in', async () => {
    const { ask, asked: questions } = fakeAsk(answer)
    const app = appUnderTest({ ask })
    const { url, body } = signed(good, at)
    expect((await app.process().routes.request(url, { method: 'POST', body })).status).toBe(200)
    expect(questions).toHaveLength(1)
  })
})
