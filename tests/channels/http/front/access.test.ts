import { afterEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { createHttpApp } from '../../../../src/channels/http/app.ts'
import { createKeyCheck, hashOf, type KeyCheckOptions } from '../../../../src/channels/http/front/key-check.ts'
import { createRateLimit } from '../../../../src/channels/http/front/rate-limit.ts'
import { problemSchema } from '../../../../src/channels/http/problems.ts'
import { createMetrics } from '../../../../src/channels/operation/metrics.ts'
import type { AccessKey } from '../../../../src/library/key-ring.ts'
import { recordsInMemory } from '../../../library/records-in-memory.ts'
import { answer, bodyOf, fakeAsk, fakeLibrary, fakeSearch, noEmbedding, post, targetScope } from '../fake-service.ts'

const NOON = new Date('2026-01-02T12:00:00Z')

/** A ready service with a key ring; a key is its id. */
function guarded(made: readonly Partial<AccessKey>[], more: Partial<KeyCheckOptions> & { origins?: string[] } = {}) {
  const records = recordsInMemory()
  const add = (about: Partial<AccessKey>) => {
    const id = about.id ?? 'k'
    const key = { id, name: id, hash: hashOf(id), scope: 'ask', perMinute: null, created: NOON, revoked: null } as const
    return records.keys.add({ ...key, ...about })
  }
  for (const key of made) void add(key)
  const { ask, asked } = fakeAsk(answer)
  const { search } = fakeSearch(targetScope, [])
  const service = { ask, search, library: fakeLibrary([]).library, embedding: noEmbedding, records }
  const keys = createKeyCheck({ ring: records.keys, configured: [], perMinute: 100, ...more })
  const metrics = createMetrics()
  const app = createHttpApp({
    state: () => ({ kind: 'ready', service }),
    version: '1.2.3',
    front: { access: { keys, rateLimit: createRateLimit() }, metrics, corsOrigins: more.origins ?? [] },
  })
  const question = (headers: Record<string, string> = {}, env?: object) =>
    app.request('/v1/ask', post({ question: '受理多少？' }, { 'content-type': 'application/json', ...headers }), env)
  return { app, add, records, asked, metrics, question }
}

const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

async function problemIn(response: Response) {
  const { error } = await bodyOf(problemSchema, response)
  return { status: response.status, ...error }
}

describe('a service with keys', () => {
  test.each([
    ['none', {}, 'Bearer', /Send a key.*nianbao keys create/],
    ['an unknown one', bearer('other'), 'Bearer error="invalid_token"', /no such key.*nianbao keys create/],
    ['a revoked one', bearer('gone'), 'Bearer error="invalid_token"', /revoked.*nianbao keys create/],
    ['another scheme', { authorization: 'Basic azp4' }, 'Bearer', /Send a key/],
    ['an empty one', { authorization: 'Bearer ' }, 'Bearer', /Send a key/],
    ['the hash of one', bearer(hashOf('k')), 'Bearer error="invalid_token"', /no such key/],
  ])('refuses a request with %s', async (_, headers, challenge, message) => {
    const { question, asked } = guarded([{}, { id: 'gone', revoked: NOON }])
    const response = await question(headers as Record<string, string>)
    expect(response.headers.get('www-authenticate')).toBe(challenge)
    expect(await problemIn(response)).toEqual({
      status: 401,
      code: 'unauthorized',
      message: expect.stringMatching(message),
    })
    expect(asked).toEqual([])
  })

  test.each([[bearer('k')], [{ authorization: 'bearer   k ' }], [{ 'x-api-key': 'k' }]])(
    'takes a good key as %j, which then owns the conversation',
    async headers => {
      const { question, asked } = guarded([{}])
      expect((await question(headers as Record<string, string>)).status).toBe(200)
      expect(asked).toMatchObject([{ owner: 'k', channel: 'http' }])
    },
  )

  test('takes the keys of the configuration, too, by their scope', async () => {
    const { app, asked, question } = guarded([], {
      configured: [
        { scope: 'ask', hash: hashOf('asks') },
        { scope: 'admin', hash: hashOf('administers') },
      ],
    })
    expect((await question()).status).toBe(401)
    expect((await question(bearer('asks'))).status).toBe(200)
    expect(asked[0]?.owner).toBe(`config:${hashOf('asks').slice(0, 8)}`)
    expect((await app.request('/metrics', { headers: bearer('asks') })).status).toBe(403)
    expect((await app.request('/metrics', { headers: bearer('administers') })).status).toBe(200)
  })

  test.each(['/healthz', '/readyz', '/openapi.json'])('shows %s to everybody', async path => {
    expect((await guarded([{}]).app.request(path)).status).toBe(200)
  })

  test.each(['/v1/reports', '/v1/nothing', '/mcp', '/metrics', '/nothing', '/healthz/', '/V1/ask', '/v1/../healthz/x'])(
    'does not even tell strangers what is at %s',
    async path => {
      expect((await guarded([{}]).app.request(path)).status).toBe(401)
    },
  )

  test.each(['/reports/x', '/wecom/bot'])('leaves %s to whoever serves it', async path => {
    expect((await guarded([{}]).app.request(path)).status).toBe(404)
  })

  test('keeps what only administrators may see from a key of scope ask', async () => {
    const { app } = guarded([{}, { id: 'boss', scope: 'admin' }])
    const response = await app.request('/metrics', { headers: bearer('k') })
    expect(response.headers.get('www-authenticate')).toBe('Bearer error="insufficient_scope", scope="admin"')
    expect(await problemIn(response)).toMatchObject({ status: 403, code: 'forbidden' })
    expect((await app.request('/metrics', { headers: bearer('boss') })).status).toBe(200)
  })

  test('stays closed when the last key is revoked', async () => {
    const { question, records } = guarded([{}])
    expect((await question(bearer('k'))).status).toBe(200)
    await records.keys.revoke('k', NOON)
    expect((await question(bearer('k'))).status).toBe(401)
    expect((await question()).status).toBe(401)
  })

  test('keeps a revoked key out although the configuration has its hash, too', async () => {
    const configured = [{ scope: 'ask', hash: hashOf('k') }] as const
    const { question, records, asked } = guarded([{}], { configured })
    expect((await question(bearer('k'))).status).toBe(200)
    // What it owns does not change hands when it is configured.
    expect(asked[0]?.owner).toBe('k')
    await records.keys.revoke('k', NOON)
    expect(await problemIn(await question(bearer('k')))).toMatchObject({
      status: 401,
      message: expect.stringContaining('revoked'),
    })
  })

  test('counts refusals by why', async () => {
    const { question, metrics } = guarded([{ perMinute: 1 }])
    for (const headers of [{}, {}, bearer('x'), bearer('k'), bearer('k')])
      await question(headers as Record<string, string>)
    const text = await metrics.text()
    expect(text).toContain('nianbao_key_refusals_total{why="missing"} 2')
    expect(text).toContain('nianbao_key_refusals_total{why="unknown"} 1')
    expect(text).toContain('nianbao_rate_limit_refusals_total 1')
    expect(text).toContain('nianbao_http_requests_total{route="/v1/ask",method="POST",status="401"} 3')
  })
})

describe('the limit of a key', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  test('is told with every answer, and refuses what is beyond it until the minute is over', async () => {
    vi.useFakeTimers({ now: NOON, toFake: ['Date', 'setTimeout', 'clearTimeout'] })
    const { question } = guarded([{ perMinute: 2 }, { id: 'other' }])
    const told = async (key: string) => {
      const { status, headers } = await question(bearer(key))
      return [status, headers.get('ratelimit-policy'), headers.get('ratelimit'), headers.get('retry-after')]
    }
    expect(await told('k')).toEqual([200, '"default";q=2;w=60', '"default";r=1;t=60', null])
    vi.advanceTimersByTime(20_000)
    expect(await told('k')).toEqual([200, '"default";q=2;w=60', '"default";r=0;t=40', null])
    expect(await told('k')).toEqual([429, '"default";q=2;w=60', '"default";r=0;t=40', '40'])
    expect(await told('other')).toEqual([200, '"default";q=100;w=60', '"default";r=99;t=60', null])
    vi.advanceTimersByTime(40_001)
    expect((await told('k'))[0]).toBe(200)
  })

  test('is a documented error', async () => {
    const { question } = guarded([{ perMinute: 1 }])
    await question(bearer('k'))
    expect(await problemIn(await question(bearer('k')))).toEqual({
      status: 429,
      code: 'rate_limited',
      message: 'This key may make 1 requests a minute; wait as long as Retry-After says.',
    })
  })

  test('is an address’s where there is no good key, which leaves good keys from there alone', async () => {
    const { question } = guarded([{}])
    const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } })
    const statuses = []
    for (let at = 0; at < 62; at++) statuses.push((await question(bearer(`guess-${at}`), from('198.51.100.7'))).status)
    expect(statuses).toEqual([...Array(60).fill(401), 429, 429])
    expect((await question(bearer('guess'), from('198.51.100.8'))).status).toBe(401)
    expect((await question(bearer('k'), from('198.51.100.7'))).status).toBe(200)
  })

  test('is a generous one of an address where pages are read without a key, and leaves the rest alone', async () => {
    const { app, question } = guarded([{}])
    const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } })
    const read = (path: string, address: string) => app.request(path, {}, from(address))
    const statuses = new Map<number, number>()
    for (let at = 0; at < 1202; at++) {
      const { status } = await read('/reports/x', '198.51.100.7')
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect([...statuses]).toEqual([
      [404, 1200],
      [429, 2],
    ])
    const refused = await read('/docs', '198.51.100.7')
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(await problemIn(refused)).toEqual({
      status: 429,
      code: 'rate_limited',
      message: 'Too many pages were read from this address; wait as long as Retry-After says.',
    })
    expect((await read('/docs', '198.51.100.8')).status).toBe(200)
    for (const path of ['/healthz', '/openapi.json']) expect((await read(path, '198.51.100.7')).status).toBe(200)
    expect((await question(bearer('k'), from('198.51.100.7'))).status).toBe(200)
    expect((await question({}, from('198.51.100.7'))).status).toBe(401)
  })

  test('is one for a whole IPv6 network, whose addresses nobody runs out of', async () => {
    const { question } = guarded([{}])
    const from = (host: number) => ({ incoming: { socket: { remoteAddress: `2001:db8:1:2::${host.toString(16)}` } } })
    const statuses = []
    for (let at = 0; at < 61; at++) statuses.push((await question({}, from(at))).status)
    expect(statuses).toEqual([...Array(60).fill(401), 429])
  })
})

