import { expect, test } from 'vitest'
import { annotationSchema } from '../../../src/channels/openai/annotations.ts'
import { chunkSchema, completionSchema } from '../../../src/channels/openai/chat-shapes.ts'
import { answer, bodyOf, fakeAsk, post, readyApp } from '../http/fake-service.ts'

/** Chat programs show nothing but the text of a completion. */

const { app } = readyApp({ ask: fakeAsk({ ...answer, notices: [...answer.notices, ...answer.notices] }).ask })
const chat = { model: 'nianbao', messages: [{ role: 'user', content: '受理多少？' }] }
const notice = '\n※ 问题未写明年份，以最新的2024年报告回答。'
const expected = answer.answer + notice + notice

const markers = (text: string, annotations: unknown) =>
  annotationSchema
    .array()
    .parse(annotations)
    .map(({ url_citation: { start_index, end_index } }) => text.slice(start_index, end_index))

test('what a reader should know of an answer stands below it, and the markers stay where they are', async () => {
  const response = await app.request('/v1/chat/completions', post(chat))
  const { choices } = await bodyOf(completionSchema, response)
  const { content = '', annotations } = choices[0]?.message ?? {}
  expect(content).toBe(expected)
  expect(markers(content, annotations)).toEqual(['[1]'])
})

test('a stream ends with it', async () => {
  const response = await app.request('/v1/chat/completions', post({ ...chat, stream: true }))
  const lines = (await response.text()).split('\n').filter(line => line.startsWith('data: {'))
  const deltas = lines.map(line => chunkSchema.parse(JSON.parse(line.slice('data: '.length))).choices[0]?.delta)
  const content = deltas.map(delta => delta?.content ?? '').join('')
  expect(content).toBe(expected)
  expect(deltas.at(-2)?.content).toBe(notice + notice)
  expect(markers(content, deltas.at(-1)?.annotations)).toEqual(['[1]'])
})
