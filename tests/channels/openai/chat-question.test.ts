import { expect, test } from 'vitest'
import { questionIn } from '../../../src/channels/openai/chat-question.ts'

test('of an endless talk only the latest questions are read, so that none of it can tie the service up', () => {
  const messages = Array.from({ length: 20_000 }, (_, at) => ({ role: 'user' as const, content: `第${at}问` }))
  const asked = questionIn(messages)
  if (asked.kind !== 'question') throw new Error(asked.message)
  const { text, earlier = [] } = asked.question
  expect([text, earlier.length, earlier[0], earlier.at(-1)]).toEqual(['第19999问', 64, '第19935问', '第19998问'])
})
