import { expect, test } from 'vitest'
import type { Extract } from '../../../src/question/finding/find.ts'
import { cite } from '../../../src/question/saying/cite.ts'
import { record } from '../made-up-records.ts'

function extract(reportId: string, start: number, confidence = 0.9): Extract {
  const quote = '第二句话。'
  const section = { id: 's1', path: ['一、成效'], kind: 'body' as const }
  return { reportId, revision: 1, section, start, end: start + quote.length, quote, confidence }
}

const reports = [record('a'), record('b')]

test('quotes are numbered from 1, in the order given, each with its report, section and how sure it is', () => {
  const [first, second] = [extract('b', 5, 0.7), extract('a', 45)]
  const cited = cite([first, second], reports)
  expect(cited.get(first)).toEqual({
    index: 1,
    report: record('b'),
    section: { id: 's1', path: ['一、成效'], kind: 'body' },
    quote: '第二句话。',
    start: 5,
    end: 10,
    score: 0.7,
  })
  expect(cited.get(second)).toMatchObject({ index: 2, report: { id: 'a' }, start: 45, end: 50 })
})

test('what was replaced or taken out since it was found is not cited, and the numbers have no gap', () => {
  const found = [extract('gone', 0), extract('b', 80), extract('a', 40)]
  const cited = cite(found, [record('a'), { ...record('b'), revision: 2 }])
  expect([...cited.values()].map(({ index, report }) => [index, report.id])).toEqual([[1, 'a']])
})

test('nothing found, nothing cited', () => {
  expect(cite([], reports).size).toBe(0)
})
