import { describe, expect, test } from 'vitest'
import { lexicalQuery } from '../../src/question/lexical-query.ts'

const everything = () => true
const texts = (content: string, isHeld: (headword: string) => boolean = everything) =>
  lexicalQuery(content, isHeld).map(group => group.map(({ text }) => text))

describe('Chinese', () => {
  test('words as the tokenizer cuts them, each once, without particles and question words', () => {
    const groups = texts('请问受理了多少宗案件的案件呢？')
    expect(groups.flat()).toContain('受理')
    expect(groups.filter(([first]) => first === '案件')).toHaveLength(1)
    for (const word of ['了', '多少', '的', '呢', '请问', '？']) expect(groups.flat()).not.toContain(word)
  })

  test('the word itself counts most of its group', () => {
    for (const [first, ...others] of lexicalQuery('行政复议受理', everything)) {
      expect(first?.weight).toBe(1)
      for (const other of others) expect(other.weight).toBeLessThan(1)
    }
  })

  test('words that ask for plans are not searched for', () => {
    expect(texts('打算怎么推进数字政府').flat()).toEqual(expect.arrayContaining(['数字', '政府']))
    expect(texts('打算怎么推进数字政府').flat()).not.toContain('打算')
  })
})

describe('English', () => {
  test('words by Chinese ones that are held, never as they are', () => {
    const held = new Set(['天气', '河流'])
    const groups = texts('the weather over the rivers', headword => held.has(headword))
    expect(groups).toEqual([['天气'], ['河流']])
  })

  test('official terms as reports write them', () => {
    expect(texts('administrative review').flat()).toContain('行政复议')
  })

  test('numbers and Latin names as they are, if they are held', () => {
    expect(texts('weather of 70077', headword => headword === '70077')).toEqual([['70077']])
    expect(texts('weather of 70077', () => false)).toEqual([])
  })
})

test('where a figure is asked for, what its unit says is not searched for', () => {
  const found = (figure?: { units: string[] }) => lexicalQuery('受理案件', everything, figure).flat()
  expect(found().map(({ text }) => text)).toContain('案件')
  expect(found({ units: ['宗'] }).map(({ text }) => text)).not.toContain('案件')
})

test('a mixed text gives both its Chinese words and the translations of its English ones', () => {
  const found = texts('administrative review 案件有多少').flat()
  expect(found).toContain('行政复议')
  expect(found).toContain('案件')
})

test('a text without words gives an empty query', () => {
  expect(lexicalQuery('？！', everything)).toEqual([])
  expect(lexicalQuery('', everything)).toEqual([])
})
