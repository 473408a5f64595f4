import { describe, expect, test } from 'vitest'
import type { Language } from '../../../../src/question/question.ts'
import { checkPlaces } from '../../../../src/question/writing/checking/check-places.ts'
import { readSentence } from '../../../../src/question/writing/checking/read-sentence.ts'
import type { Source } from '../../../../src/question/writing/checking/source.ts'
import { sourceWith } from './a-checker.ts'

function faultOf(raw: string, language: Language, sources: readonly Source[]): string | undefined {
  const sentence = readSentence(raw, language, sources)
  if ('reason' in sentence) throw new Error(`not read: ${raw}`)
  return checkPlaces(sentence)?.what
}

const kunshan = sourceWith('全市受理行政复议申请312件,会同市司法局在花桥镇、银坨镇设立受理点,居全省前列。')
const plain = sourceWith('昆山市受理行政复议申请312件。')
const district = sourceWith('全区受理行政复议申请99件。', { index: 2, of: '浙江省杭州市西湖区' })
const street = sourceWith('辖区排查矛盾纠纷55件。', { index: 3, of: '浙江省杭州市西湖区北山街道' })
const zone = sourceWith('全区受理投诉12件。', {
  index: 4,
  place: { path: ['河北省', '保定市', '白沟新城高新技术产业开发区'], level: 'zone' },
})
const all = [kunshan, district, street, zone]

describe('places that may be named', () => {
  test.each<[Language, string]>([
    ['zh', '昆山市受理行政复议申请312件[1]。'],
    ['zh', '昆山受理行政复议申请312件[1]。'],
    ['zh', '江苏省苏州市昆山市受理行政复议申请312件[1]。'],
    ['zh', '昆山市会同苏州市司法局设立受理点[1]。'],
    ['zh', '全市受理行政复议申请312件，居全省前列[1]。'],
    ['zh', '该市在花桥镇设立受理点[1]。'],
    ['zh', '该市在昆山市花桥镇和银坨镇设立受理点[1]。'],
    ['zh', '西湖区受理行政复议申请99件，全区合计99件[2]。'],
    ['zh', '北山街道排查矛盾纠纷55件，该街道均已化解[3]。'],
    ['zh', '白沟新城高新技术产业开发区全区受理投诉12件[4]。'],
    ['zh', '受理行政复议申请312件[1]。'],
    ['zh', '昆山市受理312件[1]，西湖区受理99件[2]。'],
    ['zh', '2023年受理情况：昆山312件[1]，西湖区99件[2]，北山街道55件[3]。'],
    ['en', 'Kunshan City accepted 312 applications [1].'],
    ['en', 'Kunshan, a city in Suzhou, Jiangsu Province, accepted 312 applications [1].'],
    ['en', 'Across the city, 312 applications were accepted [1].'],
    ['en', 'Offices were set up in Huaqiao Town and Yintuo Town [1].'],
    ['en', 'Xihu District accepted 99 applications [2].'],
    ['en', 'Kunshan accepted 312 [1], while Xihu District accepted 99 [2].'],
  ])('%s: %s', (language, raw) => {
    expect(faultOf(raw, language, all)).toBeUndefined()
  })
})

describe('places that may not', () => {
  test.each<[Language, string, string]>([
    ['zh', '太仓市受理行政复议申请312件[1]。', '太仓市'],
    ['zh', '太仓受理行政复议申请312件[1]。', '太仓'],
    ['zh', '苏州市受理行政复议申请312件[1]。', '苏州市'],
    ['zh', '昆山县受理行政复议申请312件[1]。', '昆山县'],
    ['zh', '昆山市在金坨镇设立受理点[1]。', '金坨镇'],
    ['zh', '昆山市在周庄镇设立受理点[1]。', '周庄镇'],
    ['zh', '全市受理行政复议申请99件[2]。', '全市'],
    ['zh', '全省受理行政复议申请99件[2]。', '全省'],
    ['zh', '杭州市受理行政复议申请99件[2]。', '杭州市'],
    ['zh', '全区排查矛盾纠纷55件[3]。', '全区'],
    ['zh', '保定市受理投诉12件[4]。', '保定市'],
    ['zh', '昆山市受理312件[2]。', '昆山市'],
    ['zh', '昆山市受理312件[1]，西湖区受理99件[1]。', '西湖区'],
    ['en', 'Taicang accepted 312 applications [1].', 'Taicang'],
    ['en', 'Suzhou accepted 312 applications [1].', 'Suzhou'],
    ['en', 'Offices were set up in Jintuo Town [1].', 'Jintuo Town'],
    ['en', 'Offices were set up in Zhouzhuang Town [1].', 'Zhouzhuang Town'],
    ['en', 'Citywide, 99 applications were accepted [2].', 'Citywide'],
    ['en', 'Gongshu District accepted 99 applications [2].', 'Gongshu District'],
  ])('%s: %s', (language, raw, fault) => {
    expect(faultOf(raw, language, all)).toBe(fault)
  })

  test('a figure goes by the place named before it', () => {
    expect(faultOf('昆山市受理312件[1]，审结99件[2]。', 'zh', all)).toBe('昆山市 … 审结99件。')
  })

  test('what the own place does is no office of the place above it', () => {
    expect(faultOf('苏州市受理行政复议申请312件[1]。', 'zh', [plain])).toBe('苏州市')
  })

  test('the place above is not spoken of by a quote that only names it before the own place', () => {
    const full = sourceWith('江苏省苏州市昆山市受理行政复议申请312件,苏州首个服务站在花桥镇设立。')
    expect(faultOf('苏州市受理行政复议申请312件[1]。', 'zh', [full])).toBe('苏州市')
    expect(faultOf('苏州首个服务站在花桥镇设立[1]。', 'zh', [full])).toBeUndefined()
    expect(faultOf("Suzhou's first service station opened in Huaqiao Town [1].", 'en', [full])).toBeUndefined()
  })

  test('a report of an unknown place names only what its quotes name', () => {
    const unknown = { ...plain, place: null, title: '法治政府建设情况报告' }
    expect(faultOf('昆山市受理312件[1]。', 'zh', [unknown])).toBeUndefined()
    expect(faultOf('太仓市受理312件[1]。', 'zh', [unknown])).toBe('太仓市')
  })
})

describe('names that no list of places has so', () => {
  const temple = sourceWith('在含光社区、兴善寺西街社区试点设立窗口，学习贯彻习近平法治思想。')
  const newTown = sourceWith('镇长出庭应诉2次。', { index: 2, of: '浙江省湖州市德清县新市镇' })
  test.each<[Language, string]>([
    ['en', 'The communities of Hanguang and Xingshansi West Street set up counters [1].'],
    ['en', 'It studied Xi Jinping Thought on the Rule of Law [1].'],
    ['zh', '昆山市设立窗口[1]，新市镇出庭应诉2次[2]。'],
  ])('%s: %s', (language, raw) => {
    expect(faultOf(raw, language, [temple, newTown])).toBeUndefined()
  })

  test('a town whose name is an ordinary word is another place all the same', () => {
    expect(faultOf('新市镇行政复议申请312件[1]。', 'zh', [plain])).toBe('新市镇')
  })
})
