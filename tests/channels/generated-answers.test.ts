import type { Client } from '@modelcontextprotocol/sdk/client/index.js'
import OpenAI from 'openai'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { answerSchema } from '../../src/channels/http/answer-shape.ts'
import { keptAnswerSchema } from '../../src/channels/http/answers/answers-shapes.ts'
import { createHttpApp } from '../../src/channels/http/app.ts'
import { annotationSchema } from '../../src/channels/openai/annotations.ts'
import { createEventLog, loggedAsk } from '../../src/channels/operation/event-log.ts'
import { renderForApp, renderForBot } from '../../src/channels/wecom/saying/render.ts'
import { say } from '../../src/question/saying/wording.ts'
import { fails, says, saysTo, stalls } from '../fakes/llm/behaviours.ts'
import { nodeServer } from './http/node-server.ts'
import { call, overHttp } from './mcp/connected.ts'
import { openWritingService, type WritingService } from './writing-service.ts'

/** An answer in a model's words through every channel: the words, the quotes behind them, and who wrote them. */

const publicUrl = 'https://nianbao.example.gov.cn'
const ACCEPTED = '呈贡区2024年受理行政复议申请多少件？'
const BOTH = '呈贡区2024年办理法律援助案件多少件？普法活动多少场？'
const SAID = '2024年，呈贡区受理行政复议申请312件[1]。'
const QUOTE = '全年受理行政复议申请312件，审结287件，调解率为41.5%。'

const ENGLISH = 'How many administrative review applications did Chenggong accept in 2024?'
const SAID_IN_ENGLISH = 'In 2024, Chenggong accepted 312 applications for administrative review [1].'
const TRANSLATION =
  'Over the year, 312 applications for administrative review were accepted and 287 concluded, with a mediation rate of 41.5%'
/** What is said to both tasks of an English answer: the last line is no sentence, and the first one no translation. */
const WITH_TRANSLATION = says(`${SAID_IN_ENGLISH}\n[1] ${TRANSLATION}`)

let writing: WritingService
let server: Awaited<ReturnType<typeof nodeServer>>
let client: OpenAI
let mcp: Client
const logged: string[] = []

beforeAll(async () => {
  writing = await openWritingService()
  const log = createEventLog({ level: 'info', to: { write: (line: string) => void logged.push(line) } })
  const ask = loggedAsk(writing.service.ask, { log, ticks: () => performance.now(), withText: false })
  const app = createHttpApp({
    state: () => ({ kind: 'ready', service: { ...writing.service, ask } }),
    version: '1.2.3',
    publicUrl,
  })
  server = await nodeServer(app)
  client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'any', maxRetries: 0 })
  mcp = await overHttp(server.url)
})

afterAll(async () => {
  await mcp.close()
  await server.close()
  await writing.close()
})

beforeEach(() => writing.llm.script(saysTo('faithful')))

