import { type BoundSaid, boundAfter, boundBefore, boundWithin } from './bounds.ts'
import { MONEY_BEFORE, measureAt, nounClassBehind } from './english-units.ts'
import { type Core, chineseScale, rounded } from './number-cores.ts'
import type { Tongue } from './said.ts'
import { CHINESE_UNIT, chineseUnit } from './units.ts'

/** A number with all that is read around it, from its bound to its unit. */
export type Reading = Core & {
  readonly from: number
  readonly to: number
  readonly unit: string
  readonly said: BoundSaid | undefined
}

const UNIT = new RegExp(`\\s*(?:${CHINESE_UNIT})`, 'uy')
const MORE = /\s?[余多来]/y
const SCALE = /[百千万亿]+/y
/** Behind a number of these, 内 is at most: 5个工作日内. */
const LASTS = new Set(['年', '月', '天', '周', '工作日', '小时', '分钟'])
/** The number of years that lie behind is no estimate: 近三年. */
const LIES_BEHIND = new Set(['年', '月', '天', '周'])

/** Reads around a number; what stands before `floor` belongs to the one before it. */
export function readingOf(plain: string, core: Core, floor: number, language: Tongue): Reading {
  const before = plain.slice(floor, core.start)
  const { value, end, more } = multiplied(plain, core)
  const { unit, length, half } = unitAt(plain, core, end, language)
  const behind = plain.slice(end + length)
  const money = MONEY_BEFORE.exec(before)
  const marked = core.vague ? undefined : boundBefore(before, plain.slice(core.start, core.end), plain.slice(0, floor))
  const bound = marked?.nearly && LIES_BEHIND.has(unit) && /近$/.test(before) ? undefined : marked
  const within = LASTS.has(unit) && /^内/.test(behind) ? WITHIN : undefined
  const tail = boundAfter(behind) ?? within
  return {
    ...core,
    value: value + half,
    unit: unit === '' && money ? (money.groups?.yuan === undefined ? '美元' : '元') : unit,
    from: core.start - Math.max(bound?.length ?? 0, money?.[0].length ?? 0),
    to: end + length + (tail?.length ?? 0),
    said: bound ?? boundWithin(more) ?? tail ?? (core.vague ? { bound: 'at_least', nearly: false } : undefined),
  }
}

const WITHIN = { bound: 'at_most', nearly: false, length: 1 } as const

/** With 余 and what may stand behind it: 10余万. Within the number it stands before the scale (6余万). */
function multiplied(plain: string, core: Core): { value: number; end: number; more: string } {
  const inside = /[余多来](?=[百千万亿])/.exec(plain.slice(core.start, core.end))?.[0] ?? ''
  const more = stickyAt(MORE, plain, core.end)
  const end = core.end + more.length
  const scale = more === '' || core.scale > 1 ? '' : stickyAt(SCALE, plain, end)
  return { value: rounded(core.value * chineseScale(scale)), end: end + scale.length, more: more.trim() || inside }
}

type UnitSaid = { readonly unit: string; readonly length: number; readonly half: number }

function unitAt(plain: string, core: Core, at: number, language: Tongue): UnitSaid {
  if (core.unit !== undefined) return { unit: core.unit, length: 0, half: 0 }
  const chinese = stickyAt(UNIT, plain, at)
  if (chinese !== '') return halved(chineseUnit(chinese), chinese.length, plain.slice(at + chinese.length))
  const measure = measureAt(plain, at)
  if (measure) return { ...measure, half: 0 }
  return { unit: language === 'en' ? nounClassBehind(plain.slice(at, at + FARTHEST_NOUN)) : '', length: 0, half: 0 }
}

/** 三天半. */
function halved(unit: string, length: number, behind: string): UnitSaid {
  const isHalf = LASTS.has(unit) && /^半(?![年月天日])/.test(behind)
  return { unit, length: length + (isHalf ? 1 : 0), half: isHalf ? 0.5 : 0 }
}

/** In characters; a noun phrase is not longer. */
const FARTHEST_NOUN = 120

function stickyAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}
