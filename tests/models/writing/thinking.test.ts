import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutThinking } from '../../../src/models/writing/thinking.ts'

function textOf(said: string, cuts: readonly number[] = []): string {
  const thinking = withoutThinking()
  const places = [0, ...cuts.map(cut => cut % (said.length + 1)).toSorted((a, b) => a - b), said.length]
  const pieces = places.slice(1).map((end, at) => said.slice(places[at], end))
  return pieces.map(piece => thinking.text(piece)).join('') + thinking.rest()
}

test.each([
  ['<think>先看引文</think>共1,234宗[1]。', '共1,234宗[1]。'],
  [' \n<think>\n\n</think>\n\n共1,234宗[1]。', '共1,234宗[1]。'],
  ['<think>a < b，</thin 不是结尾</think>好。', '好。'],
  ['没有想过。', '没有想过。'],
  ['先写，<think>后想</think>', '先写，<think>后想</think>'],
  ['<thought>', '<thought>'],
  ['<thi', '<thi'],
  ['<think>没有想完', ''],
  ['<think>想完了</think>', ''],
  [' \n ', ''],
  ['', ''],
])('of %j, %j is text, wherever it is cut', (said, text) => {
  expect(textOf(said)).toBe(text)
  fc.assert(fc.property(fc.array(fc.nat(200), { maxLength: 40 }), cuts => textOf(said, cuts) === text))
})

test('whatever does not begin with a thought is given as it is', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.nat(200)), (said, cuts) => {
      fc.pre(!said.trimStart().startsWith('<think>') && said.trim() !== '')
      expect(textOf(said, cuts)).toBe(said)
    }),
  )
})

test('text is given as soon as it cannot be a thought any more', () => {
  const thinking = withoutThinking()
  expect(['<', 'b', '>', '共'].map(piece => thinking.text(piece))).toEqual(['', '<b', '>', '共'])
})
