import { chineseValue } from './chinese-value.ts'
import { englishNumbersIn } from './english-value.ts'

/** Five-year plans are called by their number: 八五普法, “十四五”规划, 第八个五年规划, the Eighth Five-Year Plan. */
export type PlanNumber = { readonly start: number; readonly end: number; readonly value: number }

const NUMERALS = '一二三四五六七八九十'
const SHORT = new RegExp(
  `(?<![${NUMERALS}百千万])(十?[一二三四五六七八九]|十)五(?=[”"'’」]|普法|规划|计划|时期|期间|以来)`,
  'g',
)
const FULL = new RegExp(`第([${NUMERALS}]{1,3}|\\d{1,2})个五年`, 'g')
const ENGLISH = /(?:\b([A-Za-z]+(?:[\s-][A-Za-z]+)?)|(?<!\d)(\d{1,2})(?:st|nd|rd|th))\s+(?:Five|5)[\s-]Year/gi

export function planNumbersIn(plain: string): PlanNumber[] {
  const chinese = [...plain.matchAll(SHORT), ...plain.matchAll(FULL)].map(match => ({
    ...spanOf(match),
    value: /^\d/.test(match[1] ?? '') ? Number(match[1]) : chineseValue(match[1] ?? ''),
  }))
  const english = [...plain.matchAll(ENGLISH)].map(match => {
    const word = englishNumbersIn(match[1] ?? '').find(({ ordinal }) => ordinal)
    const { start, end } = spanOf(match)
    return match[2] === undefined
      ? { start: start + (word?.start ?? 0), end, value: word?.value }
      : { start, end, value: Number(match[2]) }
  })
  return [...chinese, ...english].flatMap(({ start, end, value }) =>
    value === undefined ? [] : [{ start, end, value }],
  )
}

function spanOf(match: RegExpExecArray): { start: number; end: number } {
  return { start: match.index, end: match.index + match[0].length }
}
