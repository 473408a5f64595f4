import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completed, type Turn } from '../../../src/question/follow-up/follow-up.ts'
import { distinct } from '../../../src/question/places/held-places.ts'
import { understand } from '../../../src/question/understanding/understand.ts'
import { place } from '../made-up-places.ts'
import { record } from '../made-up-records.ts'

const heldPlaces = [
  place('云南省/昆明市/呈贡区'),
  place('江苏省/苏州市/昆山市'),
  place('山西省/大同市/平城区'),
  place('广东省/中山市/东区街道'),
  place('广东省/东莞市/石排镇'),
]
const context = { now: new Date('2026-03-01T00:00:00Z'), heldPlaces }

/** A turn as a conversation keeps it; `newest` is the year that was answered where none was asked for. */
function told(question: string, { items = [], newest = 2024 }: { items?: string[]; newest?: number } = {}): Turn {
  const query = understand(question, context)
  const places = distinct(query.places.flatMap(asked => asked.held))
  const years = query.years.map(({ year }) => year)
  const quote = `……${items.join('；')}`
  const points = items.map(text => {
    const start = 100 + quote.indexOf(text)
    return { reportId: 'r', text, start, end: start + text.length }
  })
  return {
    question,
    places,
    years: years.length > 0 || places.length === 0 ? years : [newest],
    issuers: [],
    answered: {
      reportIds: ['r'],
      citations:
        places.length > 0 ? [{ reportId: 'r', sectionPath: [], quote, start: 100, end: 100 + quote.length }] : [],
      items: points,
    },
    topic: query.content,
  }
}

function ofBureau(name: string) {
  return { ...record(name, { place: place('云南省/昆明市/呈贡区') }), title: `呈贡区${name}2024年法治政府建设年度报告` }
}

/** What is said one after another, each turn kept as it was completed. */
function dialog(...said: readonly string[]): string {
  const turns: Turn[] = []
  let text = ''
  for (const each of said) {
    text = completed(each, turns, context).text
    turns.push(told(text))
  }
  return text
}

const REVIEW = '呈贡区2024年行政复议受理多少宗'
const AID = '呈贡区法律援助案件办理了多少件'
const FRAUD = '平城区2024年侦破电信网络诈骗案件多少起'
const BOTH = '平城区和呈贡区2024年谁的行政复议案件多？'
const BRANCH = '东区街道2024年交通运输分局作出多少宗行政处罚'
const PROBLEMS = '呈贡区2024年存在哪些问题？'

describe('another place', () => {
  test.each([
    [REVIEW, '石排镇呢？', '石排镇2024年行政复议受理多少宗？'],
    [REVIEW, '那石排镇的呢', '石排镇2024年行政复议受理多少宗？'],
    [REVIEW, '还有石排镇', '石排镇2024年行政复议受理多少宗？'],
    [REVIEW, '石排镇', '石排镇2024年行政复议受理多少宗？'],
    [REVIEW, '换成石排镇呢', '石排镇2024年行政复议受理多少宗？'],
    [REVIEW, '石排镇的情况怎么样？', '石排镇2024年行政复议受理多少宗？'],
    [REVIEW, '同样的问题问昆山', '昆山市2024年行政复议受理多少宗？'],
    [REVIEW, '那平城区和石排镇呢', '平城区和石排镇2024年行政复议受理多少宗？'],
    [REVIEW, '中山东区呢', '东区街道2024年行政复议受理多少宗？'],
    [REVIEW, '那平城区2022年呢', '平城区2022年行政复议受理多少宗？'],
    [REVIEW, '我区呢', '我区2024年行政复议受理多少宗？'],
    [REVIEW, '各地呢？', '2024年各地行政复议受理多少宗？'],
    [AID, '平城区办了多少件?', '平城区法律援助办了多少件？'],
    [AID, '平城区呢', '平城区法律援助案件办理了多少件？'],
    [BOTH, '石排镇呢', '石排镇2024年行政复议案件多少？'],
    [BOTH, '后者呢', '呈贡区2024年行政复议案件多少？'],
    ['2024年行政复议受理多少宗', '呈贡区呢？', '呈贡区2024年行政复议受理多少宗？'],
  ])('%s + %s → %s', (earlier, said, whole) => {
    expect(completed(said, [told(earlier)], context)).toMatchObject({ text: whole, isFollowUp: true })
  })
})

