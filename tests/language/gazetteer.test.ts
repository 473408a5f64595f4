import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  contains,
  isOrdinaryWord,
  namesOf,
  placeKey,
  placesNamed,
  placesSpelled,
  samePlace,
} from '../../src/language/gazetteer.ts'
import { placeList } from '../../src/language/place-list.ts'
import type { Place } from '../../src/library/library.ts'

const keys = (places: readonly Place[]) => places.map(placeKey)
const one = (name: string): Place => {
  const [place, ...others] = placesNamed(name)
  if (place === undefined || others.length > 0) throw new Error(`${name} is not one place`)
  return place
}
const anyPlace = fc.integer({ min: 0, max: placeList().size - 1 }).map(index => placeList().place(index))

describe('the places', () => {
  test.each([
    ['增城区', '广东省/广州市/增城区', 'district'],
    ['浙江省', '浙江省', 'province'],
    ['齐齐哈尔市', '黑龙江省/齐齐哈尔市', 'city'],
    ['恩施土家族苗族自治州', '湖北省/恩施土家族苗族自治州', 'city'],
    ['墨竹工卡县', '西藏自治区/拉萨市/墨竹工卡县', 'district'],
    ['准格尔旗', '内蒙古自治区/鄂尔多斯市/准格尔旗', 'district'],
    ['花明楼镇', '湖南省/长沙市/宁乡市/花明楼镇', 'street'],
  ])('%s stands where it belongs', (name, key, level) => {
    expect(placesNamed(name)).toEqual([{ path: key.split('/'), level }])
  })

  test('repeat no level for a municipality', () => {
    expect(keys(placesNamed('天津市'))).toEqual(['天津市'])
    expect(keys(placesNamed('静安区'))).toEqual(['上海市/静安区'])
    expect(keys(placesNamed('彭水苗族土家族自治县'))).toEqual(['重庆市/彭水苗族土家族自治县'])
  })

  test('hang the towns of a city without districts straight under the city', () => {
    expect(keys(placesNamed('石碣镇'))).toEqual(['广东省/东莞市/石碣镇'])
    expect(keys(placesNamed('嘉峪关市'))).toEqual(['甘肃省/嘉峪关市'])
  })

  test('hang the cities and counties that a province governs itself straight under the province', () => {
    expect(keys(placesNamed('仙桃市'))).toEqual(['湖北省/仙桃市'])
    expect(keys(placesNamed('石河子市'))).toEqual(['新疆维吾尔自治区/石河子市'])
    expect(keys(placesNamed('沁园街道'))).toContain('河南省/济源市/沁园街道')
  })

  test('do not include the fillers and the non-places of the source', () => {
    for (const name of ['市辖区', '省直辖县级行政区划', '静乐县居民', '溧阳监狱', '街道'])
      expect(placesNamed(name)).toEqual([])
  })
})

describe('names', () => {
  test.each([
    ['新疆维吾尔自治区', '新疆'],
    ['内蒙古自治区', '内蒙古'],
    ['恩施土家族苗族自治州', '恩施'],
    ['伊犁哈萨克自治州', '伊犁'],
    ['双江拉祜族佤族布朗族傣族自治县', '双江'],
    ['鄂伦春自治旗', '鄂伦春'],
    ['阿里地区', '阿里'],
    ['锡林郭勒盟', '锡林郭勒'],
    ['浦东新区', '浦东'],
    ['神农架林区', '神农架'],
    ['梅里斯达斡尔族区', '梅里斯'],
    ['苏州工业园区', '苏州工业园区'],
    ['泾县', '泾县'],
    ['井陉矿区', '井陉矿区'],
    ['科尔沁左翼中旗', '科尔沁左翼中旗'],
  ])('the short name of %s is %s', (full, short) => {
    expect(namesOf(one(full))).toMatchObject({ full, short })
  })

  test('a street keeps the district word that belongs to its own name', () => {
    const [street] = placesNamed('东区街道')
    expect(street && namesOf(street)).toMatchObject({ full: '东区街道', short: '东区' })
  })

  test('a zone is known by its root, spelled as the gazetteer spells it', () => {
    const zone: Place = { path: ['福建省', '福州市', '平潭综合实验区'], level: 'zone' }
    expect(namesOf(zone)).toEqual({ full: '平潭综合实验区', short: '平潭', pinyin: 'pingtan', english: 'Pingtan' })
  })

  test('a zone is not known by the name of the city it lies in', () => {
    const zone: Place = { path: ['浙江省', '宁波市', '宁波经济技术开发区'], level: 'zone' }
    expect(namesOf(zone)).toMatchObject({ short: '宁波经济技术开发区', pinyin: null })
  })

  test('English names are the established ones, else pinyin with a capital', () => {
    expect(namesOf(one('内蒙古自治区')).english).toBe('Inner Mongolia')
    expect(namesOf(one('陕西省')).english).toBe('Shaanxi')
    expect(namesOf(one('哈尔滨市')).english).toBe('Harbin')
    expect(namesOf(one('东阿县')).english).toBe("Dong'e")
    expect(namesOf(one('泰州市')).english).toBe('Taizhou')
  })
})

