import { Embeddings } from '@langchain/core/embeddings'
import { afterEach, describe, expect, test } from 'vitest'
import { createLocalEmbedder, describeModel } from '../../src/models/local-embedder.ts'
import { embedderContract } from '../contracts/embedder-contract.ts'
import { type Changes, type ModelFolder, modelFolder, SHIPPED_MODEL } from './model-folder.ts'

embedderContract('the local embedder', () => createLocalEmbedder({ modelDir: SHIPPED_MODEL }))

const folders: ModelFolder[] = []
const changed = async (changes: Changes) => {
  const folder = await modelFolder(changes)
  folders.push(folder)
  return folder.modelDir
}

afterEach(async () => {
  await Promise.all(folders.splice(0).map(folder => folder.remove()))
})

test('a question that comes again is not embedded again, unless that is switched off', async () => {
  const keeping = await createLocalEmbedder({ modelDir: SHIPPED_MODEL, cachedQuestions: 1 })
  expect(keeping, 'LangChain’s port').toBeInstanceOf(Embeddings)
  const first = await keeping.embedQuery('多少宗？')
  expect(await keeping.embedQuery('多少宗？')).toBe(first)
  await keeping.embedQuery('多少件？')
  expect(await keeping.embedQuery('多少宗？')).not.toBe(first)
  const forgetting = await createLocalEmbedder({ modelDir: SHIPPED_MODEL, cachedQuestions: 0 })
  expect(await forgetting.embedQuery('多少宗？')).not.toBe(await forgetting.embedQuery('多少宗？'))
})

describe('what tells one model from another', () => {
  test('is known before the model is loaded, and does not depend on where it lies', async () => {
    const modelDir = await changed({})
    const { fingerprint, dimensions } = await createLocalEmbedder({ modelDir })
    expect(describeModel(SHIPPED_MODEL)).toEqual({ fingerprint, dimensions })
  })

  test.each<[string, Changes]>([
    ['a byte in a small file', { append: { 'tokenizer_config.json': '\n' } }],
    ['a byte at the end of a large one', { append: { 'tokenizer.json': '\n' } }],
  ])('is %s', async (_, changes) => {
    expect(describeModel(await changed(changes)).fingerprint).not.toBe(describeModel(SHIPPED_MODEL).fingerprint)
  })
})

describe('a model that is not whole', () => {
  test('is named with the files it lacks and what to do', async () => {
    const modelDir = await changed({ without: ['tokenizer.json', 'onnx/model_quantized.onnx'] })
    await expect(createLocalEmbedder({ modelDir })).rejects.toMatchObject({
      code: 'model_missing',
      message: `The embedding model lacks tokenizer.json, onnx/model_quantized.onnx in ${modelDir}; check EMBEDDING_MODEL or restore the embeddings folder`,
    })
  })

  test.each<[string, Changes]>([
    ['whose weights are cut off', { cutTo: { 'onnx/model_quantized.onnx': 1_000_000 } }],
    ['whose weights are empty', { cutTo: { 'onnx/model_quantized.onnx': 0 } }],
    ['whose tokenizer is cut off', { cutTo: { 'tokenizer.json': 1_000_000 } }],
  ])('and %s does not load, and says what to do', async (_, changes) => {
    const modelDir = await changed(changes)
    await expect(createLocalEmbedder({ modelDir })).rejects.toMatchObject({
      code: 'model_corrupt',
      message: expect.stringMatching(/^The embedding model in \S+ does not load \([\s\S]+\); run: nianbao doctor$/),
    })
  })
})
