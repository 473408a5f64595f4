import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepingAnswers } from '../../../src/channels/answers/keep.ts'
import { createHttpApp } from '../../../src/channels/http/app.ts'
import { createKeyCheck, hashOf } from '../../../src/channels/http/front/key-check.ts'
import { createRateLimit } from '../../../src/channels/http/front/rate-limit.ts'
import type { HttpApp } from '../../../src/channels/http/http-app.ts'
import { recordsInMemory } from '../../library/records-in-memory.ts'
import { type Asking, NOW, openAsking, openLocalEmbedder } from '../../question/asking.ts'
import { reportFiles } from '../../question/made-up-reports.ts'
import { nearly, type Schema, valid } from './from-schema.ts'

/** Whatever is sent, the real app answers as its own OpenAPI document says; requests are made from that document. */

type Parameter = { readonly name: string; readonly in: 'path' | 'query'; readonly schema: Schema; required?: boolean }
type Content = Readonly<Record<string, { readonly schema: Schema }>>
type Link = { readonly operationId: string; readonly parameters: Readonly<Record<string, string>> }
type Answer = { readonly content?: Content; readonly headers?: object; readonly links?: Readonly<Record<string, Link>> }
type Operation = {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, Answer>>
  readonly security: readonly object[]
}
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}
type Called = Operation & { readonly method: string; readonly path: string }
type Sent = {
  readonly path: Readonly<Record<string, unknown>>
  readonly query: unknown
  readonly body: unknown
  readonly type: string
}

const KEY = 'nb_of-a-test'
const JSON_TYPE = 'application/json'

const unready = createHttpApp({ state: () => ({ kind: 'failed', message: '' }), version: '1' })
// Its own schema holds it in openapi.test.ts.
const document = (await (await unready.request('/openapi.json')).json()) as Document
const operations: readonly Called[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
)
const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema({ ...document, $id: 'api' })
const validators = new Map<string, ValidateFunction>()

let held: Asking
let app: HttpApp
const faults: unknown[] = []
/** Parameters that links gave, by operation. */
const linked = new Map<string, Record<string, unknown>[]>()

beforeAll(async () => {
  held = await openAsking(await openLocalEmbedder())
  await held.add(reportFiles)
  const records = recordsInMemory()
  await records.keys.add({
    ...{ id: 'k', name: 'k', hash: hashOf(KEY), scope: 'admin' as const },
    ...{ perMinute: 1_000_000, created: NOW, revoked: null },
  })
  const ask = keepingAnswers(held.ask, { answers: records.answers, library: held.library, now: () => NOW })
  const keys = createKeyCheck({ ring: records.keys, configured: [], perMinute: 1 })
  app = createHttpApp({
    state: () => ({ kind: 'ready', service: { ...held, ask, records } }),
    version: '1',
    now: () => NOW,
    onFault: fault => faults.push(fault),
    front: { access: { keys, rateLimit: createRateLimit() } },
  })
  const question = '呈贡区2024年受理行政复议申请多少件？'
  for (const [operationId, body] of [['ask', { question }], ['listReports'], ['listModels'], ['listAnswers']] as const)
    await send(named(operationId), { path: {}, query: {}, body, type: JSON_TYPE })
})

afterAll(() => held.close())

function named(operationId: string): Called {
  const found = operations.find(each => each.operationId === operationId)
  if (!found) throw new Error(`No operation ${operationId}`)
  return found
}

function resolved(schema: Schema): Schema {
  const name = schema.$ref?.replace('#/components/schemas/', '')
  if (name !== undefined) return resolved(document.components.schemas[name] ?? {})
  return schema.allOf ? Object.assign({}, ...schema.allOf.map(resolved), schema) : schema
}

function urlOf(path: string, sent: Sent): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(wellFormed(sent.path[name])))
  const pairs = Object.entries(sent.query ?? {}).map(([name, value]) => [name, wellFormed(value)] as const)
  return `${filled}?${new URLSearchParams(Object.fromEntries(pairs))}`
}

/** An address holds UTF-8, which has no half of a surrogate pair. */
function wellFormed(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value ?? null)).toString()
}

async function send(operation: Called, sent: Sent): Promise<Response> {
  const { method, path, requestBody } = operation
  const body = requestBody && (typeof sent.body === 'string' ? sent.body : JSON.stringify(sent.body ?? null))
  const headers = { authorization: `Bearer ${KEY}`, ...(requestBody && { 'content-type': sent.type }) }
  const response = await app.request(urlOf(path, sent), { method, headers, ...(body !== undefined && { body }) })
  await expectDescribed(operation, response)
  // What is taken is what the document allows.
  if (response.ok && body !== undefined)
    expectValid(['paths', path, method.toLowerCase(), 'requestBody', 'content', JSON_TYPE, 'schema'], JSON.parse(body))
  return response
}

