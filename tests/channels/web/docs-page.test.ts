import { expect, test } from 'vitest'
import { z } from 'zod'
import { operationsOf, readApiDocument } from '../../../src/channels/web/api-document.ts'
import { docsPage } from '../../../src/channels/web/docs-page.ts'
import { readyApp } from '../http/fake-service.ts'
import { pageOf, textsOf } from './read-page.ts'

const { app } = readyApp()
const document = readApiDocument(await (await app.request('/openapi.json')).json())
const page = await pageOf(await app.request('/docs'))
const operations = operationsOf(document)

test('every operation is described, with its path, its errors and a command that calls it', () => {
  expect(operations.length).toBeGreaterThan(8)
  for (const { operationId, method, path, summary, responses } of operations) {
    const section = page.split('<section class="operation"').find(each => each.startsWith(` id="${operationId}"`)) ?? ''
    expect(textsOf(section, 'h2')[0]).toBe(summary)
    expect(textsOf(section, 'code')[0]).toBe(`${method} ${path}`)
    expect(textsOf(section, 'pre')[0]).toContain('curl')
    for (const status of Object.keys(responses)) expect(section).toContain(status)
  }
})

test('every link inside the page leads somewhere', () => {
  const targets = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
  const links = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id)
  expect(links.length).toBeGreaterThan(operations.length)
  expect(links.filter(link => !targets.has(link))).toEqual([])
  expect(page.match(/ href="[^#][^"]*"/g)).toEqual([' href="/openapi.json"'])
})

test('a body is told field by field, with its limits', () => {
  const section = page.split('<section class="operation"').find(each => each.startsWith(' id="ask"')) ?? ''
  const rows = textsOf(section, 'tr')
  expect(rows.find(row => row.startsWith('question'))).toContain('1 to 2000 characters')
  expect(rows.find(row => row.startsWith('top_k'))).toMatch(/1 to 10.*optional/)
  expect(section).toContain('<a href="#schema-Filters">Filters</a>')
})

test('the body of an example command is JSON that the operation takes', () => {
  const [, body = ''] = /-d '([^']+)'/.exec(textsOf(page, 'pre')[0] ?? '') ?? []
  expect(z.object({ question: z.string() }).parse(JSON.parse(body)).question).toMatch(/行政复议/)
})

test('what an API says of itself is never markup', async () => {
  const attack = '<script>alert(1)</script>'
  const hostile = {
    info: { title: attack, version: attack, description: attack },
    tags: [{ name: 't', description: attack }],
    components: {
      schemas: { S: { type: 'object', description: attack, properties: { [attack]: { enum: [attack] } } } },
    },
    paths: {
      [`/${attack}`]: {
        get: {
          operationId: 'x',
          summary: attack,
          tags: ['t'],
          parameters: [{ name: attack, in: 'query', description: attack, schema: { type: attack } }],
          responses: { 200: { description: attack }, 400: { description: attack } },
        },
      },
    },
  }
  const { body } = docsPage(readApiDocument(hostile))
  expect(String(await body)).not.toContain('<script')
  expect(textsOf(String(await body), 'h2')[0]).toBe(attack)
})
