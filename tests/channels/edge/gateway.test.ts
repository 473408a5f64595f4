import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundled, type Edge, endAll, type Origin, startEdge, startOrigin } from './edge-under-test.ts'

const KEY = 'nb_known'
const HASH = createHash('sha256').update(KEY).digest('hex')
const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

let bundle: string
let origin: Origin
let edge: Edge
/** The response that the origin has begun and not ended. */
let open: Promise<ServerResponse>

beforeAll(async () => {
  bundle = await bundled()
  let begun: (response: ServerResponse) => void
  open = new Promise(resolve => {
    begun = resolve
  })
  origin = await startOrigin((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://origin')
    if (pathname === '/v1/stream') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders()
      begun(response)
    } else if (pathname === '/v1/silent') return
    else if (pathname === '/v1/starting') {
      response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '7' })
      response.end('{"error":{"code":"not_ready","message":"The index is being built."}}')
    } else if (pathname === '/reports/starting') {
      const { 'x-request-id': id = '' } = request.headers
      response.writeHead(503, { 'content-type': 'text/html; charset=utf-8', 'x-request-id': id, 'retry-after': '7' })
      response.end('<html>正在建立索引</html>')
    } else if (pathname === '/v1/bad-gateway') {
      response.writeHead(502, { 'content-type': 'text/html' }).end('<html>a proxy</html>')
    } else if (pathname === '/v1/moved') response.writeHead(302, { location: 'https://elsewhere.example/' }).end()
    else response.writeHead(200, { 'content-type': 'application/json', 'x-own': 'yes' }).end('{"ok":true}')
  })
  edge = await startEdge(bundle, { vars: { ORIGIN_URL: `${origin.url}/`, ORIGIN_SECONDS: '1' } })
})

afterAll(endAll)

const lastReceived = () => {
  const last = origin.received.at(-1)
  if (!last) throw new Error('nothing was received')
  return last
}

