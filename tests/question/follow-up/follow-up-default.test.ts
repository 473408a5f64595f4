import { expect, test } from 'vitest'
import { defaultPlaceSet } from '../../../src/question/follow-up/follow-up-default.ts'
import { place } from '../made-up-places.ts'

const context = {
  now: new Date('2026-03-01T00:00:00Z'),
  heldPlaces: [place('云南省/昆明市/呈贡区'), place('广东省/东莞市/石排镇')],
}

test.each([
  ['默认呈贡区', '呈贡区'],
  ['以后默认石排镇', '石排镇'],
  ['把默认地区设为呈贡', '呈贡'],
  ['请把默认地区设置为昆明市呈贡区吧。', '昆明市呈贡区'],
  ['将石排镇设为默认', '石排镇'],
  ['以后都问石排镇', '石排镇'],
  ['default place: Chenggong', 'Chenggong'],
  ['Set my default place to Chenggong.', 'Chenggong'],
  ['use Chenggong by default', 'Chenggong'],
  ['make Chenggong the default', 'Chenggong'],
  ['From now on use Chenggong', 'Chenggong'],
])('%s makes %s the default', (said, name) => {
  const place = defaultPlaceSet(said, context)
  if (place === undefined || place === 'cleared') throw new Error('no place')
  expect(place.text).toBe(name)
  expect(said.slice(place.start, place.end)).toBe(name)
  expect(place.held).toHaveLength(1)
})

test('a place without reports can be told from none', () => {
  expect(defaultPlaceSet('默认天河区', context)).toMatchObject({ text: '天河区', held: [] })
})

test.each(['取消默认', '清除默认地区', '不要默认了', 'clear the default', 'Reset my default place.'])(
  '%s clears it',
  said => {
    expect(defaultPlaceSet(said, context)).toBe('cleared')
  },
)

test.each([
  '呈贡区2024年默认办理多少宗',
  '看石排镇',
  '石排镇',
  '按石排镇的标准是什么',
  '默认',
  '默认值是什么',
  '以后石排镇有什么打算？',
  "What is Chenggong's default rate?",
])('%s does nothing of the kind', said => {
  expect(defaultPlaceSet(said, context)).toBeUndefined()
})
