import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Language } from '../../../../src/question/question.ts'
import { checkBinding } from '../../../../src/question/writing/checking/check-binding.ts'
import type { Source } from '../../../../src/question/writing/checking/source.ts'
import { sourceWith } from './a-checker.ts'
import { judged } from './judged.ts'

const CASES = '全年受理行政复议申请820宗,同比增长35%,审结641宗,其中调解、和解152宗,调解率为23.7%。'
const HERE = sourceWith(CASES)
const THERE = sourceWith('全年共办理行政复议案件175件。', { index: 2, of: '江苏省苏州市太仓市' })
const LATER = sourceWith('全年共办理行政复议案件93件。', { index: 2, year: 2024 })
const EARLIER = sourceWith('全年共办理行政复议案件71件。')

const judge = (raw: string, language: Language, sources: readonly Source[] = [HERE]) =>
  judged(checkBinding, raw, language, sources)

describe('figures of one quote', () => {
  test.each([
    ['zh', '昆山市受理行政复议申请820宗，审结641宗[1]。'],
    ['zh', '昆山市审结行政复议641宗，其中152宗以调解、和解结案，占23.7%[1]。'],
    ['zh', '调解率为23.7%；受理、审结行政复议申请分别为820宗、641宗[1]。'],
    ['zh', '行政复议申请增长35%，达到820宗[1]。'],
    ['en', 'Kunshan accepted 820 applications for reconsideration, up 35% year on year, and concluded 641 [1].'],
    ['en', 'Of the 641 cases concluded, 152 were mediated or settled, a mediation rate of 23.7% [1].'],
  ] as const)('%s: told as they are: %s', (language, raw) => {
    expect(judge(raw, language)).toBe('no fault')
  })

  test.each([
    ['zh', '昆山市受理行政复议申请641宗，审结820宗[1]。'],
    ['zh', '昆山市审结行政复议申请820宗[1]。'],
    ['zh', '昆山市受理、审结行政复议申请分别为641宗、820宗[1]。'],
    ['zh', '昆山市受理行政复议申请152宗[1]。'],
    ['zh', '审结641宗，同比增长35%[1]。'],
    ['zh', '受理820宗，调解率为35%[1]。'],
    ['en', 'Kunshan accepted 641 applications for reconsideration and concluded 820 [1].'],
    ['en', 'Kunshan concluded 641 cases, up 35% year on year [1].'],
    ['en', 'Of the 152 cases concluded, 641 were mediated or settled [1].'],
  ] as const)('%s: told of something else: %s', (language, raw) => {
    expect(judge(raw, language)).toMatch(/^binding: /)
  })
})

describe('figures of several quotes behind one marker', () => {
  test.each([
    ['zh', [HERE, THERE], '昆山市受理行政复议申请820宗，太仓市办理175件[1][2]。'],
    ['zh', [HERE, THERE], '昆山市、太仓市的行政复议分别为820宗、175件[1][2]。'],
    ['zh', [EARLIER, LATER], '昆山市办理的行政复议案件由2023年的71件增加到2024年的93件[1][2]。'],
    ['en', [HERE, THERE], 'Kunshan and Taicang accepted 820 and handled 175 cases respectively [1][2].'],
    ['en', [EARLIER, LATER], 'Kunshan handled 71 reconsideration cases in 2023 and 93 in 2024 [1][2].'],
  ] as const)('%s: by place and year (%#)', (language, sources, raw) => {
    expect(judge(raw, language, sources)).toBe('no fault')
  })

  test.each([
    ['zh', [HERE, THERE], '太仓市受理行政复议申请820宗，昆山市办理175件[1][2]。'],
    ['zh', [HERE, THERE], '太仓市、昆山市的行政复议分别为820宗、175件[1][2]。'],
    ['zh', [EARLIER, LATER], '昆山市2023年、2024年办理的行政复议案件分别为93件、71件[1][2]。'],
    ['en', [HERE, THERE], 'Taicang and Kunshan accepted 820 and handled 175 cases respectively [1][2].'],
    ['en', [EARLIER, LATER], 'Kunshan handled 93 reconsideration cases in 2023 and 71 in 2024 [1][2].'],
  ] as const)('%s: exchanged between places or years (%#)', (language, sources, raw) => {
    expect(judge(raw, language, sources)).toMatch(/^binding: /)
  })
})

