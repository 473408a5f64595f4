import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isOrdinaryWord, namesOf, placeKey } from '../../../src/language/gazetteer.ts'
import { placeList } from '../../../src/language/place-list.ts'
import type { Place } from '../../../src/library/library.ts'
import { heldPlacesNamed, placesAsked } from '../../../src/question/places/places.ts'
import { place, zone } from '../made-up-places.ts'

const dongqu = place('广东省/中山市/东区街道')
const hedong = place('天津市/河东区')
const lushandao = place('天津市/河东区/鲁山道街道')
const pingcheng = place('山西省/大同市/平城区')
const yungang = place('山西省/大同市/云冈区')
const datong = place('山西省/大同市')
const zengcheng = place('广东省/广州市/增城区')
const guangzhou = place('广东省/广州市')
const panzhihuaDongqu = place('四川省/攀枝花市/东区')
const jinchengChengqu = place('山西省/晋城市/城区')
const tianjinHeping = place('天津市/和平区')
const shenyangHeping = place('辽宁省/沈阳市/和平区')
const pingan = place('青海省/海东市/平安区')
const jianshe = place('广东省/广州市/越秀区/建设街道')
const pingtan = zone('福建省/福州市/平潭综合实验区')
const pingtanCounty = place('福建省/福州市/平潭县')

/** What is asked, each as the text and the last names of the held places that it means. */
function asked(question: string, ...held: Place[]): [string, string[]][] {
  return placesAsked(question, held).map(({ text, held }) => [text, held.map(place => place.path.slice(-2).join('/'))])
}
const unheld = (text: string): [string, string[]] => [text, []]

describe('names with and without their type word', () => {
  test.each([
    ['增城区2024年受理多少宗', '增城区'],
    ['增城2024年受理多少宗', '增城'],
    ['增城的复议案件', '增城'],
    ['请问增城有几个调解组织', '增城'],
    ['2024年增城受理多少宗', '增城'],
    ['广州增城受理多少宗', '广州增城'],
    ['广东省广州市增城区受理多少宗', '广东省广州市增城区'],
    ['增城区司法局受理多少宗', '增城区'],
  ])('%s asks for the district', (question, text) => {
    expect(asked(question, zengcheng, pingcheng)).toEqual([[text, ['广州市/增城区']]])
  })

  test('a place is found by its full name, its path and its short name before a year, whichever it is', () => {
    const list = placeList()
    fc.assert(
      fc.property(fc.integer({ min: 0, max: list.size - 1 }), at => {
        const held = list.place(at)
        const { full, short } = namesOf(held)
        for (const name of [held.path.join(''), full, short]) {
          if (`${name}`.includes('汾阳市西河街道')) continue
          expect(heldPlacesNamed(`${name}2024年受理了多少宗？`, [held]).map(placeKey)).toEqual([placeKey(held)])
        }
      }),
      { numRuns: 200 },
    )
  })

  test('the span is where the name stands', () => {
    const question = '请问广州市增城区2024年受理多少宗'
    const [found] = placesAsked(question, [zengcheng])
    expect(question.slice(found?.start, found?.end)).toBe('广州市增城区')
  })
})

