import { namesOf } from '../../src/language/gazetteer.ts'
import { placeList } from '../../src/language/place-list.ts'
import { splitName } from '../../src/language/place-names.ts'
import type { Place } from '../../src/library/library.ts'
import { place, zone } from './made-up-places.ts'

/** Those of the reports that come with the project. */
export const heldHere: readonly Place[] = [
  place('广东省/东莞市/东坑镇'),
  place('广东省/中山市/东区街道'),
  place('天津市/河东区/鲁山道街道'),
  place('山西省/大同市/平城区'),
  place('广东省/广州市/增城区'),
  zone('福建省/福州市/平潭综合实验区'),
]

/** As many places of the gazetteer as are asked for, spread over it by a fixed sequence: the same ones every time. */
export function someRealPlaces(count: number, level: Place['level']): Place[] {
  const list = placeList()
  const found: Place[] = []
  // A linear congruence: scattered, and without a clock or a random source.
  for (let seed = 20_240_101; found.length < count; seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) {
    const real = list.place(seed % list.size)
    if (real.level === level && splitName(real.path.at(-1) ?? '').type !== '') found.push(real)
  }
  return found
}

const englishType: readonly [RegExp, readonly string[]][] = [
  [/街道$/, ['Subdistrict', 'Sub-district', 'Street', 'Neighborhood', 'Subdistrict Office']],
  [/镇$/, ['Town', 'Township']],
  [/乡$/, ['Township', 'Town']],
  [/(?<!综合实验)区$/, ['District']],
  [/综合实验区$/, ['Comprehensive Experimental Zone', 'Comprehensive Pilot Zone']],
  [/县$/, ['County']],
  [/市$/, ['City', 'Municipality']],
]
const pinyinType: readonly [RegExp, string][] = [
  [/街道$/, 'jiedao'],
  [/镇$/, 'zhen'],
  [/乡$/, 'xiang'],
  [/(?<!综合实验)区$/, 'qu'],
  [/县$/, 'xian'],
  [/市$/, 'shi'],
]

/** What the place is called in Chinese: whole, short, with its city, spelled with a Chinese type word. */
export function chineseNames(held: Place): string[] {
  const { full, short, pinyin } = namesOf(held)
  const outer = held.path.at(-2) ?? ''
  const outerShort = splitName(outer).root
  const type = full.slice(short.length)
  const spelled = pinyin ? [`${pinyin}${type}`, `${capitalised(pinyin)}${type}`] : []
  return [
    full,
    short,
    `${outer}${full}`,
    `${outerShort}${full}`,
    `${outerShort}${short}`,
    `${outerShort}的${full}`,
    ...spelled,
  ]
}

/** What it is called in English: spelled in several ways, with and without its type word, with its city. */
export function englishNames(held: Place): string[] {
  const { full, pinyin, english } = namesOf(held)
  if (pinyin === null || english === null) return []
  const outer = namesOf({ path: held.path.slice(0, -1), level: 'city' }).english ?? ''
  const types = englishType.filter(([ending]) => ending.test(full)).flatMap(([, words]) => words)
  const suffixes = pinyinType.filter(([ending]) => ending.test(full)).map(([, suffix]) => suffix)
  const typed = types.flatMap(type => [
    `${english} ${type}`,
    `${english.toLowerCase()} ${type.toLowerCase()}`,
    `${pinyin.toUpperCase()} ${type.toUpperCase()}`,
    `${english} ${type} of ${outer}`,
    `${english} ${type}, ${outer}`,
    `${outer}'s ${english} ${type}`,
    `${outer} ${english} ${type}`,
  ])
  const suffixed = suffixes.flatMap(suffix => [
    `${english}${suffix}`,
    `${pinyin}${suffix}`,
    `${english} ${capitalised(suffix)}`,
  ])
  return [english, pinyin, pinyin.toUpperCase(), `${english}, ${outer}`, ...typed, ...suffixed]
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

export const chineseQuestions: readonly ((name: string) => string)[] = [
  name => `${name}2024年受理多少宗？`,
  name => `2024年${name}受理了多少宗？`,
  name => `请问${name}2024年办了多少件案件`,
  name => `${name}去年的普法活动有哪些`,
]

export const englishQuestions: readonly ((name: string) => string)[] = [
  name => `How many cases did ${name} accept in 2024?`,
  name => `What were ${name}'s main measures in 2024?`,
  name => `${name} 2024 cases`,
  name => `What problems did the government of ${name} report?`,
]