describe('a service for which no key was ever made', () => {
  const foreign = [
    { host: 'nianbao.example.com' },
    { host: '203.0.113.1:8787' },
    { host: 'localhost.example.com' },
    { host: '127.0.0.1.example.com' },
    { host: '' },
    { host: 'localhost@example.com' },
    { origin: 'https://example.com' },
    { origin: 'null' },
    { origin: 'http://localhost.example.com' },
    { host: 'localhost', 'x-forwarded-for': '203.0.113.1' },
    { host: 'localhost', 'x-forwarded-proto': 'https' },
    { host: 'localhost', via: '1.1 proxy.example' },
  ]

  test.each(foreign)('refuses what may come from elsewhere: %j', async headers => {
    const { question, asked } = guarded([])
    expect(await problemIn(await question(headers as Record<string, string>))).toMatchObject({
      status: 403,
      code: 'forbidden',
      message: expect.stringContaining('nianbao keys create'),
    })
    expect(asked).toEqual([])
  })

  test.each([
    {},
    { host: 'localhost:8787' },
    { host: '127.0.0.1:8787' },
    { host: '[::1]:8787', origin: 'http://[::1]:8787' },
    { host: 'localhost', origin: 'http://localhost:3000' },
    { host: 'localhost', origin: 'https://oa.example.gov.cn' },
  ])('answers its own machine without limit: %j', async headers => {
    const { app, question, asked } = guarded([], { origins: ['https://oa.example.gov.cn'] })
    const response = await question(headers as Record<string, string>)
    expect([response.status, response.headers.get('ratelimit')]).toEqual([200, null])
    expect(asked).toMatchObject([{ owner: '', channel: 'http' }])
    expect((await app.request('/metrics', { headers: headers as Record<string, string> })).status).toBe(200)
  })

  test('needs keys from the moment that one is made', async () => {
    const { question, add } = guarded([])
    expect((await question()).status).toBe(200)
    await add({ id: 'first' })
    expect((await question()).status).toBe(401)
    expect((await question(bearer('first'))).status).toBe(200)
  })
})

