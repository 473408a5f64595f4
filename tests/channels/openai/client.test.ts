import OpenAI, { BadRequestError, NotFoundError } from 'openai'
import type { ChatCompletionChunk } from 'openai/resources'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerSchema } from '../../../src/channels/http/answer-shape.ts'
import { createHttpApp } from '../../../src/channels/http/app.ts'
import type { Question } from '../../../src/question/question.ts'
import { recordsInMemory } from '../../library/records-in-memory.ts'
import { type Asking, openAsking, openLocalEmbedder } from '../../question/asking.ts'
import { reportFiles } from '../../question/made-up-reports.ts'
import { nodeServer } from '../http/node-server.ts'

/** The official client against a real server with a real library. */

const RECEIVED = '呈贡区2024年受理行政复议申请多少件？'

let held: Asking
let server: Awaited<ReturnType<typeof nodeServer>>
let client: OpenAI
const asked: Question[] = []

beforeAll(async () => {
  held = await openAsking(await openLocalEmbedder())
  await held.add(reportFiles)
  const service = {
    ...held,
    records: recordsInMemory(),
    ask(...call: Parameters<Asking['ask']>) {
      asked.push(call[0])
      return held.ask(...call)
    },
  }
  const app = createHttpApp({
    state: () => ({ kind: 'ready', service }),
    version: '1.2.3',
    publicUrl: 'https://nianbao.example.gov.cn',
  })
  server = await nodeServer(app)
  client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'any', maxRetries: 0 })
})

afterAll(async () => {
  await server.close()
  await held.close()
})

const user = (content: string) => ({ role: 'user' as const, content })
const assistant = (content: string) => ({ role: 'assistant' as const, content })
const chat = (...messages: OpenAI.ChatCompletionMessageParam[]) =>
  client.chat.completions.create({ model: 'nianbao', messages })
const wholeAnswer = (completion: object) => answerSchema.parse('nianbao' in completion && completion.nianbao)

