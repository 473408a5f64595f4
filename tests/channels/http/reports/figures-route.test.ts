import fc from 'fast-check'
import { expect, test } from 'vitest'
import { problemSchema } from '../../../../src/channels/http/problems.ts'
import { figureListSchema } from '../../../../src/channels/http/reports/figures-route.ts'
import type { StoredReport } from '../../../../src/library/library.ts'
import { bodyOf, fakeLibrary, nameless, readyApp, zengcheng } from '../fake-service.ts'
import { stated } from './made-up-figures.ts'

const dongkeng: StoredReport = {
  ...zengcheng,
  id: 'dongkeng-2023',
  place: { path: ['广东省', '东莞市', '东坑镇'], level: 'street' },
  year: 2023,
}
const figures = [
  stated({ raw: '8559宗', value: 8559, measure: '受理政府热线工单' }, dongkeng),
  stated({ raw: '476宗', value: 476, measure: '行政复议申请审结', change: null }),
  stated(),
]
const { library } = fakeLibrary([dongkeng, zengcheng, nameless], undefined, figures)
const { app } = readyApp({ library })
const get = (query: Record<string, string>, headers = {}) =>
  app.request(`/v1/figures?${new URLSearchParams(query)}`, { headers })
const list = async (query: Record<string, string>) => bodyOf(figureListSchema, await get(query))
const raws = async (query: Record<string, string>) => (await list(query)).figures.map(({ raw }) => raw)

test('lists every figure with its report, section and sentence', async () => {
  const { figures, total, index } = await list({})
  expect([figures.length, total, index]).toEqual([3, 3, 'f1'])
  expect(figures[2]).toEqual({
    raw: '930宗',
    value: 930,
    unit: '宗',
    measure: '受理行政复议申请',
    bound: null,
    change: { direction: 'up', percent: 55 },
    part: false,
    as_of: null,
    plan: false,
    start: expect.any(Number),
    end: expect.any(Number),
    sentence: expect.objectContaining({ text: expect.stringContaining('930宗') }),
    report: expect.objectContaining({ id: 'zengcheng-2024', place: '广东省广州市增城区' }),
    section: { id: 's1', path: zengcheng.sections[0]?.path },
  })
  const [shown] = figures.slice(-1)
  expect(zengcheng.text.slice(shown?.start, shown?.end)).toBe('930宗')
})

test.each([
  ['a word of the measure', { measure: '热线' }, ['8559宗']],
  [
    'words of measure and sentence, those of the measure first',
    { measure: '行政复议 受理' },
    ['930宗', '476宗', '8559宗'],
  ],
  ['words without a blank', { measure: '审结' }, ['476宗', '8559宗', '930宗']],
  ['words in full width or traditional characters', { measure: '熱線' }, ['8559宗']],
  ['a word that stands nowhere', { measure: '受理 普法' }, []],
  ['a place', { place: '增城' }, ['476宗', '930宗']],
  ['a place in English', { place: 'Dongkeng Town' }, ['8559宗']],
  ['a year', { year: '2023' }, ['8559宗']],
  ['a report', { report: 'zengcheng-2024' }, ['476宗', '930宗']],
  ['a report without figures', { report: 'nameless' }, []],
  ['all of them', { measure: '审结', place: '增城区', year: '2024', report: 'zengcheng-2024' }, ['476宗', '930宗']],
])('finds by %s', async (_, query, expected) => {
  expect(await raws(query)).toEqual(expected)
})

test('a limit cuts the list and not the total', async () => {
  expect(await list({ limit: '1', measure: '审结' })).toMatchObject({ figures: [{ raw: '476宗' }], total: 3 })
})

test.each([
  [{ place: '花都区' }, /花都区.*held: .*广东省东莞市东坑镇, 广东省广州市增城区/],
  [{ place: '不是地名' }, /不是地名.*held: /],
  [{ year: '2020' }, /2020; held: 2023, 2024, a year unknown/],
  [{ place: '增城区', year: '2023' }, /增城区 reviews 2023; held: 2024\./],
  [{ report: 'nowhere' }, /no report nowhere; held: dongkeng-2023/],
])('what is not held is said, with what is: %j', async (query, message) => {
  const response = await get(query)
  expect(response.status).toBe(404)
  expect((await bodyOf(problemSchema, response)).error).toEqual({
    code: 'not_found',
    message: expect.stringMatching(message),
  })
})

test.each([
  [{ limit: '0' }, 'limit'],
  [{ limit: '10001' }, 'limit'],
  [{ year: '24' }, 'year'],
  [{ year: '2024年' }, 'year'],
  [{ measure: ' ' }, 'measure'],
  [{ format: 'xlsx' }, 'format'],
  [{ measures: '受理' }, 'measures'],
])('refuses %j by the name of the field', async (query: Record<string, string>, field) => {
  const response = await get(query)
  expect(response.status).toBe(400)
  expect((await bodyOf(problemSchema, response)).error).toMatchObject({ code: 'bad_request', field })
})

test.each([
  [{ format: 'csv' }, {}, 'text/csv; charset=utf-8; header=present'],
  [{}, { accept: 'text/csv' }, 'text/csv; charset=utf-8; header=present'],
  [{}, { accept: 'application/json;q=0.4, text/csv;q=0.9' }, 'text/csv; charset=utf-8; header=present'],
  [{ format: 'json' }, { accept: 'text/csv' }, 'application/json; charset=utf-8'],
  [{}, { accept: '*/*' }, 'application/json; charset=utf-8'],
  [{}, { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }, 'application/json; charset=utf-8'],
])('is JSON or CSV as %j and %j ask', async (query: Record<string, string>, headers, type) => {
  const response = await get(query, headers)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe(type)
  expect(response.headers.get('vary')).toBe('accept')
  const bytes = new Uint8Array(await response.arrayBuffer())
  expect([...bytes.slice(0, 3)].join() === '239,187,191').toBe(type.startsWith('text/csv'))
})

test('any query is answered or refused in the agreed shape', async () => {
  const value = fc.oneof(fc.string(), fc.constantFrom('2024', '增城', '行政复议', 'csv', '\u0000', '=1'))
  const key = fc.constantFrom('measure', 'place', 'year', 'report', 'limit', 'format')
  await fc.assert(
    fc.asyncProperty(fc.dictionary(key, value), async query => {
      const response = await get(query)
      expect([200, 400, 404]).toContain(response.status)
      if (response.status !== 200) await bodyOf(problemSchema, response)
      else if (query.format !== 'csv') await bodyOf(figureListSchema, response)
    }),
  )
})
