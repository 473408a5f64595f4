import { afterEach, beforeEach, expect, test } from 'vitest'
import { askCommand, searchCommand } from '../../../src/channels/cli/ask.ts'
import { readConfig } from '../../../src/config.ts'
import { temporaryFolder } from '../../library/temporary-library.ts'

/** What is refused before anything is opened; answers are in tests/journeys. */

let folder: Awaited<ReturnType<typeof temporaryFolder>>
const printed: string[] = []
const config = () => readConfig({ DATA_DIR: `${folder.dataDir}/never-made` })
const ask = (question: string, topK = 3) => askCommand(config(), question, { topK }, text => printed.push(text))
const search = (query: string, limit: number) => searchCommand(config(), query, { limit }, text => printed.push(text))

beforeEach(async () => {
  folder = await temporaryFolder()
})

afterEach(async () => {
  expect(printed).toEqual([])
  await folder.remove()
})

test.each(['', ' ', '\n\t　'])('a question of nothing but blanks is refused: %j', async question => {
  await expect(ask(question)).rejects.toMatchObject({ code: 'bad_request', message: expect.stringContaining('empty') })
})

test('a question that is too long is refused with its length', async () => {
  await expect(ask('增'.repeat(2001))).rejects.toThrow('The question has 2001 characters; 2000 are read at most')
  // Counted as over HTTP: as it is given, and a rare character as one.
  await expect(ask(` ${'𠮷'.repeat(2000)}`)).rejects.toThrow('The question has 2001 characters')
})

test.each([0, 11])('%i quotes are not to be had', async topK => {
  await expect(ask('增城区有多少案件？', topK)).rejects.toThrow(`--top-k ${topK} is not from 1 to 10`)
})

test.each([0, 51])('%i passages are not to be had', async limit => {
  await expect(search('行政复议', limit)).rejects.toThrow(`--limit ${limit} is not from 1 to 50`)
})
