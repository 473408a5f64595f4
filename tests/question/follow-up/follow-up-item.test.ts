import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detailOf, gistOf } from '../../../src/question/follow-up/follow-up-item.ts'
import { readText } from '../../report/held-reports.ts'

const { text, sections } = readText(
  'jiading-2024.txt',
  `上海市嘉定区2024年法治政府建设年度报告

一、主要问题

存在三方面不足：一是力量不足。执法人员偏少，装备陈旧；二是宣传不够，形式单一。新媒体用得少。三是案卷质量不高。

另外，一是经费紧张。预算未足额到位。二是场地不足。

二、下一步打算

（一）补充力量。招录执法人员20名。
（二）改进宣传。开设短视频栏目。

三、其他情况

区政府召开常务会议12次。
年内开展督察3次，发现问题41个。

上海市嘉定区人民政府
2025年1月20日
`,
)

/** What a point, quoted by these words, says in full. */
function detail(quoted: string, start = text.indexOf(quoted)): string | undefined {
  const span = detailOf({ text: quoted, start }, text, sections)
  return span && text.slice(span.start, span.end)
}

describe('a point in full', () => {
  test.each([
    ['一是力量不足。', '一是力量不足。执法人员偏少，装备陈旧；'],
    ['二是宣传不够，形式单一。', '二是宣传不够，形式单一。新媒体用得少。'],
    ['一是经费紧张。', '一是经费紧张。预算未足额到位。'],
  ])('%s goes on to the point behind it', (quoted, whole) => {
    expect(detail(quoted)).toBe(whole)
  })

  test('the last one ends with its section', () => {
    expect(detail('二是场地不足。')).toBe('二是场地不足。')
  })

  test('a heading is its section', () => {
    expect(detail('（一）补充力量。')).toBe('（一）补充力量。招录执法人员20名。')
    expect(detail('（二）改进宣传')).toBe('（二）改进宣传。开设短视频栏目。')
  })

  test('a sentence that nothing counts goes on to the end of its line', () => {
    expect(detail('年内开展督察3次，')).toBe('年内开展督察3次，发现问题41个。')
    expect(detail('区政府召开常务会议12次。')).toBe('区政府召开常务会议12次。')
  })

  test('is found again where the text has moved, and not where it is gone', () => {
    expect(detail('二是场地不足。', 3)).toBe('二是场地不足。')
    expect(detail('四是没有这一点。', 3)).toBeUndefined()
    expect(detail('', 3)).toBeUndefined()
  })

  test('whatever was quoted, all of it is there', () => {
    const offset = fc.integer({ min: 0, max: text.length - 1 })
    fc.assert(
      fc.property(offset, fc.integer({ min: 1, max: 60 }), (start, length) => {
        const quoted = text.slice(start, start + length)
        const span = detailOf({ text: quoted, start }, text, sections)
        expect(span?.start).toBe(start)
        expect(text.slice(start, span?.end).startsWith(quoted)).toBe(true)
      }),
    )
  })
})

test.each([
  ['三是普法工作针对性不强。形式单一。', '普法工作针对性不强'],
  ['二是因机构改革，行政管理权与执法权相分离，协调不畅', '因机构改革，行政管理权与执法权相分离'],
  ['（二）改进宣传。开设短视频栏目。', '改进宣传。开设短视频栏目'],
  ['2.加强培训', '加强培训'],
  ['没有序号的一句话。', '没有序号的一句话'],
])('what %s is about: %s', (point, gist) => {
  expect(gistOf(point)).toBe(gist)
})
