import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sourceLink } from '../../../src/channels/web/source-link.ts'
import type { StoredReport } from '../../../src/library/library.ts'
import { type Asking, openAsking, openLocalEmbedder } from '../../question/asking.ts'
import { createBigramEmbedder } from '../../question/bigram-embedder.ts'
import { heldReports } from '../../report/held-reports.ts'
import { readyApp } from '../http/fake-service.ts'
import { pageOf, textsOf } from './read-page.ts'

/** The page of a quote, for real reports: what is marked is the quote, the whole quote and nothing but the quote. */

/** Answers with the real model from one report, because thirteen take it a minute to read. */
let answering: Asking
/** Holds all of them, read the quick way: their texts are the same. */
let holding: Asking
let reports: StoredReport[]

beforeAll(async () => {
  answering = await openAsking(await openLocalEmbedder())
  await answering.add(filesOf(stem => stem === 'zengcheng-2024'))
  holding = await openAsking(createBigramEmbedder())
  await holding.add(filesOf(() => true))
  const stored = await Promise.all(holding.library.reports().map(({ id }) => holding.library.report(id)))
  reports = stored.filter(report => report !== undefined)
})

afterAll(async () => {
  await answering.close()
  await holding.close()
})

function filesOf(wanted: (stem: string) => boolean) {
  const held = heldReports.filter(({ stem }) => wanted(stem))
  return Object.fromEntries(held.map(({ stem, source }) => [`${stem}.txt`, source]))
}

/** The page that a link leads to: what is marked in it, and its headings and paragraphs one after the other. */
async function follow(link: string, { library }: Asking = holding) {
  const { app } = readyApp({ library })
  const { pathname, search, hash } = new URL(link)
  expect(hash).toBe('#quote')
  const response = await app.request(pathname + search)
  expect(response.status).toBe(200)
  const page = await pageOf(response)
  return { marked: textsOf(page, 'mark').join(''), shown: textsOf(page, 'article')[0]?.slice(1, -1) }
}

test.each([
  '增城区2024年行政复议受理、审结各多少？',
  '增城区2024年存在哪些问题？',
  '增城区2025年有什么工作计划？',
  'How many administrative review applications did Zengcheng accept in 2024?',
])('every citation of the answer to %s is marked on the page it links to', async question => {
  const { citations } = await answering.ask({ text: question })
  expect(citations.length).toBeGreaterThan(0)
  for (const citation of citations) {
    const { marked } = await follow(sourceLink('https://nianbao.example.gov.cn', citation), answering)
    expect(marked).toBe(citation.quote)
  }
})

test('every sentence of every report is marked alone, in a text that is shown whole', async () => {
  let sentences = 0
  for (const report of reports) {
    const all = report.passages.flatMap(passage => passage.sentences)
    // A page takes milliseconds and there are thousands of sentences: every seventh stands at all sorts of places.
    for (const { start, end } of all.filter((_, at) => at % 7 === 0)) {
      const { marked, shown } = await follow(sourceLink('http://localhost', { report, start, end }))
      expect(marked).toBe(report.text.slice(start, end))
      expect(shown).toBe(report.text)
      sentences++
    }
  }
  expect(sentences).toBeGreaterThan(100)
})

test('any span at all is marked alone, over headings and paragraphs', async () => {
  const span = fc.record({ report: fc.nat(), from: fc.nat(), length: fc.integer({ min: 1, max: 3000 }) })
  await fc.assert(
    fc.asyncProperty(span, async ({ report: which, from, length }) => {
      const report = reports[which % reports.length]
      if (!report) throw new Error('no report is held')
      const start = from % report.text.length
      const end = Math.min(start + length, report.text.length)
      const { marked } = await follow(sourceLink('http://localhost', { report, start, end }))
      expect(marked).toBe(report.text.slice(start, end))
    }),
    { numRuns: 60 },
  )
})
