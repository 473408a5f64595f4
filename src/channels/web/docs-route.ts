import type { HttpApp } from '../http/http-app.ts'
import { readApiDocument } from './api-document.ts'
import { docsPage } from './docs-page.ts'
import { type Page, page } from './page.ts'

/** GET /docs, made once from the document that describes the API. @param document asked for at the first request */
export function addDocs(app: HttpApp, document: () => unknown): void {
  let made: Promise<Page> | undefined
  app.get('/docs', async c => {
    made ??= rendered(document())
    return page(c, 200, await made)
  })
}

async function rendered(document: unknown): Promise<Page> {
  const { body, ...page } = docsPage(readApiDocument(document))
  return { ...page, body: await body }
}
