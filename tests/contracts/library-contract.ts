import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { words } from '../../src/language/tokenize.ts'
import type { IndexedReport, LexicalTerm, Library, PassageId, Scored } from '../../src/library/library.ts'
import { madeUpReport, plainReport, type Said, vectorOf } from '../library/made-up.ts'

/** Where an adapter keeps one library: opened again it holds what was stored. */
export type LibraryHome = {
  open(fingerprint: string): Promise<Library>
  dispose(): Promise<void>
}

const DIMENSIONS = 16
const FINGERPRINT = 'model-a'

const SAID: Said = [
  { path: [], passages: [['2024年，全区法治政府建设取得新进展。']] },
  {
    path: ['一、主要举措', '(一)行政复议'],
    passages: [['全年受理行政复议申请930宗。', '审结864宗。'], ['行政应诉案件120件，负责人出庭应诉率100%。']],
  },
  { path: ['二、存在的问题'], passages: [['普法APP使用率不高。']] },
]

const first = () => madeUpReport('zengcheng-2024', SAID, DIMENSIONS)
const second = () => plainReport('dongkeng-2023', ['东坑镇受理投诉举报12345热线工单。', '开展普法宣传。'], DIMENSIONS)
const word = (text: string, weight = 1): LexicalTerm => ({ field: 'word', text, weight })
const substring = (text: string, weight = 1): LexicalTerm => ({ field: 'substring', text, weight })

