import { expect, test } from 'vitest'
import { cite } from '../../src/question/cite.ts'
import type { Extract } from '../../src/question/extract.ts'
import { hit } from './made-up-hits.ts'
import { record } from './made-up-records.ts'

const FROM = { sentence: 0, lexical: 0, passage: 0, passageLexical: 0, figure: 0, plan: 0 }

function extracted(reportId: string, start: number, score: number, path: readonly string[] = ['一、成效']): Extract {
  const found = hit([{ text: '第一句话。' }, { text: '第二句话。' }], { reportId, start, path })
  return { hit: found, start: start + 5, end: start + 10, score, from: FROM }
}

const reports = [record('a'), record('b')]

test('quotes are numbered from 1, in the order given, each with its report and section', () => {
  const citations = cite([extracted('b', 0, 2), extracted('a', 40, 1)], reports)
  expect(citations).toMatchObject([
    {
      index: 1,
      report: { id: 'b' },
      section: { id: 's1', path: ['一、成效'], kind: 'body' },
      quote: '第二句话。',
      start: 5,
      end: 10,
    },
    { index: 2, report: { id: 'a' }, quote: '第二句话。', start: 45, end: 50 },
  ])
})

test('text outside of headings is the preamble', () => {
  expect(cite([extracted('a', 0, 1, [])], reports)[0]?.section).toMatchObject({ path: [], kind: 'preamble' })
})

test('scores are shares of the best one', () => {
  const scores = cite([extracted('a', 0, 1.5), extracted('b', 40, 3), extracted('b', 80, 0)], reports).map(c => c.score)
  expect(scores).toEqual([0.5, 1, 0])
})

test('what was replaced or taken out since it was found is not cited, and the numbers have no gap', () => {
  const found = [extracted('gone', 0, 3), extracted('a', 40, 2), extracted('b', 80, 1)]
  const citations = cite(found, [record('a'), { ...record('b'), revision: 2 }])
  expect(citations.map(({ index, report }) => [index, report.id])).toEqual([[1, 'a']])
})

test('nothing found, nothing cited', () => {
  expect(cite([], reports)).toEqual([])
})
