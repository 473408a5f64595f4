import type { Bound, Figure, Place } from '../../src/library/library.ts'
import type { Row } from '../../src/question/question.ts'
import { record } from './made-up-records.ts'

type About = Partial<Pick<Figure, 'measure' | 'bound' | 'plan' | 'part' | 'asOf' | 'change' | 'value' | 'unit'>>

const SCALES: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }

/** A figure as written, e.g. 930宗, 2700余件, 超87%, 119.96万元. */
export function figure(raw: string, about: About = {}): Figure {
  const [, before = '', digits = '', , scale = '', , unit = ''] =
    /^(超|近|约|不足)?([\d.]+)(余|多)?(万|亿)?(余|多)?(.*)$/.exec(raw) ?? []
  return {
    raw,
    value: Number(digits) * (SCALES[scale] ?? 1),
    unit,
    measure: '受理行政复议申请',
    bound: boundOf(raw, before),
    change: null,
    part: false,
    asOf: null,
    plan: false,
    start: 0,
    end: raw.length,
    ...about,
  }
}

function boundOf(raw: string, before: string): Bound | null {
  if (before === '近' || before === '约') return 'about'
  if (before === '不足') return 'at_most'
  return before === '超' || /[余多]/.test(raw) ? 'at_least' : null
}

export function district(name: string, city = '甲市'): Place {
  return { path: ['某省', city, name], level: 'district' }
}

/** A row of one report; citations count from 1 in each row unless given. */
export function row(name: string, year: number, figures: readonly (Figure | string | null)[], issuer?: string): Row {
  const place = district(name)
  const cells = figures.map((each, at) =>
    each === null ? null : { figure: typeof each === 'string' ? figure(each) : each, citation: at + 1 },
  )
  return { place, year, report: record(`${name}-${year}`, { place, year, ...(issuer ? { issuer } : {}) }), cells }
}
