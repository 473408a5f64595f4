import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { candidatesIn } from '../../src/report/ordinals.ts'
import { readSequence } from '../../src/report/sequence.ts'
import { readText, treeOf } from './held-reports.ts'
import { asLines, asMarkdown, asOneLine, syntheticReport, treeOfSynthetic } from './synthetic-report.ts'

/** The headings found, each as depth and the text from its ordinal to the end of its line or sentence. */
function headings(text: string): string[] {
  return readSequence(candidatesIn(text, [])).map(
    ({ depth, start }) => `${depth} ${/^[^。\n]*/.exec(text.slice(start))?.[0]}`,
  )
}

describe('any tree of sections', () => {
  const runs = { numRuns: 60 }

  test('is read back from headings on lines of their own', () => {
    fc.assert(
      fc.property(syntheticReport, report => {
        expect(treeOf(readText('a.txt', asLines(report, false)).sections)).toEqual(treeOfSynthetic(report))
      }),
      runs,
    )
  })

  test('is read back from inner headings that run into their paragraph', () => {
    fc.assert(
      fc.property(syntheticReport, report => {
        expect(treeOf(readText('a.txt', asLines(report, true)).sections)).toEqual(treeOfSynthetic(report))
      }),
      runs,
    )
  })

  test('is read back from a text that stands on one line', () => {
    fc.assert(
      fc.property(syntheticReport, fc.constantFrom('', ' '), (report, between) => {
        expect(treeOf(readText('a.txt', asOneLine(report, between)).sections)).toEqual(treeOfSynthetic(report))
      }),
      runs,
    )
  })

  test('is read back from Markdown, with and without ordinals', () => {
    fc.assert(
      fc.property(syntheticReport, fc.boolean(), (report, bare) => {
        expect(treeOf(readText('a.md', asMarkdown(report, bare)).sections)).toEqual(treeOfSynthetic(report, bare))
      }),
      runs,
    )
  })
})

describe('what is no heading', () => {
  test.each([
    '公务员一、二级职级晋升完成。',
    '落实“一、二级响应”和《关于（一）（二）类事项的通知》。',
    '会议听取（一）甲案（二）乙案的汇报。',
    '一、二级预警由区长签发。',
    '推行3.0版，完成1.08亿元。',
  ])('%s among the sections leaves them as they are', distractor => {
    const text = `一、情况\n${distractor}\n二、问题\n正文。${distractor}\n三、计划\n正文。`
    expect(headings(text)).toEqual(['1 一、情况', '1 二、问题', '1 三、计划'])
  })

  test('a lone ordinal in a text without sections', () => {
    expect(headings('全年完善一、二级预警响应。')).toEqual([])
    expect(headings('办理案件12件，其中（一）类5件。')).toEqual([])
    expect(headings('')).toEqual([])
  })
})

describe('a slip of the numbering', () => {
  test('one gap in a list is accepted', () => {
    expect(headings('一、甲\n正文。\n二、乙\n正文。\n四、丁\n正文。\n五、戊\n正文。')).toEqual([
      '1 一、甲',
      '1 二、乙',
      '1 四、丁',
      '1 五、戊',
    ])
  })

  test('one repeat in a list is accepted', () => {
    expect(headings('一、甲\n正文。\n二、乙\n正文。\n二、丙\n正文。\n三、丁\n正文。')).toEqual([
      '1 一、甲',
      '1 二、乙',
      '1 二、丙',
      '1 三、丁',
    ])
  })

  test('a list may repeat its first ordinal, which does not make two lists of it', () => {
    expect(headings('一、甲\n正文。\n一、乙\n正文。\n二、丙\n正文。\n三、丁\n正文。')).toEqual([
      '1 一、甲',
      '1 一、乙',
      '1 二、丙',
      '1 三、丁',
    ])
  })

  test('each list may have a slip of its own', () => {
    const text =
      '一、甲\n（一）子。文。\n（三）丑。文。\n二、乙\n（一）寅。文。\n（二）卯。文。\n（二）辰。文。\n三、丙\n文。'
    expect(headings(text)).toEqual([
      '1 一、甲',
      '2 （一）子',
      '2 （三）丑',
      '1 二、乙',
      '2 （一）寅',
      '2 （二）卯',
      '2 （二）辰',
      '1 三、丙',
    ])
  })

  test('a leap is no heading', () => {
    expect(headings('一、甲\n正文。\n二、乙\n正文。\n九、壬\n正文。\n三、丙\n正文。')).toEqual([
      '1 一、甲',
      '1 二、乙',
      '1 三、丙',
    ])
  })
})

