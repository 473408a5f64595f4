import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerSchema } from '../../../src/channels/http/answer-shape.ts'
import { problemSchema } from '../../../src/channels/http/problems.ts'
import { searchResultSchema } from '../../../src/channels/http/search-route.ts'
import {
  answer,
  bodyOf,
  fakeAsk,
  fakeLibrary,
  fakeSearch,
  hit,
  post,
  readyApp,
  targetScope,
  zengcheng,
} from './fake-service.ts'

const { library } = fakeLibrary([zengcheng])
const { app } = readyApp({ ask: fakeAsk(answer).ask, search: fakeSearch(targetScope, [hit]).search, library })

const schemas = { '/v1/ask': answerSchema, '/v1/search': searchResultSchema }
const path = fc.constantFrom<keyof typeof schemas>('/v1/ask', '/v1/search')

/** A 2xx in the shape of its route, or a 4xx in the shape of errors; never a 5xx. */
async function expectSound(response: Response, route: keyof typeof schemas) {
  expect(response.status).toBeLessThan(500)
  await bodyOf(response.status === 200 ? schemas[route] : problemSchema, response)
}

const anyText = fc.string({ unit: 'binary' })
const half = fc.constantFrom('\ud800', '\udfff', '\ufffd', '\0', '　', '')
const text = fc.oneof(anyText, half, fc.string({ unit: 'grapheme', maxLength: 3000 }))
const maybe = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: fc.jsonValue() })
const body = fc.record(
  {
    question: maybe(text),
    language: maybe(fc.constantFrom('zh', 'en')),
    conversation_id: maybe(text),
    top_k: maybe(fc.integer({ min: -1, max: 12 })),
    limit: maybe(fc.integer({ min: -1, max: 60 })),
    filters: maybe(
      fc.record(
        {
          places: maybe(fc.array(maybe(text), { maxLength: 25 })),
          years: maybe(fc.array(maybe(fc.integer({ min: 1900, max: 2200 })), { maxLength: 25 })),
          report_ids: maybe(fc.array(maybe(text), { maxLength: 120 })),
        },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: [] },
)

test('any body that is nearly right is answered or refused in the agreed shape', async () => {
  await fc.assert(
    fc.asyncProperty(path, body, async (route, sent) => expectSound(await app.request(route, post(sent)), route)),
  )
})

test('any JSON is answered or refused in the agreed shape', async () => {
  await fc.assert(
    fc.asyncProperty(path, fc.json(), async (route, sent) => {
      await expectSound(await app.request(route, { ...post(null), body: sent }), route)
    }),
  )
})

test('any bytes under any content type are refused in the shape of errors', async () => {
  const type = fc.constantFrom(
    'application/json',
    'application/json; charset=gbk',
    'text/plain',
    'multipart/form-data',
    ';',
  )
  await fc.assert(
    fc.asyncProperty(path, fc.uint8Array(), type, async (route, bytes, contentType) => {
      const response = await app.request(route, {
        method: 'POST',
        headers: { 'content-type': contentType },
        body: Uint8Array.from(bytes),
      })
      expect([400, 415]).toContain(response.status)
      await expectSound(response, route)
    }),
  )
})

test('an unknown field is refused by its name, whatever it is called and wherever it stands', async () => {
  // What either path takes; a name of the other one would not be shown to be unknown to both.
  const known = new Set([
    'question',
    'language',
    'filters',
    'conversation_id',
    'top_k',
    'limit',
    'places',
    'years',
    'report_ids',
  ])
  const key = fc
    .oneof(fc.constantFrom('__proto__', 'constructor', 'toString', 'owner'), anyText)
    .filter(k => !known.has(k))
  await fc.assert(
    fc.asyncProperty(path, key, fc.boolean(), async (route, name, inside) => {
      const unknown = `{${JSON.stringify(name)}: 1}`
      const sent = inside ? `{"question": "a", "filters": ${unknown}}` : `{"question": "a", ${unknown.slice(1)}`
      const response = await app.request(route, { ...post(null), body: sent })
      expect(response.status).toBe(400)
      const { error } = await bodyOf(problemSchema, response)
      const [shown] = name.match(/^[\s\S]{0,40}/) ?? []
      expect(error.field).toContain(shown)
      expect(error.message).toContain(shown)
    }),
  )
})

test('any path and query is answered or refused in the agreed shape', async () => {
  const part = fc.oneof(fc.webSegment(), fc.constantFrom('zengcheng-2024', 'source', '%', '%00', '%2e%2e', '..'))
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 3 }), fc.webQueryParameters(), async (parts, query) => {
      const response = await app.request(`/v1/reports/${parts.join('/')}?${query}`)
      expect([200, 400, 404]).toContain(response.status)
      if (response.status !== 200) await bodyOf(problemSchema, response)
    }),
  )
})
