import { afterEach, beforeEach, expect, test } from 'vitest'
import { plainReport, vectorOf } from '../library/made-up.ts'
import { DIMENSIONS, first, type LibraryHome, LibraryUnderTest, second } from './library-under-test.ts'

/** Gives back what reports state in figures, with the sentence that states it. */
export function figuresContract(createHome: (dimensions: number) => Promise<LibraryHome>): void {
  let at: LibraryUnderTest

  beforeEach(async () => {
    at = await LibraryUnderTest.in(await createHome(DIMENSIONS))
    await at.library.put(second())
    await at.library.put(first())
  })

  afterEach(() => at.dispose())

  test('lists the figures of all reports, each whole and inside its sentence', async () => {
    const listed = await at.library.figures({})
    expect(listed.map(({ figure }) => figure)).toEqual(first().figures)
    const { text } = first()
    for (const { report, sentence, figure } of listed) {
      expect(report).toEqual(at.library.reports().find(({ id }) => id === 'zengcheng-2024'))
      expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text)
      expect(text.slice(figure.start, figure.end)).toBe(figure.raw)
      expect(sentence.text).toContain(figure.raw)
    }
    expect(listed[1]).toMatchObject({
      sectionId: 's2',
      path: ['一、主要举措', '(一)行政复议'],
      sentence: { text: '审结864宗。' },
      figure: { raw: '864宗', value: 864, unit: '宗', change: null },
    })
  })

  test('lists by report id and keeps to the scope', async () => {
    await at.library.put(plainReport('aaa-2024', ['立案31宗，罚款5件。'], DIMENSIONS))
    const raws = async (reports?: string[]) =>
      (await at.library.figures(reports ? { reports } : {})).map(({ figure }) => figure.raw)
    const own = first().figures.map(({ raw }) => raw)
    expect(await raws()).toEqual(['31宗', '5件', ...own])
    expect(await raws(['aaa-2024'])).toEqual(['31宗', '5件'])
    expect(await raws(['zengcheng-2024', 'nowhere', 'zengcheng-2024'])).toEqual(own)
    expect(await raws([])).toEqual([])
  })

  test('follows what is replaced, removed and opened again', async () => {
    await at.library.inspect(at.allPassages(), vectorOf('', DIMENSIONS))
    await at.library.keepCitations('answer-1', [{ reportId: 'zengcheng-2024', revision: 1 }], new Date(0))
    await at.library.put(plainReport('zengcheng-2024', ['办理7件。'], DIMENSIONS))
    await at.reopen()
    expect((await at.library.figures({})).map(({ figure }) => figure.raw)).toEqual(['7件'])
    expect((await at.library.report('zengcheng-2024', 1))?.figures).toEqual(first().figures)
    const seen = await at.library.inspect(at.allPassages(), vectorOf('', DIMENSIONS))
    expect(seen.flatMap(({ figures }) => figures.map(({ raw }) => raw))).toEqual(['7件'])
    await at.library.remove('zengcheng-2024')
    expect(await at.library.figures({})).toEqual([])
  })

  test('leaves out what was read by other rules', async () => {
    await at.reopen('model-b')
    expect(await at.library.figures({})).toEqual([])
  })
}
