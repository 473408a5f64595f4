import { afterEach, expect, test, vi } from 'vitest'
import { forgetDaily, QUOTES_KEPT_DAYS } from '../../../src/channels/cli/forget.ts'
import type { Library } from '../../../src/library/library.ts'
import { openLibrary } from '../../../src/library/open-library.ts'
import { madeUpReport } from '../../library/made-up.ts'
import { temporaryFolder } from '../../library/temporary-library.ts'

const DAY_MS = 24 * 60 * 60 * 1000
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

/** Holds a report in its second revision; an answer of that day quotes the first. */
async function quoted(at: Date): Promise<Library> {
  const folder = await temporaryFolder()
  const library = await openLibrary({ dataDir: folder.dataDir, fingerprint: 'f', dimensions: 4 })
  closings.push(() => library.close(), folder.remove)
  await library.put(report('受理31宗。'))
  await library.keepCitations('answer-1', cited, at)
  await library.put(report('受理32宗。'))
  return library
}

test('a replaced report stays readable while an answer of the last year quotes it', async () => {
  const library = await quoted(daysAgo(QUOTES_KEPT_DAYS - 1))
  forgetDaily(library, () => NOW, noFault).stop()
  expect(await library.report('yunxi-2024', 1)).toBeDefined()
})

test('a replaced report that only answers of long ago quote is let go of, the current one never', async () => {
  const library = await quoted(daysAgo(QUOTES_KEPT_DAYS + 1))
  forgetDaily(library, () => NOW, noFault).stop()
  expect(await library.report('yunxi-2024', 1)).toBeUndefined()
  expect((await library.report('yunxi-2024'))?.revision).toBe(2)
})

test('what grows old while the service runs is let go of on the day, and nothing after it was stopped', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: NOW })
  const library = await quoted(daysAgo(QUOTES_KEPT_DAYS - 1.5))
  const forgetting = forgetDaily(library, () => new Date(), noFault)
  await vi.advanceTimersByTimeAsync(DAY_MS)
  expect(await library.report('yunxi-2024', 1)).toBeDefined()
  await vi.advanceTimersByTimeAsync(DAY_MS)
  expect(await library.report('yunxi-2024', 1)).toBeUndefined()
  forgetting.stop()
  expect(vi.getTimerCount()).toBe(0)
})

test('a fault is told and does not end the service', async () => {
  const faults: unknown[] = []
  const fault = new Error('the disk is full')
  forgetDaily(
    { forgetCitations: () => Promise.reject(fault) },
    () => NOW,
    error => faults.push(error),
  ).stop()
  await vi.waitFor(() => expect(faults).toEqual([fault]))
})
