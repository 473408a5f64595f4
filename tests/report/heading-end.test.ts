import { describe, expect, test } from 'vitest'
import { guessedEnd, headingEnd, LONGEST_RUN_IN_HEADING } from '../../src/report/heading-end.ts'

/** Heading, what follows it, and by what it ended; `next` is what stands where the next heading begins. */
function ended(text: string, next = '') {
  const { end, bodyStart, by } = headingEnd(text + next, 0, text.length)
  return { heading: text.slice(0, end), body: text.slice(bodyStart), by }
}

describe('a heading ends', () => {
  test('at a full stop, which is not its own', () => {
    expect(ended('加强学习。全年学习12次。')).toEqual({ heading: '加强学习', body: '全年学习12次。', by: 'stop' })
  })

  test('at the end of its line', () => {
    expect(ended('工作情况\n全年学习12次。')).toEqual({ heading: '工作情况', body: '\n全年学习12次。', by: 'line' })
  })

  test('at the end of the text', () => {
    expect(ended('其他需要报告的情况')).toEqual({ heading: '其他需要报告的情况', body: '', by: 'line' })
  })

  test('at the next ordinal', () => {
    expect(ended('工作情况', '（一）加强学习。')).toEqual({ heading: '工作情况', body: '', by: 'ordinal' })
    expect(ended('工作情况 ', '（一）加强学习。')).toEqual({ heading: '工作情况', body: '', by: 'ordinal' })
  })

  test('at 一是, which begins its text', () => {
    expect(ended('加强组织领导一是成立领导小组，二是制定方案。')).toEqual({
      heading: '加强组织领导',
      body: '一是成立领导小组，二是制定方案。',
      by: 'stop',
    })
    expect(ended('加强组织领导 一是成立领导小组。')).toMatchObject({
      heading: '加强组织领导',
      body: '一是成立领导小组。',
    })
  })

  test('at a question or exclamation mark', () => {
    expect(ended('怎么干？一起干。')).toMatchObject({ heading: '怎么干', body: '一起干。' })
  })

  test('at the end of a line however long the line is', () => {
    const long =
      '深入学习贯彻习近平总书记重要讲话重要指示精神,深入贯彻落实党的二十大和二十届二中、三中全会精神,进一步增强法治建设的思想自觉、政治自觉、行动自觉'
    expect(long.length).toBeGreaterThan(LONGEST_RUN_IN_HEADING)
    expect(ended(`${long}\n正文。`)).toMatchObject({ heading: long, by: 'line' })
  })
})

describe('a heading that is glued to its text is cut by guess', () => {
  test.each([
    [
      '存在问题',
      '在看到成绩的同时，我们也清醒地认识到，全区法治政府建设工作与上级的要求和群众的期盼相比，还存在一些薄弱环节和不足，主要表现在以下几个方面。',
    ],
    [
      '存在的不足和原因',
      '2024年，我区法治政府建设虽然取得了一定成效，但是对照中央和省委的要求以及人民群众的期待仍然存在不小的差距，主要有以下几个方面的问题。',
    ],
    [
      '下一步工作安排',
      '我局将以习近平法治思想为指导，紧紧围绕中心工作和年度目标任务，持续推进依法行政各项工作，为全区高质量发展提供坚实的法治保障和有力的服务支撑。',
    ],
    [
      '加强法治宣传教育',
      '以“八五”普法规划为主线，组织开展宪法宣传周、民法典宣传月等主题活动，推动法治宣传教育进机关、进乡村、进社区、进学校、进企业、进单位、进网络。',
    ],
    [
      '加强党对法治政府建设的领导',
      '围绕年度目标任务，区委区政府主要负责同志认真履行推进法治建设第一责任人职责，多次召开会议研究部署法治政府建设重点工作，推动各项任务落地落实见效。',
    ],
  ])('%s', (heading, body) => {
    expect(ended(heading + body)).toEqual({ heading, body, by: 'guess' })
  })

  test('at its first comma, if the sentence is too long for a heading and nothing else is to be seen', () => {
    expect(
      ended(
        '大力开展干部职工法治教育学习，提高干部职工对全面推进教育、医疗、社保、未成人保护等法治建设工作的必要性、长期性认识，增强干部职工依法行政的自觉性和责任感。',
      ),
    ).toMatchObject({ heading: '大力开展干部职工法治教育学习', by: 'guess' })
  })

  test('never inside a word, brackets or quotation marks, and never past the longest heading', () => {
    const texts = [
      '落实“谁执法谁普法”普法责任制（含年度履职评议和以案释法等制度）各部门各单位认真履行普法主体责任，广泛开展形式多样的法治宣传活动，全年共举办各类活动二百余场次。',
      '甲'.repeat(200),
      `${'甲'.repeat(40)}，${'乙'.repeat(200)}`,
    ]
    for (const text of texts) {
      const { heading, body, by } = ended(text)
      expect(by).toBe('guess')
      expect(heading.length).toBeGreaterThan(3)
      expect(heading.length).toBeLessThanOrEqual(LONGEST_RUN_IN_HEADING)
      for (const [open, close] of ['（）', '“”'])
        expect(heading.split(open ?? '').length).toBe(heading.split(close ?? '').length)
      expect(text.startsWith(heading) && text.endsWith(body)).toBe(true)
    }
  })
})

describe('guessedEnd, where the fellows of a heading have no text of their own', () => {
  const guess = (text: string) => {
    const { end, by } = guessedEnd(text, 0, text.length)
    return [text.slice(0, end), by]
  }

  test.each([
    ['存在问题与不足执法制度执行力有待提升。当前，各机关仍有差距。', '存在问题与不足'],
    ['下一步工作计划进一步建立更加严密的执法监督管理机制。注重日常监督。', '下一步工作计划'],
    ['存在的主要问题我区法治政府建设仍有差距。', '存在的主要问题'],
  ])('takes the heading off the sentence it is glued to: %s', (text, heading) => {
    expect(guess(text)).toEqual([heading, 'guess'])
  })

  test.each([
    '存在的不足和原因',
    '健全重大行政决策制度，提升科学决策水平',
    '提升应急处置能力（含安全生产）',
    '下一步工作安排',
    '贯彻《行政处罚法》，规范执法行为',
  ])('leaves a heading alone that ends at its full stop: %s', heading => {
    expect(guess(`${heading}。对照要求仍有差距。`)).toEqual([heading, 'stop'])
  })
})
