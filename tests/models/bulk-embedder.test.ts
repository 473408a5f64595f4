import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createBulkEmbedder } from '../../src/models/bulk-embedder.ts'
import type { BulkEmbedder, EachEmbedder } from '../../src/models/embedder.ts'
import { createLocalEmbedder } from '../../src/models/local-embedder.ts'
import { cosine, SAME_TEXT, TEXTS } from '../contracts/embedder-contract.ts'
import { modelFolder, SHIPPED_MODEL } from './model-folder.ts'

let bulk: BulkEmbedder & EachEmbedder

beforeAll(() => {
  bulk = createBulkEmbedder({ modelDir: SHIPPED_MODEL })
})

afterAll(() => bulk.close())

describe('embedding many texts', () => {
  test('gives the vectors of the embedder, in the order of the texts', async () => {
    const local = await createLocalEmbedder({ modelDir: SHIPPED_MODEL })
    const expected = await local.embedDocuments(TEXTS)
    const vectors = await bulk.embedAll(TEXTS)
    expect(vectors).toHaveLength(TEXTS.length)
    for (const [at, vector] of vectors.entries()) {
      expect(vector).toHaveLength(local.dimensions)
      expect(cosine(vector, expected[at])).toBeGreaterThan(SAME_TEXT)
    }
  })

  test('tells how many are done, up to all, and keeps each vector with its text over several messages', async () => {
    const texts = Array.from({ length: 150 }, (_, at) => `第${at}项${'，再一项'.repeat(at % 3)}。`)
    const told: number[] = []
    const vectors = await bulk.embedAll(texts, done => told.push(done))
    expect(told.length).toBeGreaterThan(1)
    expect(told).toEqual([...told].sort((a, b) => a - b))
    expect(told.at(-1)).toBe(texts.length)
    const again = await bulk.embedAll(texts.slice(70, 75))
    for (const [k, vector] of again.entries()) expect(cosine(vector, vectors[70 + k])).toBeGreaterThan(SAME_TEXT)
  })

  test('of which there are none needs no model', async () => {
    const nowhere = createBulkEmbedder({ modelDir: '/nowhere' })
    expect(await nowhere.embedAll([])).toEqual([])
    await nowhere.close()
  })

  test('for two callers at once gives each its own', async () => {
    const [first, second] = await Promise.all([bulk.embedAll(TEXTS.slice(0, 2)), bulk.embedAll(TEXTS.slice(2, 4))])
    const alone = await bulk.embedAll(TEXTS.slice(0, 4))
    for (const [at, vector] of [...(first ?? []), ...(second ?? [])].entries()) {
      expect(cosine(vector, alone[at])).toBeGreaterThan(SAME_TEXT)
    }
  })

  test('stops when the one who is told throws', async () => {
    const enough = new Error('enough')
    const telling = () => {
      throw enough
    }
    await expect(bulk.embedAll(['一。'], telling)).rejects.toBe(enough)
  })
})

test('closing does not keep the next text from being embedded, and may be done twice', async () => {
  await bulk.embedAll(['一。'])
  await bulk.close()
  await bulk.close()
  expect(await bulk.embedAll(['二。'])).toHaveLength(1)
})

test('closing while it computes ends it after the batch, and what waits is refused', async () => {
  await bulk.embedAll(['一。'])
  const long = Array.from({ length: 64 }, (_, at) => `第${at}条，${'依法办理行政复议案件，'.repeat(30)}`)
  const outcome = expect(bulk.embedAll(long)).rejects.toMatchObject({ code: 'not_ready' })
  const one = bulk.embedEach(['三。'], 'query').catch((error: unknown) => error)
  await bulk.close()
  await outcome
  await one
  expect(await bulk.embedAll(['二。'])).toHaveLength(1)
})

describe('embedding each text by itself', () => {
  const texts = ['行政复议案件', '依法受理行政复议案件一百二十件，审结一百零八件。']

  test('gives the vectors that each has alone, as a question or as a passage', async () => {
    const local = await createLocalEmbedder({ modelDir: SHIPPED_MODEL })
    const [question, passage] = [await bulk.embedEach(texts, 'query'), await bulk.embedEach(texts, 'passage')]
    for (const [at, text] of texts.entries()) {
      expect(cosine(question[at] ?? [], await local.embedQuery(text))).toBeGreaterThan(SAME_TEXT)
      expect(passage[at]).toEqual((await bulk.embedEach([text], 'passage'))[0])
    }
    expect(question[0]).not.toEqual(passage[0])
  })

  test('ends at the next text when it is told to', async () => {
    const left = AbortSignal.abort(new Error('left'))
    await expect(bulk.embedEach(texts, 'query', left)).rejects.toThrow('left')
  })
})

describe('a model that is not whole', () => {
  test('that is missing is said to be', async () => {
    const lacking = await modelFolder({ without: ['tokenizer.json'] })
    const embedder = createBulkEmbedder(lacking)
    await expect(embedder.embedAll(['一。'])).rejects.toThrow('lacks tokenizer.json')
    await embedder.close()
    await lacking.remove()
  })

  test('that does not load is said to be corrupt', async () => {
    const cut = await modelFolder({ cutTo: { 'onnx/model_quantized.onnx': 1_000_000 } })
    const embedder = createBulkEmbedder(cut)
    await expect(embedder.embedAll(['一。'])).rejects.toMatchObject({
      code: 'model_corrupt',
      message: expect.stringContaining('run: nianbao doctor'),
    })
    await embedder.close()
    await cut.remove()
  })
})
