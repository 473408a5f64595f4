import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { WriterError } from '../../../src/models/writer.ts'
import {
  breaksOff,
  breaksOffAtOnce,
  cutAtLength,
  empty,
  endless,
  endsUnfinished,
  endsWithoutDone,
  errorInStream,
  fails,
  garbage,
  html,
  onlyReasons,
  refusesField,
  says,
  saysTo,
  slowFirst,
  stalls,
} from '../../fakes/llm/behaviours.ts'
import { type Llm, startLlm } from '../../fakes/llm/start-llm.ts'
import type { Behaviour } from '../../fakes/llm/terms.ts'
import { TASK, writerOf, written } from './writer-of.ts'

const TEXT = '增城区2024年共受理行政复议申请1,234宗[1]。'
const KEY = 'sk-secret-of-the-tests'

let llm: Llm

beforeAll(async () => {
  llm = await startLlm()
  // Loads LangChain, which is no part of the seconds that some tests set.
  await llm.script(says(TEXT))
  await written(writerOf(llm.baseUrl).writer.write(TASK))
})
beforeEach(() => llm.requireKey(null))
afterAll(() => llm.stop())

const faultOf = (error: unknown) => (error instanceof WriterError ? error.fault : error)

/** One text after this script. */
async function writtenAfter(...script: readonly Behaviour[]) {
  await llm.script(...script)
  const { writer, watched, outcomes } = writerOf(llm.baseUrl)
  const { error, ...result } = await written(writer.write(TASK))
  return { ...result, fault: faultOf(error), error, watched, outcomes: outcomes(), calls: await llm.calls() }
}

describe('writes', () => {
  test('the text in pieces, as the service says them', async () => {
    const { text, pieces, fault, outcomes } = await writtenAfter(says(TEXT))
    expect({ text, fault, outcomes }).toEqual({ text: TEXT, fault: undefined, outcomes: ['ok'] })
    expect(pieces).toBeGreaterThan(TEXT.length / 4 - 1)
  })

  test('what the prompt says, with fields that every service knows and nothing about this machine', async () => {
    const { text, calls } = await writtenAfter(saysTo('faithful'))
    expect(text).toBe('共受理行政复议申请1,234宗[1]。')
    const [call] = calls
    expect(call?.messages.map(({ role }) => role)).toEqual(['system', 'user'])
    expect(call?.messages[1]?.content).toContain('受理多少宗？')
    expect(call).toMatchObject({ model: 'scripted', temperature: 0, maxTokens: 2048, streamed: true })
    const fields = ['max_tokens', 'messages', 'model', 'stream', 'stream_options', 'temperature']
    expect(call?.fields.toSorted()).toEqual(fields)
    const own = ['accept', 'content-type', 'user-agent']
    const ofHttp = ['accept-encoding', 'accept-language', 'connection', 'content-length', 'host', 'sec-fetch-mode']
    expect(
      Object.keys(call?.headers ?? {})
        .filter(name => !ofHttp.includes(name))
        .toSorted(),
    ).toEqual(own)
  })

  test('says which model and prompt it is', () => {
    const { writer } = writerOf(llm.baseUrl)
    expect(writer.model).toBe('scripted')
    expect(writer.promptVersion('answer', 'zh')).toBe('answer.zh@00000000')
  })

  test('shows its key where it has one', async () => {
    await llm.requireKey(KEY)
    await llm.script(says(TEXT))
    expect((await written(writerOf(llm.baseUrl, { apiKey: KEY }).writer.write(TASK))).text).toBe(TEXT)
  })

  test('counts the tokens that the service tells', async () => {
    const { watched, calls } = await writtenAfter(says(TEXT))
    const prompt = [...(calls[0]?.messages.map(({ content }) => content).join('') ?? '')].length
    expect(watched.tokens).toEqual({ prompt, completion: [...TEXT].length })
  })

  test('nothing where the model has nothing to say', async () => {
    const { text, fault, outcomes } = await writtenAfter(empty())
    expect({ text, fault, outcomes }).toEqual({ text: '', fault: undefined, outcomes: ['ok'] })
  })

  test.each([
    ['without [DONE]', endsWithoutDone(TEXT)],
    ['after a slow first word', slowFirst(50, TEXT)],
    ['after thoughts in a field of their own', says(TEXT, { reasons: '引文里有1,234宗' })],
    ['after thoughts in the text', says(`\n<think>\n引文里有1,234宗\n</think>\n\n${TEXT}`)],
    ['after an empty thought', says(`<think></think>${TEXT}`)],
  ])('the whole text where it comes %s', async (_, behaviour) => {
    const { text, fault } = await writtenAfter(behaviour)
    expect({ text, fault }).toEqual({ text: TEXT, fault: undefined })
  })

  test('what fitted where the service stops at the length', async () => {
    const { text, fault } = await writtenAfter(cutAtLength(TEXT))
    expect(fault).toBeUndefined()
    expect(text).toBe(TEXT.slice(0, Math.ceil(TEXT.length / 2)))
  })

  test('no more than a text may be long where the service never stops, and ends it', async () => {
    const { text, fault } = await writtenAfter(endless(TEXT))
    expect(fault).toBeUndefined()
    expect(text.length).toBeGreaterThan(2048)
    expect(text.length).toBeLessThan(2048 * 4 + 10)
    const [call] = await llm.until(([first]) => first?.endedAt !== null)
    expect(call?.closedEarly).toBe(true)
  })

  test('without asking for usage where the service does not know that, and does not ask again', async () => {
    await llm.script(refusesField('stream_options', TEXT))
    const { writer, outcomes, watched } = writerOf(llm.baseUrl)
    expect((await written(writer.write(TASK))).text).toBe(TEXT)
    expect((await written(writer.write(TASK))).text).toBe(TEXT)
    expect(outcomes()).toEqual(['refused', 'ok', 'ok'])
    // Estimated.
    expect(watched.tokens.prompt).toBeGreaterThan(20)
    expect(watched.tokens.completion).toBeGreaterThan(20)
  })
})

