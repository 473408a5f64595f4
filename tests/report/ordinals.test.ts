import { describe, expect, test } from 'vitest'
import { candidatesIn } from '../../src/report/ordinals.ts'

const found = (text: string) => candidatesIn(text, []).map(({ style, value, place }) => [style, value, place])

describe('ordinals', () => {
  test.each([
    ['一、总体情况', '一、', 1, '总体情况'],
    ['十二、其他', '一、', 12, '其他'],
    ['二十一、附则', '一、', 21, '附则'],
    ['（三）加强学习', '(一)', 3, '加强学习'],
    ['(三)加强学习', '(一)', 3, '加强学习'],
    ['（三)加强学习', '(一)', 3, '加强学习'],
    ['（三）、加强学习', '(一)', 3, '加强学习'],
    ['4.加强学习', '1.', 4, '加强学习'],
    ['4．加强学习', '1.', 4, '加强学习'],
    ['4、加强学习', '1.', 4, '加强学习'],
    ['４．加强学习', '1.', 4, '加强学习'],
    ['12.加强学习', '1.', 12, '加强学习'],
    ['1.2024年工作', '1.', 1, '2024年工作'],
    ['1、2024年工作', '1.', 1, '2024年工作'],
    ['（5）加强学习', '(1)', 5, '加强学习'],
    ['(５)加强学习', '(1)', 5, '加强学习'],
    ['第一部分 总体情况', '第一部分', 1, '总体情况'],
    ['第三章：附则', '第一部分', 3, '附则'],
  ])('%s is %s with value %i and the words %s', (text, style, value, words) => {
    const [candidate, ...others] = candidatesIn(text, [])
    expect(others).toEqual([])
    expect(candidate).toMatchObject({ style, value, start: 0, place: 'line' })
    expect(text.slice(candidate?.wordsStart)).toBe(words)
  })

  test.each([
    '同比增长1.08倍',
    '推出3.0版和3·15活动',
    '发布4.15宣传',
    '投入1.2024亿元',
    '2024.1.30公布',
    '闽政〔2016〕163号',
    '第一批（第一批）',
    '平台（一期）',
    '一是加强学习',
    '覆盖一村居（社区）一法律顾问',
    '（某）',
    '共123.加',
  ])('there is none in %s', text => {
    expect(found(text)).toEqual([])
  })

  test('stand in the order of the text, whatever their styles', () => {
    expect(found('一、情况\n（一）学习\n1.会议\n（1）次数\n二、问题').map(([style]) => style)).toEqual([
      '一、',
      '(一)',
      '1.',
      '(1)',
      '一、',
    ])
  })
})

describe('the place of an ordinal', () => {
  const places = (text: string) => found(text).map(([, , place]) => place)

  test('a line begins with it', () => {
    expect(places('一、情况\n二、问题')).toEqual(['line', 'line'])
  })

  test('a sentence begins with it: behind a full stop, a closing mark, a blank or a tag in brackets', () => {
    for (const before of [
      '完成。',
      '“完成。”',
      '完成。 ',
      '完成！',
      '完成。（责任处室：民政处）',
      '完成。（责任处室：民政处） ',
    ])
      expect(places(`${before}（二）加强学习`), before).toEqual(['sentence'])
  })

  test('a phrase begins with it: behind a bracket, a colon, a semicolon or a blank', () => {
    for (const before of ['情况（试行）', '如下：', '如下:', '完成；', '《条例》', '情况 '])
      expect(places(`${before}（二）加强学习`), before).toEqual(['phrase'])
  })

  test('it is glued to the words before it', () => {
    expect(places('工作情况（一）加强学习')).toEqual(['glued'])
    expect(places('党的二十届二中、三中全会')).toEqual([])
    expect(places('公务员一、二级')).toEqual(['glued'])
  })

  test('it is quoted inside a title or quotation marks', () => {
    expect(places('《关于（一）的说明》')).toEqual(['quoted'])
    expect(places('落实“一、二级响应”')).toEqual(['quoted'])
    expect(places('「一、二级」')).toEqual(['quoted'])
  })

  test('a mark without its partner quotes nothing', () => {
    expect(places('12348”热线。（二）加强学习')).toEqual(['sentence'])
    expect(places('“法律七进。\n（三）加强学习”')).toEqual(['line'])
  })
})

describe('headings that the file format marks', () => {
  test('are candidates with and without an ordinal', () => {
    const text = '概述\n正文。\n一、情况'
    const marked = [
      { start: 0, end: 2, level: 2 },
      { start: 7, end: 11, level: 2 },
    ]
    expect(candidatesIn(text, marked).map(({ style, value, place, start }) => [style, value, place, start])).toEqual([
      ['marked', 0, 'marked', 0],
      ['一、', 1, 'marked', 7],
    ])
  })
})

test('the sentence of an ordinal begins behind the last full stop or line break', () => {
  const text = '前文。后文（一）学习\n（二）落实'
  expect(candidatesIn(text, []).map(candidate => candidate.sentenceStart)).toEqual([3, 11])
  expect(candidatesIn('一、情况', [])[0]?.sentenceStart).toBe(0)
})

test('a long text without a full stop is looked back into only so far', () => {
  const text = `${'长'.repeat(1000)}（一）学习`
  expect(candidatesIn(text, [])[0]?.sentenceStart).toBe(800)
})

test('a heading that the file format marks holds no ordinals but its own', () => {
  const text = '一、情况（一）和一、二类问题\n正文。'
  const marked = [{ start: 0, end: text.indexOf('\n'), level: 2 }]
  expect(candidatesIn(text, marked).map(candidate => candidate.start)).toEqual([0])
})