describe('another year', () => {
  test.each([
    [REVIEW, '那2022年呢', '呈贡区2022年行政复议受理多少宗？'],
    [REVIEW, '2022年？', '呈贡区2022年行政复议受理多少宗？'],
    [REVIEW, '上一年呢？', '呈贡区2023年行政复议受理多少宗？'],
    [REVIEW, '前一年呢', '呈贡区2023年行政复议受理多少宗？'],
    [REVIEW, '去年呢', '呈贡区2025年行政复议受理多少宗？'],
    [REVIEW, '第二年呢', '呈贡区2025年行政复议受理多少宗？'],
    [REVIEW, '下一年审结的呢', '呈贡区2025年行政复议审结多少宗？'],
    [REVIEW, '2022年是多少？', '呈贡区2022年行政复议受理多少宗？'],
    ['呈贡区2024年12345热线受理多少件', '2022年呢', '呈贡区2022年的12345热线受理多少件？'],
    [AID, '上一年呢？', '呈贡区2023年法律援助案件办理了多少件？'],
    [BOTH, '2023年呢', '平城区和呈贡区2023年谁的行政复议案件多？'],
  ])('%s + %s → %s', (earlier, said, whole) => {
    expect(completed(said, [told(earlier)], context).text).toBe(whole)
  })

  test('the year before is counted from the year that was answered', () => {
    expect(completed('上一年呢', [told(AID, { newest: 2021 })], context).text).toBe(
      '呈贡区2020年法律援助案件办理了多少件？',
    )
  })
})

describe('another thing asked', () => {
  test.each([
    [REVIEW, '那审结的呢？', '呈贡区2024年行政复议审结多少宗？'],
    [REVIEW, '审结了多少？', '呈贡区2024年行政复议审结了多少？'],
    ['呈贡区2024年受理、审结行政复议各多少宗', '那撤销的呢', '呈贡区2024年撤销行政复议多少宗？'],
    [REVIEW, '都按时办结了吗?', '呈贡区2024年行政复议都按时办结了吗？'],
    [REVIEW, '其中调解成功的有多少件', '呈贡区2024年行政复议调解成功的有多少件？'],
    [REVIEW, '败诉率呢', '呈贡区2024年行政复议败诉率是多少？'],
    [REVIEW, '有没有超期的？', '呈贡区2024年行政复议受理有没有超期的？'],
    [REVIEW, '比上年增长多少', '呈贡区2024年行政复议受理比上年增长多少？'],
    ['呈贡区2024年组织了多少人参加执法资格考试', '通过率多少', '呈贡区2024年执法资格考试通过率多少？'],
    ['呈贡区2024年有多少人报名执法资格考试', '过了几个？', '呈贡区2024年执法资格考试通过了几个？'],
    ['呈贡区2024年调解了多少纠纷', '成功率呢', '呈贡区2024年调解纠纷成功率是多少？'],
    ['呈贡区2024年普法活动办了多少场', '覆盖多少人', '呈贡区2024年普法活动覆盖多少人？'],
    ['呈贡区2024年拆了多少宗违建', '面积有多大', '呈贡区2024年拆了违建面积是多少？'],
    ['呈贡区2024年12345热线办了多少件', '满意率呢', '呈贡区2024年的12345热线满意率是多少？'],
    ['呈贡区2024年负责人出庭应诉率是多少', '为什么', '呈贡区2024年负责人出庭应诉的原因是什么？'],
    [REVIEW, '法律援助呢？', '呈贡区2024年法律援助受理多少宗？'],
    [REVIEW, '调解员呢？', '呈贡区2024年调解员有多少？'],
    [REVIEW, '石排镇审结的呢？', '石排镇2024年行政复议审结多少宗？'],
    [REVIEW, '為什麼', '呈贡区2024年行政复议受理的原因是什么？'],
    [REVIEW, '那審結的呢？', '呈贡区2024年行政复议审结多少宗？'],
    [FRAUD, '抓获了多少人？', '平城区2024年电信网络诈骗抓获了多少人？'],
    [FRAUD, '那毒品案件呢', '平城区2024年侦破毒品案件多少起？'],
    [FRAUD, '追回多少钱', '平城区2024年侦破电信网络诈骗追回多少钱？'],
    [BRANCH, '应急管理分局呢？', '东区街道2024年应急管理分局作出多少宗行政处罚？'],
    [BRANCH, '罚了多少钱', '东区街道2024年交通运输分局作出行政处罚罚了多少钱？'],
    [BOTH, '那法律援助呢？', '平城区和呈贡区2024年谁的法律援助案件多？'],
    [PROBLEMS, '详细说说', '呈贡区2024年存在哪些问题？'],
    [REVIEW, '平城区的报告里怎么说', '平城区2024年行政复议受理报告里怎么说？'],
    [PROBLEMS, '原文', '呈贡区2024年存在哪些问题？'],
  ])('%s + %s → %s', (earlier, said, whole) => {
    const outcome = completed(said, [told(earlier)], context)
    expect(outcome).toMatchObject({ text: whole, isFollowUp: true })
  })
})

