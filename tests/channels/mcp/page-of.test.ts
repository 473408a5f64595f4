import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageOf } from '../../../src/channels/mcp/page-of.ts'

/** A text read page by page. */
function pages(text: string, length: number): string[] {
  const read: string[] = []
  for (let start = 0; start < text.length; ) {
    const page = pageOf(text, { start, end: text.length }, length)
    read.push(text.slice(page.start, page.end))
    start = page.end
  }
  return read
}

test('a short text is one page', () => {
  expect(pages('一二三', 3)).toEqual(['一二三'])
})

test('a page ends after a sentence or a line where one ends near its end, else where it is full', () => {
  const run = '字'.repeat(18)
  expect(pages(`${run}。甲乙丙`, 20)).toEqual([`${run}。`, '甲乙丙'])
  expect(pages(`一。${run}甲乙丙`, 20)).toEqual([`一。${run}`, '甲乙丙'])
})

test('pages are never too long, cut no character, and together are the text', () => {
  const character = fc.constantFrom('字', '。', '\n', '𠀀', 'a')
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 200 }), fc.integer({ min: 10, max: 40 }), (text, length) => {
      const read = pages(text, length)
      expect(read.join('')).toBe(text)
      for (const page of read) {
        expect(page.length).toBeGreaterThan(0)
        expect(page.length).toBeLessThanOrEqual(length)
        expect(page).not.toMatch(/\p{Surrogate}/u)
      }
    }),
  )
})
