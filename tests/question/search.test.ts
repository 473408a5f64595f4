import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Asking, openAsking } from './asking.ts'
import { createBigramEmbedder } from './bigram-embedder.ts'
import { reportFiles } from './made-up-reports.ts'

const embedder = createBigramEmbedder()
let asking: Asking

beforeAll(async () => {
  asking = await openAsking(embedder)
  await asking.add(reportFiles)
})

beforeEach(() => {
  embedder.questions.length = 0
})

afterAll(() => asking.close())

test('finds the passage that says it, within the place and year of the question', async () => {
  const { hits } = await asking.search('呈贡区2024年行政复议和行政应诉', { limit: 5 })
  expect(hits[0]?.text).toContain('受理行政复议申请312件')
  expect(new Set(hits.map(({ reportId }) => reportId))).toEqual(new Set(['chenggong-2024']))
})

test('gives at most as many as asked for, best first', async () => {
  const { hits } = await asking.search('行政复议', { limit: 3 })
  expect(hits).toHaveLength(3)
  const scores = hits.map(({ score }) => score)
  expect(scores.toSorted((a, b) => b - a)).toEqual(scores)
})

test('searches several places together', async () => {
  const { hits } = await asking.search('呈贡区和昆山市2024年的行政复议', { limit: 10 })
  expect(new Set(hits.map(({ reportId }) => reportId))).toEqual(new Set(['chenggong-2024', 'kunshan-2024']))
})

test('every hit is a passage of its report, word for word', async () => {
  const { hits } = await asking.search('普法', { limit: 10 })
  expect(hits.length).toBeGreaterThan(0)
  for (const { reportId, revision, start, end, text } of hits)
    expect((await asking.library.report(reportId, revision))?.text.slice(start, end)).toBe(text)
})

test('filters narrow it', async () => {
  const { hits } = await asking.search('行政复议', { limit: 10, filters: { years: [2023] } })
  expect(new Set(hits.map(({ reportId }) => reportId))).toEqual(new Set(['chenggong-2023']))
})

test('a place that is not held has no hits, says why, and embeds nothing', async () => {
  const { hits, scope } = await asking.search('官渡区2024年行政复议', { limit: 5 })
  expect(hits).toEqual([])
  expect(scope).toMatchObject({ kind: 'refused', reason: 'unknown_place' })
  expect(embedder.questions).toEqual([])
})

test('an empty library has no hits', async () => {
  const empty = await openAsking(createBigramEmbedder())
  try {
    expect((await empty.search('行政复议', { limit: 5 })).hits).toEqual([])
  } finally {
    await empty.close()
  }
})
