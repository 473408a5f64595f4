import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { e5s1File, tinyModel } from './tiny-model.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const file = e5s1File(tinyModel())
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-convert-'))
  await writeFile(join(folder, 'tiny.bin'), file)
  await writeFile(join(folder, 'cut.bin'), file.subarray(0, 5000))
  await writeFile(join(folder, 'text.bin'), 'no weights')
})

afterAll(() => rm(folder, { recursive: true }))

function convert(...args: string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'embeddings/convert.ts', ...args], {
    cwd: repository,
    encoding: 'utf8',
  })
}

test.each([
  { what: 'no file', args: [], says: /^Usage: npm run embeddings:convert/ },
  { what: 'two files', args: ['tiny.bin', 'cut.bin'], says: /^Usage: / },
  { what: 'an unknown option', args: ['--in', 'tiny.bin'], says: /'--in'.*Usage: / },
  { what: 'a file that is not there', args: ['none.bin'], says: /^Cannot read .*none\.bin\. Get e5-small-q4\.bin as/ },
  { what: 'a file that holds no weights', args: ['text.bin'], says: /^Not a weights file: .*e5-small-q4\.bin\.$/ },
  { what: 'a file cut short', args: ['cut.bin'], says: /its 5000 bytes end inside emb\.pos\. Download it again\.$/ },
  { what: 'weights that are not the published ones', args: ['tiny.bin'], says: /tiny\.bin is not the published file/ },
])('given $what, says what to do in one line and fails', ({ args, says }) => {
  const out = ['--out', join(folder, 'out')]
  const { status, stdout, stderr } = convert(
    ...args.map(arg => (arg.endsWith('.bin') ? join(folder, arg) : arg)),
    ...out,
  )
  expect(stdout).toBe('')
  expect(stderr.trimEnd().split('\n')).toEqual([expect.stringMatching(says)])
  expect(status).toBe(1)
})