describe('what is let through', () => {
  test('arrives with path, query, body and key as they were, and the answer with its headers', async () => {
    const response = await fetch(`${edge.url}/v1/ask?a=%2Fb+c&a=d`, {
      method: 'POST',
      headers: { ...bearer('whoever'), 'content-type': 'application/json' },
      body: '{"question":"增城区？"}',
    })
    expect([response.status, response.headers.get('x-own'), await response.json()]).toEqual([200, 'yes', { ok: true }])
    const { request, body } = lastReceived()
    expect([request.method, request.url, body]).toEqual(['POST', '/v1/ask?a=%2Fb+c&a=d', '{"question":"增城区？"}'])
    expect(request.headers.authorization).toBe('Bearer whoever')
  })

  test.each(['/mcp', '/reports/x?start=1', '/docs', '/openapi.json', '/healthz', '/readyz', '/wecom/bot'])(
    '%s',
    async path => {
      expect((await fetch(edge.url + path)).status).toBe(200)
      expect(lastReceived().request.url).toBe(path)
    },
  )

  test.each(['/', '/metrics', '/v1/../metrics', '/v1/%2e%2e/metrics', '/v11', '/healthz/x'])(
    'but not %s, which the origin never sees',
    async path => {
      const before = origin.received.length
      const response = await fetch(edge.url + path)
      expect([response.status, await response.json()]).toEqual([
        404,
        { error: { code: 'not_found', message: expect.stringContaining('/openapi.json') } },
      ])
      expect(origin.received.length).toBe(before)
    },
  )

  test('redirections are handed on and not followed', async () => {
    const response = await fetch(`${edge.url}/v1/moved`, { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([302, 'https://elsewhere.example/'])
  })

  test('what a client says of proxies is not believed', async () => {
    await fetch(`${edge.url}/v1/reports`, {
      headers: {
        'x-forwarded-for': '198.51.100.1',
        'x-forwarded-user': 'admin',
        forwarded: 'for=198.51.100.1',
        'x-real-ip': '198.51.100.1',
        te: 'trailers',
      },
    })
    const { headers } = lastReceived().request
    expect(JSON.stringify(headers)).not.toContain('198.51.100.1')
    for (const name of ['forwarded', 'x-forwarded-user', 'x-real-ip', 'te']) expect(headers[name]).toBeUndefined()
    expect([headers['x-forwarded-proto'], headers['x-forwarded-host']]).toEqual(['http', new URL(edge.url).host])
  })

  test('a request has one id, a client’s own or a new one, on both sides', async () => {
    const given = await fetch(`${edge.url}/v1/reports`, { headers: { 'x-request-id': 'mine-1' } })
    expect([given.headers.get('x-request-id'), lastReceived().request.headers['x-request-id']]).toEqual([
      'mine-1',
      'mine-1',
    ])
    for (const bad of ['a b', 'x'.repeat(129)]) {
      const made = (await fetch(`${edge.url}/v1/reports`, { headers: { 'x-request-id': bad } })).headers.get(
        'x-request-id',
      )
      expect(made).toMatch(/^[0-9a-f-]{36}$/)
      expect(lastReceived().request.headers['x-request-id']).toBe(made)
    }
  })
})

test('a stream arrives piece by piece, and ends at the origin with the next piece when the client has left', async () => {
  const leaving = new AbortController()
  const response = await fetch(`${edge.url}/v1/stream`, { signal: leaving.signal })
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const pieces = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const atOrigin = await open
  // Each is read before the next is written, so that a gateway that waits for more would wait for ever.
  for (const piece of ['event: step\n\n', 'event: citation\n\n', 'event: answer\n\n']) {
    atOrigin.write(piece)
    expect((await pieces?.read())?.value).toBe(piece)
  }
  const gone = once(atOrigin, 'close')
  leaving.abort()
  const more = setInterval(() => atOrigin.write('event: ping\n\n'), 20)
  await gone
  clearInterval(more)
  expect(atOrigin.writableFinished).toBe(false)
})

describe('an origin that is not there', () => {
  const unavailable = {
    error: { code: 'origin_unavailable', message: expect.stringMatching(/service behind the gateway|ORIGIN_URL/) },
  }

  test.each([
    ['/v1/silent', 'gives no answer in time'],
    ['/v1/bad-gateway', 'is not what its proxy reaches'],
  ])('is a 503 that says so (%s: it %s)', async path => {
    const response = await fetch(edge.url + path, { headers: { 'x-request-id': 'lost' } })
    expect([response.status, await response.json()]).toEqual([503, unavailable])
    expect([response.headers.get('retry-after'), response.headers.get('x-request-id')]).toEqual(['5', 'lost'])
  })

  test('is a 503 too where nothing listens, or no origin is set', async () => {
    const gone = await startOrigin()
    await gone.stop()
    for (const ORIGIN_URL of [gone.url, '', 'nianbao']) {
      const lonely = await startEdge(bundle, { vars: { ORIGIN_URL } })
      const response = await fetch(`${lonely.url}/v1/ask`, { method: 'POST', body: '{}' })
      expect([response.status, await response.json()]).toEqual([503, unavailable])
      await lonely.stop()
    }
  })

  test('is another thing than a 503 that the service gives itself', async () => {
    const response = await fetch(`${edge.url}/v1/starting`)
    expect([response.status, response.headers.get('retry-after'), await response.json()]).toEqual([
      503,
      '7',
      { error: { code: 'not_ready', message: 'The index is being built.' } },
    ])
  })
})

test('a page on which the service says that it is not ready is handed on as it is', async () => {
  const response = await fetch(`${edge.url}/reports/starting`)
  expect([response.status, response.headers.get('retry-after'), await response.text()]).toEqual([
    503,
    '7',
    '<html>正在建立索引</html>',
  ])
})

describe('keys at the edge', () => {
  let guarded: Edge
  beforeAll(async () => {
    guarded = await startEdge(bundle, { vars: { ORIGIN_URL: origin.url, KEY_HASHES: `ask:${HASH}` } })
  })

  test('an unknown or missing one gets 401, and the origin never sees it', async () => {
    const before = origin.received.length
    for (const headers of [{}, bearer('nb_other'), { 'x-api-key': 'nb_other' }, { authorization: 'Basic eDp5' }]) {
      const response = await fetch(`${guarded.url}/v1/ask`, { method: 'POST', headers, body: '{}' })
      expect([response.status, await response.json()]).toMatchObject([401, { error: { code: 'unauthorized' } }])
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/)
    }
    expect(origin.received.length).toBe(before)
  })

  test('a known one is let through and handed on', async () => {
    const response = await fetch(`${guarded.url}/v1/ask`, { method: 'POST', headers: bearer(KEY), body: '{}' })
    expect([response.status, lastReceived().request.headers.authorization]).toEqual([200, `Bearer ${KEY}`])
    expect((await fetch(`${guarded.url}/mcp`, { headers: { 'x-api-key': KEY } })).status).toBe(200)
  })

  test('what needs none is served without', async () => {
    for (const path of ['/healthz', '/docs', '/reports/x']) expect((await fetch(guarded.url + path)).status).toBe(200)
  })

  test('a malformed list lets nobody in, and is not shown', async () => {
    const broken = await startEdge(bundle, { vars: { ORIGIN_URL: origin.url, KEY_HASHES: `ask:${HASH},${KEY}` } })
    const response = await fetch(`${broken.url}/v1/ask`, { method: 'POST', headers: bearer(KEY), body: '{}' })
    const body = await response.text()
    expect([response.status, body.includes(KEY)]).toEqual([500, false])
    await broken.stop()
  })
})

describe('pages of other origins', () => {
  const origins = 'https://oa.example.gov.cn, https://other.example.gov.cn'
  const allowed = 'https://oa.example.gov.cn'

  test('read the errors of the gateway itself if they are configured', async () => {
    const vars = { ORIGIN_URL: '', KEY_HASHES: `ask:${HASH}`, CORS_ORIGINS: origins }
    const shown = await startEdge(bundle, { vars })
    const cors = async (headers: Record<string, string>) => {
      const { status, headers: given } = await fetch(`${shown.url}/v1/reports`, { headers })
      return [status, given.get('access-control-allow-origin')]
    }
    expect(await cors({ origin: allowed })).toEqual([401, allowed])
    expect(await cors({ origin: allowed, ...bearer(KEY) })).toEqual([503, allowed])
    for (const headers of [{ origin: 'https://elsewhere.example' }, { origin: '' }, {}])
      expect(await cors(headers as Record<string, string>)).toEqual([401, null])
    await shown.stop()
  })

  test('are told by the service whether they may call, and before they have a key', async () => {
    const before = origin.received.length
    const vars = { ORIGIN_URL: origin.url, KEY_HASHES: `ask:${HASH}`, CORS_ORIGINS: origins }
    const shown = await startEdge(bundle, { vars })
    const headers = { origin: allowed, 'access-control-request-method': 'POST' }
    const response = await fetch(`${shown.url}/v1/ask`, { method: 'OPTIONS', headers })
    expect([response.headers.get('access-control-allow-origin'), response.headers.get('x-own')]).toEqual([null, 'yes'])
    expect(origin.received.slice(before).map(({ request }) => request.method)).toEqual(['OPTIONS'])
    await shown.stop()
  })
})

describe('more requests a minute than are allowed', () => {
  test('get 429 with Retry-After, each known key for itself and all others by their address', async () => {
    const limited = await startEdge(bundle, { vars: { ORIGIN_URL: origin.url, KEY_HASHES: `ask:${HASH}` }, limit: 3 })
    const statuses = async (headers: (at: number) => Record<string, string>) => {
      const found: number[] = []
      for (let at = 0; at < 5; at++) found.push((await fetch(`${limited.url}/v1/x`, { headers: headers(at) })).status)
      return found
    }
    expect(await statuses(at => bearer(`made-up-${at}`))).toEqual([401, 401, 401, 429, 429])
    expect(await statuses(() => bearer(KEY))).toEqual([200, 200, 200, 429, 429])
    const refused = await fetch(`${limited.url}/v1/x`)
    expect([refused.headers.get('retry-after'), await refused.json()]).toMatchObject([
      '60',
      { error: { code: 'rate_limited' } },
    ])
    await limited.stop()
  })
})

describe('a body that is too large', () => {
  const chunked = (bytes: number) =>
    new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(bytes))
        controller.close()
      },
    })

  test.each([
    ['with its length', (bytes: number) => new Uint8Array(bytes)],
    ['without', chunked],
  ])('is refused %s', async (_, body) => {
    const before = origin.received.length
    const post = (bytes: number) =>
      fetch(`${edge.url}/v1/ask`, { method: 'POST', body: body(bytes), duplex: 'half' } as RequestInit)
    const response = await post(64 * 1024 + 1)
    expect([response.status, await response.json()]).toEqual([
      413,
      { error: { code: 'payload_too_large', message: 'The body is larger than 64 KiB.' } },
    ])
    expect(origin.received.length).toBe(before)
    expect((await post(64 * 1024)).status).toBe(200)
    expect(lastReceived().body.length).toBe(64 * 1024)
  })
})
