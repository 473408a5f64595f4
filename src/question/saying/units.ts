import type { Figure } from '../../library/library.ts'
import type { Language } from '../question.ts'

/** What the counting words of official reports mean, as data: which of them count the same things, and their English. */

/** What a figure says: how many, how much money, what share. Figures of two sorts have no order. */
export type Sort = 'count' | 'share' | 'points' | 'money' | 'size'

/**
 * Words that count the same things, so that their figures may be added and subtracted. Which of them a report uses is
 * local habit: courts and bureaus of Guangdong write 宗 where others write 件; 场 and 场次 are both one event. A word of
 * two families (件) fits either, but not both at once. Whatever counts turns (人次, 家次) is unlike what counts those who
 * took them (人, 家), and 户 (households, or shops) is unlike 家.
 */
const FAMILIES: readonly (readonly string[])[] = [
  ['宗', '件', '起', '份', '例', '案'],
  ['份', '件', '部', '篇'],
  ['人', '名', '位'],
  ['场', '次', '场次'],
  ['批', '批次'],
  ['家', '间'],
  ['栋', '幢'],
  ['%', '％', '百分比'],
]

const SORTS: readonly { readonly sort: Sort; readonly units: RegExp }[] = [
  { sort: 'share', units: /^(?:[%％‰成]|百分比)$/ },
  { sort: 'points', units: /百分点$/ },
  { sort: 'money', units: /元$/ },
  {
    sort: 'size',
    units: /^(?:平方(?:公里|千米|米)|立方米|公顷|亩|公里|千米|米|公斤|千克|吨|小时|分钟|天|日|个?月|年)$/,
  },
]

export function sortOf(unit: string): Sort {
  return SORTS.find(({ units }) => units.test(unit))?.sort ?? 'count'
}

/** Whether all these units count the same things. */
export function areLike(units: readonly string[]): boolean {
  const different = new Set(units)
  return different.size <= 1 || FAMILIES.some(family => [...different].every(unit => family.includes(unit)))
}

type Noun = readonly [one: string, many: string]

/** What 宗, 件, 起 and 份 count is told by the measure; the first line that fits. */
const BY_MEASURE: readonly {
  readonly units: readonly string[]
  readonly measure: RegExp
  readonly noun: Noun
}[] = [
  { units: ['宗', '件', '起', '例'], measure: /案|复议|诉讼|应诉|仲裁|纠纷|处罚|立案/, noun: ['case', 'cases'] },
  { units: ['件', '份'], measure: /文件|文书|合同|协议|意见书|审查意见/, noun: ['document', 'documents'] },
  {
    units: ['件', '起', '宗'],
    measure: /信访|投诉|举报|工单|诉求/,
    noun: ['complaint or request', 'complaints or requests'],
  },
  { units: ['件'], measure: /建议|提案/, noun: ['proposal', 'proposals'] },
  { units: ['起'], measure: /事故|事件|警情|火灾/, noun: ['incident', 'incidents'] },
]

/** English for the rest; a word whose things differ from measure to measure (个, 项, 条) is an item. */
const NOUNS: Readonly<Record<string, Noun>> = {
  宗: ['case', 'cases'],
  案: ['case', 'cases'],
  起: ['case', 'cases'],
  例: ['case', 'cases'],
  件: ['item', 'items'],
  份: ['document', 'documents'],
  部: ['document', 'documents'],
  篇: ['text', 'texts'],
  条: ['item', 'items'],
  项: ['item', 'items'],
  个: ['item', 'items'],
  种: ['kind', 'kinds'],
  类: ['category', 'categories'],
  人: ['person', 'people'],
  名: ['person', 'people'],
  位: ['person', 'people'],
  人次: ['person-time', 'person-times'],
  宗次: ['case-time', 'case-times'],
  件次: ['item-time', 'item-times'],
  家: ['company or entity', 'companies or entities'],
  间: ['company or room', 'companies or rooms'],
  家次: ['visit to a company or entity', 'visits to companies or entities'],
  户: ['household or business', 'households or businesses'],
  户次: ['visit to a household or business', 'visits to households or businesses'],
  次: ['time', 'times'],
  场: ['session', 'sessions'],
  场次: ['session', 'sessions'],
  期: ['session or issue', 'sessions or issues'],
  课: ['lesson', 'lessons'],
  批: ['group', 'groups'],
  批次: ['group', 'groups'],
  处: ['site', 'sites'],
  所: ['institution', 'institutions'],
  栋: ['building', 'buildings'],
  幢: ['building', 'buildings'],
  辆: ['vehicle', 'vehicles'],
  支: ['team', 'teams'],
  元: ['yuan', 'yuan'],
  亩: ['mu', 'mu'],
  公顷: ['hectare', 'hectares'],
  平方米: ['square metre', 'square metres'],
  平方公里: ['square kilometre', 'square kilometres'],
  公里: ['kilometre', 'kilometres'],
  米: ['metre', 'metres'],
  吨: ['tonne', 'tonnes'],
  小时: ['hour', 'hours'],
  分钟: ['minute', 'minutes'],
  天: ['day', 'days'],
  个百分点: ['percentage point', 'percentage points'],
}

/** A figure's unit for a reader of this language: 宗 is "cases"; the unit itself where no word for it is known. */
export function glossedUnit(figure: Pick<Figure, 'unit' | 'measure' | 'value'>, language: Language): string {
  const { unit, measure, value } = figure
  if (language === 'zh') return unit
  const noun = BY_MEASURE.find(rule => rule.units.includes(unit) && rule.measure.test(measure))?.noun ?? NOUNS[unit]
  return noun ? noun[value === 1 ? 0 : 1] : unit
}

/** A number as people of this language write it: 18070; 18,070. */
export function numeral(value: number, language: Language): string {
  return value.toLocaleString('en-US', { useGrouping: language === 'en', maximumFractionDigits: 12 })
}

const BOUND_WORDS = { about: 'about ', at_least: 'at least ', at_most: 'at most ' } as const

/** What Arabic digits with a plain unit do not need said again in English: 930 of 930宗, but not 1.9 of 1.9万件. */
const PLAIN_NUMBER = /^\d[\d,.]*[^\d万亿千百十]*$/

/**
 * A figure as written, for English with what it means behind it: 930宗 (cases), 2700余件 (at least 2,700 items),
 * 119.96万元 (1,199,600 yuan). 22.1% stays.
 */
export function glossedFigure(figure: Figure, language: Language): string {
  const { raw, unit, value, bound } = figure
  if (language === 'zh') return raw
  const isShare = sortOf(unit) === 'share'
  const noun = isShare ? '%' : glossedUnit(figure, language)
  const explained = noun === unit && !isShare ? '' : noun
  if (bound === null && PLAIN_NUMBER.test(raw)) return isShare || !explained ? raw : `${raw} (${explained})`
  const number = `${bound === null ? '' : BOUND_WORDS[bound]}${numeral(tidy(value), language)}`
  return `${raw} (${number}${isShare ? '%' : explained && ` ${explained}`})`
}

/** 11000 for 1.1 × 10000, which binary fractions make 11000.000000000002; 15 digits are what a number holds exactly. */
export function tidy(value: number): number {
  return Number(value.toPrecision(15))
}
