import { UNIT } from '../figures/figure-words.ts'
import { NOUN_CLASSES } from './english-units.ts'

/**
 * What is counted in other writing than a figure of a report has to be: a span of years, a session of a congress, the
 * number of a document, the three of 三大 and 三个方面.
 */
const FURTHER =
  '‰|㎡|km|卷(?![宗入烟调])|年(?!级|度|鉴)|届|号(?!召|线)|个?方面|大(?=[^学会众家力额量])|季度|日(?![常均报益])|度(?=电)'

/** As the source of a pattern: what stands behind a number and says what it counts. */
export const CHINESE_UNIT = `(?:${UNIT}|[(（]${UNIT}[)）]|${FURTHER})`

/** One way to write each unit: 15个工作日 is 15 工作日, 件/次 is 件次. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^[(（](.*)[)）]$/, '$1'],
  [/[(（/]次[)）]?$/, '次'],
  [/^个(工作日|月|小时|自然日|方面)$/, '$1'],
  [/^百分点$/, '个百分点'],
  [/^(?:自然日|日)$/, '天'],
  [/^㎡$/, '平方米'],
  [/^平方千米$/, '平方公里'],
  [/^(?:千米|km)$/, '公里'],
  [/^千克$/, '公斤'],
  [/^％$/, '%'],
]

export function chineseUnit(written: string): string {
  return SPELLINGS.reduce((unit, [pattern, spelling]) => unit.replace(pattern, spelling), written.replace(/\s/g, ''))
}

/**
 * Words that a writer may exchange and say the same: three words for a person; 场 and 场次; 批 and 批次. 件, 宗 and 起 each
 * stay what the report writes: which of them is counted is a matter of record there, and nothing is gained by another.
 */
const EXCHANGED: readonly (readonly string[])[] = [
  ['人', '名', '位'],
  ['场', '场次'],
  ['批', '批次'],
  ['家', '间'],
  ['栋', '幢', '座'],
]
/** 个 counts anything that has no nearer word, and is half of 个工作日; words of cases and turns are not so exchanged. */
const GENERAL = [
  '项',
  '家',
  '处',
  '所',
  '间',
  '支',
  '条',
  '名',
  '人',
  '位',
  '种',
  '类',
  '部',
  '座',
  '栋',
  '台',
  '站',
  '组',
  '方面',
  '工作日',
  '月',
  '小时',
]

/** A share is no count: without its mark a number is another one. */
const MUST_BE_SAID = new Set(['%', '‰', '个百分点'])

/** Whether what these units count may be the same, whichever language each is of. */
export function sameUnit(a: string, b: string): boolean {
  if (a === b) return true
  if (MUST_BE_SAID.has(a) || MUST_BE_SAID.has(b)) return false
  if (a === '' || b === '') return true
  if (EXCHANGED.some(units => units.includes(a) && units.includes(b))) return true
  if ((a === '个' && GENERAL.includes(b)) || (b === '个' && GENERAL.includes(a))) return true
  return isOfClass(a, b) || isOfClass(b, a)
}

/** Whether it is a class of English nouns: of an ordinal it says nothing that could be compared (third session, 第三届). */
export function isNounClass(unit: string): boolean {
  return unit in NOUN_CLASSES
}

/** Only people are counted so, and they in no other way; other things each have several counting words. */
const PERSONS = ['人', '名', '位']
/** What these measure is no thing that a noun could stand for. */
const MEASURES = new Set(
  '元 美元 港元 欧元 年 月 天 周 工作日 小时 分钟 秒 岁 平方米 平方公里 立方米 公里 米 公顷 亩 吨 公斤 斤 千瓦时 : 五年'.split(
    ' ',
  ),
)

/** Cases may be 宗, 件 or 起, courts that are held 场, and a noun's own counting words are never all of them: 七门课程. */
function isOfClass(name: string, unit: string): boolean {
  const own = NOUN_CLASSES[name]
  if (own === undefined) return false
  const other = NOUN_CLASSES[unit]
  if (own.counts.includes(unit)) return true
  if (name === 'people' || unit === 'people') return other?.counts.some(word => own.counts.includes(word)) ?? false
  return !PERSONS.includes(unit) && !MEASURES.has(unit)
}
