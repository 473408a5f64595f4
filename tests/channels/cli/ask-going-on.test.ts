import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AskOptions, askCommand } from '../../../src/channels/cli/ask.ts'
import { answerSchema } from '../../../src/channels/http/answer-shape.ts'
import { readConfig } from '../../../src/config.ts'
import { temporaryFolder } from '../../library/temporary-library.ts'
import { reportFiles } from '../../question/made-up-reports.ts'

/** Each run opens the library anew, as a person's commands do. */

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let settings: Record<string, string>

const ask = async (question: string, options: Partial<AskOptions> = {}, more: Record<string, string> = {}) => {
  const printed: string[] = []
  const config = readConfig({ ...settings, ...more })
  const code = await askCommand(config, question, { json: true, topK: 3, ...options }, text => printed.push(text))
  return { code, answer: answerSchema.strict().parse(JSON.parse(printed.join('\n'))) }
}

beforeAll(async () => {
  folder = await temporaryFolder()
  const corpus = join(folder.dataDir, 'corpus')
  settings = { DATA_DIR: join(folder.dataDir, 'data'), CORPUS_DIR: corpus }
  await mkdir(corpus)
  for (const [name, text] of Object.entries(reportFiles)) await writeFile(join(corpus, name), text)
})

afterAll(() => folder.remove())

test('a conversation goes on in another run of the program', async () => {
  const first = await ask('呈贡区2024年受理行政复议申请多少件？')
  expect(first.code).toBe(0)
  const conversation = first.answer.conversation_id
  const second = await ask('那审结的呢？', { conversation })
  expect(second.answer.figures.map(({ raw }) => raw)).toEqual(['287件'])
  expect(second.answer.conversation_id).toBe(conversation)
})

test('a conversation that is not there is named', async () => {
  await expect(ask('那审结的呢？', { conversation: 'nowhere' })).rejects.toMatchObject({
    code: 'not_found',
    message: expect.stringContaining('nowhere'),
  })
})

test('our district is the one that is set, and is asked back where none is', async () => {
  const question = '我区2024年受理行政复议申请多少件？'
  const unset = await ask(question)
  expect(unset).toMatchObject({ code: 2, answer: { status: 'not_found', reason: 'ambiguous_place' } })
  const set = await ask(question, {}, { HOME_PLACE: '云南省昆明市呈贡区' })
  expect(set).toMatchObject({ code: 0, answer: { figures: [{ raw: '312件', place: '云南省昆明市呈贡区' }] } })
})
