import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { keepingAnswers } from '../../../src/channels/answers/keep.ts'
import { type Replay, replay } from '../../../src/channels/answers/replay.ts'
import type { KeptAnswer } from '../../../src/library/answer-log.ts'
import type { Library } from '../../../src/library/library.ts'
import type { Records } from '../../../src/library/records.ts'
import type { Ask } from '../../../src/question/ask.ts'
import type { Question } from '../../../src/question/question.ts'
import { reportText } from '../../journeys/made-up-reports.ts'
import { recordsInMemory } from '../../library/records-in-memory.ts'
import { type Asking, NOW, openAsking, openLocalEmbedder } from '../../question/asking.ts'

const QUESTION = '云溪区2024年受理行政复议申请多少宗？'
const OLD = reportText({ place: '云溪区', year: 2024, received: 31 })
const LATER = reportText({ place: '云龙区', year: 2024, received: 41 })

let embedder: Awaited<ReturnType<typeof openLocalEmbedder>>
let held: Asking
let records: Records
let ask: Ask
/** What was written beside reports, while somebody looked. */
let written: string[]

beforeAll(async () => {
  embedder = await openLocalEmbedder()
})

beforeEach(async () => {
  written = []
  const noted = (library: Library): Library => ({
    ...library,
    async keepCitations(...kept) {
      written.push('citations')
      return library.keepCitations(...kept)
    },
    async keepConversation(...kept) {
      written.push('conversation')
      return library.keepConversation(...kept)
    },
  })
  held = await openAsking(embedder, noted)
  await held.add({ 'yunxi.txt': OLD })
  records = recordsInMemory()
  ask = keepingAnswers(held.ask, { answers: records.answers, library: held.library, now: () => NOW })
})

afterEach(() => held.close())

async function kept(question: Question): Promise<KeptAnswer> {
  const { id } = await ask(question)
  return (await records.answers.find(id)) ?? expect.unreachable('it is not kept')
}
const replayed = (answer: KeptAnswer): Promise<Replay> => replay(answer, { ask, library: held.library })
const outcomes = ({ citations }: Replay) => citations.map(({ outcome }) => outcome)

test('the library as it was gives the same', async () => {
  const answer = await kept({ text: QUESTION })
  const again = await replayed(answer)
  expect(again).toMatchObject({ verdict: 'same', differences: [] })
  expect(outcomes(again)).toEqual(answer.citations.map(() => 'unchanged'))
  expect(again.citations[0]?.now).toMatchObject({ revision: 1, start: answer.citations[0]?.start })
})

test('asking again keeps no answer, no conversation and no citation', async () => {
  const answer = await kept({ text: QUESTION })
  expect(written).toEqual(['citations', 'conversation'])
  await replayed(answer)
  expect(written).toEqual(['citations', 'conversation'])
  expect(await records.answers.list({ limit: 10 })).toEqual([answer])
})

test('a newer revision that holds the sentence elsewhere gives the same, with where it stands now', async () => {
  const answer = await kept({ text: QUESTION })
  await held.add({ 'yunxi.txt': OLD.replace('现报告如下', '在上级的正确领导和指导下，现报告如下') })
  const again = await replayed(answer)
  expect(again.verdict).toBe('same')
  expect(outcomes(again)).toEqual(['same_text'])
  const [{ citation, now } = expect.unreachable('nothing is cited')] = again.citations
  const { text } = (await held.library.report('yunxi')) ?? expect.unreachable('it is not held')
  expect(now?.revision).toBe(2)
  expect(now?.start).not.toBe(citation.start)
  expect(text.slice(now?.start, now?.end)).toBe(citation.quote)
})

test('a newer revision with another figure differs, by the quote and by the answer', async () => {
  const answer = await kept({ text: QUESTION })
  await held.add({ 'yunxi.txt': OLD.replace('申请31宗', '申请35宗') })
  const again = await replayed(answer)
  expect(again).toMatchObject({ verdict: 'differs', differences: ['citation_changed', 'quotes'] })
  expect(again.citations).toMatchObject([{ outcome: 'changed', now: null }])
  expect(again.again.answer).toContain('35宗')
})

test('a report that was removed differs, and why there is no answer today is said', async () => {
  await held.add({ 'yunlong.txt': LATER })
  const answer = await kept({ text: QUESTION })
  await held.library.remove('yunxi')
  const again = await replayed(answer)
  expect(again).toMatchObject({
    verdict: 'differs',
    differences: ['citation_gone', 'status', 'reason', 'quotes'],
    again: { status: 'not_found', reason: 'unknown_place' },
  })
})

test('what was not found and is held today differs', async () => {
  const answer = await kept({ text: '云龙区2024年受理行政复议申请多少宗？' })
  expect((await replayed(answer)).verdict).toBe('same')
  await held.add({ 'yunlong.txt': LATER })
  expect((await replayed(answer)).differences).toEqual(['status', 'reason', 'quotes'])
})

test('an answer without quotes is compared by its words', async () => {
  const answer = await kept({ text: '有哪些报告？' })
  expect(answer).toMatchObject({ status: 'answered', citations: [] })
  expect((await replayed(answer)).verdict).toBe('same')
  await held.add({ 'yunlong.txt': LATER })
  expect((await replayed(answer)).differences).toEqual(['answer'])
})

test('last year is the year before the question was asked, whenever it is replayed', async () => {
  // The reports review 2024, and the clock of `ask` stands in 2025.
  const text = '云溪区去年受理行政复议申请多少宗？'
  const answer = await kept({ text })
  expect((await replayed(answer)).verdict).toBe('same')
  const asked2026 = { ...answer, at: new Date('2026-06-15T08:00:00Z') }
  expect((await replayed(asked2026)).differences).toContain('status')
})

test('a quote that stands several times is found where it is nearest to where it stood', async () => {
  const line = '加强镇街执法人员培训。'
  const text = `${'甲'.repeat(5)}${line}${'乙'.repeat(300)}${line}${'丙'.repeat(20)}`
  const start = text.lastIndexOf(line) - 3
  const answer = await kept({ text: QUESTION })
  const [cited = expect.unreachable('nothing is cited')] = answer.citations
  const library = {
    report: async (id: string) => {
      const report = await held.library.report(id)
      return report && { ...report, revision: 2, text }
    },
  }
  const citations = [{ ...cited, quote: line, start, end: start + line.length }]
  const again = await replay({ ...answer, citations }, { ask, library })
  expect(again.citations[0]?.now).toEqual({ revision: 2, start: start + 3, end: start + 3 + line.length })
})
