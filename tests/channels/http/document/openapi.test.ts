import { readFile } from 'node:fs/promises'
import { z } from '@hono/zod-openapi'
import { expect, test } from 'vitest'
import { answerSchema } from '../../../../src/channels/http/answer-shape.ts'
import { createHttpApp } from '../../../../src/channels/http/app.ts'
import { answerExample, searchExample } from '../../../../src/channels/http/examples.ts'
import { problemSchema } from '../../../../src/channels/http/problems.ts'
import { searchResultSchema } from '../../../../src/channels/http/search-route.ts'
import { openaiErrorSchema } from '../../../../src/channels/openai/openai-errors.ts'

const contentSchema = z.record(z.string(), z.object({ schema: z.unknown(), example: z.unknown().optional() }))
const operationSchema = z.object({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()).length(1),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  requestBody: z.object({ required: z.literal(true), content: contentSchema }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string().min(1), content: contentSchema })),
})
const documentSchema = z.object({
  openapi: z.string(),
  info: z.object({ version: z.string() }),
  components: z.object({
    schemas: z.record(z.string(), z.record(z.string(), z.unknown())),
    headers: z.record(z.string(), z.unknown()),
    securitySchemes: z.record(z.string(), z.unknown()),
  }),
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

/** What describes the API itself, and what another protocol describes. */
const undescribed = ['/openapi.json', '/docs', '/mcp']

test('every route that is served is described, and no other', () => {
  const routes = app.routes.filter(route => route.method !== 'ALL' && !undescribed.includes(route.path))
  const served = new Set(routes.map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`))
  expect(operations.map(({ name }) => name).sort()).toEqual([...served].sort())
  expect(served.size).toBe(19)
})

test('every operation has an id of its own', () => {
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length)
})

test('every reference leads to a schema or a header', () => {
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference)
  expect(references.length).toBeGreaterThan(20)
  const names = (['schemas', 'headers'] as const).flatMap(kind =>
    Object.keys(document.components[kind]).map(name => `#/components/${kind}/${name}`),
  )
  expect(references.filter(reference => !names.includes(reference ?? ''))).toEqual([])
})

test('every operation describes its errors in one shape, with an example', () => {
  for (const { name, operation } of operations) {
    const errors = Object.entries(operation.responses).filter(([status]) => status >= '400')
    const statuses = errors.map(([status]) => status)
    if (!['get /healthz', 'get /metrics'].includes(name))
      expect(statuses).toEqual(expect.arrayContaining(['500', '503']))
    if (operation.requestBody) expect(statuses).toEqual(expect.arrayContaining(['400', '413', '415']))
    if (name.includes('{id}')) expect(statuses).toContain('404')
    for (const [, error] of errors) {
      // A page for people says what is wrong as a page.
      if (error.content['text/html']) continue
      const content = error.content['application/json']
      const [shape, schema] = operation.tags.includes('openai')
        ? (['OpenAIError', openaiErrorSchema] as const)
        : (['Error', problemSchema] as const)
      expect(content?.schema).toEqual({ $ref: `#/components/schemas/${shape}` })
      expect(schema.parse(content?.example)).toEqual(content?.example)
    }
  }
})

test('every operation that needs a key says so, with the refusals, and no other does', () => {
  const open = operations.filter(({ operation }) => operation.security.length === 0).map(({ name }) => name)
  expect(open).toEqual(expect.arrayContaining(['get /healthz', 'get /readyz']))
  for (const { name, operation } of operations) {
    const isOpen = open.includes(name)
    expect([name, /^\w+ \/(?:v1\/|mcp|metrics)/.test(name)]).toEqual([name, !isOpen])
    const refusals = Object.keys(operation.responses).filter(status => ['401', '429'].includes(status))
    // Pages are open, and still nobody may read all of them at once.
    const expected = name === 'get /reports/{id}' ? ['429'] : []
    expect([name, refusals]).toEqual([name, isOpen ? expected : ['401', '429']])
    for (const scheme of operation.security.flatMap(each => Object.keys(each)))
      expect(document.components.securitySchemes).toHaveProperty(scheme)
  }
  const metrics = document.paths['/metrics']?.get
  expect(metrics?.security).toEqual([{ bearer: ['admin'] }, { apiKey: ['admin'] }])
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
  const report = await readFile(new URL('../../../../corpus/zengcheng-2024.txt', import.meta.url), 'utf8')
  for (const { quote, section } of answerExample.citations) {
    expect(report).toContain(quote)
    for (const heading of section.path) expect(report).toContain(heading)
  }
})
