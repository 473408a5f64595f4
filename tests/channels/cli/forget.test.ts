import { afterEach, expect, test, vi } from 'vitest'
import { type Forgetful, forgetDaily, MESSAGES_KEPT_DAYS } from '../../../src/channels/cli/forget.ts'
import { openLibrary } from '../../../src/library/open-library.ts'
import type { LibraryWithRecords } from '../../../src/library/records.ts'
import { madeUpReport } from '../../library/made-up.ts'
import { temporaryFolder } from '../../library/temporary-library.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const KEPT_DAYS = 100
const NOW = new Date('2026-03-01T00:00:00Z')
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS)
const report = (sentence: string) => madeUpReport('yunxi-2024', [{ path: [], passages: [[sentence]] }], 4)
const cited = [{ reportId: 'yunxi-2024', revision: 1 }]
const noFault = (error: unknown) => expect.unreachable(String(error))

const closings: (() => Promise<void>)[] = []

afterEach(async () => {
  vi.useRealTimers()
  for (const close of closings.splice(0)) await close()
})

/** Holds a report in its second revision; an answer of that day quotes the first, and a reader spoke of it. */
async function quoted(at: Date): Promise<LibraryWithRecords> {
  const folder = await temporaryFolder()
  const library = await openLibrary({ dataDir: folder.dataDir, fingerprint: 'f', dimensions: 4 })
  closings.push(() => library.close(), folder.remove)
  await library.put(report('受理31宗。'))
  await library.keepCitations('answer-1', cited, at)
  await library.records.answers.keep({
    id: 'answer-1',
    at,
    channel: 'http',
    owner: '',
    question: '云溪区2024年受理多少宗？',
    request: '{}',
    conversationId: 'conversation-1',
    status: 'answered',
    reason: null,
    index: 'f',
    citations: [],
    body: '{}',
  })
  const said = { answerId: 'answer-1', at, channel: 'http', rating: 'good', reasons: [], comment: null } as const
  await library.records.answers.keepFeedback(said)
  await library.put(report('受理32宗。'))
  return library
}

const forgetful = (library: LibraryWithRecords): Forgetful => ({ library, records: library.records })
const forgetOnce = (library: LibraryWithRecords, days = KEPT_DAYS) =>
  forgetDaily(forgetful(library), days, () => NOW, noFault).stop()

test('an answer that is young enough stays, with its feedback and the replaced report that it quotes', async () => {
  const library = await quoted(daysAgo(KEPT_DAYS - 1))
  forgetOnce(library)
  expect(await library.records.answers.find('answer-1')).toBeDefined()
  expect(await library.records.answers.feedback('answer-1')).toHaveLength(1)
  expect(await library.report('yunxi-2024', 1)).toBeDefined()
})

test('an older answer goes, with its feedback and the replaced report that only it quotes; the current one never', async () => {
  const library = await quoted(daysAgo(KEPT_DAYS + 1))
  forgetOnce(library)
  expect(await library.records.answers.find('answer-1')).toBeUndefined()
  expect(await library.records.answers.feedback('answer-1')).toEqual([])
  expect(await library.report('yunxi-2024', 1)).toBeUndefined()
  expect((await library.report('yunxi-2024'))?.revision).toBe(2)
})

test('what grows old while the service runs is let go of on the day, and nothing after it was stopped', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: NOW })
  const library = await quoted(daysAgo(KEPT_DAYS - 1.5))
  const forgetting = forgetDaily(forgetful(library), KEPT_DAYS, () => new Date(), noFault)
  await vi.advanceTimersByTimeAsync(DAY_MS)
  expect(await library.report('yunxi-2024', 1)).toBeDefined()
  await vi.advanceTimersByTimeAsync(DAY_MS)
  expect(await library.report('yunxi-2024', 1)).toBeUndefined()
  expect(await library.records.answers.find('answer-1')).toBeUndefined()
  forgetting.stop()
  expect(vi.getTimerCount()).toBe(0)
})

/** Keeps a message that is done and one that still waits, both received that day. */
async function messages(receivedAt: Date): Promise<LibraryWithRecords> {
  const library = await quoted(NOW)
  const { outbox } = library.records
  for (const id of ['done', 'waiting']) {
    const text = '受理多少宗？'
    await outbox.accept({
      id,
      channel: 'wecom_bot',
      receivedAt,
      chat: 'c',
      text,
      address: '{}',
      stream: null,
      due: NOW,
    })
  }
  await outbox.advance('done', ['waiting'], { state: 'delivered' })
  return library
}

const heldMessages = ({ records: { outbox } }: LibraryWithRecords) =>
  ['done', 'waiting'].filter(id => outbox.message(id) !== undefined)

test('messages that are done go after thirty days, those that wait for an answer never', async () => {
  const young = await messages(daysAgo(MESSAGES_KEPT_DAYS - 1))
  forgetOnce(young)
  expect(heldMessages(young)).toEqual(['done', 'waiting'])
  const old = await messages(daysAgo(MESSAGES_KEPT_DAYS + 1))
  forgetOnce(old)
  expect(heldMessages(old)).toEqual(['waiting'])
})

test('messages are never kept longer than answers', async () => {
  const library = await messages(daysAgo(8))
  forgetOnce(library, 7)
  expect(heldMessages(library)).toEqual(['waiting'])
})

test('a fault is told, ends neither the service nor the rest of the forgetting', async () => {
  const library = await quoted(daysAgo(KEPT_DAYS + 1))
  const faults: unknown[] = []
  const fault = new Error('the disk is full')
  const { outbox } = library.records
  const answers = { forget: () => Promise.reject(fault) }
  const failing = { library, records: { answers, outbox } }
  forgetDaily(
    failing,
    KEPT_DAYS,
    () => NOW,
    error => faults.push(error),
  ).stop()
  await vi.waitFor(() => expect(faults).toEqual([fault]))
  expect(await library.report('yunxi-2024', 1)).toBeUndefined()
})
