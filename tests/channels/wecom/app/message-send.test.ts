import { describe, expect, test } from 'vitest'
import { answer, fakeAsk } from '../../http/fake-service.ts'
import { appUnderTest, fakeApi, type Sent } from './app-under-test.ts'

const QUESTION = '增城区2024年受理行政复议多少宗？'
const lines = Array.from({ length: 60 }, (_, n) => `第${n}项：受理行政复议申请，审结行政复议案件，均已按期办结归档。`)
/** Longer than one text, so that it never goes back with a callback. */
const long = { ...answer, answer: `${lines.join('\n')}\n${answer.answer}` }

async function asked(app: ReturnType<typeof appUnderTest>, people = 1) {
  for (let n = 0; n < people; n++) await app.said(app.text(QUESTION, `user${n}`))
}

const underTest = (api = fakeApi()) => appUnderTest({ ask: fakeAsk(long).ask, api })
const contents = (sent: readonly Sent[]) => sent.map(({ text }) => text.content)

describe('an answer longer than one text', () => {
  test('comes in order, numbered, each part of at most 2,048 bytes, and nothing is lost', async () => {
    const app = underTest()
    await asked(app)
    await app.sweep()
    const parts = contents(app.api.sent)
    expect(parts.length).toBeGreaterThan(2)
    for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(2048)
    const marks = parts.map(part => part.split('\n').at(-1))
    expect(marks).toEqual(parts.map((_, n) => `（${n + 1}/${parts.length} · 问于12:00:00）`))
    const whole = parts.map(part => part.split('\n').slice(0, -1).join('\n')).join('\n')
    for (const line of lines) expect(whole.split(line)).toHaveLength(2)
    expect(app.messages()).toMatchObject([{ state: 'delivered', route: 'message_send' }])
    expect(app.counts.delivered).toEqual({ message_send: 1 })
  })

  test('goes on with the part that failed, and repeats it to the letter so that the platform shows it once', async () => {
    const app = underTest()
    app.api.answers({ errcode: 0 }, 'cut_off')
    await asked(app)
    await app.sweep()
    expect(app.api.sent).toHaveLength(2)
    app.restart()
    app.after(10)
    await app.sweep()
    const [first, second, again, ...rest] = app.api.sends
    expect(again).toEqual(second)
    expect(second).not.toEqual(first)
    expect(second).toMatchObject({ enable_duplicate_check: 1, duplicate_check_interval: 14_400, msgtype: 'text' })
    expect(rest.length).toBeGreaterThan(0)
    expect(app.messages()).toMatchObject([{ state: 'delivered' }])
  })

  test('is told from the same answer to the same question asked again', async () => {
    const app = underTest()
    await asked(app)
    await app.sweep()
    const before = app.api.sent.length
    app.after(3)
    await asked(app)
    await app.sweep()
    const bodies = app.api.sent.map(sent => JSON.stringify(sent))
    expect(bodies).toHaveLength(2 * before)
    expect(new Set(bodies).size).toBe(bodies.length)
  })
})

describe('the access token', () => {
  test('is fetched once for many, and again once when it ends before its time', async () => {
    const app = underTest()
    await asked(app, 6)
    await app.sweep()
    expect(app.api.tokens()).toBe(1)
    app.api.expire()
    app.after(60)
    await asked(app, 6)
    await app.sweep()
    expect(app.api.tokens()).toBe(2)
    expect(app.messages().map(({ state }) => state)).toEqual(Array(12).fill('delivered'))
    expect(app.counts).toMatchObject({ retries: 0, failed: 0 })
  })

  test('is fetched again before it ends', async () => {
    const app = underTest()
    await asked(app)
    await app.sweep()
    app.after(7200 - 290)
    await asked(app)
    await app.sweep()
    expect(app.api.tokens()).toBe(2)
  })
})

