import { describe, expect, test } from 'vitest'
import type { Place } from '../../../src/library/library.ts'
import { placesAsked } from '../../../src/question/places/places.ts'
import { place, zone } from '../made-up-places.ts'

const zengcheng = place('广东省/广州市/增城区')
const pingcheng = place('山西省/大同市/平城区')
const dongkeng = place('广东省/东莞市/东坑镇')
const dongqu = place('广东省/中山市/东区街道')
const pingtan = zone('福建省/福州市/平潭综合实验区')
const held: readonly Place[] = [zengcheng, pingcheng, dongkeng, dongqu, pingtan]

const asked = (question: string) =>
  placesAsked(question, held).map(({ text, held }) => [text, held.map(({ path }) => path.at(-1)).join()])

describe('an institution or a spot behind a held place is told of in the report of that place', () => {
  test.each([
    ['平潭法院2024年审结几件', '平潭', '平潭综合实验区'],
    ['增城检察院2024年办了几件', '增城', '增城区'],
    ['平城公安2024年破案几起', '平城', '平城区'],
    ['东坑分局2023年办案几件', '东坑', '东坑镇'],
    ['中山东区市场监管所2024年检查几次', '中山东区', '东区街道'],
    ['平城消防救援大队检查几次', '平城', '平城区'],
    ['广州市规划和自然资源局增城分局2024年审批几件', '增城', '增城区'],
    ['增城区新塘镇市场监管所检查几次', '增城区', '增城区'],
    ['增城新塘派出所抓了几人', '增城', '增城区'],
    ['增城新塘高铁站开通了吗', '增城', '增城区'],
    ['增城荔城大道整治几次', '增城', '增城区'],
    ['增城新塘村获得了什么', '增城', '增城区'],
    ['2024年平潭君山片区局靠什么入选', '平潭', '平潭综合实验区'],
    ['平潭君山景区怎么管', '平潭', '平潭综合实验区'],
    ['2024年增城开发区管委会处罚几宗', '增城', '增城区'],
    ['增城开发区党工委做了什么', '增城', '增城区'],
    ['平潭区2024年', '平潭区', '平潭综合实验区'],
    ['Pingtan city management in 2023', 'Pingtan', '平潭综合实验区'],
    ['cases of the Pingtan district court', 'Pingtan', '平潭综合实验区'],
    ['Zengcheng city planning', 'Zengcheng city', '增城区'],
    ['the Dongkeng town police', 'Dongkeng town', '东坑镇'],
    ['Pingtan District in 2024', 'Pingtan District', '平潭综合实验区'],
    ['Zengcheng Xintang Market 2024', 'Zengcheng', '增城区'],
  ])('%s asks for %s', (question, text, name) => {
    expect(asked(question)).toEqual([[text, name]])
  })
})

describe('but a place that is asked for itself is not answered by another', () => {
  test.each([
    ['攀枝花东区2024年', '攀枝花东区'],
    ['深圳东区法院2024年', '深圳东区'],
    ['大同市云冈区公安2024年', '大同市云冈区'],
    ['增城新塘社区有几个', '增城新塘'],
    ['增城新塘社区矫正几人', '增城新塘'],
    ['增城荔城街2024年', '增城荔城街'],
    ['荔城街2024年', '荔城街'],
    ['增城区流水镇2024年', '增城区流水镇'],
    ['平潭县法院2024年', '平潭县'],
    ['Pingtan County court', 'Pingtan County'],
    ['people in Zengcheng Xintang', 'Xintang'],
    ['legal aid in Xintang, Zengcheng', 'Xintang'],
  ])('%s', (question, text) => {
    expect(asked(question)).toEqual([[text, '']])
  })

  test('东区街 is short for 东区街道', () => {
    expect(asked('中山东区街2024年')).toEqual([['中山东区街', '东区街道']])
  })
})
