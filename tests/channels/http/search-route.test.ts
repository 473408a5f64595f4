import { expect, test } from 'vitest'
import { searchResultSchema } from '../../../src/channels/http/search-route.ts'
import { bodyOf, fakeLibrary, fakeSearch, hit, post, readyApp, targetScope, zengcheng } from './fake-service.ts'

test('gives passages with their report, section and contributions', async () => {
  const { app } = readyApp({ search: fakeSearch(targetScope, [hit]).search, library: fakeLibrary([zengcheng]).library })
  const response = await app.request('/v1/search', post({ question: '行政复议' }))
  expect(response.status).toBe(200)
  expect(await bodyOf(searchResultSchema, response)).toEqual({
    hits: [
      {
        report: expect.objectContaining({ id: 'zengcheng-2024', revision: 2, place: '广东省广州市增城区' }),
        section: { id: 's1', path: hit.path },
        text: hit.text,
        start: hit.start,
        end: hit.end,
        score: 1.25,
        contributions: { passage: 0.9, sentence: 0.95, lexical: 0.3 },
      },
    ],
    scope: { places: ['广东省广州市增城区'], years: [2024], report_ids: ['zengcheng-2024'] },
    notices: [{ code: 'newest_report', message: '问题未写明年份，以最新的2024年报告回答。' }],
    index: 'f1',
  })
})

test('asks for ten passages unless told otherwise', async () => {
  const { search, searched } = fakeSearch(targetScope, [])
  const { app } = readyApp({ search, library: fakeLibrary([]).library })
  await app.request('/v1/search', post({ question: ' 行政复议 ' }))
  await app.request('/v1/search', post({ question: '行政复议', filters: { report_ids: ['a'] }, limit: 50 }))
  expect(searched).toEqual([
    ['行政复议', { limit: 10 }],
    ['行政复议', { filters: { reportIds: ['a'] }, limit: 50 }],
  ])
})

test('a scope that leaves nothing to search comes with its reason', async () => {
  const scope = { kind: 'refused', reason: 'unknown_year', message: '没有收录2020年的报告。', suggestions: [] } as const
  const { app } = readyApp({ search: fakeSearch(scope, []).search })
  expect(await bodyOf(searchResultSchema, await app.request('/v1/search', post({ question: '2020年' })))).toEqual({
    hits: [],
    scope: { places: [], years: [], report_ids: [] },
    notices: [],
    not_found: { reason: 'unknown_year', message: '没有收录2020年的报告。', suggestions: [] },
    index: 'f1',
  })
})

test('a report replaced since it was found is shown as it was found', async () => {
  const { library, reads } = fakeLibrary([zengcheng, { ...zengcheng, revision: 3, title: '新' }])
  const { app } = readyApp({ search: fakeSearch(targetScope, [hit, hit]).search, library })
  const response = await app.request('/v1/search', post({ question: '行政复议' }))
  const { hits } = await bodyOf(searchResultSchema, response)
  expect(hits.map(each => each.report)).toEqual([
    expect.objectContaining({ revision: 2, title: zengcheng.title }),
    expect.objectContaining({ revision: 2, title: zengcheng.title }),
  ])
  expect(reads).toEqual(['zengcheng-2024@2'])
})

test('a report removed since it was found is not shown', async () => {
  const { app } = readyApp({ search: fakeSearch(targetScope, [hit]).search, library: fakeLibrary([]).library })
  const response = await app.request('/v1/search', post({ question: '行政复议' }))
  expect((await bodyOf(searchResultSchema, response)).hits).toEqual([])
})
