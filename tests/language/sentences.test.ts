import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentencesIn } from '../../src/language/sentences.ts'
import { heldReports } from '../report/held-reports.ts'

const cut = (text: string) => sentencesIn(text).map(({ start, end }) => text.slice(start, end))

describe('a sentence ends', () => {
  test.each([
    [
      'at a full stop, question mark and exclamation mark',
      '全年受理12件。办结了吗？办结了！好的好的。',
      ['全年受理12件。', '办结了吗？', '办结了！', '好的好的。'],
    ],
    [
      'at a semicolon, because reports string statements together',
      '受理12件；办结10件；撤销2件。',
      ['受理12件；', '办结10件；', '撤销2件。'],
    ],
    ['at a half-width semicolon', '受理12件;办结10件。', ['受理12件;', '办结10件。']],
    ['at a line break', '一、工作情况\n受理12件。\n附件一览', ['一、工作情况', '受理12件。', '附件一览']],
    ['at the end of the text without a mark', '受理12件，办结10件', ['受理12件，办结10件']],
    ['behind several marks', '办结了吗？！办结了。。', ['办结了吗？！', '办结了。。']],
    [
      'at a Latin mark before a blank',
      'Is it done? It is done! 好的好的。',
      ['Is it done?', 'It is done!', '好的好的。'],
    ],
  ])('%s', (_, text, sentences) => {
    expect(cut(text)).toEqual(sentences)
  })

  test.each([
    ['inside a number', '增长3.5倍，达1,024.8万元。'],
    ['at a comma, colon or enumeration comma', '其中：受理、办结，各12件。'],
    ['at a Latin question mark inside an address', '见https://example.gov.cn/a?b=1&c=2。'],
    ['at a semicolon inside brackets', '完善制度（修订3件；废止2件）并公布。'],
    ['at a semicolon inside quotation marks', '落实“谁执法谁普法；谁主管谁负责”责任制。'],
    ['at a semicolon inside a title', '印发《甲；乙》。'],
    ['at a semicolon inside half-width brackets', '完善制度(修订3件;废止2件)并公布。'],
  ])('not %s', (_, text) => {
    expect(cut(text)).toEqual([text])
  })
})

describe('marks that close', () => {
  test.each([
    ['a quotation mark', '他说：“办结了。”大家鼓掌。', ['他说：“办结了。”', '大家鼓掌。']],
    ['a bracket', '办结10件（含上年结转。）其余在办。', ['办结10件（含上年结转。）', '其余在办。']],
    ['a half-width bracket', '办结10件(含上年结转。)其余在办。', ['办结10件(含上年结转。)', '其余在办。']],
    ['a book mark', '印发《工作要点。》并公布。', ['印发《工作要点。》', '并公布。']],
  ])('%s behind the full stop stays with its sentence', (_, text, sentences) => {
    expect(cut(text)).toEqual(sentences)
  })

  test('a bracket that opens behind a full stop begins the next sentence', () => {
    expect(cut('全年受理12件。（责任处室：民政处）')).toEqual(['全年受理12件。', '（责任处室：民政处）'])
  })

  test('a mark that is never closed protects nothing', () => {
    expect(cut('开展“法律七进专项活动；受理12件。办结10件。')).toEqual([
      '开展“法律七进专项活动；',
      '受理12件。',
      '办结10件。',
    ])
    expect(cut('完善制度（修订3件；废止2件。')).toEqual(['完善制度（修订3件；', '废止2件。'])
  })

  test('a mark that is closed far away protects nothing', () => {
    expect(cut(`（修订3件；${'废止'.repeat(100)}）。`)[0]).toBe('（修订3件；')
  })

  test('a bracket does not reach into the next line', () => {
    expect(cut('完善制度（修订3件；废止2件\n一览表）')).toEqual(['完善制度（修订3件；', '废止2件', '一览表）'])
  })

  test('a bracket inside a bracket does not let go of the outer one', () => {
    expect(cut('完善制度（修订3件（含2件）；废止2件）并公布。')).toEqual([
      '完善制度（修订3件（含2件）；废止2件）并公布。',
    ])
  })
})

describe('what is too short for a sentence', () => {
  test('stays with what follows', () => {
    expect(cut('是。办结10件。')).toEqual(['是。办结10件。'])
  })

  test('stands alone on its line', () => {
    expect(cut('附件\n办结10件。')).toEqual(['附件', '办结10件。'])
  })
})

test('only the asked part is cut, and nothing outside it is looked at', () => {
  const text = '前文不要。受理12件。办结（10件；2件在办）。后文不要。'
  const start = text.indexOf('受理')
  expect(sentencesIn(text, start, text.indexOf('2件在办')).map(s => text.slice(s.start, s.end))).toEqual([
    '受理12件。',
    '办结（10件；',
  ])
  expect(sentencesIn(text, start, start)).toEqual([])
  expect(sentencesIn('')).toEqual([])
  expect(sentencesIn(' \n\u3000')).toEqual([])
})

describe('any text', () => {
  const marks = fc.constantFrom(
    '法',
    '治',
    '12',
    '。',
    '！',
    '？',
    '；',
    ';',
    '!',
    '?',
    '，',
    '（',
    '）',
    '(',
    ')',
    '“',
    '”',
    '《',
    '》',
    '【',
    '】',
    ' ',
    '\n',
    '\u3000',
    '。”',
    '😀',
  )
  const anyText = fc.oneof(
    fc.array(marks, { maxLength: 60 }).map(parts => parts.join('')),
    fc.constantFrom(...heldReports.map(({ source }) => source)),
    fc.string({ unit: 'binary' }),
  )

  test('gives spans that are trimmed, in order, and cover everything but white space', () => {
    fc.assert(
      fc.property(anyText, text => {
        let at = 0
        for (const { start, end } of sentencesIn(text)) {
          expect(text.slice(at, start).trim()).toBe('')
          expect(start).toBeLessThan(end)
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
          at = end
        }
        expect(text.slice(at).trim()).toBe('')
      }),
      { numRuns: 300 },
    )
  })

  test('is cut the same inside a longer one as alone, if it stands on lines of its own', () => {
    const line = fc
      .array(
        marks.filter(mark => mark !== '\n'),
        { minLength: 1, maxLength: 30 },
      )
      .map(parts => parts.join(''))
    fc.assert(
      fc.property(line, line, line, (before, text, after) => {
        const start = before.length + 1
        const whole = `${before}\n${text}\n${after}`
        expect(sentencesIn(whole, start, start + text.length).map(s => [s.start - start, s.end - start])).toEqual(
          sentencesIn(text).map(s => [s.start, s.end]),
        )
      }),
    )
  })

  test('of a real report has no sentence that only holds marks', () => {
    for (const { stem, source } of heldReports)
      for (const sentence of cut(source)) expect(sentence, stem).toMatch(/[\p{L}\p{N}]/u)
  })
})
