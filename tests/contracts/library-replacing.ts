import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PassageId } from '../../src/library/library.ts'
import { plainReport, vectorOf } from '../library/made-up.ts'
import {
  DIMENSIONS,
  FINGERPRINT,
  first,
  type LibraryHome,
  LibraryUnderTest,
  second,
  substring,
  word,
} from './library-under-test.ts'

/** Replaces and removes reports, and keeps what is cited. */
export function replacingContract(createHome: (dimensions: number) => Promise<LibraryHome>): void {
  let at: LibraryUnderTest

  beforeEach(async () => {
    at = await LibraryUnderTest.in(await createHome(DIMENSIONS))
  })

  afterEach(() => at.dispose())

  describe('a report of the same id', () => {
    const changed = () => plainReport('zengcheng-2024', ['修订后的报告。', '全年办理案件。'], DIMENSIONS)

    test('finds the new revision and no longer the old one', async () => {
      await at.library.put(first())
      const old = at.allPassages()
      expect((await at.library.put(changed())).revision).toBe(2)
      expect(await at.lexical([substring('复议')])).toEqual([])
      expect(await at.lexical([substring('修订')])).toEqual(['修订后的报告。'])
      expect(at.allPassages()).toHaveLength(2)
      const near = await at.library.nearest(vectorOf('全年受理行政复议申请930宗。', DIMENSIONS), {}, 10)
      expect(near.some(hit => old.includes(hit.passage))).toBe(false)
      expect(await at.library.inspect(old, vectorOf('', DIMENSIONS))).toEqual([])
    })

    test('drops a superseded revision that no answer cites', async () => {
      await at.library.put(first())
      await at.library.put(changed())
      expect(await at.library.report('zengcheng-2024', 1)).toBeUndefined()
      expect(await at.library.source('zengcheng-2024', 1)).toBeUndefined()
      expect((await at.library.report('zengcheng-2024', 2))?.text).toBe(changed().text)
    })

    test('keeps a cited revision readable, but not to be found, when it is replaced or removed', async () => {
      await at.library.put(first())
      await at.library.keepCitations('answer-1', [{ reportId: 'zengcheng-2024', revision: 1 }], new Date(0))
      await at.library.put(changed())
      await at.library.remove('zengcheng-2024')
      await at.reopen()
      expect((await at.library.report('zengcheng-2024', 1))?.text).toBe(first().text)
      expect((await at.library.report('zengcheng-2024', 1))?.passages).toHaveLength(4)
      expect(await at.library.source('zengcheng-2024', 1)).toEqual(first().source)
      expect(await at.library.report('zengcheng-2024', 2)).toBeUndefined()
      expect(await at.library.report('zengcheng-2024')).toBeUndefined()
      expect(await at.lexical([substring('复议')])).toEqual([])
      expect(at.library.reports()).toEqual([])
    })

    test('takes the same citation twice, and one of a revision it does not hold', async () => {
      await at.library.put(first())
      const cited = [
        { reportId: 'zengcheng-2024', revision: 1 },
        { reportId: 'nowhere', revision: 7 },
      ]
      await at.library.keepCitations('answer-1', cited, new Date(0))
      await at.library.keepCitations('answer-1', cited, new Date(1))
      await at.library.put(changed())
      expect(await at.library.report('zengcheng-2024', 1)).toBeDefined()
    })

    test('forgets old citations, and with them the revisions that nothing else keeps', async () => {
      await at.library.put(first())
      const cited = [{ reportId: 'zengcheng-2024', revision: 1 }]
      await at.library.keepCitations('old', cited, new Date(1_000))
      await at.library.keepCitations('new', cited, new Date(2_000))
      await at.library.put(changed())
      expect(await at.library.forgetCitations(new Date(2_000))).toBe(1)
      expect(await at.library.report('zengcheng-2024', 1)).toBeDefined()
      expect(await at.library.forgetCitations(new Date(2_001))).toBe(1)
      expect(await at.library.report('zengcheng-2024', 1)).toBeUndefined()
      expect((await at.library.report('zengcheng-2024'))?.revision).toBe(2)
      expect(await at.library.forgetCitations(new Date(9_000))).toBe(0)
    })

    test('removes a report from every search', async () => {
      await at.library.put(first())
      await at.library.put(second())
      expect(await at.library.remove('zengcheng-2024')).toBe(true)
      expect(at.library.reports().map(report => report.id)).toEqual(['dongkeng-2023'])
      expect(await at.library.report('zengcheng-2024')).toBeUndefined()
      expect(await at.lexical([word('受理')])).toEqual(['东坑镇受理投诉举报12345热线工单。'])
      expect(await at.library.nearest(vectorOf('', DIMENSIONS), {}, 10)).toHaveLength(2)
      expect(at.library.within({ reports: ['zengcheng-2024'] }, 10)).toEqual([])
    })

    test('says that there was nothing to remove', async () => {
      await at.library.put(first())
      expect(await at.library.remove('nowhere')).toBe(false)
      expect(await at.library.remove('zengcheng-2024')).toBe(true)
      expect(await at.library.remove('zengcheng-2024')).toBe(false)
    })

    test('never gives a revision number or a passage id twice', async () => {
      const ids: PassageId[] = []
      for (const revision of [1, 2, 3]) {
        expect((await at.library.put(first())).revision).toBe(revision)
        ids.push(...at.allPassages())
        await at.library.remove('zengcheng-2024')
        await at.reopen()
      }
      expect(new Set(ids).size).toBe(12)
    })
  })

  describe('a report read by other rules', () => {
    beforeEach(async () => {
      await at.library.put(first())
      await at.library.put(second())
      await at.reopen('model-b')
    })

    test('can be read', async () => {
      expect(at.library.fingerprint).toBe('model-b')
      expect(at.library.reports().map(report => report.fingerprint)).toEqual([FINGERPRINT, FINGERPRINT])
      expect((await at.library.report('zengcheng-2024'))?.text).toBe(first().text)
      expect(await at.library.source('dongkeng-2023')).toEqual(second().source)
    })

    test('is not found until it is put again', async () => {
      expect(await at.library.nearest(vectorOf('', DIMENSIONS), {}, 10)).toEqual([])
      expect(await at.lexical([word('受理'), substring('复议')])).toEqual([])
      expect(await at.library.rarity([[word('受理')]])).toEqual([[0]])
      expect(at.allPassages()).toEqual([])
      const record = await at.library.put(second())
      expect(record).toMatchObject({ revision: 2, fingerprint: 'model-b' })
      expect(await at.lexical([word('受理'), substring('复议')])).toEqual(['东坑镇受理投诉举报12345热线工单。'])
      expect(at.allPassages()).toHaveLength(2)
      expect(await at.library.nearest(vectorOf('', DIMENSIONS), { reports: ['zengcheng-2024'] }, 10)).toEqual([])
    })
  })
}
