import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerSchema } from '../../src/channels/http/answer-shape.ts'
import { problemSchema } from '../../src/channels/http/problems.ts'
import { reportListSchema } from '../../src/channels/http/reports/reports-routes.ts'
import { madeUpReport } from './made-up-reports.ts'
import { cleanUp, nianbao, parsed, type Service, type Settings, serve, temporaryFolder } from './nianbao.ts'

let folder: string
let settings: { DATA_DIR: string; CORPUS_DIR: string }

beforeAll(async () => {
  folder = await temporaryFolder()
  settings = { DATA_DIR: join(folder, 'data'), CORPUS_DIR: join(folder, 'empty') }
  await mkdir(settings.CORPUS_DIR)
})

afterAll(cleanUp)

describe('a service that cannot start says in one line why, and ends', () => {
  const failing = async (given: Settings) => {
    const { code, stdout, stderr } = await nianbao(['serve'], { ...settings, PORT: '0', ...given })
    expect([code, stdout]).toEqual([1, ''])
    return stderr
  }

  test('when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    const said = await failing({ PORT: port })
    other.close()
    expect(said).toMatch(
      new RegExp(
        `^nianbao: Cannot listen on 127\\.0\\.0\\.1:${port} \\(.*EADDRINUSE.*\\); set HOST or PORT[^\\n]+\\n$`,
      ),
    )
  })

  test('when its address is another machine’s', async () => {
    // TEST-NET-3 (RFC 5737) belongs to nobody. Without keys HOST would not be listened on.
    const KEY_HASHES = `ask:${'0'.repeat(64)}`
    expect(await failing({ HOST: '203.0.113.1', KEY_HASHES })).toMatch(
      /^nianbao: Cannot listen on 203\.0\.113\.1:0 \(.*EADDRNOTAVAIL.*\); set HOST or PORT[^\n]+\n$/,
    )
  })

  test('when a setting is wrong', async () => {
    expect(await failing({ PORT: 'http' })).toBe(
      'nianbao: PORT=http is not valid: the port to listen on, 0 for any free one\n',
    )
  })

  test('when the data folder cannot be made', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    const dataDir = join(file, 'data')
    const [said, ...more] = (await failing({ DATA_DIR: dataDir })).split('\n')
    expect(said).toMatch(/^nianbao: /)
    expect(said).toContain(`The library in ${dataDir} cannot be written`)
    expect(more).toEqual([''])
    expect(await failing({ DATA_DIR: dataDir, LOG_LEVEL: 'error' })).toBe(`${said}\n`)
  })
})

describe('a service that finds no report', () => {
  let service: Service

  beforeAll(async () => {
    service = await serve(settings)
    await service.said(/no report is held/)
  })

  test('stays up, not ready, and says so without naming its folders', async () => {
    expect((await service.get('/healthz')).status).toBe(200)
    const readiness = await service.get('/readyz')
    expect(readiness.status).toBe(503)
    expect(readiness.headers.get('retry-after')).toBeNull()
    const { error } = problemSchema.parse(await readiness.json())
    expect(error.code).toBe('not_ready')
    expect(error.message).toContain('No report is held yet')
    expect(error.message).not.toContain(folder)
  })

  test('tells its operator where reports belong', () => {
    expect(service.output.stderr).toContain(`put .txt or .md files into ${settings.CORPUS_DIR}`)
  })

  test('is ready once one is taken in beside it', async () => {
    const file = await madeUpReport(folder, 'yunxi.txt', { place: '云溪区', year: 2024, received: 31 })
    expect((await nianbao(['ingest', file], settings)).code).toBe(0)
    const response = await service.ask('云溪区2024年受理行政复议申请多少宗？')
    expect((await parsed(answerSchema, response)).citations[0]?.quote).toContain('31宗')
    expect(await service.stop()).toBe(0)
  })
})

test('a question to an empty library without a corpus folder names the folder and what to do', async () => {
  const nothing = { DATA_DIR: join(folder, 'nothing'), CORPUS_DIR: join(folder, 'gone') }
  const { code, stdout, stderr } = await nianbao(['ask', '云溪区受理多少宗？'], nothing)
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toContain(`failed: ${nothing.CORPUS_DIR}: there is no such file or folder\n`)
  expect(stderr).toMatch(
    /\nnianbao: No report is held; put \.txt or \.md files into \S+ or run: nianbao ingest FILE\n$/,
  )
})

test('told to stop while it reads, it ends in order, and the next start goes on', async () => {
  const own = { DATA_DIR: join(folder, 'stopped'), CORPUS_DIR: join(folder, 'corpus') }
  for (const [at, place] of ['云溪区', '云龙区', '石峰区', '石鼓区'].entries()) {
    await madeUpReport(own.CORPUS_DIR, `report-${at}.txt`, { place, year: 2024, received: 41 + at })
  }
  const service = await serve(own)
  await service.said(/reading report-0\.txt/)
  expect(await service.stop()).toBe(0)
  expect(service.output.stderr).toMatch(/\nstopping\n$/)
  expect(service.output.stderr).not.toContain('ready')
  const again = await serve(own)
  await again.ready()
  await again.said(/^\d added, 0 updated, \d unchanged, 0 failed$/m)
  const { reports } = await parsed(reportListSchema, await again.get('/v1/reports'))
  expect(reports.map(({ id, revision }) => [id, revision])).toEqual([0, 1, 2, 3].map(at => [`report-${at}`, 1]))
  expect(await again.stop()).toBe(0)
})
