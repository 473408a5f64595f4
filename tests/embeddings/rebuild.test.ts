import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sha256 } from '../../embeddings/checksums.ts'
import { readE5s1 } from '../../embeddings/e5s1.ts'
import type { Rebuild } from '../../embeddings/rebuild.ts'
import { modelFiles, rebuild } from '../../embeddings/rebuild.ts'
import { e5s1File, tinyModel } from './tiny-model.ts'

const weightsFile = e5s1File(tinyModel())
const files = [...modelFiles(readE5s1(weightsFile))]
const expected = new Map(files.map(({ path, bytes }) => [path, sha256(bytes)]))

let folder = ''
let lines: string[] = []
let order: Rebuild

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-rebuild-'))
  lines = []
  order = {
    weights: join(folder, 'tiny.bin'),
    weightsHash: sha256(weightsFile),
    folder: join(folder, 'out'),
    expected,
    keepDifferent: false,
    print: line => lines.push(line),
  }
  await writeFile(order.weights, weightsFile)
})

afterEach(() => rm(folder, { recursive: true }))

test('writes the four files where transformers.js looks for them, and the same bytes every time', async () => {
  expect(await rebuild(order)).toBe(true)
  for (const { path, bytes } of files) expect(await readFile(join(order.folder, path))).toEqual(Buffer.from(bytes))
  expect(lines).toEqual(files.map(({ path, bytes }) => `${sha256(bytes)}  ${path}  as expected`))
  expect([...expected.keys()]).toEqual([
    'onnx/model_quantized.onnx',
    'tokenizer.json',
    'tokenizer_config.json',
    'config.json',
  ])
})

test('tells of a file that differs and does not write it', async () => {
  const other = sha256(Buffer.from('another file'))
  expect(await rebuild({ ...order, expected: new Map(expected).set('tokenizer.json', other) })).toBe(false)
  expect(lines[1]).toBe(`${expected.get('tokenizer.json')}  tokenizer.json  DIFFERS from ${other}`)
  await expect(readFile(join(order.folder, 'tokenizer.json'))).rejects.toThrow('ENOENT')
  expect(lines[3]).toMatch(/config\.json {2}as expected$/)
})

test('writes a file that differs where that is wanted', async () => {
  expect(await rebuild({ ...order, expected: new Map(), keepDifferent: true })).toBe(false)
  expect(await readFile(join(order.folder, 'config.json'), 'utf8')).toContain('"hidden_size":64')
})

test('refuses weights of another hash before it writes anything', async () => {
  const changed = Buffer.from(weightsFile)
  changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1)
  await writeFile(order.weights, changed)
  await expect(rebuild(order)).rejects.toMatchObject({
    code: 'model_corrupt',
    message: expect.stringContaining(`is not the published file: its sha256 is ${sha256(changed)}`),
  })
  await expect(readFile(join(order.folder, 'config.json'))).rejects.toThrow('ENOENT')
})

test('says where to get weights that are not there', async () => {
  await expect(rebuild({ ...order, weights: join(folder, 'none.bin') })).rejects.toMatchObject({
    code: 'model_missing',
    message: expect.stringContaining('none.bin. Get e5-small-q4.bin as embeddings/README.md says.'),
  })
})

test('says so when the folder cannot be written to', async () => {
  await expect(rebuild({ ...order, folder: order.weights })).rejects.toMatchObject({
    code: 'bad_request',
    message: expect.stringContaining('Name another folder with --out.'),
  })
})