describe('tries again', () => {
  test.each([
    ['429', fails(429)],
    ['429 with a moment to wait', fails(429, '0.01')],
    ['500', fails(500)],
    ['503', fails(503)],
    ['408', fails(408)],
    ['502 with a page', html(502)],
    ['a connection that breaks before the first word', breaksOffAtOnce()],
    ['a stream that ends before the first word', endsUnfinished('')],
    ['an error before the first word', errorInStream()],
  ])('after %s', async (_, behaviour) => {
    const { text, outcomes } = await writtenAfter(behaviour, behaviour, says(TEXT))
    expect(text).toBe(TEXT)
    expect(outcomes).toHaveLength(3)
    expect(outcomes.at(-1)).toBe('ok')
  })

  test.each([
    [fails(429), 'rate_limited'],
    [fails(500), 'broken'],
    [breaksOffAtOnce(), 'broken'],
  ])('three times, and then says what it was: %j', async (behaviour, expected) => {
    const { text, fault, outcomes } = await writtenAfter(behaviour)
    expect({ text, fault, outcomes }).toEqual({ text: '', fault: expected, outcomes: [expected, expected, expected] })
  })

  test('three times where nobody is there', async () => {
    const gone = await startLlm()
    await gone.stop()
    const { writer, outcomes } = writerOf(gone.baseUrl)
    const { error } = await written(writer.write(TASK))
    expect(faultOf(error)).toBe('unreachable')
    expect(String(error)).toContain('ECONNREFUSED')
    expect(outcomes()).toEqual(['unreachable', 'unreachable', 'unreachable'])
  })

  test('not before the service asks for it', async () => {
    await llm.script(fails(429, '4'), says(TEXT))
    const { writer, outcomes } = writerOf(llm.baseUrl, { seconds: 1 })
    expect(faultOf((await written(writer.write(TASK))).error)).toBe('timeout')
    expect(outcomes()).toEqual(['rate_limited'])
  })

  test.each([
    ['429 with long to wait', fails(429, '60'), 'rate_limited'],
    ['429 until a date', fails(429, new Date(Date.now() + 3_600_000).toUTCString()), 'rate_limited'],
    ['503 with long to wait', fails(503, '60'), 'broken'],
    ['401', fails(401), 'refused'],
    ['403', fails(403), 'refused'],
    ['404', fails(404), 'refused'],
    ['400', fails(400), 'refused'],
    ['413', fails(413), 'too_long'],
    ['a page instead of a stream', html(), 'broken'],
    ['garbage', garbage(), 'broken'],
    ['thoughts without end', onlyReasons('我再想想'), 'broken'],
    ['a thought in the text without end', says('<think>我再想想', { finish: 'length' }), 'broken'],
    ['a text that is held back', says(TEXT, { share: 0, finish: 'content_filter' }), 'broken'],
  ])('never after %s', async (_, behaviour, expected) => {
    const { text, fault, outcomes } = await writtenAfter(behaviour, says(TEXT))
    expect({ text, fault, outcomes }).toEqual({ text: '', fault: expected, outcomes: [expected] })
  })

  test.each([
    ['breaks off', breaksOff(TEXT)],
    ['ends unfinished', endsUnfinished(TEXT)],
    ['turns into garbage', garbage(TEXT)],
    ['turns into an error', errorInStream(TEXT)],
  ])('never once text was given: what comes before it %s is kept', async (_, behaviour) => {
    const { text, fault, outcomes } = await writtenAfter(behaviour, says(TEXT))
    expect({ fault, outcomes }).toEqual({ fault: 'broken', outcomes: ['broken'] })
    expect(text.length).toBeGreaterThan(10)
    expect(TEXT.startsWith(text)).toBe(true)
  })
})

describe('keeps to itself', () => {
  test.each([fails(400), fails(401), fails(404), fails(429), fails(500), html(), garbage(), errorInStream(), stalls()])(
    'the key and the prompt, whatever the service says: %j',
    async behaviour => {
      await llm.requireKey(KEY)
      await llm.script(behaviour)
      const { writer } = writerOf(llm.baseUrl, { apiKey: KEY, seconds: 0.3 })
      const { error } = await written(writer.write(TASK))
      expect(error).toBeInstanceOf(WriterError)
      const shown = `${JSON.stringify(error, Object.getOwnPropertyNames(error))}${(error as Error).stack}`
      expect(shown).not.toContain(KEY)
      expect(shown).not.toMatch(/受理|引文|sk-/)
      expect((error as Error).cause).toBeUndefined()
    },
  )

  test('a wrong key, which the service repeats', async () => {
    await llm.requireKey('another')
    await llm.script(says(TEXT))
    const { error } = await written(writerOf(llm.baseUrl, { apiKey: KEY }).writer.write(TASK))
    expect(faultOf(error)).toBe('refused')
    expect(String(error)).toContain('LLM_API_KEY')
    expect(String(error)).not.toContain(KEY)
  })
})
