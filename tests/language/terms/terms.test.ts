import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lexicon } from '../../../src/language/terms/lexicon.ts'
import { allTermsIn, termsIn } from '../../../src/language/terms/terms.ts'

const terms = (text: string, language: 'zh' | 'en') => termsIn(text, language).map(({ term }) => term)
const only = (text: string, language: 'zh' | 'en') => {
  const [said, ...others] = termsIn(text, language)
  expect(others).toEqual([])
  return said
}

describe('Chinese', () => {
  test('names each form by its term, where it stands', () => {
    expect(termsIn('全年受理行政复议申请930宗，同比增长55%', 'zh')).toEqual([
      { start: 2, end: 4, term: '受理', kind: 'stage' },
      { start: 4, end: 8, term: '行政复议', kind: 'matter' },
      expect.objectContaining({ start: 8, end: 10, term: '申请' }),
      { start: 15, end: 17, term: '同比', kind: 'noun' },
      { start: 17, end: 19, term: '上升', kind: 'direction' },
    ])
  })

  test.each([
    ['不断加强', ['持续', '加强']],
    ['不少于5件', []],
    ['不动产', []],
    ['无障碍', []],
    ['一百零五宗', []],
    ['第一时间', ['第一时间']],
    ['未成年人', ['未成年人']],
    ['计划生育', ['计划生育']],
  ])('says nothing of not and of plans in %s', (text, expected) => {
    expect(terms(text, 'zh')).toEqual(expected)
  })

  test.each([
    ['未发现问题', '未'],
    ['没有投诉', '未'],
    ['零投诉', '未'],
    ['有件不报', '未'],
    ['拟废止94份', '将要'],
    ['将继续推进', '将要'],
  ])('hears what turns %s round', (text, term) => {
    expect(terms(text, 'zh')).toContain(term)
  })

  test('takes 将 for what is to come only before what is to come', () => {
    expect(terms('将14个事项调整为即办事项', 'zh')).not.toContain('将要')
  })

  test('tells what holds another term apart from it', () => {
    expect(only('不予受理', 'zh')?.term).toBe('不予受理')
    expect(only('没收', 'zh')?.kind).toBe('stage')
    expect(only('免予处罚', 'zh')?.term).toBe('不予处罚')
  })

  test('lets a rate mean what it is the rate of', () => {
    expect(only('办结率', 'zh')).toMatchObject({ term: '办结率', also: ['办结'] })
  })
})

describe('English', () => {
  test.each([
    ['accepted', '受理', []],
    ['received', '收到', ['接待']],
    ['handled', '办理', ['处理']],
    ['completed', '办结', ['审结', '结案', '完成']],
    ['concluded', '办结', ['审结']],
    ['closed', '办结', ['审结', '结案']],
    ['reviewed', '审查', ['复核']],
    ['settled', '调解', ['和解', '化解']],
    ['upheld', '维持', []],
    ['dismissed', '驳回', []],
    ['annulled', '撤销', []],
    ['withdrawn', '撤回', []],
    ['rose', '上升', []],
    ['fell', '下降', []],
    ['doubled', '翻番', []],
    ['of which', '其中', []],
    ['repealed', '废止', []],
    ['amended', '修订', []],
    ['administrative reconsideration', '行政复议', []],
    ['normative documents', '规范性文件', []],
  ])('takes %s for %s', (text, term, also) => {
    const said = only(text, 'en')
    expect(said?.term).toBe(term)
    expect(said?.also ?? []).toEqual(expect.arrayContaining(also))
  })

  test('takes accepted for nothing but 受理', () => {
    expect(only('accepted', 'en')?.also).toBeUndefined()
  })

  test('spells as either side of the Atlantic does', () => {
    expect(terms('organised', 'en')).toEqual(terms('organized', 'en'))
    expect(terms('legal aid centre', 'en')).toEqual(terms('legal aid center', 'en'))
  })

  test('tells words of one stem apart by how they are written', () => {
    expect(only('mediators', 'en')?.term).toBe('调解员')
    expect(only('mediated', 'en')?.term).toBe('调解')
    expect(only('issued', 'en')?.kind).toBe('stage')
    expect(only('issues', 'en')?.kind).toBe('noun')
    expect(only('publicity', 'en')?.term).toBe('宣传')
  })

  test('needs the little words that a wording ends with', () => {
    expect(terms('plans to inspect', 'en')).toContain('将要')
    expect(terms('three emergency plans', 'en')).not.toContain('将要')
  })

  test('takes up and down for a change only before a figure', () => {
    expect(terms('up 55% year on year', 'en')).toContain('上升')
    expect(terms('down by eight percent', 'en')).toContain('下降')
    expect(terms('a station was set up', 'en')).not.toContain('上升')
  })

  test.each(['not only', 'no fewer than', 'no later than'])('hears no denial in %s', text => {
    expect(terms(text, 'en')).not.toContain('未')
  })

  test.each(['none', 'did not', "didn't", 'failed', 'without'])('hears the denial in %s', text => {
    expect(terms(text, 'en')).toContain('未')
  })

  test('runs no wording over a comma', () => {
    expect(terms('legal, aid', 'en')).not.toContain('法律援助')
  })
})

test('finds also what stands inside longer wordings', () => {
  const all = allTermsIn('enforcement personnel', 'en').map(({ term }) => term)
  expect(all).toEqual(expect.arrayContaining(['执法人员', '行政执法', '人员']))
})

test('gives the terms of any text in its order, without overlaps and inside it', () => {
  const { chinese, english } = lexicon()
  const pieces = [
    ...[...chinese.values()].flat().map(({ text }) => text),
    ...english.keys(),
    ...'，。 5 of not up 将 不 零 “ ”'.split(' '),
  ]
  const texts = fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })))
    .map(parts => parts.join(' '))
  fc.assert(
    fc.property(texts, fc.constantFrom('zh' as const, 'en' as const), (text, language) => {
      let end = 0
      for (const said of termsIn(text, language)) {
        expect(said.start).toBeGreaterThanOrEqual(end)
        expect(said.end).toBeGreaterThan(said.start)
        end = said.end
      }
      expect(end).toBeLessThanOrEqual(text.length)
    }),
  )
})