describe('an agency with reports of its own', () => {
  const bureaus = { ...context, reports: ['司法局', '教育局'].map(ofBureau) }
  const asked = (said: string, question = '呈贡区司法局2024年培训了多少人') =>
    completed(said, [{ ...told(question), issuers: ['司法局'] }], bureaus).text

  test.each([
    ['2022年呢', '呈贡区司法局2022年培训了多少人？'],
    ['教育局呢', '呈贡区教育局2024年培训了多少人？'],
    ['存在哪些问题？', '呈贡区司法局2024年存在哪些问题？'],
    ['石排镇呢', '石排镇2024年培训了多少人？'],
  ])('%s → %s', (said, whole) => {
    expect(asked(said)).toBe(whole)
  })

  test('stays, or is exchanged, in English', () => {
    const question = 'How many people did the Justice Bureau of Chenggong train in 2024?'
    expect(asked('And in 2022?', question)).toBe('How many people did the Justice Bureau of Chenggong train in 2022?')
    expect(asked('What about the Education Bureau?', question)).toBe(
      'How many people did the Education Bureau of Chenggong train in 2024?',
    )
  })
})

describe('the step asked for earlier', () => {
  const review = 'How many administrative review cases did Chenggong receive in 2024?'
  test.each([
    ['呈贡区2024年新收多少件行政复议案件', '2022年呢', '呈贡区2022年行政复议有多少件？'],
    [REVIEW, '石排镇呢', '石排镇2024年行政复议有多少宗？'],
    [review, 'And in 2022?', 'How many administrative review cases were there in Chenggong in 2022?'],
  ])('%s + %s, more loosely: %s', (earlier, said, looser) => {
    expect(completed(said, [told(earlier)], context).looser).toBe(looser)
  })

  test.each([
    [REVIEW, '那审结的呢'],
    [REVIEW, '和平城区比呢'],
    ['呈贡区2024年调解员有多少人', '2022年呢'],
    [PROBLEMS, '2022年呢'],
  ])('%s + %s can be asked in no looser way', (earlier, said) => {
    expect(completed(said, [told(earlier)], context).looser).toBeUndefined()
  })
})

