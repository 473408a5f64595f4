import { expect, test } from 'vitest'
import { problemSchema } from '../../../../src/channels/http/problems.ts'
import { wholeReportSchema } from '../../../../src/channels/http/report-shapes.ts'
import { reportListSchema } from '../../../../src/channels/http/reports/reports-routes.ts'
import { bodyOf, fakeLibrary, nameless, readyApp, zengcheng } from '../fake-service.ts'

const { app } = readyApp({
  library: fakeLibrary([nameless, { ...zengcheng, revision: 1, text: '旧' }, zengcheng]).library,
})

test('lists the reports held, without their text', async () => {
  const response = await app.request('/v1/reports')
  expect(response.status).toBe(200)
  const body = await bodyOf(reportListSchema, response)
  expect(body.reports[1]).toEqual({
    id: 'zengcheng-2024',
    revision: 2,
    title: '广州市增城区司法局关于2024年度法治政府建设情况的报告',
    title_derived: false,
    issuer: '广州市增城区司法局',
    place: '广东省广州市增城区',
    year: 2024,
    plan_year: 2025,
    published: '2025-01-15',
    document_number: null,
    url: 'https://www.zc.gov.cn/report.html',
    media_type: 'text/plain',
    content_hash: 'c0ffee',
  })
  expect(body.reports[0]).toMatchObject({ id: 'nameless', title_derived: true, place: null, year: null })
})

test('gives one report with its text and sections', async () => {
  const response = await app.request('/v1/reports/zengcheng-2024')
  expect(response.status).toBe(200)
  const body = await bodyOf(wholeReportSchema, response)
  expect(body).toMatchObject({ id: 'zengcheng-2024', revision: 2, text: zengcheng.text })
  const [section] = zengcheng.sections
  expect(body.sections).toEqual([
    {
      id: 's1',
      path: section?.path,
      kind: 'body',
      start: section?.start,
      end: section?.end,
      body_start: section?.bodyStart,
      body_end: section?.bodyEnd,
      uncertain: false,
      derived: false,
    },
  ])
})

test('gives an earlier revision that is still held', async () => {
  const response = await app.request('/v1/reports/zengcheng-2024?revision=1')
  expect(await bodyOf(wholeReportSchema, response)).toMatchObject({ revision: 1, text: '旧' })
})

test.each([
  ['/v1/reports/huadu-2024', 'There is no report huadu-2024; GET /v1/reports lists those that are held.'],
  ['/v1/reports/huadu-2024/source', 'There is no report huadu-2024; GET /v1/reports lists those that are held.'],
  ['/v1/reports/zengcheng-2024?revision=7', 'There is no revision 7 of a report zengcheng-2024.'],
  ['/v1/reports/zengcheng-2024/source?revision=7', 'There is no revision 7 of a report zengcheng-2024.'],
  ['/v1/reports/%E8%8A%B1', 'There is no report 花; GET /v1/reports lists those that are held.'],
])('%s is not found', async (path, message) => {
  const response = await app.request(path)
  expect(response.status).toBe(404)
  expect(await bodyOf(problemSchema, response)).toEqual({ error: { code: 'not_found', message } })
})

test.each(['0', '-1', '1.5', '01', '1e3', '', 'current', '9999999999'])('revision %j is refused', async revision => {
  const response = await app.request(`/v1/reports/zengcheng-2024?revision=${revision}`)
  expect(response.status).toBe(400)
  expect((await bodyOf(problemSchema, response)).error).toMatchObject({ code: 'bad_request', field: 'revision' })
})

test('a misspelt parameter is refused instead of showing the current revision', async () => {
  const response = await app.request('/v1/reports/zengcheng-2024?revison=1')
  expect(await bodyOf(problemSchema, response)).toEqual({
    error: { code: 'bad_request', message: 'The query takes only revision, not revison.', field: 'revison' },
  })
  expect((await app.request('/v1/reports?year=2024')).status).toBe(400)
})

test('gives the bytes as received, to be saved and never run', async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at)
  const { app } = readyApp({ library: fakeLibrary([{ ...zengcheng, mediaType: 'text/html' }], bytes).library })
  const response = await app.request('/v1/reports/zengcheng-2024/source')
  expect(response.status).toBe(200)
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes)
  expect(Object.fromEntries(response.headers)).toEqual({
    'content-type': 'text/html',
    'content-disposition': `attachment; filename="zengcheng-2024.txt"; filename*=UTF-8''${encodeURIComponent('增城区2024年报告.txt')}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-request-id': expect.any(String),
  })
})

test('the bytes are of the revision whose name and type go with them, even if it is replaced meanwhile', async () => {
  const { library, sources } = fakeLibrary([zengcheng])
  await readyApp({ library }).app.request('/v1/reports/zengcheng-2024/source')
  expect(sources).toEqual(['zengcheng-2024@2'])
})

test('reads a report whole for its source only where the revision is not the current one', async () => {
  const { library, reads } = fakeLibrary([{ ...zengcheng, revision: 1, fileName: 'old.md' }, zengcheng])
  const { app } = readyApp({ library })
  await app.request('/v1/reports/zengcheng-2024/source')
  await app.request('/v1/reports/zengcheng-2024/source?revision=2')
  expect(reads).toEqual([])
  const old = await app.request('/v1/reports/zengcheng-2024/source?revision=1')
  expect(reads).toEqual(['zengcheng-2024@1'])
  expect(old.headers.get('content-disposition')).toContain('filename="old.md"')
})

test.each(['/v1/reports', '/v1/reports/nameless', '/v1/reports/nameless/source'])('HEAD %s has no body', async path => {
  const response = await app.request(path, { method: 'HEAD' })
  expect(response.status).toBe(200)
  expect(await response.text()).toBe('')
})
