import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, cp, mkdir, readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { madeUpReport } from './journeys/made-up-reports.ts'
import { cleanUp, temporaryFolder } from './journeys/nianbao.ts'
import { bytesBelow, linkProductionPackages, type Replay, replay, type StandIn } from './replay-dockerfile.ts'

/** The image as far as it can be known without an engine that builds it: its tree, and the program in that tree. */

const CONTEXT = resolve(import.meta.dirname, '..')

/** What reaches the network or needs to be root. */
const STAND_INS: readonly StandIn[] = [
  { instead: /^npm ci --ignore-scripts/, does: async () => {} },
  { instead: /^apt-get update /, does: async () => {} },
  {
    instead: /^npm run build$/,
    does: stage => cp(join(CONTEXT, 'dist'), join(stage, 'app/dist'), { recursive: true }),
  },
  { instead: /^npm ci --omit=dev /, does: stage => linkProductionPackages(CONTEXT, join(stage, 'app')) },
  {
    instead: /^install --directory --owner=node --group=node \/data$/,
    does: async stage => void (await mkdir(join(stage, 'data'))),
  },
]

let made: Replay
let app: string
let settings: Record<string, string>

beforeAll(async () => {
  made = await replay({ context: CONTEXT, folder: await temporaryFolder(), standIns: STAND_INS })
  app = join(made.image, 'app')
  const { PATH = '' } = process.env
  settings = {
    PATH,
    ...made.environment,
    HOME: made.image,
    HOST: '127.0.0.1',
    DATA_DIR: join(made.image, 'data'),
    // The shipped corpus takes a minute to read; that it is there is looked at below.
    CORPUS_DIR: join(made.image, 'small-corpus'),
  }
  await madeUpReport(settings.CORPUS_DIR ?? '', '云溪区.txt', { place: '云溪区', year: 2024, received: 31 })
})

afterAll(cleanUp)

const listOf = (given: string | undefined): string[] => JSON.parse(given ?? '[]')

async function ended(command: readonly string[], environment: Record<string, string>) {
  const [program = '', ...args] = command
  const child = spawn(program, args, { cwd: app, env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    stdout += piece
  })
  const [code] = await once(child, 'close')
  return { code, stdout }
}

test('nothing of other platforms, of development or of a working folder is inside', async () => {
  const files = await readdir(app, { recursive: true })
  expect(files.filter(file => /\.(?:dll|dylib)$|\/(?:darwin|win32)\//.test(file))).toEqual([])
  expect(files.filter(file => /\.(?:map|d\.ts)$/.test(file) && file.startsWith('node_modules/'))).toEqual([])
  for (const name of ['typescript', 'vitest', 'wrangler', 'miniflare', 'onnxruntime-web']) {
    expect(files).not.toContain(join('node_modules', name))
  }
  expect((await readdir(app)).sort()).toEqual(
    ['LICENSE', 'corpus', 'dist', 'embeddings', 'node_modules', 'package.json', 'prompts', 'src'].sort(),
  )
  expect((await readdir(join(app, 'corpus'))).length).toBeGreaterThan(0)
  await access(join(app, 'embeddings/multilingual-e5-small/onnx'))
})

test('it is as large as the Dockerfile says', async () => {
  const said = /summarize app\): ([\d,]+) bytes/.exec(await readFile(join(CONTEXT, 'Dockerfile'), 'utf8'))?.[1]
  const stated = Number(said?.replaceAll(',', ''))
  const bytes = await bytesBelow(app)
  // Other platforms' binaries are of other sizes, and code grows.
  expect(Math.abs(bytes - stated) / stated, `${bytes} bytes, stated ${stated}`).toBeLessThan(0.05)
})

test('the program in it answers with nothing but what is inside', async () => {
  const [node = '', script = ''] = listOf(made.last.ENTRYPOINT)
  const { code, stdout } = await ended([node, script, 'ask', '云溪区2024年受理行政复议申请多少宗？'], settings)
  expect([code, stdout]).toEqual([0, expect.stringContaining('31宗')])
})

test('its health check tells a service from none', async () => {
  const check = listOf(/CMD (.+)$/.exec(made.last.HEALTHCHECK ?? '')?.[1])
  const environment = { ...settings, PORT: '0' }
  const child = spawn('node', [...listOf(made.last.ENTRYPOINT).slice(1), ...listOf(made.last.CMD)], {
    cwd: app,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const exited = once(child, 'close')
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    said += piece
  })
  await expect.poll(() => said, { timeout: 60_000 }).toMatch(/:\d+/)
  const port = /127\.0\.0\.1:(\d+)/.exec(said)?.[1] ?? ''
  expect((await ended(check, { ...environment, PORT: port })).code).toBe(0)
  child.kill((made.last.STOPSIGNAL ?? '') as NodeJS.Signals)
  expect((await exited)[0]).toBe(0)
  expect((await ended(check, { ...environment, PORT: port })).code).toBe(1)
})

test('it runs as nobody special, with its data outside', () => {
  expect([made.last.USER, made.last.VOLUME, made.environment.DATA_DIR]).toEqual(['node', '/data', '/data'])
})
