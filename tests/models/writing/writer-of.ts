import { ChatPromptTemplate } from '@langchain/core/prompts'
import type { WriterWatch, WritingTask } from '../../../src/models/writer.ts'
import { type ChatWriterOptions, createChatWriter } from '../../../src/models/writing/chat-writer.ts'
import type { Prompts } from '../../../src/models/writing/prompts.ts'

/** A writer as the tests of it want one, and what it does seen from outside. */

const template = ChatPromptTemplate.fromMessages([
  ['system', '根据引文写一句话。'],
  ['human', '{question}\n\n{quotes}'],
])

const prompts: Prompts = {
  version: (prompt, language) => `${prompt}.${language}@00000000`,
  messages: ({ values }) => template.formatMessages(values),
}

export const TASK: WritingTask = {
  prompt: 'answer',
  language: 'zh',
  values: {
    question: '<question>\n受理多少宗？\n</question>',
    quotes: '<quotes>\n[1] 增城区 2024年\n“共受理行政复议申请1,234宗。”\n</quotes>',
  },
}

export type Watched = {
  readonly called: [outcome: string, seconds: number][]
  readonly tokens: Record<'prompt' | 'completion', number>
}

/** With backoffs that nobody has to wait for. */
export function writerOf(baseUrl: string, more: Partial<ChatWriterOptions> = {}) {
  const watched: Watched = { called: [], tokens: { prompt: 0, completion: 0 } }
  const watch: WriterWatch = {
    called: (...call) => void watched.called.push(call),
    tokens(kind, count) {
      watched.tokens[kind] += count
    },
  }
  const writer = createChatWriter({
    baseUrl,
    model: 'scripted',
    seconds: 30,
    atOnce: 4,
    backoffMs: 1,
    prompts,
    watch,
    ...more,
  })
  return { writer, watched, outcomes: () => watched.called.map(([outcome]) => outcome) }
}

export type Written = { readonly text: string; readonly pieces: number; readonly error: unknown }

/** Reads to the end, good or bad. */
export async function written(pieces: AsyncIterable<string>): Promise<Written> {
  const read: string[] = []
  let error: unknown
  try {
    for await (const piece of pieces) read.push(piece)
  } catch (thrown) {
    error = thrown
  }
  return { text: read.join(''), pieces: read.length, error }
}
