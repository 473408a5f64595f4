import type { Figure } from '../../library/library.ts'
import type { Language } from '../question.ts'
import { glossedFigure, type Sort, sortOf } from '../saying/units.ts'
import { type Amount, amountText } from './compare-amounts.ts'
import type { Entry } from './compare-entries.ts'

/** What a comparison says in its own words, in the question's language; figures stand in it as the reports write them. */

/** How a later or larger figure stands to another; without an amount where none can be computed. */
export type Change = {
  readonly direction: 'up' | 'down' | 'same' | 'unknown'
  readonly amount?: Amount
  /** To one decimal: 25.0. */
  readonly percent?: string | undefined
}

/** Why figures are not added up. */
export type NotSummed = 'share' | 'units' | 'plans' | 'bounds' | 'overlap' | 'rivals'

export type Step = { readonly entry: Entry; readonly since: Entry; readonly change: Change }

export type CompareWording = {
  readonly placeHead: string
  readonly yearHead: string
  readonly notStated: string
  /** Between sentences. */
  readonly gap: string
  readonly label: (place: string, year: number | null) => string
  readonly labelOfIssuer: (label: string, issuer: string) => string
  readonly figure: (figure: Figure) => string
  /** Whose figures, each with its figure. */
  readonly listed: (entries: readonly Entry[]) => string
  readonly about: (measure: string, sentence: string) => string
  readonly nothing: string
  readonly noneStates: (labels: readonly string[]) => string
  readonly onlyOne: (entry: Entry, missing: readonly string[]) => string
  readonly incomparable: (entries: readonly Entry[]) => string
  readonly tie: (entries: readonly Entry[]) => string
  readonly untold: (entries: readonly Entry[]) => string
  readonly more: (more: Entry, less: Entry, amount: Amount | undefined) => string
  readonly ranking: (tiers: readonly string[], sort: Sort) => string
  readonly tiedTier: (list: string) => string
  readonly untoldTier: (list: string) => string
  /** `second`: the tier below, where how much less it has can be computed. */
  readonly most: (top: readonly Entry[], second: { entries: readonly Entry[]; amount: Amount } | undefined) => string
  readonly mostUntold: (top: readonly Entry[]) => string
  readonly byNumberOnly: (sentence: string) => string
  readonly amongStated: (sentence: string) => string
  readonly sum: (entries: readonly Entry[], amount: Amount, missing: readonly string[]) => string
  readonly notSummed: (reason: NotSummed, entries: readonly Entry[]) => string
  readonly trend: (series: string, first: Entry, steps: readonly Step[]) => string
  readonly overall: (step: Step) => string
  readonly highest: (entries: readonly Entry[]) => string
  readonly yearsMissing: (years: readonly number[]) => string
}

const isShare = (sort: Sort) => sort === 'share' || sort === 'points'
const sortOfEntry = (entry: Entry | undefined) => sortOf(entry?.figure.unit ?? '')
const yearOf = ({ year, label }: Entry) => (year === null ? label : String(year))

const chineseFigure = (figure: Figure) => `${figure.raw}${figure.plan ? '（计划数）' : ''}`
const chineseEntry = ({ label, figure }: Entry) => `${label}（${chineseFigure(figure)}）`
const chineseBound = { about: '约', at_least: '至少', at_most: '至多' } as const
const chineseYear = (entry: Entry) => (entry.year === null ? entry.label : `${entry.year}年`)

/** Of shares 个百分点, else the unit of the larger figure. */
function chineseAmount(amount: Amount, unit: string): string {
  const bound = amount.bound === null ? '' : chineseBound[amount.bound]
  return `${bound}${amountText(amount, 'zh')}${isShare(sortOf(unit)) ? '个百分点' : unit}`
}

function chineseChange({ direction, amount, percent }: Change, unit: string): string {
  if (direction === 'unknown') return '增减无法判定'
  if (direction === 'same') return '持平'
  const [up, down] = isShare(sortOf(unit)) ? ['上升', '下降'] : ['增加', '减少']
  const verb = direction === 'up' ? up : down
  return `${verb}${amount ? chineseAmount(amount, unit) : ''}${percent ? `（${percent}%）` : ''}`
}

