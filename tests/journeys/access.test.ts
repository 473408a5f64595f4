import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { madeUpReport } from './made-up-reports.ts'
import { cleanUp, nianbao, type Service, serve, temporaryFolder } from './nianbao.ts'

/** From a fresh service that nobody but its own machine reaches, to keys, to a revoked one. */

let settings: Record<string, string>
let service: Service

beforeAll(async () => {
  const folder = await temporaryFolder()
  settings = { DATA_DIR: join(folder, 'data'), CORPUS_DIR: join(folder, 'corpus'), HOST: '0.0.0.0' }
  await madeUpReport(join(folder, 'corpus'), 'yunxi.txt', { place: '云溪区', year: 2024, received: 31 })
})

afterAll(cleanUp)

const get = async (path: string, key?: string) => {
  const headers: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` }
  const response = await fetch(service.url.replace('0.0.0.0', '127.0.0.1') + path, { headers })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

const create = async (...args: string[]) => {
  const { code, stdout, stderr } = await nianbao(['keys', 'create', ...args], settings)
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^nb_[\w-]{43}\n$/)])
  return { key: stdout.trim(), id: /^key (\S+) /.exec(stderr)?.[1] ?? '', stderr }
}

const listed = async () => (await nianbao(['keys', 'list'], settings)).stdout

test('a fresh service told to serve the world serves its own machine only, and says so', async () => {
  service = await serve(settings)
  expect(service.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(service.output.stderr).toMatch(
    /^no key has been made, so only this machine is served, not HOST=0\.0\.0\.0; .*nianbao keys create.*\n/,
  )
  await service.ready()
  expect((await get('/v1/reports')).status).toBe(200)
})

test('the first key closes it at once, and lets it serve the world when it starts again', async () => {
  const first = await create('--name', '门户网站')
  expect(first.stderr).toContain('every caller needs a key')
  expect((await get('/v1/reports')).status).toBe(401)
  expect((await get('/v1/reports', first.key)).status).toBe(200)
  expect(await service.stop()).toBe(0)

  service = await serve(settings)
  expect(service.url).toMatch(/^http:\/\/0\.0\.0\.0:\d+$/)
  expect(service.output.stderr).not.toContain('no key')
  await service.ready()
  expect((await get('/v1/reports')).status).toBe(401)
  expect((await get('/v1/reports', first.key)).status).toBe(200)
  expect((await get('/metrics', first.key)).status).toBe(403)
})

test('a key of scope admin may look at the metrics, a limited key is limited, a revoked one is nobody’s', async () => {
  const admin = await create('--name', '运维', '--scope', 'admin')
  expect(admin.stderr).not.toContain('every caller needs a key')
  const metrics = await get('/metrics', admin.key)
  expect(metrics.status).toBe(200)
  for (const line of [/^nianbao_index_reports 1$/m, /^nianbao_key_refusals_total\{why="missing"\} \d/m, /^process_/m])
    expect(metrics.text).toMatch(line)

  const limited = await create('--name', '实习生', '--per-minute', '1')
  const { headers } = await get('/v1/reports', limited.key)
  expect([headers.get('ratelimit-policy'), headers.get('ratelimit')]).toEqual([
    '"default";q=1;w=60',
    expect.stringMatching(/^"default";r=0;t=\d+$/),
  ])
  expect((await get('/v1/reports', limited.key)).status).toBe(429)

  expect(await listed()).toMatch(new RegExp(`^${admin.id}  admin  运维  made \\S+$`, 'm'))
  const revoked = await nianbao(['keys', 'revoke', admin.id], settings)
  expect([revoked.code, revoked.stdout]).toEqual([0, `revoked ${admin.id}\n`])
  expect((await get('/metrics', admin.key)).status).toBe(401)
  expect(await listed()).toMatch(new RegExp(`^${admin.id}  admin  运维  made \\S+  REVOKED \\S+$`, 'm'))
  const again = await nianbao(['keys', 'revoke', admin.id], settings)
  expect([again.code, again.stderr]).toEqual([1, expect.stringMatching(/^nianbao: key \S+ was revoked on \S+\n$/)])
})

test('its log has a JSON line for every event, without keys, and ends with the stop', async () => {
  expect(await service.stop()).toBe(0)
  const events = service.output.stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Record<string, unknown>)
  expect(events[0]).toMatchObject({ event: 'start', url: service.url, keys: true })
  expect(events.at(-1)).toMatchObject({ event: 'stop' })
  expect(events).toContainEqual(
    expect.objectContaining({ event: 'request', path: '/metrics', status: 403, refusal: 'scope' }),
  )
  expect(service.output.stdout).not.toContain('nb_')
})

test('a folder’s .env is read, and the environment wins over it', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, '.env'), 'PORT=http\nLOG_LEVEL=loud\n')
  const { stderr } = await nianbao(['keys'], { ...settings, LOG_LEVEL: 'error' }, { cwd: folder })
  expect(stderr).toBe('nianbao: PORT=http is not valid: the port to listen on, 0 for any free one\n')
})