describe('side by side', () => {
  test.each([
    [REVIEW, '和平城区比呢？', '对比呈贡区和平城区2024年行政复议受理多少宗？'],
    [REVIEW, '跟平城区相比怎么样', '对比呈贡区和平城区2024年行政复议受理多少宗？'],
    [REVIEW, '石排镇比呢', '对比呈贡区和石排镇2024年行政复议受理多少宗？'],
    [REVIEW, '比2022年多吗', '对比呈贡区2024年和2022年行政复议受理多少宗？'],
    [REVIEW, '和上一年比呢', '对比呈贡区2024年和2023年行政复议受理多少宗？'],
  ])('%s + %s → %s', (earlier, said, whole) => {
    const { text } = completed(said, [told(earlier)], context)
    expect(text).toBe(whole)
    const { places, years } = understand(text, context)
    expect(Math.max(places.length, years.length)).toBe(2)
  })

  test('both places are kept for another measure', () => {
    expect(dialog(REVIEW, '和平城区比呢？', '那审结的呢')).toBe('对比呈贡区和平城区2024年行政复议审结多少宗？')
  })

  test('which is more asks for the places of both questions before it', () => {
    expect(dialog(REVIEW, '石排镇呢', '哪个多？')).toBe('呈贡区和石排镇2024年行政复议受理哪个多？')
    expect(dialog(REVIEW, '石排镇呢', '这两个地方谁的多')).toBe('呈贡区和石排镇2024年行政复议受理谁的多？')
    expect(dialog(REVIEW, '石排镇呢', '两个加起来是多少')).toBe('呈贡区和石排镇2024年行政复议受理加起来是多少？')
  })
})

describe('a question of its own', () => {
  test.each([
    [REVIEW, '法律援助案件办理了多少件？', '呈贡区2024年法律援助案件办理了多少件？'],
    [REVIEW, '2022年有多少调解员？', '呈贡区2022年有多少调解员？'],
    [REVIEW, '当地有多少法律顾问？', '呈贡区2024年有多少法律顾问？'],
    [REVIEW, '该区下一步有什么打算？', '呈贡区2024年下一步有什么打算？'],
    [AID, '存在哪些问题？', '呈贡区存在哪些问题？'],
    [REVIEW, '报告有哪几部分？', '呈贡区2024年报告有哪几部分？'],
  ])('%s + %s only takes place and year: %s', (earlier, said, whole) => {
    const outcome = completed(said, [told(earlier)], context)
    expect(outcome.text).toBe(whole)
    expect(outcome.near).toBeUndefined()
  })

  test.each([
    '石排镇有多少法律明白人？',
    '石排镇2023年调解纠纷多少宗？',
    'How many legal aid cases did Kunshan handle in 2023?',
    '哪些地方开展了法治体检？',
    '所有报告里谁的行政复议最多？',
    '有哪些报告？',
    '谢谢！',
    '好的，谢谢',
    'thanks',
    '你好',
    '今天天气怎么样',
    '默认石排镇',
    '第二点',
    '那第三条呢',
    'the second one',
  ])('%s stays as it is', said => {
    expect(completed(said, [told(REVIEW)], context)).toMatchObject({ text: said, isFollowUp: false })
  })

  test.each([
    ['那石排镇2023年调解纠纷多少宗呢？', '石排镇2023年调解纠纷多少宗呢？'],
    ['回到石排镇，2023年调解纠纷多少宗？', '石排镇，2023年调解纠纷多少宗？'],
    ['换个问题，石排镇2023年调解纠纷多少宗？', '石排镇2023年调解纠纷多少宗？'],
    ['back to Kunshan: how many mediators are there?', 'Kunshan: how many mediators are there?'],
  ])('%s loses only the words that lead over: %s', (said, own) => {
    expect(completed(said, [told(REVIEW)], context)).toMatchObject({ text: own, isFollowUp: false })
  })

  test.each(['石排镇呢？', '那审结的呢？', '2022年呢', 'And in 2022?'])('%s without turns stays as it is', said => {
    expect(completed(said, [], context)).toMatchObject({ text: said, isFollowUp: false })
  })
})

describe('several turns', () => {
  test.each([
    [[REVIEW, '那审结的呢？', '石排镇呢？', '上一年呢？', '那2022年呢'], '石排镇2022年行政复议审结多少宗？'],
    [[REVIEW, '谢谢', '那审结的呢？'], '呈贡区2024年行政复议审结多少宗？'],
    [[REVIEW, '今天天气怎么样', '石排镇呢'], '石排镇2024年行政复议受理多少宗？'],
    [[REVIEW, '有哪些报告？', '法律援助案件办理了多少件？'], '呈贡区2024年法律援助案件办理了多少件？'],
    [[AID, '平城区办了多少件?', '那2022年呢?'], '平城区2022年法律援助办了多少件？'],
    [[REVIEW, '都按时办结了吗?', '涉及多少人？'], '呈贡区2024年行政复议办结涉及多少人？'],
    [[REVIEW, '火星镇呢', '石排镇呢'], '石排镇2024年行政复议受理多少宗？'],
    [[REVIEW, '各地呢？', '呈贡区呢'], '呈贡区2024年行政复议受理多少宗？'],
    [
      [
        'How many administrative review cases did Kunshan accept in 2024?',
        'How many were concluded?',
        'and legal aid?',
      ],
      'How many legal aid cases were concluded in Kunshan in 2024?',
    ],
    [[REVIEW, '哪个地方最多', '平城区呢'], '平城区2024年行政复议受理多少？'],
  ])('%j → %s', (said, whole) => {
    expect(dialog(...said)).toBe(whole)
  })
})