/** The status, the content and the headers are those of the document. */
async function expectDescribed({ operationId, method, path, responses }: Called, response: Response): Promise<void> {
  const { status } = response
  expect(faults).toEqual([])
  expect(status).toBeLessThan(500)
  const described = responses[status]
  expect([operationId, Object.keys(responses)]).toEqual([operationId, expect.arrayContaining([String(status)])])
  const type = (response.headers.get('content-type') ?? '').replace(/;.*/, '')
  const contents = Object.keys(described?.content ?? {})
  const content = contents.includes(type) ? type : '*/*'
  expect([type, contents]).toEqual([type, expect.arrayContaining([content])])
  if (!/json|event-stream/.test(content)) return
  const at = ['paths', path, method.toLowerCase(), 'responses', status, 'content', content, 'schema']
  if (content === JSON_TYPE) {
    const body = await response.clone().json()
    expectValid(at, body)
    return follow(described?.links ?? {}, body)
  }
  for (const event of eventsIn(await response.clone().text())) {
    expectValid(at, event)
    expectDataValid(event)
  }
}

function expectValid(at: readonly (string | number)[], value: unknown): void {
  const pointer = `api#/${at.map(step => encodeURIComponent(String(step).replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`
  const validate = validators.get(pointer) ?? ajv.compile({ $ref: pointer })
  validators.set(pointer, validate)
  expect([validate(value), validate.errors]).toEqual([true, null])
}

type Event = { readonly event?: string; readonly data: string }

function eventsIn(stream: string): Event[] {
  const blocks = stream.split('\n\n').filter(block => block !== '')
  return blocks.map(block => Object.fromEntries(block.split('\n').map(line => line.split(/: (.*)/s).slice(0, 2))))
}

const EVENT_DATA: Readonly<Record<string, string>> = {
  ...{ step: 'AskStep', citation: 'Citation', token: 'AskToken', answer: 'Answer', done: 'AskDone' },
  ...{ error: 'Error', unnamed: 'OpenAIChunk' },
}

/** JSON Schema only notes what a text contains. */
function expectDataValid({ event = 'unnamed', data }: Event): void {
  if (data !== '[DONE]') expectValid(['components', 'schemas', EVENT_DATA[event] ?? ''], JSON.parse(data))
}

function follow(links: Readonly<Record<string, Link>>, body: unknown): void {
  for (const { operationId, parameters } of Object.values(links)) {
    const given = Object.entries(parameters).map(([name, expression]) => [
      name.replace(/^\w+\./, ''),
      expression
        .replace('$response.body#/', '')
        .split('/')
        .reduce<unknown>((value, step) => Object(value)[step], body),
    ])
    if (given.length > 0 && given.every(([, value]) => value !== undefined && value !== null))
      linked.set(operationId, [...(linked.get(operationId) ?? []), Object.fromEntries(given)])
  }
}

function parametersOf({ operationId, parameters = [] }: Called, where: 'path' | 'query') {
  const all = parameters.filter(each => each.in === where)
  const made = fc.record(Object.fromEntries(all.map(({ name, schema }) => [name, valid(schema, resolved)])), {
    requiredKeys: all.filter(({ required }) => required).map(({ name }) => name),
  })
  const known = linked.get(operationId)?.map(each => {
    return Object.fromEntries(all.flatMap(({ name }) => (name in each ? [[name, each[name]]] : [])))
  })
  return known ? fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: made }) : made
}

function requestTo(operation: Called): fc.Arbitrary<Sent> {
  const body = valid(operation.requestBody?.content[JSON_TYPE]?.schema ?? {}, resolved)
  const query = parametersOf(operation, 'query')
  return fc.record({
    path: parametersOf(operation, 'path') as fc.Arbitrary<Record<string, unknown>>,
    query: fc.oneof({ weight: 3, arbitrary: query }, { weight: 1, arbitrary: nearly(query) }),
    body: fc.oneof({ weight: 3, arbitrary: body }, { weight: 2, arbitrary: nearly(body) }, fc.string()),
    type: fc.oneof({ weight: 9, arbitrary: fc.constant(JSON_TYPE) }, fc.constantFrom('text/plain', 'x')),
  })
}

describe.each(operations.map(operation => [`${operation.method} ${operation.path}`, operation] as const))(
  '%s',
  (_, operation) => {
    test('answers any request as the document says, and many of them with a 2xx', async () => {
      const statuses: number[] = []
      await fc.assert(
        fc.asyncProperty(requestTo(operation), async sent => {
          statuses.push((await send(operation, sent)).status)
        }),
        { seed: 5, numRuns: 60 },
      )
      expect(statuses.filter(status => status < 300).length).toBeGreaterThan(5)
    })

    test('needs a key where the document says so, and takes no method that it does not name', async () => {
      const { method, path } = operation
      const url = urlOf(path, { path: { id: 'x' }, query: {}, body: null, type: JSON_TYPE })
      const anonymous = await app.request(url, { method })
      expect(anonymous.status === 401).toBe(operation.security.length > 0)
      await expectDescribed(operation, anonymous)
      const other = await app.request(url, { method: 'PATCH', headers: { authorization: `Bearer ${KEY}` } })
      expect([other.status, other.headers.get('allow')]).toEqual([405, expect.stringContaining(method)])
    })
  },
)
