import { describe, expect, test } from 'vitest'
import type { StoredReport } from '../../../src/library/library.ts'
import { candidatesIn } from '../../../src/question/finding/candidates.ts'
import { pointsIn, wholeList } from '../../../src/question/finding/lists.ts'
import type { Aspect } from '../../../src/question/understanding/aspects.ts'
import { hitsIn, query, readAs, word } from '../made-up-hits.ts'

const long = (start: string) => `${start}${'，做实做细各项基础工作'.repeat(9)}。后续还有说明。`

const REPORT = `某区2024年法治政府建设年度报告

2024年，某区扎实推进法治政府建设。现将有关情况报告如下：

一、主要工作和成效

（一）完善制度机制。建立会商制度。一是健全备案审查制度。二是推行清单管理。三是开展制度评估。相关做法得到推广。

（二）化解矛盾纠纷。主要采取以下做法：一是${long('组建调解队伍')}二是${long('设立调解站点')}三是${long('开展纠纷排查')}

（三）优化营商环境。在便民方面，一是开设夜间窗口。二是设立流动窗口。在惠企方面，一是减免收费。二是上门办事。

（四）加强普法宣传。开展宪法、民法典、安全生产、反诈骗宣传活动。制作短视频。

二、存在的不足

（一）执法力量不足。基层人员偏少。

（二）宣传形式单一。新媒体运用不够，宪法宣传尤其少。

三、下一步打算

继续加强队伍建设。

着力提升办案质量。
`

async function listed(
  question: { list?: boolean; aspects?: readonly Aspect[]; words: readonly string[] },
  nearest: string,
  { planned = false, text = REPORT } = {},
): Promise<string[] | undefined> {
  const report = await readAs('r', text)
  const asked = query({ list: true, ...question })
  const words = question.words.map(text => word(text, { worth: 3 }))
  const [best] = candidatesIn({ query: asked, words }, hitsIn(report, nearest))
  if (!best?.text.includes(nearest)) throw new Error(`best is ${best?.text}, not ${nearest}`)
  return wholeList(asked, best, words, report, planned)?.map(item => quoteOf(report, item))
}

const quoteOf = (report: StoredReport, { start, end }: { start: number; end: number }) => report.text.slice(start, end)

describe('points under a heading that says what is asked', () => {
  test('stand in one piece where they are short, and end with their paragraph', async () => {
    expect(await listed({ words: ['完善制度机制'] }, '会商制度')).toEqual([
      '一是健全备案审查制度。二是推行清单管理。三是开展制度评估。相关做法得到推广。',
    ])
  })

  test('stand as the first sentence of each where they are long', async () => {
    const items = await listed({ words: ['化解矛盾纠纷'] }, '以下做法')
    expect(items).toEqual([
      expect.stringMatching(/^一是组建调解队伍[^。]*。$/),
      expect.stringMatching(/^二是设立调解站点[^。]*。$/),
      expect.stringMatching(/^三是开展纠纷排查[^。]*。$/),
    ])
  })
})

test('loose sentences under a heading that says what is asked are all quoted', async () => {
  expect(await listed({ words: ['普法宣传'] }, '短视频')).toEqual([
    '开展宪法、民法典、安全生产、反诈骗宣传活动。制作短视频。',
  ])
})

describe('points around the best sentence', () => {
  test('the whole run where a sentence leads in, though no heading says it', async () => {
    const items = await listed({ words: ['主要', '做法'] }, '以下做法')
    expect(items).toHaveLength(3)
    expect(items?.[0]).toContain('一是组建调解队伍')
  })

  test('of two runs in one section the one that the best sentence stands in', async () => {
    expect(await listed({ words: ['惠企'] }, '减免收费')).toEqual(['一是减免收费。二是上门办事。'])
    expect(await listed({ words: ['便民'] }, '流动窗口')).toEqual(['一是开设夜间窗口。二是设立流动窗口。在惠企方面，'])
  })

  test('none where the sentence itself says more of the question than what leads in', async () => {
    expect(await listed({ words: ['上门办事'] }, '上门办事')).toBeUndefined()
  })
})

describe('a sentence stays a sentence', () => {
  test('that holds the list inside itself', async () => {
    expect(await listed({ words: ['宪法', '民法典', '宣传活动'] }, '民法典')).toBeUndefined()
  })

  test('where one thing is asked for', async () => {
    expect(await listed({ list: false, words: ['完善制度机制'] }, '会商制度')).toBeUndefined()
  })
})

describe('a part of the report', () => {
  test('asked for as a whole: its subsections are the items', async () => {
    expect(await listed({ aspects: ['problems'], words: [] }, '基层人员')).toEqual([
      '（一）执法力量不足。',
      '（二）宣传形式单一。',
    ])
  })

  test('wherever the best sentence stands', async () => {
    expect(await listed({ aspects: ['problems'], words: [] }, '会商制度')).toEqual([
      '（一）执法力量不足。',
      '（二）宣传形式单一。',
    ])
  })

  test('of loose sentences: all of them', async () => {
    expect(await listed({ aspects: ['plans'], words: [] }, '办案质量')).toEqual([
      '继续加强队伍建设。\n着力提升办案质量。',
    ])
  })

  test('asked for because its year was', async () => {
    expect(await listed({ words: [] }, '办案质量', { planned: true })).toEqual([
      '继续加强队伍建设。\n着力提升办案质量。',
    ])
  })

  test('too long to be read at once: the first sentence of each paragraph', async () => {
    const text = `${REPORT}\n${'持续跟踪问效，'.repeat(120)}抓好落实。\n`
    const items = await listed({ aspects: ['plans'], words: [] }, '办案质量', { text })
    expect(items?.slice(0, 2)).toEqual(['继续加强队伍建设。', '着力提升办案质量。'])
    expect(items).toHaveLength(3)
  })

  test('asked about a topic inside it: the topic is asked for, not the part', async () => {
    expect(await listed({ aspects: ['problems'], words: ['宪法'] }, '新媒体')).toBeUndefined()
  })
})

describe('what counts as points', () => {
  const points = (text: string) => pointsIn(text, 0, text.length)?.map(({ start, end }) => text.slice(start, end))

  test.each([
    ['一是甲。二是乙。', ['一是甲。', '二是乙。']],
    ['一要甲；二要乙。', ['一要甲；', '二要乙。']],
    ['其一，甲。其二，乙。', ['其一，甲。', '其二，乙。']],
    ['第一，甲。第二，乙。', ['第一，甲。', '第二，乙。']],
    ['1.甲。2.乙。', ['1.甲。', '2.乙。']],
    ['（1）甲。（2）乙。', ['（1）甲。', '（2）乙。']],
    ['①甲。②乙。', ['①甲。', '②乙。']],
    ['十项：一是甲。二是乙。', ['一是甲。', '二是乙。']],
  ])('%s', (text, expected) => {
    expect(points(text)).toEqual(expected)
  })

  test.each(['一是甲。', '一是否可行。二是否可行。', '二是乙。三是丙。', '增长1.5倍，2.5倍。', '没有列点。'])(
    'not: %s',
    text => {
      expect(points(text)).toBeUndefined()
    },
  )

  test('up to nineteen of them, in order', () => {
    const numerals = '一二三四五六七八九'
    const names = [...numerals, '十', ...[...numerals].map(numeral => `十${numeral}`)]
    expect(points(names.map(name => `${name}是做法。`).join(''))).toHaveLength(19)
  })

  test('of several runs the first, up to where the next begins', () => {
    expect(points('一是甲。二是乙。又如，一是丙。二是丁。')).toEqual(['一是甲。', '二是乙。又如，'])
  })
})
