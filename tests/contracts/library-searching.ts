import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { words } from '../../src/language/tokenize.ts'
import type { IndexedReport, Library } from '../../src/library/library.ts'
import { plainReport, vectorOf } from '../library/made-up.ts'
import { DIMENSIONS, first, type LibraryHome, LibraryUnderTest, second, substring, word } from './library-under-test.ts'

/** Finds passages and looks at them closely. */
export function searchingContract(createHome: (dimensions: number) => Promise<LibraryHome>): void {
  let at: LibraryUnderTest

  beforeEach(async () => {
    at = await LibraryUnderTest.in(await createHome(DIMENSIONS))
  })

  afterEach(() => at.dispose())

  describe('nearest', () => {
    const query = vectorOf('开展普法宣传。', DIMENSIONS)

    beforeEach(async () => {
      await at.library.put(first())
      await at.library.put(second())
    })

    test('ranks by cosine, best first', async () => {
      const found = await at.library.nearest(query, {}, 10)
      expect((await at.textsOf(found))[0]).toBe('开展普法宣传。')
      expect(found[0]?.score).toBeCloseTo(1, 5)
      expect(found).toHaveLength(6)
      expect(found.map(hit => hit.score)).toEqual(found.map(hit => hit.score).toSorted((a, b) => b - a))
      const seen = await at.library.inspect(
        found.map(hit => hit.passage),
        query,
      )
      for (const [i, hit] of found.entries()) expect(hit.score).toBeCloseTo(seen[i]?.cosine ?? 0, 5)
    })

    test('gives no more than asked for', async () => {
      expect(await at.library.nearest(query, {}, 2)).toHaveLength(2)
      expect(await at.library.nearest(query, {}, 0)).toEqual([])
    })

    test('looks only where it is told to', async () => {
      const found = await at.library.nearest(query, { reports: ['zengcheng-2024', 'zengcheng-2024', 'nowhere'] }, 10)
      const seen = await at.library.inspect(
        found.map(hit => hit.passage),
        query,
      )
      expect(seen.map(passage => passage.reportId)).toEqual(Array(4).fill('zengcheng-2024'))
      expect(await at.library.nearest(query, { reports: [] }, 10)).toEqual([])
      expect(await at.library.nearest(query, { reports: ['nowhere'] }, 10)).toEqual([])
    })
  })

  describe('lexical', () => {
    beforeEach(async () => {
      await at.library.put(first())
      await at.library.put(second())
    })

    test('finds words as the tokenizer cuts them', async () => {
      const [cut] = words('应诉')
      expect(await at.lexical([word(cut ?? '')])).toEqual(['行政应诉案件120件，负责人出庭应诉率100%。'])
      expect(await at.lexical([word('请')])).toEqual([])
    })

    test('finds characters inside words, but not across punctuation', async () => {
      expect(await at.lexical([substring('请')])).toHaveLength(1)
      expect(await at.lexical([substring('理行政复')])).toEqual(['全年受理行政复议申请930宗。审结864宗。'])
      expect(await at.lexical([substring('年全')])).toEqual([])
    })

    test('finds letters and digits however they are written', async () => {
      expect(await at.lexical([substring('ａｐｐ')])).toEqual(['普法APP使用率不高。'])
      expect(await at.lexical([substring('１２３４５')])).toHaveLength(1)
      expect(await at.lexical([substring('受理行政复议申请930宗')])).toHaveLength(1)
    })

    test('finds a passage by the headings it stands under', async () => {
      expect(await at.lexical([substring('主要举措')])).toHaveLength(2)
      expect(await at.lexical([substring('存在的问题')])).toEqual(['普法APP使用率不高。'])
    })

    test('finds nothing for nothing', async () => {
      expect(await at.lexical([substring(''), word('')])).toEqual([])
      expect(await at.library.lexical([], {}, 5)).toEqual([])
      expect(await at.library.lexical([[]], {}, 5)).toEqual([])
    })

    test('counts the best alternative of a group and adds groups up', async () => {
      const score = async (query: Parameters<Library['lexical']>[0]) =>
        (await at.library.lexical(query, {}, 10))[0]?.score ?? 0
      const [common, rare] = [await score([[substring('普法')]]), await score([[substring('宣传')]])]
      expect(rare).toBeGreaterThan(common)
      expect(await score([[substring('普法'), substring('宣传')]])).toBeCloseTo(rare, 6)
      expect(await score([[substring('普法')], [substring('宣传')]])).toBeCloseTo(common + rare, 6)
      expect(await score([[substring('宣传', 0.5)]])).toBeCloseTo(rare / 2, 6)
    })

    test('ranks a short passage above a long one, and two mentions above one', async () => {
      const texts = ['信访。', '信访工作在全区各个部门当中持续深入有序开展。', '信访信访。']
      await at.library.put(plainReport('third', texts, DIMENSIONS))
      expect(await at.lexical([substring('信访')])).toEqual([
        '信访信访。',
        '信访。',
        '信访工作在全区各个部门当中持续深入有序开展。',
      ])
    })

    test('looks only where it is told to, and gives no more than asked for', async () => {
      expect(await at.lexical([word('受理')], ['dongkeng-2023', 'dongkeng-2023', 'nowhere'])).toEqual([
        '东坑镇受理投诉举报12345热线工单。',
      ])
      expect(await at.lexical([word('受理')], [])).toEqual([])
      expect(await at.lexical([word('受理')], ['nowhere'])).toEqual([])
      expect(await at.library.lexical([[substring('理')]], {}, 1)).toHaveLength(1)
      expect(await at.library.lexical([[substring('理')]], {}, 0)).toEqual([])
    })

    test('scores a passage the same in any scope', async () => {
      const everywhere = await at.library.lexical([[word('受理')]], {}, 10)
      const inOne = await at.library.lexical([[word('受理')]], { reports: ['dongkeng-2023'] }, 10)
      expect(everywhere).toContainEqual(inOne[0])
    })
  })

  describe('rarity', () => {
    const idf = (passages: number, holding: number) => Math.log(1 + (passages - holding + 0.5) / (holding + 0.5))

    test('is the idf of what is held now, in the shape of the query', async () => {
      await at.library.put(first())
      await at.library.put(second())
      const query = [[word('受理'), substring('普法')], [], [substring('没有的话')]]
      const rarity = await at.library.rarity(query)
      expect(rarity).toEqual([[expect.closeTo(idf(6, 2), 6), expect.closeTo(idf(6, 2), 6)], [], [0]])
      await at.library.put(plainReport('dongkeng-2023', ['普法。', '普法。', '普法。'], DIMENSIONS))
      expect(await at.library.rarity(query)).toEqual([
        [expect.closeTo(idf(7, 1), 6), expect.closeTo(idf(7, 4), 6)],
        [],
        [0],
      ])
      await at.library.remove('zengcheng-2024')
      expect(await at.library.rarity(query)).toEqual([[0, expect.closeTo(idf(3, 3), 6)], [], [0]])
    })

    test('holds says true of characters that stand anywhere', async () => {
      await at.library.put(first())
      expect(at.library.holds('负责人出庭')).toBe(true)
      expect(at.library.holds('930')).toBe(true)
    })
  })

  describe('inspect', () => {
    test('shows candidates in the order given, with the cosine of the passage and of each sentence', async () => {
      const report = first()
      await at.library.put(report)
      const query = vectorOf('审结864宗。', DIMENSIONS)
      const order = at.allPassages().toReversed()
      const seen = await at.library.inspect([order[0] ?? 0, 987_654, ...order.slice(1)], query)
      expect(seen.map(passage => passage.passage)).toEqual(order)
      for (const passage of seen) expect(report.text.slice(passage.start, passage.end)).toBe(passage.text)
      const about = seen.find(passage => passage.text.startsWith('全年受理'))
      expect(about).toMatchObject({
        reportId: report.id,
        revision: 1,
        sectionId: 's2',
        path: ['一、主要举措', '(一)行政复议'],
      })
      expect(about?.sentences.map(({ start, end }) => report.text.slice(start, end))).toEqual([
        '全年受理行政复议申请930宗。',
        '审结864宗。',
      ])
      expect(about?.figures).toEqual(report.figures.slice(0, 2))
      expect(seen.find(passage => passage.text.startsWith('普法'))?.figures).toEqual([])
      expect(about?.cosine).toBeCloseTo(cosine(report, about?.text ?? '', query), 5)
      expect(about?.sentences[1]?.cosine).toBeCloseTo(1, 2)
      const other = vectorOf('全年受理行政复议申请930宗。', DIMENSIONS)
      // A sentence's vector may be stored coarsely: it only refines a ranking.
      expect(Math.abs((about?.sentences[0]?.cosine ?? 9) - product(other, query))).toBeLessThan(0.02)
    })

    test('shows the same again, and nothing for no candidates', async () => {
      await at.library.put(first())
      const query = vectorOf('审结864宗。', DIMENSIONS)
      const once = await at.library.inspect(at.allPassages(), query)
      expect(await at.library.inspect(at.allPassages(), query)).toEqual(once)
      expect(await at.library.inspect([], query)).toEqual([])
    })
  })

  describe('within', () => {
    test('gives every passage of a small scope, and undefined for a larger one', async () => {
      await at.library.put(first())
      await at.library.put(second())
      expect(at.library.within({}, 6)).toHaveLength(6)
      expect(at.library.within({}, 5)).toBeUndefined()
      expect(at.library.within({ reports: ['dongkeng-2023', 'dongkeng-2023', 'nowhere'] }, 2)).toHaveLength(2)
      expect(at.library.within({ reports: ['dongkeng-2023'] }, 1)).toBeUndefined()
      expect(at.library.within({ reports: [] }, 0)).toEqual([])
    })
  })
}

function cosine(report: IndexedReport, text: string, query: readonly number[]): number {
  const passage = report.passages.find(({ start, end }) => report.text.slice(start, end) === text)
  return product(passage?.vector ?? [], query)
}

function product(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)
}
