import { describe, expect, test } from 'vitest'
import { lexicalQuery } from '../../../src/question/finding/lexical-query.ts'
import type { FigureAsked } from '../../../src/question/understanding/figure-asked.ts'

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

  test('an everyday wording by the official terms, and by itself', () => {
    expect(texts('民告官')).toEqual([['行政诉讼', '行政应诉', '应诉', '民告官']])
  })

  test('an everyday wording only where words begin and end', () => {
    expect(texts('罚了多少').flat()).toContain('罚款')
    expect(texts('处罚了多少').flat()).not.toContain('罚款')
  })

  test('an official term of several words by what else reports write, and by its words', () => {
    const groups = texts('首违不罚')
    expect(groups[0]?.[0]).toBe('首违不罚')
    expect(groups[0]).toContain('不予处罚')
    expect(groups.flat()).toContain('不罚')
  })

  test('kinds of a thing count less than the thing, and do not stand for it', () => {
    const weights = new Map(
      lexicalQuery('纠错', everything)
        .flat()
        .map(({ text, weight }) => [text, weight]),
    )
    expect(weights.get('纠错')).toBe(1)
    expect(weights.get('撤销')).toBeLessThan(1)
    expect(texts('撤销').flat()).not.toContain('纠错')
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

  test('the longest phrase, not the shorter one inside it', () => {
    expect(texts('administrative enforcement officers')[0]).toEqual(['行政执法人员', '执法人员'])
    expect(texts('administrative enforcement officers').flat()).not.toContain('行政执法')
    expect(texts('legal review opinions').flat()).not.toContain('合法性审查')
  })

  test('in British and American spelling, in the singular and the plural', () => {
    for (const [british, american] of [
      ['labour arbitration', 'labor arbitrations'],
      ['neighbourhood disputes', 'neighborhood dispute'],
      ['mediation centre', 'mediation centers'],
      ['licences revoked', 'license revoked'],
      ['catalogue of major decisions', 'catalog of major decisions'],
      ['law popularisation', 'law popularization'],
      ['administrative organisations', 'administrative organization'],
    ] as const) {
      expect(texts(british), british).toEqual(texts(american))
    }
  })

  test('what shares a stem is told apart by how it is written', () => {
    expect(texts('documents issued').flat()).not.toContain('存在问题')
    expect(texts('issues').flat()).toContain('存在问题')
    expect(texts('issues').flat()).not.toContain('印发')
    expect(texts('mediators')[0]).toContain('调解员')
  })

  test('a thing that is named twice is looked for once', () => {
    expect(texts('legal aid cases of the legal aid centre').filter(([first]) => first === '法律援助')).toHaveLength(1)
  })

  test('numbers and Latin names as they are, if they are held', () => {
    expect(texts('weather of 70077', headword => headword === '70077')).toEqual([['70077']])
    expect(texts('weather of 70077', () => false)).toEqual([])
  })
})

test('where a figure is asked for, what its unit says is not searched for', () => {
  const found = (figure?: FigureAsked) => lexicalQuery('受理案件', everything, figure).flat()
  expect(found().map(({ text }) => text)).toContain('案件')
  expect(found({ units: ['宗'], strict: false }).map(({ text }) => text)).not.toContain('案件')
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
