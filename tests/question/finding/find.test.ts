import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StoredReport } from '../../../src/library/library.ts'
import { ANSWERS_BEHIND_FROM, ANSWERS_FROM } from '../../../src/question/finding/decide.ts'
import { type Found, findIn } from '../../../src/question/finding/find.ts'
import type { Hit } from '../../../src/question/finding/fuse.ts'
import type { WeighedWord } from '../../../src/question/finding/word-evidence.ts'
import { LONGEST_ANSWER, MOST_QUOTES } from '../../../src/question/limits.ts'
import type { Query, Target } from '../../../src/question/question.ts'
import { asked, hit, hitsIn, query, readAs, word } from '../made-up-hits.ts'

const TARGET: Target = { place: null, year: 2024, reports: [], planned: false, older: [], issuerShown: false }

type Asked = {
  readonly query?: Query
  readonly words?: readonly WeighedWord[]
  readonly report?: StoredReport
  readonly target?: Target
}

/** @param from how sure a sentence has to be; 0 quotes whatever is best */
function find(hits: readonly Hit[], about: Asked = {}, limit = 3, from = 0): Promise<Found> {
  const { query: sought = query(), words = [], report, target = TARGET } = about
  const partWords = words.map(word => [word])
  return findIn(
    { report: async () => report },
    { query: sought, near: [], words, partWords },
    target,
    hits,
    limit,
    from,
  )
}

const quotes = ({ extracts }: Found) => extracts.map(({ quote }) => quote)

describe('how much is quoted', () => {
  test('at most as many sentences as are asked for', async () => {
    const hits = [hit(['一。', '二。', '三。', '四。', '五。'].map(text => ({ text })))]
    expect((await find(hits, {}, 2)).extracts).toHaveLength(2)
    expect((await find(hits, {}, 10)).extracts).toHaveLength(5)
  })

  test('no more than 600 characters together: what does not fit is left out, what fits behind it is not', async () => {
    const long = { text: `${'长'.repeat(399)}。`, cosine: 0.9 }
    const longer = { text: `${'更'.repeat(399)}。`, cosine: 0.88 }
    const short = { text: '短。', cosine: 0.87 }
    expect(quotes(await find([hit([long, longer, short])]))).toEqual([long.text, short.text])
  })

  test('the best sentence is quoted whole, however long it is', async () => {
    const endless = { text: `${'长'.repeat(900)}。`, cosine: 0.9 }
    expect(quotes(await find([hit([endless, { text: '短。', cosine: 0.5 }])]))).toEqual([endless.text])
  })

  test('what scores far behind the best sentence adds nothing', async () => {
    const hits = [
      hit([
        { text: '第一句。', cosine: 0.95 },
        { text: '第二句。', cosine: 0.94 },
        { text: '远句。', cosine: 0.5 },
      ]),
    ]
    expect(quotes(await find(hits, {}, 10))).toEqual(['第一句。', '第二句。'])
  })

  test('more sentences than asked for, if each answers a part of its own', async () => {
    const words = [word('受理'), word('审结'), word('维持')]
    const said = ['受理申请312件。', '审结申请287件。', '维持决定40件。'].map(text => ({ text }))
    const found = await find([hit(said)], { query: asked('受理、审结、维持各多少件？'), words }, 1)
    expect(quotes(found)).toEqual(said.map(({ text }) => text))
    expect(found.figures.map(({ fitting, extract }) => [fitting.figure.raw, extract.quote])).toEqual([
      ['312件', '受理申请312件。'],
      ['287件', '审结申请287件。'],
      ['40件', '维持决定40件。'],
    ])
  })

  test('nothing where nothing was found', async () => {
    expect(await find([])).toMatchObject({ extracts: [], figures: [], unstated: [], near: [], confidence: 0 })
  })
})

