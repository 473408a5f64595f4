import type { PreTrainedTokenizer } from '@xenova/transformers'
import { AutoTokenizer } from '@xenova/transformers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readE5s1 } from '../../embeddings/e5s1.ts'
import { configJson, tokenizerConfigJson, tokenizerJson } from '../../embeddings/tokenizer.ts'
import { convertTiny } from './tiny-folder.ts'
import { e5s1File, sizes, tinyModel } from './tiny-model.ts'

const tiny = tinyModel()
const { config, vocabulary } = readE5s1(e5s1File(tiny))
let tokenizer: PreTrainedTokenizer
let folder: { remove(): Promise<void> }

beforeAll(async () => {
  folder = await convertTiny(tiny)
  tokenizer = await AutoTokenizer.from_pretrained('tiny')
})

afterAll(() => folder.remove())

/** The pieces that a text is cut into, unknown ones as `<unk>`. */
function cut(text: string): (string | undefined)[] {
  const ids: number[] = tokenizer.encode(text)
  return ids.map(id => tiny.pieces[id]?.[0])
}

test('cuts a text into its likeliest pieces between the marks of beginning and end', () => {
  // ▁法治 + 政府 sum to −13.5; ▁ + 法治政府 to −17.9.
  expect(cut('法治政府')).toEqual(['<s>', '▁法治', '政府', '</s>'])
  // 2 + 0 + 2 + 3 sum to −20; 2023 has −8.
  expect(cut('2023。')).toEqual(['<s>', '▁', '2023', '。', '</s>'])
})

test('begins each word with ▁, however many spaces stand before it', () => {
  expect(cut('a   b a')).toEqual(['<s>', '▁a', '▁', 'b', '▁a', '</s>'])
})

test('reads full-width characters as their plain forms', () => {
  expect(cut('２０２３\u3000ａ')).toEqual(cut('2023 a'))
})

test('gives the unknown piece for a character that no piece has', () => {
  expect(cut('法国')).toEqual(['<s>', '▁', '法', '<unk>', '</s>'])
})

test('knows pieces beyond the basic plane', () => {
  expect(cut('𠮷')).toEqual(['<s>', '▁', '𠮷', '</s>'])
})

test('takes special tokens whole', () => {
  expect(cut('a <mask>')).toEqual(['<s>', '▁a', '<mask>', '</s>'])
})

test('puts two end marks between the texts of a pair', () => {
  const ids: number[] = tokenizer.encode('法', { text_pair: '治' })
  expect(ids).toEqual([0, 4, 6, 2, 2, 4, 7, 2])
})

test('cuts long texts at the number of positions', () => {
  const { input_ids: ids } = tokenizer('法'.repeat(100), { truncation: true })
  expect(ids.dims).toEqual([1, sizes.positions])
})

test('pads with <pad> and masks it', () => {
  const { input_ids: ids, attention_mask: mask } = tokenizer(['法', '法治政府'], { padding: true })
  expect(ids.tolist()).toEqual([
    [0n, 4n, 6n, 2n],
    [0n, 13n, 11n, 2n],
  ])
  const padded = tokenizer(['法', '法治政府 a'], { padding: true })
  expect(padded.input_ids.tolist()[0]).toEqual([0n, 4n, 6n, 2n, 1n])
  expect(padded.attention_mask.tolist()[0]).toEqual([1n, 1n, 1n, 1n, 0n])
  expect(mask.tolist()[0]).toEqual([1n, 1n, 1n, 1n])
})

test('keeps every piece at its place, its score to four digits', () => {
  const { model } = JSON.parse(tokenizerJson(vocabulary))
  expect(model.vocab).toEqual(tiny.pieces.map(([text, score]) => [text, Math.round(score * 1e4) / 1e4]))
  expect(model.vocab[10]).toEqual(['法治', -6.1235])
})

test('names the special tokens and the longest input', () => {
  expect(JSON.parse(tokenizerConfigJson(vocabulary, config))).toEqual({
    tokenizer_class: 'XLMRobertaTokenizer',
    bos_token: '<s>',
    cls_token: '<s>',
    eos_token: '</s>',
    sep_token: '</s>',
    pad_token: '<pad>',
    unk_token: '<unk>',
    mask_token: '<mask>',
    model_max_length: 16,
  })
})

test('names the sizes of the model', () => {
  expect(JSON.parse(configJson(config, vocabulary))).toEqual({
    architectures: ['BertModel'],
    model_type: 'bert',
    tokenizer_class: 'XLMRobertaTokenizer',
    hidden_size: 64,
    num_hidden_layers: 2,
    num_attention_heads: 2,
    intermediate_size: 96,
    max_position_embeddings: 16,
    vocab_size: 40,
    type_vocab_size: 2,
    layer_norm_eps: 1e-12,
    hidden_act: 'gelu',
    pad_token_id: 1,
  })
})

test('refuses a vocabulary without a mask token', () => {
  const maskless = { ...vocabulary, pieces: vocabulary.pieces.map(piece => piece.replace('<mask>', 'x')) }
  expect(() => tokenizerJson(maskless)).toThrow('its vocabulary has no <mask>')
})
