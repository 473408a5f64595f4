import type { ComparisonAsked, Language } from '../question.ts'
import { areLike, glossedFigure } from '../saying/units.ts'
import type { Column, Entry } from './compare-entries.ts'
import { measuresDiffer } from './compare-measures.ts'
import { isExact, unitsOf } from './compare-order.ts'
import { changesThatDiffer } from './compare-trend.ts'

/** What a reader has to know before using a comparison. */

/**
 * - `different_measures`: the reports count different things (受理 and 办理, a plan and a result); says which says what
 * - `different_units`: the units count different things (家 and 家次)
 * - `figures_disagree`: the same report, or two of one place and year, state several values
 * - `approximate`: figures that are about, at least or at most, from which nothing exact was computed
 * - `not_stated`: reports that lack the figure
 * - `change_differs`: a report's own 同比 does not fit the figures of the two years
 */
export type ComparisonNoticeCode =
  | 'different_measures'
  | 'different_units'
  | 'figures_disagree'
  | 'approximate'
  | 'not_stated'
  | 'change_differs'

export type ComparisonNotice = { readonly code: ComparisonNoticeCode; readonly message: string }

type NoticeWording = {
  readonly comma: string
  readonly and: string
  readonly measureOf: (entry: Entry) => string
  readonly differentMeasures: (list: string) => string
  readonly unitOf: (entry: Entry) => string
  readonly differentUnits: (list: string) => string
  readonly disagree: (label: string, measure: string, values: string) => string
  readonly approximate: (list: string) => string
  readonly notStated: (labels: string, measure: string) => string
  readonly changeDiffers: (entry: Entry, since: Entry, computed: string) => string
}

const CHINESE: NoticeWording = {
  comma: '，',
  and: '、',
  measureOf: ({ label, figure: { measure, part, plan, asOf } }) => {
    const marks = [part ? '为其中一部分' : '', plan ? '为计划数' : '', asOf ?? ''].filter(Boolean)
    return `${label}为“${measure}”${marks.length > 0 ? `（${marks.join('，')}）` : ''}`
  },
  differentMeasures: list => `口径不同：${list}。比较时请注意。`,
  unitOf: ({ label, figure }) => `${label}为“${figure.unit}”`,
  differentUnits: list => `单位不同，所计对象不同，未作加减：${list}。`,
  disagree: (label, measure, values) => `${label}对“${measure}”所载数字不一致：${values}。`,
  approximate: list => `不是确数，未据以计算确切的差额、增幅或合计：${list}。`,
  notStated: (labels, measure) => `${labels}未载明${measure ? `“${measure}”` : '这一数字'}。`,
  changeDiffers: ({ label, figure }, since, computed) =>
    `${label}的报告称较上年${figure.change?.direction === 'down' ? '下降' : '增长'}${figure.change?.percent ?? ''}%，与两年报告所载数字（${since.figure.raw}、${figure.raw}）算得的${computed}%不符。`,
}

const ENGLISH: NoticeWording = {
  comma: '; ',
  and: ', ',
  measureOf: ({ label, figure: { measure, part, plan, asOf } }) => {
    const marks = [part ? 'a part only' : '', plan ? 'planned' : '', asOf ?? ''].filter(Boolean)
    return `${label}: “${measure}”${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`
  },
  differentMeasures: list => `The reports do not count the same thing: ${list}.`,
  unitOf: ({ label, figure }) => `${label}: ${glossedFigure(figure, 'en')}`,
  differentUnits: list => `The units count different things; nothing was added or subtracted: ${list}.`,
  disagree: (label, measure, values) => `${label} has several values for “${measure}”: ${values}.`,
  approximate: list => `Not exact, so no exact difference, change or total was computed: ${list}.`,
  notStated: (labels, measure) => `Not stated${measure ? ` (${measure})` : ''}: ${labels}.`,
  changeDiffers: ({ label, figure }, since, computed) =>
    `The report of ${label} says ${figure.change?.direction ?? ''} ${figure.change?.percent ?? ''}% on the year before; the figures of the two reports (${since.figure.raw}, ${figure.raw}) give ${computed}%.`,
}

export function noticesOf(asked: ComparisonAsked, column: Column, language: Language): ComparisonNotice[] {
  const words = language === 'zh' ? CHINESE : ENGLISH
  const { entries, missing, measure } = column
  const notices: ComparisonNotice[] = []
  const say = (code: ComparisonNoticeCode, message: string) => notices.push({ code, message })
  if (measuresDiffer(entries)) say('different_measures', words.differentMeasures(list(entries, words.measureOf, words)))
  if (!areLike(unitsOf(entries))) say('different_units', words.differentUnits(list(entries, words.unitOf, words)))
  for (const entry of entries.filter(({ rivals }) => rivals.length > 0))
    say('figures_disagree', words.disagree(entry.label, entry.figure.measure, valuesOf(entry, words)))
  const vague = entries.filter(entry => !isExact(entry) && entry.rivals.length === 0)
  if (entries.length > 1 && vague.length > 0)
    say('approximate', words.approximate(vague.map(({ label, figure }) => `${label} ${figure.raw}`).join(words.and)))
  if (missing.length > 0) say('not_stated', words.notStated(missing.map(({ label }) => label).join(words.and), measure))
  if (asked === 'trend')
    for (const { entry, since, computed } of changesThatDiffer(entries))
      say('change_differs', words.changeDiffers(entry, since, computed))
  return notices
}

function list(entries: readonly Entry[], of: (entry: Entry) => string, words: NoticeWording): string {
  return entries.map(of).join(words.comma)
}

/** 930宗, 920宗[3]. */
function valuesOf({ figure, rivals }: Entry, words: NoticeWording): string {
  const others = rivals.map(rival => `${rival.figure.raw}${rival.citation === undefined ? '' : `[${rival.citation}]`}`)
  return [figure.raw, ...others].join(words.and)
}
