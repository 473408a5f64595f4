import { describe, expect, test } from 'vitest'
import { EXCLUSIVE_GROUPS } from '../../../src/language/terms/exclusions.ts'
import { lexicon } from '../../../src/language/terms/lexicon.ts'
import { termsIn } from '../../../src/language/terms/terms.ts'

const concepts = [...lexicon().byTerm.values()]

describe('The data', () => {
  test('knows several hundred terms', () => {
    expect(concepts.length).toBeGreaterThan(800)
  })

  test('has no two lines of one name', () => {
    const all = new Set([...lexicon().chinese.values()].flat().map(({ concept }) => concept))
    const names = [...all].map(({ term }) => term)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  test('finds every plain Chinese form by itself, in one piece', () => {
    const forms = [...lexicon().chinese.values()].flat().filter(({ text, pattern }) => !pattern && text.length > 1)
    const lost = forms.filter(({ concept, text }) => {
      if (concept.kind === 'none') return false
      const [said] = termsIn(text, 'zh')
      return said?.end !== text.length || ![said.term, ...(said.also ?? [])].includes(concept.term)
    })
    expect(lost.map(({ text }) => text)).toEqual([])
  })

  test('finds every English wording of what is done and of how it ends by itself', () => {
    const wordings = concepts
      .filter(({ kind }) => kind === 'stage' || kind === 'outcome')
      .flatMap(({ term, en }) => en.map(wording => ({ term, wording })))
    const lost = wordings.filter(({ term, wording }) => {
      const said = termsIn(wording, 'en')
      return !said.some(({ term: first, also = [] }) => first === term || also.includes(term))
    })
    expect(lost).toEqual([])
  })

  test('excludes only terms that there are', () => {
    const named = EXCLUSIVE_GROUPS.flatMap(({ steps }) => steps.flat())
    expect(named.filter(term => !lexicon().byTerm.has(term))).toEqual([])
    for (const { steps, reason } of EXCLUSIVE_GROUPS) {
      expect(steps.length, reason).toBeGreaterThan(1)
      expect(reason.trim()).not.toBe('')
    }
  })
})
