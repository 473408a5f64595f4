import { describe, expect, test } from 'vitest'
import type { Place } from '../../../src/library/library.ts'
import { compared } from '../../../src/question/comparing/compared.ts'
import { candidatesIn } from '../../../src/question/finding/candidates.ts'
import { findIn } from '../../../src/question/finding/find.ts'
import type { ComparisonAsked, Language, Query, Target } from '../../../src/question/question.ts'
import { cite } from '../../../src/question/saying/cite.ts'
import { asked, hit, word } from '../made-up-hits.ts'
import { place } from '../made-up-places.ts'
import { record } from '../made-up-records.ts'

const kunshan = place('江苏省/苏州市/昆山市')
const chenggong = place('云南省/昆明市/呈贡区')
const reports = [record('k', { place: kunshan, year: 2024 }), record('c', { place: chenggong, year: 2024 })]

type Saying = { readonly id: 'k' | 'c'; readonly sentences: readonly string[] }

/** What both reports say to a question whose parts are told by these words, set side by side. */
async function sideBySide(
  question: string,
  partWords: readonly string[],
  saying: readonly Saying[],
  {
    kind = 'compare',
    language = 'zh',
    named = [],
  }: { kind?: ComparisonAsked; language?: Language; named?: readonly [string, Place][] } = {},
) {
  const places = named.map(([text, held]) => ({ text, start: 0, end: 0, candidates: [held], held: [held] }))
  const query: Query = { ...asked(question), places, comparison: kind, language }
  const words = partWords.map(text => word(text))
  const sought = { query, near: [], words, partWords: words.map(each => [each]) }
  const found = []
  for (const { id, sentences } of saying) {
    const report = reports.find(each => each.id === id)
    const target: Target = {
      place: report?.place ?? null,
      year: 2024,
      reports: report ? [report] : [],
      planned: false,
      older: [],
      issuerShown: false,
    }
    const said = sentences.map((text, at) => ({ text, cosine: 0.95 - at / 100 }))
    const hits = sentences.length > 0 ? [hit(said, { reportId: id })] : []
    expect(candidatesIn({ query, words }, hits)).toHaveLength(sentences.length)
    found.push(await findIn({ report: async () => undefined }, sought, target, hits, 1, 0))
  }
  const cited = cite(
    found.flatMap(({ extracts }) => extracts),
    reports,
  )
  return compared(query, kind, found, cited, language)
}

describe('the rows', () => {
  test('one for each place, a cell for each part, each cell with the citation of its own quote', async () => {
    const { rows, measures, text } = await sideBySide(
      '受理、审结各多少件？',
      ['受理', '审结'],
      [
        { id: 'k', sentences: ['受理申请930件。', '审结申请476件。'] },
        { id: 'c', sentences: ['受理申请312件，审结287件。'] },
      ],
    )
    expect(measures).toEqual(['受理', '审结'])
    expect(rows.map(({ place, year, report }) => [place, year, report.id])).toEqual([
      [kunshan, 2024, 'k'],
      [chenggong, 2024, 'c'],
    ])
    expect(rows.map(({ cells }) => cells.map(cell => cell && [cell.figure.raw, cell.citation]))).toEqual([
      [
        ['930件', 1],
        ['476件', 2],
      ],
      [
        ['312件', 3],
        ['287件', 3],
      ],
    ])
    expect(text).toContain('| 昆山市 | 2024 | 930件[1] | 476件[2] |')
  })

  test('a cell that its report does not state is empty and said to be', async () => {
    const { rows, text } = await sideBySide(
      '受理申请多少件？',
      ['受理'],
      [
        { id: 'k', sentences: ['受理申请930件。'] },
        { id: 'c', sentences: ['切实加强受理。'] },
      ],
    )
    expect(rows[1]?.cells).toEqual([null])
    expect(rows[1]?.report.id).toBe('c')
    expect(text).toContain('| 呈贡区 | 2024 | 未载明 |')
  })

  test('the same for a report in which nothing was found at all', async () => {
    const { rows } = await sideBySide(
      '受理申请多少件？',
      ['受理'],
      [
        { id: 'k', sentences: ['受理申请930件。'] },
        { id: 'c', sentences: [] },
      ],
    )
    expect(rows.map(({ cells }) => cells.length)).toEqual([1, 1])
    expect(rows[1]?.cells).toEqual([null])
  })
})

describe('a figure that the same report states otherwise', () => {
  const ofBoth = (...more: string[]) =>
    sideBySide(
      '受理申请多少件？',
      ['受理'],
      [
        { id: 'k', sentences: ['受理申请930件。', ...more] },
        { id: 'c', sentences: ['受理申请312件。'] },
      ],
    )
  const codes = async (...more: string[]) => (await ofBoth(...more)).notices.map(({ code }) => code)

  test('in the same words is told of', async () => {
    const silent = await codes()
    const told = await codes('受理申请905件。')
    expect(told.length).toBe(silent.length + 1)
    expect((await ofBoth('受理申请905件。')).notices.some(({ message }) => message.includes('905件'))).toBe(true)
  })

  test.each([
    ['the same value', '受理申请930件。'],
    ['other words', '受理投诉905件。'],
    ['another unit', '受理申请905宗。'],
    ['an intention', '下一步，受理申请905件。'],
  ])('is none with %s', async (_, sentence) => {
    expect(await codes(sentence)).toEqual(await codes())
  })
})

test('in English places are called what the question calls them', async () => {
  const { text } = await sideBySide(
    'Which accepted more applications, Kunshan or Chenggong?',
    ['受理'],
    [
      { id: 'k', sentences: ['受理申请930件。'] },
      { id: 'c', sentences: ['受理申请312件。'] },
    ],
    {
      kind: 'which_is_most',
      language: 'en',
      named: [
        ['Kunshan', kunshan],
        ['Chenggong', chenggong],
      ],
    },
  )
  expect(text).toMatch(/^Kunshan .*930件.*312件.*Chenggong/)
})
