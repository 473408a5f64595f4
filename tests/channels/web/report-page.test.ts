import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createHttpApp } from '../../../src/channels/http/app.ts'
import type { StoredReport } from '../../../src/library/library.ts'
import { fakeLibrary, nameless, readyApp, zengcheng } from '../http/fake-service.ts'
import { pageOf, textsOf } from './read-page.ts'

const { text } = zengcheng
const quote = '2024年全区受理行政复议申请930宗,同比增长55%,审结476宗。'
const start = text.indexOf(quote)
const end = start + quote.length

/** The page of a library that holds these revisions. */
async function opened(held: readonly StoredReport[], path: string, headers: Record<string, string> = {}) {
  const { app, faults } = readyApp({ library: fakeLibrary(held).library })
  const response = await app.request(path, { headers })
  const page = await pageOf(response.clone())
  expect(faults).toEqual([])
  return { status: response.status, response, page }
}

test('shows whose report it is, where it was published, and the quote in its section', async () => {
  const { status, page } = await opened([zengcheng], `/reports/zengcheng-2024?start=${start}&end=${end}&revision=2`)
  expect(status).toBe(200)
  expect(textsOf(page, 'h1')).toEqual([zengcheng.title])
  expect(textsOf(page, 'title')).toEqual([zengcheng.title])
  expect(textsOf(page, 'dt')).toEqual(['发布机关', '地区', '所述年份', '发布日期', '原文网址', '引文位置'])
  expect(textsOf(page, 'dd')).toEqual([
    '广州市增城区司法局',
    '广东省广州市增城区',
    '2024年',
    '2025-01-15',
    'https://www.zc.gov.cn/report.html',
    '一、2024年工作情况 › (五)坚持复议为民,推进行政复议体制机制改革',
  ])
  expect(page).toContain('<a href="https://www.zc.gov.cn/report.html" rel="noopener noreferrer nofollow">')
  expect(textsOf(page, 'mark')).toEqual([quote])
  expect(page).toContain('<mark id="quote"')
  expect(page).toContain('<a href="#quote">')
  expect(textsOf(page, 'h3')).toEqual(['(五)坚持复议为民,推进行政复议体制机制改革。'])
})

test('its style is the one that its policy allows', async () => {
  const { response, page } = await opened([zengcheng], '/reports/zengcheng-2024')
  const style = /<style>(.*)<\/style>/s.exec(page)?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  expect(response.headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}';`)
})

test('without a quote the whole report is shown and nothing is marked', async () => {
  const { status, page } = await opened([zengcheng], '/reports/zengcheng-2024')
  expect([status, textsOf(page, 'mark'), textsOf(page, 'article')]).toEqual([200, [], [`\n${text}\n`]])
  expect(page).not.toContain('#quote')
})

test('a report without sections, title or metadata is shown all the same', async () => {
  const { status, page } = await opened([nameless], `/reports/nameless?start=${start}&end=${end}`)
  expect([status, textsOf(page, 'mark'), textsOf(page, 'dt')]).toEqual([200, [quote], []])
  expect(page).toContain('文件中没有标题')
})

test('a quote over several paragraphs is marked in each, and only the first is the target', async () => {
  const { page } = await opened([zengcheng], `/reports/zengcheng-2024?start=3&end=${end}`)
  expect(textsOf(page, 'mark').join('')).toBe(text.slice(3, end))
  expect(page.match(/id="quote"/g)).toHaveLength(1)
})

test('offsets inside a character take it whole', async () => {
  const odd = { ...nameless, text: '甲𠀀乙𠀀丙' }
  const { page } = await opened([odd], '/reports/nameless?start=2&end=5')
  expect(textsOf(page, 'mark')).toEqual(['𠀀乙𠀀'])
})

test('parameters that chat programs add do no harm', async () => {
  const { status, page } = await opened([zengcheng], `/reports/zengcheng-2024?from=wx&start=${start}&end=${end}&t=1`)
  expect([status, textsOf(page, 'mark')]).toEqual([200, [quote]])
})

describe('the language of the page', () => {
  test.each([
    [undefined, '地区', 'zh-Hans'],
    ['zh-CN,zh;q=0.9,en;q=0.8', '地区', 'zh-Hans'],
    ['fr', '地区', 'zh-Hans'],
    ['en-GB,en;q=0.9', 'Place', 'en'],
    ['zh;q=0.2, en', 'Place', 'en'],
    ['en;q=0, zh', '地区', 'zh-Hans'],
  ])('for Accept-Language %s says %s', async (accepted, word, language) => {
    const headers = accepted === undefined ? {} : { 'accept-language': accepted }
    const { page, response } = await opened([zengcheng], '/reports/zengcheng-2024', headers)
    expect(textsOf(page, 'dt')).toContain(word)
    expect(page).toContain(`<html lang="${language}">`)
    expect(page).toContain('<article lang="zh-Hans">')
    expect(response.headers.get('vary')).toContain('accept-language')
  })
})

