import { describe, expect, test } from 'vitest'
import type { Citation, Language, ScopeOutcome, Target } from '../../src/question/question.ts'
import { say } from '../../src/question/wording.ts'
import { answered, notFound } from '../../src/question/write.ts'
import { place } from './made-up-places.ts'
import { record } from './made-up-records.ts'

const kunshan = place('江苏省/苏州市/昆山市')
const report = record('k', { place: kunshan, year: 2024, issuer: '昆山市人民政府' })
const timings = { understand: 1, embed: 2, retrieve: 3, extract: 4, total: 10 }
const base = (language: Language) => ({ id: 'answer-1', index: 'f', language })
const target: Target = { place: kunshan, year: 2024, reports: [report], planned: false }
const targets = (...all: Target[]): Extract<ScopeOutcome, { kind: 'targets' }> => ({
  kind: 'targets',
  targets: all,
  notices: [{ code: 'newest_report', message: '以最新的2024年报告回答。' }],
})

function citation(index: number, quote: string): Citation {
  return {
    index,
    report,
    section: { id: 's2', path: ['一、主要成效', '(二)行政复议'], kind: 'body' },
    quote,
    start: index * 100,
    end: index * 100 + quote.length,
    score: 1,
  }
}

const quoted = [citation(1, '受理312件。'), citation(2, '审结287件。')]

describe.each(['zh', 'en'] as const)('an answer in %s', language => {
  const answer = answered(base(language), targets(target), quoted, timings)

  test('says first what was understood', () => {
    expect(answer.answer.split('\n')[0]).toBe(language === 'zh' ? '昆山市 · 2024年报告' : '昆山市 · 2024 report')
  })

  test('holds every quote word for word with the number of its citation, and no other numbers in brackets', () => {
    for (const { quote, index } of quoted) expect(answer.answer).toContain(`“${quote}”[${index}]`)
    const markers = [...answer.answer.matchAll(/\[(\d+)\]/g)].map(match => Number(match[1]))
    expect(markers).toEqual(quoted.map(({ index }) => index))
  })

  test('names report and section of each quote', () => {
    expect(answer.answer.match(/《昆山市2024年度报告》 › 一、主要成效 › \(二\)行政复议/g)).toHaveLength(2)
  })

  test('can be pasted as one sentence of title, issuer, section and quote', () => {
    for (const part of ['昆山市2024年度报告', '昆山市人民政府', '(二)行政复议', '受理312件。'])
      expect(answer.copy).toContain(part)
    expect(answer.copy).not.toContain('\n')
  })

  test('carries what the scope had to say', () => {
    expect(answer).toMatchObject({
      status: 'answered',
      language,
      notices: [{ code: 'newest_report' }],
      targets: [{ year: 2024 }],
      suggestions: [],
      timings,
    })
    expect(answer.reason).toBeUndefined()
  })

  test('without quotes is none: it says that nothing was found, and why', () => {
    const empty = answered(base(language), targets(target), [], timings)
    expect(empty).toMatchObject({ status: 'not_found', reason: 'not_in_reports', citations: [], copy: '' })
    expect(empty.answer).toBe(say(language).nothingFound)
  })

  test('a refused scope carries its reason, message and suggestions, and cites nothing', () => {
    const suggestions = [{ kind: 'report' as const, text: '《昆山市2024年度报告》', id: 'k' }]
    const refused = { kind: 'refused' as const, reason: 'unknown_place' as const, message: '没有', suggestions }
    expect(notFound(base(language), refused, timings)).toMatchObject({
      status: 'not_found',
      reason: 'unknown_place',
      answer: '没有',
      citations: [],
      targets: [],
      copy: '',
      suggestions,
    })
  })
})

test('of two targets both are named in the first line', () => {
  const other: Target = { place: place('云南省/昆明市/呈贡区'), year: 2023, reports: [], planned: false }
  const [first] = answered(base('zh'), targets(target, other), quoted, timings).answer.split('\n')
  expect(first).toBe('昆山市 · 2024年报告；呈贡区 · 2023年报告')
})

describe('what is said', () => {
  test('a place that is not held: which, and what is', () => {
    expect(say('zh').placeNotHeld(['云冈区'], ['昆山市', '呈贡区'])).toMatch(/云冈区.*昆山市、呈贡区/)
    expect(say('en').placeNotHeld(['Yungang District'], ['昆山市'])).toMatch(/Yungang District.*昆山市/)
  })

  test('no more than a dozen held places are listed', () => {
    const many = Array.from({ length: 40 }, (_, at) => `第${at}区`)
    for (const language of ['zh', 'en'] as const) {
      const message = say(language).placeNotHeld(['云冈区'], many)
      expect(message).toContain('第11区')
      expect(message).not.toContain('第12区')
    }
  })

  test('a year that is not held: the years that are, once each, in order', () => {
    const held = [2024, 2022, 2024].map((year, at) => record(`r${at}`, { place: kunshan, year }))
    expect(say('zh').yearNotHeld(kunshan, 2019, held)).toMatch(/昆山市2019年.*2022年、2024年的/)
    expect(say('en').yearNotHeld(kunshan, 2019, held)).toMatch(/2019.*2022, 2024\./)
  })

  test('a year that is only planned for is told from the year under review', () => {
    for (const language of ['zh', 'en'] as const)
      expect(say(language).planYear(2025, [report])).toMatch(/2025.*昆山市2024年度报告.*2024/)
  })

  test('a report without issuer and date is cited without empty brackets', () => {
    for (const language of ['zh', 'en'] as const) {
      const copy = say(language).copy(record('bare'), [], '原文。')
      expect(copy).toContain('原文。')
      expect(copy).not.toMatch(/（）|\(\)|““/)
    }
  })
})