describe('whether anything is quoted', () => {
  const words = [word('调解率', { worth: 4, named: true })]
  const sought = { query: asked('行政复议调解率是多少？'), words }
  const stating = { text: '行政复议调解率达41.5%。', cosine: 0.9 }
  const speaking = { text: '努力提高调解率。', cosine: 0.95 }
  const other = { text: '培训执法人员210人。', cosine: 0.8 }

  test('a sentence that states it is, one that only speaks of it is not', async () => {
    const stated = await find([hit([stating, other])], sought, 3, ANSWERS_FROM)
    expect(quotes(stated)[0]).toBe(stating.text)
    expect(stated.confidence).toBeGreaterThan(ANSWERS_FROM)
    const silent = await find([hit([speaking, other])], sought, 3, ANSWERS_FROM)
    expect(silent.extracts).toEqual([])
    expect(silent.confidence).toBeLessThan(ANSWERS_FROM)
    expect(silent.near[0]?.text).toBe(speaking.text)
  })

  test('no figure of another kind stands in for a share', async () => {
    const cases = { text: '行政复议调解率提升，调解成功137件。', cosine: 0.95 }
    const found = await find([hit([cases, other])], sought, 3, ANSWERS_FROM)
    expect(found).toMatchObject({ extracts: [], figures: [] })
  })

  describe('where the nearest sentence does not state it', () => {
    const nearest = hit([{ text: '努力提高行政复议工作调解率。', cosine: 0.91 }], { lexical: 1 })
    const behind = (cosine: number) =>
      find([nearest, hit([{ ...stating, cosine }], { start: 100, passage: 0.42 })], sought, 3, ANSWERS_FROM)

    test('the first quote is the next that surely does', async () => {
      const found = await behind(0.82)
      expect(found.judged[0]?.candidate.text).toBe('努力提高行政复议工作调解率。')
      expect(quotes(found)[0]).toBe(stating.text)
    })

    test('one that would do if it came first is not sure enough behind another', async () => {
      const found = await behind(0.74)
      const confidence = found.judged[1]?.confidence
      expect(confidence).toBeGreaterThan(ANSWERS_FROM)
      expect(confidence).toBeLessThan(ANSWERS_BEHIND_FROM)
      expect(found.extracts).toEqual([])
    })
  })

  test('how sure the answer is does not grow by what is quoted behind it', async () => {
    const found = await find([hit([stating, { text: '诉前调解率为12.5%。', cosine: 0.89 }])], sought, 3, ANSWERS_FROM)
    for (const { confidence } of found.extracts) expect(confidence).toBeLessThanOrEqual(found.confidence)
  })
})

describe('what is only planned', () => {
  const plan = hit([{ text: '建设法治文化公园。', cosine: 0.95 }], { path: ['三、下一步打算'], start: 100 })
  const doing = hit([{ text: '法治文化公园建成开放。', cosine: 0.9 }], { path: ['一、主要成效'] })
  const other = hit([{ text: '举办讲座。', cosine: 0.8 }], { path: ['一、主要成效'] })
  const words = [word('法治文化公园', { worth: 4, named: true })]
  const about = (question: string) => ({ query: asked(question), words })

  test('is not told where the matter was done', async () => {
    const found = await find([plan, doing], about('法治文化公园的情况'), 3, ANSWERS_FROM)
    expect(quotes(found)).toEqual(['法治文化公园建成开放。'])
    expect(found.planOnly).toBe(false)
  })

  test('is told as a plan where nothing else speaks of it', async () => {
    const found = await find([plan, other], about('法治文化公园的情况'), 1, ANSWERS_FROM)
    expect(quotes(found)).toEqual(['建设法治文化公园。'])
    expect(found.planOnly).toBe(true)
  })

  test('is never told where what was done is asked for', async () => {
    const found = await find([plan, other], about('建成了法治文化公园吗'), 1, ANSWERS_FROM)
    expect(found.extracts).toEqual([])
  })

  test('is what is asked for where plans are', async () => {
    const found = await find([plan, doing], about('法治文化公园下一步怎么建'), 1, ANSWERS_FROM)
    expect(quotes(found)).toEqual(['建设法治文化公园。'])
    expect(found.planOnly).toBe(false)
  })
})

