import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readData } from '../../src/language/data-file.ts'
import { glossKey, isEnglishWord, translate } from '../../src/language/dictionary.ts'

const texts = (question: string, isHeld?: (headword: string) => boolean) =>
  translate(question, isHeld).map(group => group.map(term => term.text))

describe('translate', () => {
  test('gives the headwords of a word, best first', () => {
    const [group = []] = translate('mediation')
    expect(group.map(term => term.text)).toEqual(expect.arrayContaining(['调解', '调停']))
    const weights = group.filter(term => term.text.length > 1).map(term => term.weight)
    expect(weights).toEqual([...weights].sort((a, b) => b - a))
    expect(group.every(term => term.field === 'substring' && term.weight > 0 && term.weight <= 1)).toBe(true)
  })

  test('does not mind the form of a word', () => {
    expect(texts('lawyers')).toEqual(texts('LAWYER'))
    expect(texts('the lawyer of a city')).toEqual(texts('lawyers, cities'))
  })

  test('takes the longest phrase first, and its words no second time', () => {
    const [phrase, ...others] = texts('fire brigade exercise')
    expect(phrase).toContain('消防队')
    expect(others).toHaveLength(1)
  })

  test('keeps groups in the order of the question', () => {
    const groups = texts('lawyer 2024 fire brigade')
    expect(groups.map(group => group[0])).toEqual([texts('lawyer')[0]?.[0], '2024', texts('fire brigade')[0]?.[0]])
  })

  test('falls back to single words where nothing of a phrase is held', () => {
    const isHeld = (headword: string) => headword !== '消防队' && texts('fire')[0]?.includes(headword) === true
    expect(texts('fire brigade', isHeld)[0]).toEqual(texts('fire')[0])
  })

  test('keeps only what is held, before cutting off', () => {
    const all = new Set<string>()
    translate('good', headword => all.add(headword) && false)
    expect(all.size).toBeGreaterThan(30)
    const last = [...all].at(-2) ?? ''
    expect(texts('good')[0]).toHaveLength(30)
    expect(texts('good')[0]).not.toContain(last)
    expect(texts('good', headword => headword === last)).toEqual([[last]])
  })

  test('halves and more the weight of one character, which means many things', () => {
    const isHeld = (headword: string) => headword === '火'
    expect(translate('fire', isHeld)).toEqual([[{ field: 'substring', text: '火', weight: 0.4 }]])
  })

  test('searches numbers and Latin names as they are, if they are held', () => {
    expect(texts('12345 xyzzyx')).toEqual([['12345'], ['xyzzyx']])
    expect(texts('12345 xyzzyx', headword => headword === '12345')).toEqual([['12345']])
  })

  test('leaves out Chinese, question words and articles', () => {
    expect(translate('增城区受理多少宗？')).toEqual([])
    expect(translate('How many of the … were there?')).toEqual([])
  })
})

test('finds every gloss phrase of the dictionary with all its headwords', () => {
  const lines = readData('glosses.txt.gz').toString('utf8').split('\n')
  const known = fc.integer({ min: 0, max: lines.length - 1 }).map(index => (lines[index] ?? '').split('\t'))
  fc.assert(
    fc.property(known, ([phrase = '', ...ranks]) => {
      // Stems are not always their own stems, and only such phrases can be asked for by themselves.
      fc.pre(glossKey(phrase).join(' ') === phrase)
      const headwords = ranks.flatMap(rank => rank.split(' ')).filter(headword => headword !== '')
      expect(texts(phrase)).toEqual([headwords.slice(0, 30)])
    }),
    { numRuns: 500 },
  )
  for (const line of [lines[0], lines.at(-1)]) {
    const [phrase = ''] = (line ?? '').split('\t')
    expect(texts(phrase)[0]).not.toEqual([phrase])
  }
})

test('finds nothing for words that are no gloss', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^q[bcdfghjkmnpqrtvwxz]{4,9}$/), word => {
      expect(texts(word)).toEqual([[word]])
    }),
  )
})

test('a word is English if a gloss consists of it, in any form', () => {
  for (const word of ['landing', 'Districts', 'the']) expect(isEnglishWord(word)).toBe(true)
  for (const word of ['Zengchen', 'xanadoo']) expect(isEnglishWord(word)).toBe(false)
})