describe('lists and their parents', () => {
  test('the first of a list may be glued to its parent', () => {
    expect(headings('一、情况（一）学习。文。（二）落实。文。二、问题（一）甲。文。（二）乙。文。')).toEqual([
      '1 一、情况（一）学习',
      '2 （一）学习',
      '2 （二）落实',
      '1 二、问题（一）甲',
      '2 （一）甲',
      '2 （二）乙',
    ])
  })

  test('a list that starts again without a parent restarts', () => {
    const text = '一、情况\n（一）甲。文。\n（二）乙。文。\n2025年，我们将：\n（一）丙。文。\n（二）丁。文。'
    const read = readSequence(candidatesIn(text, []))
    expect(read.map(({ depth, restarts }) => [depth, restarts])).toEqual([
      [1, false],
      [2, false],
      [2, false],
      [2, true],
      [2, false],
    ])
  })

  test('a list of another style hangs below the one before it', () => {
    expect(headings('一、情况\n1.甲。文。\n2.乙。文。\n二、问题\n（一）丙。文。\n（二）丁。文。')).toEqual([
      '1 一、情况',
      '2 1.甲',
      '2 2.乙',
      '1 二、问题',
      '2 （一）丙',
      '2 （二）丁',
    ])
  })

  test('（1） hangs below 1., never above it', () => {
    expect(headings('1.甲\n（1）子。文。\n（2）丑。文。\n2.乙\n文。')).toEqual([
      '1 1.甲',
      '2 （1）子',
      '2 （2）丑',
      '1 2.乙',
    ])
  })
})

describe('headings that the format marks', () => {
  const tree = (source: string) => treeOf(readText('a.md', `# 某区2024年度报告\n${source}`).sections)

  test('stand on one level whether they are numbered or not', () => {
    expect(
      tree(
        '## 概述\n正文。\n## 一、情况\n正文。\n### （一）学习\n正文。\n### （二）落实\n正文。\n## 二、问题\n正文。\n## 结语\n正文。',
      ),
    ).toEqual(['概述', '一、情况', '  （一）学习', '  （二）落实', '二、问题', '结语'])
  })

  test('hold the numbered paragraphs below them', () => {
    expect(tree('## 情况\n（一）学习。文。\n（二）落实。文。\n## 问题\n（一）甲。文。\n（二）乙。文。')).toEqual([
      '情况',
      '  （一）学习',
      '  （二）落实',
      '问题',
      '  （一）甲',
      '  （二）乙',
    ])
  })

  test('never hang below a heading of a deeper level', () => {
    expect(tree('### 摘要\n正文。\n## 情况\n正文。\n### 学习\n正文。\n## 问题\n正文。')).toEqual([
      '摘要',
      '情况',
      '  学习',
      '问题',
    ])
  })

  test('may leave out a level', () => {
    expect(tree('## 情况\n正文。\n#### 学习\n正文。\n## 问题\n正文。')).toEqual(['情况', '  学习', '问题'])
  })

  test('are headings whatever their numbers are', () => {
    expect(tree('## 一、情况\n正文。\n## 七、问题\n正文。\n## 三、计划\n正文。')).toEqual([
      '一、情况',
      '七、问题',
      '三、计划',
    ])
  })

  test('go on in headings that the file forgot to mark', () => {
    expect(tree('## 一、情况\n正文。\n二、问题\n正文。\n## 三、计划\n正文。')).toEqual([
      '一、情况',
      '二、问题',
      '三、计划',
    ])
  })
})