describe('a list', () => {
  const REPORT = `某区2024年法治政府建设年度报告

2024年，某区扎实推进法治政府建设。现将有关情况报告如下：

一、主要成效

（一）普法宣传。举办讲座20场。

二、存在的不足

${Array.from({ length: 12 }, (_, at) => `（${'一二三四五六七八九十'[at] ?? `十${'一二'[at - 10]}`}）第${at + 1}个方面薄弱。${'需要持续用力解决。'.repeat(5)}`).join('\n\n')}
`

  test('is quoted whole and in the order of the report, more than the limit of sentences, but not without end', async () => {
    const report = await readAs('r', REPORT)
    const found = await find(hitsIn(report, '持续用力'), { query: asked('存在哪些不足？'), report }, 3, ANSWERS_FROM)
    expect(found.extracts).toHaveLength(MOST_QUOTES)
    expect(found.extracts[1]?.quote).toContain('第2个方面')
    for (const { quote, start, end, section } of found.extracts) {
      expect(quote).toBe(report.text.slice(start, end))
      expect(section.path[0]).toBe('二、存在的不足')
    }
  })

  test('only where one is asked for', async () => {
    const report = await readAs('r', REPORT)
    const sought = { query: asked('讲座怎么举办的？'), report }
    expect(quotes(await find(hitsIn(report, '讲座'), sought, 1))).toEqual(['举办讲座20场。'])
  })

  test('of what is planned, where the year asked for is the one planned for', async () => {
    const text = `${REPORT}\n三、下一步打算\n\n（一）充实队伍。招录新人。\n\n（二）改进宣传。用好新媒体。\n`
    const report = await readAs('r', text)
    const sought = { query: asked('有哪些重点？'), report, target: { ...TARGET, planned: true } }
    expect(quotes(await find(hitsIn(report, '招录'), sought, 3, ANSWERS_FROM))).toEqual([
      '（一）充实队伍。',
      '（二）改进宣传。',
    ])
  })
})

describe('for any passages', () => {
  const sentence = fc.record({
    text: fc.string({ unit: fc.constantFrom('案', '件', '9', '3', '宗', '法'), minLength: 1, maxLength: 300 }),
    cosine: fc.integer({ min: 0, max: 100 }).map(n => n / 100),
  })
  const anyHits = fc.array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { maxLength: 6 }).map(passages => {
    let start = 0
    return passages.map(sentences => {
      const found = hit(sentences, { start })
      start = found.end + 1
      return found
    })
  })
  const sought = { query: asked('案件多少宗？'), words: [word('案件', { worth: 2 })] }

  test('quotes are whole sentences of a passage, each once, within the limits, and say how sure they are', async () => {
    await fc.assert(
      fc.asyncProperty(anyHits, fc.integer({ min: 1, max: 5 }), async (hits, limit) => {
        const found = await find(hits, sought, limit)
        const [first, ...more] = found.extracts
        expect(found.extracts.length).toBe(hits.length === 0 ? 0 : Math.max(1, Math.min(limit, found.extracts.length)))
        expect(new Set(found.extracts.map(({ start }) => start)).size).toBe(found.extracts.length)
        if (more.length > 0)
          expect(quotes(found).join('').length).toBeLessThanOrEqual(Math.max(LONGEST_ANSWER, first?.quote.length ?? 0))
        for (const { start, end, quote, confidence } of found.extracts) {
          const whose = hits.find(each => each.sentences.some(span => span.start === start && span.end === end))
          expect(quote).toBe(whose?.text.slice(start - whose.start, end - whose.start))
          expect(confidence).toBeGreaterThanOrEqual(0)
          expect(confidence).toBeLessThanOrEqual(found.confidence)
        }
      }),
    )
  })

  test('nothing is quoted that is less sure than is wanted', async () => {
    await fc.assert(
      fc.asyncProperty(anyHits, fc.double({ min: 0.01, max: 1, noNaN: true }), async (hits, from) => {
        const found = await find(hits, sought, 3, from)
        const sure = found.judged.some(({ confidence }) => confidence >= from)
        if (found.extracts.length > 0) expect(found.confidence).toBeGreaterThanOrEqual(from)
        if (!sure) expect(found.extracts).toEqual([])
      }),
    )
  })
})