describe('placesNamed', () => {
  test('finds all places of an ambiguous name, of every level', () => {
    expect(keys(placesNamed('和平区'))).toEqual(['天津市/和平区', '辽宁省/沈阳市/和平区'])
    expect(keys(placesNamed('吉林')).slice(0, 1)).toEqual(['吉林省'])
    expect(keys(placesNamed('吉林'))).toContain('吉林省/吉林市')
    expect(keys(placesNamed('东区'))).toEqual(
      expect.arrayContaining(['四川省/攀枝花市/东区', '广东省/中山市/东区街道']),
    )
    expect(placesNamed('平安').length).toBeGreaterThan(10)
  })

  test('finds autonomous places by the names people use', () => {
    expect(keys(placesNamed('延边州'))).toEqual(['吉林省/延边朝鲜族自治州'])
    expect(keys(placesNamed('五峰县'))).toEqual(['湖北省/宜昌市/五峰土家族自治县'])
    expect(keys(placesNamed('宁夏自治区'))).toEqual(['宁夏回族自治区'])
  })

  test('finds nothing by one character, part of a name or a word', () => {
    for (const name of ['', '县', '和', '齐齐哈', '广东省广州市', '可以']) expect(placesNamed(name)).toEqual([])
  })

  test('finds every place by its full name and by its short name', () => {
    fc.assert(
      fc.property(anyPlace, place => {
        const { full, short } = namesOf(place)
        for (const name of [full, short]) expect(placesNamed(name).some(found => samePlace(found, place))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('placesSpelled', () => {
  // Readings that are wrong character by character.
  test.each([
    ['重庆市', 'chongqing'],
    ['长治市', 'changzhi'],
    ['长沙市', 'changsha'],
    ['厦门市', 'xiamen'],
    ['六安市', 'luan'],
    ['台州市', 'taizhou'],
    ['蚌埠市', 'bengbu'],
    ['东阿县', 'donge'],
    ['番禺区', 'panyu'],
    ['单县', 'shanxian'],
    ['乐亭县', 'laoting'],
    ['洪洞县', 'hongtong'],
    ['浚县', 'xunxian'],
    ['铅山县', 'yanshan'],
    ['丽水市', 'lishui'],
    ['黄陂区', 'huangpi'],
    ['大埔县', 'dabu'],
    ['监利市', 'jianli'],
    ['乐清市', 'yueqing'],
    ['涡阳县', 'guoyang'],
    ['泌阳县', 'biyang'],
    ['闵行区', 'minhang'],
    ['成都市', 'chengdu'],
    ['都匀市', 'duyun'],
    ['曾都区', 'zengdu'],
    ['蔚县', 'yuxian'],
    ['尉犁县', 'yuli'],
    ['六合区', 'luhe'],
    ['麻涌镇', 'machong'],
    ['什邡市', 'shifang'],
    ['珲春市', 'hunchun'],
    ['宝坻区', 'baodi'],
    ['塘厦镇', 'tangxia'],
    ['歙县', 'shexian'],
    ['内蒙古自治区', 'neimenggu'],
  ])('%s reads %s', (name, pinyin) => {
    expect(namesOf(one(name)).pinyin).toBe(pinyin)
    expect(keys(placesSpelled(pinyin))).toContain(placeKey(one(name)))
  })

  test('does not mind case, spaces, hyphens, apostrophes or how ü is written', () => {
    for (const spelling of ["Xi'an", 'XIAN', 'xi an', 'Xi-an'])
      expect(keys(placesSpelled(spelling))).toContain('陕西省/西安市')
    for (const spelling of ['Lüliang', 'lvliang', 'Luliang'])
      expect(keys(placesSpelled(spelling))).toContain('山西省/吕梁市')
  })

  test('knows established names beside the pinyin', () => {
    for (const name of ['Tibet', 'xizang']) expect(keys(placesSpelled(name))).toContain('西藏自治区')
    for (const name of ['shaanxi', 'shanxi']) expect(keys(placesSpelled(name))).toContain('陕西省')
    expect(keys(placesSpelled('Hohhot'))).toEqual(['内蒙古自治区/呼和浩特市'])
  })

  test('keeps only places of the kind asked for', () => {
    expect(keys(placesSpelled('datong', 'city'))).toEqual(['山西省/大同市'])
    const towns = placesSpelled('datong', 'town')
    expect(towns.length).toBeGreaterThan(5)
    expect(towns.every(place => place.level === 'street' && place.path.at(-1)?.endsWith('镇'))).toBe(true)
    expect(placesSpelled('datong', 'prefecture')).toEqual([])
  })

  test('finds every place by its own pinyin', () => {
    fc.assert(
      fc.property(anyPlace, place => {
        expect(placesSpelled(namesOf(place).pinyin ?? '').some(found => samePlace(found, place))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

test('tells names that are ordinary words as well', () => {
  for (const word of ['建设', '和平', '平安', '解放', '新城区', '开发区']) expect(isOrdinaryWord(word)).toBe(true)
  for (const name of ['增城', '攀枝花', '海口', '东城区', '和平区']) expect(isOrdinaryWord(name)).toBe(false)
})

test('a place contains itself and what lies in it, and nothing else', () => {
  const [city, district, other] = [one('广州市'), one('增城区'), one('佛山市')]
  expect(contains(city, district)).toBe(true)
  expect(contains(city, city)).toBe(true)
  expect(contains(district, city)).toBe(false)
  expect(contains(other, district)).toBe(false)
  expect(samePlace(city, { path: ['广东省', '广州市'], level: 'city' })).toBe(true)
  expect(samePlace(city, district)).toBe(false)
})