const CHINESE: CompareWording = {
  placeHead: '地区',
  yearHead: '年份',
  notStated: '未载明',
  gap: '',
  label: (place, year) => `${place}${year === null ? '' : `${year}年`}`,
  labelOfIssuer: (label, issuer) => `${label}（${issuer}）`,
  figure: chineseFigure,
  listed: entries => entries.map(chineseEntry).join('、'),
  about: (measure, sentence) => `${measure}：${sentence}`,
  nothing: '没有可供比较的报告。',
  noneStates: labels => `${labels.join('、')}均未载明，无法比较。`,
  onlyOne: (entry, missing) =>
    `仅有${chineseEntry(entry)}的数字${missing.length > 0 ? `，${missing.join('、')}未载明` : ''}，无法比较。`,
  incomparable: entries => `${entries.map(chineseEntry).join('、')}的单位不可比，不分高低。`,
  tie: entries => `${entries.map(chineseEntry).join('与')}相同。`,
  untold: entries =>
    `${entries.map(chineseEntry).join('与')}孰${isShare(sortOfEntry(entries[0])) ? '高' : '多'}，依所载数字无法判定。`,
  more: (more, less, amount) => {
    const word = isShare(sortOfEntry(more)) ? '高' : '多'
    const than = amount
      ? `比${chineseEntry(less)}${word}${chineseAmount(amount, more.figure.unit)}`
      : `${word}于${chineseEntry(less)}`
    return `${more.label}更${word}（${chineseFigure(more.figure)}），${than}。`
  },
  ranking: (tiers, sort) => `${isShare(sort) ? '从高到低' : '从多到少'}：${tiers.join('，')}。`,
  tiedTier: list => `${list}并列`,
  untoldTier: list => `${list}次序无法判定`,
  most: (top, second) => {
    const word = isShare(sortOfEntry(top[0])) ? '高' : '多'
    const than = second
      ? `，比${second.entries.map(({ label }) => label).join('、')}${word}${chineseAmount(second.amount, top[0]?.figure.unit ?? '')}`
      : ''
    return `${top.map(({ label }) => label).join('与')}${top.length > 1 ? '并列' : ''}最${word}${than}。`
  },
  mostUntold: top =>
    `${top.map(({ label }) => label).join('、')}之中哪个最${isShare(sortOfEntry(top[0])) ? '高' : '多'}，无法判定。`,
  byNumberOnly: sentence => `仅就数字而言，${sentence}`,
  amongStated: sentence => `在已载明的当中，${sentence}`,
  sum: (entries, amount, missing) =>
    `合计${chineseAmount(amount, entries[0]?.figure.unit ?? '')}：${entries.map(chineseEntry).join('、')}${missing.length > 0 ? `；不含未载明的${missing.join('、')}` : ''}。`,
  notSummed: (reason, entries) =>
    `${
      {
        share: '比例不能相加',
        units: '单位不同，所计对象不同，不相加',
        plans: '计划数与完成数不相加',
        bounds: '所载为约数，且方向不一，得不出合计',
        overlap: '范围重叠，相加会重复计算，不相加',
        rivals: '所载数字互不一致，不相加',
      }[reason]
    }：${entries.map(chineseEntry).join('、')}。`,
  trend: (series, first, steps) =>
    `${series ? `${series}：` : ''}${[
      `${chineseYear(first)}${chineseFigure(first.figure)}`,
      ...steps.map(
        ({ entry, since, change }) =>
          `${chineseYear(entry)}${chineseFigure(entry.figure)}，较${chineseYear(since)}${chineseChange(change, entry.figure.unit)}`,
      ),
    ].join('；')}。`,
  overall: ({ entry, since, change }) =>
    `${chineseYear(since)}至${chineseYear(entry)}总体${chineseChange(change, entry.figure.unit)}。`,
  highest: entries =>
    `${entries.map(chineseYear).join('与')}${entries.length > 1 ? '并列' : ''}最${isShare(sortOfEntry(entries[0])) ? '高' : '多'}。`,
  yearsMissing: years => `缺${years.map(year => `${year}年`).join('、')}的数字。`,
}

const joined = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
const englishFigure = (figure: Figure) => `${glossedFigure(figure, 'en')}${figure.plan ? ' (planned)' : ''}`
const englishEntry = ({ label, figure }: Entry) => `${label}, ${englishFigure(figure)}`
const englishEntries = (entries: readonly Entry[]) => entries.map(englishEntry).join('; ')
const englishBound = { about: 'about ', at_least: 'at least ', at_most: 'at most ' } as const

