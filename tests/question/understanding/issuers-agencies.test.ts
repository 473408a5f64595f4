import { describe, expect, test } from 'vitest'
import { agenciesIn, ofPlaceItself } from '../../../src/question/understanding/issuers-agencies.ts'

const named = (question: string) => agenciesIn(question).map(({ text }) => text)

describe('the agencies that a question names', () => {
  test.each([
    ['柳林海事局2024年检查船舶多少艘', ['海事局']],
    ['青石税务局减税多少', ['税务局']],
    ['柳林法院25年执行回来多少钱', ['法院']],
    ['增城检察院办了几件', ['检察院']],
    ['市场监管部门查处几件', ['市场监管部门']],
    ['教育局和卫健局办了几期', ['教育局', '卫健局']],
    ['住房和城乡建设局审批几件', ['住房和城乡建设局']],
    ['人力資源和社會保障局處理欠薪幾起', ['人力資源和社會保障局']],
    ['自然资源和规划局', ['自然资源和规划局']],
    ['发改委审批几个项目', ['发改委']],
    ['卫生健康委员会开展了什么', ['卫生健康委员会']],
    ['生态环境局青石分局办案几件', ['生态环境局']],
    ['公安分局抓了几人', ['公安分局']],
    ['综合行政执法大队拆违几宗', ['综合行政执法大队']],
    ['水务局、林业局、应急管理局', ['水务局', '林业局', '应急管理局']],
    ['消防救援大队检查几次', ['消防救援大队']],
    ['How many ships did the Maritime Bureau of Liulin inspect?', ['Maritime Bureau']],
    ['staff of the social affairs bureau', ['social affairs bureau']],
    ['Bureau of Natural Resources and Planning approvals', ['Bureau of Natural Resources and Planning']],
    ['What did the court conclude?', ['court']],
    ['customs cleared how many', ['customs']],
  ])('%s names %j', (question, agencies) => {
    expect(named(question)).toEqual(agencies)
  })

  test.each([
    '行政机关负责人出庭多少次',
    '财政办了什么',
    '教育委托给谁',
    '环境所面临的问题',
    '《税务局办法》规定什么',
    '行政执法部门有几个',
    '政务服务中心有几个窗口',
    'agency heads appeared in court',
    'court hearings attended',
    'how many cases',
  ])('%s names none', question => {
    expect(named(question)).toEqual([])
  })

  test('whoever speaks of the agency may use another of its names', () => {
    const isSpokenOf = (question: string, quote: string) => agenciesIn(question)[0]?.isSpokenOf(quote)
    expect(isSpokenOf('公安局抓了几人', '警方抓获嫌疑人6名')).toBe(true)
    expect(isSpokenOf('城管局拆违几宗', '综合执法部门拆除12宗')).toBe(true)
    expect(isSpokenOf('the court concluded', '人民法院审结5件')).toBe(true)
    expect(isSpokenOf('the Maritime Bureau', '海事部门登轮检查6艘')).toBe(true)
    expect(isSpokenOf('海事局检查几艘', '交通部门检查6艘')).toBe(false)
    expect(isSpokenOf('the tax bureau', '公安机关办理5件')).toBe(false)
  })
})

describe('the place as a whole beside an agency', () => {
  const beside = (question: string, place?: string) => {
    const at = (text: string) => ({ start: question.indexOf(text), end: question.indexOf(text) + text.length })
    return ofPlaceItself(question, agenciesIn(question), place ? [at(place)] : [])
  }

  test.each([
    ['全区和社会事业局的出庭率哪个高'],
    ['社会事业局的出庭率比全区高吗'],
    ['教育局和区本级谁的多'],
    ['整个区跟财政局比'],
    ['全镇的检查次数与税务局相比'],
    ['Did the zone as a whole do better than the Social Affairs Bureau?'],
    ['the Finance Bureau versus the whole district'],
    ['柳林和社会事业局谁的培训多', '柳林'],
    ['Liulin and its Finance Bureau', 'Liulin'],
  ])('%s', (question, place?) => {
    expect(beside(question, place)).toBe(true)
  })

  test.each([
    ['社会事业局在全区开展几场普法'],
    ['社会事业局2022年普法几场'],
    ['全区普法几场'],
    ['柳林社会事业局普法几场', '柳林'],
    ["Liulin's Finance Bureau", 'Liulin'],
  ])('not in %s', (question, place?) => {
    expect(beside(question, place)).toBe(false)
  })
})