describe('pages of other origins', () => {
  const origin = 'https://oa.example.gov.cn'
  const preflight = {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
  }

  test('may call if they are configured, and read the limits', async () => {
    const { app, question } = guarded([{}], { origins: [origin] })
    const allowed = await app.request('/v1/ask', preflight)
    expect(allowed.status).toBe(204)
    expect(allowed.headers.get('access-control-allow-origin')).toBe(origin)
    expect(allowed.headers.get('access-control-allow-headers')).toContain('authorization')
    const response = await question({ ...bearer('k'), origin })
    expect(response.headers.get('access-control-allow-origin')).toBe(origin)
    expect(response.headers.get('access-control-expose-headers')).toContain('RateLimit')
    const refused = await question({ origin })
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, origin])
  })

  test('may not otherwise', async () => {
    for (const origins of [[], ['https://other.example.gov.cn']]) {
      const { app, question } = guarded([{}], { origins })
      const asked = await app.request('/v1/ask', preflight)
      const response = await question({ ...bearer('k'), origin })
      for (const { headers } of [asked, response]) expect(headers.get('access-control-allow-origin')).toBeNull()
    }
  })
})

describe('the id of a request', () => {
  test.each([['trace-1_A='], ['a'.repeat(128)]])('is the one that was sent: %s', async id => {
    const { question } = guarded([{}])
    expect((await question({ 'x-request-id': id })).headers.get('x-request-id')).toBe(id)
  })

  test.each([[''], ['a'.repeat(129)], ['a b'], ['a"b'], ['<script>']])('is made up in place of %j', async id => {
    const { question } = guarded([{}])
    const given = (await question({ ...bearer('k'), 'x-request-id': id })).headers.get('x-request-id')
    expect(z.uuid().safeParse(given).success).toBe(true)
  })
})
