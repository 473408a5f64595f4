import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seekIn, seeking } from '../../../src/question/finding/seek.ts'
import type { Query, Target } from '../../../src/question/question.ts'
import { stopwatch } from '../../../src/question/stopwatch.ts'
import { type Asking, openAsking, openLocalEmbedder } from '../asking.ts'
import { asked } from '../made-up-hits.ts'
import { reportFiles } from '../made-up-reports.ts'

const embedder = await openLocalEmbedder()
const watch = stopwatch(() => 0)
let asking: Asking

beforeAll(async () => {
  asking = await openAsking(embedder)
  await asking.add(reportFiles)
})

afterAll(() => asking.close())

function target(id: string, ...older: string[]): Target {
  const reports = asking.library.reports()
  const report = reports.find(each => each.id === id)
  if (!report) throw new Error(`no such report: ${id}`)
  return {
    place: report.place,
    year: report.year,
    reports: [report],
    planned: false,
    older: older.map(id => reports.filter(each => each.id === id)),
    issuerShown: false,
  }
}

const sought = (query: Query) => seeking({ library: asking.library, embedder }, query, [], watch)

async function seek(question: Query, targets: readonly Target[], limit?: number) {
  const looked: string[] = []
  const { found, notices } = await seekIn(
    { library: asking.library, embedder },
    await sought(question),
    targets,
    { limit, language: question.language },
    watch,
    step => {
      if (step.kind === 'retrieved') looked.push(...step.target.reports.map(({ id }) => id))
    },
  )
  return { looked, notices, quoted: found.map(({ extracts }) => extracts.length), found }
}

describe('what is looked for', () => {
  test('each part has words of its own, worth what the library says', async () => {
    const { words, partWords } = await sought(asked('受理行政复议、审结行政复议各多少件？'))
    expect(partWords.map(own => own.map(({ terms }) => terms.map(({ text }) => text).includes('受理')))).toEqual([
      [true],
      [false],
    ])
    const worth = (text: string, of: typeof words) =>
      of.flatMap(({ terms }) => terms).find(term => term.text === text)?.worth
    for (const [at, text] of ['受理', '审结'].entries()) {
      expect(worth(text, words)).toBeGreaterThan(0)
      expect(worth(text, partWords[at] ?? [])).toBe(worth(text, words))
    }
  })

  test('a question for one thing has no parts to look for', async () => {
    expect((await sought(asked('受理行政复议多少件？'))).partWords).toEqual([])
  })
})

describe('where it is looked for', () => {
  const question = asked('受理行政复议申请多少件？')
  const absent = asked('走访企业多少家次？')

  test('older reports are left alone where the newest states it', async () => {
    const { looked, notices, quoted } = await seek(question, [target('chenggong-2024', 'chenggong-2023')])
    expect(looked).toEqual(['chenggong-2024'])
    expect(quoted).toEqual([1])
    expect(notices).toEqual([])
  })

  test('all of them are looked into, newest first, before it is given up', async () => {
    const { looked, quoted, found } = await seek(absent, [target('chenggong-2024', 'chenggong-2023')])
    expect(looked).toEqual(['chenggong-2024', 'chenggong-2023'])
    expect(quoted).toEqual([0])
    expect(found[0]?.target.year).toBe(2024)
  })

  test('no place is answered from another', async () => {
    const { found } = await seek(absent, [target('chenggong-2024'), target('kunshan-2024')])
    expect(found.map(({ extracts }) => extracts.map(({ reportId }) => reportId))).toEqual([
      [],
      expect.arrayContaining(['kunshan-2024']),
    ])
  })

  test('several places have fewer quotes each than one, as many as are asked for, and one where they are compared', async () => {
    const one = [{ ...target('chenggong-2024'), reports: asking.library.reports() }]
    const both = [...one, ...one]
    const broad = asked('行政复议')
    const first = async (query: Query, targets: readonly Target[], limit?: number) =>
      (await seek(query, targets, limit)).quoted[0]
    expect(await first(broad, one)).toBe(3)
    expect(await first(broad, both)).toBe(2)
    expect(await first(broad, both, 3)).toBe(3)
    expect(await first({ ...broad, comparison: 'compare' }, both)).toBe(1)
  })
})
