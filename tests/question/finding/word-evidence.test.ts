import { describe, expect, test } from 'vitest'
import type { AskedWord } from '../../../src/question/finding/lexical-query.ts'
import { foundIn, weighed } from '../../../src/question/finding/word-evidence.ts'

function asked(...texts: readonly (readonly [text: string, weight: number])[]): AskedWord {
  const terms = texts.map(([text, weight]) => ({ field: 'substring' as const, text, weight }))
  return { terms, named: false, literal: false, translated: false }
}

describe('what a word is worth', () => {
  test('its weight times how rare it is, the most telling wording first', () => {
    const [word] = weighed([asked(['审结', 1], ['办结', 0.5])], [[2, 6]])
    expect(word?.terms).toEqual([
      { text: '办结', worth: 3 },
      { text: '审结', worth: 2 },
    ])
  })

  test('nothing where it stands nowhere in the library', () => {
    expect(weighed([asked(['审结', 1], ['办结', 1])], [[0, 4]])[0]?.terms).toEqual([{ text: '办结', worth: 4 }])
    expect(weighed([asked(['审结', 1])], [])[0]?.terms).toEqual([])
  })
})

describe('what a text holds', () => {
  const words = weighed([asked(['审结', 1], ['办结', 1]), asked(['ABC', 1])], [[2, 5], [1]])

  test('of several wordings the most telling one counts, not their sum', () => {
    expect(foundIn('审结和办结', words)[0]).toBe(5)
    expect(foundIn('审结了', words)[0]).toBe(2)
    expect(foundIn('受理了', words)[0]).toBe(0)
  })

  test('case and width make no difference', () => {
    expect(foundIn('ａｂｃ平台', words)[1]).toBe(1)
  })
})
