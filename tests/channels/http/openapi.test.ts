import { readFile } from 'node:fs/promises'
import { z } from '@hono/zod-openapi'
import { expect, test } from 'vitest'
import { answerSchema } from '../../../src/channels/http/answer-shape.ts'
import { createHttpApp } from '../../../src/channels/http/app.ts'
import { answerExample, searchExample } from '../../../src/channels/http/examples.ts'
import { problemSchema } from '../../../src/channels/http/problems.ts'
import { searchResultSchema } from '../../../src/channels/http/search-route.ts'

const contentSchema = z.record(z.string(), z.object({ schema: z.unknown(), example: z.unknown().optional() }))
const operationSchema = z.object({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()).length(1),
  requestBody: z.object({ required: z.literal(true), content: contentSchema }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string().min(1), content: contentSchema })),
})
const documentSchema = z.object({
  openapi: z.string(),
  info: z.object({ version: z.string() }),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
})

// The document is there before the service is.
const app = createHttpApp({ state: () => ({ kind: 'failed', message: '' }), version: '1.2.3' })
const response = await app.request('/openapi.json')
const text = await response.text()
const document = documentSchema.parse(JSON.parse(text))
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
)

test('the document is OpenAPI 3.1 of this version', () => {
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(document.openapi).toMatch(/^3\.1\./)
  expect(document.info.version).toBe('1.2.3')
})

test('every route that is served is described, and no other', () => {
  const routes = app.routes.filter(route => route.method !== 'ALL' && route.path !== '/openapi.json')
  const served = new Set(routes.map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`))
  expect(operations.map(({ name }) => name).sort()).toEqual([...served].sort())
  expect(served.size).toBe(8)
})

test('every operation has an id of its own', () => {
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length)
})

test('every reference leads to a schema', () => {
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference)
  expect(references.length).toBeGreaterThan(20)
  const names = Object.keys(document.components.schemas).map(name => `#/components/schemas/${name}`)
  expect(references.filter(reference => !names.includes(reference ?? ''))).toEqual([])
})

test('every operation describes its errors in the one shape, with an example', () => {
  for (const { name, operation } of operations) {
    const errors = Object.entries(operation.responses).filter(([status]) => status >= '400')
    const statuses = errors.map(([status]) => status)
    if (name !== 'get /healthz') expect(statuses).toEqual(expect.arrayContaining(['500', '503']))
    if (name.startsWith('post')) expect(statuses).toEqual(expect.arrayContaining(['400', '413', '415']))
    if (name.includes('{id}')) expect(statuses).toContain('404')
    for (const [, error] of errors) {
      const content = error.content['application/json']
      expect(content?.schema).toEqual({ $ref: '#/components/schemas/Error' })
      expect(problemSchema.parse(content?.example)).toEqual(content?.example)
    }
  }
})

test('request schemas refuse unknown fields, and every pattern is a regular expression without flags', () => {
  for (const name of ['AskRequest', 'SearchRequest', 'Filters']) {
    expect(document.components.schemas[name]).toHaveProperty('additionalProperties', false)
  }
  const patterns = [...text.matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)].map(([, pattern]) => JSON.parse(pattern ?? ''))
  expect(patterns.length).toBeGreaterThan(0)
  for (const pattern of patterns) {
    expect(new RegExp(pattern, 'u').test(' 增城𠀀 ')).toBe(true)
    expect(new RegExp(pattern, 'u').test('　')).toBe(false)
  }
})

test('the examples are valid and their quote stands in the report they name', async () => {
  expect(answerSchema.parse(answerExample)).toEqual(answerExample)
  expect(searchResultSchema.parse(searchExample)).toEqual(searchExample)
  const report = await readFile(new URL('../../../corpus/zengcheng-2024.txt', import.meta.url), 'utf8')
  for (const { quote, section } of answerExample.citations) {
    expect(report).toContain(quote)
    for (const heading of section.path) expect(report).toContain(heading)
  }
})