describe('longer names win over names inside them', () => {
  test('东区 is not found inside 河东区', () => {
    expect(asked('河东区2024年受理多少宗', dongqu)).toEqual([unheld('河东区')])
    expect(asked('河东区街道办事处有几个', dongqu)).toEqual([unheld('河东区')])
    expect(asked('河东区2024年', hedong, panzhihuaDongqu)).toEqual([['河东区', ['天津市/河东区']]])
  })

  test('城区 is not found inside 平城区', () => {
    expect(asked('平城区2024年', jinchengChengqu)).toEqual([unheld('平城区')])
    expect(asked('平城区街道有几个', pingcheng)).toEqual([['平城区', ['大同市/平城区']]])
    expect(asked('晋城城区2024年', jinchengChengqu)).toEqual([['晋城城区', ['晋城市/城区']]])
  })

  test('a city before a name decides between its namesakes', () => {
    expect(asked('东区2024年', dongqu)).toEqual([['东区', ['中山市/东区街道']]])
    expect(asked('攀枝花东区2024年', dongqu)).toEqual([unheld('攀枝花东区')])
    expect(asked('攀枝花东区2024年', dongqu, panzhihuaDongqu)).toEqual([['攀枝花东区', ['攀枝花市/东区']]])
    expect(asked('沈阳和平区', tianjinHeping, shenyangHeping)).toEqual([['沈阳和平区', ['沈阳市/和平区']]])
  })

  test('a district of another city never stands for one that a city has not', () => {
    expect(asked('深圳东区2024年', dongqu)).toEqual([unheld('深圳东区')])
    expect(asked('北京市增城区2024年', zengcheng)).toEqual([unheld('北京市增城区')])
    expect(asked('East District of Shenzhen', dongqu)).toEqual([unheld('East District of Shenzhen')])
  })

  test('several held places of one name are all meant', () => {
    expect(asked('和平区2024年', tianjinHeping, shenyangHeping)).toEqual([
      ['和平区', ['天津市/和平区', '沈阳市/和平区']],
    ])
  })
})

describe('names are never corrected', () => {
  test.each(['平城县', '平城市', '平城街道'])('%s is not 平城区', name => {
    expect(asked(`${name}2024年受理多少宗`, pingcheng)).toEqual([unheld(name)])
  })

  test('a type word counts before the words of a government too', () => {
    expect(asked('平城县委开了几次会', pingcheng)).toEqual([unheld('平城县')])
    expect(asked('平城县有几个司法所', pingcheng)).toEqual([unheld('平城县')])
  })

  test('a type word that opens another word is none (增城|市场监管局)', () => {
    expect(asked('增城市场监管局查处几件', zengcheng)).toEqual([['增城', ['广州市/增城区']]])
    expect(asked('增城区域内有几家', zengcheng)).toEqual([['增城', ['广州市/增城区']]])
  })

  test('a zone that bears the name reports for itself where a year stands beside it', () => {
    expect(asked('增城开发区2024年受理多少宗', zengcheng)).toEqual([unheld('增城开发区')])
    expect(asked('增城经济技术开发区的条例落地了吗', zengcheng)).toEqual([['增城', ['广州市/增城区']]])
  })
})

describe('names that are words as well', () => {
  const library = [tianjinHeping, pingan, jianshe]

  test.each([
    '推进平安建设的情况',
    '法治政府建设2024年有哪些成效',
    '和平与发展',
    '世界和平2024年',
    '新创平安出租屋多少栋',
    '乡村振兴怎么样',
    '公共法律服务中心2024年受理多少',
    '同时联合区公安局开展了什么',
    '执法平台镇街使用率',
    '绿色通道是什么',
    '会同有关部门做了什么',
  ])('%s asks for no place', question => {
    expect(asked(question, ...library)).toEqual([])
  })

  test.each([
    ['和平2024年受理多少宗', '和平', '天津市/和平区'],
    ['请问平安去年受理多少宗', '平安', '海东市/平安区'],
    ['建设街道有几个社区', '建设街道', '越秀区/建设街道'],
    ['和平受理了多少宗', '和平', '天津市/和平区'],
    ['和平', '和平', '天津市/和平区'],
    ['海东平安', '海东平安', '海东市/平安区'],
  ])('%s asks for %s', (question, text, held) => {
    expect(asked(question, ...library)).toEqual([[text, [held]]])
  })

  test('an ordinary word behind a city does not lead to one of its streets', () => {
    expect(asked('广州建设法治政府2024年', guangzhou)).toEqual([['广州', ['广东省/广州市']]])
  })

  test('a street nobody holds has to say what it is', () => {
    expect(asked('新塘商会获得什么', zengcheng)).toEqual([])
    expect(asked('新塘镇2024年', zengcheng)).toEqual([unheld('新塘镇')])
  })

  test('texts without any place name hold none, in any library', () => {
    for (const question of ['', '   ', '你好', '今天天气怎么样', 'How many cases were handled?', '12345'])
      expect(asked(question, ...library, pingtan)).toEqual([])
  })

  test('every district whose name is no ordinary word is found by its short name in front of what it did', () => {
    const list = placeList()
    fc.assert(
      fc.property(fc.integer({ min: 0, max: list.size - 1 }), at => {
        const held = list.place(at)
        fc.pre(held.level === 'district' && !isOrdinaryWord(namesOf(held).short))
        expect(heldPlacesNamed(`${namesOf(held).short}受理了多少宗？`, [held])).toHaveLength(1)
      }),
      { numRuns: 300 },
    )
  })
})

