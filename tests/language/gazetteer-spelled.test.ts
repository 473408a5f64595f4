import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { namesOf, placeKey, samePlace } from '../../src/language/gazetteer.ts'
import { placeList } from '../../src/language/place-list.ts'
import { splitName } from '../../src/language/place-names.ts'
import { findSpelledPlaces } from '../../src/language/spelled-places.ts'

const found = (text: string) => findSpelledPlaces(text).map(place => place.text)
const keysOf = (text: string) => findSpelledPlaces(text).map(place => place.places.map(placeKey))

describe('findSpelledPlaces', () => {
  test.each([
    ['Zengcheng District', '广东省/广州市/增城区'],
    ['Guangdong Province', '广东省'],
    ['Lushandao Subdistrict', '天津市/河东区/鲁山道街道'],
    ['Lushandao Sub-district', '天津市/河东区/鲁山道街道'],
    ['Lushandao Street', '天津市/河东区/鲁山道街道'],
    ['Lu Shan Dao Subdistrict', '天津市/河东区/鲁山道街道'],
    ['lu shan dao subdistrict', '天津市/河东区/鲁山道街道'],
    ['Xinjiang Uygur Autonomous Region', '新疆维吾尔自治区'],
    ['Inner Mongolia Autonomous Region', '内蒙古自治区'],
    ['Enshi Tujia and Miao Autonomous Prefecture', '湖北省/恩施土家族苗族自治州'],
    ['Pudong New Area', '上海市/浦东新区'],
    ['City of Datong', '山西省/大同市'],
    ['Harbin city', '黑龙江省/哈尔滨市'],
    ["Dong'e County", '山东省/聊城市/东阿县'],
    ['Shan County', '山东省/菏泽市/单县'],
    ['Xilingol League', '内蒙古自治区/锡林郭勒盟'],
    ['Zengchengqu', '广东省/广州市/增城区'],
    ['Zhungeer Banner', '内蒙古自治区/鄂尔多斯市/准格尔旗'],
  ])('reads %s', (text, key) => {
    expect(findSpelledPlaces(text)).toMatchObject([{ start: 0, end: text.length, text, typed: true }])
    expect(keysOf(text)).toEqual([[key]])
  })

  test('keeps the places that the type word fits', () => {
    expect(keysOf('Heping District')).toEqual([['天津市/和平区', '辽宁省/沈阳市/和平区']])
    const [town] = findSpelledPlaces('Dongkeng Town')
    expect(new Set(town?.places.map(place => place.path.at(-1)))).toEqual(new Set(['东坑镇']))
    expect(keysOf('Datong City')).toEqual([['山西省/大同市']])
  })

  test('takes other places of the level where none has exactly that type', () => {
    expect(keysOf('Zengcheng City')).toEqual([['广东省/广州市/增城区']])
  })

  test('leaves a type word aside that fits no place of the name', () => {
    expect(findSpelledPlaces('Harbin Street')).toMatchObject([{ text: 'Harbin', typed: false }])
  })

  test('finds several names, each with its own type word', () => {
    expect(found('Pingcheng District of Datong, Shanxi Province')).toEqual([
      'Pingcheng District',
      'Datong',
      'Shanxi Province',
    ])
    expect(found('Hedong District, Tianjin')).toEqual(['Hedong District', 'Tianjin'])
    expect(found('Beijing-Tianjin-Hebei')).toEqual(['Beijing', 'Tianjin', 'Hebei'])
    expect(found("Xi'an's report and Chengdu's")).toEqual(["Xi'an", 'Chengdu'])
    expect(found('compare zengcheng with pingcheng')).toEqual(['zengcheng', 'pingcheng'])
  })

  test('reads an East District as the 东区 of a city', () => {
    const [, district] = findSpelledPlaces('Panzhihua East District')
    expect(district?.places.map(placeKey)).toContain('四川省/攀枝花市/东区')
  })

  test('reads Shanxi as 山西, for 陕西 is written Shaanxi', () => {
    expect(keysOf('Shanxi Province')).toEqual([['山西省']])
    expect(keysOf('Shaanxi Province')).toEqual([['陕西省']])
  })

  test('does not take English words for places', () => {
    const question =
      'How can women change the date on line, as long as the guide to the sale is not a side issue of 500 million yuan?'
    expect(findSpelledPlaces(question)).toEqual([])
    expect(findSpelledPlaces('Can an administrative case take long? Guide me. Line by line. Age limits.')).toEqual([])
    expect(findSpelledPlaces('each city, every district and the county')).toEqual([])
  })

  test('takes an English word for a place with a capital and a type word', () => {
    expect(keysOf('the Guide County report')).toEqual([['青海省/海南藏族自治州/贵德县']])
    expect(findSpelledPlaces('the guide county report')).toEqual([])
  })

  test('finds nothing in Chinese text', () => {
    expect(findSpelledPlaces('增城区2024年受理行政复议申请多少宗？')).toEqual([])
  })
})

test('every place is found by its English name, and its span slices the text', () => {
  const districts = fc
    .integer({ min: 0, max: placeList().size - 1 })
    .map(index => placeList().place(index))
    .filter(place => /^[区县镇乡]$/.test(splitName(place.path.at(-1) ?? '').type))
  const types: Record<string, string> = { 区: 'District', 县: 'County', 镇: 'Town', 乡: 'Township' }
  fc.assert(
    fc.property(districts, place => {
      const name = `${namesOf(place).english} ${types[place.path.at(-1)?.at(-1) ?? '']}`
      const text = `What did ${name} report in 2024?`
      const places = findSpelledPlaces(text)
      expect(places).toHaveLength(1)
      expect(places[0]?.places.some(other => samePlace(other, place))).toBe(true)
      expect(text.slice(places[0]?.start, places[0]?.end)).toBe(name)
    }),
    { numRuns: 300 },
  )
})
