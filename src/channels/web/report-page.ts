import { html } from 'hono/html'
import type { StoredReport } from '../../library/library.ts'
import { placeName } from '../http/report-shapes.ts'
import type { Html, Page } from './page.ts'
import { type Block, reportBlocks, type Span, sectionAt } from './report-blocks.ts'
import type { Words } from './words.ts'

export type ShownReport = {
  readonly report: StoredReport
  readonly quote: Span | undefined
  /** The revision held today; undefined where the report has been removed. */
  readonly current: number | undefined
}

/** A report for people: whose it is, its text in its structure, and the quote highlighted in it. */
export function reportPage({ report, quote, current }: ShownReport, words: Words): Page {
  const body = html`<header>
<h1 lang="zh-Hans">${report.title}</h1>
${report.titleDerived ? html`<p class="soft">${words.derived}</p>` : ''}
<dl class="facts">
${facts(report, quote, words)}
</dl>
${revisionNote(report, current, words)}
${quote ? html`<p><a href="#quote">${words.toQuote}</a></p>` : ''}
</header>
<main>
<article lang="zh-Hans">
${articleOf(report, quote)}
</article>
</main>
<footer>
<p>${words.verbatim}</p>
<p>${report.id} · ${words.revision(report.revision)}</p>
</footer>`
  return { language: words.language, title: report.title, body }
}

function facts(report: StoredReport, quote: Span | undefined, words: Words): Html[] {
  const path = quote ? (sectionAt(report.sections, quote)?.path ?? []) : []
  const rows: readonly (readonly [string, string | Html | null])[] = [
    [words.issuer, report.issuer],
    [words.place, placeName(report.place)],
    [words.year, report.year === null ? null : words.yearOf(report.year)],
    [words.published, report.published],
    [words.documentNumber, report.documentNumber],
    [words.source, report.url === null ? null : linked(report.url)],
    [words.section, path.length > 0 ? html`<span lang="zh-Hans">${path.join(' › ')}</span>` : null],
  ]
  return rows.flatMap(([name, said]) => (said === null ? [] : [html`<dt>${name}</dt><dd>${said}</dd>`]))
}

/** An address is whatever a file says; only one that a browser opens as a page becomes a link. */
function linked(url: string): Html {
  const address = URL.canParse(url) ? new URL(url) : undefined
  if (address?.protocol !== 'https:' && address?.protocol !== 'http:') return html`${url}`
  return html`<a href="${address.href}" rel="noopener noreferrer nofollow">${url}</a>`
}

function revisionNote({ id, revision }: StoredReport, current: number | undefined, words: Words): Html | string {
  if (current === undefined) return html`<p class="note">${words.removed}</p>`
  if (current === revision) return ''
  return html`<p class="note">${words.newer(current)} <a href="${addressOf(id)}">${words.readNewer}</a></p>`
}

/** Of the newest revision's page, from any page about the report. */
export function addressOf(id: string): string {
  return `/reports/${encodeURIComponent(id)}`
}

function articleOf(report: StoredReport, quote: Span | undefined): Html[] {
  let marks = 0
  const first = () => marks++ === 0
  return reportBlocks(report, quote).map(block => blockOf(block, first))
}

/** Only the first mark is what the address points to: a quote over several paragraphs has a mark in each. */
function blockOf({ level, pieces }: Block, first: () => boolean): Html {
  const inner = pieces.map(({ text, quoted }) => {
    if (!quoted) return html`${text}`
    // Focus brings it into sight also where the address lost its #quote on the way.
    return first() ? html`<mark id="quote" tabindex="-1" autofocus="">${text}</mark>` : html`<mark>${text}</mark>`
  })
  switch (level) {
    case 0:
      return html`<p>${inner}</p>`
    case 1:
      return html`<h2>${inner}</h2>`
    case 2:
      return html`<h3>${inner}</h3>`
    case 3:
      return html`<h4>${inner}</h4>`
    case 4:
      return html`<h5>${inner}</h5>`
    default:
      return html`<h6>${inner}</h6>`
  }
}
