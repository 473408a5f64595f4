import { describe, expect, test } from 'vitest'
import { ZONE_KIND, zonesIn } from '../../src/report/zones.ts'

const known =
  (...names: string[]) =>
  (word: string) =>
    names.includes(word)
const nobody = known()

describe('zones in a text', () => {
  test('are those whose name is a place’s short name', () => {
    expect(zonesIn('平潭综合实验区管委会出台办法。', known('平潭'))).toEqual([{ name: '平潭综合实验区', count: 1 }])
    expect(zonesIn('我们在平潭综合实验区办理案件。', known('平潭'))).toEqual([{ name: '平潭综合实验区', count: 1 }])
  })

  test('are those whose name keeps standing before the kind', () => {
    const text = '东湖高新区办理案件。全面推进东湖高新区建设。支持东湖高新区发展。'
    expect(zonesIn(text, nobody)).toEqual([{ name: '东湖高新区', count: 3 }])
  })

  test('are counted, most named first', () => {
    const text = '平潭综合实验区。平潭综合实验区。雄安新区。'
    expect(zonesIn(text, known('平潭', '雄安'))).toEqual([
      { name: '平潭综合实验区', count: 2 },
      { name: '雄安新区', count: 1 },
    ])
  })

  test('are not made of words that happen to stand there', () => {
    expect(zonesIn('推进综合实验区建设，设立各类开发区，支持产业园区。', nobody)).toEqual([])
    expect(zonesIn('全面建成示范区。', nobody)).toEqual([])
    expect(zonesIn('', nobody)).toEqual([])
  })

  test('have the whole kind for their kind, not its end', () => {
    expect(zonesIn('广州经济技术开发区发布公告。', known('广州'))).toEqual([{ name: '广州经济技术开发区', count: 1 }])
    expect(zonesIn('合肥高新技术产业开发区发布公告。', known('合肥'))).toEqual([
      { name: '合肥高新技术产业开发区', count: 1 },
    ])
  })
})

test.each([
  ['平潭综合实验区', '平潭'],
  ['苏州工业园区', '苏州'],
  ['合肥高新技术产业开发区', '合肥'],
  ['平潭', '平潭'],
])('%s without its kind is %s', (name, stem) => {
  expect(name.replace(ZONE_KIND, '')).toBe(stem)
})
