import { expect, test } from 'vitest'
import { sourceLink } from '../../../src/channels/web/source-link.ts'

test('a link names the report, its revision, the quote, and where the browser is to go', () => {
  const link = sourceLink('https://nianbao.example.gov.cn', {
    report: { id: 'zengcheng-2024', revision: 2 },
    start: 10,
    end: 20,
  })
  expect(link).toBe('https://nianbao.example.gov.cn/reports/zengcheng-2024?revision=2&start=10&end=20#quote')
})

test('an id cannot lead elsewhere', () => {
  const { origin, pathname } = new URL(
    sourceLink('https://a.example/base', { report: { id: '../../x?y#z', revision: 1 }, start: 0, end: 1 }),
  )
  expect([origin, pathname]).toEqual(['https://a.example', '/base/reports/..%2F..%2Fx%3Fy%23z'])
})
