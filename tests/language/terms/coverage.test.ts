import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { coverage } from '../../../src/language/terms/coverage.ts'
import { excludes, sameTerm } from '../../../src/language/terms/term-said.ts'
import { termsIn } from '../../../src/language/terms/terms.ts'

const QUOTE = '全年受理行政复议申请930宗，同比增长55%，审结476宗，其中调解、和解105宗。'

describe('Coverage', () => {
  test('is whole where an English sentence says what the quote says', () => {
    const sentence = 'It accepted 930 applications for administrative reconsideration, up 55% year on year.'
    expect(coverage(sentence, 'en', QUOTE)).toEqual({ covered: 1, missing: [], unknown: [] })
  })

  test('is whole where a Chinese sentence says what the quote says in other words', () => {
    expect(coverage('复议申请较上年上升55%。', 'zh', QUOTE)).toMatchObject({ covered: 1, missing: [] })
  })

  test('names what the quote does not speak of', () => {
    const english = coverage('It accepted 930 applications and trained 40 lawyers.', 'en', QUOTE)
    expect(english.missing).toEqual(['trained', 'lawyers'])
    expect(english.covered).toBeLessThan(0.7)
    expect(coverage('全年受理申请930宗，培训律师40名。', 'zh', QUOTE).missing).toEqual(['培训', '律师'])
  })

  test('leaves out of the share what the lexicon does not know', () => {
    const { covered, unknown } = coverage('Qwertyland accepted 930 applications.', 'en', QUOTE)
    expect(unknown).toEqual(['qwertyland'])
    expect(covered).toBe(1)
  })

  test('looks for Chinese words in an English sentence as they are', () => {
    expect(coverage('The quote says 行政复议.', 'en', QUOTE).missing).toEqual([])
    expect(coverage('The quote says 法律援助.', 'en', QUOTE).missing).toEqual(['法律援助'])
  })

  test('is whole where there is nothing to cover', () => {
    expect(coverage('It was 5.', 'en', QUOTE)).toEqual({ covered: 1, missing: [], unknown: [] })
    expect(coverage('', 'zh', '')).toEqual({ covered: 1, missing: [], unknown: [] })
  })
})

/** Sentences that truly restate quotes, in many styles. */
const restatements: { en: string; zh: string }[] = readFileSync(new URL('restatements.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line))

describe('English restatements of sixty quotes', () => {
  const results = restatements.map(({ en, zh }) => coverage(en, 'en', zh))

  test('are covered by their quotes, far better than by another one', () => {
    const mean = (shares: readonly number[]) => shares.reduce((sum, share) => sum + share, 0) / shares.length
    const others = restatements.map(({ en }, at) => coverage(en, 'en', restatements.at(at - 1)?.zh ?? '').covered)
    expect(mean(results.map(({ covered }) => covered))).toBeGreaterThan(0.92)
    expect(mean(others)).toBeLessThan(0.35)
  })

  test('hold few words that the lexicon does not know', () => {
    const words = restatements.flatMap(({ en }) => en.match(/[a-z]{3,}/gi) ?? [])
    expect(results.flatMap(({ unknown }) => unknown).length / words.length).toBeLessThan(0.04)
  })

  test('say nothing that their quotes exclude and do not say', () => {
    const wrong = restatements.flatMap(({ en, zh }) => {
      const quoted = termsIn(zh, 'zh')
      return termsIn(en, 'en')
        .filter(term => !quoted.some(other => sameTerm(term, other)) && quoted.some(other => excludes(term, other)))
        .map(({ start, end, term }) => `${en.slice(start, end)} (${term}): ${en}`)
    })
    expect(wrong).toEqual([])
  })
})
