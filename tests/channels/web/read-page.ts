import { XMLValidator } from 'fast-xml-parser'
import { expect } from 'vitest'

/** A page as a browser would read it, as far as tests ask. */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

export function unescaped(escaped: string): string {
  return escaped.replace(/&(\w+|#39);/g, (entity, name: string) => ENTITIES[name] ?? entity)
}

/** The text of every element of this name, markup inside it taken out. */
export function textsOf(page: string, element: string): string[] {
  const found = page.matchAll(new RegExp(`<${element}(?: [^>]*)?>(.*?)</${element}>`, 'gs'))
  return [...found].map(([, inner = '']) => unescaped(inner.replace(/<[^>]*>/g, '')))
}

/** A response that has to be a page: HTML with every element closed, and headers that let it do nothing but be read. */
export async function pageOf(response: Response): Promise<string> {
  expect(response.headers.get('content-type')).toBe('text/html; charset=UTF-8')
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^ ;]+';/)
  const page = await response.text()
  expect(XMLValidator.validate(page.replace('<!doctype html>', ''))).toBe(true)
  expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(| on\w+="/i)
  return page
}