function englishAmount(amount: Amount, unit: string): string {
  const bound = amount.bound === null ? '' : englishBound[amount.bound]
  const noun = isShare(sortOf(unit)) ? ' percentage points' : sortOf(unit) === 'money' ? ' yuan' : ''
  return `${bound}${amountText(amount, 'en')}${noun}`
}

function englishChange({ direction, amount, percent }: Change, unit: string): string {
  if (direction === 'unknown') return 'up or down cannot be told'
  if (direction === 'same') return 'unchanged'
  return `${direction}${amount ? ` ${englishAmount(amount, unit)}` : ''}${percent ? ` (${percent}%)` : ''}`
}

const ENGLISH: CompareWording = {
  placeHead: 'Place',
  yearHead: 'Year',
  notStated: 'not stated',
  gap: ' ',
  label: (place, year) => [place, year === null ? '' : String(year)].filter(Boolean).join(' '),
  labelOfIssuer: (label, issuer) => `${label} (${issuer})`,
  figure: englishFigure,
  listed: englishEntries,
  about: (measure, sentence) => `${measure}: ${sentence}`,
  nothing: 'There is no report to compare.',
  noneStates: labels => `Not stated by ${joined(labels)}; a comparison is not possible.`,
  onlyOne: (entry, missing) =>
    `Only one figure is held (${englishEntry(entry)})${missing.length > 0 ? `; not stated for ${joined(missing)}` : ''}. A comparison is not possible.`,
  incomparable: entries => `These are figures of different kinds and have no order: ${englishEntries(entries)}.`,
  tie: entries => `The figures are equal: ${englishEntries(entries)}.`,
  untold: entries => `Which is more cannot be told from the figures as written: ${englishEntries(entries)}.`,
  more: (more, less, amount) =>
    `${more.label} ${isShare(sortOfEntry(more)) ? 'is higher' : 'has more'}: ${englishFigure(more.figure)} against ${englishFigure(less.figure)} in ${less.label}${amount ? `, a difference of ${englishAmount(amount, more.figure.unit)}` : ''}.`,
  ranking: tiers => `From highest to lowest: ${tiers.join('; ')}.`,
  tiedTier: list => `${list} (tied)`,
  untoldTier: list => `${list} (their order cannot be told)`,
  most: (top, second) =>
    `${joined(top.map(({ label }) => label))} ${top.length > 1 ? 'are tied for the highest' : isShare(sortOfEntry(top[0])) ? 'is the highest' : 'has the most'}${second ? `, ${englishAmount(second.amount, top[0]?.figure.unit ?? '')} more than ${joined(second.entries.map(({ label }) => label))}` : ''}.`,
  mostUntold: top => `Which of ${joined(top.map(({ label }) => label))} is the highest cannot be told.`,
  byNumberOnly: sentence => `By the number alone: ${sentence}`,
  amongStated: sentence => `Among those that state it: ${sentence}`,
  sum: (entries, amount, missing) =>
    `Together ${englishAmount(amount, entries[0]?.figure.unit ?? '')}: ${englishEntries(entries)}${missing.length > 0 ? `; without ${joined(missing)}, not stated` : ''}.`,
  notSummed: (reason, entries) =>
    `${
      {
        share: 'Shares cannot be added up',
        units: 'The units count different things and are not added up',
        plans: 'Plans and results are not added up',
        bounds: 'The figures are approximate in different ways, so they have no total',
        overlap: 'What they cover overlaps, so that adding would count twice',
        rivals: 'The figures stated contradict each other and are not added up',
      }[reason]
    }: ${englishEntries(entries)}.`,
  trend: (series, first, steps) =>
    `${series ? `${series}: ` : ''}${[
      `${yearOf(first)}: ${englishFigure(first.figure)}`,
      ...steps.map(
        ({ entry, since, change }) =>
          `${yearOf(entry)}: ${englishFigure(entry.figure)}, ${englishChange(change, entry.figure.unit)} on ${yearOf(since)}`,
      ),
    ].join('; ')}.`,
  overall: ({ entry, since, change }) =>
    `From ${yearOf(since)} to ${yearOf(entry)}: ${englishChange(change, entry.figure.unit)}.`,
  highest: entries => `Highest in ${joined(entries.map(yearOf))}.`,
  yearsMissing: years => `No figure for ${joined(years.map(String))}.`,
}

export function sayCompared(language: Language): CompareWording {
  return language === 'zh' ? CHINESE : ENGLISH
}
