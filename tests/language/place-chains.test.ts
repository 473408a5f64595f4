import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeKey } from '../../src/language/gazetteer.ts'
import { placeChains, placeWritten } from '../../src/language/place-chains.ts'
import { placeList } from '../../src/language/place-list.ts'

const chains = (text: string) => placeChains(text).map(({ text, candidates }) => [text, candidates.map(placeKey)])
const texts = (text: string) => placeChains(text).map(chain => chain.text)

describe('names that stand together mean one place', () => {
  test.each([
    ['中山市东区街道', '广东省/中山市/东区街道'],
    ['中山东区', '广东省/中山市/东区街道'],
    ['攀枝花东区', '四川省/攀枝花市/东区'],
    ['天津市河东区鲁山道街道', '天津市/河东区/鲁山道街道'],
    ['沈阳的和平区', '辽宁省/沈阳市/和平区'],
    ['四川 攀枝花 东区', '四川省/攀枝花市/东区'],
    ['天津市河东区人民政府鲁山道街道', '天津市/河东区/鲁山道街道'],
    ['中山市人民政府东区街道', '广东省/中山市/东区街道'],
    ['昆山市下辖的周市镇', '江苏省/苏州市/昆山市/周市镇'],
  ])('%s is %s', (text, expected) => {
    expect(chains(text)).toEqual([[text, [expected]]])
  })

  test('each longer chain keeps the shorter one that it is built on', () => {
    const [chain] = placeChains('天津市河东区鲁山道街道')
    expect(chain?.name).toBe('鲁山道街道')
    expect(chain?.outer?.text).toBe('天津市河东区')
    expect(chain?.outer?.candidates.map(placeKey)).toEqual(['天津市/河东区'])
    expect(chain?.outer?.outer?.text).toBe('天津市')
    expect(chain?.outer?.outer?.outer).toBeUndefined()
  })

  test('every place is found by its whole path, as the only one or one of its namesakes there', () => {
    const list = placeList()
    const index = fc.integer({ min: 0, max: list.size - 1 })
    fc.assert(
      fc.property(index, at => {
        const place = list.place(at)
        const path = place.path.join('')
        // One city has a 市西河街道, which is read in another street's path (see the gazetteer's tests).
        fc.pre(path !== '山西省吕梁市汾阳市西河街道')
        expect(placeChains(path).at(-1)?.candidates.map(placeKey)).toContain(placeKey(place))
      }),
      { numRuns: 300 },
    )
  })

  test('places that do not lie in each other are two', () => {
    expect(texts('平城区云冈区')).toEqual(['平城区', '云冈区'])
    expect(texts('沈阳和大连')).toEqual(['沈阳', '大连'])
  })

  test('a city and a district that it has not are one place that there is not', () => {
    expect(chains('深圳东区')).toEqual([['深圳东区', []]])
    expect(chains('广州的河东区')).toEqual([['广州的河东区', []]])
  })
})

describe('readings that longest names alone get wrong', () => {
  test('a street is not found across the end of a district (河东区|街道)', () => {
    expect(texts('河东区街道办事处')).toEqual(['河东区'])
    expect(texts('平城区街道')).toEqual(['平城区'])
    expect(texts('天津河东区街道')).toEqual(['天津河东区'])
  })

  test('a street after its city is still one (中山市|东区街道, 乐山|市中区)', () => {
    expect(texts('中山市东区街道')).toEqual(['中山市东区街道'])
    expect(chains('乐山市中区')).toEqual([['乐山市中区', ['四川省/乐山市/市中区']]])
  })

  test('behind a place, 和 joins rather than begins a name (和|平城, not 和平|城)', () => {
    expect(texts('云冈和平城')).toEqual(['云冈', '平城'])
    expect(texts('沈阳和平区')).toEqual(['沈阳和平区'])
    expect(texts('沈阳和平')).toEqual(['沈阳和平'])
  })

  test('of two overlapping names the one that is cut as words are (请问|安庆, not 问安|庆)', () => {
    expect(texts('请问安庆去年')).toEqual(['安庆'])
    expect(texts('信阳光山')).toEqual(['信阳光山'])
  })
})

describe('names that the gazetteer lacks', () => {
  const zone = { path: ['福建省', '福州市', '平潭综合实验区'], level: 'zone' } as const
  const extra = (text: string, name: string) => {
    const start = text.indexOf(name)
    return placeChains(text, [{ start, end: start + name.length, name, places: [zone], form: 'full' }])
  }

  test('are part of chains', () => {
    expect(extra('福州市平潭综合实验区', '平潭综合实验区').map(({ text }) => text)).toEqual(['福州市平潭综合实验区'])
  })

  test('give way to longer names and win over equal ones', () => {
    expect(extra('平潭县', '平潭').map(({ text }) => text)).toEqual(['平潭县'])
    expect(extra('平潭的', '平潭').map(({ candidates }) => candidates)).toEqual([[zone]])
  })
})

describe('placeWritten', () => {
  test('is the one place that a person wrote', () => {
    expect(placeWritten(' 广东省广州市增城区 ')?.path).toEqual(['广东省', '广州市', '增城区'])
    expect(placeWritten('增城')?.path).toEqual(['广东省', '广州市', '增城区'])
  })

  test.each(['和平区', '增城区和平城区', '增城区2024年', '没有的地方', ''])('is undefined for %j', text => {
    expect(placeWritten(text)).toBeUndefined()
  })
})
