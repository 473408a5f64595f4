import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBulkEmbedder } from '../../src/models/bulk-embedder.ts'
import type { EachEmbedder } from '../../src/models/embedder.ts'
import { describeModel } from '../../src/models/local-embedder.ts'
import { createQuestionEmbedder, type QuestionEmbedder } from '../../src/models/question-embedder.ts'
import { embedderContract } from '../contracts/embedder-contract.ts'
import { modelFolder, SHIPPED_MODEL } from './model-folder.ts'

/** Over a real thread; keeps what it was asked to embed. */
async function opened(modelDir: string) {
  const thread = createBulkEmbedder({ modelDir })
  const embedded: string[] = []
  const watched: EachEmbedder = {
    embedEach(texts, as, signal) {
      embedded.push(...texts)
      return thread.embedEach(texts, as, signal)
    },
    close: () => thread.close(),
  }
  return { embedder: await createQuestionEmbedder(describeModel(modelDir), watched), embedded }
}

let shipped: { readonly embedder: QuestionEmbedder; readonly embedded: string[] }

beforeAll(async () => {
  shipped = await opened(SHIPPED_MODEL)
})

afterAll(() => shipped.embedder.close())

embedderContract('the question embedder', async () => shipped.embedder)

test('a question that was asked before is not embedded again', async () => {
  const { embedder, embedded } = shipped
  const first = await embedder.embedQuery('增城区受理多少宗？')
  const before = embedded.length
  expect(await embedder.embedQuery('增城区受理多少宗？')).toEqual(first)
  expect(embedded).toHaveLength(before)
})

test('a model that cannot be loaded is refused before the first question', async () => {
  const cut = await modelFolder({ cutTo: { 'onnx/model_quantized.onnx': 1_000_000 } })
  await expect(opened(cut.modelDir)).rejects.toMatchObject({ code: 'model_corrupt' })
  await cut.remove()
})