describe('when the API refuses', () => {
  test('a wrong setting is told once with what to do, and what is to be sent waits until it is mended', async () => {
    const app = underTest()
    const refused = { errcode: 60020, errmsg: 'not allow to access from your ip, hint: [1], from ip: 203.0.113.7, x' }
    app.api.answers(...Array(100).fill(refused))
    await asked(app, 12)
    await app.sweep()
    for (let minute = 0; minute < 5; minute++) {
      app.after(61)
      await app.sweep()
    }
    expect(app.errors).toHaveLength(1)
    expect(app.errors[0]).toMatch(/60020.*企业可信IP.*203\.0\.113\.7/)
    // A few that went at the same time, not each message each time.
    expect(app.api.sends.length).toBeLessThan(60)
    expect(app.messages().every(({ state }) => state === 'claimed' || state === 'answered')).toBe(true)
    app.api.answers()
    app.after(61)
    await app.sweep()
    expect(app.messages().map(({ state }) => state)).toEqual(Array(12).fill('delivered'))
  })

  test('a wrong secret is told too, without naming it, and given up after a day', async () => {
    const app = underTest()
    app.api.answersGettoken({ errcode: 40001, errmsg: 'invalid credential app-secret' })
    await asked(app)
    await app.sweep()
    expect(app.errors).toEqual([expect.stringMatching(/errcode 40001.*WECOM_APP_SECRET/)])
    app.after(24 * 3600)
    await app.sweep()
    expect(app.messages()).toMatchObject([{ state: 'failed' }])
    expect([...app.errors, ...app.lines].join('\n')).not.toContain('app-secret')
  })

  test.each([45009, 45033])('errcode %i holds everything back for a minute', async errcode => {
    const app = underTest()
    app.api.answers({ errcode, errmsg: 'slow down' })
    await asked(app)
    await app.sweep()
    expect(app.api.sends).toHaveLength(1)
    app.after(30)
    await asked(app)
    await app.sweep()
    expect(app.api.sends).toHaveLength(1)
    app.after(31)
    await app.sweep()
    expect(app.messages().map(({ state }) => state)).toEqual(['delivered', 'delivered'])
  })

  test('a busy platform is asked again three times, then left alone for long', async () => {
    const app = underTest()
    app.api.answers(...Array(4).fill({ errcode: -1, errmsg: 'busy' }))
    await asked(app)
    for (let second = 0; second < 120; second += 10) {
      await app.sweep()
      app.after(10)
    }
    expect(app.api.sends).toHaveLength(4)
    app.after(600)
    await app.sweep()
    expect(app.messages()).toMatchObject([{ state: 'delivered' }])
  })

  test.each<[string, Record<string, unknown>]>([
    ['81013', { errcode: 81013, errmsg: 'user & party & tag all invalid' }],
    ['invaliduser beside errcode 0', { errcode: 0, errmsg: 'ok', invaliduser: 'user0' }],
    ['unlicenseduser beside errcode 0', { errcode: 0, errmsg: 'ok', unlicenseduser: 'user0' }],
  ])('a member who cannot be reached is given up: %s', async (_, reply) => {
    const app = underTest()
    app.api.answers(reply)
    await asked(app)
    await app.sweep()
    app.after(600)
    await app.sweep()
    expect(app.messages()).toMatchObject([{ state: 'failed' }])
    expect(app.api.sends).toHaveLength(1)
    expect(app.counts).toMatchObject({ failed: 1, delivered: {} })
  })

  test('a code that nobody knows is tried a few times', async () => {
    const app = underTest()
    app.api.answers(...Array(100).fill({ errcode: 99999, errmsg: 'what?' }))
    await asked(app)
    for (let minute = 0; minute < 20; minute++) {
      await app.sweep()
      app.after(61)
    }
    expect(app.messages()).toMatchObject([{ state: 'failed' }])
    expect(app.api.sends).toHaveLength(5)
  })
})

test('a member is sent at most 30 texts a minute; the rest follows', async () => {
  const app = underTest()
  const answers = 12
  for (let n = 0; n < answers; n++) {
    app.after(1)
    await asked(app)
  }
  await app.sweep()
  expect(app.api.sent).toHaveLength(30)
  for (let second = 0; second < 300; second += 10) {
    app.after(10)
    await app.sweep()
  }
  expect(app.messages().map(({ state }) => state)).toEqual(Array(answers).fill('delivered'))
  expect(new Set(contents(app.api.sent)).size).toBe(app.api.sends.length)
})
