import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { HttpContext } from '../http/http-app.ts'
import { STYLE } from './style.ts'

/** What `html` makes: everything put into it is escaped, except other such pieces. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

export type PageStatus = 200 | 400 | 404 | 500 | 503

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

/**
 * Reports come from anywhere and their text is shown here. It is escaped; and should that ever fail, the browser still
 * runs no script, loads nothing and sends nothing.
 */
const HEADERS = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // A report that is read again gets a new revision, which its page has to say at once.
  'cache-control': 'no-cache',
}

export type Page = {
  readonly language: 'zh-Hans' | 'en'
  readonly title: string
  readonly body: Html
}

/** A whole page, without scripts and without anything from elsewhere. */
export async function page(
  c: HttpContext,
  status: PageStatus,
  { language, title, body }: Page,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const document = await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="robots" content="noindex" />
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
${body}
</body>
</html>
`
  return c.html(document, status, { ...HEADERS, 'content-language': language, ...headers })
}
