/** Whole numbers written in words, for properties: made from the rules of each language, not from what reads them. */

const DIGITS = '零一二三四五六七八九'

/** 62000 → 六万二千, 105 → 一百零五; up to 99 999 999. */
export function inChinese(value: number): string {
  if (value >= 10_000) {
    const rest = value % 10_000
    return `${inChinese(Math.floor(value / 10_000))}万${rest === 0 ? '' : `${rest < 1000 ? '零' : ''}${inChinese(rest)}`}`
  }
  let written = ''
  let gap = false
  for (const [mark, worth] of [
    ['千', 1000],
    ['百', 100],
    ['十', 10],
    ['', 1],
  ] as const) {
    const digit = Math.floor(value / worth) % 10
    if (digit === 0) gap = written !== ''
    else {
      written += `${gap ? '零' : ''}${DIGITS[digit]}${mark}`
      gap = false
    }
  }
  return value >= 10 && value < 20 ? written.slice(1) : written || '零'
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** 62105 → sixty-two thousand one hundred and five. */
export function inEnglish(value: number): string {
  if (value < 20) return ONES[value] ?? ''
  if (value < 100) return `${TENS[Math.floor(value / 10) - 2]}${value % 10 === 0 ? '' : `-${ONES[value % 10]}`}`
  for (const [word, worth] of [
    ['million', 1e6],
    ['thousand', 1e3],
    ['hundred', 100],
  ] as const) {
    if (value < worth) continue
    const rest = value % worth
    const joined = rest === 0 ? '' : `${rest < 100 ? ' and' : ''} ${inEnglish(rest)}`
    return `${inEnglish(Math.floor(value / worth))} ${word}${joined}`
  }
  return ''
}

export function inFullWidth(text: string): string {
  return text.replace(/[!-~]/g, character => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
}
