import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Asking, openAsking, openLocalEmbedder } from '../asking.ts'

/** Every follow-up that is offered has to be one that the service answers. */

const CORPUS = resolve(import.meta.dirname, '../../../corpus')
const FILES = ['zengcheng-2024.txt', 'pingcheng-2024.txt', 'dongkeng-2023.txt']

/** Zengcheng's report of the year before, as far as it is asked for here. */
const YEAR_BEFORE = `广州市增城区2023年法治政府建设年度报告

一、依法化解矛盾纠纷
2023年，增城区受理行政复议申请615宗，审结402宗。增城区法律援助中心受理法律援助案件1108件。

二、存在的问题
2023年法治政府建设存在的问题：一是基层执法力量不足；二是普法形式较为单一。
`

let asking: Asking
let questions: string[]

beforeAll(async () => {
  const embedder = await openLocalEmbedder()
  questions = embedder.questions
  asking = await openAsking(embedder)
  const texts = await Promise.all(
    FILES.map(async name => [name, await readFile(resolve(CORPUS, name), 'utf8')] as const),
  )
  await asking.add({ ...Object.fromEntries(texts), 'zengcheng-2023.txt': YEAR_BEFORE })
}, 300_000)

afterAll(() => asking.close())

const offeredFor = async (text: string) => {
  const answer = await asking.ask({ text }, { offers: true })
  expect(answer.status).toBe('answered')
  return answer.suggestions
}

describe('what is offered after an answer', () => {
  test.each([
    '增城区2024年受理法律援助案件多少件？',
    '增城区2024年行政复议案件受理了多少宗',
    '增城区2024年法治政府建设存在哪些问题？',
    '增城区2024年规范性文件是怎么管理的？',
    '增城区2024年行政执法方面做了哪些工作？',
    '增城区2023年受理行政复议申请多少宗？',
    '平城区2024年行政复议案件有多少件？',
    '平城区2024年是怎么优化营商环境的？',
    '东坑镇2023年化解矛盾纠纷多少个？',
    '东坑镇2023年12345热线工单受理多少宗？',
    'How many legal aid cases did Zengcheng accept in 2024?',
    'How did Pingcheng improve the business environment in 2024?',
  ])('is answered when it is asked alone, in the same language, of the place and year it names: %s', async text => {
    const first = await asking.ask({ text }, { offers: true })
    expect(first.status).toBe('answered')
    expect(first.suggestions.length).toBeLessThanOrEqual(3)
    expect(first.suggestions.length).toBeGreaterThan(0)
    for (const { kind, text: offered } of first.suggestions) {
      expect(kind).toBe('question')
      expect(offered).not.toBe(text)
      const next = await asking.ask({ text: offered })
      expect(next, offered).toMatchObject({ status: 'answered', language: first.language })
      const year = Number(/20\d\d/.exec(offered)?.[0])
      expect(next.citations.map(({ report }) => report.year)).toEqual(next.citations.map(() => year))
      if (first.language === 'zh')
        for (const { report } of next.citations) expect(offered).toContain(report.place?.path.at(-1))
    }
  })

  test('is first the same of another year of the place, where a report of it states it', async () => {
    const [first] = await offeredFor('增城区2024年受理法律援助案件多少件？')
    expect(first?.text).toBe('增城区2023年受理法律援助案件多少件？')
    for (const { text } of await offeredFor('增城区2024年规范性文件是怎么管理的？'))
      expect(text).not.toContain('2023年')
  })

  test('is for a figure another one beside it that was not asked for', async () => {
    const texts = (await offeredFor('增城区2024年行政复议案件受理了多少宗')).map(({ text }) => text)
    expect(texts).toContain('增城区2024年行政复议申请审结多少宗？')
  })

  test('costs no second embedding', async () => {
    const before = questions.length
    expect((await offeredFor('增城区2024年法律援助案件受理了多少件？')).length).toBeGreaterThan(0)
    expect(questions.slice(before)).toHaveLength(1)
  })

  test('is nothing after a comparison, and nothing outside the filters', async () => {
    expect(await offeredFor('增城区和平城区2024年受理法律援助案件各多少件？')).toEqual([])
    const filters = { reportIds: ['zengcheng-2024'] }
    const answer = await asking.ask({ text: '增城区2024年受理法律援助案件多少件？', filters }, { offers: true })
    expect(answer.status).toBe('answered')
    for (const { text } of answer.suggestions) expect(text).toMatch(/^增城区2024年/)
  })

  test('is the same each time', async () => {
    const text = '平城区2024年行政复议案件有多少件？'
    expect(await offeredFor(text)).toEqual(await offeredFor(text))
  })
})
