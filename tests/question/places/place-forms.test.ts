import { describe, expect, test } from 'vitest'
import { placeKey, placesNamed } from '../../../src/language/gazetteer.ts'
import type { Place } from '../../../src/library/library.ts'
import { placesAsked } from '../../../src/question/places/places.ts'
import { place } from '../made-up-places.ts'
import {
  chineseNames,
  chineseQuestions,
  englishNames,
  englishQuestions,
  heldHere,
  someRealPlaces,
} from '../place-forms.ts'

/** The forms in which exactly this place is not found, with what is found instead. */
function missed(held: Place, library: readonly Place[]): string[] {
  const questions = [
    ...chineseNames(held).flatMap(name => chineseQuestions.map(question => question(name))),
    ...englishNames(held).flatMap(name => englishQuestions.map(question => question(name))),
  ]
  return questions.filter(question => {
    const asked = placesAsked(question, library)
    const keys = asked.flatMap(({ held }) => held.map(placeKey))
    return asked.length !== 1 || keys.join() !== placeKey(held)
  })
}

const real = [...someRealPlaces(5, 'district'), ...someRealPlaces(8, 'street'), ...someRealPlaces(2, 'city')]

describe('every way of writing a held place finds it', () => {
  test.each(heldHere.map(held => [placeKey(held), held] as const))('%s', (_, held) => {
    expect(missed(held, heldHere)).toEqual([])
  })

  test.each(real.map(held => [placeKey(held), held] as const))('%s', (_, held) => {
    expect(missed(held, [...heldHere, held])).toEqual([])
  })
})

/** What is asked, each as its text and the last names of the held places. */
function asked(question: string, library: readonly Place[] = heldHere): [string, string][] {
  return placesAsked(question, library).map(({ text, held }) => [text, held.map(({ path }) => path.at(-1)).join()])
}

describe('names that are put into English in part', () => {
  const xihu = place('浙江省/杭州市/西湖区')
  const library = [...heldHere, xihu]

  test.each([
    ['Lushan Road Subdistrict 2023', 'Lushan Road Subdistrict', '鲁山道街道'],
    ['how many in lushan road sub-district?', 'lushan road sub-district', '鲁山道街道'],
    ['Lushan Road Neighborhood, Tianjin', 'Lushan Road Neighborhood', '鲁山道街道'],
    ['Lushandao Road Subdistrict', 'Lushandao Road Subdistrict', '鲁山道街道'],
    ['What did Lushan Road do?', 'Lushan Road', '鲁山道街道'],
    ['zhongshan east district 2024', 'east district', '东区街道'],
    ['the East District Subdistrict of Zhongshan', 'East District Subdistrict', '东区街道'],
    ['Eastern District of Zhongshan', 'Eastern District', '东区街道'],
    ['West Lake District 2024', 'West Lake District', '西湖区'],
    ['cases of West Lake, Hangzhou', 'West Lake', '西湖区'],
  ])('%s asks for %s', (question, text, name) => {
    expect(asked(question, library)).toEqual([[text, name]])
  })

  test('nobody’s road and lake are no places', () => {
    expect(asked('How many cases concern a road, a lake or North Gate?', library)).toEqual([])
    expect(asked('Is east better than west?', library)).toEqual([])
    expect(asked('East constructor, constructor road, toString lake', library)).toEqual([])
  })

  test('a road in the name makes it another place than the street without one', () => {
    const jiefang = placesNamed('解放街道').slice(0, 1)
    expect(asked('Jiefang Subdistrict 2024', jiefang)).toEqual([['Jiefang Subdistrict', '解放街道']])
    expect(asked('Jiefang Road Subdistrict 2024', jiefang)).toEqual([['Jiefang Road Subdistrict', '']])
  })

  test('one that is called a district is a place, held or not', () => {
    expect(asked('West Lake District 2024')).toEqual([['West Lake District', '']])
  })

  test('the East District of another city is not the held one', () => {
    expect(asked('Panzhihua East District 2024')).toEqual([['Panzhihua East District', '']])
  })
})

describe('Latin letters among Chinese ones', () => {
  test.each([
    ['zengcheng区2024年受理多少宗', 'zengcheng区', '增城区'],
    ['Dongkeng镇的普法', 'Dongkeng镇', '东坑镇'],
    ['zeng cheng 2024年受理多少宗', 'zeng cheng', '增城区'],
    ['Dongqu街道办事处2024年', 'Dongqu街道办事处', '东区街道'],
    ['pingtan综合实验区2022年', 'pingtan综合实验区', '平潭综合实验区'],
    ['Zengcheng市场监管局2024年', 'Zengcheng', '增城区'],
    ['東坑鎮2023年受理多少宗', '東坑鎮', '东坑镇'],
    ['廣州增城2024年', '廣州增城', '增城区'],
  ])('%s asks for %s', (question, text, name) => {
    expect(asked(question)).toEqual([[text, name]])
  })
})

test('a type word of another level makes it another place', () => {
  expect(asked('Zengcheng Town 2024')).toEqual([['Zengcheng Town', '']])
  expect(asked('Pingcheng镇2024年')).toEqual([['Pingcheng镇', '']])
})

test('a township is the held town of that name, unless the township is held', () => {
  const sihe = place('辽宁省/阜新市/细河区/四合镇')
  expect(asked('Sihe Township 2024', [sihe])).toEqual([['Sihe Township', '四合镇']])
})
