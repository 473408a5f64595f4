import { EventEmitter, once } from 'node:events'
import { connect } from 'node:net'
import { z } from '@hono/zod-openapi'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerShape } from '../../../../src/channels/http/answer-shape.ts'
import { askEventSchema, piecesOf } from '../../../../src/channels/http/ask/ask-stream.ts'
import { problemSchema } from '../../../../src/channels/http/problems.ts'
import { AppError } from '../../../../src/errors.ts'
import type { Ask, Step } from '../../../../src/question/ask.ts'
import { answer, bodyOf, post, readyApp, refusal, target, targetScope } from '../fake-service.ts'
import { nodeServer } from '../node-server.ts'

const request = post({ question: '受理多少？', stream: true })

const query = {
  question: '增城区2024年受理多少？',
  places: [{ text: '增城区', start: 0, end: 3, candidates: [], held: [] }],
  years: [{ year: 2024, start: 3, end: 8 }],
  comparison: undefined,
} as unknown as Extract<Step, { kind: 'understood' }>['query']

const steps: readonly Step[] = [
  { kind: 'understood', query, topic: { kind: 'reports' }, scope: targetScope },
  { kind: 'retrieved', target, terms: [], hits: [] },
]

/** Takes these steps, then answers or throws. */
function stepping(taken: readonly Step[], end: () => ReturnType<Ask>): Ask {
  return async (_, { onStep } = {}) => {
    for (const step of taken) onStep?.(step)
    return end()
  }
}

/** The events of a stream, each as its schema says. */
function eventsIn(stream: string) {
  const blocks = stream.split('\n\n').filter(block => block !== '')
  return blocks.map(block => {
    const [event, data, ...more] = block.split('\n')
    expect(more).toEqual([])
    const shown = { event: event?.replace('event: ', ''), data: JSON.parse(data?.replace('data: ', '') ?? '') }
    const parsed = askEventSchema.parse(shown)
    expect(parsed).toEqual(shown)
    return parsed
  })
}

const streamOf = async (ask: Ask) => {
  const { app, faults } = readyApp({ ask })
  const response = await app.request('/v1/ask', request)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  return { events: eventsIn(await response.text()), faults }
}

describe('a streamed answer', () => {
  test('tells the steps, the citations, the text in pieces and the whole answer, and is done', async () => {
    const { events } = await streamOf(stepping(steps, async () => answer))
    expect(events.map(({ event }) => event)).toEqual([
      ...['step', 'step', 'citation'],
      ...piecesOf(answer.answer).map(() => 'token'),
      ...['answer', 'done'],
    ])
    const { citations } = answerShape(answer)
    expect(events.flatMap(each => (each.event === 'citation' ? [each.data] : []))).toEqual(citations)
    expect(events.flatMap(each => (each.event === 'token' ? [each.data.text] : [])).join('')).toBe(answer.answer)
    expect(events.find(({ event }) => event === 'answer')?.data).toEqual(answerShape(answer))
    expect(events.at(-1)?.data).toEqual({ id: answer.id })
  })

  test('tells what was understood, and where it looks', async () => {
    const { events } = await streamOf(stepping(steps, async () => answer))
    expect(events.slice(0, 2).map(({ data }) => data)).toEqual([
      {
        kind: 'understood',
        topic: 'reports',
        question: '增城区2024年受理多少？',
        places: ['增城区'],
        years: [2024],
        comparison: null,
        scope: { places: ['广东省广州市增城区'], years: [2024], report_ids: ['zengcheng-2024'] },
      },
      { kind: 'retrieved', place: '广东省广州市增城区', year: 2024, passages: 0 },
    ])
  })

  test('has its citations sent once they are settled, its words as they pass, and nothing twice', async () => {
    const header = '增城区 · 2024年报告\n'
    const [citation] = answer.citations
    const generated = {
      ...answer,
      kind: 'generated' as const,
      answer: `${header}受理930宗[1]；审结476宗[1]。\n\n“…”[1]`,
      citations: citation ? [{ ...citation, translation: '930 applications were accepted.' }] : [],
      written: { model: 'qwen3-8b', prompt: 'answer.zh@1f0c9a2b', dropped: 1 },
    }
    const { events } = await streamOf(
      stepping(
        [
          { kind: 'quoted', answer },
          { kind: 'written', text: header },
          { kind: 'written', text: '受理930宗[1]；' },
        ],
        async () => generated,
      ),
    )
    const tokens = events.flatMap(each => (each.event === 'token' ? [each.data.text] : []))
    expect(events.map(({ event }) => event)).toEqual(['citation', ...tokens.map(() => 'token'), 'answer', 'done'])
    expect(events[0]?.data).toEqual(answerShape(answer).citations[0])
    expect(tokens.slice(0, 2)).toEqual([header, '受理930宗[1]；'])
    expect(tokens.join('')).toBe(generated.answer)
    expect(events.at(-2)?.data).toMatchObject({
      answer_kind: 'generated',
      written: { model: 'qwen3-8b', prompt: 'answer.zh@1f0c9a2b', dropped_sentences: 1 },
      citations: [{ translation: '930 applications were accepted.' }],
    })
  })

  test('is given where nothing was found, and where no step was taken', async () => {
    const { events } = await streamOf(stepping([], async () => refusal))
    expect(events.map(({ event }) => event)).toEqual(['token', 'answer', 'done'])
  })

  test('comes apart into pieces that put together are the text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '。', '\n', '；', '[1]', '𠀀') }), text => {
        expect(piecesOf(text).join('')).toBe(text)
        expect(piecesOf(text)).not.toContain('')
      }),
    )
    expect(piecesOf('甲：\n乙30宗[1]；“丙。”[1] —— 丁\n')).toEqual(['甲：\n', '乙30宗[1]；', '“丙。”[1]', ' —— 丁\n'])
  })
})