describe('several places', () => {
  test('joined ones are all asked for, held or not', () => {
    expect(asked('平城区和云冈区谁多', pingcheng)).toEqual([['平城区', ['大同市/平城区']], unheld('云冈区')])
    expect(asked('增城、平城、云冈区', zengcheng, pingcheng)).toEqual([
      ['增城', ['广州市/增城区']],
      ['平城', ['大同市/平城区']],
      unheld('云冈区'),
    ])
    expect(asked('增城区比平城区多吗', zengcheng, pingcheng)).toHaveLength(2)
    expect(asked('增城和平城谁多', zengcheng, pingcheng)).toHaveLength(2)
    expect(asked('平城区2024年和云冈区2024年', pingcheng)).toHaveLength(2)
  })

  test('beside a held place, one by the way belongs to the matter', () => {
    expect(asked('平城区去崇礼区调研了几次', pingcheng)).toEqual([['平城区', ['大同市/平城区']]])
    expect(asked('中山东区与江门蓬江区签署了什么协议', dongqu)).toEqual([['中山东区', ['中山市/东区街道']]])
  })

  test('without a held place every one is asked for', () => {
    expect(asked('云冈区去崇礼区调研了几次', zengcheng)).toEqual([unheld('云冈区'), unheld('崇礼区')])
  })

  test('a place that only leads to another one is not asked for', () => {
    expect(asked('平城区在大同市排第几', pingcheng)).toEqual([['平城区', ['大同市/平城区']]])
    expect(asked('平城区（大同市）2024年', pingcheng, datong)).toEqual([['平城区', ['大同市/平城区']]])
  })

  test('but it is where it is joined to the other one', () => {
    expect(asked('平城区和大同市谁多', pingcheng)).toEqual([['平城区', ['大同市/平城区']], unheld('大同市')])
    expect(asked('大同市和平城区谁多', pingcheng, datong)).toHaveLength(2)
  })

  test('a held place stays asked for where a place inside it belongs to the matter', () => {
    expect(asked('增城首个驿站落地正果镇了吗', zengcheng)).toEqual([['增城', ['广州市/增城区']]])
    expect(asked('增城区新塘商会获得了什么荣誉', zengcheng)).toEqual([['增城区', ['广州市/增城区']]])
  })

  test('a place inside a held one that is asked for itself is not answered by it', () => {
    expect(asked('增城区正果镇2024年受理多少宗', zengcheng)).toEqual([unheld('增城区正果镇')])
    expect(asked('增城区下辖的正果镇有多少案件', zengcheng)).toEqual([unheld('增城区下辖的正果镇')])
    expect(asked('增城新塘有多少企业', zengcheng)).toEqual([unheld('增城新塘')])
  })
})