describe('in English', () => {
  const review = 'How many administrative review cases did Chenggong receive in 2024?'
  const branch = 'How many administrative penalties did the transport branch of Kunshan impose in 2024?'
  test.each([
    [review, 'What about Kunshan?', 'How many administrative review cases did Kunshan receive in 2024?'],
    [review, 'and Kunshan?', 'How many administrative review cases did Kunshan receive in 2024?'],
    [review, 'same for Kunshan', 'How many administrative review cases did Kunshan receive in 2024?'],
    [review, 'And in 2022?', 'How many administrative review cases did Chenggong receive in 2022?'],
    [review, 'the year before?', 'How many administrative review cases did Chenggong receive in 2023?'],
    [review, 'What about concluded?', 'How many administrative review cases did Chenggong conclude in 2024?'],
    [review, 'How about legal aid?', 'How many legal aid cases did Chenggong receive in 2024?'],
    [review, 'How many of those did they crack?', 'How many administrative review cases did Chenggong crack in 2024?'],
    [review, 'Did they finish on time?', 'Did Chenggong finish on time (administrative review cases) in 2024?'],
    [
      review,
      'How many training sessions were held there?',
      'How many training sessions were held in Chenggong in 2024?',
    ],
    [review, 'What problems were there?', 'What problems were there in Chenggong in 2024?'],
    [
      review,
      'And the success rate?',
      'What is the success rate (administrative review cases receive) in Chenggong in 2024?',
    ],
    [review, 'Tell me more', review],
    [review, 'next year?', 'How many administrative review cases did Chenggong receive in 2025?'],
    [
      review,
      'How does that compare with Kunshan?',
      'Compare: How many administrative review cases did Chenggong and Kunshan receive in 2024?',
    ],
    [
      branch,
      'What about the emergency management branch?',
      'How many administrative penalties did the emergency management branch of Kunshan impose in 2024?',
    ],
    [
      branch,
      'And how much was fined?',
      'How much was fined (administrative penalties transport branch) in Kunshan in 2024?',
    ],
  ])('%s + %s → %s', (earlier, said, whole) => {
    expect(completed(said, [told(earlier)], context)).toMatchObject({ text: whole, language: 'en' })
  })

  test('a name that led to the earlier place does not stay behind', () => {
    const { text } = completed(
      'and Kunshan?',
      [told('How many cases did Pingcheng District of Datong handle?')],
      context,
    )
    expect(understand(text, context).places.map(({ text }) => text)).toEqual(['Kunshan'])
    expect(text).not.toContain('Datong')
  })

  test.each([
    [REVIEW, 'What about Kunshan?', 'Kunshan2024年行政复议受理多少宗？', 'en'],
    [REVIEW, 'How many were concluded?', 'How many 行政复议 were concluded in 呈贡区 in 2024?', 'en'],
    [review, '石排镇呢？', 'How many administrative review cases did 石排镇 receive in 2024?', 'zh'],
    [review, '2022?', 'How many administrative review cases did Chenggong receive in 2022?', 'en'],
  ])('%s + %s, of two languages: %s', (earlier, said, whole, language) => {
    const outcome = completed(said, [told(earlier)], context)
    const { places, years } = understand(outcome.text, context)
    expect([places.length, years.length]).toEqual([1, 1])
    expect(outcome.language).toBe(language)
    expect(outcome.text).toBe(whole)
  })
})

