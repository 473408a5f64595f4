import { describe, expect, test } from 'vitest'
import { type Expected, expectedIn, holds, namesKind } from '../../../src/question/understanding/expected.ts'
import { query } from '../made-up-hits.ts'

describe('what is asked for', () => {
  test.each<[string, Expected]>([
    ['制度什么时候印发的？', 'time'],
    ['中心哪年成立？', 'time'],
    ['几月开的会', 'time'],
    ['When was the centre opened?', 'time'],
    ['What year did the rule take effect?', 'time'],
    ['为什么纠错率高？', 'reason'],
    ['败诉的原因是什么', 'reason'],
    ['Why did complaints rise?', 'reason'],
    ['What reasons for delay are given, and reasons why?', 'reason'],
    ['案件比上年增加了多少', 'change'],
    ['信访量是增还是减', 'change'],
    ['Did complaints drop compared with last year?', 'change'],
    ['讲座由哪位教授主讲？', 'person'],
    ['局长叫什么名字', 'person'],
    ['Who is the head of the bureau?', 'person'],
    ['哪三家单位获奖？', 'names'],
    ['平台叫什么', 'names'],
    ['Which four streets took part?', 'names'],
  ])('%s: %s', (question, expected) => {
    expect(expectedIn(query({ question }))).toBe(expected)
  })

  test.each([
    '开展了哪些活动？',
    '受理多少件',
    '怎么推进普法',
    'How many cases were accepted?',
    'What was done for firms?',
  ])('nothing of a kind of its own: %s', question => {
    expect(expectedIn(query({ question }))).toBeUndefined()
  })
})

test('where figures are set side by side, they tell it', () => {
  const question = '三年来信访量增加了多少'
  expect(expectedIn(query({ question }))).toBe('change')
  expect(expectedIn(query({ question, comparison: 'trend' }))).toBeUndefined()
})

describe('whether a text holds it', () => {
  test.each<[Expected, string, string]>([
    ['time', '于3月12日挂牌运行。', '中心挂牌运行，成效明显。'],
    ['time', '上半年完成清理。', '全面完成清理。'],
    ['reason', '由于案情复杂，办理时间较长。', '办理时间较长。'],
    ['reason', '受人员编制影响，力量配备不齐。', '力量配备不齐。'],
    ['change', '案件量同比有所变化。', '案件量较大。'],
    ['person', '邀请某大学教授王大明授课。', '邀请某大学教授授课。'],
    ['person', '会议由李小红同志主持。', '会议由区政府主持。'],
    ['names', '“法润万家”平台上线。', '平台上线。'],
    ['names', '印发《重大决策程序规定》。', '印发有关规定。'],
  ])('%s: %s, and not %s', (expected, holding, lacking) => {
    expect(holds(expected, holding, '问')).toBe(true)
    expect(holds(expected, lacking, '问')).toBe(false)
  })

  test('as many names as are asked for, or nearly, however they are strung together', () => {
    const four = '哪四个街道建成示范点？'
    expect(holds('names', '东湖、西湖、南湖、北湖建成示范点。', four)).toBe(true)
    expect(holds('names', '东湖、西湖、南湖和北湖建成示范点。', four)).toBe(true)
    expect(holds('names', '东湖、西湖建成示范点。', four)).toBe(false)
    expect(holds('names', '《甲规定》《乙规定》和《丙规定》施行。', '哪三部文件施行？')).toBe(true)
    expect(holds('names', '东湖、西湖建成示范点。', 'Which four streets built one?')).toBe(false)
    expect(holds('names', '东湖、西湖建成示范点。', '哪2个街道建成示范点？')).toBe(true)
  })
})

describe('a named thing of the kind that is asked for', () => {
  test.each([
    ['和哪家公司签约？', '与某某科技有限公司签约。', '与有关方面签约。'],
    ['案件由哪个法院审理', '由某市中级人民法院审理。', '案件已审理完毕。'],
    ['Which law firm gives advice?', '聘请某某律师事务所提供服务。', '聘请法律顾问提供服务。'],
    ['在哪所学校讲课', '走进第一中学讲课。', '走进社区讲课。'],
    ['哪家医院参加了？', '区人民医院参加调解。', '医务人员参加调解。'],
    ['哪个村是示范村？', '大桥村建成示范点。', '建成乡村示范点。'],
    ['Which bank was fined?', '对某某银行作出处罚。', '对违规单位作出处罚。'],
  ])('%s', (question, naming, silent) => {
    expect(namesKind(question, naming)).toBe(true)
    expect(namesKind(question, silent)).toBe(false)
  })

  test('a question for no such thing asks nothing of a text', () => {
    expect(namesKind('开展了哪些活动？', '开展活动。')).toBe(true)
  })
})
