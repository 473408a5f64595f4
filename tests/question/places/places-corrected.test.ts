import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { namesOf, placeKey, placesNamed } from '../../../src/language/gazetteer.ts'
import { placeList } from '../../../src/language/place-list.ts'
import type { Place } from '../../../src/library/library.ts'
import { heldPlacesNamed, placesAsked } from '../../../src/question/places/places.ts'
import { place } from '../made-up-places.ts'
import { heldHere } from '../place-forms.ts'

const corrected = (question: string, library: readonly Place[] = heldHere) =>
  placesAsked(question, library).flatMap(({ corrected }) => (corrected ? [[corrected.from, corrected.to]] : []))

describe('a slip of the keyboard is taken for the held place', () => {
  test.each([
    ['曾城区2024年受理多少宗', '曾城区', '增城区'],
    ['请问增成区的案件', '增成区', '增城区'],
    ['曾城2024年受理多少宗', '曾城', '增城区'],
    ['广州市曾城区2024年', '广州市曾城区', '增城区'],
    ['平成区2024年', '平成区', '平城区'],
    ['鲁山到街道2023年', '鲁山到街道', '鲁山道街道'],
    ['平谭综合实验区2022年', '平谭综合实验区', '平潭综合实验区'],
    ['平潭综合试验区2022年', '平潭综合试验区', '平潭综合实验区'],
    ['曾城區2024年', '曾城區', '增城区'],
    ['Zengchen district 2024', 'Zengchen district', '增城区'],
    ['zengchen 2024', 'zengchen', '增城区'],
    ['How many did Dongkang Town accept?', 'Dongkang Town', '东坑镇'],
    ['cases in Lushandoa Subdistrict', 'Lushandoa Subdistrict', '鲁山道街道'],
    ['zengchengg区2024年', 'zengchengg区', '增城区'],
  ])('%s', (question, from, to) => {
    expect(corrected(question)).toEqual([[from, to]])
  })

  test('beside a place that is written as it is', () => {
    expect(placesAsked('曾城区2024年和平城区2024年谁多', heldHere).map(({ held }) => held.map(placeKey))).toEqual([
      ['广东省/广州市/增城区'],
      ['山西省/大同市/平城区'],
    ])
  })
})

test('a filter is not corrected, for it could not say so', () => {
  expect(heldPlacesNamed('曾城区', heldHere)).toEqual([])
})

describe('nothing else is', () => {
  test.each([
    ['渭城区2024年', 'a real place'],
    ['禹城区2024年', 'a real name with another type word'],
    ['平城县2024年', 'so is this'],
    ['韦城区2024年', 'not of the same sound'],
    ['中心城区2024年', 'an ordinary word'],
    ['增城区开展的平成项目', 'not where a place stands'],
    ['Landing in 2024', 'an English word'],
    ['the bring Zengchen up', 'small, in the middle of a sentence'],
    ['Pingchang District 2024', 'spelled as a real place is'],
    ['「曾城区」是什么', 'quoted'],
  ])('%s: %s', question => {
    expect(corrected(question)).toEqual([])
  })

  test('what is near to two held places', () => {
    const two = [place('天津市/和平区'), place('辽宁省/沈阳市/和平区')]
    expect(corrected('何平区2024年', [two[0] as Place])).toEqual([['何平区', '和平区']])
    expect(corrected('何平区2024年', two)).toEqual([])
  })

  test('the name of a real place, whichever it is, before a year', () => {
    const list = placeList()
    const near = [...heldHere, ...placesNamed('和平区'), ...placesNamed('东城区'), ...placesNamed('新城区')]
    fc.assert(
      fc.property(fc.integer({ min: 0, max: list.size - 1 }), at => {
        const { full, short } = namesOf(list.place(at))
        for (const name of [full, short]) expect(corrected(`${name}2024年受理多少宗`, near)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})
