import { describe, expect, test } from 'vitest'
import { placesAsked } from '../../../src/question/places/places.ts'
import { place } from '../made-up-places.ts'

/** A library that holds reports of places whose names are words. */
const library = [
  '天津市/和平区',
  '青海省/海东市/平安区',
  '广东省/广州市/越秀区/建设街道',
  '广东省/中山市/东区街道',
].map(place)
const asked = (question: string) =>
  placesAsked(question, library).map(({ text, held }) => [text, held.map(({ path }) => path.at(-1)).join()])

describe('a library of 和平, 平安, 建设 and 东区: the words', () => {
  test.each([
    '社会和平稳定吗',
    '如何推进和平解决纠纷',
    '维护和平安宁做了哪些工作',
    '平安建设考核结果如何',
    '平安校园创建了多少所',
    '平安中国建设怎么落实',
    '平安建设2024年投入多少',
    '平安社区2024年建了几个',
    '建设法治社会的举措',
    '建设了多少个调解室',
    '队伍建设情况',
    '机关建设2024年有哪些成效',
    '法治建设第一责任人述法几人',
    '加强政府自身建设',
    '新建设项目审批多少个',
    '建设用地审批多少宗',
    '建设工程施工许可证发了多少',
    '东区域发展',
    'Peace talks in 2024',
    'How was peace and stability maintained?',
  ])('%s', question => {
    expect(asked(question)).toEqual([])
  })
})

describe('and the places', () => {
  test.each([
    ['和平2024年复议多少件', '和平', '和平区'],
    ['和平区怎么样', '和平区', '和平区'],
    ['和平去年受理多少', '和平', '和平区'],
    ['和平办理了几件案件', '和平', '和平区'],
    ['2024年和平受理了几件案件', '和平', '和平区'],
    ['请问和平今年开展了什么', '和平', '和平区'],
    ['天津和平普法', '天津和平', '和平区'],
    ['平安2023年有几个', '平安', '平安区'],
    ['平安区受理多少', '平安区', '平安区'],
    ['海东平安的案件', '海东平安', '平安区'],
    ['建设街道调解多少', '建设街道', '建设街道'],
    ['建设2024年受理多少宗', '建设', '建设街道'],
    ['广州建设街道', '广州建设街道', '建设街道'],
    ['东区怎么样', '东区', '东区街道'],
    ['东区2024年受理多少', '东区', '东区街道'],
    ['东区有多少调解员', '东区', '东区街道'],
    ['Heping District 2024', 'Heping District', '和平区'],
    ['ping an district', 'ping an district', '平安区'],
    ['Jianshe Subdistrict', 'Jianshe Subdistrict', '建设街道'],
    ['Dongqu', 'Dongqu', '东区街道'],
  ])('%s', (question, text, name) => {
    expect(asked(question)).toEqual([[text, name]])
  })
})
