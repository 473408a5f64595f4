import { describe, expect, test } from 'vitest'
import { type PlaceEvidence, placeOf } from '../../src/report/report-place.ts'

const place = (evidence: Partial<PlaceEvidence>) =>
  placeOf({ title: '', issuer: '', signature: '', body: '', ...evidence })?.path.join('/') ?? null

describe('whose report it is', () => {
  test('stands in title, issuer or signature', () => {
    expect(place({ title: '增城区2024年法治政府建设年度报告' })).toBe('广东省/广州市/增城区')
    expect(place({ issuer: '广州市增城区司法局' })).toBe('广东省/广州市/增城区')
    expect(place({ signature: '广州市增城区人民政府\n2025年1月1日' })).toBe('广东省/广州市/增城区')
  })

  test('is the inner place of a chain of names', () => {
    expect(place({ issuer: '天津市河东区人民政府鲁山道街道办事处' })).toBe('天津市/河东区/鲁山道街道')
    expect(place({ title: '大同市平城区人民政府关于2024年的报告' })).toBe('山西省/大同市/平城区')
  })

  test('is the place that a text without title keeps naming', () => {
    const body = `全区坚持依法行政。${'按照广东省、广州市的部署推进。'.repeat(2)}${'增城区办理案件12件。'.repeat(6)}`
    expect(place({ body })).toBe('广东省/广州市/增城区')
  })

  test('is not the place whose plan it carries out', () => {
    expect(
      place({ body: `2024年，我区围绕《福建省法治政府建设实施方案》推进工作。${'马尾区办理案件。'.repeat(4)}` }),
    ).toBe('福建省/福州市/马尾区')
  })

  test('is not a place named by the way', () => {
    expect(
      place({
        title: '增城区2024年法治政府建设年度报告',
        body: '2024年，增城区坚持依法行政。赴深圳市南山区、深圳市南山区、杭州市余杭区考察学习。',
      }),
    ).toBe('广东省/广州市/增城区')
  })

  test('is nowhere where no place is named', () => {
    expect(place({ title: '年度报告', body: '全面推进建设，维护和平，促进发展，加强创新。' })).toBeNull()
    expect(place({})).toBeNull()
  })
})

describe('a name that several places bear', () => {
  test.each([
    ['北京市', '北京市/朝阳区'],
    ['长春市', '吉林省/长春市/朝阳区'],
  ])('is the one of %s where the text names it', (city, path) => {
    expect(
      place({ title: '朝阳区2024年法治政府建设年度报告', body: `2024年，朝阳区在${city}委的领导下推进工作。` }),
    ).toBe(path)
  })

  test('is none of them where the text does not decide', () => {
    expect(place({ title: '朝阳区2024年法治政府建设年度报告', body: '2024年，朝阳区推进工作。' })).toBeNull()
  })

  test('is decided by the outer places’ short names as well', () => {
    expect(
      place({ title: '鼓楼区2024年法治政府建设年度报告', body: '2024年，鼓楼区服务南京都市圈，南京市民满意度提升。' }),
    ).toBe('江苏省/南京市/鼓楼区')
  })
})

describe('a zone', () => {
  test('is its own place, beside the district or in the city of its name', () => {
    expect(place({ issuer: '平潭综合实验区管委会' })).toBe('福建省/福州市/平潭综合实验区')
    expect(place({ title: '宁波经济技术开发区2024年法治政府建设年度报告', body: '2024年，在宁波市委的领导下。' })).toBe(
      '浙江省/宁波市/宁波经济技术开发区',
    )
  })

  test('lies in the same place whatever its reports happen to name', () => {
    const texts = ['', '按照福建省的部署。', '福州市、福建省、惠州市。']
    expect(new Set(texts.map(body => place({ issuer: '平潭综合实验区管委会', body }))).size).toBe(1)
  })

  test('is known by its stem in running text', () => {
    expect(
      place({
        body: `2024年，实验区推进工作。平潭综合实验区出台办法。${'平潭办理案件。'.repeat(8)}按照福建省部署，福建省要求。`,
      }),
    ).toBe('福建省/福州市/平潭综合实验区')
  })

  test('does not win over its district by being named', () => {
    expect(
      place({
        title: '增城区2024年法治政府建设年度报告',
        body: `增城区推进工作。${'增城经济技术开发区办理案件。'.repeat(8)}${'增城办理案件。'.repeat(8)}`,
      }),
    ).toBe('广东省/广州市/增城区')
  })

  test('that the gazetteer holds is a district like others', () => {
    expect(
      placeOf({ title: '上海市浦东新区2022年报告', issuer: '', signature: '', body: '浦东新区推进工作。' }),
    ).toEqual({ path: ['上海市', '浦东新区'], level: 'district' })
  })

  test('is not made of ordinary words', () => {
    expect(place({ body: '全面建设发展示范区，创新示范区，安全发展示范区。' })).toBeNull()
  })
})