describe('what fails', () => {
  const missing = () => Promise.reject(new AppError('not_found', 'There is no conversation x'))

  test('before the first step is an ordinary error response', async () => {
    const { app } = readyApp({ ask: stepping([], missing) })
    const response = await app.request('/v1/ask', request)
    expect(response.status).toBe(404)
    expect((await bodyOf(problemSchema, response)).error.code).toBe('not_found')
    expect((await app.request('/v1/ask', post({ question: ' ', stream: true }))).status).toBe(400)
    expect((await app.request('/v1/ask', post({ question: '多少？', stream: 'yes' }))).status).toBe(400)
  })

  test('later is an event, which names no fault; the operator is told', async () => {
    const fault = new Error('secret')
    const failing: Ask = async (_, { onStep } = {}) => {
      for (const step of steps) onStep?.(step)
      await new Promise(resolve => setTimeout(resolve)) // Until the steps are read.
      throw fault
    }
    const { events, faults } = await streamOf(failing)
    const last = events.at(-1)
    expect(last).toMatchObject({ event: 'error', data: { error: { code: 'internal' } } })
    expect(JSON.stringify(last)).not.toContain('secret')
    expect(faults).toEqual([fault])
  })
})

describe('whoever leaves', () => {
  /** Goes on until it is told to stop, after these steps; tells when it was asked and when it stopped. */
  function endless(taken: readonly Step[]) {
    const said = new EventEmitter()
    const asked = once(said, 'asked')
    const stopped = once(said, 'stopped')
    const ask: Ask = (_, { onStep, signal } = {}) => {
      for (const step of taken) onStep?.(step)
      said.emit('asked')
      return new Promise((_, reject) => {
        signal?.addEventListener('abort', () => {
          said.emit('stopped')
          reject(signal.reason)
        })
      })
    }
    return { ask, asked, stopped }
  }

  /** A raw connection, which can be torn. */
  async function sent(url: string, body: object) {
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname)
    const json = JSON.stringify(body)
    const head = ['POST /v1/ask HTTP/1.1', 'Host: x', 'Content-Type: application/json']
    socket.write([...head, `Content-Length: ${Buffer.byteLength(json)}`, '', json].join('\r\n'))
    await once(socket, 'connect')
    return socket
  }

  test.each([
    ['in the middle of a stream', steps, true],
    ['before a stream begins', [], true],
    ['while a whole answer is worked on', steps, false],
  ])('%s ends the question, which is no fault', async (_, taken, stream) => {
    const { ask, asked, stopped } = endless(taken)
    const { app, faults } = readyApp({ ask })
    const server = await nodeServer(app)
    try {
      const socket = await sent(server.url, { question: '受理多少？', stream })
      await asked
      if (stream && taken.length > 0) expect(String(await once(socket, 'data'))).toContain('200 OK')
      socket.destroy()
      await stopped
    } finally {
      await server.close()
    }
    expect(faults).toEqual([])
  })
})

test('the document tells of both kinds of answer, and of the events', async () => {
  const document = await (await readyApp().app.request('/openapi.json')).json()
  const content = z.record(z.string(), z.unknown())
  const paths = z.object({
    paths: z.object({
      '/v1/ask': z.object({ post: z.object({ responses: z.object({ 200: z.object({ content }) }) }) }),
    }),
    components: z.object({ schemas: z.object({ AskEvent: z.object({}) }) }),
  })
  const { 200: answered } = paths.parse(document).paths['/v1/ask'].post.responses
  expect(Object.keys(answered.content)).toEqual(['application/json', 'text/event-stream'])
})
