import { resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '../../../src/errors.ts'
import { openLibrary } from '../../../src/library/open-library.ts'
import { createLocalEmbedder } from '../../../src/models/local-embedder.ts'
import { conversationOf, remember } from '../../../src/question/follow-up/conversation.ts'
import type { Answer } from '../../../src/question/question.ts'
import { temporaryFolder } from '../../library/temporary-library.ts'
import { type Asking, NOW, openAsking } from '../asking.ts'
import { reportFiles } from '../made-up-reports.ts'

let asking: Asking

beforeAll(async () => {
  const modelDir = resolve(import.meta.dirname, '../../../embeddings/multilingual-e5-small')
  const local = await createLocalEmbedder({ modelDir })
  asking = await openAsking({
    fingerprint: local.fingerprint,
    dimensions: local.dimensions,
    embedQuery: question => local.embedQuery(question),
    embedDocuments: texts => local.embedDocuments(texts),
    embedAll: texts => local.embedDocuments([...texts]),
    close: async () => {},
  })
  await asking.add(reportFiles)
})

afterAll(() => asking.close())

/** Asks one thing after another in one conversation; the last answer. */
async function talk(first: string, ...then: readonly string[]): Promise<Answer> {
  let answer = await asking.ask({ text: first })
  for (const text of then) answer = await asking.ask({ text, conversationId: answer.conversationId })
  return answer
}

const quotes = ({ citations }: Answer) => citations.map(({ quote }) => quote).join('')
const ids = ({ citations }: Answer) => [...new Set(citations.map(({ report }) => report.id))]
const RECEIVED = '呈贡区2024年受理行政复议申请多少件？'

describe('goes on', () => {
  test.each([
    [[RECEIVED, '2023年呢'], 'chenggong-2023', '268件'],
    [[RECEIVED, '上一年呢？', '审结了多少'], 'chenggong-2023', '251件'],
    [[RECEIVED, '昆山呢'], 'kunshan-2024', '982件'],
    [[RECEIVED, 'What about Kunshan?'], 'kunshan-2024', '982件'],
    [[RECEIVED, '谢谢', '法律援助案件办理了多少件'], 'chenggong-2024', '846件'],
  ])('%j', async ([first = '', ...then], report, figure) => {
    const answer = await talk(first, ...then)
    expect(ids(answer)).toEqual([report])
    expect(quotes(answer)).toContain(figure)
  })

  test('a point of a list is asked of the report that gave it', async () => {
    const answer = await talk('呈贡区2024年存在哪些问题？', '第二点详细说说')
    expect(ids(answer)).toEqual(['chenggong-2024'])
    expect(quotes(answer)).toContain('普法')
  })

  test('where no place was named, with the one place that was quoted', async () => {
    const answer = await talk('开展普法宣传活动多少场次？', '覆盖群众多少人次')
    expect(ids(answer)).toEqual(['chenggong-2024'])
    expect(answer.targets.map(({ place }) => place?.path.at(-1))).toEqual(['呈贡区'])
  })

  test('an answer is in the language of what was asked last', async () => {
    expect((await talk(RECEIVED, 'What about Kunshan?')).language).toBe('en')
  })
})

describe('the default place', () => {
  test('holds for its conversation until it is cleared', async () => {
    const { conversationId } = await asking.ask({ text: '默认昆山' })
    const answer = await asking.ask({ text: '受理行政复议申请多少件？', conversationId })
    expect(ids(answer)).toEqual(['kunshan-2024'])
    await asking.ask({ text: '取消默认地区', conversationId })
    expect((await asking.library.conversation(conversationId, NOW))?.home).toBeNull()
  })
})

describe('is nobody else’s', () => {
  const refused = expect.objectContaining({ code: 'not_found' })

  test('an unknown one is not found, and begins none', async () => {
    const asked = asking.ask({ text: RECEIVED, conversationId: 'none' })
    await expect(asked).rejects.toThrow(AppError)
    await expect(asked).rejects.toEqual(refused)
    expect(await asking.library.conversation('none', NOW)).toBeUndefined()
  })

  test('another owner’s is not found either, in the same words', async () => {
    const { conversationId } = await asking.ask({ text: RECEIVED, owner: 'key-1' })
    const message = await asking.ask({ text: '昆山呢', conversationId: 'none', owner: 'key-2' }).catch(String)
    for (const owner of ['key-2', undefined]) {
      const asked = asking.ask({ text: '昆山呢', conversationId, ...(owner ? { owner } : {}) })
      await expect(asked).rejects.toEqual(refused)
      expect(String(await asked.catch(String))).toBe(String(message).replace('none', conversationId))
    }
    const own = await asking.ask({ text: '昆山呢', conversationId, owner: 'key-1' })
    expect(ids(own)).toEqual(['kunshan-2024'])
  })

  test('two conversations at once never mix', async () => {
    const one = await asking.ask({ text: RECEIVED })
    const other = await asking.ask({ text: '昆山市2024年走访企业多少家次？' })
    const oneMore = await asking.ask({ text: '审结了多少件', conversationId: one.conversationId })
    const otherMore = await asking.ask({ text: '解决了多少项问题', conversationId: other.conversationId })
    expect([ids(oneMore), ids(otherMore)]).toEqual([['chenggong-2024'], ['kunshan-2024']])
    const fresh = await asking.ask({ text: '审结了多少件' })
    expect(new Set([one, other, fresh].map(({ conversationId }) => conversationId)).size).toBe(3)
  })
})

const DAY = 24 * 60 * 60 * 1000

/** A library of its own, and one turn after the other kept in a conversation of it. */
async function kept(dataDir: string) {
  const library = await openLibrary({ dataDir, fingerprint: 'f', dimensions: 4 })
  const open = (conversationId: string | undefined, now = NOW) =>
    conversationOf(library, { ...(conversationId ? { conversationId } : {}), owner: 'o' }, now, () => 'new')
  const turn = (question: string) => ({
    asked: question,
    turn: {
      question,
      places: [],
      years: [2024],
      issuers: [],
      answered: { reportIds: [], citations: [], items: [] },
      topic: question,
    },
  })
  const say = async (id: string | undefined, question: string, now = NOW) => {
    const conversation = await open(id, now)
    await remember(library, conversation, conversation.home, turn(question), now)
    return conversation.id
  }
  return { library, open, say }
}

describe('what is kept', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let at: Awaited<ReturnType<typeof kept>>

  beforeEach(async () => {
    folder = await temporaryFolder()
    at = await kept(folder.dataDir)
  })

  afterEach(async () => {
    await at.library.close()
    await folder.remove()
  })

  const questions = async (id: string, now = NOW) => (await at.open(id, now)).turns.map(({ question }) => question)

  test('outlives the library’s closing', async () => {
    const id = await at.say(undefined, 'first')
    await at.say(id, 'second')
    await at.library.close()
    at = await kept(folder.dataDir)
    expect(await questions(id)).toEqual(['first', 'second'])
  })

  test('is the last few turns', async () => {
    const id = await at.say(undefined, '0')
    for (let turn = 1; turn < 20; turn++) await at.say(id, String(turn))
    const remembered = await questions(id)
    expect(remembered.at(-1)).toBe('19')
    expect(remembered.length).toBeGreaterThanOrEqual(5)
    expect(remembered.length).toBeLessThan(20)
  })

  test('expires, counted from the last question', async () => {
    const id = await at.say(undefined, 'first')
    const later = new Date(NOW.getTime() + 20 * DAY)
    await at.say(id, 'second', later)
    expect(await questions(id, new Date(later.getTime() + 20 * DAY))).toHaveLength(2)
    await expect(at.open(id, new Date(later.getTime() + 60 * DAY))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('turns in a shape of another version are left out, not failed on', async () => {
    const id = await at.say(undefined, 'first')
    const stored = await at.library.conversation(id, NOW)
    if (!stored) throw new Error('nothing kept')
    const foreign = ['{"question":"older"}', 'null', '{"version":999,"turn":{}}', 'no JSON'].map(memory => ({
      question: 'older',
      memory,
    }))
    await at.library.keepConversation({ ...stored, turns: [...foreign, ...stored.turns] }, NOW)
    expect(await questions(id)).toEqual(['first'])
  })
})