describe('a chat', () => {
  test('is answered with the quote, its marker annotated with the page where it stands', async () => {
    const completion = await chat({ role: 'system', content: 'Answer as a pirate.' }, user(RECEIVED))
    const [choice] = completion.choices
    expect(choice?.finish_reason).toBe('stop')
    const { content, annotations } = choice?.message ?? {}
    expect(content).toContain('312件')
    const [citation] = wholeAnswer(completion).citations
    expect(content).toBe(wholeAnswer(completion).answer)
    expect(annotations).toHaveLength(1)
    const { url, title, start_index, end_index } = annotations?.[0]?.url_citation ?? {}
    expect(content?.slice(start_index, end_index)).toBe('[1]')
    expect(content?.slice(0, start_index)).toMatch(new RegExp(`${citation?.quote}”$`))
    expect(title).toBe(citation?.report.title)
    const page = new URL(url ?? '')
    expect(page.origin + page.pathname).toBe('https://nianbao.example.gov.cn/reports/chenggong-2024')
    expect(Object.fromEntries(page.searchParams)).toEqual({
      revision: '1',
      start: String(citation?.start),
      end: String(citation?.end),
    })
  })

  test('goes on from earlier user messages, whatever was answered to them', async () => {
    const completion = await chat(user(RECEIVED), assistant('昆山市收到一万件。'), user('那审结的呢？'))
    expect(wholeAnswer(completion).scope.report_ids).toEqual(['chenggong-2024'])
    expect(completion.choices[0]?.message.content).toContain('287件')
    const alone = await chat(user('那审结的呢？'))
    expect(wholeAnswer(alone).figures).toEqual([])
  })

  test('is asked over a channel of its own, for the caller, without what could not be a question', async () => {
    await chat(user('x'.repeat(2001)), user(' '), user(RECEIVED), {
      role: 'user',
      content: [{ type: 'text', text: '昆山呢' }],
    })
    expect(asked.at(-1)).toEqual({ text: '昆山呢', earlier: [RECEIVED], owner: '', channel: 'openai' })
  })

  test('a question that the reports do not answer is an ordinary completion that says so', async () => {
    const completion = await chat(user('官渡区2024年受理行政复议申请多少件？'))
    expect(completion.choices[0]?.message).toMatchObject({ role: 'assistant', annotations: [] })
    expect(completion.choices[0]?.message.content).toMatch(/^未找到/)
    expect(wholeAnswer(completion).reason).toBe('unknown_place')
  })

  test('fields that mean nothing here are taken', async () => {
    const completion = await client.chat.completions.create({
      model: 'nianbao',
      messages: [user(RECEIVED)],
      temperature: 0.2,
      max_tokens: 5,
      n: 1,
      tools: [{ type: 'function', function: { name: 'f', parameters: {} } }],
      user: 'somebody',
    })
    expect(completion.choices[0]?.message.content).toContain('312件')
    expect(completion.usage).toEqual({ prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 })
  })

  test.each([
    ['two answers', { n: 2, messages: [user(RECEIVED)] }, 'n'],
    [
      'an image',
      { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:' } }] }] },
      'messages[0].content',
    ],
    ['no question', { messages: [assistant('hello')] }, 'messages'],
    ['a blank question', { messages: [user(' ')] }, 'messages[0].content'],
    ['a question too long', { messages: [user('x'.repeat(2001))] }, 'messages[0].content'],
    ['no messages', {}, 'messages'],
  ])('%s is refused, naming what is wrong', async (_, body, param) => {
    const refused = client.post('/chat/completions', { body: { model: 'nianbao', ...body } })
    await expect(refused).rejects.toBeInstanceOf(BadRequestError)
    await expect(refused).rejects.toMatchObject({
      status: 400,
      param,
      type: 'invalid_request_error',
      code: 'bad_request',
    })
  })

  test('may be as long as a mebibyte, and is refused beyond', async () => {
    const long = assistant('答'.repeat(300_000))
    expect((await chat(long, user(RECEIVED))).choices[0]?.message.content).toContain('312件')
    await expect(chat(long, long, user(RECEIVED))).rejects.toMatchObject({
      status: 413,
      message: '413 The body is larger than 1024 KiB.',
      code: 'payload_too_large',
    })
  })

  test('a model that is not here is not found', async () => {
    const body = { model: 'gpt-4o', messages: [user(RECEIVED)] }
    const missing = expect.objectContaining({ status: 404, code: 'model_not_found', param: 'model' })
    await expect(client.chat.completions.create(body)).rejects.toEqual(missing)
    await expect(client.chat.completions.create(body)).rejects.toBeInstanceOf(NotFoundError)
    await expect(client.models.retrieve('gpt-4o')).rejects.toBeInstanceOf(NotFoundError)
    await expect(client.embeddings.create({ model: 'gpt-4o', input: 'a' })).rejects.toBeInstanceOf(NotFoundError)
  })
})

describe('a streamed chat', () => {
  const chunksFor = async (content: string, more: object = {}) => {
    const stream = await client.chat.completions.create({
      model: 'nianbao',
      messages: [user(content)],
      stream: true,
      ...more,
    })
    const chunks: ChatCompletionChunk[] = []
    for await (const chunk of stream) chunks.push(chunk)
    return chunks
  }

  test('has the role, the text in pieces, and at the end the annotations and the whole answer', async () => {
    const chunks = await chunksFor(RECEIVED)
    const deltas = chunks.map(({ choices }) => choices[0]?.delta)
    expect(deltas[0]).toEqual({ role: 'assistant', content: '' })
    const text = deltas.map(delta => delta?.content ?? '').join('')
    const last = chunks.at(-1)
    const answer = wholeAnswer(last ?? {})
    expect(text).toBe(answer.answer)
    expect(chunks.length).toBeGreaterThan(4)
    expect(chunks.map(({ choices }) => choices[0]?.finish_reason)).toEqual([...chunks.slice(1).map(() => null), 'stop'])
    expect(last?.choices[0]?.delta).toMatchObject({ annotations: [{ type: 'url_citation' }] })
    expect(new Set(chunks.map(({ id, created, model }) => JSON.stringify({ id, created, model }))).size).toBe(1)
    expect(chunks.every(chunk => !('usage' in chunk))).toBe(true)
  })

  test('has the usage in a chunk of its own where it is asked for', async () => {
    const chunks = await chunksFor(RECEIVED, { stream_options: { include_usage: true } })
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 0 } })
    expect(chunks.slice(0, -1).map(({ usage }) => usage)).toEqual(chunks.slice(1).map(() => null))
  })

  test('is what the client puts together again', async () => {
    const runner = client.chat.completions.stream({ model: 'nianbao', messages: [user('官渡区2024年受理多少件？')] })
    expect(await runner.finalContent()).toMatch(/^未找到/)
  })

  test('what is wrong from the start is an ordinary error', async () => {
    await expect(chunksFor(' ')).rejects.toBeInstanceOf(BadRequestError)
  })
})

