const DIGITS = '零一二三四五六七八九'
const SCALES = [
  ['亿', 1e8],
  ['万', 1e4],
] as const
const PLACES = [
  ['千', 1000],
  ['百', 100],
  ['十', 10],
] as const

/**
 * The value of a Chinese numeral: 三万五千, 一百零五, 二〇二四, 一点二亿. Undefined where the characters make none: 百千万,
 * or 三五, which is three to five.
 */
export function chineseValue(text: string): number | undefined {
  const plain = text.replaceAll('〇', '零').replaceAll('两', '二')
  const [whole = '', fraction] = plain.split('点')
  if (fraction === undefined) return scaled(whole) ?? digitByDigit(whole)
  const scale = /^(.*?)([万亿]*)$/.exec(fraction)
  const value = scaled(whole)
  const digits = digitsOf(scale?.[1] ?? '')
  if (value === undefined || digits === '' || digits === undefined) return undefined
  const factor = [...(scale?.[2] ?? '')].reduce((product, character) => product * (character === '万' ? 1e4 : 1e8), 1)
  return Number((Number(`${value}.${digits}`) * factor).toPrecision(12))
}

function digitsOf(text: string): string | undefined {
  const digits = [...text].map(character => DIGITS.indexOf(character))
  return digits.includes(-1) ? undefined : digits.join('')
}

/** 二零二四, 一二三四五: a name or a year. Two digits in a row without a zero are a guess (三五个). */
function digitByDigit(text: string): number | undefined {
  const digits = digitsOf(text)
  return digits === undefined || (digits.length < 3 && !digits.includes('0')) ? undefined : Number(digits)
}

function scaled(text: string): number | undefined {
  for (const [mark, scale] of SCALES) {
    const at = text.lastIndexOf(mark)
    if (at < 0) continue
    const high = at === 0 ? 1 : scaled(text.slice(0, at))
    const rest = text.slice(at + 1)
    const low = rest === '' ? 0 : rest.startsWith('零') ? scaled(rest.slice(1)) : shorthand(rest, scale)
    return high === undefined || low === undefined || high === 0 || low >= scale ? undefined : high * scale + low
  }
  return belowTenThousand(text)
}

/** 三万五 is 35 000. */
function shorthand(rest: string, scale: number): number | undefined {
  const digit = rest.length === 1 ? DIGITS.indexOf(rest) : -1
  return digit > 0 ? (digit * scale) / 10 : scaled(rest)
}

function belowTenThousand(text: string): number | undefined {
  let rest = text
  let total = 0
  for (const [mark, worth] of PLACES) {
    const at = rest.indexOf(mark)
    if (at < 0) continue
    const before = rest.slice(0, at).replace(/^零/, '')
    const digit = before === '' && worth === 10 ? 1 : before === '' && total === 0 ? 1 : DIGITS.indexOf(before)
    if (digit < 1 || before.length > 1) return undefined
    total += digit * worth
    rest = rest.slice(at + 1)
  }
  if (rest === '') return total === 0 ? undefined : total
  const last = rest.length === 1 || total === 0 ? rest : rest.replace(/^零/, '')
  if (last.length !== 1) return undefined
  const digit = DIGITS.indexOf(last)
  if (digit < 0 || (total > 0 && digit === 0)) return undefined
  // 三百五 is 350; 三百零五 is 305.
  const short = total >= 100 && total % 100 === 0 && rest.length === 1 ? (total % 1000 === 0 ? 100 : 10) : 1
  return total + digit * short
}
