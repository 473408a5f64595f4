import { readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { doctor } from '../../../src/channels/cli/doctor.ts'
import { readConfig } from '../../../src/config.ts'
import { temporaryFolder } from '../../library/temporary-library.ts'
import { type Changes, type ModelFolder, modelFolder, SHIPPED_MODEL } from '../../models/model-folder.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let model: ModelFolder | undefined

/** What the doctor finds where the shipped model was changed like this; a missing folder of sums is another's model. */
async function findings(changes: Changes = {}, sums = true) {
  model = await modelFolder(changes)
  const { modelDir } = model
  const modelSums = join(dirname(modelDir), 'model.sha256')
  const published = await readFile(`${SHIPPED_MODEL}.sha256`, 'utf8')
  if (sums) await writeFile(modelSums, published.replaceAll(basename(SHIPPED_MODEL), basename(modelDir)))
  const config = readConfig({ DATA_DIR: folder.dataDir, EMBEDDING_MODEL: modelDir })
  return doctor({ ...config, modelSums })
}
const modelName = () => basename(model?.modelDir ?? '')
const failures = (found: Awaited<ReturnType<typeof findings>>) => found.filter(({ ok }) => !ok).map(({ line }) => line)

beforeEach(async () => {
  folder = await temporaryFolder()
})

afterEach(async () => {
  await folder.remove()
  await model?.remove()
})

test('a model with the published sums is well', async () => {
  const found = await findings()
  expect(failures(found)).toEqual([])
  expect(found.map(({ line }) => line)).toContain(`${modelName()}/onnx/model_quantized.onnx: sha256 as published`)
})

test.each<[string, Changes]>([
  ['tokenizer_config.json', { append: { 'tokenizer_config.json': ' ' } }],
  ['onnx/model_quantized.onnx', { cutTo: { 'onnx/model_quantized.onnx': 1_000_000 } }],
])('a file with another sum is named: %s', async (file, changes) => {
  const failed = failures(await findings(changes))
  expect(failed).toEqual([
    `${modelName()}/${file}: sha256 differs from the published one; restore it from the repository`,
  ])
})

test('a file that is missing is named, and the library is not judged without it', async () => {
  const found = failures(await findings({ without: ['config.json'] }))
  expect(found.length).toBeGreaterThan(0)
  for (const line of found) expect(line).toContain('The embedding model lacks config.json')
})

test('sums that are missing are named', async () => {
  expect(failures(await findings({}, false))).toEqual([expect.stringContaining('model.sha256 is missing')])
})

test('a model that is not the shipped one has no sums to compare with', async () => {
  model = await modelFolder()
  const found = await doctor(readConfig({ DATA_DIR: folder.dataDir, EMBEDDING_MODEL: model.modelDir }))
  expect(failures(found)).toEqual([])
  expect(found.map(({ line }) => line)).toContain('model files: not the shipped model, no sums to compare with')
})

test('a corpus folder that is not there is named, with the setting', async () => {
  const corpus = join(folder.dataDir, 'gone')
  const found = await doctor(readConfig({ DATA_DIR: folder.dataDir, CORPUS_DIR: corpus }))
  expect(failures(found)).toEqual([`corpus ${corpus}: there is no such folder; set CORPUS_DIR`])
})

test('a library that cannot be written is named', async () => {
  const file = join(folder.dataDir, 'file')
  await writeFile(file, '')
  const found = failures(await doctor(readConfig({ DATA_DIR: join(file, 'data') })))
  expect(found).toEqual([expect.stringContaining(`The library in ${join(file, 'data')} cannot be written`)])
})