describe('models', () => {
  test('are what answers and what embeds', async () => {
    const { data } = await client.models.list()
    expect(data.map(({ id }) => id)).toEqual(['nianbao', 'multilingual-e5-small'])
    expect(await client.models.retrieve('nianbao')).toMatchObject({ id: 'nianbao', object: 'model' })
  })
})

describe('embeddings', () => {
  const embed = (input: string | string[], more: object = {}) =>
    client.embeddings.create({ model: 'multilingual-e5-small', input, ...more })

  test('are those that search, in the order given, whichever way they are written', async () => {
    const texts = ['受理行政复议申请', '法律援助']
    const expected = await held.embedding.embed(texts, 'query')
    const inBase64 = await embed(texts)
    const asFloats = await embed(texts, { encoding_format: 'float' })
    expect(asFloats.data.map(({ embedding }) => embedding)).toEqual(expected)
    expect(inBase64.data.map(({ embedding }) => [...embedding])).toEqual(expected)
    expect(inBase64.data.map(({ index }) => index)).toEqual([0, 1])
    expect((await embed('法律援助', { dimensions: 384 })).data[0]?.embedding).toHaveLength(384)
  })

  test('of a passage are another than of a question', async () => {
    const [passage] = (await embed('法律援助', { input_type: 'passage', encoding_format: 'float' })).data
    expect(passage?.embedding).toEqual((await held.embedding.embed(['法律援助'], 'passage'))[0])
    expect(passage?.embedding).not.toEqual((await held.embedding.embed(['法律援助'], 'query'))[0])
  })

  test.each([
    ['token numbers', { input: [1, 2, 3] }, 'input', /token numbers are not taken/],
    ['nothing', { input: [] }, 'input', /at least 1 item/],
    ['a blank text', { input: ['a', ' '] }, 'input[1]', /^400 input\[1\] must not be blank/],
    ['one blank text', { input: ' ' }, 'input', /^400 input must not be blank/],
    ['too many texts', { input: Array.from({ length: 65 }, () => 'a') }, 'input', /at most 64 items/],
    [
      'too much text',
      { input: Array.from({ length: 5 }, () => 'x'.repeat(2000)) },
      'input',
      /at most 8000 characters in all/,
    ],
    ['a text too long', { input: ['x'.repeat(2001)] }, 'input[0]', /at most 2000 characters/],
    ['other dimensions', { input: 'a', dimensions: 256 }, 'dimensions', /has 384 dimensions/],
    ['another encoding', { input: 'a', encoding_format: 'int8' }, 'encoding_format', /"float" or "base64"/],
  ])('%s is refused, naming what is wrong', async (_, body, param, message) => {
    const refused = client.post('/embeddings', { body: { model: 'multilingual-e5-small', ...body } })
    await expect(refused).rejects.toMatchObject({ status: 400, param, message: expect.stringMatching(message) })
  })
})