describe('zones, which no gazetteer has', () => {
  test.each(['平潭综合实验区', '平潭', '福州平潭', '福州市平潭综合实验区', 'Pingtan', 'pingtan'])(
    '%s is the held zone',
    name => {
      expect(heldPlacesNamed(name, [pingtan, zengcheng])).toEqual([pingtan])
    },
  )

  test('a spelled zone is one place with its type words', () => {
    const question = 'How many cases did Pingtan Comprehensive Experimental Zone handle?'
    expect(asked(question, pingtan, pingtanCounty)).toEqual([
      ['Pingtan Comprehensive Experimental Zone', ['福州市/平潭综合实验区']],
    ])
  })

  test('the county beside it is another place', () => {
    expect(asked('平潭县2024年', pingtan)).toEqual([unheld('平潭县')])
    expect(asked('Pingtan County', pingtan)).toEqual([unheld('Pingtan County')])
    expect(heldPlacesNamed('平潭', [pingtan, pingtanCounty])).toHaveLength(2)
    expect(heldPlacesNamed('平潭综合实验区', [pingtan, pingtanCounty])).toEqual([pingtan])
  })

  test('a zone nobody holds is not found', () => {
    expect(asked('平潭综合实验区2024年', zengcheng).flatMap(([, held]) => held)).toEqual([])
  })
})

describe('English spellings', () => {
  const library = [zengcheng, pingcheng, dongqu, lushandao]

  test.each([
    ['How many cases did Zengcheng handle in 2024?', 'Zengcheng', '广州市/增城区'],
    ['How many cases did Zengcheng District handle?', 'Zengcheng District', '广州市/增城区'],
    ['zengcheng 2024', 'zengcheng', '广州市/增城区'],
    ['Zengcheng of Guangzhou', 'Zengcheng', '广州市/增城区'],
    ["What are Pingcheng District's problems?", 'Pingcheng District', '大同市/平城区'],
    ['Pingcheng District of Datong', 'Pingcheng District', '大同市/平城区'],
    ['Pingcheng, Datong', 'Pingcheng', '大同市/平城区'],
    ["Zhongshan's Dongqu Subdistrict", 'Dongqu Subdistrict', '中山市/东区街道'],
    ['Zhongshan’s Dongqu Subdistrict', 'Dongqu Subdistrict', '中山市/东区街道'],
    ['East District in Zhongshan', 'East District', '中山市/东区街道'],
    ['Lushandao Subdistrict in Hedong District, Tianjin', 'Lushandao Subdistrict', '河东区/鲁山道街道'],
    ['pingcheng 2024 复议 how many', 'pingcheng', '大同市/平城区'],
    ['增城District 的案件', '增城', '广州市/增城区'],
  ])('%s asks for %s', (question, text, held) => {
    expect(asked(question, ...library)).toEqual([[text, [held]]])
  })

  test('an unheld one is asked for and held by nobody', () => {
    expect(asked('Dawangzhuang Subdistrict in Hedong District, Tianjin', ...library)).toEqual([
      unheld('Dawangzhuang Subdistrict'),
    ])
    expect(asked('Hedong District', dongqu)).toEqual([unheld('Hedong District')])
  })

  test('two are both asked for', () => {
    expect(asked('Compare Pingcheng and Zengcheng', ...library)).toHaveLength(2)
    expect(asked('Does Pingcheng handle more than Yungang District?', ...library)).toHaveLength(1)
    expect(asked('Pingcheng vs. Yungang District', pingcheng, yungang)).toHaveLength(2)
  })
})

describe('titles and quotations', () => {
  test.each(['《增城区重大行政决策实施办法》是什么', '“平安平城”是什么', '「增城」是什么意思', 'What is "Zengcheng"?'])(
    '%s asks for no place',
    question => {
      expect(asked(question, zengcheng, pingcheng)).toEqual([])
    },
  )

  test('a place outside of the title is asked for', () => {
    expect(asked('平城区怎么落实《增城区实施办法》', zengcheng, pingcheng)).toEqual([['平城区', ['大同市/平城区']]])
  })
})
