import { describe, expect, test } from 'vitest'
import { embeddedText, filterPlaces, heldPlacesOf } from '../../src/question/in-library.ts'
import { query } from './made-up-hits.ts'
import { place, zone } from './made-up-places.ts'
import { record } from './made-up-records.ts'

const zengcheng = place('广东省/广州市/增城区')
const pingan = place('青海省/海东市/平安区')
const pingtan = zone('福建省/福州市/平潭综合实验区')
const reports = [
  record('z', { place: zengcheng, year: 2024 }),
  record('p', { place: pingan, year: 2024 }),
  record('t', { place: pingtan, year: 2023 }),
  record('nowhere'),
]
const named = (...places: string[]) => filterPlaces({ places }, reports).map(place => place.path.at(-1))

test('held places are those of the reports that have one', () => {
  expect(heldPlacesOf(reports)).toEqual([zengcheng, pingan, pingtan])
})

describe('a filter names places as a question does', () => {
  test.each([
    ['增城区', '增城区'],
    ['增城', '增城区'],
    ['广东省广州市增城区', '增城区'],
    ['Zengcheng', '增城区'],
    ['Zengcheng District', '增城区'],
    ['平潭', '平潭综合实验区'],
    ['Pingtan', '平潭综合实验区'],
    [' 增城区 ', '增城区'],
  ])('%s', (name, expected) => {
    expect(named(name)).toEqual([expected])
  })

  test('also by a name that is a word as well, for it stands alone', () => {
    expect(named('平安')).toEqual(['平安区'])
  })

  test('several names are all meant', () => {
    expect(named('增城', '平安')).toEqual(['增城区', '平安区'])
  })

  test('a place nobody holds is itself, so that it admits no report', () => {
    expect(named('攀枝花市东区')).toEqual(['东区'])
    expect(named('没有的地方')).toEqual([])
  })

  test('no filter, no places', () => {
    expect(filterPlaces({}, reports)).toEqual([])
  })
})

test('a Chinese question is embedded without its place and year, one in another language as it is', () => {
  expect(embeddedText(query({ question: '增城区2024年受理多少宗', content: '受理多少宗' }))).toBe('受理多少宗')
  const english = query({ language: 'en', question: 'How many in Zengcheng?', content: 'How many in?' })
  expect(embeddedText(english)).toBe('How many in Zengcheng?')
})
