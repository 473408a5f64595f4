import type { Figure, Place } from '../../library/library.ts'
import type { Entry } from './compare-entries.ts'

/** Whether figures that stand beside each other count the same thing, told by the words their reports use. */

/**
 * Words of a measure that make it another number, by what they say of it; usage of the genre and of the laws named. A
 * longer word stands before the one that it holds. Within a line nothing is a synonym: what is accepted in a year is not
 * what is handled, received or concluded in it.
 */
const WORDS_THAT_MATTER: readonly (readonly string[])[] = [
  // How far a matter has come (行政复议法, 行政处罚法: 收到 → 受理 → 审结).
  [
    '新收',
    '旧存',
    '收到',
    '接收',
    '接到',
    '受理',
    '立案',
    '查处',
    '查办',
    '承办',
    '办理',
    '审理',
    '审查',
    '审核',
    '审结',
    '办结',
    '结案',
    '处理',
    '处置',
    '答复',
    '化解',
    '调处',
    '开庭',
    '判决',
    '撤回',
    '维持',
    '撤销',
    '纠正',
    '败诉',
    '胜诉',
    '发生',
    '排查',
    '移送',
  ],
  // Which procedure it belongs to.
  [
    '行政复议',
    '行政诉讼',
    '行政应诉',
    '行政处罚',
    '行政许可',
    '行政强制',
    '行政检查',
    '行政裁决',
    '行政赔偿',
    '法律援助',
    '信访',
    '仲裁',
    '公证',
  ],
  ['人民调解', '行政调解', '司法调解', '商事调解', '调解', '和解'],
  ['一审', '二审', '再审', '重大', '简易程序', '普通程序', '简易', '民事', '刑事', '涉企'],
  // Counted for a year, or since some time; by the whole or on average.
  ['累计', '新增', '现有', '共有', '平均', '同比', '线上', '线下'],
  // Whose count it is where the report of a place gives more than its whole.
  ['区本级', '市本级', '县本级', '本级', '本局', '我局', '镇街', '各街道', '街道办', '部门'],
]

/** 全区, 全镇 …: the whole of a place of these levels. A report of another level quotes somebody else's figure with it. */
const WHOLES: readonly { readonly word: string; readonly levels: readonly Place['level'][] }[] = [
  { word: '全国', levels: [] },
  { word: '全省', levels: ['province'] },
  { word: '全市', levels: ['city', 'district', 'province'] },
  { word: '全县', levels: ['district'] },
  { word: '全区', levels: ['district', 'zone', 'province'] },
  { word: '全镇', levels: ['street'] },
  { word: '全街', levels: ['street'] },
  { word: '全乡', levels: ['street'] },
]

/** Whether any of these figures counts something else than the others. */
export function measuresDiffer(entries: readonly Pick<Entry, 'figure' | 'place'>[]): boolean {
  return new Set(entries.map(kindOf)).size > 1
}

/** Of a plan and a result nothing is computed. */
export function mixesPlans(figures: readonly Figure[]): boolean {
  return new Set(figures.map(figure => figure.plan)).size > 1
}

function kindOf({ figure, place }: Pick<Entry, 'figure' | 'place'>): string {
  const { measure, part, plan, asOf } = figure
  const words = WORDS_THAT_MATTER.flatMap(line => wordsIn(measure, line))
  const wholes = WHOLES.filter(({ word, levels }) => measure.includes(word) && !(place && levels.includes(place.level)))
  // 截至 the end of each year is the same day of different years.
  const day = asOf?.replace(/^(?:截至|截止到?)|(?:\d{4}|今|本|当|去|上)年|日$/g, '').trim() ?? ''
  return JSON.stringify([words, wholes.map(({ word }) => word), part, plan, isYearEnd(day) ? '' : day])
}

/** A yearly report's figures are those of the year's end unless it says another day. */
function isYearEnd(day: string): boolean {
  return /^(?:底|末|12月(?:底|末|31)?|十二月(?:底|末)?)?$/.test(day)
}

function wordsIn(text: string, words: readonly string[]): string[] {
  let rest = text
  return words.filter(word => {
    const found = rest.includes(word)
    if (found) rest = rest.replaceAll(word, ' ')
    return found
  })
}