const post = (body: object, signal?: AbortSignal) =>
  fetch(`${server.url}/v1/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  })

describe('WeCom', () => {
  test('shows the words, then each quote with its title, section and year', async () => {
    const answer = await writing.service.ask({ text: BOTH })
    expect(answer.kind).toBe('generated')
    for (const render of [renderForBot, renderForApp]) {
      const [words = '', label, ...quotes] = render(answer).split('\n\n')
      expect(label).toBe(say('zh').modelWrote)
      expect(words.split('\n')).toEqual([
        '呈贡区 · 2024年报告',
        expect.stringMatching(/846件.*\[1\]。.*174场次.*\[2\]。$/),
      ])
      expect(quotes.map(quote => quote.replace(/^> /gm, '').split('\n'))).toEqual(
        answer.citations.map(({ quote, index }) => [
          `“${quote}”[${index}]`,
          expect.stringMatching(
            /^—— 《昆明市呈贡区2024年.*》 · 一、2024年主要工作和成效 › （二）公共法律服务 · 2024年$/,
          ),
        ]),
      )
    }
  })

  test('shows a translation inside its quote', async () => {
    await writing.llm.script(WITH_TRANSLATION)
    const answer = await writing.service.ask({ text: ENGLISH })
    expect(answer.citations[0]?.translation).toBe(TRANSLATION)
    const translated = `(Translated by a model: ${TRANSLATION})`
    expect(renderForBot(answer).split('\n\n')).toEqual([
      `呈贡区 · 2024 report\n${SAID_IN_ENGLISH}`,
      say('en').modelWrote,
      expect.stringMatching(/^> “.*”\[1\]\n> .*\n> —— 《.*2024 report$/),
    ])
    expect(renderForBot(answer)).toContain(`\n> ${translated}\n`)
    expect(renderForApp(answer)).toContain(`”[1]\n${translated}\n—— `)
  })

  test('keeps what a model says behind a quote that it repeats word for word', async () => {
    await writing.llm.script(says(`报告载明：\n“${QUOTE}”[1]\n${SAID}`))
    const answer = await writing.service.ask({ text: ACCEPTED })
    const shown = renderForBot(answer)
    expect(shown).toContain(SAID)
    expect(shown.split(QUOTE)).toHaveLength(3)
    expect(shown.split('\n').filter(line => line.startsWith('> “'))).toHaveLength(1)
    expect(shown).toMatch(/\n> —— 《[^\n]*$/)
  })

  test.each([
    '详见[原文](http://evil.example/?q=312)[1]。',
    '![图](http://evil.example/312.png)[1]。',
    '# 受理312件[1]。',
    '<@all>受理312件[1]。',
    '<a href="http://evil.example">受理312件</a>[1]。',
    '受理312件，见evil.example[1]。',
  ])('shows nothing that a model writes for other ends: %s', async written => {
    await writing.llm.script(says(`${SAID}\n${written}`))
    const answer = await writing.service.ask({ text: ACCEPTED })
    expect([answer.kind, answer.written?.dropped]).toEqual(['generated', 1])
    expect(renderForBot(answer)).not.toMatch(/evil|https?:|\]\(|<[@a]|^#/m)
    expect(renderForApp(answer)).not.toMatch(/evil|https?:|<[@a]/)
  })
})

describe('chat completions', () => {
  const chat = (content: string) => ({ model: 'nianbao', messages: [{ role: 'user' as const, content }] })

  /** Each annotation stands at the marker behind its quote. */
  function expectAnnotated(content: string, annotations: unknown, quotes: readonly string[]) {
    const places = annotationSchema.array().parse(annotations)
    expect(places.map(({ url_citation: at }) => content.slice(at.start_index, at.end_index))).toEqual(
      quotes.map((_, at) => `[${at + 1}]`),
    )
    for (const [at, quote] of quotes.entries()) {
      const { start_index = 0, end_index } = places[at]?.url_citation ?? {}
      expect(content.slice(0, start_index).trimEnd().endsWith(`“${quote}”`)).toBe(true)
      expect(content.slice(end_index)).toMatch(/^ —— 《/)
    }
  }

  test('have the words, and an annotation at the line of each quote', async () => {
    const completion = await client.chat.completions.create(chat(BOTH))
    const { content, annotations } = completion.choices[0]?.message ?? {}
    const { nianbao } = completion as typeof completion & { nianbao: unknown }
    const answer = answerSchema.parse(nianbao)
    expect([answer.answer_kind, answer.written?.model]).toEqual(['generated', 'scripted'])
    expect(content).toBe(answer.answer)
    expectAnnotated(
      content ?? '',
      annotations,
      answer.citations.map(({ quote }) => quote),
    )
  })

  test('are streamed as the words pass, and say the same', async () => {
    await writing.llm.script(says(`${SAID}增长五成。\n报告载明：\n“${QUOTE}”[1]`))
    let content = ''
    let annotations: unknown
    for await (const { choices } of await client.chat.completions.create({ ...chat(ACCEPTED), stream: true })) {
      const delta: object = choices[0]?.delta ?? {}
      content += choices[0]?.delta.content ?? ''
      if ('annotations' in delta) annotations = delta.annotations
    }
    expect(
      content.startsWith(`呈贡区 · 2024年报告\n${SAID}“${QUOTE}”[1]\n\n${say('zh').modelWrote}\n“${QUOTE}”[1] —— 《`),
    ).toBe(true)
    expectAnnotated(content, annotations, [QUOTE])
  })

  test('say below the quotes that a model failed', async () => {
    await writing.llm.script(fails(401))
    const { choices } = await client.chat.completions.create(chat(ACCEPTED))
    expect(choices[0]?.message.content).toMatch(/312件[\s\S]*\n※ 模型未能撰写文字/)
  })
})

test('MCP has the words and the sources in its text, and translations and who wrote in its data', async () => {
  await writing.llm.script(WITH_TRANSLATION)
  const { text, data } = await call(mcp, 'ask', { question: ENGLISH })
  const answer = answerSchema.parse(data)
  expect([answer.answer_kind, answer.written?.dropped_sentences]).toEqual(['generated', 0])
  expect(answer.written?.prompt).toMatch(/^answer\.en@[0-9a-f]{8}$/)
  expect(answer.citations[0]?.translation).toBe(TRANSLATION)
  expect(text).toContain(`\n${SAID_IN_ENGLISH}\n`)
  expect(text).toContain(`\n(Translated by a model: ${TRANSLATION})\n`)
  expect(text).toMatch(/\nSources:\n\[1\] 《昆明市呈贡区2024年/)
})

describe('HTTP', () => {
  test('keeps an answer with who wrote it, and logs it without its words', async () => {
    logged.length = 0
    const answer = answerSchema.parse(await (await post({ question: ACCEPTED })).json())
    expect(answer.written).toEqual({
      model: 'scripted',
      prompt: expect.stringMatching(/^answer\.zh@[0-9a-f]{8}$/),
      dropped_sentences: 0,
    })
    const kept = await fetch(`${server.url}/v1/answers/${answer.id}`)
    expect(keptAnswerSchema.parse(await kept.json()).answer).toEqual(answer)
    expect(logged.map(line => JSON.parse(line))).toEqual([
      expect.objectContaining({ event: 'question', answer: answer.id, kind: 'generated' }),
    ])
    expect(logged.join()).not.toMatch(/312|呈贡|行政复议/)
  })

  test('sends the quotes before a model has said a word, and ends it when the reader leaves', async () => {
    await writing.llm.script(stalls())
    const leaving = new AbortController()
    const response = await post({ question: ACCEPTED, stream: true }, leaving.signal)
    let read = ''
    for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      read += piece
      if (/event: citation\n.*\n\n/.test(read)) break
    }
    expect(read).toContain(QUOTE)
    leaving.abort()
    const [asked] = await writing.llm.until(calls => calls.some(({ closedEarly }) => closedEarly))
    expect(asked?.said).toBe('')
  })

  test('documents what a generated answer has more than others', async () => {
    const { components } = z
      .object({ components: z.object({ schemas: z.record(z.string(), z.unknown()) }) })
      .parse(await (await fetch(`${server.url}/openapi.json`)).json())
    const notices = ['model_text_refused', 'model_unavailable']
    expect(components.schemas).toMatchObject({
      Written: { required: ['model', 'prompt', 'dropped_sentences'] },
      Answer: {
        required: expect.not.arrayContaining(['written']),
        properties: {
          written: { $ref: expect.stringMatching(/Written$/) },
          answer_kind: { description: expect.stringContaining('generated: worded by a model') },
        },
      },
      Citation: {
        required: expect.not.arrayContaining(['translation']),
        properties: { translation: { description: expect.stringContaining('by a model and checked') } },
      },
      Notice: {
        properties: { code: { enum: expect.arrayContaining(notices) } },
        description: expect.stringContaining(notices.join(', ')),
      },
    })
  })
})
