import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { partsOf, separateQuestions } from '../../../src/question/understanding/parts.ts'

const texts = (content: string) => partsOf(content).map(part => part.text)

describe('one part', () => {
  test.each([
    '受理行政复议申请多少件？',
    '开展了哪些普法活动？',
    '案件涉及多少人？',
    '这几份报告都写了什么？',
    '前几年和近几年的普法有什么不同',
    '几乎没有案件的是什么原因？',
    '各镇街受理了多少件',
    '党员和干部了解多少',
    '行政复议和行政应诉工作是怎么开展的',
    'How many townships and streets took part?',
    'What was done in schools and in companies?',
    '人民调解',
  ])('%s', content => {
    expect(partsOf(content)).toHaveLength(1)
    expect(texts(content)).toEqual([content])
    expect(partsOf(content)[0]?.own).toBe('')
  })
})

describe('several parts', () => {
  test.each([
    ['受理、审结各多少？', ['受理多少？', '审结多少？']],
    ['复议案件和诉讼案件分别有几宗', ['复议案件有几宗', '诉讼案件有几宗']],
    ['党员、干部和村民各自有多少', ['党员有多少', '干部有多少', '村民有多少']],
    ['受理和审结了多少件', ['受理了多少件', '审结了多少件']],
    ['受理，审结，各多少？', ['受理多少？', '审结多少？']],
    ['受理多少件，审结多少件？', ['受理多少件', '审结多少件']],
    ['培训了多少人、办了几场讲座', ['培训了多少人', '办了几场讲座']],
    [
      'How many cases were accepted and concluded?',
      ['How many cases were accepted?', 'How many cases were concluded?'],
    ],
    ['案件涉及多少人和多少金额', ['案件涉及多少人', '多少金额']],
    ['调解率是多少？主要做法有哪些？', ['调解率是多少', '主要做法有哪些']],
    ['How many cases were accepted and how much was paid?', ['How many cases were accepted', 'how much was paid']],
  ])('%s', (content, expected) => {
    expect(texts(content)).toEqual(expected)
  })

  test('what asks for nothing leads in what follows it', () => {
    expect(texts('关于行政复议，受理多少件，审结多少件')).toEqual(['关于行政复议，受理多少件', '审结多少件'])
  })

  test('each has the words that the others lack, and its own kind of figure', () => {
    expect(partsOf('培训了多少人，举办讲座多少场')).toMatchObject([
      { own: expect.stringContaining('培训'), figure: { units: expect.arrayContaining(['人']), strict: true } },
      { own: expect.stringContaining('讲座'), figure: { units: expect.arrayContaining(['场']), strict: false } },
    ])
    const [accepted, concluded] = partsOf('受理案件、审结案件各多少件')
    expect(accepted?.own).toBe('受理')
    expect(concluded?.own).toBe('审结')
  })

  test('one told by nothing but its unit has no words of its own', () => {
    expect(partsOf('投诉多少件，投诉的多少')[1]?.own).not.toContain('投诉')
  })
})

test('a part is never empty, and its own words are its own', () => {
  const word = fc.constantFrom(
    '受理',
    '审结',
    '案件',
    '讲座',
    '多少件',
    '几场',
    '各',
    '分别',
    '和',
    '、',
    '，',
    '？',
    '多少',
    '涉及',
  )
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 9 }).map(words => words.join('')),
      content => {
        const parts = partsOf(content)
        expect(parts.length).toBeGreaterThan(0)
        for (const { text, own } of parts) {
          expect(text.trim()).not.toBe('')
          for (const word of own.split(' '))
            expect(parts.filter(other => other.own.split(' ').includes(word) && word !== '')).toHaveLength(
              word === '' ? 0 : 1,
            )
        }
      },
    ),
  )
})

describe('questions side by side', () => {
  const separate = (question: string, ...names: string[]) =>
    separateQuestions(
      question,
      names.map(text => ({ text, start: question.indexOf(text), end: question.indexOf(text) + text.length })),
    )

  test('two places, each asked something of its own', () => {
    expect(separate('昆山市办理信访多少件，呈贡区培训执法人员多少人？', '昆山市', '呈贡区')).toEqual([
      '昆山市办理信访多少件',
      '呈贡区培训执法人员多少人',
    ])
    expect(
      separate(
        'How many petitions did Kunshan settle, and how many officers attended training in Chenggong?',
        'Kunshan',
        'Chenggong',
      ),
    ).toEqual(['How many petitions did Kunshan settle', 'and how many officers attended training in Chenggong'])
  })

  test.each([
    ['the same of two places', '昆山市办理信访多少件，呈贡区办理信访多少件？', ['昆山市', '呈贡区']],
    ['two things of one place', '昆山市办理信访多少件，培训执法人员多少人？', ['昆山市']],
    ['one thing of two places', '昆山市和呈贡区办理信访多少件？', ['昆山市', '呈贡区']],
    ['a place that only leads in', '说到昆山市，呈贡区办理信访多少件？', ['昆山市', '呈贡区']],
  ])('not %s', (_, question, names) => {
    expect(separate(question, ...names)).toEqual([])
  })
})
