import { describe, expect, test } from 'vitest'
import type { Reply } from './asker.ts'
import { judgeMulti, judgeQuoted, judgeSmallTalk, judgeUnanswerable } from './judge.ts'
import type { MultiGold, QuotedGold } from './sets.ts'

const TEXT = '全年共发放灯笼 1,200 盏，同比增长３％。其中红灯笼800盏。'
const textOf = () => TEXT

const gold: QuotedGold = {
  type: 'numeric',
  question: '灯镇发了多少盏灯笼？',
  report: ['deng-2024'],
  section: ['一、灯笼'],
  answers: ['1,200盏'],
  quote: '全年共发放灯笼 1,200 盏，同比增长３％。',
}

function cited(quote: string, report = 'deng-2024', path = ['一、灯笼']): Reply['citations'][number] {
  const start = Math.max(0, TEXT.indexOf(quote))
  return { report: { id: report, revision: 1 }, section: { path }, quote, start, end: start + quote.length }
}

function answered(citations: Reply['citations'], answer = '1200盏'): Reply {
  return { status: 'answered', answer, answer_kind: 'extractive', citations }
}

const first = cited('全年共发放灯笼 1,200 盏，同比增长３％。')
const other = cited('其中红灯笼800盏。')
const refusal: Reply = {
  status: 'not_found',
  reason: 'not_in_reports',
  answer: '没有',
  answer_kind: 'extractive',
  citations: [],
}

describe('an answer that has to quote a report', () => {
  test('is right where the first quote holds the figure, however blanks and widths differ', () => {
    expect(judgeQuoted(gold, answered([first]), textOf)).toEqual({
      hit: true,
      strict: true,
      said: true,
      report: true,
      wrong_report: false,
      section: true,
      verbatim: true,
      answered: true,
    })
  })

  test('is a hit but not strict where only a later quote holds it', () => {
    expect(judgeQuoted(gold, answered([other, first]), textOf)).toMatchObject({ hit: true, strict: false })
  })

  test('is a hit where two quotes hold the parts', () => {
    const both = { ...gold, answers: ['1,200盏', '800盏'] }
    expect(judgeQuoted(both, answered([first, other], '1200盏，800盏'), textOf)).toMatchObject({
      hit: true,
      strict: false,
      said: true,
    })
  })

  test('is no hit where it is quoted fourth, but is one for a list', () => {
    const late = answered([other, other, other, first])
    expect(judgeQuoted(gold, late, textOf).hit).toBe(false)
    expect(judgeQuoted({ ...gold, type: 'list' }, late, textOf).hit).toBe(true)
  })

  test('is no hit where it quotes more than anybody reads', () => {
    expect(judgeQuoted(gold, answered([first, cited('灯'.repeat(600))]), textOf).hit).toBe(false)
  })

  test('is of the wrong report where another one says the same', () => {
    const elsewhere = answered([cited(first.quote, 'deng-2023')])
    expect(judgeQuoted(gold, elsewhere, textOf)).toMatchObject({ hit: false, report: false, wrong_report: true })
  })

  test('does not say a figure that only the quote holds, nor one that is part of another', () => {
    expect(judgeQuoted(gold, answered([first], '见引文'), textOf).said).toBe(false)
    expect(judgeQuoted(gold, answered([first], '11200盏'), textOf).said).toBe(false)
  })

  test('is not verbatim where the offsets are of something else', () => {
    expect(judgeQuoted(gold, answered([{ ...first, start: first.start + 1 }]), textOf).verbatim).toBe(false)
  })

  test('has the wrong section where the path is shorter or another', () => {
    for (const path of [[], ['一、灯笼', '（一）红灯笼'], ['二、风筝']]) {
      expect(judgeQuoted(gold, answered([cited(first.quote, 'deng-2024', path)]), textOf).section).toBe(false)
    }
  })

  test('has no verdict on sections and quotes where there is none', () => {
    expect(judgeQuoted(gold, refusal, textOf)).toEqual({
      hit: false,
      strict: false,
      said: false,
      report: false,
      wrong_report: false,
      answered: false,
    })
  })
})

describe('a refusal', () => {
  const absent = { id: '1', lang: 'zh', type: 'unanswerable', question: '灯镇有几匹马？' } as const

  test('is right without citations, and has to say why', () => {
    expect(judgeUnanswerable({ ...absent, reason: 'fact_absent' }, refusal)).toEqual({ hit: true, why: true })
    expect(judgeUnanswerable({ ...absent, reason: 'unknown_year' }, refusal)).toEqual({ hit: true, why: false })
    expect(judgeUnanswerable({ ...absent, reason: 'fact_absent' }, { ...refusal, citations: [first] }).hit).toBe(false)
  })

  test('is right for what is off topic, and not for a greeting', () => {
    const talk = { id: '1', lang: 'zh', question: '在吗' } as const
    expect(judgeSmallTalk({ ...talk, type: 'off_topic' }, { ...refusal, reason: 'off_topic' }).hit).toBe(true)
    expect(judgeSmallTalk({ ...talk, type: 'greeting' }, refusal).hit).toBe(false)
    expect(judgeSmallTalk({ ...talk, type: 'greeting' }, { ...answered([]), answer_kind: 'library' }).hit).toBe(true)
  })
})

describe('a comparison', () => {
  const compared: MultiGold = {
    id: '1',
    lang: 'zh',
    type: 'compare',
    question: '灯镇和筝镇谁多？',
    expect: [
      { report: ['deng-2024'], answer: '1,200盏' },
      { report: ['zheng-2024', 'zheng-2024-b'], answer: '800盏' },
    ],
    conclusion: '灯镇',
  }
  const second = cited(other.quote, 'zheng-2024-b')

  test('is right where every figure is quoted from its report or one of its reports', () => {
    expect(judgeMulti(compared, answered([first, second], '1200 对 800')).hit).toBe(true)
    expect(judgeMulti(compared, answered([first, other], '1200 对 800')).hit).toBe(false)
  })

  test('may say its figures in a table', () => {
    const inTable: Reply = {
      ...answered([first, second], '灯镇多'),
      rows: [{ cells: ['1200盏'] }, { cells: ['800盏'] }],
    }
    expect(judgeMulti(compared, inTable).said).toBe(true)
    expect(judgeMulti(compared, answered([first, second], '灯镇多')).said).toBe(false)
  })

  test('is no hit where it quotes without choosing', () => {
    const many = Array.from({ length: 5 }, () => other)
    expect(judgeMulti(compared, answered([first, second, ...many], '1200 对 800')).hit).toBe(false)
  })
})
