import { afterEach, beforeEach, expect, test } from 'vitest'
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

/** Stores reports and gives them back as they were. */
export function storingContract(createHome: (dimensions: number) => Promise<LibraryHome>): void {
  let at: LibraryUnderTest

  beforeEach(async () => {
    at = await LibraryUnderTest.in(await createHome(DIMENSIONS))
  })

  afterEach(() => at.dispose())

  test('an empty library finds nothing', async () => {
    expect(at.library.fingerprint).toBe(FINGERPRINT)
    expect(at.library.reports()).toEqual([])
    expect(await at.library.report('zengcheng-2024')).toBeUndefined()
    expect(await at.library.source('zengcheng-2024')).toBeUndefined()
    expect(await at.library.nearest(vectorOf('行政复议', DIMENSIONS), {}, 5)).toEqual([])
    expect(await at.library.lexical([[word('行政复议')]], {}, 5)).toEqual([])
    expect(await at.library.rarity([[word('行政复议'), substring('复议')]])).toEqual([[0, 0]])
    expect(at.library.within({}, 0)).toEqual([])
    expect(at.library.stats()).toMatchObject({ reports: 0, passages: 0, sentences: 0 })
  })

  test('gives back a report as it was put', async () => {
    const { source, passages, ...report } = first()
    const record = await at.library.put({ ...report, source, passages })
    const spans = passages.map(({ vector, sentenceVectors, ...span }) => span)
    expect(await at.library.report(report.id)).toEqual({
      ...report,
      revision: 1,
      fingerprint: FINGERPRINT,
      passages: spans,
    })
    expect(await at.library.source(report.id)).toEqual(source)
    const { text, sections, figures, ...known } = report
    expect(figures.length).toBeGreaterThan(2)
    expect(record).toEqual({ ...known, revision: 1, fingerprint: FINGERPRINT })
  })

  test('gives back what a report does not know as null', async () => {
    const unknown = { issuer: null, place: null, year: null, planYear: null, published: null, given: {} }
    await at.library.put({ ...first(), ...unknown, titleDerived: true })
    expect(at.library.reports()[0]).toMatchObject({ ...unknown, titleDerived: true })
  })

  test('keeps offsets right where characters take two units', async () => {
    const report = plainReport('rare', ['𠮷野家与𨱏锋两家企业整改。', '𠮷野家另有说明。'], DIMENSIONS)
    await at.library.put(report)
    expect((await at.library.report('rare'))?.text).toBe(report.text)
    expect(await at.lexical([substring('𨱏锋')])).toEqual(['𠮷野家与𨱏锋两家企业整改。'])
    expect(await at.lexical([substring('𠮷')])).toHaveLength(2)
  })

  test('holds a report without passages and without bytes', async () => {
    await at.library.put({ ...first(), text: '', sections: [], passages: [], figures: [], source: new Uint8Array() })
    expect(await at.library.source('zengcheng-2024')).toEqual(new Uint8Array())
    expect(await at.library.report('zengcheng-2024')).toMatchObject({ text: '', passages: [] })
    expect(at.library.within({ reports: ['zengcheng-2024'] }, 5)).toEqual([])
  })

  test('lists current revisions by id', async () => {
    await at.library.put(first())
    await at.library.put(second())
    await at.library.put(first())
    expect(at.library.reports().map(report => [report.id, report.revision])).toEqual([
      ['dongkeng-2023', 1],
      ['zengcheng-2024', 2],
    ])
  })

  test('stores reports that are put at once, each whole', async () => {
    const many = Array.from({ length: 6 }, (_, i) =>
      plainReport(`r${i % 3}`, [`第${i}份报告。`, '共同的话。'], DIMENSIONS),
    )
    const records = await Promise.all(many.map(report => at.library.put(report)))
    expect(records.map(record => record.revision).sort()).toEqual([1, 1, 1, 2, 2, 2])
    expect(at.library.reports().map(report => report.revision)).toEqual([2, 2, 2])
    expect(at.allPassages()).toHaveLength(6)
  })

  test('refuses a vector of the wrong length and keeps what it held', async () => {
    await at.library.put(first())
    const wrong = plainReport('zengcheng-2024', ['短。'], DIMENSIONS - 1)
    await expect(at.library.put(wrong)).rejects.toThrow()
    expect(at.library.reports()[0]?.revision).toBe(1)
    expect(at.allPassages()).toHaveLength(4)
  })

  test('counts what can be searched', async () => {
    await at.library.put(first())
    await at.library.put(second())
    expect(at.library.stats()).toMatchObject({ reports: 2, passages: 6, sentences: 7 })
  })

  test('holds everything after it was closed and opened', async () => {
    await at.library.put(first())
    await at.library.put(second())
    const query = [[word('受理')], [substring('复议')]]
    const before = await at.library.lexical(query, {}, 5)
    await at.reopen()
    expect(await at.library.report('zengcheng-2024')).toMatchObject({ text: first().text, revision: 1 })
    expect(await at.library.lexical(query, {}, 5)).toEqual(before)
    expect(await at.library.nearest(vectorOf('开展普法宣传。', DIMENSIONS), {}, 1)).toHaveLength(1)
  })
}