describe('revisions', () => {
  const newer = { ...zengcheng, revision: 3, text: `新${text}` }

  test('an older one says so and leads to the newest', async () => {
    const { page } = await opened([zengcheng, newer], `/reports/zengcheng-2024?revision=2&start=${start}&end=${end}`)
    expect(textsOf(page, 'mark')).toEqual([quote])
    expect(page).toContain('报告已更新为第3版')
    expect(page).toContain('<a href="/reports/zengcheng-2024">查看最新版</a>')
    expect(page).toContain('第2版')
  })

  test('the newest says nothing of others', async () => {
    const { page } = await opened([zengcheng, newer], '/reports/zengcheng-2024')
    expect(page).not.toContain('class="note"')
    expect(page).toContain('第3版')
  })

  test('one of a report that was taken out stays readable and says so', async () => {
    const { library } = fakeLibrary([zengcheng])
    const { app } = readyApp({ library: { ...library, reports: () => [] } })
    const page = await pageOf(await app.request('/reports/zengcheng-2024?revision=2'))
    expect(page).toContain('已从库中移除')
  })

  test('one that is no longer kept is 404 and leads to the newest', async () => {
    const { status, page } = await opened([zengcheng], '/reports/zengcheng-2024?revision=1')
    expect(status).toBe(404)
    expect(textsOf(page, 'p')).toEqual(['报告“zengcheng-2024”的第1版已不再保留。', '查看全文'])
  })
})

describe('an address that is not right gets a page that says what is', () => {
  test.each([
    ['start=5', 'start 和 end 须为同时给出的整数'],
    ['end=5', 'start 和 end 须为同时给出的整数'],
    ['start=9&end=5', 'start 小于 end'],
    ['start=5&end=5', 'start 小于 end'],
    ['start=-1&end=5', 'start 和 end 须为同时给出的整数'],
    ['start=a&end=5', 'start 和 end 须为同时给出的整数'],
    ['start=1.5&end=5', 'start 和 end 须为同时给出的整数'],
    ['start=1&start=2&end=5', 'start 和 end 须为同时给出的整数'],
    [`start=1&end=${text.length + 1}`, `该版本正文的长度为 ${text.length}`],
    ['start=99999999999999999999&end=5', 'start 和 end 须为同时给出的整数'],
    ['revision=0', 'revision 须为从 1 开始的整数'],
    ['revision=x', 'revision 须为从 1 开始的整数'],
  ])('%s', async (query, said) => {
    const { status, page } = await opened([zengcheng], `/reports/zengcheng-2024?${query}`)
    expect(status).toBe(400)
    expect(page).toContain(said)
  })

  test('an unknown report is 404', async () => {
    const { status, page } = await opened([zengcheng], `/reports/${'x'.repeat(500)}`)
    expect(status).toBe(404)
    expect(page).toContain(`没有收录编号为“${'x'.repeat(120)}…”的报告`)
  })

  test('before the index is ready it is 503, and says when to come back', async () => {
    const state = { kind: 'starting', message: '', retryAfterSeconds: 5 } as const
    const app = createHttpApp({ state: () => state, version: '1.2.3' })
    const response = await app.request('/reports/zengcheng-2024')
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await pageOf(response)).toContain('请稍后刷新')
  })

  test('a fault is told to the operator, not to the reader', async () => {
    const { library } = fakeLibrary([])
    const { app, faults } = readyApp({ library: { ...library, report: () => Promise.reject(new Error('disk /x')) } })
    const response = await app.request('/reports/zengcheng-2024')
    expect(response.status).toBe(500)
    expect(await pageOf(response)).not.toContain('disk')
    expect(faults).toHaveLength(1)
  })
})

test('HEAD answers as GET does, without the page', async () => {
  const { app } = readyApp({ library: fakeLibrary([zengcheng]).library })
  const response = await app.request('/reports/zengcheng-2024', { method: 'HEAD' })
  expect([response.status, await response.text()]).toEqual([200, ''])
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
})

describe('what a report says is never markup', () => {
  const attack = `"><script>alert(1)</script><img src=x onerror='alert(1)'>&lt;b&gt;</title></style></article><!--`
  const hostile = {
    ...zengcheng,
    title: attack,
    issuer: attack,
    published: attack,
    documentNumber: attack,
    place: { path: [attack], level: 'zone' as const },
    text: `${attack}\n${attack}`,
    sections: zengcheng.sections.map(section => ({
      ...section,
      path: [attack],
      start: 0,
      bodyStart: attack.length,
      bodyEnd: attack.length * 2 + 1,
      end: attack.length * 2 + 1,
    })),
  }

  test('in its title, text, issuer, place or sections', async () => {
    const { page } = await opened([hostile], `/reports/zengcheng-2024?start=5&end=${attack.length + 9}`)
    expect(textsOf(page, 'h1')).toEqual([attack])
    expect(textsOf(page, 'article')).toEqual([`\n${hostile.text}\n`])
    expect(textsOf(page, 'mark').join('')).toBe(hostile.text.slice(5, attack.length + 9))
    expect(page.match(/<\/style>|<\/title>|<\/article>|<!--/g)).toEqual(['</title>', '</style>', '</article>'])
  })

  test('in the address itself', async () => {
    const { status, page } = await opened([zengcheng], `/reports/${encodeURIComponent(attack)}`)
    expect(status).toBe(404)
    expect(textsOf(page, 'p')[0]).toContain(attack.slice(0, 100))
  })

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example',
    'no address',
  ])('%j is shown, not linked', async url => {
    const { page } = await opened([{ ...zengcheng, url }], '/reports/zengcheng-2024')
    expect(textsOf(page, 'dd')).toContain(url)
    expect(page).not.toContain('<a href')
  })

  test('an address with quotes in it is linked as an address', async () => {
    const url = `https://example.gov.cn/"onmouseover="alert(1)`
    const { page } = await opened([{ ...zengcheng, url }], '/reports/zengcheng-2024')
    expect(page).toContain('<a href="https://example.gov.cn/%22onmouseover=%22alert(1)"')
  })
})
