/**
 * Whether the converter still makes the shipped bytes can only be said with the published weights, which are not here.
 * These tests come as near as can be without them: everything but the numbers of the graph.
 */
import { readFile } from 'node:fs/promises'
import onnxProto from 'onnx-proto'
import { expect, test } from 'vitest'
import { parseChecksums, sha256 } from '../../embeddings/checksums.ts'
import type { BertConfig, Vocabulary } from '../../embeddings/e5s1.ts'
import { readE5s1 } from '../../embeddings/e5s1.ts'
import { buildGraph } from '../../embeddings/graph.ts'
import { configJson, tokenizerConfigJson, tokenizerJson } from '../../embeddings/tokenizer.ts'
import { e5s1File, tinyModel } from './tiny-model.ts'

const embeddings = new URL('../../embeddings/', import.meta.url)
const shipped = (path: string) => readFile(new URL(`multilingual-e5-small/${path}`, embeddings))

const config: BertConfig = {
  hiddenSize: 384,
  layers: 12,
  heads: 12,
  feedForwardSize: 1536,
  vocabularySize: 250037,
  positions: 512,
  tokenTypes: 2,
  epsilon: Math.fround(1e-12),
}

async function shippedVocabulary(): Promise<Vocabulary> {
  const { model }: { model: { vocab: [string, number][] } } = JSON.parse((await shipped('tokenizer.json')).toString())
  return {
    pieces: model.vocab.map(([piece]) => piece),
    scores: Float32Array.from(model.vocab, ([, score]) => score),
    beginId: 0,
    endId: 2,
    padId: 1,
    unknownId: 3,
  }
}

/** A model's nodes and what surrounds them, and its constants without their numbers and sizes. */
function skeleton(file: Uint8Array): unknown {
  const { graph, ...model } = onnxProto.onnx.ModelProto.decode(file)
  const constants = graph?.initializer?.map(({ name, dataType, dims }) => ({ name, dataType, rank: dims?.length }))
  return JSON.parse(JSON.stringify({ model, node: graph?.node, input: graph?.input, constants }))
}

test('the shipped files are the ones that the checksum file names, and all of them', async () => {
  const checksums = parseChecksums(await readFile(new URL('multilingual-e5-small.sha256', embeddings), 'utf8'))
  expect([...checksums.keys()].toSorted()).toEqual([
    'multilingual-e5-small/config.json',
    'multilingual-e5-small/onnx/model_quantized.onnx',
    'multilingual-e5-small/tokenizer.json',
    'multilingual-e5-small/tokenizer_config.json',
  ])
  for (const [path, hash] of checksums) expect(sha256(await readFile(new URL(path, embeddings)))).toBe(hash)
})

test('the shipped tokenizer is what the converter makes of its vocabulary, byte by byte', async () => {
  const vocabulary = await shippedVocabulary()
  const bytes = Buffer.from(tokenizerJson(vocabulary))
  expect(bytes.equals(await shipped('tokenizer.json'))).toBe(true)
  expect(tokenizerConfigJson(vocabulary, config)).toBe((await shipped('tokenizer_config.json')).toString())
  expect(configJson(config, vocabulary)).toBe((await shipped('config.json')).toString())
})

test('the shipped graph has the nodes and constants that the converter makes for twelve layers', async () => {
  const made = buildGraph(readE5s1(e5s1File(tinyModel({ hidden: 96, layers: 12, heads: 12 }))))
  expect(skeleton(made)).toEqual(skeleton(await shipped('onnx/model_quantized.onnx')))
})
