import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LexicalQuery } from '../../src/library/library.ts'
import { extract } from '../../src/question/extract.ts'
import type { Hit } from '../../src/question/fuse.ts'
import type { Query } from '../../src/question/question.ts'
import { hit, query, quoteOf } from './made-up-hits.ts'

const word = (text: string) => ({ field: 'word' as const, text, weight: 1 })

function quotes(asked: Query, hits: readonly Hit[], terms: LexicalQuery = [], limit = 3): string[] {
  const rarity = terms.map(group => group.map(() => 1))
  return extract(asked, hits, terms, rarity, limit).map(quoteOf)
}

describe('which sentence comes first', () => {
  test('the one nearest to the question, all else being equal', () => {
    const hits = [
      hit([
        { text: '第一句。', cosine: 0.7 },
        { text: '第二句。', cosine: 0.9 },
        { text: '第三句。', cosine: 0.8 },
      ]),
    ]
    expect(quotes(query(), hits)).toEqual(['第二句。', '第三句。', '第一句。'])
  })

  test('the one with the words of the question', () => {
    const hits = [hit([{ text: '普法活动很多。' }, { text: '行政复议很多。' }])]
    expect(quotes(query(), hits, [[word('复议')]], 1)).toEqual(['行政复议很多。'])
  })

  test('a rare word counts more than a common one', () => {
    const hits = [hit([{ text: '案件很多。' }, { text: '复议很多。' }])]
    const terms = [[word('案件')], [word('复议')]]
    expect(extract(query(), hits, terms, [[0.2], [3]], 1).map(quoteOf)).toEqual(['复议很多。'])
    expect(extract(query(), hits, terms, [[3], [0.2]], 1).map(quoteOf)).toEqual(['案件很多。'])
  })

  test('of a group of alternatives the best one counts, not their sum', () => {
    const hits = [hit([{ text: '审结和办结。' }, { text: '审结了案件。' }])]
    const terms = [[word('审结'), { ...word('办结'), weight: 0.5 }], [word('案件')]]
    expect(quotes(query(), hits, terms, 1)).toEqual(['审结了案件。'])
  })

  test('one that holds the kind of figure that is asked for', () => {
    const hits = [hit([{ text: '培训了300人。' }, { text: '受理了930宗。' }, { text: '切实加强了受理。' }])]
    expect(quotes(query({ figure: { units: ['宗', '件'] } }), hits)).toEqual([
      '受理了930宗。',
      '培训了300人。',
      '切实加强了受理。',
    ])
  })

  test('one under a heading of plans, where plans are asked for', () => {
    const hits = [
      hit([{ text: '已经推进了改革。' }], { path: ['一、主要成效'] }),
      hit([{ text: '继续推进改革。' }], { path: ['三、2025年工作计划'], start: 100 }),
    ]
    expect(quotes(query({ planning: true }), hits, [[word('改革')]], 1)).toEqual(['继续推进改革。'])
    expect(quotes(query(), hits, [[word('改革')]], 1)).toEqual(['已经推进了改革。'])
  })

  test('a better passage lifts its sentences', () => {
    const hits = [
      hit([{ text: '一样的话。' }], { passage: 0.4 }),
      hit([{ text: '一样的话！' }], { passage: 0.8, start: 100 }),
    ]
    expect(quotes(query(), hits, [], 1)).toEqual(['一样的话！'])
  })
})

describe('how much is quoted', () => {
  test('at most as many sentences as are asked for', () => {
    const hits = [hit(['一。', '二。', '三。', '四。', '五。'].map(text => ({ text })))]
    expect(quotes(query(), hits, [], 2)).toHaveLength(2)
    expect(quotes(query(), hits, [], 10)).toHaveLength(5)
  })

  test('no more than 600 characters together: what does not fit is left out, what fits behind it is not', () => {
    const long = { text: `${'长'.repeat(399)}。`, cosine: 0.9 }
    const longer = { text: `${'更'.repeat(399)}。`, cosine: 0.8 }
    const short = { text: '短。', cosine: 0.7 }
    expect(quotes(query(), [hit([long, longer, short])])).toEqual([long.text, short.text])
  })

  test('the best sentence is quoted whole, however long it is', () => {
    const endless = { text: `${'长'.repeat(900)}。`, cosine: 0.9 }
    expect(quotes(query(), [hit([endless, { text: '短。', cosine: 0.5 }])])).toEqual([endless.text])
  })

  test('nothing where nothing was found', () => {
    expect(extract(query(), [], [], [], 3)).toEqual([])
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
  const asked = query({ figure: { units: ['宗'] } })
  const terms = [[word('案件')], [word('法')]]
  const rarity = [[2], [1]]

  test('quotes are whole sentences, each once, best first', () => {
    fc.assert(
      fc.property(anyHits, fc.integer({ min: 1, max: 5 }), (hits, limit) => {
        const sentences = new Set(hits.flatMap(({ sentences }) => sentences.map(({ start, end }) => `${start}-${end}`)))
        const found = extract(asked, hits, terms, rarity, limit)
        expect(found.length).toBeLessThanOrEqual(limit)
        expect(new Set(found.map(({ start }) => start)).size).toBe(found.length)
        for (const [at, { start, end, score }] of found.entries()) {
          expect(sentences).toContain(`${start}-${end}`)
          expect(score).toBeLessThanOrEqual(found[at - 1]?.score ?? Number.POSITIVE_INFINITY)
        }
      }),
    )
  })

  test('the score is the sum of what speaks for the sentence', () => {
    fc.assert(
      fc.property(anyHits, hits => {
        for (const { score, from } of extract(asked, hits, terms, rarity, 5))
          expect(score).toBeCloseTo(
            Object.values(from).reduce((sum, part) => sum + part, 0),
            10,
          )
      }),
    )
  })

  test('the same question over the same passages gives the same quotes', () => {
    fc.assert(
      fc.property(anyHits, hits => {
        expect(extract(asked, hits, terms, rarity, 3)).toEqual(extract(asked, hits, terms, rarity, 3))
      }),
    )
  })
})
