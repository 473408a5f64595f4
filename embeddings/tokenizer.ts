/**
 * The three JSON files that transformers.js reads beside the graph. The order of the keys is part of their bytes.
 *
 * XLM-RoBERTa's tokenizer: normalise, cut at white space, put ▁ before each word, then find the likeliest pieces (a
 * unigram model). The vocabulary's own map of characters is left out: whatever the map of a `Precompiled` normalizer,
 * transformers.js cleans white space and applies NFKC. A library that obeys the map would need it.
 */

import { garbled } from './byte-reader.ts'
import type { BertConfig, Vocabulary } from './e5s1.ts'

const wordStart = '▁'
/** The one special token whose id the weights file does not say. */
const maskText = '<mask>'
/** Digits kept after the point of a log probability: the scores lie between −4 and −21, and more would only lengthen the file. */
const scoreDigits = 4

type SpecialTokens = Record<
  'begin' | 'end' | 'pad' | 'unknown' | 'mask',
  { readonly id: number; readonly text: string }
>

/** `tokenizer.json`: what the tokenizer does, and its vocabulary. */
export function tokenizerJson(vocabulary: Vocabulary): string {
  const tokens = specialTokens(vocabulary)
  return JSON.stringify({
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: addedTokens(tokens),
    normalizer: {
      type: 'Sequence',
      normalizers: [
        { type: 'Precompiled', precompiled_charsmap: '' },
        { type: 'Replace', pattern: { Regex: ' {2,}' }, content: ' ' },
      ],
    },
    pre_tokenizer: { type: 'Sequence', pretokenizers: [{ type: 'WhitespaceSplit' }, metaspace()] },
    post_processor: template(tokens),
    decoder: metaspace(),
    model: {
      type: 'Unigram',
      unk_id: vocabulary.unknownId,
      vocab: scoredPieces(vocabulary),
      byte_fallback: false,
    },
  })
}

/** `tokenizer_config.json`: the class of the tokenizer and its special tokens. */
export function tokenizerConfigJson(vocabulary: Vocabulary, { positions }: BertConfig): string {
  const { begin, end, pad, unknown, mask } = specialTokens(vocabulary)
  return JSON.stringify({
    tokenizer_class: 'XLMRobertaTokenizer',
    bos_token: begin.text,
    cls_token: begin.text,
    eos_token: end.text,
    sep_token: end.text,
    pad_token: pad.text,
    unk_token: unknown.text,
    mask_token: mask.text,
    model_max_length: positions,
  })
}

/** `config.json`: the class of the model and its sizes. */
export function configJson(config: BertConfig, vocabulary: Vocabulary): string {
  return JSON.stringify({
    architectures: ['BertModel'],
    model_type: 'bert',
    tokenizer_class: 'XLMRobertaTokenizer',
    hidden_size: config.hiddenSize,
    num_hidden_layers: config.layers,
    num_attention_heads: config.heads,
    intermediate_size: config.feedForwardSize,
    max_position_embeddings: config.positions,
    vocab_size: config.vocabularySize,
    type_vocab_size: config.tokenTypes,
    // The weights hold it as a 32-bit float, which is exact to seven digits: 9.99999996e-13 is 1e-12.
    layer_norm_eps: Number(config.epsilon.toPrecision(7)),
    hidden_act: 'gelu',
    pad_token_id: vocabulary.padId,
  })
}

function specialTokens({ pieces, beginId, endId, padId, unknownId }: Vocabulary): SpecialTokens {
  const token = (id: number) => ({ id, text: pieces[id] ?? '' })
  const maskId = pieces.indexOf(maskText)
  if (maskId < 0) throw garbled(`its vocabulary has no ${maskText}`)
  return { begin: token(beginId), end: token(endId), pad: token(padId), unknown: token(unknownId), mask: token(maskId) }
}

/** The tokens that text is never cut into, in the order of their ids. Only the mask swallows the space before it. */
function addedTokens(tokens: SpecialTokens): unknown[] {
  return Object.values(tokens)
    .toSorted((one, other) => one.id - other.id)
    .map(({ id, text }) => ({
      id,
      content: text,
      single_word: false,
      lstrip: text === maskText,
      rstrip: false,
      normalized: false,
      special: true,
    }))
}

function metaspace(): unknown {
  return { type: 'Metaspace', replacement: wordStart, prepend_scheme: 'always', add_prefix_space: true }
}

/** One text: `<s> A </s>`; two: `<s> A </s> </s> B </s>`. */
function template({ begin, end }: SpecialTokens): unknown {
  const special = ({ text }: { text: string }) => ({ SpecialToken: { id: text, type_id: 0 } })
  const sequence = (id: 'A' | 'B') => ({ Sequence: { id, type_id: 0 } })
  const definition = ({ id, text }: { id: number; text: string }) => ({ id: text, ids: [id], tokens: [text] })
  return {
    type: 'TemplateProcessing',
    single: [special(begin), sequence('A'), special(end)],
    pair: [special(begin), sequence('A'), special(end), special(end), sequence('B'), special(end)],
    special_tokens: { [begin.text]: definition(begin), [end.text]: definition(end) },
  }
}

function scoredPieces({ pieces, scores }: Vocabulary): [string, number][] {
  return Array.from(scores, (score, id) => [pieces[id] ?? '', Number(score.toFixed(scoreDigits))])
}