test('knows which end of a change a figure is', () => {
  const source = sourceWith('公证书出具时限由15个工作日压缩至5个工作日。')
  expect(judge('公证书出具时限从15个工作日缩短到5个工作日[1]。', 'zh', [source])).toBe('no fault')
  expect(judge('公证书出具时限从5个工作日缩短到15个工作日[1]。', 'zh', [source])).toBe('binding: 5个工作日')
  expect(judge('The time limit was cut from 15 working days to five [1].', 'en', [source])).toBe('no fault')
  expect(judge('The time limit was cut from five working days to 15 [1].', 'en', [source])).toMatch(/^binding: /)
})

test('knows the year with which another one is compared', () => {
  const source = sourceWith('全年立案查处案件486件，较2022年的521件下降6.7%。')
  expect(judge('2023年立案查处案件486件，比2022年的521件减少6.7%[1]。', 'zh', [source])).toBe('no fault')
  expect(judge('2023年立案查处案件521件，比2022年的486件减少6.7%[1]。', 'zh', [source])).toMatch(/^binding: /)
})

test('knows what passed of those who took part', () => {
  const source = sourceWith('组织资格考试，参考371人，合格298人，其中女性120人。')
  expect(judge('In the exam, 298 of the 371 people who took part passed [1].', 'en', [source])).toBe('no fault')
  expect(judge('In the exam, 371 of the 298 people who took part passed [1].', 'en', [source])).toMatch(/^binding: /)
})

test('a change that is shared out is said of either figure', () => {
  const source = sourceWith('新登记市场主体5126户，其中企业1208户，同比分别增长14.3%和9.7%。')
  expect(judge('新登记市场主体5126户，增长14.3%[1]。', 'zh', [source])).toBe('no fault')
})

test('a part is not told as the whole', () => {
  const source = sourceWith('全市发生行政诉讼案件212件，其中市政府本级发生各类行政诉讼案件16件。')
  expect(judge('昆山市发生行政诉讼案件212件，市政府本级16件[1]。', 'zh', [source])).toBe('no fault')
  expect(judge('昆山市发生行政诉讼案件16件[1]。', 'zh', [source])).toBe('binding: 16件')
})

test('a number without a unit is a name, and nothing that could be meant instead', () => {
  const source = sourceWith('全年受理12345政府热线工单8559宗,按时办结率100%。')
  expect(judge('昆山市受理12345热线工单8559宗[1]。', 'zh', [source])).toBe('no fault')
})

test('whatever is counted, what a quote says of itself is no fault, and any two figures exchanged are one', () => {
  const things = ['法律意见书', '人民调解员培训班', '普法讲座', '执法案卷', '民营企业座谈会', '矛盾纠纷']
  const counted = fc
    .tuple(
      fc.shuffledSubarray(things, { minLength: 2 }),
      fc.uniqueArray(fc.integer({ min: 3, max: 900 }), { minLength: 6 }),
    )
    .map(([names, values]) => names.map((name, at) => ({ name, value: values[at] ?? 1 })))
  const told = (items: readonly { name: string; value: number }[]) =>
    items.map(({ name, value }) => `${name}${value}件`).join('、')
  fc.assert(
    fc.property(counted, items => {
      const source = sourceWith(`全年共有${told(items)}。`)
      const [first, second, ...rest] = items
      if (!first || !second) return
      expect(judge(`昆山市有${told(items.toReversed())}[1]。`, 'zh', [source])).toBe('no fault')
      const swapped = [{ ...first, value: second.value }, { ...second, value: first.value }, ...rest]
      expect(judge(`昆山市有${told(swapped)}[1]。`, 'zh', [source])).toMatch(/^binding: /)
    }),
    { numRuns: 40 },
  )
})