/** What every adapter of the library port keeps to; uses nothing but the port. */
export function libraryContract(name: string, createHome: (dimensions: number) => Promise<LibraryHome>): void {
  describe(`${name} keeps the library contract`, () => {
    let home: LibraryHome
    let library: Library

    beforeEach(async () => {
      home = await createHome(DIMENSIONS)
      library = await home.open(FINGERPRINT)
    })

    afterEach(async () => {
      await library.close()
      await home.dispose()
    })

    const reopen = async (fingerprint = FINGERPRINT) => {
      await library.close()
      library = await home.open(fingerprint)
    }
    const textsOf = async (found: readonly Scored[]) => {
      const seen = await library.inspect(
        found.map(hit => hit.passage),
        vectorOf('', DIMENSIONS),
      )
      return seen.map(passage => passage.text)
    }
    const lexical = async (group: readonly LexicalTerm[], reports?: readonly string[]) =>
      textsOf(await library.lexical([group], reports ? { reports } : {}, 10))
    const allPassages = () => library.within({}, 1_000) ?? []

    test('an empty library finds nothing', async () => {
      expect(library.fingerprint).toBe(FINGERPRINT)
      expect(library.reports()).toEqual([])
      expect(await library.report('zengcheng-2024')).toBeUndefined()
      expect(await library.source('zengcheng-2024')).toBeUndefined()
      expect(await library.nearest(vectorOf('行政复议', DIMENSIONS), {}, 5)).toEqual([])
      expect(await library.lexical([[word('行政复议')]], {}, 5)).toEqual([])
      expect(await library.rarity([[word('行政复议'), substring('复议')]])).toEqual([[0, 0]])
      expect(library.within({}, 0)).toEqual([])
      expect(library.stats()).toMatchObject({ reports: 0, passages: 0, sentences: 0 })
    })

    describe('storing', () => {
      test('gives back a report as it was put', async () => {
        const { source, passages, ...report } = first()
        const record = await library.put({ ...report, source, passages })
        const spans = passages.map(({ vector, sentenceVectors, ...span }) => span)
        expect(await library.report(report.id)).toEqual({
          ...report,
          revision: 1,
          fingerprint: FINGERPRINT,
          passages: spans,
        })
        expect(await library.source(report.id)).toEqual(source)
        const { text, sections, ...known } = report
        expect(record).toEqual({ ...known, revision: 1, fingerprint: FINGERPRINT })
      })

      test('gives back what a report does not know as null', async () => {
        const unknown = { issuer: null, place: null, year: null, planYear: null, published: null, given: {} }
        await library.put({ ...first(), ...unknown, titleDerived: true })
        expect(library.reports()[0]).toMatchObject({ ...unknown, titleDerived: true })
      })

      test('keeps offsets right where characters take two units', async () => {
        const report = plainReport('rare', ['𠮷野家与𨱏锋两家企业整改。', '𠮷野家另有说明。'], DIMENSIONS)
        await library.put(report)
        expect((await library.report('rare'))?.text).toBe(report.text)
        expect(await lexical([substring('𨱏锋')])).toEqual(['𠮷野家与𨱏锋两家企业整改。'])
        expect(await lexical([substring('𠮷')])).toHaveLength(2)
      })

      test('holds a report without passages and without bytes', async () => {
        await library.put({ ...first(), text: '', sections: [], passages: [], source: new Uint8Array() })
        expect(await library.source('zengcheng-2024')).toEqual(new Uint8Array())
        expect(await library.report('zengcheng-2024')).toMatchObject({ text: '', passages: [] })
        expect(library.within({ reports: ['zengcheng-2024'] }, 5)).toEqual([])
      })

      test('lists current revisions by id', async () => {
        await library.put(first())
        await library.put(second())
        await library.put(first())
        expect(library.reports().map(report => [report.id, report.revision])).toEqual([
          ['dongkeng-2023', 1],
          ['zengcheng-2024', 2],
        ])
      })

      test('stores reports that are put at once, each whole', async () => {
        const many = Array.from({ length: 6 }, (_, i) =>
          plainReport(`r${i % 3}`, [`第${i}份报告。`, '共同的话。'], DIMENSIONS),
        )
        const records = await Promise.all(many.map(report => library.put(report)))
        expect(records.map(record => record.revision).sort()).toEqual([1, 1, 1, 2, 2, 2])
        expect(library.reports().map(report => report.revision)).toEqual([2, 2, 2])
        expect(allPassages()).toHaveLength(6)
      })

      test('refuses a vector of the wrong length and keeps what it held', async () => {
        await library.put(first())
        const wrong = plainReport('zengcheng-2024', ['短。'], DIMENSIONS - 1)
        await expect(library.put(wrong)).rejects.toThrow()
        expect(library.reports()[0]?.revision).toBe(1)
        expect(allPassages()).toHaveLength(4)
      })

      test('counts what can be searched', async () => {
        await library.put(first())
        await library.put(second())
        expect(library.stats()).toMatchObject({ reports: 2, passages: 6, sentences: 7 })
      })

      test('holds everything after it was closed and opened', async () => {
        await library.put(first())
        await library.put(second())
        const query = [[word('受理')], [substring('复议')]]
        const before = await library.lexical(query, {}, 5)
        await reopen()
        expect(await library.report('zengcheng-2024')).toMatchObject({ text: first().text, revision: 1 })
        expect(await library.lexical(query, {}, 5)).toEqual(before)
        expect(await library.nearest(vectorOf('开展普法宣传。', DIMENSIONS), {}, 1)).toHaveLength(1)
      })
    })

    describe('replacing and removing', () => {
      const changed = () => plainReport('zengcheng-2024', ['修订后的报告。', '全年办理案件。'], DIMENSIONS)

      test('finds the new revision and no longer the old one', async () => {
        await library.put(first())
        const old = allPassages()
        expect((await library.put(changed())).revision).toBe(2)
        expect(await lexical([substring('复议')])).toEqual([])
        expect(await lexical([substring('修订')])).toEqual(['修订后的报告。'])
        expect(allPassages()).toHaveLength(2)
        const near = await library.nearest(vectorOf('全年受理行政复议申请930宗。', DIMENSIONS), {}, 10)
        expect(near.some(hit => old.includes(hit.passage))).toBe(false)
        expect(await library.inspect(old, vectorOf('', DIMENSIONS))).toEqual([])
      })

      test('drops a superseded revision that no answer cites', async () => {
        await library.put(first())
        await library.put(changed())
        expect(await library.report('zengcheng-2024', 1)).toBeUndefined()
        expect(await library.source('zengcheng-2024', 1)).toBeUndefined()
        expect((await library.report('zengcheng-2024', 2))?.text).toBe(changed().text)
      })

      test('keeps a cited revision readable, but not to be found, when it is replaced or removed', async () => {
        await library.put(first())
        await library.keepCitations('answer-1', [{ reportId: 'zengcheng-2024', revision: 1 }], new Date(0))
        await library.put(changed())
        await library.remove('zengcheng-2024')
        await reopen()
        expect((await library.report('zengcheng-2024', 1))?.text).toBe(first().text)
        expect((await library.report('zengcheng-2024', 1))?.passages).toHaveLength(4)
        expect(await library.source('zengcheng-2024', 1)).toEqual(first().source)
        expect(await library.report('zengcheng-2024', 2)).toBeUndefined()
        expect(await library.report('zengcheng-2024')).toBeUndefined()
        expect(await lexical([substring('复议')])).toEqual([])
        expect(library.reports()).toEqual([])
      })

      test('takes the same citation twice, and one of a revision it does not hold', async () => {
        await library.put(first())
        const cited = [
          { reportId: 'zengcheng-2024', revision: 1 },
          { reportId: 'nowhere', revision: 7 },
        ]
        await library.keepCitations('answer-1', cited, new Date(0))
        await library.keepCitations('answer-1', cited, new Date(1))
        await library.put(changed())
        expect(await library.report('zengcheng-2024', 1)).toBeDefined()
      })

      test('removes a report from every search', async () => {
        await library.put(first())
        await library.put(second())
        expect(await library.remove('zengcheng-2024')).toBe(true)
        expect(library.reports().map(report => report.id)).toEqual(['dongkeng-2023'])
        expect(await library.report('zengcheng-2024')).toBeUndefined()
        expect(await lexical([word('受理')])).toEqual(['东坑镇受理投诉举报12345热线工单。'])
        expect(await library.nearest(vectorOf('', DIMENSIONS), {}, 10)).toHaveLength(2)
        expect(library.within({ reports: ['zengcheng-2024'] }, 10)).toEqual([])
      })

      test('says that there was nothing to remove', async () => {
        await library.put(first())
        expect(await library.remove('nowhere')).toBe(false)
        expect(await library.remove('zengcheng-2024')).toBe(true)
        expect(await library.remove('zengcheng-2024')).toBe(false)
      })

      test('never gives a revision number or a passage id twice', async () => {
        const ids: PassageId[] = []
        for (const revision of [1, 2, 3]) {
          expect((await library.put(first())).revision).toBe(revision)
          ids.push(...allPassages())
          await library.remove('zengcheng-2024')
          await reopen()
        }
        expect(new Set(ids).size).toBe(12)
      })
    })

    describe('a report read by other rules', () => {
      beforeEach(async () => {
        await library.put(first())
        await library.put(second())
        await reopen('model-b')
      })

      test('can be read', async () => {
        expect(library.fingerprint).toBe('model-b')
        expect(library.reports().map(report => report.fingerprint)).toEqual([FINGERPRINT, FINGERPRINT])
        expect((await library.report('zengcheng-2024'))?.text).toBe(first().text)
        expect(await library.source('dongkeng-2023')).toEqual(second().source)
      })

      test('is not found until it is put again', async () => {
        expect(await library.nearest(vectorOf('', DIMENSIONS), {}, 10)).toEqual([])
        expect(await lexical([word('受理'), substring('复议')])).toEqual([])
        expect(await library.rarity([[word('受理')]])).toEqual([[0]])
        expect(allPassages()).toEqual([])
        const record = await library.put(second())
        expect(record).toMatchObject({ revision: 2, fingerprint: 'model-b' })
        expect(await lexical([word('受理'), substring('复议')])).toEqual(['东坑镇受理投诉举报12345热线工单。'])
        expect(allPassages()).toHaveLength(2)
        expect(await library.nearest(vectorOf('', DIMENSIONS), { reports: ['zengcheng-2024'] }, 10)).toEqual([])
      })
    })

    describe('nearest', () => {
      const query = vectorOf('开展普法宣传。', DIMENSIONS)

      beforeEach(async () => {
        await library.put(first())
        await library.put(second())
      })

      test('ranks by cosine, best first', async () => {
        const found = await library.nearest(query, {}, 10)
        expect((await textsOf(found))[0]).toBe('开展普法宣传。')
        expect(found[0]?.score).toBeCloseTo(1, 5)
        expect(found).toHaveLength(6)
        expect(found.map(hit => hit.score)).toEqual(found.map(hit => hit.score).toSorted((a, b) => b - a))
        const seen = await library.inspect(
          found.map(hit => hit.passage),
          query,
        )
        for (const [i, hit] of found.entries()) expect(hit.score).toBeCloseTo(seen[i]?.cosine ?? 0, 5)
      })

      test('gives no more than asked for', async () => {
        expect(await library.nearest(query, {}, 2)).toHaveLength(2)
        expect(await library.nearest(query, {}, 0)).toEqual([])
      })

      test('looks only where it is told to', async () => {
        const found = await library.nearest(query, { reports: ['zengcheng-2024', 'zengcheng-2024', 'nowhere'] }, 10)
        const seen = await library.inspect(
          found.map(hit => hit.passage),
          query,
        )
        expect(seen.map(passage => passage.reportId)).toEqual(Array(4).fill('zengcheng-2024'))
        expect(await library.nearest(query, { reports: [] }, 10)).toEqual([])
        expect(await library.nearest(query, { reports: ['nowhere'] }, 10)).toEqual([])
      })
    })

    describe('lexical', () => {
      beforeEach(async () => {
        await library.put(first())
        await library.put(second())
      })

      test('finds words as the tokenizer cuts them', async () => {
        const [cut] = words('应诉')
        expect(await lexical([word(cut ?? '')])).toEqual(['行政应诉案件120件，负责人出庭应诉率100%。'])
        expect(await lexical([word('请')])).toEqual([])
      })

      test('finds characters inside words, but not across punctuation', async () => {
        expect(await lexical([substring('请')])).toHaveLength(1)
        expect(await lexical([substring('理行政复')])).toEqual(['全年受理行政复议申请930宗。审结864宗。'])
        expect(await lexical([substring('年全')])).toEqual([])
      })

      test('finds letters and digits however they are written', async () => {
        expect(await lexical([substring('ａｐｐ')])).toEqual(['普法APP使用率不高。'])
        expect(await lexical([substring('１２３４５')])).toHaveLength(1)
        expect(await lexical([substring('受理行政复议申请930宗')])).toHaveLength(1)
      })

      test('finds a passage by the headings it stands under', async () => {
        expect(await lexical([substring('主要举措')])).toHaveLength(2)
        expect(await lexical([substring('存在的问题')])).toEqual(['普法APP使用率不高。'])
      })

      test('finds nothing for nothing', async () => {
        expect(await lexical([substring(''), word('')])).toEqual([])
        expect(await library.lexical([], {}, 5)).toEqual([])
        expect(await library.lexical([[]], {}, 5)).toEqual([])
      })

      test('counts the best alternative of a group and adds groups up', async () => {
        const score = async (query: Parameters<Library['lexical']>[0]) =>
          (await library.lexical(query, {}, 10))[0]?.score ?? 0
        const [common, rare] = [await score([[substring('普法')]]), await score([[substring('宣传')]])]
        expect(rare).toBeGreaterThan(common)
        expect(await score([[substring('普法'), substring('宣传')]])).toBeCloseTo(rare, 6)
        expect(await score([[substring('普法')], [substring('宣传')]])).toBeCloseTo(common + rare, 6)
        expect(await score([[substring('宣传', 0.5)]])).toBeCloseTo(rare / 2, 6)
      })

      test('ranks a short passage above a long one, and two mentions above one', async () => {
        const texts = ['信访。', '信访工作在全区各个部门当中持续深入有序开展。', '信访信访。']
        await library.put(plainReport('third', texts, DIMENSIONS))
        expect(await lexical([substring('信访')])).toEqual([
          '信访信访。',
          '信访。',
          '信访工作在全区各个部门当中持续深入有序开展。',
        ])
      })

      test('looks only where it is told to, and gives no more than asked for', async () => {
        expect(await lexical([word('受理')], ['dongkeng-2023', 'dongkeng-2023', 'nowhere'])).toEqual([
          '东坑镇受理投诉举报12345热线工单。',
        ])
        expect(await lexical([word('受理')], [])).toEqual([])
        expect(await lexical([word('受理')], ['nowhere'])).toEqual([])
        expect(await library.lexical([[substring('理')]], {}, 1)).toHaveLength(1)
        expect(await library.lexical([[substring('理')]], {}, 0)).toEqual([])
      })

      test('scores a passage the same in any scope', async () => {
        const everywhere = await library.lexical([[word('受理')]], {}, 10)
        const inOne = await library.lexical([[word('受理')]], { reports: ['dongkeng-2023'] }, 10)
        expect(everywhere).toContainEqual(inOne[0])
      })
    })

    describe('rarity', () => {
      const idf = (passages: number, holding: number) => Math.log(1 + (passages - holding + 0.5) / (holding + 0.5))

      test('is the idf of what is held now, in the shape of the query', async () => {
        await library.put(first())
        await library.put(second())
        const query = [[word('受理'), substring('普法')], [], [substring('没有的话')]]
        const rarity = await library.rarity(query)
        expect(rarity).toEqual([[expect.closeTo(idf(6, 2), 6), expect.closeTo(idf(6, 2), 6)], [], [0]])
        await library.put(plainReport('dongkeng-2023', ['普法。', '普法。', '普法。'], DIMENSIONS))
        expect(await library.rarity(query)).toEqual([
          [expect.closeTo(idf(7, 1), 6), expect.closeTo(idf(7, 4), 6)],
          [],
          [0],
        ])
        await library.remove('zengcheng-2024')
        expect(await library.rarity(query)).toEqual([[0, expect.closeTo(idf(3, 3), 6)], [], [0]])
      })

      test('holds says true of characters that stand anywhere', async () => {
        await library.put(first())
        expect(library.holds('负责人出庭')).toBe(true)
        expect(library.holds('930')).toBe(true)
      })
    })

    describe('inspect', () => {
      test('shows candidates in the order given, with the cosine of the passage and of each sentence', async () => {
        const report = first()
        await library.put(report)
        const query = vectorOf('审结864宗。', DIMENSIONS)
        const order = allPassages().toReversed()
        const seen = await library.inspect([order[0] ?? 0, 987_654, ...order.slice(1)], query)
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
        expect(about?.cosine).toBeCloseTo(cosine(report, about?.text ?? '', query), 5)
        expect(about?.sentences[1]?.cosine).toBeCloseTo(1, 2)
        const other = vectorOf('全年受理行政复议申请930宗。', DIMENSIONS)
        // A sentence's vector may be stored coarsely: it only refines a ranking.
        expect(Math.abs((about?.sentences[0]?.cosine ?? 9) - product(other, query))).toBeLessThan(0.02)
      })

      test('shows the same again, and nothing for no candidates', async () => {
        await library.put(first())
        const query = vectorOf('审结864宗。', DIMENSIONS)
        const once = await library.inspect(allPassages(), query)
        expect(await library.inspect(allPassages(), query)).toEqual(once)
        expect(await library.inspect([], query)).toEqual([])
      })
    })

    describe('within', () => {
      test('gives every passage of a small scope, and undefined for a larger one', async () => {
        await library.put(first())
        await library.put(second())
        expect(library.within({}, 6)).toHaveLength(6)
        expect(library.within({}, 5)).toBeUndefined()
        expect(library.within({ reports: ['dongkeng-2023', 'dongkeng-2023', 'nowhere'] }, 2)).toHaveLength(2)
        expect(library.within({ reports: ['dongkeng-2023'] }, 1)).toBeUndefined()
        expect(library.within({ reports: [] }, 0)).toEqual([])
      })
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
