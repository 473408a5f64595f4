import { describe, expect, test } from 'vitest'
import { placesAsked } from '../../../src/question/places/places.ts'
import { heldHere } from '../place-forms.ts'

const asked = (question: string) =>
  placesAsked(question, heldHere).map(({ text, held }) => [text, held.map(({ path }) => path.at(-1)).join()])

describe('what is called as places are and is in no list', () => {
  test.each([
    ['银城区2024年受理多少宗', '银城区'],
    ['2024年坪坝区受理多少宗', '坪坝区'],
    ['禹城区2024年受理多少宗', '禹城区'],
    ['Xanadu District 2024', 'Xanadu District'],
    ['How many cases in Kowloonx County?', 'Kowloonx County'],
  ])('%s asks for a place that is not held', (question, text) => {
    expect(asked(question)).toEqual([[text, '']])
  })

  test('a held zone is meant by its type word alone', () => {
    expect(asked('实验区2022年受理多少')).toEqual([['实验区', '平潭综合实验区']])
  })
})

describe('what kind of place it is names none', () => {
  test.each([
    '全区2024年受理多少',
    '各镇2024年受理多少',
    '我县2024年受理多少',
    '中心城区2024年改造了多少',
    '老旧小区2024年改造了多少',
    '法治政府建设示范县2024年创建情况',
    '民主法治示范村2024年有几个',
    '依法治县2024年做了什么',
    '平安乡镇2024年',
    '美丽乡村2024年建了几个',
    '2024年全市受理多少',
    'Business District 2024',
    'In each District how many?',
  ])('%s', question => {
    expect(asked(question)).toEqual([])
  })
})
