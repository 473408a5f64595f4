import type { PreTrainedModel } from '@xenova/transformers'
import { AutoModel, Tensor } from '@xenova/transformers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plainBert } from './plain-bert.ts'
import { convertTiny } from './tiny-folder.ts'
import type { Matrix } from './tiny-model.ts'
import { sizes, tinyModel } from './tiny-model.ts'

/**
 * Length of the error relative to the length of a token's state. Over seven made-up models the rounding to 8 bits cost
 * .007 to .016.
 */
const tolerance = 0.025

/**
 * On processors without VNNI, onnxruntime's fastest 8-bit product saturates at 16 bits. Evenly spread weights like
 * these suffer from that by a fifth of their length, so the exact product is asked for.
 */
const exactProducts = { extra: { session: { x64quantprecision: '1' } } }

const tiny = tinyModel()
let model: PreTrainedModel
let folder: { remove(): Promise<void> }

beforeAll(async () => {
  folder = await convertTiny(tiny)
  model = await AutoModel.from_pretrained('tiny', { dtype: 'q8', session_options: exactProducts })
})

afterAll(async () => {
  await model.dispose()
  await folder.remove()
})

/** The states that the converted graph computes for the real tokens of a batch, the shorter texts being padded. */
async function convertedBert(texts: readonly (readonly number[])[], { padId = 1 } = {}): Promise<Matrix[]> {
  const longest = Math.max(...texts.map(text => text.length))
  const tensor = (rows: number[][]) => new Tensor('int64', rows.flat().map(BigInt), [texts.length, longest])
  const padding = (text: readonly number[]) => new Array<undefined>(longest - text.length).fill(undefined)
  const { last_hidden_state: state } = await model({
    input_ids: tensor(texts.map(text => [...text, ...padding(text).map(() => padId)])),
    attention_mask: tensor(texts.map(text => [...text.map(() => 1), ...padding(text).map(() => 0)])),
  })
  const states: number[][][] = state.tolist()
  return texts.map((text, index) => (states[index] ?? []).slice(0, text.length))
}

/** The largest relative error of any token. */
function worstError(actual: Matrix, expected: Matrix): number {
  const length = (vector: readonly number[]) => Math.hypot(...vector)
  const errors = expected.map((state, token) => {
    const difference = state.map((number, index) => number - (actual[token]?.[index] ?? Number.NaN))
    return length(difference) / length(state)
  })
  return Math.max(...errors)
}

test.each([
  { what: 'a single token', text: [0] },
  { what: 'a short text', text: [0, 13, 11, 5, 2] },
  { what: 'a token given twice', text: [0, 7, 7, 2] },
  { what: 'a text as long as there are positions', text: Array.from({ length: sizes.positions }, (_, i) => 39 - i) },
])('computes $what as BERT does in plain floats', async ({ text }) => {
  const [state = []] = await convertedBert([text])
  expect(state[0]).toHaveLength(sizes.hidden)
  expect(worstError(state, plainBert(tiny, text))).toBeLessThan(tolerance)
})

test('computes each text of a batch as if it were alone, whatever stands in the padding', async () => {
  const texts = [[0, 4, 2], [0, 17, 10, 11, 23, 6, 7, 8, 2], [0]]
  for (const padId of [1, 20, 39]) {
    const states = await convertedBert(texts, { padId })
    const errors = texts.map((text, index) => worstError(states[index] ?? [], plainBert(tiny, text)))
    expect(Math.max(...errors)).toBeLessThan(tolerance)
  }
})