describe('what was quoted before', () => {
  test.each(['那审结的呢？', '其中撤销的有几宗？', '详细说说', '为什么', '涉及多少人？'])('%s stays near it', said => {
    const turn = told(REVIEW)
    const [{ reportId, start, end } = { reportId: '', start: 0, end: 0 }] = turn.answered.citations
    expect(completed(said, [turn], context).near).toEqual([{ reportId, start, end }])
  })

  test.each(['石排镇呢？', '2022年呢', '有多少调解员？', '和平城区比呢'])('%s does not', said => {
    expect(completed(said, [told(REVIEW)], context).near).toBeUndefined()
  })
})

describe('a point of a list', () => {
  const items = ['执法力量不足', '普法形式单一', '案卷质量不高']
  const turns = [told(PROBLEMS, { items }), told('谢谢')]
  test.each([
    ['第三点详细说说', 3],
    ['第2条', 2],
    ['那第一个呢', 1],
    ['最后一点是什么意思', 3],
    ['详细说说第二项', 2],
    ['the second one', 2],
    ['tell me more about point 3', 3],
    ['What about the last one?', 3],
  ])('%s is the %i. of the list before', (said, ordinal) => {
    const text = items[ordinal - 1] ?? ''
    const outcome = completed(said, turns, context)
    expect(outcome.item).toMatchObject({ ordinal, text })
    expect(outcome.text).toBe(`呈贡区2024年${text}？`)
    const [citation] = turns.flatMap(turn => turn.answered.citations)
    const [near] = outcome.near ?? []
    const from = citation?.start ?? 0
    expect(citation?.quote.slice((near?.start ?? 0) - from, (near?.end ?? 0) - from)).toBe(text)
  })

  test.each([
    ['第一点打算怎么解决', '呈贡区2024年执法力量不足，打算怎么解决？'],
    ['第一点2025年打算怎么解决', '呈贡区2025年执法力量不足，打算怎么解决？'],
  ])('%s asks something of the point: %s', (said, whole) => {
    const outcome = completed(said, turns, context)
    expect(outcome).toMatchObject({ text: whole, near: [{ reportId: 'r' }] })
    expect(outcome.item).toBeUndefined()
  })

  test('another place is asked for the list again, not for the point of this one', () => {
    const { text } = completed('第一点详细说说', turns, context)
    expect(completed('石排镇呢', [...turns, told(text)], context).text).toBe('石排镇2024年存在哪些问题？')
  })

  test('what is asked next of 这一点 is asked of the point', () => {
    const { text } = completed('第一点详细说说', turns, context)
    const asked = completed('针对这一点，2025年打算怎么改？', [...turns, told(text)], context)
    expect(asked.text).toBe('呈贡区2025年执法力量不足打算怎么改？')
  })

  test('a year that the point mentions is not asked for', () => {
    const turn = told(PROBLEMS, { items: ['2025年任务较重', '其他'] })
    const { text } = completed('第一点详细说说', [turn], context)
    expect(understand(text, context).years.map(({ year }) => year)).toEqual([2024])
  })

  test.each(['第九点', 'the tenth one'])('%s, which the list has not, stays as it is', said => {
    expect(completed(said, turns, context)).toMatchObject({ text: said, isFollowUp: false })
  })

  test('第三方评估 is no point', () => {
    expect(completed('第三方评估开展了吗', turns, context).item).toBeUndefined()
  })
})

test('whatever place and year are put in for others, they are read as those and no others', () => {
  const names = heldPlaces.map(({ path }) => path.at(-1) ?? '')
  const earlier = fc.constantFrom(REVIEW, AID, FRAUD, BRANCH, PROBLEMS, 'How many cases did Kunshan handle in 2024?')
  fc.assert(
    fc.property(earlier, fc.constantFrom(...names), fc.integer({ min: 2015, max: 2026 }), (question, name, year) => {
      const { text } = completed(`那${name}${year}年呢`, [told(question)], context)
      const { places, years } = understand(text, context)
      expect(places.map(({ text }) => text)).toEqual([name])
      expect(years.map(({ year }) => year)).toEqual([year])
    }),
    { numRuns: 40 },
  )
})
