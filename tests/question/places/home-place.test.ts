import { describe, expect, test } from 'vitest'
import { homeAsked, isHomeLevel, withHome } from '../../../src/question/places/home-place.ts'
import { placesAsked } from '../../../src/question/places/places.ts'
import { place, zone } from '../made-up-places.ts'

const zengcheng = place('广东省/广州市/增城区')
const pingcheng = place('山西省/大同市/平城区')
const dongkeng = place('广东省/东莞市/东坑镇')
const dongqu = place('广东省/中山市/东区街道')
const pingtan = zone('福建省/福州市/平潭综合实验区')

describe('words for the home place', () => {
  test.each([
    ['我区2024年受理多少', '我区', 'district'],
    ['我市今年的立法', '我市', 'city'],
    ['我县有几个司法所', '我县', 'county'],
    ['我镇2023年', '我镇', 'town'],
    ['本街道办事处的情况', '本街道', 'street'],
    ['我们区2024年', '我们区', 'district'],
    ['我們鎮2023年', '我們鎮', 'town'],
    ['咱们街道怎么样', '咱们街道', 'street'],
    ['请问我区法院', '我区', 'district'],
    ['本局开展了多少次检查', '本局', 'any'],
    ['我们这里去年办了几件案子', '我们这里', 'any'],
    ['我省的规划', '我省', 'province'],
    ['How many cases did our town handle?', 'our town', 'town'],
    ['in our Sub-district office', 'our Sub-district', 'street'],
    ['what does our bureau do', 'our bureau', 'any'],
  ])('%s', (question, text, level) => {
    const asked = homeAsked(question)
    expect(asked).toMatchObject({ text, level })
    expect(question.slice(asked?.start, asked?.end)).toBe(text)
  })

  test.each([
    '我国的法治建设',
    '「我区」是什么意思',
    '《我市条例》规定什么',
    '成本局部下降多少',
    '基本办法是什么',
    '根本市场问题',
    '日本市民多少',
    '我市场监管情况',
    '我区域内企业',
    '本办法第三条',
    '增城区2024年受理多少',
    'your district',
  ])('not in %s', question => {
    expect(homeAsked(question)).toBeUndefined()
  })
})

test('the word fits places of its level', () => {
  expect(isHomeLevel('district', zengcheng)).toBe(true)
  expect(isHomeLevel('district', pingtan)).toBe(true)
  expect(isHomeLevel('district', dongqu)).toBe(true)
  expect(isHomeLevel('street', dongqu)).toBe(true)
  expect(isHomeLevel('town', dongkeng)).toBe(true)
  expect(isHomeLevel('town', zengcheng)).toBe(false)
  expect(isHomeLevel('district', dongkeng)).toBe(false)
  expect(isHomeLevel('any', dongkeng)).toBe(true)
})

describe('the places asked for with the home place', () => {
  const held = [zengcheng, pingcheng]
  const asked = (question: string, home: typeof zengcheng | undefined) => {
    const places = withHome(placesAsked(question, held), homeAsked(question), home, held)
    return places === 'ask_back'
      ? places
      : places.map(({ text, held }) => [text, held.map(({ path }) => path.at(-1)).join()])
  }

  test('it is asked for by its word', () => {
    expect(asked('我区2024年受理多少', zengcheng)).toEqual([['我区', '增城区']])
    expect(asked('平城区和我区谁多', zengcheng)).toEqual([
      ['平城区', '平城区'],
      ['我区', '增城区'],
    ])
  })

  test('one without a report is not held', () => {
    expect(asked('我镇2023年', dongkeng)).toEqual([['我镇', '']])
  })

  test('it is asked back where no home is known or one of another level', () => {
    expect(asked('我区2024年受理多少', undefined)).toBe('ask_back')
    expect(asked('我镇2024年受理多少', zengcheng)).toBe('ask_back')
  })

  test('behind a place that is named, the word means that place', () => {
    expect(asked('增城区2024年报告中本区户籍有多少', undefined)).toEqual([['增城区', '增城区']])
    expect(asked('平城区2024年本区户籍有多少', zengcheng)).toEqual([['平城区', '平城区']])
    expect(asked('平城区和我区谁多', undefined)).toBe('ask_back')
  })

  test('全区 means it too where it is known and fits, and no place is named', () => {
    expect(asked('全区2024年普法几场', zengcheng)).toEqual([['全区', '增城区']])
    expect(asked('区里办了几期', zengcheng)).toEqual([['区里', '增城区']])
    expect(asked('平城区全区普法几场', zengcheng)).toEqual([['平城区', '平城区']])
    expect(asked('全区2024年普法几场', undefined)).toEqual([])
    expect(asked('全镇2024年普法几场', zengcheng)).toEqual([])
  })

  test('a question without such a word is as it was', () => {
    expect(asked('平城区2024年', zengcheng)).toEqual([['平城区', '平城区']])
  })
})
